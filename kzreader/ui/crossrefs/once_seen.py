"""A list that is filled only while somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def _nothing() -> None:
    return


class OnceSeen:
    """Calls `fill` when what `view` shows is out of date: at once while it is in sight, else when it comes into sight.

    `listen` is called before that, the first time, so that nothing is loaded for what nobody looks at.
    """

    def __init__(self, view: QWidget, fill: Callable[[], None], listen: Callable[[], object] = _nothing) -> None:
        self._view = view
        self._fill = fill
        self._listen = listen
        self._listens = False
        self._stale = True

    def refresh(self) -> None:
        """What is shown is out of date."""
        self._stale = not self._view.isVisible()
        if not self._stale:
            if not self._listens:
                self._listens = True
                self._listen()
            self._fill()

    def catch_up(self) -> None:
        """The view has come into sight."""
        if self._stale:
            self.refresh()
