"""Which links between two pages are to be seen, and where: the geometry of the ribbon, without painting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Shown = Literal["whole", "left", "right"]

_REACH = 0.3
"""How far outside its window an end may lie, as a share of the window's height, for the band to be drawn whole."""


@dataclass(frozen=True, slots=True)
class Extent:
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


@dataclass(frozen=True, slots=True)
class Window:
    """What is visible of one page: from `top` to `bottom` in the ribbon; `shift` turns heights on the page into these."""

    top: float
    bottom: float
    shift: float


@dataclass(frozen=True, slots=True)
class Band:
    """One link as seen in the ribbon. `link` is its number.

    `shown` is "whole", or the side at which a stub stands because the other end is far away; `towards` then says where
    that end is: -1 above, 1 below.
    """

    link: int
    left: Extent
    right: Extent
    shown: Shown = "whole"
    towards: int = 0


def visible_bands(lefts: Sequence[Extent], rights: Sequence[Extent], *, left: Window, right: Window) -> list[Band]:
    """The bands of the links that have an end in a window. `lefts` and `rights` are heights on the two pages."""
    found: list[Band] = []
    for number, (one, other) in enumerate(zip(lefts, rights, strict=True)):
        one_side, other_side = _outside(one, left), _outside(other, right)
        if one_side and other_side:
            continue
        at_left, at_right = one.moved(left.shift), other.moved(right.shift)
        if other_side and abs(other_side) > _REACH * (right.bottom - right.top):
            found.append(Band(number, at_left, at_right, "left", 1 if other_side > 0 else -1))
        elif one_side and abs(one_side) > _REACH * (left.bottom - left.top):
            found.append(Band(number, at_left, at_right, "right", 1 if one_side > 0 else -1))
        else:
            found.append(Band(number, at_left, at_right))
    return found


def _outside(extent: Extent, window: Window) -> float:
    """How far the extent lies below the window, negative above it, nought where it is in sight."""
    if extent.bottom + window.shift <= window.top:
        return extent.bottom + window.shift - window.top - 1
    if extent.top + window.shift >= window.bottom:
        return extent.top + window.shift - window.bottom + 1
    return 0.0
