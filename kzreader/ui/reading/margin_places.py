"""Where the notes of a page stand: in the document's coordinates, computed once for each layout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kzreader.core.lanes import stack
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.pane import ReadingPane

_GAP = 6
_TOP = 4


class Places:
    """For each note the line of its passage, and the top and height of what stands for it.

    `lines[n]` is the top and the height of the first line of the passage of note n; `tops[n]` and `heights[n]` are
    those of its card or sign.
    """

    def __init__(self) -> None:
        self.lines: list[tuple[int, int]] = []
        self.tops: list[float] = []
        self.heights: list[int] = []

    def measure(self, pane: ReadingPane, notes: Sequence[Note]) -> None:
        """Find the lines of the notes' passages on the page as it is laid out now."""
        scrolled = pane.scroll_value()
        first = [_first_line(pane, note) for note in notes]
        self.lines = [(line.top() + scrolled, line.height()) for line in first]

    def stack(self, heights: Sequence[int], *, lift: int, pinned: int | None) -> None:
        """Give each its place, as near as can be to `lift` above its line, in order and one below the other."""
        self.heights = list(heights)
        wanted = [float(top - lift) for top, _ in self.lines]
        self.tops = stack(wanted, [float(height) for height in heights], gap=_GAP, top=_TOP, pinned=pinned)

    def between(self, top: float, bottom: float) -> range:
        """The numbers of the notes that stand between two heights of the document."""
        last = bisect_right(self.tops, bottom)
        first = bisect_left(self.tops, top)
        while first > 0 and self.tops[first - 1] + self.heights[first - 1] > top:
            first -= 1
        return range(first, max(first, last))


def _first_line(pane: ReadingPane, note: Note) -> QRect:
    start = note.span.start
    return pane.span_rects(Span(start, max(start, min(note.span.end, start + 1))))[0]
