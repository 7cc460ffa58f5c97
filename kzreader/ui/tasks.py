"""Heavy work for the window: one worker process, asked by key; a newer request replaces an older one of its key."""

from __future__ import annotations

import gc
import sys
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

Done = Callable[[Any], None]
Failed = Callable[[str], None]

_PATIENCE = 1000
"""Milliseconds from which a job is ended with its process when another takes its place: the next one has to load the
data files again, and waiting for the end may take longer.
"""


_LARGE = 100_000
"""Bytes of an answer from which what it holds is left out of the search for garbage: that would go through all of it
again and again, for a tenth of a second and more, and results hold no cycles."""


class _Request(NamedTuple):
    key: str
    job: str
    arguments: tuple[object, ...]
    on_done: Done
    on_failed: Failed


class Worker(QObject):
    """Runs jobs (kzreader.core.jobs) one after the other in another process. Callbacks come on the window's thread."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: OrderedDict[str, _Request] = OrderedDict()
        self._running: _Request | None = None
        self._superseded = False
        self._since = QElapsedTimer()
        self._number = 0
        self._buffer = bytearray()
        self._process: QProcess | None = None

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return self._running is not None

    def submit(self, key: str, job: str, arguments: tuple[object, ...], on_done: Done, on_failed: Failed) -> None:
        """Run `job` when its turn comes. A waiting or running request of the same key is forgotten."""
        self._waiting.pop(key, None)
        if self._running is not None and self._running.key == key:
            self._abandon(at_once=self._since.elapsed() > _PATIENCE)
        self._waiting[key] = _Request(key, job, arguments, on_done, on_failed)
        self._next()

    def drop(self, key: str) -> None:
        """Forget what was asked for by that key, and end it where it runs."""
        self._waiting.pop(key, None)
        if self._running is not None and self._running.key == key:
            self._abandon(at_once=True)

    def stop(self) -> None:
        """Forget everything and end the process."""
        self._waiting.clear()
        self._running = None
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._on_output)
            process.finished.disconnect(self._on_finished)
            process.closeWriteChannel()
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def _abandon(self, *, at_once: bool) -> None:
        """What runs is not wanted any more; `at_once`: do not wait for its end."""
        self._superseded = True
        if at_once and self._process is not None:
            self._process.kill()

    def _next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        _, self._running = self._waiting.popitem(last=False)
        self._superseded = False
        self._since.start()
        self._number += 1
        from kzreader.core.worker import frame

        process = self._started()
        process.write(frame((self._number, self._running.job, self._running.arguments)))
        self.busy_changed.emit(True)

    def _started(self) -> QProcess:
        if self._process is None:
            from PySide6.QtCore import QProcess

            process = QProcess(self)
            process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            process.readyReadStandardOutput.connect(self._on_output)
            process.finished.connect(self._on_finished)
            self._buffer.clear()
            process.start(sys.executable, ["-m", "kzreader.core.worker"])
            self._process = process
        return self._process

    def _on_output(self) -> None:
        from kzreader.core.worker import take

        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        large = len(self._buffer) > _LARGE
        while (answer := take(self._buffer)) is not None:
            number, good, result = answer
            if number == self._number:
                self._finish(good, result)
            if large:
                gc.freeze()

    def _on_finished(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._running is not None:
            self._finish(False, "the worker process ended early")

    def _finish(self, good: bool, result: Any) -> None:
        request, self._running = self._running, None
        if request is not None and not self._superseded:
            if good:
                request.on_done(result)
            else:
                request.on_failed(str(result))
        self._next()
        if self._running is None:
            self.busy_changed.emit(False)
