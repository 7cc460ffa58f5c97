"""Things dragged over the panes: files and interviews of the list, and a sign that shows where they would go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.columns import DropPlace, drop_place

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme


INTERVIEW_MIME = "application/x-kzreader-interview"
"""The id of an interview in UTF-8, as the list of interviews gives it."""


class Dragged(NamedTuple):
    """What is dragged: the id of an interview, or paths of local files."""

    interview: str = ""
    files: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.interview or self.files)


def dragged(data: QMimeData) -> Dragged:
    """What of `data` can be opened; nothing where there is none."""
    if data.hasFormat(INTERVIEW_MIME):
        return Dragged(interview=bytes(data.data(INTERVIEW_MIME).data()).decode("utf-8", "replace"))
    return Dragged(files=tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile()))


class DropSign(QWidget):
    """Shows where a dragged thing would go: a frame over the pane it would replace, a bar where it would be put."""

    _BAR = 6

    def __init__(self, theme: Theme, row: QWidget) -> None:
        super().__init__(row)
        self._theme = theme
        self._row = row
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_place(self, place: DropPlace, frames: list[QRect]) -> None:
        """Stand over the pane or the border that `place` means. `frames`: where the panes are in the row."""
        self.setGeometry(self._frame(place, frames))
        self.show()
        self.raise_()

    def _frame(self, place: DropPlace, frames: list[QRect]) -> QRect:
        if place.where == "here":
            return frames[place.at] if frames else self._row.rect()
        whole = self._row.rect()
        if place.at == 0 or not frames:
            middle = self._BAR // 2
        elif place.at == len(frames):
            middle = whole.width() - self._BAR // 2
        else:
            middle = (frames[place.at - 1].right() + frames[place.at].left()) // 2
        return QRect(middle - self._BAR // 2, whole.top(), self._BAR, whole.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = self._theme.colour("accent")
        if self.width() <= self._BAR:
            painter.fillRect(self.rect(), accent)
            return
        veil = self._theme.colour("accent")
        painter.setOpacity(0.08)
        painter.fillRect(self.rect(), veil)
        painter.setOpacity(1.0)
        painter.setPen(QPen(accent, 2))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class DropCatcher(QObject):
    """Takes what is dropped on a row of panes, on the row itself or on a pane: the edges of a pane mean beside it."""

    interview_dropped = Signal(str, int, str)
    files_dropped = Signal(list, int, str)

    def __init__(self, row: QWidget, theme: Theme, *, frames: Callable[[], list[QRect]], most: int) -> None:
        """`frames`: where the panes are in `row`; `most`: how many there can be."""
        super().__init__(row)
        self._row = row
        self._frames = frames
        self._most = most
        self._sign = DropSign(theme, row)
        self.watch(row)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self._sign.set_theme(theme)

    def watch(self, widget: QWidget) -> None:
        """Take what is dropped on `widget`, in place of what it would do itself."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and isinstance(watched, QWidget):
            self._over(watched, event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._sign.hide()
            return True
        return False

    def _over(self, widget: QWidget, event: QDropEvent) -> None:
        found = dragged(event.mimeData())
        if not found:
            event.ignore()
            return
        event.acceptProposedAction()
        frames = self._frames()
        place = self._place(widget.mapTo(self._row, event.position().toPoint()).x(), frames)
        if event.type() != QEvent.Type.Drop:
            self._sign.show_place(place, frames)
            return
        self._sign.hide()
        if found.interview:
            self.interview_dropped.emit(found.interview, *place)
        else:
            self.files_dropped.emit(list(found.files), *place)

    def _place(self, x: float, frames: Sequence[QRect]) -> DropPlace:
        sides = [(frame.left(), frame.width()) for frame in frames]
        return drop_place(x, sides, full=len(frames) >= self._most)
