"""Heavy work for the window: one worker process, asked by key; a newer request replaces an older one of its key."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QProcess

    from kzreader.core.framing import Incoming

Done = Callable[[Any], None]
Failed = Callable[[str], None]

_PATIENCE = 1000
"""Milliseconds from which a job is ended with its process when another takes its place: the next one has to load the
data files again, and waiting for the end may take longer.
"""
_BREATH = 8
"""Milliseconds of packing or unpacking at a time."""
_MOMENT = 2
"""Milliseconds of unpacking after which an answer is given in a turn of its own."""


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
        self._process: QProcess | None = None
        self._incoming: Incoming | None = None
        self._frames: Iterator[bytes] = iter(())
        self._sending = QTimer(self, singleShot=True, interval=0)
        self._sending.timeout.connect(self._send_on)
        self._taking = QTimer(self, singleShot=True, interval=0)
        self._taking.timeout.connect(self._take_on)

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
        process = self._gone()
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
        from kzreader.core.framing import frames

        self._started()
        self._frames = frames((self._number, self._running.job, self._running.arguments))
        self._send_on()
        self.busy_changed.emit(True)

    def _send_on(self) -> None:
        """Pack what is asked and send it, for as long as nobody notices."""
        process, clock = self._process, QElapsedTimer()
        if process is None:
            return
        clock.start()
        for frame in self._frames:
            process.write(frame)
            if clock.elapsed() >= _BREATH:
                self._sending.start()
                return

    def _started(self) -> None:
        if self._process is None:
            from PySide6.QtCore import QProcess

            from kzreader.core.framing import Incoming

            process = QProcess(self)
            process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            process.readyReadStandardOutput.connect(self._on_output)
            process.finished.connect(self._on_finished)
            self._incoming = Incoming()
            process.start(sys.executable, ["-m", "kzreader.core.worker"])
            self._process = process

    def _gone(self) -> QProcess | None:
        """The process, which is to be forgotten with all that was on the way from and to it."""
        process, self._process, self._incoming = self._process, None, None
        self._sending.stop()
        self._taking.stop()
        return process

    def _on_output(self) -> None:
        if self._process is not None and self._incoming is not None:
            self._incoming.feed(bytes(self._process.readAllStandardOutput().data()))
            self._take_on()

    def _take_on(self) -> None:
        """Unpack what has arrived, for as long as nobody notices."""
        from kzreader.ui.garbage import out_of_search

        incoming, clock = self._incoming, QElapsedTimer()
        if incoming is None:
            return
        clock.start()
        more = True
        with out_of_search():
            while more and clock.elapsed() < _BREATH:
                more = incoming.step()
        if more or clock.elapsed() >= _MOMENT:
            self._taking.start()
            return
        for number, good, result in incoming.messages():
            if number == self._number:
                self._finish(good, result)

    def _on_finished(self) -> None:
        process = self._gone()
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
