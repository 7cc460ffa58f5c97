"""Scrolling together as arithmetic: where a page must stand so that it shows what its neighbour shows.

Two interviews tell the same things at different length and in different order, so neither the share scrolled nor a
single sorted list of matching places will do. The method:

1. Every link is an anchor: how far the page that the reader moves is scrolled when the passage stands at the reading
   line ("here"), and how far the other page then is when the counterpart stands level ("there"), in pixels of the pages
   as they are wrapped. Places are scroll values throughout: a page that waits keeps its own.
2. One counterpart is chosen for each place by dynamic programming over the anchors in the order of "here": a link earns
   its score, going back or far ahead on the other page costs. A stray link to another part of the text costs more than
   it earns and is passed over; a passage that is really told elsewhere earns more than the way there and is followed.
3. The chosen anchors fall into runs that ascend on both pages. Inside a run the place is interpolated between two
   anchors. Where they are far apart the other page waits and sets off in time to arrive level.
4. Between two runs the pages part company: the other page stays with the run it is in until the reader is clearly
   nearer to the next one, so that a small move to and fro changes nothing (hysteresis).
5. A follower never jumps because the rules changed (another page took the lead, links came in, a passage was stood
   level by hand): what it stands off its due place is kept for a while and then worked off as the reader goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

READING_LINE = 1 / 3
"""Where the eye is taken to read, as a share of the page's visible height."""

_LOOK_BACK = 40
"""Anchors that the search looks back: enough to pass over a paragraph's worth of stray links, and linear in time."""
_BACKWARD = 1.0
_FAR_BACKWARD = 0.6
_FAR_FORWARD = 0.5
_FAR = 2.0
"""Visible heights after which a jump costs no more."""
_STEEPEST = 8.0
"""Pixels there for a pixel here that still count as following; more would be racing."""
_KEEP_OFF = 0.5
_WORKED_OFF = 1.5
"""Visible heights of reading for which a follower keeps what it stands off, and after which it is level again."""


class Anchor(NamedTuple):
    """A passage and its counterpart: how the two pages stand when both are level, and the height that both fill."""

    here: float
    there: float
    length: float = 0.0
    weight: float = 1.0


class Run(NamedTuple):
    """Places that ascend on both pages; between them the place is interpolated, outside the page waits."""

    heres: tuple[float, ...]
    theres: tuple[float, ...]

    def locate(self, here: float) -> float:
        """The place there that belongs to `here`."""
        number = bisect_right(self.heres, here)
        if number == 0:
            return self.theres[0]
        if number == len(self.heres):
            return self.theres[-1]
        start, end = self.heres[number - 1], self.heres[number]
        share = (here - start) / (end - start)
        return self.theres[number - 1] + share * (self.theres[number] - self.theres[number - 1])


@dataclass(frozen=True, slots=True)
class Guide:
    """The way from one page to the other: runs in the order of the leading page, and where one gives way to the next.

    `borders` holds for each pair of neighbouring runs the heights between which either may hold.
    """

    runs: tuple[Run, ...] = ()
    borders: tuple[tuple[float, float], ...] = ()

    def locate(self, here: float, run: int | None = None) -> tuple[float, int] | None:
        """The place there and the number of the run that says so; None where the two have nothing in common.

        `run` is the number that the last answer gave: it holds on until the next border is clearly passed.
        """
        if not self.runs:
            return None
        number = self._nearest(here) if run is None else min(run, len(self.runs) - 1)
        while number < len(self.borders) and here >= self.borders[number][1]:
            number += 1
        while number > 0 and here < self.borders[number - 1][0]:
            number -= 1
        return self.runs[number].locate(here), number

    def _nearest(self, here: float) -> int:
        return bisect_right([(low + high) / 2 for low, high in self.borders], here)


def guide(anchors: Iterable[Anchor], *, visible: float, line: float) -> Guide:
    """The way that `anchors` show, for pages of the visible height `visible` with lines of height `line`, in pixels."""
    chosen = consistent(anchors, visible=visible)
    if not chosen:
        return Guide()
    groups = _ascending([Anchor(0, 0), *chosen] if chosen[0].here > 0 <= chosen[0].there else chosen, visible)
    runs = tuple(_run(group, visible) for group in groups)
    borders = tuple(_border(before[-1], after[0], line) for before, after in pairwise(groups))
    return Guide(runs, borders)


def consistent(anchors: Iterable[Anchor], *, visible: float) -> list[Anchor]:
    """At most one counterpart for each place, chosen so that the other page moves as little as the links allow."""
    ordered = sorted(anchors, key=lambda anchor: (anchor.here, anchor.there))
    best: list[float] = []
    previous: list[int | None] = []
    for number, anchor in enumerate(ordered):
        earned, came_from = 0.0, None
        for earlier in range(max(0, number - _LOOK_BACK), number):
            before = ordered[earlier]
            if before.here < anchor.here:
                total = best[earlier] - _cost(before, anchor, visible)
                if total > earned:
                    earned, came_from = total, earlier
        best.append(earned + anchor.weight)
        previous.append(came_from)
    return _traced(ordered, best, previous)


