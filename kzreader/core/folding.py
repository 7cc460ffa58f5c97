"""Folding: one form for what readers take to be the same letters, with the way back to the original offsets.

Apostrophes, dashes, quotation marks and spaces of every kind become the plain one; composed and decomposed letters
(NFC, NFD) become the composed one; `ё` becomes `е`; invisible characters (soft hyphen, zero-width space) vanish;
letters become small unless the case is kept. Line breaks stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from kzreader.core.text import Span

_PLAIN = {
    "'": "’‘‛ʼʻʹ′`´＇",
    "-": "‐‑‒–—―−﹣－",
    '"': "“”„‟«»″＂",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "е": "ё",
    "Е": "Ё",
    "σ": "ς",
}
_MARKS = "\u0300-\u036f\u0483-\u0487\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a"
_SUSPECT = re.compile(f"[\u00ad\u200b-\u200d\u2060\ufeffßẞİ{_MARKS}]")
_IRREGULAR = re.compile(f"[\u00ad\u200b-\u200d\u2060\ufeff]|[^\\W_][{_MARKS}]+|[ßẞİ]")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class _Piece(NamedTuple):
    """A stretch whose folded form has another length, or is another letter, than the original."""

    folded: Span
    original: Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back from its offsets to those of the original."""

    text: str
    _pieces: tuple[_Piece, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @property
    def keeps_offsets(self) -> bool:
        """Whether every character stands where it stood."""
        return not self._pieces

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that `start` to `end` of the folded text stands for."""
        if not self._pieces:
            return Span(start, end)
        beginning = self._original_start(start)
        return Span(beginning, max(beginning, self._original_end(end)))

    def _original_start(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        piece = self._pieces[index]
        if offset < piece.folded.end:
            return piece.original.start
        return piece.original.end + offset - piece.folded.end

    def _original_end(self, offset: int) -> int:
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return offset
        piece = self._pieces[index]
        return piece.original.end + max(0, offset - piece.folded.end)


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """`text` in the form that searching compares, small letters unless `keep_case`."""
    if _SUSPECT.search(text) is None:
        return Folded(_plain(text, keep_case))
    parts: list[str] = []
    pieces: list[_Piece] = []
    copied = length = 0
    for match in _IRREGULAR.finditer(text):
        folded = _regular(match[0])
        length += match.start() - copied
        parts += text[copied : match.start()], folded
        pieces.append(_Piece(Span(length, length + len(folded)), Span(*match.span())))
        length += len(folded)
        copied = match.end()
    joined = "".join(parts) + text[copied:]
    return Folded(_plain(joined, keep_case), tuple(pieces), tuple(piece.folded.start for piece in pieces))


def fold_words(query: str, *, keep_case: bool = False) -> str:
    """A query or a name folded, its white space made single spaces."""
    return " ".join(fold(query, keep_case=keep_case).text.split())


def _regular(irregular: str) -> str:
    if irregular in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFC", irregular).replace("ß", "ss").replace("ẞ", "SS").replace("İ", "I")


def _plain(text: str, keep_case: bool) -> str:
    if not keep_case:
        text = text.lower()
    if text.isascii():
        return text.replace("`", "'")
    for plain, variants in _PLAIN.items():
        for variant in variants:
            text = text.replace(variant, plain)
    return text
