"""From two interviews to their links: the steps of a comparison, one after the other."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.entities import find_mentions
from kzreader.core.crossrefs.features import Background, candidates
from kzreader.core.crossrefs.gazetteer import Gazetteer
from kzreader.core.crossrefs.model import load_background, load_model
from kzreader.core.crossrefs.parallels import Comparison
from kzreader.core.crossrefs.quotes import is_quote
from kzreader.core.crossrefs.terms import Lexicon, load_lexicon, tokens
from kzreader.core.crossrefs.units import NAME_MARK, SUBJECT_MARK, Sentence, Unit, analyse
from kzreader.core.crossrefs.values import Link
from kzreader.core.interview import FURNITURE, ParagraphKind
from kzreader.core.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kzreader.core.interview import Interview
    from kzreader.core.text import Span

_NAMED = frozenset({"person", "place", "organisation", "work"})
_MOST_REASONS = 8


class Engine(NamedTuple):
    """The data files that sentences are analysed with."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    background: Background


@cache
def load_engine() -> Engine:
    """The bundled word lists, names and counts, read once. Raises ResourceError where one is damaged."""
    return Engine(
        load_lexicon(paths.resources("words")),
        Gazetteer.load(paths.resources("gazetteer")),
        load_background(paths.resources("weights", "background.json")),
    )


def align(a: Interview, b: Interview, *, background: Sequence[Interview], step: Callable[[float], None]) -> Comparison:
    """See `parallels.compare`; `step` is called between two steps with the share done."""
    engine = load_engine()
    model = load_model(paths.resources("weights", "parallels.json"))
    step(0.1)
    units_a, units_b = units_of(a, engine), units_of(b, engine)
    step(0.4)
    around = surroundings(engine, [(a, units_a), (b, units_b)], background)
    step(0.5)
    if not units_a or not units_b:
        return Comparison(
            only_a=tuple(u.sentence.span for u in units_a), only_b=tuple(u.sentence.span for u in units_b)
        )
    found = candidates(units_a, units_b, around)
    step(0.9)
    chosen, scores = model.choose(found)
    links = tuple(
        _link(units_a[found.rows[at]], units_b[found.columns[at]], float(scores[at]), found.telling, engine.lexicon)
        for at in chosen
    )
    step(1.0)
    return Comparison(
        links=tuple(sorted(links, key=lambda link: (link.a, link.b))),
        only_a=_without(units_a, {link.a for link in links}),
        only_b=_without(units_b, {link.b for link in links}),
    )


def _without(units: Sequence[Unit], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(unit.sentence.span for unit in units if unit.sentence.span not in linked)


def units_of(interview: Interview, engine: Engine) -> list[Unit]:
    """The sentences that take part in comparing: all but the web page's furniture and the speakers' labels."""
    return analyse(list(_sentences(interview, engine.gazetteer)), engine.lexicon)


def _sentences(interview: Interview, gazetteer: Gazetteer) -> Iterator[Sentence]:
    mentions = iter(find_mentions(interview.text, gazetteer, document=interview.id))
    ahead = next(mentions, None)
    for paragraph in interview.paragraphs:
        if paragraph.kind in FURNITURE:
            continue
        for span in sentences(interview.text, paragraph.body):
            names = []
            while ahead is not None and ahead.span.start < span.end:
                if ahead.span.start >= span.start:
                    place = (ahead.span.start - span.start, ahead.span.end - span.start)
                    names.append((*place, _term(ahead.entity, gazetteer)))
                ahead = next(mentions, None)
            words = span.of(interview.text)
            asks = paragraph.kind is ParagraphKind.QUESTION or words.rstrip("\"'”’»)").endswith(("?", "？"))
            yield Sentence(span, words, paragraph.number, asks, tuple(names))


def _term(entity: str, gazetteer: Gazetteer) -> str:
    known = gazetteer.entities[entity].type in _NAMED
    return f"{NAME_MARK if known else SUBJECT_MARK}{entity}"


def surroundings(
    engine: Engine, compared: Sequence[tuple[Interview, Sequence[Unit]]], others: Sequence[Interview]
) -> Background:
    """What is common elsewhere: the bundled counts and the open interviews, without the two that are compared."""
    counts = Counter(engine.background.counts)
    total = engine.background.total
    for interview, units in compared:
        if interview.bundled:
            counts.subtract(term for unit in units for term in unit.terms)
            total -= len(units)
    for interview in others:
        if not interview.bundled and all(interview.id != known.id for known, _ in compared):
            units = units_of(interview, engine)
            counts.update(term for unit in units for term in unit.terms)
            total += len(units)
    return Background(max(total, 0), counts, engine.lexicon.common)


def _link(one: Unit, other: Unit, score: float, telling: Mapping[str, float], lexicon: Lexicon) -> Link:
    return Link(
        kind="quote" if is_quote(one, other, telling) else "parallel",
        score=round(score, 4),
        a=one.sentence.span,
        b=other.sentence.span,
        because=_reasons(one, other, telling, lexicon),
    )


def _reasons(one: Unit, other: Unit, telling: Mapping[str, float], lexicon: Lexicon) -> tuple[str, ...]:
    """The names and words of `one` that `other` has as well, the most telling first, as they stand in `one`."""
    surfaces: dict[str, str] = {}
    for start, end, term in one.sentence.names:
        surfaces.setdefault(term, " ".join(one.sentence.words[start:end].split()))
    for token in tokens(one.sentence.words):
        if not any(start <= token.start < end for start, end, _ in one.sentence.names):
            surfaces.setdefault(lexicon.words.get(token.stem, token.stem), token.surface)
    shared = [term for term in one.canonical & other.canonical if term in surfaces]
    ordered = sorted(shared, key=lambda term: (-telling[term], term))
    return tuple(dict.fromkeys(surfaces[term] for term in ordered))[:_MOST_REASONS]
