"""When Python looks for garbage in cycles: never through all that a window holds while its reader is at work.

That would take a tenth of a second and more. What has come to stay is therefore left out of the search (`gc.freeze`),
and looked through again when the reader turns to another program or rests, so that nothing is kept for good.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication, QWindow

_MANY = 5_000
"""Objects of a result from which it is left out of the search."""
_REST = 60_000
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


@contextmanager
def out_of_search() -> Iterator[None]:
    """Whatever is made within is left out of the search for garbage where it is much: results hold no cycles."""
    searching, before = gc.isenabled(), gc.get_count()[0]
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] - before > _MANY:
            gc.freeze()
        if searching:
            gc.enable()


def look_through_all() -> None:
    """Free all garbage in cycles, and leave what remains out of the search."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Resting(QObject):
    """Looks for garbage when the reader of a window turns to another program or rests."""

    def __init__(self, application: QGuiApplication, window: QWindow, *, rest: int = _REST) -> None:
        """`rest`: milliseconds without a key or a movement of the mouse after which the reader is taken to rest."""
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True, interval=rest)
        self._timer.timeout.connect(look_through_all)
        application.applicationStateChanged.connect(self._on_state)
        window.installEventFilter(self)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            look_through_all()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._timer.start()
        return super().eventFilter(watched, event)
