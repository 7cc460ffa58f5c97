"""The marks of a page in layers: found by where they stand, so that only what is in view is ever built.

A layer holds marks with their page ranges; it answers which of them touch a range of positions in logarithmic time
and keeps them in drawing order.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from kzreader.core.notebook.annotation import Annotation
from kzreader.core.text import Span
from kzreader.ui.reading.offsets import PageMap
from kzreader.ui.reading.values import Difference, MentionMark, PassageMark


class LayerName(Enum):
    """The layers, from the one that lies on the paper to the one on top."""

    PASSAGES = "passages"
    ANNOTATIONS = "annotations"
    HITS = "hits"
    MENTIONS = "mentions"
    DIFFERENCES = "differences"
    FIGURES = "figures"
    FLASH = "flash"


class FigureMark(NamedTuple):
    """A figure that differs from one of an open interview. `told`: what the other says, in words."""

    span: Span
    told: str
    document: str
    counterpart: Span


class Hit(NamedTuple):
    """A place where the words sought stand."""

    current: bool


@dataclass(frozen=True, slots=True)
class Flash:
    """What a jump has just led to."""


Value = MentionMark | PassageMark | Difference | Annotation | Hit | Flash | FigureMark


class Mark(NamedTuple):
    """A mark in the page. `span` in the source; `ranges` where it is shown; `lane` tells overlapping ones apart."""

    span: Span
    ranges: tuple[tuple[int, int], ...]
    value: Value
    lane: int = 0

    @property
    def start(self) -> int:
        """The first page position."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """The page position after the last."""
        return self.ranges[-1][1]


class Layer:
    """Marks in the order of the page."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self.marks]
        self._reach: list[int] = []
        for mark in self.marks:
            self._reach.append(max(mark.end, self._reach[-1] if self._reach else 0))

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that touch page positions `start` to `end`."""
        first = bisect_left(self._reach, start + 1)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at a page position, the shortest first."""
        found = [
            mark
            for mark in self.within(position, position + 1)
            if any(start <= position < end for start, end in mark.ranges)
        ]
        return sorted(found, key=lambda mark: len(mark.span))


class Layers:
    """All marks of one page."""

    def __init__(self) -> None:
        self._layers = {name: Layer() for name in LayerName}

    def put(self, name: LayerName, marks: Iterable[Mark]) -> None:
        """Replace one layer."""
        self._layers[name] = Layer(marks)

    def __getitem__(self, name: LayerName) -> Layer:
        return self._layers[name]

    def under(self, position: int) -> list[Mark]:
        """The marks a reader can reach at a page position, the most particular first; the reader's own before names."""
        order = (LayerName.ANNOTATIONS, LayerName.FIGURES, LayerName.MENTIONS, LayerName.PASSAGES)
        found = [mark for name in order for mark in self._layers[name].at(position)]
        return sorted(found, key=lambda mark: len(mark.span))

    def reachable(self, start: int, end: int) -> list[Mark]:
        """The marks that a reader can step to between two page positions, in the order of the page."""
        order = (LayerName.ANNOTATIONS, LayerName.FIGURES, LayerName.MENTIONS, LayerName.PASSAGES)
        found = [mark for name in order for mark in self._layers[name].within(start, end)]
        return sorted(found, key=lambda mark: (mark.start, mark.end))


def placed(page_map: PageMap, values: Iterable[tuple[Span, Value]]) -> Iterator[Mark]:
    """The marks of what is shown in the page; what is folded away has none."""
    for span, value in values:
        ranges = page_map.ranges(span)
        if ranges:
            yield Mark(span, tuple(ranges), value)


def in_lanes(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The same marks with lanes, so that no two that overlap share one."""
    taken: dict[int, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        lane = next((lane for lane in range(len(taken)) if taken[lane] <= mark.start), len(taken))
        taken[lane] = mark.end
        yield Mark(mark.span, mark.ranges, mark.value, lane)


def cut(marks: Sequence[Mark]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """The page cut where marks begin and end: each stretch with the marks over it, the shortest last.

    Takes marks in any order; gives stretches in page order, without those that no mark covers.
    """
    edges: dict[int, list[Mark]] = {}
    for mark in marks:
        for start, end in mark.ranges:
            edges.setdefault(start, []).append(mark)
            edges.setdefault(end, []).append(mark)
    covering: dict[int, Mark] = {}
    positions = sorted(edges)
    for position, following in itertools.pairwise(positions):
        for mark in edges[position]:
            if any(start == position for start, _ in mark.ranges):
                covering[id(mark)] = mark
            else:
                covering.pop(id(mark), None)
        if covering:
            top_last = sorted(covering.values(), key=lambda mark: (-len(mark.span), mark.start))
            yield position, following, tuple(top_last)
