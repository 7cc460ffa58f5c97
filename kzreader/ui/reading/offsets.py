"""Source offsets to page positions and back.

The source counts Unicode code points. A page is a QTextDocument, which counts as Qt does (see `ui.positions`), has
names in place of the source's labels, leaves folded paragraphs out and separates its blocks by one position each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from kzreader.core.text import Span
from kzreader.ui.positions import Positions


class Part(Enum):
    """What a run of the page is."""

    SHOWN = "shown"
    """Source characters, one after another."""
    HIDDEN = "hidden"
    """Source characters that the page leaves out; they stand for the position that follows."""
    INSERTED = "inserted"
    """Page positions without source: a name, a line that tells of folded paragraphs, the end of a block."""


class Run(NamedTuple):
    """One run in page order. `source` is empty for what is inserted, and says which offset it stands for.

    `length` in page positions is given for what is inserted alone.
    """

    part: Part
    source: Span
    length: int = 0


class _Placed(NamedTuple):
    part: Part
    source: Span
    page: int


class PageMap:
    """Where each character of the source stands in one page.

    Offsets and positions may both stand at the very end. Runs come in page
    order, which is the order of the source as well.
    """

    def __init__(self, text: str, runs: Iterable[Run]) -> None:
        self._positions = Positions(text)
        self._placed: list[_Placed] = []
        page = 0
        for run in runs:
            self._placed.append(_Placed(run.part, run.source, page))
            if run.part is Part.SHOWN:
                page += self._positions.taken(run.source.start, run.source.end)
            elif run.part is Part.INSERTED:
                page += run.length
        self.length = page
        self._pages = [placed.page for placed in self._placed]
        self._of_source = [placed for placed in self._placed if placed.part is not Part.INSERTED]
        self._sources = [placed.source.start for placed in self._of_source]

    def to_page(self, offset: int) -> int:
        """The page position of the character at source `offset`, or of the nearest place that is visible."""
        index = bisect_right(self._sources, offset) - 1
        if index < 0:
            return self._of_source[0].page if self._of_source else 0
        return self._position(self._of_source[index], offset)

    def to_source(self, position: int) -> int:
        """The source offset of page `position`; within what is inserted, the offset that it stands for."""
        index = bisect_right(self._pages, position) - 1
        if index < 0:
            return self._placed[0].source.start if self._placed else 0
        placed = self._placed[index]
        if placed.part is not Part.SHOWN:
            return placed.source.start
        return self._offset(placed, position - placed.page)

    def ranges(self, span: Span) -> list[tuple[int, int]]:
        """Where the characters of `span` are shown: page ranges in order, none of them empty, without names."""
        found = []
        for placed in self._overlapping(span):
            start = self._position(placed, max(span.start, placed.source.start))
            end = self._position(placed, min(span.end, placed.source.end))
            if start < end:
                found.append((start, end))
        return found

    def bounds(self, span: Span) -> tuple[int, int]:
        """The page positions where `span` begins and ends; equal where nothing of it is shown."""
        ranges = self.ranges(span)
        if not ranges:
            position = self.to_page(span.start)
            return position, position
        return ranges[0][0], ranges[-1][1]

    def shown(self, start: int, end: int) -> list[Span]:
        """The source that is shown between page positions `start` and `end`, run by run, none of them empty."""
        first = max(0, bisect_right(self._pages, start) - 1)
        found = []
        for placed in self._placed[first : bisect_left(self._pages, end)]:
            if placed.part is Part.SHOWN:
                low = self._offset(placed, max(0, start - placed.page))
                high = self._offset(placed, end - placed.page)
                if low < high:
                    found.append(Span(low, high))
        return found

    def _overlapping(self, span: Span) -> Iterator[_Placed]:
        first = max(0, bisect_right(self._sources, span.start) - 1)
        for placed in self._of_source[first : bisect_left(self._sources, span.end)]:
            if placed.part is Part.SHOWN and placed.source.overlaps(span):
                yield placed

    def _position(self, placed: _Placed, offset: int) -> int:
        if placed.part is Part.HIDDEN:
            return placed.page
        return placed.page + self._positions.taken(placed.source.start, min(offset, placed.source.end))

    def _offset(self, placed: _Placed, into: int) -> int:
        return self._positions.index(into, start=placed.source.start, end=placed.source.end)
