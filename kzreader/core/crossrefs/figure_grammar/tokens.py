"""Text as tokens that the grammar of figures reads: words, numbers, signs, and what is neither date nor quantity."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.numbers import Number


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    """A day, month and year in digits: 2024-07-01, 1.7.2024, 7/1/24."""
    SKIPPED = "skipped"
    """A time of day or an address."""
    SIGN = "sign"


class Token(NamedTuple):
    """A token at code points `start` to `end`. `word`: in small letters, without a possessive's ending, `ё` as `е`."""

    kind: Kind
    word: str
    start: int
    end: int


END = Token(Kind.SIGN, "", -1, -1)
"""Stands before the first token and after the last one."""

_FOLDED = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‑": "-", "−": "-"})
_KINDS = {"word": Kind.WORD, "number": Kind.NUMBER, "date": Kind.DATE, "skipped": Kind.SKIPPED, "sign": Kind.SIGN}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<word>(?:Rs|RMB|RM|Tk|KSh|USD|EUR|GBP|INR|KZT|RUB|CNY|CHF)(?=\d)|[^\W\d_][^\W_]*(?:['’ʼ][^\W\d_]+)*)"
        r"|(?P<skipped>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?!\d))"
        r"|(?P<date>\d{4}(?P<mark>[-/.])\d{2}(?P=mark)\d{2}(?![.\d])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}\.\d{2}\.\d{2}(?![.\d])"
        r"|\d{1,2} ?/ ?\d{1,2} ?/ ?(?:\d{4}|\d{2})(?!\d))"
        r"|(?P<number>\d{1,3}(?:(?:,\d{3})+(?!\d)(?:\.\d+)?|(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:,\d+)?"
        r"|(?:'\d{3})+(?!\d)|(?:\.\d{3}){2,}(?!\d)(?:,\d+)?|\.\d{3},\d{1,2}(?!\d))"
        r"|\d+(?:[.,]\d+)?)"
        r"|(?P<sign>[^\s\w])"
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` in order. Linear in its length."""
    if "://" in text or "www." in text or "@" in text:
        text = _address().sub(lambda match: " " * len(match.group()), text)
    found = []
    for match in _pattern().finditer(text):
        kind = _KINDS[match.lastgroup or "sign"]
        word = match.group()
        if kind is Kind.WORD or kind is Kind.SIGN:
            word = word.lower()
            if not word.isascii():
                word = word.translate(_FOLDED)
            word = word.removesuffix("'s")
        found.append(Token(kind, word, match.start(), match.end()))
    return found


class Tokens:
    """Tokens of one text, with what the grammar asks of them. An index out of range gives END."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.found = found
        self.numbers: dict[int, Number | None] = {}
        """The number that begins at a token, where it is known already: several rules ask for it."""

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, at: int) -> Token:
        return self.found[at] if 0 <= at < len(self.found) else END

    def word(self, at: int) -> str:
        """The word or sign at `at`, or nothing where there is a number."""
        token = self[at]
        return token.word if token.kind in (Kind.WORD, Kind.SIGN) else ""

    def is_number(self, at: int) -> bool:
        """Whether a number stands at `at`."""
        return self[at].kind is Kind.NUMBER

    def glued(self, at: int) -> bool:
        """Whether the token at `at` follows the one before it without white space."""
        return 0 < at < len(self.found) and self.found[at - 1].end == self.found[at].start

    def capital(self, at: int) -> bool:
        """Whether the word at `at` begins with a capital."""
        token = self[at]
        return token.kind is Kind.WORD and self.text[token.start].isupper()

    def on_one_line(self, first: int, last: int) -> bool:
        """Whether no empty line stands between two tokens."""
        return "\n\n" not in self.text[self[first].end : self[last].start]

    def opens_line(self, at: int) -> bool:
        """Whether nothing but white space stands before the token in its line."""
        if at <= 0:
            return True
        return "\n" in self.text[self[at - 1].end : self[at].start]

    def closes_line(self, at: int) -> bool:
        """Whether nothing but white space stands behind the token in its line."""
        if at + 1 >= len(self.found):
            return True
        return "\n" in self.text[self[at].end : self[at + 1].start]
