"""The statements of an account, and which of them report the same: what the rows of a synopsis are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.terms import stem
from kzreader.core.interview import FURNITURE, ParagraphKind
from kzreader.core.sentences import sentences
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.interview import Interview

Place = tuple[int, int]
"""A sentence: the column of its account, and its number there."""
Links = dict[Place, frozenset[Place]]
"""The counterparts of every sentence that has any."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[\u3400-\u9fff]|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_NO_STATEMENT = FURNITURE | {ParagraphKind.TITLE, ParagraphKind.HEADING}
_SHORTEST = 4
"""Words below which a sentence without a counterpart ("Yes, indeed.") goes with the one that it belongs to."""
_LONG_WORD = 6
_FEWEST_LONG_WORDS = 2
"""Stems of long words that two sentences share which a third one joins."""


def words_in(text: str, span: Span) -> list[Span]:
    """The words inside `span`: figures with their signs, Chinese sign by sign."""
    return [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]


class Sentence(NamedTuple):
    """One sentence of an account, and the number of its paragraph."""

    span: Span
    paragraph: int


class Account:
    """One interview's sentences that state something: without furniture, labels, titles and headings."""

    def __init__(self, interview: Interview) -> None:
        self.text = interview.text
        self.sentences: tuple[Sentence, ...] = tuple(
            Sentence(span, paragraph.number)
            for paragraph in interview.paragraphs
            if paragraph.kind not in _NO_STATEMENT
            for span in sentences(interview.text, paragraph.body)
        )

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The number of words of each sentence."""
        return tuple(len(words_in(self.text, sentence.span)) for sentence in self.sentences)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    def share_in(self, links: Links, column: int, other: int) -> float:
        """The share of the words of this account, in `column`, whose sentences have a counterpart in column `other`."""
        there = sum(
            length
            for number, length in enumerate(self.lengths)
            if any(counterpart[0] == other for counterpart in links.get((column, number), ()))
        )
        return round(there / sum(self.lengths), 4) if any(self.lengths) else 0.0

    def within(self, span: Span) -> range:
        """The numbers of the sentences that `span` touches: a reader's link may begin and end anywhere."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if first < len(self.sentences) and self.sentences[first].span.end <= span.start:
            first += 1
        last = first
        while last < len(self.sentences) and self.sentences[last].span.start < span.end:
            last += 1
        return range(first, last)

    def long_words(self, sentence: int) -> frozenset[str]:
        """The stems of a sentence's long words."""
        spans = words_in(self.text, self.sentences[sentence].span)
        return frozenset(stem(span.of(self.text).casefold()) for span in spans if len(span) >= _LONG_WORD)


class Statements(NamedTuple):
    """What an account states, in order. `sentences`: the numbers of each statement's sentences, mostly one.

    `places`: the statement of each sentence.
    """

    sentences: tuple[tuple[int, ...], ...]
    places: tuple[int, ...]


def statements_of(account: Account, has_counterpart: Callable[[int], bool]) -> Statements:
    """The sentences of `account`, very short ones without a counterpart together with the one they belong to.

    That is the next one, in the same paragraph if there is one: "Yes." and what it says yes to.
    """
    found: list[list[int]] = []
    waiting: list[int] = []
    for number in range(len(account.sentences)):
        if account.lengths[number] >= _SHORTEST or has_counterpart(number):
            found.append([*waiting, number])
            waiting = []
        elif found and not waiting and _closes_paragraph(account, number, after=found[-1][-1]):
            found[-1].append(number)
        else:
            waiting.append(number)
    if waiting:
        found = [*found[:-1], [*(found[-1] if found else []), *waiting]]
    places = [at for at, numbers in enumerate(found) for _ in numbers]
    return Statements(tuple(map(tuple, found)), tuple(places))


def _closes_paragraph(account: Account, number: int, *, after: int) -> bool:
    """Whether the sentence is the last of its paragraph, and not the first."""
    last = number + 1 == len(account.sentences)
    paragraph = account.sentences[number].paragraph
    return account.sentences[after].paragraph == paragraph and (
        last or account.sentences[number + 1].paragraph != paragraph
    )


def linked(accounts: Sequence[Account], comparisons: Mapping[tuple[str, str], Comparison], ids: Sequence[str]) -> Links:
    """What reports the same, seen from both sides.

    Where a sentence of a third account joins two that share long words, these two are taken to report the same as well:
    else a statement that all accounts have would fill two rows.
    """
    found: dict[Place, set[Place]] = {}
    for one in range(len(ids)):
        for other in range(one + 1, len(ids)):
            for link in _comparison(comparisons, ids[one], ids[other]).links:
                for a in accounts[one].within(link.a):
                    for b in accounts[other].within(link.b):
                        _join(found, (one, a), (other, b))
    for pair in _joined(accounts, found):
        _join(found, *pair)
    return {place: frozenset(counterparts) for place, counterparts in found.items()}


def _join(links: dict[Place, set[Place]], a: Place, b: Place) -> None:
    links.setdefault(a, set()).add(b)
    links.setdefault(b, set()).add(a)


def _comparison(comparisons: Mapping[tuple[str, str], Comparison], a: str, b: str) -> Comparison:
    return comparisons[a, b] if (a, b) in comparisons else comparisons[b, a].swapped()


def _joined(accounts: Sequence[Account], links: Mapping[Place, set[Place]]) -> list[tuple[Place, Place]]:
    """The pairs that a third account's sentence joins, and that share enough to be believed."""
    found = []
    for counterparts in links.values():
        ordered = sorted(counterparts)
        for at, a in enumerate(ordered):
            for b in ordered[at + 1 :]:
                if a[0] != b[0] and b not in links[a]:
                    shared = accounts[a[0]].long_words(a[1]) & accounts[b[0]].long_words(b[1])
                    if len(shared) >= _FEWEST_LONG_WORDS:
                        found.append((a, b))
    return found
