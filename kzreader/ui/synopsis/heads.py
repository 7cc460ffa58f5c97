"""The heads of the synopsis: accounts above the columns, numbers of statements beside the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from kzreader.ui.overriding import override
from kzreader.ui.synopsis.layout import PADDING
from kzreader.ui.theme import interface_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.core.export.synopsis.table import Column
    from kzreader.ui.synopsis.values import Content, TableStyle
    from kzreader.ui.theme import Theme

_ABOVE = 8
_MARK = 20
"""Pixels for the sign that a head has a menu."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _bold(points: float) -> QFont:
    font = interface_font(points)
    font.setWeight(QFont.Weight.DemiBold)
    return font


class AccountHeads(QHeaderView):
    """Name, title and date of each account, and how much it shares with the base. They can be dragged.

    `order_changed`: the columns as numbers, in the order they were dragged into.
    """

    order_changed = Signal(list)
    menu_requested = Signal(int, QPoint)

    def __init__(self, style: TableStyle, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = style
        self._content: Content | None = None
        self._arranging = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionMoved.connect(self._on_moved)
        self.sectionClicked.connect(self._on_clicked)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_content(self, content: Content | None, style: TableStyle) -> None:
        """Stand the heads in the order of the columns again."""
        self._content, self._style = content, style
        self._arranging = True
        for section in range(self.count()):
            if self.visualIndex(section) != section:
                self.moveSection(self.visualIndex(section), section)
        self._arranging = False
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(self.count() - 1, 0))
        self.updateGeometry()
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        lines = 1 + len(max((head.coverage for head in self._columns()), key=len, default=()))
        height = QFontMetrics(self._name_font()).height() + 2
        return QSize(hint.width(), 2 * _ABOVE + height + lines * QFontMetrics(self._small()).height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme = self._style.theme
        painter.save()
        _paint_ground(painter, rect, theme)
        columns = self._columns()
        if logical < len(columns):
            self._paint_words(painter, rect.adjusted(PADDING, _ABOVE, -PADDING, -_ABOVE), logical)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, logical: int) -> None:
        head, theme = self._columns()[logical], self._style.theme
        font = self._name_font()
        metrics = QFontMetrics(font)
        line = QRect(room.left(), room.top(), room.width(), metrics.height() + 2)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        name = metrics.elidedText(head.name, Qt.TextElideMode.ElideRight, line.width() - _MARK)
        painter.drawText(line, _LEFT, name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")
        small = self._small()
        metrics = QFontMetrics(small)
        painter.setFont(small)
        top = line.bottom() + 1
        for number, words in enumerate((head.details, *head.coverage)):
            line = QRect(room.left(), top, room.width(), metrics.height())
            painter.setPen(theme.colour("ink" if number else "muted"))
            painter.drawText(line, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))
            top += metrics.height()

    def _columns(self) -> tuple[Column, ...]:
        return self._content.columns if self._content is not None else ()

    def _name_font(self) -> QFont:
        return _bold(max(self._style.font_size * 0.84, 9.0))

    def _small(self) -> QFont:
        return interface_font(max(self._style.font_size * 0.74, 8.0))

    def _on_moved(self, *_places: int) -> None:
        if not self._arranging:
            self.order_changed.emit([self.logicalIndex(place) for place in range(self.count())])

    def _on_clicked(self, logical: int) -> None:
        left = self.sectionViewportPosition(logical)
        self.menu_requested.emit(logical, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def _on_menu(self, point: QPoint) -> None:
        logical = self.logicalIndexAt(point)
        if logical >= 0:
            self.menu_requested.emit(logical, self.viewport().mapToGlobal(point))


class RowNumbers(QHeaderView):
    """The number of each statement, and a sign where figures in it differ."""

    def __init__(self, style: TableStyle, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._style = style
        self._content: Content | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)

    def show_content(self, content: Content | None, style: TableStyle) -> None:
        """Number these rows."""
        self._content, self._style = content, style
        last = content.rows[-1].number if content is not None and content.rows else 0
        self.setFixedWidth(QFontMetrics(self._font()).horizontalAdvance(f"{max(last, 100)}") + 18)
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme = self._style.theme
        painter.save()
        _paint_ground(painter, rect, theme)
        if self._content is not None and logical < len(self._content.rows):
            row = self._content.rows[logical]
            font = self._font()
            height = QFontMetrics(font).height()
            painter.setFont(font)
            painter.setPen(theme.colour("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            room = QRectF(rect).adjusted(0, 10, -9, 0)
            painter.drawText(room, right, str(row.number))
            if row.figures_differ:
                painter.setPen(theme.colour("warning"))
                painter.drawText(room.translated(0, height), right, "≠")
        painter.restore()

    def _font(self) -> QFont:
        return interface_font(max(self._style.font_size * 0.74, 8.0))


def _paint_ground(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """What every head stands on: the panel's colour, and a rule below and to the right."""
    painter.fillRect(rect, theme.colour("panel"))
    painter.setPen(theme.colour("rule"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
