"""The strip at the outer edge of a pane that shows where on the whole page matches, notes, topics and hits lie.

Tab reaches it. Up and Down go from one to the next, Left and Right among those of the same kind, Enter goes there.
"""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from kzreader.core.notebook.annotation import Annotation
from kzreader.ui.overriding import override
from kzreader.ui.reading.layers import Hit, LayerName
from kzreader.ui.reading.values import PassageMark
from kzreader.ui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.theme import Theme

WIDTH = 7
"""Pixels; the strip lies half on the empty edge of the scroll bar and takes no room from the text."""
_ON_SCROLL_BAR = 3
_LANE = 3
_TICK = 3
_QUIET = 0.6
_NEAR = 4
"""Pixels from a tick at which a click or the pointer still means it."""
_COLLECTED_AFTER = 120
"""Milliseconds of rest after which the strip looks where everything lies."""
_WORDS = 60

Kind = Literal["match", "note", "topic", "hit"]


class Tick(NamedTuple):
    """Something on the page. `top` and `bottom` are shares of the whole height, `text` is that of the interview."""

    kind: Kind
    top: float
    bottom: float
    colour: QColor
    span: Span
    what: str
    text: str

    @property
    def words(self) -> str:
        """What it is, and how the passage begins."""
        quote = shorten(self.span.of(self.text), _WORDS, placeholder=" …")
        return QCoreApplication.translate("Overview", "{0}: “{1}”").format(self.what, quote)


