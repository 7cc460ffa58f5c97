"""Scrolling together as arithmetic: where a page must stand so that it shows what its neighbour shows.

Two interviews tell the same things at different length and in different order, so neither the share scrolled nor a
single sorted list of matching places will do. The method:

1. Every link is an anchor: how far the page that the reader moves is scrolled when the passage stands at the reading
   line ("here"), and how far the other page then is when the counterpart stands level ("there"), in pixels of the pages
   as they are wrapped. Places are scroll values throughout: a page that waits keeps its own.
2. One counterpart is chosen for each place by dynamic programming over the anchors in the order of "here": a link earns
   its weight, going back or far ahead on the other page costs. A weak link to another part of the text costs more than
   it earns and is passed over; a passage that is really told elsewhere earns more than the way there and is followed.
   A strong link earns more than any way costs, so that its passages are always level, and a sync point more still.
3. The chosen anchors fall into runs that ascend on both pages. Near an anchor the two pages move alike, so that its
   passages stay level when the reader stops a little before or after. Between two anchors the place is interpolated.
   Where they are far apart the other page waits and sets off in time to arrive level.
4. Between two runs the pages part company: the other page stays with the run it is in until the reader is clearly
   nearer to the next one, so that a small move to and fro changes nothing (hysteresis).
5. A follower never jumps because the rules changed (another page took the lead, links came in, a passage was stood
   level by hand): what it stands off its due place is worked off as the reader goes on, by the next passage that has a
   counterpart; after a passage was stood level by hand it is kept for a while first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

READING_LINE = 1 / 3
"""Where the eye is taken to read, as a share of the page's visible height."""

STRONG = 0.5
"""Score from which a link is always followed."""
_FOLLOWED = 3.5
"""What a strong link earns beside its score: more than the way to it and back can cost."""
_PINNED = 1000.0
"""What a sync point earns: it outranks all links round it."""
_LOOK_BACK = 24
"""Anchors that the search looks back: enough to pass over a paragraph's worth of stray links, and linear in time."""
_BACKWARD = 1.0
_FAR_BACKWARD = 0.6
_FAR_FORWARD = 0.5
_FAR = 2.0
"""Visible heights after which a jump costs no more."""
_LIKELY = 6
"""Counterparts of one passage that the search considers, the strongest."""
_STEEPEST = 8.0
"""Pixels there for a pixel here that still count as following; more would be racing."""
_HOLD = 1.5
"""Lines before and after a passage over which its counterpart moves just as it does."""
_APART = 1.5
"""Visible heights between two passages from which the other page waits."""
_IN_SIGHT = 0.5
"""Visible heights round the reading line in which a page has nothing parallel before it says that it waits."""
_KEEP_OFF = 0.5
_WORKED_OFF = 1.5
"""Visible heights of reading for which a follower keeps what it stands off, and after which it is level again."""
_TREMBLING = 0.25
_HURRY = 1.5
"""Lines of reading that change nothing, and those over which a follower works off what it stands off at the least."""


def weight(score: float) -> float:
    """What a link of that score earns when it is followed."""
    return score + _FOLLOWED if score >= STRONG else score


class Anchor(NamedTuple):
    """A passage and its counterpart: how the two pages stand when both are level, and the height that both fill."""

    here: float
    there: float
    length: float = 0.0
    weight: float = 1.0

    @classmethod
    def pinned(cls, here: float, there: float) -> Anchor:
        """A sync point."""
        return cls(here, there, 0.0, _PINNED)


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

    def waits(self, here: float) -> bool:
        """Whether the page stands still round `here`."""
        number = bisect_right(self.heres, here)
        return number in (0, len(self.heres)) or self.theres[number - 1] == self.theres[number]


class Guide(NamedTuple):
    """The way from one page to the other: runs in the order of the leading page, and where one gives way to the next.

    `borders` holds for each pair of neighbouring runs the heights between which either may hold. `matches` are the
    places on the leading page at which a passage stands level with its counterpart, ascending.
    """

    runs: tuple[Run, ...] = ()
    borders: tuple[tuple[float, float], ...] = ()
    matches: tuple[float, ...] = ()
    line: float = 24.0
    visible: float = 600.0

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

    def waits(self, here: float, run: int | None = None) -> bool:
        """Whether nothing at `here` has a counterpart: the other page stands still, and no match is near."""
        found = self.locate(here, run)
        if found is None:
            return True
        near = min((abs(match - here) for match in self.matches), default=0.0)
        return near > _IN_SIGHT * self.visible and self.runs[found[1]].waits(here)

    def match_from(self, here: float, *, forward: bool) -> float | None:
        """The next place after `here`, or before it, at which a passage stands level with its counterpart."""
        if forward:
            number = bisect_right(self.matches, here + self.line / 2)
            return self.matches[number] if number < len(self.matches) else None
        number = bisect_left(self.matches, here - self.line / 2)
        return self.matches[number - 1] if number else None

    def _nearest(self, here: float) -> int:
        return bisect_right([(low + high) / 2 for low, high in self.borders], here)


def guide(anchors: Iterable[Anchor], *, visible: float, line: float) -> Guide:
    """The way that `anchors` show, for pages of the visible height `visible` with lines of height `line`, in pixels."""
    chosen = consistent(_outranked(list(anchors), visible), visible=visible)
    if not chosen:
        return Guide()
    groups = _ascending(chosen, visible)
    if chosen[0].here > 0:
        groups[0].insert(0, Anchor(0, 0))
    runs = tuple(_run(group, visible=visible, hold=_HOLD * line) for group in groups)
    borders = tuple(_border(before[-1], after[0], line) for before, after in pairwise(groups))
    return Guide(runs, borders, tuple(anchor.here for anchor in chosen), line, visible)


