"""How Qt counts characters: in UTF-16 units, so that those beyond U+FFFF count twice. The only place that converts.

Everything else counts Unicode code points, as Python does. What a page adds to its text and leaves out of it is the
matter of `reading.offsets`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_COUNTED_TWICE = re.compile(r"[\U00010000-\U0010ffff]")


class Positions:
    """Where each character of one text stands."""

    def __init__(self, text: str) -> None:
        self._twice = [match.start() for match in _COUNTED_TWICE.finditer(text)]

    def taken(self, start: int, end: int) -> int:
        """How many positions the characters from `start` to `end` take."""
        if not self._twice:
            return end - start
        return end - start + bisect_left(self._twice, end) - bisect_left(self._twice, start)

    def index(self, position: int, *, start: int, end: int) -> int:
        """Which character stands `position` positions after the one at `start`, `end` where that lies beyond it.

        The inside of a character that counts twice is its beginning.
        """
        first, last = bisect_left(self._twice, start), bisect_left(self._twice, end)
        before = bisect_left(range(first, last), position, key=lambda one: self._twice[one] - start + one - first)
        return min(start + position - before, end)


def positions_taken(words: str) -> int:
    """How many positions `words` take."""
    return Positions(words).taken(0, len(words))


def index_at(words: str, position: int) -> int:
    """Which character of `words` stands at `position`."""
    return Positions(words).index(position, start=0, end=len(words))
