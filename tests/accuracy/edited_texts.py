"""Texts edited at random, which know where each of their words went: the measure of anchoring.

A word is a run of letters and digits; in Chinese, a character. Edits of words are substitutions, deletions and
insertions alike, the new words drawn from the text itself, so that common words come in as often as they stand there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.text import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+(?:['’-][^\\W_{_HAN}]+)*")
_BREAK = re.compile(r"\n\s*\n|\n")
MAX_GAP = 60
"""Characters between two surviving words of a passage from which they no longer stand together."""
_SAME = 0.5
"""Least share of the union of two spans that both have, where they are the same place."""


class Word(NamedTuple):
    """A word with what stands before it in its paragraph; `origin` is its number in the old text, -1 for a new one."""

    before: str
    text: str
    origin: int


class Paragraph(NamedTuple):
    """Words, what follows the last of them, and the break that ends the paragraph."""

    words: tuple[Word, ...]
    tail: str
    end: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An old text, what became of it, and where its words stand in both; a word that is gone has no new place."""

    old: str
    new: str
    old_words: tuple[Span, ...]
    new_words: dict[int, Span] = field(repr=False)

    def passage(self, first: int, count: int) -> Span:
        """Where `count` words from number `first` on stand in the old text."""
        return Span(self.old_words[first].start, self.old_words[first + count - 1].end)

    def true_places(self, first: int, count: int) -> tuple[Span, ...]:
        """Where most of those words stand together in the new text: none if fewer than half do, several if as many."""
        runs: list[list[Span]] = []
        for word in sorted(self.new_words[one] for one in range(first, first + count) if one in self.new_words):
            if runs and word.start - runs[-1][-1].end <= MAX_GAP:
                runs[-1].append(word)
            else:
                runs.append([word])
        most = max(map(len, runs), default=0)
        return tuple(Span(run[0].start, run[-1].end) for run in runs if len(run) == most and 2 * most >= count)


def edited(text: str, rng: random.Random, *, words: float = 0.0, deleted: float = 0.0, moved: float = 0.0) -> Edited:
    """`text` with these shares of its words edited, and of its paragraphs deleted and moved elsewhere."""
    paragraphs, places = parsed(text)
    vocabulary = [word.text for paragraph in paragraphs for word in paragraph.words]
    kept = [one for one in paragraphs if rng.random() >= deleted]
    moving = {index for index in range(len(kept)) if rng.random() < moved}
    order = [index for index in range(len(kept)) if index not in moving]
    for index in sorted(moving):
        order.insert(rng.randint(0, len(order)), index)
    new, new_words = _written(_reworded(kept[index], vocabulary, rng, words) for index in order)
    return Edited(text, new, places, new_words)


def parsed(text: str) -> tuple[list[Paragraph], tuple[Span, ...]]:
    """The paragraphs of `text`, its words numbered through, and where each of them stands."""
    paragraphs: list[Paragraph] = []
    places: list[Span] = []
    start = 0
    for stop, end in [*((match.start(), match[0]) for match in _BREAK.finditer(text)), (len(text), "")]:
        words = []
        copied = start
        for match in _WORD.finditer(text, start, stop):
            words.append(Word(text[copied : match.start()], match[0], len(places)))
            places.append(Span(*match.span()))
            copied = match.end()
        paragraphs.append(Paragraph(tuple(words), text[copied:stop], end))
        start = stop + len(end)
    return paragraphs, tuple(places)


def is_same_place(one: Span, other: Span) -> bool:
    """Whether two spans overlap in at least half of their union."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _SAME * (max(one.end, other.end) - min(one.start, other.start))


def _reworded(paragraph: Paragraph, vocabulary: Sequence[str], rng: random.Random, rate: float) -> Paragraph:
    words: list[Word] = []
    for word in paragraph.words:
        edit = rng.choice("sdi") if rng.random() < rate else ""
        if edit == "s":
            words.append(word._replace(text=_other(word.text, vocabulary, rng), origin=-1))
        elif edit != "d":
            words.append(word)
        if edit == "i":
            between = "" if re.match(f"[{_HAN}]", word.text) else " "
            words.append(Word(between, rng.choice(vocabulary), -1))
    return paragraph._replace(words=tuple(words))


def _other(word: str, vocabulary: Sequence[str], rng: random.Random) -> str:
    drawn = rng.choice(vocabulary)
    return drawn if drawn.casefold() != word.casefold() else drawn * 2


def _written(paragraphs: Iterable[Paragraph]) -> tuple[str, dict[int, Span]]:
    parts: list[str] = []
    length = 0
    places: dict[int, Span] = {}
    for paragraph in paragraphs:
        for word in paragraph.words:
            start = length + len(word.before)
            length = start + len(word.text)
            if word.origin >= 0:
                places[word.origin] = Span(start, length)
            parts += word.before, word.text
        parts += paragraph.tail, paragraph.end
        length += len(paragraph.tail) + len(paragraph.end)
    return "".join(parts), places
