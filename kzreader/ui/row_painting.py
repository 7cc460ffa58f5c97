"""How rows are painted. Nothing here knows what a row stands for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kzreader.ui import style
from kzreader.ui.overriding import override
from kzreader.ui.row_layout import GAP, PADDING, Plan, Planner, chip_words, face_font
from kzreader.ui.rows import ROW_ROLE, Badge, Face, Row

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QListView

    from kzreader.ui.theme import Theme

_DOT = 6
_KEPT = 400
"""Rows whose layout is kept."""


class RowDelegate(QStyledItemDelegate):
    """Lays out and paints rows; keeps what it laid out."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._plans: OrderedDict[Hashable, Plan] = OrderedDict()
        self._heights: dict[Row, int] = {}
        self._measured_at = 0

    @property
    def theme(self) -> Theme:
        """The theme it paints in."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme
        self._plans.clear()

    def forget(self) -> None:
        """Lay everything out anew, for another font."""
        self._plans.clear()
        self._heights.clear()

    def width(self) -> int:
        """Width of a row: that of the list without its scroll bar, whether it is there or not."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return max(80, self._view.width() - 2 * self._view.frameWidth() - bar)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self.shown(index.data(ROW_ROLE))
        width = self.width()
        if width != self._measured_at:
            self._heights.clear()
            self._measured_at = width
        if row not in self._heights:
            self._heights[row] = round(self.plan(row, width).height)
        return QSize(width, self._heights[row])

    def shown(self, row: Row) -> Row:
        """What is painted of `row`: all of it, unless an editor takes the place of a part."""
        return row

    def plan(self, row: Row, width: int, *, chosen: bool = False) -> Plan:
        """Where everything of `row` stands at that width."""
        key = (row, width, chosen)
        made = self._plans.get(key)
        if made is None:
            made = self._plans[key] = Planner(row, width=width, theme=self._theme, chosen=chosen).made()
            while len(self._plans) > _KEPT:
                self._plans.popitem(last=False)
        else:
            self._plans.move_to_end(key)
        return made

    def part_at(self, index: QModelIndex, point: QPoint) -> int:
        """The part of the row at `index` that stands at `point` of the viewport."""
        row = self.shown(index.data(ROW_ROLE))
        return self.plan(row, self.width()).part_at(point.y() - self._view.visualRect(index).y())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self.shown(index.data(ROW_ROLE))
        state = option.state
        rect = QRectF(option.rect)
        rect.setWidth(self.width())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, rect, state)
        plan = self.plan(row, self.width(), chosen=chosen and not row.heading)
        painter.setOpacity(0.75 if row.faded and not chosen else 1.0)
        for at, block, _ in plan.blocks:
            block.draw(painter, rect.topLeft() + at)
        for place, badge in plan.badges:
            paint_badge(painter, place.translated(rect.topLeft()), badge, self._theme)
        painter.setOpacity(1.0)
        if row.marked:
            self._paint_dot(painter, rect, plan)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: Row, rect: QRectF, state: QStyle.StateFlag) -> None:
        if row.heading:
            return
        inner = rect.adjusted(GAP, 2 if row.card else 0, -GAP, -2 if row.card else 0)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = self._ground(row, chosen=chosen, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(Qt.PenStyle.NoPen)
        if ground is not None:
            painter.setBrush(ground)
            painter.drawRoundedRect(inner, 4, 4)
        if row.card and not chosen:
            painter.setPen(QPen(self._theme.colour("rule"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if row.stripe:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.mark_line(row.stripe))
            painter.drawRoundedRect(QRectF(inner.left(), inner.top(), 4, inner.height()), 2, 2)
        if row.ribbon[0]:
            self._paint_strength(painter, row, inner)
        if self._view.hasFocus() and bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 4, 4)

    def _ground(self, row: Row, *, chosen: bool, hovered: bool) -> QColor | None:
        if chosen:
            return self._theme.colour("selection")
        if row.card:
            return self._theme.colour("paper")
        if row.pressed:
            return style.pressed(self._theme)
        return style.hover(self._theme) if hovered else None

    def _paint_strength(self, painter: QPainter, row: Row, inner: QRectF) -> None:
        role, share = row.ribbon
        height = (inner.height() - 8) * min(1.0, max(0.0, share))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.mix(self._theme.colour("paper"), self._theme.colour(role), 0.3))
        painter.drawRoundedRect(QRectF(inner.left() + 4, inner.top() + 4, 4, inner.height() - 8), 2, 2)
        painter.setBrush(self._theme.colour(role))
        painter.drawRoundedRect(QRectF(inner.left() + 4, inner.bottom() - 4 - height, 4, height), 2, 2)

    def _paint_dot(self, painter: QPainter, rect: QRectF, plan: Plan) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(QPointF(rect.left() + PADDING - 2, rect.top() + plan.first_line), _DOT / 2, _DOT / 2)


def paint_badge(painter: QPainter, place: QRectF, badge: Badge, theme: Theme) -> None:
    """A chip with its name, or a sign alone; outlined where the topic is only suggested."""
    colour = QColor(badge.colour) if badge.colour else theme.colour("muted")
    fill = style.tint(colour, theme) if badge.filled else theme.colour("paper")
    line = colour if style.contrast(colour, fill) >= 3.0 else style.mix(colour, theme.colour("ink"), 0.5)
    pen = QPen(line, 1.0)
    if not badge.filled:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(fill)
    inner = place.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = inner.height() / 2 if badge.name else 4.0
    painter.drawRoundedRect(inner, radius, radius)
    font = face_font(Face.DETAIL)
    if not badge.name:
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() - 1)
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    words = QFontMetricsF(font).elidedText(
        chip_words(badge), Qt.TextElideMode.ElideRight, place.width() - (12 if badge.name else 0)
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
