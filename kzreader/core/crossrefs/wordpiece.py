"""Words cut into the pieces that a BERT model has numbers for: the longest known piece first (Wu et al. 2016).

Text is prepared as the uncased models were trained on it: control characters out, Chinese characters apart, accents
off, lower case, punctuation apart (Devlin et al. 2019).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LONGEST_WORD = 100
"""Code points from which a word is unknown as a whole."""
_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"
_CHINESE = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
_HINT = "Install the paraphrase model anew."


class WordPiece:
    """Numbers of word pieces; the numbers of a word are remembered."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._start, self._end = vocabulary[_START], vocabulary[_END]
        self._unknown = vocabulary[_UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """The vocabulary in a file of one piece a line, numbered from 0. Raises ResourceError."""
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            return cls({piece: number for number, piece in enumerate(lines) if piece})
        except (OSError, ValueError, KeyError) as error:
            raise ResourceError(f"The vocabulary in “{path.name}” cannot be used.", _HINT) from error

    def numbers(self, text: str, *, limit: int) -> list[int]:
        """The pieces of `text` between a start and an end mark; what is beyond `limit` numbers in all is cut."""
        found = [self._start]
        for word in _words(text):
            found.extend(self._pieces(word))
            if len(found) >= limit:
                break
        return [*found[: limit - 1], self._end]

    def _pieces(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._cut(word))
        return known

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        pieces: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._vocabulary.get(mark + word[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            pieces.append(number)
            start = end
        return pieces


def _words(text: str) -> Iterator[str]:
    """Words and punctuation marks of the prepared text."""
    for chunk in _prepared(text).split():
        begin = 0
        for at, sign in enumerate(chunk):
            if not sign.isalnum() and _is_punctuation(sign):
                if begin < at:
                    yield chunk[begin:at]
                yield sign
                begin = at + 1
        if begin < len(chunk):
            yield chunk[begin:]


def _prepared(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.lower()
    spaced = "".join(_clean(sign) for sign in text)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", spaced) if unicodedata.category(sign) != "Mn")
    return "".join(sign.lower() for sign in bare)


def _clean(sign: str) -> str:
    """The sign, a space for white space, nothing for what has no place in a text, Chinese characters apart."""
    if sign not in "\t\n\r" and (sign == "\ufffd" or unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs"}):
        return ""
    if sign.isspace():
        return " "
    if any(first <= ord(sign) <= last for first, last in _CHINESE):
        return f" {sign} "
    return sign


def _is_punctuation(sign: str) -> bool:
    """ASCII symbols count as punctuation, other symbols do not."""
    return (sign.isascii() and sign.isprintable() and sign != " ") or unicodedata.category(sign)[0] == "P"
