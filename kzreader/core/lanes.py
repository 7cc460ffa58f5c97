"""Room for notes beside a page: each as near its line as can be, none on another, in the order of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def stack(
    wanted: Sequence[float],
    heights: Sequence[float],
    *,
    gap: float = 0.0,
    top: float = 0.0,
    pinned: int | None = None,
) -> list[float]:
    """Tops for boxes of `heights` that would like to stand at `wanted`, in one column and in the order given.

    No box stands above `top`, and `gap` is left between two. Among all such arrangements it is the one with the
    smallest sum of squared displacements. The box number `pinned` keeps its place (or the nearest to it that leaves
    room for those before it) and the others give way.

    With the room that earlier boxes take subtracted from each place, "no overlap" reads "not descending", and the
    task is isotonic regression, solved in linear time by pooling adjacent violators (Barlow et al., Statistical
    Inference under Order Restrictions, 1972). Bounds are met by clipping the solution.
    """
    taken = _room_before(heights, gap)
    loose = [place - before for place, before in zip(wanted, taken, strict=True)]
    fitted = [max(top, place) for place in _not_descending(loose)]
    if pinned is not None:
        pin = max(top, loose[pinned])
        fitted = [min(place, pin) for place in fitted[:pinned]] + [max(place, pin) for place in fitted[pinned:]]
        fitted[pinned] = pin
    return [place + before for place, before in zip(fitted, taken, strict=True)]


def _room_before(heights: Sequence[float], gap: float) -> list[float]:
    taken: list[float] = []
    total = 0.0
    for height in heights:
        taken.append(total)
        total += height + gap
    return taken


def _not_descending(values: Sequence[float]) -> list[float]:
    """The sequence without descents that is nearest to `values` by least squares."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] * count > total * pools[-1][1]:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
