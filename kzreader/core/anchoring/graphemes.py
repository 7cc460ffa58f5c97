"""Spans that cut no character in two: a letter and its accents, an emoji of several parts, a flag, a line end."""

from __future__ import annotations

import unicodedata

from kzreader.core.text import Span

_JOINER = "\u200d"
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
_FIRST_TAG, _LAST_TAG = "\U000e0020", "\U000e007f"
_FIRST_REGIONAL, _LAST_REGIONAL = "\U0001f1e6", "\U0001f1ff"
_CONTINUING = frozenset({"Mn", "Me", "Mc"})


def whole(span: Span, text: str) -> Span:
    """`span` of `text` widened as far as either end stands within a character as readers see it.

    A subset of the grapheme clusters of Unicode Standard Annex 29: marks, joiners, variation selectors, skin tones,
    tags, regional indicators, and CR LF; not the syllables of Hangul written as single letters.
    """
    start, end = span.start, min(span.end, len(text))
    while 0 < start < len(text) and _is_within(text, start):
        start -= 1
    while 0 < end < len(text) and _is_within(text, end):
        end += 1
    return Span(start, max(start, end))


def _is_within(text: str, at: int) -> bool:
    """Whether the character at `at` continues the one before it."""
    before, here = text[at - 1], text[at]
    if here < "\u0300":
        return before == "\r" and here == "\n"
    if before in "\n\r":
        return False
    if _JOINER in (before, here) or _FIRST_TONE <= here <= _LAST_TONE or _FIRST_TAG <= here <= _LAST_TAG:
        return True
    if _is_regional(here):
        return _is_regional(before) and _regionals_before(text, at) % 2 == 1
    return unicodedata.category(here) in _CONTINUING


def _is_regional(character: str) -> bool:
    return _FIRST_REGIONAL <= character <= _LAST_REGIONAL


def _regionals_before(text: str, at: int) -> int:
    start = at
    while start > 0 and _is_regional(text[start - 1]):
        start -= 1
    return at - start
