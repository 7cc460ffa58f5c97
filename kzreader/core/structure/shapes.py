"""The shape of a line and the words of a short one, as far as they tell what it is in any language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from zlib import crc32

_SIGNS = "([«“-–—•"
_MOST = 12
"""Words of a short line that are looked at."""
_STEM = 6
_WORDS, _ENDS = 2048, 1024
"""Into how many numbers words are scattered: none can be told from its number."""


def shape_of(text: str, *, short: bool) -> Iterator[str]:
    """How a line begins and what signs are in it; of a short one how much is digits and capitals."""
    yield f"first {_opening(text)}"
    if "?" in text[:-1]:
        yield "? within"
    if "!" in text or "！" in text:
        yield "!"
    if not short:
        return
    letters = sum(map(str.isalpha, text))
    yield f"digits {bisect_right((0.001, 0.1, 0.3, 0.6), sum(map(str.isdigit, text)) / len(text))}"
    yield f"upper {bisect_right((0.001, 0.1, 0.25, 0.5, 0.9), sum(map(str.isupper, text)) / max(1, letters))}"
    yield f"commas {bisect_right((1, 2, 4), sum(map(text.count, ',，、')))}"
    yield f"sentences {bisect_right((1, 2, 3), sum(map(text.count, '.。!！')))}"


def _opening(text: str) -> str:
    first = text[0]
    if first.isupper():
        return "U"
    if first.islower():
        return "l"
    if first.isdigit():
        return "d"
    return "c" if first.isalpha() else first if first in _SIGNS else "s"


def numbers_of(tokens: Sequence[str]) -> Iterator[str]:
    """The words of a short line as numbers, and again those at its ends."""
    if not tokens:
        return
    for stem in dict.fromkeys(token[:_STEM] for token in tokens[:_MOST]):
        yield f"w{crc32(stem.encode()) % _WORDS}"
    yield f"f{crc32(tokens[0].encode()) % _ENDS}"
    yield f"l{crc32(tokens[-1].encode()) % _ENDS}"