class Overview(QWidget):
    """Ticks for what a page holds: matches at the left, notes and topics at the right, hits across."""

    jump_requested = Signal(object)
    """The Span of a tick that was chosen."""
    left = Signal()
    """Escape was pressed: the reader wants to go back to the text."""

    def __init__(self, pane: ReadingPane, theme: Theme) -> None:
        super().__init__(pane.page)
        self._pane = pane
        self._theme = theme
        self._ticks: tuple[Tick, ...] = ()
        self._found: list[Tick] = []
        self._slices = Slices(self)
        self._current: Tick | None = None
        self._collecting = QTimer(self, singleShot=True, interval=_COLLECTED_AFTER)
        self._collecting.timeout.connect(self._collect)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Overview of the interview"))
        pane.settled.connect(self._collecting.start)
        pane.marked.connect(self._collecting.start)
        pane.page.column_moved.connect(self.place)
        self.place()
        self._collect()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is shown, from top to bottom within each kind."""
        return self._ticks

    @property
    def current(self) -> Tick | None:
        """The tick that the keys have come to."""
        return self._current

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._collecting.start()

    def place(self) -> None:
        """Stand at the scroll bar."""
        page = self._pane.page
        area, bar = page.viewport().geometry(), page.verticalScrollBar().sizeHint().width()
        left = page.width() - bar - WIDTH + _ON_SCROLL_BAR
        self.setGeometry(QRect(left, area.top(), WIDTH, area.height()))
        self.raise_()

    def height_of(self, tick: Tick) -> int:
        """Where a tick begins, in pixels from the top of the strip."""
        return round(tick.top * (self.height() - _TICK))

    def _collect(self) -> None:
        """Look where everything lies; while the page is being laid out, that it has settled will be told."""
        if self._pane.page.is_laid_out:
            self._found = []
            self._slices.start(map(self._found.append, self._look()), self._show)

    def _show(self) -> None:
        self._ticks = tuple(self._found)
        if self._current is not None:
            place = (self._current.kind, self._current.span)
            self._current = next((tick for tick in self._ticks if (tick.kind, tick.span) == place), None)
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say what the keys have come to, or else what there is."""
        if self._current is not None:
            self.setAccessibleDescription(self._current.words)
            return
        counts = Counter(tick.kind for tick in self._ticks)
        said = (
            (self.tr("%n parallel passage(s)", "", counts["match"]), counts["match"]),
            (self.tr("%n note(s)", "", counts["note"]), counts["note"]),
            (self.tr("%n topic(s)", "", counts["topic"]), counts["topic"]),
            (self.tr("%n hit(s)", "", counts["hit"]), counts["hit"]),
        )
        self.setAccessibleDescription(", ".join(words for words, count in said if count))

    def _look(self) -> Iterator[Tick]:
        interview, page = self._pane.interview, self._pane.page
        if interview is None or page.page is None:
            return
        for mark in page.layers[LayerName.PASSAGES].marks:
            if isinstance(mark.value, PassageMark):
                colour = self._theme.colour("link_quote" if mark.value.kind == "quote" else "link")
                what = self.tr("Same words") if mark.value.kind == "quote" else self.tr("Parallel passage")
                yield self._tick("match", mark.span, colour, what)
        for mark in page.layers[LayerName.ANNOTATIONS].marks:
            if isinstance(mark.value, Annotation):
                what = self.tr("Note") if mark.value.body.strip() else self.tr("Highlight")
                yield self._tick("note", mark.span, self._theme.mark_line(mark.value.colour), what)
        for topic in self._pane.gutter.topics():
            if topic.confirmed:
                span = interview.paragraphs[topic.paragraph - 1].body
                yield self._tick("topic", span, QColor(topic.colour), self.tr("Topic {0}").format(topic.name))
        for mark in page.layers[LayerName.HITS].marks:
            current = isinstance(mark.value, Hit) and mark.value.current
            colour = self._theme.colour("search_current" if current else "warning")
            yield self._tick("hit", mark.span, colour, self.tr("Found"))

    def _tick(self, kind: Kind, span: Span, colour: QColor, what: str) -> Tick:
        page, whole = self._pane.page, max(1, self._pane.content_height())
        text = self._pane.interview.text if self._pane.interview else ""
        start, end = page.page.map.bounds(span) if page.page else (0, 0)
        top, bottom = page.line_at(start)[0], page.line_at(max(start, end - 1))[1]
        return Tick(kind, top / whole, bottom / whole, colour, span, what, text)

    def _near(self, y: float) -> list[Tick]:
        """The ticks at a height of the strip, the nearest first."""
        found = [(abs(self.height_of(tick) + _TICK / 2 - y), number) for number, tick in enumerate(self._ticks)]
        return [self._ticks[number] for apart, number in sorted(found) if apart <= _NEAR]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for tick in self._ticks:
            left, width = {"match": (0, _LANE), "hit": (0, WIDTH)}.get(tick.kind, (WIDTH - _LANE, _LANE))
            high = max(_TICK, round((tick.bottom - tick.top) * self.height()) if tick.kind != "hit" else 0)
            painter.setOpacity(1.0 if tick.kind == "hit" else _QUIET)
            painter.fillRect(left, self.height_of(tick), width, high, tick.colour)
        if self.hasFocus():
            self._paint_keys(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        """A frame that says the keys are here, and the tick that they have come to across the whole strip."""
        accent = self._theme.colour("accent")
        painter.setOpacity(1.0)
        painter.setPen(accent)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._current is not None:
            painter.fillRect(0, self.height_of(self._current) - 1, WIDTH, _TICK + 2, accent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = sorted(self._ticks, key=lambda tick: (tick.top, tick.span))
        alike = [tick for tick in places if self._current is None or tick.kind == self._current.kind]
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                self._step(places, 1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Right | Qt.Key.Key_Left as key:
                self._step(alike, 1 if key == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End as key:
                self._come_to(places[0 if key == Qt.Key.Key_Home else -1] if places else None)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._current is not None:
                self.jump_requested.emit(self._current.span)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _step(self, places: list[Tick], by: int) -> None:
        """To the neighbour of the current tick; at first to the one that is nearest to what is in sight."""
        at = next((number for number, tick in enumerate(places) if tick is self._current), None)
        if at is not None:
            self._come_to(places[min(max(at + by, 0), len(places) - 1)])
        elif places:
            seen = self._pane.scroll_value() / max(1, self._pane.content_height())
            self._come_to(min(places, key=lambda tick: abs(tick.top - seen)))

    def _come_to(self, tick: Tick | None) -> None:
        self._current = tick
        self._describe()
        self.update()
        if tick is not None:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height_of(tick))), tick.words, self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        QToolTip.hideText()
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            near = self._near(event.position().y())
            if near:
                self.jump_requested.emit(near[0].span)
            else:
                share = event.position().y() / max(1, self.height())
                page = self._pane.page
                middle = round(share * self._pane.content_height() - page.viewport().height() / 2)
                page.verticalScrollBar().setValue(middle)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._near(event.position().y()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._pane.page.viewport(), event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = "\n".join(tick.words for tick in self._near(event.pos().y())[:3])
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
