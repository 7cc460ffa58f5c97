"""The page as it is laid out and drawn: a centred column, marks under and over the letters, a place that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kzreader.ui import theme as themes
from kzreader.ui.overriding import override
from kzreader.ui.reading.bar_glide import BarGlide
from kzreader.ui.reading.column import column_in, room_beside
from kzreader.ui.reading.geometry import Geometry
from kzreader.ui.reading.layers import Layers
from kzreader.ui.reading.page import BLEED, Page
from kzreader.ui.reading.painting import MarkPainter, dimming
from kzreader.ui.reading.reach import Reach
from kzreader.ui.reading.typography import Typography
from kzreader.ui.reading.veil import Veil
from kzreader.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from kzreader.ui.reading.lines import PageLines

READING_LINE = 1 / 3
"""Where on the page the eye rests, from the top: what stands here stays here."""
_SETTLED_AFTER = 30
_DESCENT = 5
"""How far letters may hang below the last line of a block, which is lower than its letters are high."""


class PageCanvas(QTextEdit):
    """Shows one page. Positions are page positions, rectangles are in the viewport's coordinates."""

    scrolled = Signal()
    settled = Signal()
    column_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._typography: Typography | None = None
        self._geometry = Geometry(self.document())
        self._lines: PageLines | None = None
        self._revision = 0
        self._layers = Layers()
        self._painter: MarkPainter | None = None
        self._bright: set[int] | None = None
        self._veil: Veil | None = None
        self._anchor: tuple[int, int | None] | None = None
        self._restoring = False
        self._room = 0
        self._reach = Reach(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._settling.timeout.connect(self._on_settled)
        self._gliding = BarGlide(self.verticalScrollBar())
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self._use_own_viewport()
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _use_own_viewport(self) -> None:
        """A viewport made here has its type; of Qt's own, PySide would look for it among all widgets there are."""
        viewport = QWidget(self)
        self.setViewport(viewport)
        self.document().documentLayout().setPaintDevice(viewport)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def layers(self) -> Layers:
        """The marks of the page."""
        return self._layers

    @property
    def words(self) -> Geometry:
        """Where words stand, in the document's coordinates."""
        return self._geometry

    def show_page(self, page: Page, typography: Typography) -> None:
        """Show `page` from its beginning; selection and place are gone, and marks unless it only has another style."""
        old = self._page
        self._page, self._typography = page, typography
        self._anchor = None
        self._restoring = True
        self._place_column()
        page.document.setTextWidth(self.lineWrapColumnOrWidth())
        caret = self.cursorWidth()
        self.setDocument(page.document)
        self.setCursorWidth(caret)
        self._lines = page.lines
        self._lines.laid_out.connect(self._on_laid_out)
        self._reach.set_blank(round(page.document.rootFrame().frameFormat().bottomMargin()) + typography.line)
        self._reach.stand_at(0)
        self._geometry = Geometry(page.document)
        if old is None or page.map is not old.map:
            self._layers = Layers()
        self._painter = MarkPainter(typography.style.theme, self._geometry, self._layers)
        self._lay_out()
        self._restoring = False
        if old is not None:
            old.document.deleteLater()

    def show_bright(self, paragraphs: Iterable[int] | None) -> None:
        """Dim every paragraph but these; None: none is dimmed."""
        self._bright = None if paragraphs is None else set(paragraphs)
        self.viewport().update()

    def show_veil(self, veil: Veil | None) -> None:
        """Dim what the veil leaves dark."""
        self._veil = veil
        self.viewport().update()

    def rects(self, ranges: Iterable[tuple[int, int]]) -> list[QRect]:
        """The rectangles of page ranges, one for each line; some may lie outside what is visible."""
        move = self._shift()
        return [
            strip.line.translated(-move).toAlignedRect()
            for start, end in ranges
            for strip in self._geometry.strips(start, end)
        ]

    def caret_rect(self, position: int) -> QRect:
        """The line that holds `position`, of no width."""
        return self._geometry.caret(position).translated(-self._shift()).toAlignedRect()

    def position_at(self, point: QPoint) -> int:
        """The page position nearest to a point of the viewport."""
        return self._geometry.position_at(QPointF(point) + self._shift())

    def on_line(self, point: QPointF) -> QPointF:
        """A point of the viewport, on the nearer line where it lies between two lines."""
        return self._geometry.on_line(point + self._shift()) - self._shift()

    def exact_position_at(self, point: QPoint) -> int | None:
        """The position of the character under a point of the viewport; None beside the text."""
        place = self._geometry.on_line(QPointF(point) + self._shift())
        found = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return found if found >= 0 else None

    def spare_room(self) -> int:
        """The pixels beside the scroll bar that a full column and its gutter leave over."""
        column = self._typography.column if self._typography else 0
        return room_beside(self.width() - self.verticalScrollBar().sizeHint().width(), column)

    def set_room(self, room: int) -> None:
        """Keep so many pixels free between the column and the scroll bar, for a margin."""
        if room != self._room:
            self._room = room
            keep, self._restoring = self._restoring, True
            self._place_column()
            self._lay_out()
            self._restoring = keep
            self.column_moved.emit()

    def line_height(self) -> int:
        """From one line of the text to the next."""
        return self._typography.line if self._typography else self.fontMetrics().lineSpacing()

    def column(self) -> QRect:
        """The text column in the viewport's coordinates."""
        return QRect(BLEED, 0, self.lineWrapColumnOrWidth() - 2 * BLEED, self.viewport().height())

    def reading_line(self) -> int:
        """The height of the reading line in the viewport."""
        return round(self.viewport().height() * READING_LINE)

    def visible_range(self) -> tuple[int, int]:
        """The page positions in view."""
        return self.position_at(QPoint(0, 0)), self.position_at(self.viewport().rect().bottomRight()) + 1

    def line_at(self, position: int) -> tuple[float, float]:
        """Top and bottom in the document of the line that holds a page position; likely ones until it is laid out."""
        return self._lines.line_at(position) if self._lines is not None else (0.0, 0.0)

    def page_height(self) -> int:
        """The height of the whole page; a likely one until it is laid out."""
        return round(self._lines.height) if self._lines is not None else 0

    @property
    def is_laid_out(self) -> bool:
        """Whether everything stands where it stays; what is in sight does at any time."""
        return self._lines is None or self._lines.complete

    @property
    def revision(self) -> int:
        """Another number whenever words stand elsewhere on the page."""
        return self._revision

    def finish(self) -> None:
        """Lay everything out now, for what cannot wait."""
        if self._lines is not None:
            self._lines.finish()

    @property
    def reach(self) -> Reach:
        """How far the page scrolls."""
        return self._reach

    @property
    def anchor(self) -> tuple[int, int | None] | None:
        """The page position whose line keeps its height in the viewport, and that height; None at the beginning.

        The height is None for a line that stays at the reading line, wherever another height of the window puts it.
        """
        return self._anchor

    def reading_position(self) -> int:
        """The page position at the reading line."""
        return self.position_at(QPoint(BLEED, self.reading_line()))

    def scroll_so(self, position: int, y: int | None = None, *, smooth: bool = False) -> None:
        """Scroll until the line of `position` begins at height `y`, as far as the page allows, or at the reading line.

        Beside another page the first lines too come down to the reading line.
        """
        self._gliding.stop()
        target = self._value_for(position, y)
        if smooth and target >= 0 and self.is_laid_out and self._gliding.may():
            self._gliding.go(target)
            return
        self._anchor = (position, y)
        self._restore(beyond=y is None and self._reach.stretches)

    def set_theme(self, theme: Theme) -> None:
        """Take the paper of `theme`; the words get their colours when the page is built."""
        shades = themes.palette(theme)
        shades.setColor(QPalette.ColorRole.Window, theme.colour("paper"))
        self.setPalette(shades)
        # A style sheet of the application leaves the viewport the palette it had when the sheet was set.
        self.viewport().setPalette(shades)

    def _place_column(self) -> None:
        if self._typography is None:
            return
        available = self.width() - self.verticalScrollBar().sizeHint().width() - self._room
        left, width = column_in(available, self._typography.column)
        if self.lineWrapColumnOrWidth() != width + 2 * BLEED:
            self.setLineWrapColumnOrWidth(width + 2 * BLEED)
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left - BLEED, self._room):
            self.setViewportMargins(left - BLEED, 0, self._room, 0)

    def _lay_out(self) -> None:
        self._has_moved()
        self._restore()
        self._settling.start()

    def _has_moved(self) -> None:
        self._geometry.forget()
        self._revision += 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        keep, self._restoring = self._restoring, True
        self._place_column()
        super().resizeEvent(event)
        self._lay_out()
        self._restoring = keep
        self.column_moved.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Stay at the place: Qt brings the caret into view when a page is first shown."""
        keep, self._restoring = self._restoring, True
        super().showEvent(event)
        self._restoring = keep
        self._restore()

    def _on_laid_out(self) -> None:
        keep, self._restoring = self._restoring, True
        self._lay_out()
        self._restoring = keep

    def _on_settled(self) -> None:
        if self.is_laid_out:
            self.settled.emit()

    def _restore(self, *, beyond: bool = False) -> None:
        """Bring the line that keeps its height there, after the lines in sight have been broken."""
        keep, self._restoring = self._restoring, True
        self._break_lines_in_sight()
        if self._anchor is not None:
            target, bar = self._value_for(*self._anchor), self.verticalScrollBar()
            if beyond or self._reach.beyond or (target > bar.maximum() and not self.is_laid_out):
                self._reach.stand_at(target)
            else:
                bar.setValue(target)
        self._restoring = keep

    def _break_lines_in_sight(self) -> None:
        if self._lines is None:
            return
        height = self.viewport().height()
        position, y = self._anchor or (0, 0)
        above = min(max(self.reading_line() if y is None else y, 0), height)
        if self._lines.settle(position, above=above, below=height - above):
            self._has_moved()
            self._settling.start()
        self._reach.set_end(max(0, round(self._lines.height) - height))

    def _value_for(self, position: int, y: int | None) -> int:
        return round(self.line_at(position)[0]) - (self.reading_line() if y is None else y)

    def _on_scrolled(self) -> None:
        if not self._restoring:
            self._anchor = self._place()
            if not self.is_laid_out:
                self._restore()
        self.viewport().update()
        self.scrolled.emit()

    def _place(self) -> tuple[int, int] | None:
        if not self.verticalScrollBar().value():
            return None
        position = self.reading_position()
        return position, self.caret_rect(position).top()

    def _shift(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is None:
            super().paintEvent(event)
            return
        start, end = self.visible_range()
        with self._painting() as painter:
            self._painter.under(painter, start, end)
            self._painter.bars(painter, start, end, left=float(BLEED))
        super().paintEvent(event)
        with self._painting() as painter:
            self._painter.over(painter, start, end)
            self._dim(painter, start, end)
            if self._veil is not None and self._page is not None:
                self._veil.paint(painter, self._page, self._geometry, self.blocks_between(start, end))

    @contextmanager
    def _painting(self) -> Iterator[QPainter]:
        painter = QPainter(self.viewport())
        painter.translate(-self._shift())
        try:
            yield painter
        finally:
            painter.end()

    def _dim(self, painter: QPainter, start: int, end: int) -> None:
        if self._bright is None or self._typography is None or self._page is None:
            return
        veil, wide = dimming(self._typography.style.theme), self.viewport().width()
        for block, box in self.blocks_between(start, end):
            planned = self._page.block_of(block.blockNumber())
            if planned and planned.paragraph.number not in self._bright:
                painter.fillRect(QRectF(0, box.top(), wide, box.height() + _DESCENT), veil)

    def blocks_between(self, start: int, end: int) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks that hold page positions `start` to `end`, with rectangles in the document's coordinates."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            yield block, self.document().documentLayout().blockBoundingRect(block)
            block = block.next()

    def set_cursor(self, cursor: QTextCursor) -> None:
        """Set caret and selection without scrolling, which Qt would do."""
        kept, value = self._restoring, self.verticalScrollBar().value()
        self._restoring = True
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)
        self._restoring = kept

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None
