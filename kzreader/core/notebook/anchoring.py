"""Finding a passage again: where it was, or else where its exact words stand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.notebook.annotation import Target

_MOST_PLACES = 2000
"""Places that are looked at: words that stand in more tell little of where they were."""


def anchored(target: Target, text: str) -> Span | None:
    """Where the passage stands in `text`, or None where its words are not there.

    Of several places the one with the most of its context around it, then the nearest to where it was.
    """
    if target.exact and target.span.of(text) == target.exact:
        return target.span

    def likeness(place: Span) -> tuple[int, int]:
        return _context(target, text, place), -abs(place.start - target.span.start)

    return max(islice(_places(target.exact, text), _MOST_PLACES), key=likeness, default=None)


def _places(words: str, text: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _context(target: Target, text: str, span: Span) -> int:
    """How many characters of the context stand around `span`, counted from it outward."""
    before = text[max(0, span.start - len(target.prefix)) : span.start]
    after = text[span.end : span.end + len(target.suffix)]
    return _alike(target.prefix[::-1], before[::-1]) + _alike(target.suffix, after)


def _alike(one: str, other: str) -> int:
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return count
    return min(len(one), len(other))
