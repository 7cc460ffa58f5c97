"""The longest that the window does not answer: two to four pages of 20,000 words, beside as many bare text editors.

As a program (`python blocking.py PANES`) it measures both and prints two lines of milliseconds, one for each action.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from comparisons import long_interview
from measure import Row, spread
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget

from kzreader.core.crossrefs.parallels import compare
from kzreader.ui import style
from kzreader.ui.reading.spread import Spread
from kzreader.ui.reading.values import HeaderInfo, PageStyle
from kzreader.ui.theme import load_fonts, load_theme, reading_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kzreader.core.interview import Interview

_ACTIONS = ("another width", "larger letters")
_WORDS = 20_000
_QUIET = 0.5
"""Seconds without work after which an action has had all its effects."""
_GOAL = "< 50 ms"


def rows(runs: int) -> Iterator[Row]:
    """Both actions with two, three and four panes; times are of the processor, in the thread of the window."""
    for panes in (2, 3, 4):
        taken = [_measured_elsewhere(panes) for _ in range(runs)]
        for number, action in enumerate(_ACTIONS):
            reader, bare = ([one[which][number] for one in taken] for which in (0, 1))
            ratio = f"{median(reader) / median(bare):.2f} ×"
            yield Row(f"{action}, {panes} panes", spread(reader, "ms"), spread(bare, "ms"), ratio, _GOAL)


def _measured_elsewhere(panes: int) -> list[list[float]]:
    command = [sys.executable, "-P", str(Path(__file__)), str(panes)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    printed = subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout
    return [[float(each) for each in line.split()] for line in printed.splitlines()]


class Watched(QApplication):
    """Notes how long the longest handler of an event took. What it sends to others meanwhile is part of it."""

    longest = 0.0
    worked = 0.0
    """When anything last took more than a moment."""
    _within = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._within:
            return super().notify(receiver, event)
        self._within, start = True, time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._within, taken = False, time.thread_time() - start
            self.longest = max(self.longest, taken)
            if taken > 0.001:
                self.worked = time.perf_counter()

    def longest_during(self, action: Callable[[], object]) -> float:
        """Milliseconds of the longest handler that an action leads to, the action itself among them."""
        self.settle()
        start = time.thread_time()
        action()
        self.longest = time.thread_time() - start
        self.settle()
        return 1000 * self.longest

    def settle(self) -> None:
        """Let everything happen that is due."""
        self.worked = time.perf_counter()
        loop, looking = QEventLoop(self), QTimer(self, interval=50)
        looking.timeout.connect(lambda: loop.quit() if time.perf_counter() - self.worked > _QUIET else None)
        looking.start()
        loop.exec()
        looking.stop()


def _look(size: float) -> PageStyle:
    return PageStyle(load_theme("light"), size, 65)


def _pages(texts: Sequence[Interview]) -> Spread:
    """The pages of these interviews, joined by what the first two have in common."""
    shown = Spread(_look(12.5))
    for text in texts:
        shown.open(text, HeaderInfo(text.title))
    links = compare(*texts[:2]).links
    swapped = tuple(link.swapped() for link in links)
    for left in range(len(texts) - 1):
        shown.show_links(left, swapped if left % 2 else links)
    return shown


def _editors(texts: Sequence[Interview]) -> QWidget:
    shown = QWidget()
    row = QHBoxLayout(shown)
    for text in texts:
        editor = QTextEdit(shown)
        editor.setFont(reading_font(12.5))
        editor.setPlainText(text.text)
        row.addWidget(editor)
    return shown


def _larger(editors: QWidget) -> None:
    for editor in editors.findChildren(QTextEdit):
        editor.setFont(reading_font(14.0))


def _measure(application: Watched, shown: QWidget, larger: Callable[[], object]) -> list[float]:
    shown.resize(1900, 1000)
    shown.show()
    return [application.longest_during(action) for action in (lambda: shown.resize(1500, 1000), larger)]


def main(panes: int) -> None:
    """Measure once."""
    application = Watched([])
    load_fonts()
    style.apply(application, load_theme("light"))
    texts = [long_interview(_WORDS, 1 + number % 2) for number in range(panes)]
    pages, editors = _pages(texts), _editors(texts)
    print(*_measure(application, pages, lambda: pages.set_style(_look(14.0))))
    pages.hide()
    print(*_measure(application, editors, lambda: _larger(editors)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
