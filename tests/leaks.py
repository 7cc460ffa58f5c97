"""What a test may not leave behind: windows, threads and processes."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

_KEPT_BY_QT = {"QTipLabel"}
_MOMENT = 1.0
_KEPT_BY_PYTHON = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


def running_threads() -> set[threading.Thread]:
    return set(threading.enumerate())


def ends(thread: threading.Thread) -> bool:
    """Whether a thread that was told to stop does so in a moment."""
    thread.join(_MOMENT)
    return not thread.is_alive()


def child_processes() -> dict[int, str]:
    """Running children of this process with their command lines (empty where the system does not tell)."""
    children: dict[int, str] = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        for pid in listing.read_text().split():
            try:
                command = Path("/proc", pid, "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if command and not any(helper in command for helper in _KEPT_BY_PYTHON):
                children[int(pid)] = command.strip()
    return children


def qt_leftovers() -> list[str]:
    """Top-level widgets that still exist, and Qt threads and processes that still run."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    _finish_deletions()
    found = _qt_objects()
    if found:
        gc.unfreeze()  # what a large result left out of the search
        gc.collect()
        _finish_deletions()
        found = _qt_objects()
    return found


def _finish_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _qt_objects() -> list[str]:
    import shiboken6
    from PySide6.QtCore import QProcess, QThread, QThreadPool
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    windows = [
        f"window {type(widget).__name__} “{widget.windowTitle() or widget.objectName()}”"
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in _KEPT_BY_QT
    ]
    running = [
        f"running {type(thing).__name__}"
        for thing in shiboken6.getAllValidWrappers()
        if (isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread())
        or (isinstance(thing, QProcess) and thing.state() != QProcess.ProcessState.NotRunning)
    ]
    pool = QThreadPool.globalInstance().activeThreadCount()
    return windows + running + ([f"{pool} tasks in the thread pool"] if pool else [])
