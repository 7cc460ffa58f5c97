"""Where the notes of a page stand: in the document's coordinates, computed once for each layout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, floor
from typing import TYPE_CHECKING

from kzreader.core.lanes import stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.pane import ReadingPane

PADDING = 8
"""Round the words of a note, in pixels."""
SIGN_SIZE = 18
"""Side of the square that stands for a note where there is no room for its card."""
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
        self.lines = [_first_line(pane, note) for note in notes]

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


def _first_line(pane: ReadingPane, note: Note) -> tuple[int, int]:
    """Top and height of the line where the passage begins; likely ones while the page is being laid out."""
    page = pane.page.page
    top, bottom = pane.page.line_at(page.map.bounds(note.span)[0]) if page else (0.0, 0.0)
    return floor(top), ceil(bottom) - floor(top)
