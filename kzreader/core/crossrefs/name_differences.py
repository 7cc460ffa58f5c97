"""People whom two interviews call by different first names: "Nursultan Tokayev" against "Kassym-Jomart Tokayev".

Two names are compared where the gazetteer or the reader says that they are one person's, or where both stand behind
an office in sentences that report the same statement. Precision comes before completeness: other spellings, initials
and middle names are no difference, and a family name alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Link
    from kzreader.core.interview import Interview

_LETTERS = r"[^\W\d_]"
_NAME = re.compile(rf"{_LETTERS}+(?:[-’'ʼ]{_LETTERS}+)*")
_FULL_NAME = re.compile(rf"(?:{_NAME.pattern})(?:[ \u00a0]{_NAME.pattern}){{1,4}}")
_ALIKE = 0.6
"""Share of letters in common from which two first names are spellings of one: Zhomart and Jomart."""
_OFFICES = """
president prime minister premier foreign deputy mr mrs ms dr professor chairman chairwoman ambassador secretary general
director king queen prince princess pope sir lord lady governor mayor senator first former head leader state comrade
президент премьер министр посол глава председатель господин госпожа директор секретарь
"""
_OFFICE = frozenset(_OFFICES.split())


class NameDifference(NamedTuple):
    """One person under two names, where each of them stands first."""

    a: Span
    b: Span


class _Full(NamedTuple):
    """A full name: where it stands, its words in front and the family name, folded."""

    span: Span
    first: tuple[str, ...]
    family: str


def name_differences(
    a: Interview,
    b: Interview,
    links: Iterable[Link],
    *,
    people: tuple[Mapping[str, Sequence[Span]], Mapping[str, Sequence[Span]]],
) -> tuple[NameDifference, ...]:
    """The people whom `a` and `b` call differently, in the order of `a`, each pair of names once.

    `people` gives for each of the two, by entity id, where people are named; `links` go from `a` to `b`.
    """
    found: dict[tuple[tuple[str, ...], tuple[str, ...], str], NameDifference] = {}
    for one, other in (*_of_entities(a, b, people), *_of_links(a, b, links)):
        if one.family == other.family and _differ(one.first, other.first):
            found.setdefault((one.first, other.first, one.family), NameDifference(one.span, other.span))
    return tuple(sorted(found.values()))


def _of_entities(
    a: Interview, b: Interview, people: tuple[Mapping[str, Sequence[Span]], Mapping[str, Sequence[Span]]]
) -> Iterator[tuple[_Full, _Full]]:
    for entity in people[0].keys() & people[1].keys():
        for one in _full_names(a.text, people[0][entity]):
            for other in _full_names(b.text, people[1][entity]):
                yield one, other


def _of_links(a: Interview, b: Interview, links: Iterable[Link]) -> Iterator[tuple[_Full, _Full]]:
    """Names behind an office in linked sentences, where each gives that family name to one person only."""
    for link in links:
        here, there = _families(a.text, link.a), _families(b.text, link.b)
        for family in here.keys() & there.keys():
            if len(here[family]) == len(there[family]) == 1:
                yield here[family][0], there[family][0]


def _families(text: str, span: Span) -> dict[str, list[_Full]]:
    """The full names right behind an office, by family name."""
    found: dict[str, list[_Full]] = {}
    for match in _FULL_NAME.finditer(text, span.start, span.end):
        words = list(_NAME.finditer(text, match.start(), match.end()))
        offices = [at for at, word in enumerate(words) if _folded(word[0]) in _OFFICE]
        behind = list(takewhile(lambda word: word[0][0].isupper(), words[offices[-1] + 1 :])) if offices else []
        if len(behind) > 1:
            *first, family = (_folded(word[0]) for word in behind)
            full = _Full(Span(behind[0].start(), behind[-1].end()), tuple(first), family)
            found.setdefault(family, []).append(full)
    return found


def _full_names(text: str, spans: Iterable[Span]) -> Iterator[_Full]:
    """The names of two words or more among `spans`, without offices."""
    for span in spans:
        words = list(_NAME.finditer(text, span.start, span.end))
        while words and _folded(words[0][0]) in _OFFICE:
            del words[0]
        if len(words) > 1 and all(word[0][0].isupper() for word in words):
            *first, family = (_folded(word[0]) for word in words)
            yield _Full(Span(words[0].start(), span.end), tuple(first), family)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no first name of the one is, as written, a name, an initial or a spelling of the other's."""
    return not any(_may_be_same(name, another) for name in one for another in other)


def _may_be_same(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= 2:
        return True
    if one.startswith(other) or other.startswith(one):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _folded(word: str) -> str:
    return word.casefold().removesuffix("’s").removesuffix("'s")