def _outranked(anchors: list[Anchor], visible: float) -> list[Anchor]:
    """The anchors but those that contradict a sync point near them."""
    pins = [anchor for anchor in anchors if anchor.weight >= _PINNED]
    return [
        anchor
        for anchor in anchors
        if anchor.weight >= _PINNED
        or not any(
            abs(anchor.here - pin.here) < visible and (anchor.here - pin.here) * (anchor.there - pin.there) <= 0
            for pin in pins
        )
    ]


def consistent(anchors: Iterable[Anchor], *, visible: float) -> list[Anchor]:
    """At most one counterpart for each place, chosen so that the other page moves as little as the links allow."""
    ordered = _likely(anchors)
    best: list[float] = []
    previous: list[int | None] = []
    for number, anchor in enumerate(ordered):
        earned, came_from = 0.0, None
        for earlier in range(max(0, number - _LOOK_BACK), number):
            before = ordered[earlier]
            if best[earlier] > earned and before.here < anchor.here:
                total = best[earlier] - _cost(before, anchor, visible)
                if total > earned:
                    earned, came_from = total, earlier
        best.append(earned + anchor.weight)
        previous.append(came_from)
    return _traced(ordered, best, previous)


def _likely(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The strongest anchors of each place, in the order of the leading page."""
    places: dict[float, list[Anchor]] = {}
    for anchor in anchors:
        places.setdefault(anchor.here, []).append(anchor)
    likely = (sorted(found, key=lambda anchor: -anchor.weight)[:_LIKELY] for found in places.values())
    return sorted((anchor for found in likely for anchor in found), key=lambda anchor: (anchor.here, anchor.there))


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


def _run(group: Sequence[Anchor], *, visible: float, hold: float) -> Run:
    first, last = group[0], group[-1]
    places = [(first.here - hold, first.there - hold)] if first.here > hold else []
    for before, after in pairwise(group):
        held = max(0.0, min(hold, (after.here - before.here) / 2, (after.there - before.there) / 2))
        places += [
            (before.here, before.there),
            (before.here + held, before.there + held),
            *_wait(before, after, visible=visible, held=held),
            (after.here - held, after.there - held),
        ]
    length = max(last.length, hold)
    places += [(last.here, last.there), (last.here + length, last.there + length)]
    return Run(*zip(*_ascending_places(places), strict=True))


def _ascending_places(places: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    furthest = float("-inf")
    for here, there in places:
        if here > furthest:
            furthest = here
            yield here, round(there, 6)  # two sums that should be equal may differ in the last digit


def _wait(before: Anchor, after: Anchor, *, visible: float, held: float) -> list[tuple[float, float]]:
    """Where two anchors are far apart: stand still after the one, set off in time for the other."""
    gap, way = after.here - before.here, after.there - before.there
    if gap <= _APART * visible or way < 0:
        return []
    length = max(held, min(before.length, way / 2, visible / 2))
    approach = min(gap - length, max(_APART * visible / 2, (way - length) / 2))
    stand = before.there + length
    return [(before.here + length, stand), (after.here - approach, stand)]


def _border(before: Anchor, after: Anchor, line: float) -> tuple[float, float]:
    gap = after.here - before.here
    middle = before.here + gap / 2
    slack = min(2.0 * line, gap / 4)
    return middle - slack, middle + slack


@dataclass(slots=True)
class Follower:
    """One page that follows another: remembers its run and what it stands off its due place.

    `visible` is the visible height of the leading page; `least` and `furthest` are how far the following one can go.
    """

    way: Guide
    visible: float
    furthest: float = float("inf")
    least: float = 0.0
    run: int | None = None
    off: float = 0.0
    since: float = 0.0
    share: float = 0.0
    by_hand: bool = False
    taken_up: bool = False

    def take_up(self, here: float, there: float, *, by_hand: bool = False) -> None:
        """Begin where the two pages stand now, however that came about; `by_hand` if the reader wanted it so."""
        place = self.way.locate(here)
        self.run = place[1] if place else None
        self.off, self.since, self.share = (there - self._within(place[0]) if place else 0.0), here, 1.0
        self.by_hand, self.taken_up = by_hand, True

    def level(self) -> None:
        """Forget what it stands off: the next place is the due one."""
        self.off = self.share = 0.0

    def place(self, here: float) -> float | None:
        """Where the page belongs when the leading one stands at `here`; None to wait."""
        found = self.way.locate(here, self.run)
        if found is None:
            return None
        due, self.run = found
        self.share = min(self.share, self._share_left(here))
        return self._within(self._within(due) + self.off * self.share)

    def waits(self, here: float) -> bool:
        """Whether nothing at `here` has a counterpart."""
        return self.way.waits(here, self.run)

    def _within(self, place: float) -> float:
        return min(max(self.least, place), self.furthest)

    def _share_left(self, here: float) -> float:
        read = abs(here - self.since)
        if self.by_hand:
            return _falling(read, _KEEP_OFF * self.visible, _WORKED_OFF * self.visible)
        line = self.way.line
        match = self.way.match_from(self.since, forward=here > self.since)
        ahead = self.visible if match is None else abs(match - self.since) - _HOLD * line
        return _falling(read, _TREMBLING * line, min(max(_HURRY * line, ahead), _WORKED_OFF * self.visible))


def _falling(value: float, start: float, end: float) -> float:
    """From 1 at `start` to 0 at `end`."""
    return min(1.0, max(0.0, (end - value) / (end - start)))
