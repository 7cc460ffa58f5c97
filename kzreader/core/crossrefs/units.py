"""Sentences with all that the comparison knows of each: terms, names, figures, clauses and surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kzreader.core.crossrefs.terms import Lexicon, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzreader.core.text import Span

_CLAUSE_BREAK = re.compile(
    r"[,;:—–()“”«»]|\s-\s|\b(?:and|that|which|who|where|while|because|but|if|и|что|который|но)\b"
)
_SHORTEST_CLAUSE = 3
_OFTEN = 256
NAME_MARK = "@"
"""First sign of the term for a person, place, organisation or work of the gazetteer."""
SUBJECT_MARK = "&"
"""First sign of the term for an initiative, event or concept of the gazetteer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence before it is analysed.

    `paragraph`: its number. `names`: start and end, as code points into `words`, and term of each entity named.
    `heads`: it is a title or a heading.
    """

    span: Span
    words: str
    paragraph: int
    asks: bool
    names: tuple[tuple[int, int, str], ...] = ()
    heads: bool = False


@dataclass(slots=True)
class Unit:
    """A sentence as sets of terms.

    `plain`: stems; `canonical`: with entities and synonyms under one name; `context`: canonical terms of the
    sentence before and of the question that is answered, which "this project" or "the organisation" point to.
    `wording`: all stems and each two that follow one another, with a space between, function words and all.
    `named`: stems written with a capital inside the sentence. `entities`, `subjects`: terms from the gazetteer.
    `carried`: the canonical terms that stand in the sentence only within the words of a subject ("belt", "road"),
    which say nothing that the subject does not. `length`: number of words.
    """

    sentence: Sentence
    plain: frozenset[str]
    canonical: frozenset[str]
    clauses: tuple[frozenset[str], ...]
    wording: frozenset[str]
    named: frozenset[str]
    entities: frozenset[str]
    subjects: frozenset[str]
    figures: frozenset[str]
    carried: frozenset[str]
    length: int
    context: frozenset[str] = field(default=frozenset())

    @property
    def terms(self) -> frozenset[str]:
        """All that is counted of the sentence."""
        return self.plain | self.canonical


def analyse(
    sentences: Sequence[Sentence], lexicon: Lexicon, *, step: Callable[[float], None] = lambda done: None
) -> list[Unit]:
    """The units of one interview, in the order of `sentences`; `step` is told the share done, from one half to 1."""
    units: list[Unit] = []
    for number, sentence in enumerate(sentences):
        if number % _OFTEN == 0:
            step(0.5 + 0.5 * number / len(sentences))
        units.append(_unit(sentence, lexicon))
    question: frozenset[str] = frozenset()
    for at, unit in enumerate(units):
        before = units[at - 1] if at else None
        if before is not None and before.sentence.asks and not unit.sentence.asks:
            question = before.canonical
        elif unit.sentence.asks:
            question = frozenset()
        near = before.canonical if before is not None and _continues(before, unit) else frozenset()
        unit.context = (near | question) - unit.canonical
    return units


def _continues(before: Unit, unit: Unit) -> bool:
    return unit.sentence.paragraph - before.sentence.paragraph <= 1


def _unit(sentence: Sentence, lexicon: Lexicon) -> Unit:
    found = list(tokens(sentence.words))
    content = [token for token in found if token.stem not in lexicon.stopwords]
    parts = _parts(sentence, found)
    clauses = [_canonical(part, sentence, lexicon) for part in parts]
    clauses = [clause for clause in clauses if len(clause) >= _SHORTEST_CLAUSE]
    entities = frozenset(term for _, _, term in sentence.names if term[0] == NAME_MARK)
    subjects = frozenset(term for _, _, term in sentence.names) - entities
    canonical = _canonical(found, sentence, lexicon)
    return Unit(
        sentence=sentence,
        plain=frozenset(token.stem for token in content),
        canonical=canonical,
        clauses=tuple(clauses) if len(clauses) > 1 else (),
        wording=_wording([token.stem for token in found]),
        named=frozenset(token.stem for token in content if token.named),
        entities=entities,
        subjects=subjects,
        figures=frozenset(token.stem for token in content if token.stem[0] == "#"),
        carried=canonical - subjects - _free(found, sentence, lexicon) if subjects else frozenset(),
        length=len(found),
    )


def _wording(stems: Sequence[str]) -> frozenset[str]:
    return frozenset(stems) | {f"{one} {other}" for one, other in pairwise(stems)}


def _canonical(found: Sequence[Token], sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """Stems with names and synonyms under one term, and the subjects that `found` touches beside their words."""
    if not sentence.names:
        return frozenset(lexicon.canonical([token.stem for token in found])) - lexicon.stopwords
    stems: list[str] = []
    subjects: set[str] = set()
    for token in found:
        around = [term for start, end, term in sentence.names if start <= token.start < end]
        name = next((term for term in around if term[0] == NAME_MARK), None)
        subjects.update(term for term in around if term[0] == SUBJECT_MARK)
        if name is None or not stems or stems[-1] != name:
            stems.append(name or token.stem)
    return frozenset(term for term in lexicon.canonical(stems) if term not in lexicon.stopwords) | subjects


def _free(found: Sequence[Token], sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """The canonical terms of a sentence without the words of its subjects."""
    places = [(start, end) for start, end, term in sentence.names if term[0] == SUBJECT_MARK]
    outside = [token for token in found if not any(start <= token.start < end for start, end in places)]
    return _canonical(outside, sentence, lexicon)


def _parts(sentence: Sentence, found: list[Token]) -> list[list[Token]]:
    """The tokens of each clause; a break is where punctuation or a conjunction stands."""
    breaks = [match.start() for match in _CLAUSE_BREAK.finditer(sentence.words)]
    parts: list[list[Token]] = [[]]
    upcoming = iter([*breaks, len(sentence.words)])
    limit = next(upcoming)
    for token in found:
        while token.start >= limit:
            limit = next(upcoming, len(sentence.words) + 1)
            parts.append([])
        parts[-1].append(token)
    return [part for part in parts if part]
