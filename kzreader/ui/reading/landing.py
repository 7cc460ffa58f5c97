"""Where interviews come into a row of panes: the page that stands where none is open, and whatever is dropped."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.reading.blank import BlankPage
    from kzreader.ui.reading.drops import DropCatcher
    from kzreader.ui.theme import Theme


class Landing(QObject):
    """Both are made when they are first needed: mostly a window opens with interviews in it."""

    open_requested = Signal()
    interview_dropped = Signal(str, int, str)
    files_dropped = Signal(list, int, str)

    def __init__(self, row: QWidget, theme: Theme, *, frames: Callable[[], list[QRect]], most: int) -> None:
        """`frames`: where the panes are in `row`; `most`: how many there can be."""
        super().__init__(row)
        self._row = row
        self._theme = theme
        self._frames = frames
        self._most = most

    @cached_property
    def blank(self) -> BlankPage:
        """The page that says what to do."""
        from kzreader.ui.reading.blank import BlankPage

        made = BlankPage(self._theme, self._row)
        made.open_requested.connect(self.open_requested)
        return made

    @cached_property
    def _drops(self) -> DropCatcher:
        from kzreader.ui.reading.drops import DropCatcher

        made = DropCatcher(self._row, self._theme, frames=self._frames, most=self._most)
        made.interview_dropped.connect(self.interview_dropped)
        made.files_dropped.connect(self.files_dropped)
        return made

    def watch(self, pane: QWidget) -> None:
        """Take what is dropped on a pane, and from now on what is dropped beside it."""
        self._drops.watch(pane)

    def show_blank(self, shown: bool) -> None:
        """Show the page that says what to do over the whole row, or hide it."""
        if shown or "blank" in self.__dict__:
            self.blank.setGeometry(self._row.rect())
            self.blank.setVisible(shown)
        if shown:
            _ = self._drops

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self._theme = theme
        for name in ("blank", "_drops"):
            if name in self.__dict__:
                getattr(self, name).set_theme(theme)
