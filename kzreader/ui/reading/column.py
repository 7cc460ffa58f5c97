"""Where the column of text stands in a pane."""

from __future__ import annotations

EDGE = 20
"""Where the header of a narrow pane begins."""
_ALIGNED_FROM = 560
_GUTTER, _NARROW_GUTTER, _RIGHT = 88, 62, 18
"""Least room left of the text, the same in a narrow pane, and right of it."""
_NARROW = 480
_NO_GUTTER, _TINY = 20, 220
_LEAST = 80


def column_in(available: int, wanted: int) -> tuple[int, int]:
    """Left edge and width of a column that shall be `wanted` pixels wide, in the middle of `available` pixels.

    It gives way where room is short, and leaves a gutter for the numbers of paragraphs unless hardly any is left.
    """
    gutter = _NO_GUTTER if available < _TINY else _NARROW_GUTTER if available < _NARROW else _GUTTER
    width = max(_LEAST, min(wanted, available - gutter - _RIGHT))
    return max(gutter, (available - width) // 2), width


def header_edge(pane: int, text: int) -> int:
    """Where the header of a pane of that width begins: with the text, which begins at `text`, if there is room."""
    return text if pane >= _ALIGNED_FROM else EDGE


def room_beside(available: int, wanted: int) -> int:
    """What a column `wanted` pixels wide and its gutter leave over of `available` pixels; negative where it is none."""
    return available - _GUTTER - wanted - _RIGHT
