"""Dims the words of a page that the reader does not want to see just now. They stay where they are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kzreader.core.interview import FURNITURE
from kzreader.core.interview import ParagraphKind as Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QColor, QPainter, QTextBlock

    from kzreader.core.text import Span
    from kzreader.ui.reading.geometry import Geometry
    from kzreader.ui.reading.page import Page

_ALWAYS_BRIGHT = FURNITURE | {Kind.TITLE, Kind.HEADING}


class Veil:
    """Lies over all but the passages `bright`, which are in reading order and do not overlap, in a `colour`."""

    def __init__(self, bright: Sequence[Span], colour: QColor) -> None:
        self._bright = bright
        self._ends = [span.end for span in bright]
        self._colour = colour

    def paint(
        self, painter: QPainter, page: Page, geometry: Geometry, blocks: Iterable[tuple[QTextBlock, QRectF]]
    ) -> None:
        """Dim what is to be dimmed of these blocks, in the document's coordinates."""
        for block, _ in blocks:
            for start, end in self.dimmed(page, block.blockNumber(), block.position(), block.length() - 1):
                for strip in geometry.strips(start, end):
                    painter.fillRect(strip.line.united(strip.box), self._colour)

    def dimmed(self, page: Page, number: int, position: int, length: int) -> Iterator[tuple[int, int]]:
        """The page ranges of a block, by its number, position and length, that are dimmed."""
        planned = page.block_of(number)
        if planned is None or planned.notice or planned.paragraph.kind in _ALWAYS_BRIGHT:
            return
        at, stop = position, position + length
        for start, end in self._shown(page, planned.paragraph.span):
            if end <= position or start >= stop:
                continue
            if start > at and page.map.shown(at, start):
                yield at, start
            at = max(at, end)
        if at < stop and page.map.shown(at, stop):
            yield at, stop

    def _shown(self, page: Page, within: Span) -> Iterator[tuple[int, int]]:
        for span in self._bright[bisect_left(self._ends, within.start + 1) :]:
            if span.start >= within.end:
                return
            yield from page.map.ranges(span)
