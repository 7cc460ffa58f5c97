"""The ribbon between two pages: bands that join the passages reporting the same statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from kzreader.ui.link_words import kind_in_words, sureness_in_words, why_in_words
from kzreader.ui.overriding import override
from kzreader.ui.reading import band_painting
from kzreader.ui.reading.bands import Band, Extent, Window, visible_bands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainterPath

    from kzreader.core.crossrefs.values import Link
    from kzreader.ui.theme import Theme

WIDTH = 56
"""Width of the column between two pages in pixels."""
_KEY_STEP = 24
"""How far an arrow key moves the border, in pixels."""
_SMOOTH = 40
"""Bands that are drawn with smooth edges at most: these take ten times as long, and among many nobody sees them."""


class Ribbon(QWidget):
    """Bands between two neighbouring pages; also the border between them, to drag.

    It is told where the passages stand (`show_extents`, heights on the pages) and what part of each page is in sight
    (`show_windows`), and paints only what can be seen. Tab reaches it, Up and Down go from link to link, Enter stands a
    link's passages level, Left and Right move the border.
    """

    link_activated = Signal(object)
    """A Link was clicked or Enter was pressed on it."""
    link_reveal_requested = Signal(object)
    """The keys came to a Link that is out of sight."""
    link_asked = Signal(object, QPoint)
    """Enter was pressed on a Link; a point of the screen beside its band."""
    link_pointed = Signal(object, QPoint)
    """The pointer came to a Link; where it is on the screen."""
    link_left = Signal()
    """The pointer is on no link any more."""
    menu_requested = Signal(object, QPoint)
    """What can be said of a Link is asked for, at a point of the screen."""
    border_dragged = Signal(int)
    """The border shall move right by so many pixels."""
    border_reset_requested = Signal()
    """The pages shall have equal widths again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._links: tuple[Link, ...] = ()
        self._lefts: Sequence[Extent] = ()
        self._rights: Sequence[Extent] = ()
        self._windows = (Window(0, 0, 0), Window(0, 0, 0))
        self._bands: list[Band] | None = None
        self._paths: dict[tuple[int, str], QPainterPath] = {}
        self._pointed: int | None = None
        self._current: int | None = None
        self._pressed_at: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Links between the two pages"))
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours."""
        self._theme = theme
        self.update()

    def show_links(self, links: tuple[Link, ...], *, left: str = "", right: str = "") -> None:
        """Join these passages; `left` and `right` are the titles of the interviews. Their extents come after."""
        places = {(link.a, link.b): number for number, link in enumerate(links)}
        kept = self.current
        self._current = places.get((kept.a, kept.b)) if kept is not None else None
        self._links, self._lefts, self._rights = links, (), ()
        self._pointed = None
        if left and right:
            self.setAccessibleName(self.tr("Links between “{0}” and “{1}”").format(left, right))
        self._changed()

    def show_extents(self, lefts: Sequence[Extent], rights: Sequence[Extent]) -> None:
        """Where the passages of each link stand on the two pages, in the order of the links."""
        self._lefts, self._rights = lefts, rights
        self._changed()

    def show_windows(self, left: Window, right: Window) -> None:
        """What part of each page is in sight now."""
        if (left, right) != self._windows:
            self._windows = (left, right)
            self._changed()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links shown."""
        return self._links

    @property
    def current(self) -> Link | None:
        """The link that the keys have come to."""
        return None if self._current is None else self._links[self._current]

    def bands(self) -> list[Band]:
        """The bands that can be seen now, in this widget's coordinates."""
        if self._bands is None:
            self._bands = visible_bands(self._lefts, self._rights, left=self._windows[0], right=self._windows[1])
            self._bands.sort(key=lambda band: self._links[band.link].score)
        return self._bands

    def link_at(self, position: QPointF) -> Link | None:
        """The link whose band lies under a point of this widget."""
        number = self._band_at(position)
        return None if number is None else self._links[number]

    def point_of(self, link: Link) -> QPointF | None:
        """A point on the band of `link`, None where it is out of sight."""
        number = self._links.index(link)
        for band in self.bands():
            if band.link == number:
                return band_painting.grip(band, self.width())
        return None

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self.bands()) <= _SMOOTH)
        area = self._area()
        painter.setClipRect(area)
        for band in self.bands():
            if band.link not in (self._pointed, self._current):
                self._paint(painter, band, lit=False)
        for band in self.bands():
            if band.link == self._pointed or (band.link == self._current and self.hasFocus()):
                self._paint(painter, band, lit=True)
            elif band.link == self._current:
                self._paint(painter, band, lit=False)
        band_painting.fade(painter, area, self._theme.colour("window"))
        if self.hasFocus() and self.current is None:
            painter.setClipping(False)
            band_painting.focus_frame(painter, self.rect(), self._theme.colour("accent"))

    def _paint(self, painter: QPainter, band: Band, *, lit: bool) -> None:
        link = self._links[band.link]
        colour = self._theme.colour("link_quote" if link.kind == "quote" else "link")
        band_painting.paint(
            painter,
            band,
            self._path(band),
            kind=link.kind,
            score=link.score,
            colour=colour,
            width=self.width(),
            lit=lit,
        )

    def _area(self) -> QRectF:
        left, right = self._windows
        top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
        return QRectF(0, top, self.width(), max(0.0, bottom - top))

    def _path(self, band: Band) -> QPainterPath:
        key = (band.link, band.shown)
        if key not in self._paths:
            self._paths[key] = band_painting.outline(band, self.width())
        return self._paths[key]

    def _changed(self) -> None:
        self._bands = None
        self._paths.clear()
        if self._pointed is not None:
            self._pointed = None
            self.unsetCursor()
        self._describe()
        self.update()

    def _band_at(self, position: QPointF) -> int | None:
        if not self._area().contains(position):
            return None
        for band in reversed(self.bands()):
            if band_painting.holds(band, self._path(band), position):
                return band.link
        return None

    def _explanation(self, link: Link) -> str:
        sure = self.tr("joined by you") if link.by == "reader" else sureness_in_words(link.score)
        why = why_in_words(link.because)
        return "\n".join(filter(None, (f"{kind_in_words(link)} · {sure}", why)))

    def _describe(self) -> None:
        if self.current is None:
            self.setAccessibleDescription(
                self.tr("%n link(s). Up and Down go from one to the next.", "", len(self._links))
            )
        else:
            self.setAccessibleDescription(self._explanation(self.current))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.current is not None:
                self.menu_requested.emit(self.current, self._beside(self.current))
        elif (link := self.link_at(QPointF(event.pos()))) is not None:
            self.menu_requested.emit(link, event.globalPos())

    def _beside(self, link: Link) -> QPoint:
        """A point of the screen on the band of a link, or in the middle where that is out of sight."""
        point = self.point_of(link)
        return self.mapToGlobal(self.rect().center() if point is None else point.toPoint())

    @override
    def resizeEvent(self, event: QEvent) -> None:
        self._changed()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            self._drag(event.position())
        else:
            self._point(self._band_at(event.position()))

    def _drag(self, position: QPointF) -> None:
        moved = position.x() - (self._pressed_at or position).x()
        if self._dragged or abs(moved) >= QApplication.startDragDistance():
            self._dragged = True
            self.border_dragged.emit(round(moved))

    def _point(self, number: int | None) -> None:
        shape = Qt.CursorShape.SplitHCursor if number is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        if number != self._pointed:
            self._pointed = number
            self.update()
            if number is None:
                self.link_left.emit()
            else:
                self.link_pointed.emit(self._links[number], QCursor.pos())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._dragged = event.position(), False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or self._dragged:
            return
        number = self._band_at(event.position())
        if number is not None and number == self._band_at(pressed):
            self._current = number
            self._describe()
            self.link_activated.emit(self._links[number])

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._band_at(event.position()) is None:
            self.border_reset_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Left:
                self.border_dragged.emit(-_KEY_STEP)
            case Qt.Key.Key_Right:
                self.border_dragged.emit(_KEY_STEP)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.current is not None:
                self.link_activated.emit(self.current)
                self.link_asked.emit(self.current, self._beside(self.current))
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        order = sorted(range(len(self._links)), key=lambda number: (self._links[number].a, self._links[number].b))
        if not order:
            return
        self._current = order[self._next_place(order, by)]
        self._describe()
        if all(band.link != self._current for band in self.bands()):
            self.link_reveal_requested.emit(self._links[self._current])
        self.update()

    def _next_place(self, order: list[int], by: int) -> int:
        """Where the keys go: from the current link to its neighbour, or into the first link in sight."""
        if self._current is not None:
            return min(max(order.index(self._current) + by, 0), len(order) - 1)
        in_sight = {band.link for band in self.bands()}
        places = [place for place, number in enumerate(order) if number in in_sight]
        if not places:
            return 0 if by > 0 else len(order) - 1
        return places[0] if by > 0 else places[-1]

    @override
    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QEvent) -> None:
        self.update()
