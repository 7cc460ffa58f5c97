"""What is to happen once something has been painted."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.reading.spread import Spread

VARIABLE = "KZREADER_REPORT_PAINTED"
"""When it is set, `painted` is written to standard output once pages, marks and ribbons stand, for a program that
measures; with the value "exit" the window then closes."""


class AfterPainting(QObject):
    """Calls once, `delay` milliseconds after `widget` has been painted while `ready` says yes."""

    def __init__(
        self, widget: QWidget, call: Callable[[], object], *, delay: int = 0, ready: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(widget)
        self._call = call
        self._delay = delay
        self._ready = ready
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._ready():
            watched.removeEventFilter(self)
            QTimer.singleShot(self._delay, self, self._happen)
        return False

    def _happen(self) -> None:
        self.deleteLater()
        self._call()


def report_if_asked(window: QWidget, spread: Spread) -> None:
    """Tell a measuring program when the first whole picture stands: a ribbon has bands only when its pages and the
    links between them are there."""
    ribbons = spread.ribbons
    if VARIABLE not in os.environ or not ribbons:
        return

    def report() -> None:
        print("painted", flush=True)
        if os.environ[VARIABLE] == "exit":
            window.close()

    AfterPainting(ribbons[-1], report, ready=lambda: all(ribbon.bands() for ribbon in ribbons))
