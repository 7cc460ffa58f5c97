"""The watch over leftovers sees what it is there to see."""

from __future__ import annotations

import subprocess
import sys
import threading

import leaks


def test_a_window_that_was_not_closed_is_seen(qapp):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.setWindowTitle("forgotten")
    seen = leaks.qt_leftovers()
    del window

    assert seen == ["window QWidget “forgotten”"]
    assert leaks.qt_leftovers() == []


def test_a_running_qt_process_and_thread_are_seen(qapp):
    from PySide6.QtCore import QProcess, QThread

    process, thread = QProcess(), QThread()
    process.start(sys.executable, ["-c", "input()"])
    thread.start()
    process.waitForStarted()
    seen = leaks.qt_leftovers()
    process.closeWriteChannel()
    process.waitForFinished()
    thread.quit()
    thread.wait()

    assert sorted(seen) == ["running QProcess", "running QThread"]


def test_a_running_thread_is_seen():
    before, stop = leaks.running_threads(), threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    seen = leaks.running_threads() - before
    stop.set()
    thread.join()

    assert seen == {thread}


def test_a_child_process_is_seen():
    command = [sys.executable, "-c", "print('here', flush=True); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "here\n"
        seen = leaks.child_processes()
        process.communicate("\n")

    assert process.pid in seen
    assert process.pid not in leaks.child_processes()
