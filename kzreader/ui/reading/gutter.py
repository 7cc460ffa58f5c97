"""The gutter beside the text: the numbers of paragraphs, to cite, and the signs of their topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from kzreader.ui import theme as themes
from kzreader.ui.overriding import override
from kzreader.ui.reading.canvas import PageCanvas
from kzreader.ui.reading.values import TopicMark
from kzreader.ui.style import readable_on
from kzreader.ui.theme import Theme

_GAP = 4
_RADIUS = 4.0
_FROM_TEXT = 5
_LEAST = 2
"""Room left of the signs."""


class _Sign(NamedTuple):
    """A topic's sign as placed; `more` are the topics of the paragraph that found no room, on their last sign."""

    mark: TopicMark
    box: QRect
    more: tuple[TopicMark, ...] = ()


class _Row(NamedTuple):
    """A paragraph in view: its lines' rectangle and its first baseline."""

    number: int
    box: QRect
    baseline: int


class Gutter(QWidget):
    """Draws beside `page` what belongs to its paragraphs. Tab reaches it, Up and Down go from sign to sign."""

    accept_requested = Signal(str, int)
    reject_requested = Signal(str, int)
    accept_all_requested = Signal(str)
    reject_all_requested = Signal(str)
    topic_clicked = Signal(str)
    number_clicked = Signal(int)

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page)
        self._page = page
        self._theme: Theme | None = None
        self._font = themes.interface_font(8.0)
        self._topics: dict[int, list[TopicMark]] = {}
        self._current: tuple[int, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Paragraph numbers and topics"))
        page.scrolled.connect(self.update)
        page.settled.connect(self.update)

    def set_style(self, theme: Theme, points: float) -> None:
        """Take colours and a size that goes with that of the text."""
        self._theme = theme
        self._font = themes.interface_font(min(max(points * 0.66, 7.0), 10.0))
        self.update()

    def show_topics(self, marks: Sequence[TopicMark]) -> None:
        """Show signs beside the paragraphs that they belong to, confirmed ones first."""
        grouped: dict[int, list[TopicMark]] = defaultdict(list)
        for mark in sorted(marks, key=lambda mark: not mark.confirmed):
            grouped[mark.paragraph].append(mark)
        self._topics = dict(grouped)
        self.update()

    def topics(self) -> list[TopicMark]:
        """What is shown, paragraph by paragraph."""
        return [mark for paragraph in sorted(self._topics) for mark in self._topics[paragraph]]

    def place(self, room: QRect) -> None:
        """Stand in `room` left of the text; too little of it leaves the gutter out."""
        self.setGeometry(room)
        self.setVisible(room.width() > self._number_width())

    def signs(self) -> list[tuple[TopicMark, QRect]]:
        """The signs in view and where they stand."""
        return [(sign.mark, sign.box) for sign in self._signs()]

    def _rows(self) -> Iterator[_Row]:
        """The paragraphs in view."""
        page = self._page.page
        if page is None:
            return
        shift = self._page.verticalScrollBar().value()
        for block, box in self._page.blocks_between(*self._page.visible_range()):
            planned = page.block_of(block.blockNumber())
            if planned and planned.first and planned.fold is None:
                line, baseline = self._page.words.first_line(block)
                top = round(line.top()) - shift
                height = max(round(line.height()), round(box.bottom()) - shift - top)
                yield _Row(planned.paragraph.number, QRect(0, top, self.width(), height), round(baseline) - shift)

    def _signs(self) -> Iterator[_Sign]:
        for row in self._rows():
            if marks := self._topics.get(row.number):
                yield from self._flow(marks, row.box)

    def _flow(self, marks: Sequence[TopicMark], row: QRect) -> Iterator[_Sign]:
        """Signs from right to left beside the number, then in rows below as far as the paragraph reaches."""
        metrics = QFontMetrics(self._font)
        height = metrics.height() + 1
        line = self._page.line_height()
        edge = row.right() - self._number_width() - _FROM_TEXT
        right, top = edge, row.top() + (line - height) // 2
        for index, mark in enumerate(marks):
            width = min(max(height, metrics.horizontalAdvance(mark.sign) + 6), edge - _LEAST)
            if right - width < _LEAST:
                right, top = edge, top + height + _GAP
            left = right - width
            last = left - height - _GAP < _LEAST and top + 2 * height + _GAP > row.bottom() + line // 2
            more = tuple(marks[index + 1 :]) if last else ()
            yield _Sign(mark, QRect(left, top, width, height), more)
            if more:
                return
            right = left - _GAP

    def _number_width(self) -> int:
        page = self._page.page
        count = len(page.interview.paragraphs) if page else 0
        return QFontMetrics(self._font).horizontalAdvance("0" * max(2, len(str(count)))) + 6

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("muted"))
        metrics = QFontMetrics(self._font)
        for row in self._rows():
            words = str(row.number)
            left = self.width() - _FROM_TEXT - metrics.horizontalAdvance(words)
            painter.drawText(QPoint(left, row.baseline), words)
        for sign in self._signs():
            self._draw(painter, sign, self._theme)
        painter.end()

    def _draw(self, painter: QPainter, sign: _Sign, theme: Theme) -> None:
        colour, box = QColor(sign.mark.colour), sign.box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        font = QFont(self._font)
        if sign.mark.confirmed:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            ink = readable_on(colour, theme)
        else:
            painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = theme.colour("muted")
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setFont(font)
        painter.setPen(ink)
        words = f"+{len(sign.more) + 1}" if sign.more else sign.mark.sign
        painter.drawText(sign.box, Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus() and self._current == _key(sign.mark):
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        sign = self._sign_at(point)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if sign:
            self._open_menu(sign)
        elif (number := self._number_at(point)) is not None:
            self.number_clicked.emit(number)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if sign := self._sign_at(event.pos()):
            self._open_menu(sign)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._sign_at(event.position().toPoint()) or self._number_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._page.viewport(), event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sign = self._sign_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(sign) if sign else "", self)
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        signs = list(self._signs())
        if signs and not any(_key(sign.mark) == self._current for sign in signs):
            self._set_current(signs[0])

    def _set_current(self, sign: _Sign) -> None:
        self._current = _key(sign.mark)
        self.setAccessibleDescription(
            self.tr("Paragraph {number}: {topics}").format(number=sign.mark.paragraph, topics=self._words(sign))
        )
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        signs = list(self._signs())
        index = next((i for i, sign in enumerate(signs) if _key(sign.mark) == self._current), None)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if signs and event.key() in steps:
            step = steps[Qt.Key(event.key())]
            chosen = 0 if index is None else min(max(index + step, 0), len(signs) - 1)
            self._set_current(signs[chosen])
        elif index is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open_menu(signs[index])
        elif index is not None and event.key() == Qt.Key.Key_Delete:
            self.reject_requested.emit(signs[index].mark.topic, signs[index].mark.paragraph)
        else:
            super().keyPressEvent(event)

    def _sign_at(self, point: QPoint) -> _Sign | None:
        return next((sign for sign in self._signs() if sign.box.adjusted(-2, -2, 2, 2).contains(point)), None)

    def _number_at(self, point: QPoint) -> int | None:
        if point.x() < self.width() - self._number_width() - _FROM_TEXT:
            return None
        line = self._page.line_height()
        return next((row.number for row in self._rows() if 0 <= point.y() - row.box.top() < line), None)

    def _words(self, sign: _Sign) -> str:
        return "\n".join(
            mark.name if mark.confirmed else self.tr("{topic} (suggested)").format(topic=mark.name)
            for mark in (sign.mark, *sign.more)
        )

    def _open_menu(self, sign: _Sign) -> None:
        self._set_current(sign)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index, mark in enumerate((sign.mark, *sign.more)):
            if index:
                menu.addSeparator()
            self._fill_menu(menu, mark)
        menu.popup(self.mapToGlobal(sign.box.bottomLeft() + QPoint(0, 2)))
        menu.setActiveAction(menu.actions()[0])

    def _fill_menu(self, menu: QMenu, mark: TopicMark) -> None:
        entries = [
            (self.tr("Accept “{topic}” here"), partial(self.accept_requested.emit, mark.topic, mark.paragraph)),
            (self.tr("Reject “{topic}” here"), partial(self.reject_requested.emit, mark.topic, mark.paragraph)),
            (self.tr("Accept “{topic}” wherever it is suggested"), partial(self.accept_all_requested.emit, mark.topic)),
            (self.tr("Reject “{topic}” wherever it is suggested"), partial(self.reject_all_requested.emit, mark.topic)),
        ]
        if mark.confirmed:
            remove = partial(self.reject_requested.emit, mark.topic, mark.paragraph)
            entries = [(self.tr("Take “{topic}” off this paragraph"), remove)]
        entries.append((self.tr("Show only “{topic}”"), partial(self.topic_clicked.emit, mark.topic)))
        for words, chosen in entries:
            menu.addAction(words.format(topic=mark.name)).triggered.connect(_without_arguments(chosen))


def _key(mark: TopicMark) -> tuple[int, str]:
    return mark.paragraph, mark.topic


def _without_arguments(call: partial[None]) -> partial[None]:
    """The same call, deaf to the `checked` that QAction.triggered would add."""
    return partial(_call, call)


def _call(call: partial[None], checked: bool = False) -> None:
    call()
