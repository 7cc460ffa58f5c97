"""Which links between two pages are to be seen, and where: the geometry of the ribbon, without painting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Shown = Literal["whole", "left", "right"]

_FAR = 0.55
"""How much higher or lower one end may lie than the other, as a share of the visible height, for a whole band."""


class Extent(NamedTuple):
    """From `top` to `bottom`, in pixels downwards."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    def moved(self, by: float) -> Extent:
        """The same extent lower by `by`."""
        return Extent(self.top + by, self.bottom + by)


class Window(NamedTuple):
    """What is visible of a page: `top` to `bottom` in the ribbon; `shift` turns heights on the page into these."""

    top: float
    bottom: float
    shift: float


class Band(NamedTuple):
    """One link as seen in the ribbon. `link` is its number.

    `shown` is "whole", or the side at which a stub stands because the other end is far away; `towards` then says where
    that end is: -1 above, 1 below. A link has two stubs where both of its ends are in sight.
    """

    link: int
    left: Extent
    right: Extent
    shown: Shown = "whole"
    towards: int = 0


def visible_bands(lefts: Sequence[Extent], rights: Sequence[Extent], *, left: Window, right: Window) -> list[Band]:
    """The bands of the links that have an end in a window. `lefts` and `rights` are heights on the two pages."""
    far = _FAR * min(left.bottom - left.top, right.bottom - right.top)
    found: list[Band] = []
    for number, (one, other) in enumerate(zip(lefts, rights, strict=True)):
        one_seen, other_seen = _in_sight(one, left), _in_sight(other, right)
        if not (one_seen or other_seen):
            continue
        at_left, at_right = one.moved(left.shift), other.moved(right.shift)
        lower = at_right.middle - at_left.middle
        if abs(lower) <= far:
            found.append(Band(number, at_left, at_right))
            continue
        if one_seen:
            found.append(Band(number, at_left, at_right, "left", 1 if lower > 0 else -1))
        if other_seen:
            found.append(Band(number, at_left, at_right, "right", -1 if lower > 0 else 1))
    return found


def _in_sight(extent: Extent, window: Window) -> bool:
    return extent.bottom + window.shift > window.top and extent.top + window.shift < window.bottom
