"""A passage with the words around it, as a concordance shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzreader.core.text import Span

WIDTH = 60
"""Characters on each side."""

_CUT_WORD_LEFT = re.compile(r"\A\S+\s+")
_CUT_WORD_RIGHT = re.compile(r"\s+\S+\Z")


@dataclass(frozen=True, slots=True)
class Context:
    """A passage and the words to its left and right, on one line: line breaks are shown as spaces."""

    left: str
    match: str
    right: str


def context_of(text: str, span: Span, *, width: int = WIDTH) -> Context:
    """The words of `span` in `text` with about `width` characters on each side, cut between words."""
    start, end = max(0, span.start - width), min(len(text), span.end + width)
    left, right = text[start : span.start], text[span.end : end]
    if start > 0 and not text[start - 1].isspace():
        left = _CUT_WORD_LEFT.sub("", left)
    if end < len(text) and not text[end].isspace():
        right = _CUT_WORD_RIGHT.sub("", right)
    return Context(left=_line(left), match=_line(span.of(text)), right=_line(right))


def _line(words: str) -> str:
    """White space of every kind as one space; a space at either end is kept, since it parts words."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return " " * words[0].isspace() + inner + " " * words[-1].isspace()
