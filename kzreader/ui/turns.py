"""Work on several things, one in each turn of the event loop, so that the window lives in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Turns(QObject):
    """Makes calls one after the other; one that waits already is replaced by a later one of the same key.

    Light ones are made at once: each call says how much work it is, and together they may be `at_once` until the event
    loop has had its turn.
    """

    def __init__(self, parent: QObject, *, at_once: int) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._done = 0
        self._waiting: dict[Hashable, Callable[[], None]] = {}
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def put(self, key: Hashable, call: Callable[[], None], *, work: int) -> None:
        """Make a call, now or when its turn comes."""
        self._waiting.pop(key, None)
        self._done += work
        self._next.start()
        if self._done <= self._at_once and not self._waiting:
            call()
        else:
            self._waiting[key] = call

    def _go_on(self) -> None:
        self._done = 0
        if self._waiting:
            key = next(iter(self._waiting))
            self._next.start()
            self._waiting.pop(key)()
