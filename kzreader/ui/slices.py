"""Long work in slices, so that the window lives meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BREATH = 5
"""Milliseconds of work at a time."""


class Slices(QObject):
    """Goes through an iterator, whose every step is short, a few milliseconds in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._then: Callable[[], None] | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    def start(self, steps: Iterator[object], then: Callable[[], None]) -> None:
        """Begin with these steps, in place of what was still to be done, and call `then` after the last."""
        self.later(steps, then)
        self._go_on()

    def later(self, steps: Iterator[object], then: Callable[[], None]) -> None:
        """The same, from the next turn on."""
        self._steps, self._then = steps, then
        self._turn.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._turn.stop()
        self._then = None

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for _ in self._steps:
            if clock.elapsed() >= _BREATH:
                self._turn.start()
                return
        self._turn.stop()
        then, self._then = self._then, None
        if then is not None:
            then()