def _cost(before: Anchor, after: Anchor, visible: float) -> float:
    ahead = after.there - before.there
    share = min(1.0, abs(ahead - (after.here - before.here)) / (_FAR * visible))
    return _FAR_FORWARD * share if ahead >= 0 else _BACKWARD + _FAR_BACKWARD * share


def _traced(ordered: Sequence[Anchor], best: Sequence[float], previous: Sequence[int | None]) -> list[Anchor]:
    chosen: list[Anchor] = []
    at = max(range(len(best)), key=best.__getitem__) if best else None
    while at is not None:
        chosen.append(ordered[at])
        at = previous[at]
    return chosen[::-1]


def _ascending(chosen: Sequence[Anchor], visible: float) -> list[list[Anchor]]:
    groups = [[chosen[0]]]
    for before, after in pairwise(chosen):
        ahead = after.there - before.there
        if 0 <= ahead <= max(visible / 2, _STEEPEST * (after.here - before.here)):
            groups[-1].append(after)
        else:
            groups.append([after])
    return groups


def _run(group: Sequence[Anchor], visible: float) -> Run:
    places: list[tuple[float, float]] = []
    for before, after in pairwise(group):
        places += [(before.here, before.there), *_wait(before, after, visible)]
    last = group[-1]
    places += [(last.here, last.there), (last.here + last.length, last.there + last.length)]
    distinct = [place for place, following in pairwise(places) if place[0] < following[0]] + places[-1:]
    return Run(tuple(here for here, _ in distinct), tuple(there for _, there in distinct))


def _wait(before: Anchor, after: Anchor, visible: float) -> list[tuple[float, float]]:
    """Where two anchors are more than two screens apart: stand still after the one, set off in time for the other."""
    gap, way = after.here - before.here, after.there - before.there
    if gap <= 2 * visible:
        return []
    length = min(before.length, way, visible / 2)
    approach = min(gap - length, max(visible, (way - length) / 2))
    stand = before.there + length
    return [(before.here + length, stand), (after.here - approach, stand)]


def _border(before: Anchor, after: Anchor, line: float) -> tuple[float, float]:
    middle = (before.here + after.here) / 2
    slack = min(2.0 * line, max(line / 2, (after.here - before.here) / 4))
    return max(middle - slack, before.here), min(middle + slack, after.here)


@dataclass(slots=True)
class Follower:
    """One page that follows another: remembers its run and what it stands off its due place.

    `visible` is the visible height of the leading page; `furthest` is how far the following one can scroll.
    """

    way: Guide
    visible: float
    furthest: float = float("inf")
    run: int | None = None
    off: float = 0.0
    since: float = 0.0
    share: float = 0.0

    def take_up(self, here: float, there: float) -> None:
        """Begin where the two pages stand now, however that came about."""
        place = self.way.locate(here)
        self.run = place[1] if place else None
        self.off, self.since, self.share = (there - self._within(place[0]) if place else 0.0), here, 1.0

    def level(self) -> None:
        """Forget what it stands off: the next place is the due one."""
        self.off = self.share = 0.0

    def place(self, here: float) -> float | None:
        """Where the page belongs when the leading one stands at `here`; None to wait."""
        found = self.way.locate(here, self.run)
        if found is None:
            return None
        due, self.run = found
        self.share = min(self.share, _share_left(abs(here - self.since) / self.visible))
        return self._within(self._within(due) + self.off * self.share)

    def _within(self, place: float) -> float:
        return min(max(0.0, place), self.furthest)


def _share_left(screens: float) -> float:
    return min(1.0, max(0.0, (_WORKED_OFF - screens) / (_WORKED_OFF - _KEEP_OFF)))


class Scale(NamedTuple):
    """How far a page can scroll and how much of it is visible, in pixels; where on it the reader reads."""

    furthest: float
    visible: float

    def line(self, scrolled: float) -> float:
        """Height of the reading line in the visible part, in pixels from its top.

        A third of the way down; towards the ends of the text it moves to the first and to the last line, because the
        text there never reaches the third. Without jumps, and with the place in the text ascending all the way.
        """
        upper = min(scrolled, self.visible * READING_LINE)
        lower = max(0.0, self.visible * (1 - READING_LINE) - (self.furthest - scrolled))
        return min(upper + lower, self.visible)

    def scrolled_to(self, place: float) -> float:
        """How far the page is scrolled when the height `place` of the text stands at the reading line."""
        bends = (self.visible * READING_LINE, self.furthest - self.visible * (1 - READING_LINE))
        stops = sorted({0.0, self.furthest, *(min(max(0.0, bend), self.furthest) for bend in bends)})
        places = [stop + self.line(stop) for stop in stops]
        number = min(max(1, bisect_right(places, place)), len(stops) - 1)
        if number == 0 or place >= places[-1]:
            return stops[-1]
        start, end = places[number - 1], places[number]
        share = max(0.0, (place - start) / (end - start))
        return stops[number - 1] + share * (stops[number] - stops[number - 1])
