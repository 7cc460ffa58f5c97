"""How a row is shared between panes, in whole pixels; and where in the row something is dropped."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE = 0.2
"""Share of a pane's width at either side that counts as beside it when something is dropped there."""
_WIDEST_EDGE = 90.0


def widths(shares: Sequence[float], *, room: int, narrowest: int) -> list[int]:
    """Widths in proportion to `shares` that fill `room`; none under `narrowest` as long as there is room for that."""
    least = min(narrowest, room // len(shares))
    spare = room - least * len(shares)
    over = [max(0.0, room * share / sum(shares) - least) for share in shares]
    whole = sum(over) or 1.0
    ends = [round(end) for end in accumulate((least + spare * part / whole for part in over), initial=0.0)]
    ends[-1] = room
    return [end - start for start, end in pairwise(ends)]


def border_moved(current: Sequence[int], border: int, by: int, *, narrowest: int) -> list[int]:
    """Widths after the border right of the pane `border` went right by `by` pixels, as far as it can."""
    left, right = current[border], current[border + 1]
    least = min(narrowest, left, right)
    taken = min(max(left + by, least), left + right - least)
    return [*current[:border], taken, left + right - taken, *current[border + 2 :]]


class DropPlace(NamedTuple):
    """Where something dropped goes: in place of the pane `at`, or as a new pane before the pane that is `at` now."""

    at: int
    where: Literal["here", "beside"]


def drop_place(x: float, panes: Sequence[tuple[int, int]], *, full: bool) -> DropPlace:
    """The place for something dropped at `x`. `panes`: left edge and width of each; `full`: no more can be added."""
    for number, (left, width) in enumerate(panes):
        edge = min(width * EDGE, _WIDEST_EDGE)
        if x < left + edge and not full:
            return DropPlace(number, "beside")
        if x <= left + width - edge or (full and x <= left + width):
            return DropPlace(number, "here")
    return DropPlace(len(panes) - 1, "here") if full else DropPlace(len(panes), "beside")
