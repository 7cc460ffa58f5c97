"""Which of the reader's documents may be accounts of one interview: suggestions, for the reader to confirm.

In two steps, so that many documents cost little: `candidate_pairs` looks at rare words, names and dates alone; the
pairs it gives are compared, and `suggested_groups` looks at the passages they have in common.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.said import same_person
from kzreader.core.crossrefs.synopsis.statements import Account, linked, words_in
from kzreader.core.crossrefs.terms import stem
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.interview import Interview

_LONG_WORD = 6
_MOST_DOCUMENTS = 40
"""Words that more documents have say nothing of two of them, and would cost the square of their number."""
_LEAST_SHARED = 0.12
"""Share of the rare words of the one with fewer that both have: accounts of one interview have 0.15 and more."""
_MOST_PARTNERS = 8
_MOST_DAYS = 45
"""Between two accounts of one interview: a translation or a long version comes weeks later."""
_FEWEST_PASSAGES = 3
_LEAST_COVERED = 0.3
"""Share of the words of the shorter account that stand in parallel passages."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class SuggestedGroup(NamedTuple):
    """Documents that seem to be accounts of one interview, in the order given. `people`: named as taking part.

    `covered`: the share of the words of the shorter of two that stand in parallel passages, for the weakest pair that
    holds the group together.
    """

    documents: tuple[str, ...]
    people: tuple[str, ...]
    covered: float


def candidate_pairs(interviews: Sequence[Interview]) -> tuple[tuple[str, str], ...]:
    """The ids of documents worth comparing, in order: they share rare words, and neither dates nor people object."""
    words = [_long_words(interview) for interview in interviews]
    counts = Counter(word for found in words for word in found)
    weights = {word: log((len(words) + 1) / count) for word, count in counts.items() if count <= _MOST_DOCUMENTS}
    totals = [sum(weights.get(word, 0.0) for word in sorted(found)) for found in words]
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), shared in _shared(words, weights).items():
        share = shared / (min(totals[one], totals[other]) or 1.0)
        if share >= _LEAST_SHARED and may_be_accounts(interviews[one], interviews[other]):
            best[one].append((share, other))
            best[other].append((share, one))
    pairs = {
        (min(one, other), max(one, other))
        for one, partners in best.items()
        for _, other in nlargest(_MOST_PARTNERS, partners)
    }
    return tuple((interviews[one].id, interviews[other].id) for one, other in sorted(pairs))


def may_be_accounts(one: Interview, other: Interview) -> bool:
    """Whether nothing that is known of two documents speaks against it: events, dates, those who are interviewed."""
    if one.event and other.event:
        return one.event == other.event
    apart = _days_apart(one.date, other.date)
    if apart is not None and apart > _MOST_DAYS:
        return False
    ours, theirs = _interviewed(one), _interviewed(other)
    return not ours or not theirs or any(same_person(name, named) for name in ours for named in theirs)


def suggested_groups(
    interviews: Sequence[Interview], comparisons: Mapping[tuple[str, str], Comparison]
) -> tuple[SuggestedGroup, ...]:
    """The groups that the passages in common speak for, in the order of their first document.

    `comparisons`: of the pairs that `candidate_pairs` gave, by their ids; pairs that are not there count as unlike.
    """
    order = {interview.id: interview for interview in interviews}
    group: dict[str, list[str]] = {document: [document] for document in order}
    weakest: dict[str, float] = dict.fromkeys(order, 1.0)
    for (one, other), comparison in sorted(comparisons.items()):
        if one not in order or other not in order:
            continue
        covered = _covered(order[one], order[other], comparison)
        if len(comparison.links) < _FEWEST_PASSAGES or covered < _LEAST_COVERED:
            continue
        joined = group[one] if group[one] is group[other] else [*group[one], *group[other]]
        least = min(covered, weakest[one], weakest[other])
        for document in joined:
            group[document], weakest[document] = joined, least
    found = {id(members): members for members in (group[document] for document in order)}
    return tuple(
        SuggestedGroup(
            documents=tuple(document for document in order if document in members),
            people=_people([order[document] for document in order if document in members]),
            covered=weakest[members[0]],
        )
        for members in found.values()
        if len(members) > 1
    )


def _long_words(interview: Interview) -> AbstractSet[str]:
    text = interview.text
    spans = words_in(text, Span(0, len(text)))
    return frozenset(stem(span.of(text).casefold()) for span in spans if len(span) >= _LONG_WORD)


def _shared(words: Sequence[AbstractSet[str]], weights: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """The weight of the words that two documents share, by their numbers."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(words):
        for word in found:
            if word in weights:
                places[word].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(places):
        for at, one in enumerate(places[word]):
            for other in places[word][at + 1 :]:
                shared[one, other] += weights[word]
    return shared


def _interviewed(interview: Interview) -> list[str]:
    return [person.name for person in interview.people if person.role in ("interviewee", "speaker")]


def _people(accounts: Sequence[Interview]) -> tuple[str, ...]:
    """Those who are interviewed, each once, by the longest of their names."""
    found: list[str] = []
    for name in sorted(
        {name for account in accounts for name in _interviewed(account)}, key=lambda one: (-len(one), one)
    ):
        if not any(same_person(name, known) for known in found):
            found.append(name)
    return tuple(found)


def _covered(one: Interview, other: Interview, comparison: Comparison) -> float:
    accounts = [Account(one), Account(other)]
    links = linked(accounts, {(one.id, other.id): comparison}, (one.id, other.id))
    return max(accounts[column].share_in(links, column, 1 - column) for column in (0, 1))


def _days_apart(one: str, other: str) -> int | None:
    """Days between two ISO 8601 dates or intervals, 0 where they overlap; None where one is not known."""
    first, second = list(_ends(one)), list(_ends(other))
    if not first or not second:
        return None
    return max(min(second) - max(first), min(first) - max(second), 0)


def _ends(text: str) -> Iterator[int]:
    """The first and the last day that a date may mean, as ordinals."""
    for year, month, day in _DAY.findall(text):
        try:
            yield date(int(year), int(month or 1), int(day or 1)).toordinal()
            yield date(int(year), int(month or 12), int(day or 28)).toordinal()
        except ValueError:
            return
