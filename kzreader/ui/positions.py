"""How Qt counts the characters of a short text that is laid out as it stands: those beyond U+FFFF count twice.

Offsets of interviews are converted in `reading.offsets` alone; this is for the words of lists and labels.
"""

from __future__ import annotations

_LAST_SINGLE = "\uffff"


def positions_taken(words: str) -> int:
    """How many positions `words` takes."""
    if not words or max(words) <= _LAST_SINGLE:
        return len(words)
    return len(words) + sum(character > _LAST_SINGLE for character in words)


def index_at(words: str, position: int) -> int:
    """Which character of `words` stands at `position`."""
    if not words or max(words) <= _LAST_SINGLE:
        return min(position, len(words))
    for index, character in enumerate(words):
        if position <= 0:
            return index
        position -= 1 + (character > _LAST_SINGLE)
    return len(words)
