"""From two interviews to their links: the steps of a comparison, one after the other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.background import Background, load_background
from kzreader.core.crossrefs.entities import find_mentions
from kzreader.core.crossrefs.features import NAMES, candidates
from kzreader.core.crossrefs.gazetteer import Gazetteer
from kzreader.core.crossrefs.model import Model, load_model
from kzreader.core.crossrefs.parallels import DEFAULT, LEAST, Comparison, own_synonyms, own_synonyms_as_written
from kzreader.core.crossrefs.paraphrase import reads
from kzreader.core.crossrefs.quotes import is_quote
from kzreader.core.crossrefs.semantic import NAMES as SEMANTIC_NAMES
from kzreader.core.crossrefs.terms import Lexicon, load_lexicon, tokens
from kzreader.core.crossrefs.units import NAME_MARK, SUBJECT_MARK, Sentence, Unit, analyse
from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.interview import FURNITURE, ParagraphKind
from kzreader.core.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kzreader.core.crossrefs.features import Candidates
    from kzreader.core.crossrefs.parallels import Embed
    from kzreader.core.crossrefs.values import Mention, ReasonKind
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span

    Step = Callable[[float], None]

_NAMED = frozenset({"person", "place", "organisation", "work"})
_HEADS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_MOST_REASONS = 8
_OFTEN = 256
"""Sentences or links between two looks whether the work is still wanted."""


def _quietly(done: float) -> None:
    del done


class Engine(NamedTuple):
    """What sentences are analysed with. `marked` gives the mentions in an interview as the reader marked them by hand,
    from those that were found.
    """

    lexicon: Lexicon
    gazetteer: Gazetteer
    background: Background
    marked: Callable[[Interview, tuple[Mention, ...]], tuple[Mention, ...]] | None = None

    def mentions(self, interview: Interview) -> tuple[Mention, ...]:
        """Whom and what the interview names, in reading order."""
        found = find_mentions(interview.text, self.gazetteer, document=interview.id)
        return found if self.marked is None else self.marked(interview, found)


def load_engine(*, synonyms: tuple[tuple[str, ...], ...] = ()) -> Engine:
    """The word lists, names and counts, each read once, and the reader's list of synonyms as it is now.

    `synonyms`: more words and phrases that count as one. Raises ResourceError where a file is damaged.
    """
    return Engine(_lexicon(own_synonyms_as_written(), synonyms), _gazetteer(), _background())


@lru_cache(maxsize=2)
def _lexicon(_own: bytes, synonyms: tuple[tuple[str, ...], ...]) -> Lexicon:
    return load_lexicon(paths.resources("words"), own=own_synonyms(), sets=synonyms)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load(paths.resources("gazetteer"))


@cache
def _background() -> Background:
    return load_background(paths.resources("weights", "background.json"))


@cache
def load_weights(*, vectors: bool) -> Model:
    """The weights for features without or with sentence vectors. Raises ResourceError where they are damaged."""
    if vectors:
        return load_model(paths.resources("weights", "parallels-paraphrase.json"), (*NAMES, *SEMANTIC_NAMES))
    return load_model(paths.resources("weights", "parallels.json"), NAMES)


def align(
    a: Interview, b: Interview, *, engine: Engine | None = None, embed: Embed | None = None, step: Step = _quietly
) -> Comparison:
    """See `parallels.compare`; `step` is called with the share done, and what it raises ends the work."""
    engine = engine or load_engine()
    step(0.02)
    units_a = units_of(a, engine, step=lambda done: step(0.02 + 0.24 * done))
    units_b = units_of(b, engine, step=lambda done: step(0.26 + 0.24 * done))
    if not all(reads([unit.sentence.words for unit in units]) for units in (units_a, units_b)):
        embed = None
    model = load_weights(vectors=embed is not None)
    return join(units_a, units_b, engine, model, embed=embed, step=lambda done: step(0.5 + 0.5 * done))


def join(
    units_a: Sequence[Unit],
    units_b: Sequence[Unit],
    engine: Engine,
    model: Model,
    *,
    embed: Embed | None = None,
    step: Step = _quietly,
) -> Comparison:
    """The comparison of two interviews that are analysed."""
    if not units_a or not units_b:
        step(1.0)
        return Comparison((), _without(units_a, set()), _without(units_b, set()))
    vectors, begin = None, 0.0
    if embed is not None:
        vectors, begin = sentence_vectors(units_a, units_b, embed, lambda done: step(0.7 * done)), 0.7
    found = candidates(
        units_a, units_b, engine.background, vectors=vectors, step=lambda done: step(begin + (0.9 - begin) * done)
    )
    chosen, scores = model.choose(found, LEAST)
    beside = {(int(found.rows[at]), int(found.columns[at])) for at in chosen if scores[at] >= DEFAULT}
    links: list[Link] = []
    for number, at in enumerate(chosen):
        if number % _OFTEN == 0:
            step(0.9 + 0.1 * number / len(chosen))
        row, column = int(found.rows[at]), int(found.columns[at])
        near = any((row + down, column + across) in beside for down, across in ((-1, -1), (1, 1)))
        links.append(_link(units_a[row], units_b[column], float(scores[at]), found, engine.lexicon, near=near))
    links.sort(key=lambda link: (link.a, link.b))
    shown = tuple(link for link in links if link.score >= DEFAULT)
    step(1.0)
    return Comparison(
        links=shown,
        only_a=_without(units_a, {link.a for link in shown}),
        only_b=_without(units_b, {link.b for link in shown}),
        weaker=tuple(link for link in links if link.score < DEFAULT),
    )


def sentence_vectors(
    units_a: Sequence[Unit], units_b: Sequence[Unit], embed: Embed, step: Step = _quietly
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The vectors of the sentences of both interviews."""
    return (
        embed([unit.sentence.words for unit in units_a], lambda done: step(0.5 * done)),
        embed([unit.sentence.words for unit in units_b], lambda done: step(0.5 + 0.5 * done)),
    )


def _without(units: Sequence[Unit], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(unit.sentence.span for unit in units if unit.sentence.span not in linked)


def units_of(interview: Interview, engine: Engine, *, step: Step = _quietly) -> list[Unit]:
    """The sentences that take part in comparing: all but the web page's furniture and the speakers' labels."""
    return analyse(list(_sentences(interview, engine, step)), engine.lexicon, step=step)


def _sentences(interview: Interview, engine: Engine, step: Step) -> Iterator[Sentence]:
    mentions = iter(engine.mentions(interview))
    ahead = next(mentions, None)
    count = 0
    for paragraph in interview.paragraphs:
        if paragraph.kind in FURNITURE:
            continue
        for span in sentences(interview.text, paragraph.body):
            if count % _OFTEN == 0:
                step(0.5 * span.start / len(interview.text))
            count += 1
            names = []
            while ahead is not None and ahead.span.start < span.end:
                if ahead.span.start >= span.start:
                    place = (ahead.span.start - span.start, ahead.span.end - span.start)
                    names.append((*place, _term(ahead.entity, engine.gazetteer)))
                ahead = next(mentions, None)
            words = span.of(interview.text)
            asks = paragraph.kind is ParagraphKind.QUESTION or words.rstrip("\"'”’»)").endswith(("?", "？"))
            yield Sentence(span, words, paragraph.number, asks, tuple(names), heads=paragraph.kind in _HEADS)


def _term(entity: str, gazetteer: Gazetteer) -> str:
    known = gazetteer.entities[entity].type in _NAMED
    return f"{NAME_MARK if known else SUBJECT_MARK}{entity}"


def _link(one: Unit, other: Unit, score: float, found: Candidates, lexicon: Lexicon, *, near: bool) -> Link:
    return Link(
        kind="quote" if is_quote(one, other, found.telling) else "parallel",
        score=round(score, 4),
        a=one.sentence.span,
        b=other.sentence.span,
        because=(*_shared(one, other, found, lexicon), *((Reason("neighbours"),) if near else ())),
    )


def _shared(one: Unit, other: Unit, found: Candidates, lexicon: Lexicon) -> Iterator[Reason]:
    """What both sentences have, the most telling first, as it stands in `one`."""
    surfaces: dict[str, Reason] = {}
    for start, end, term in one.sentence.names:
        surfaces.setdefault(term, Reason("name", " ".join(one.sentence.words[start:end].split())))
    for token in tokens(one.sentence.words):
        if not any(start <= token.start < end for start, end, _ in one.sentence.names):
            kind: ReasonKind = "name" if token.stem in found.names else "figure" if token.stem[0] == "#" else "word"
            surfaces.setdefault(lexicon.words.get(token.stem, token.stem), Reason(kind, token.surface))
    terms = one.canonical & other.canonical or one.wording & other.wording
    shared = [term for term in terms if term in surfaces]
    ordered = sorted(shared, key=lambda term: (-found.telling[term], term))
    by_text = {surfaces[term].text: surfaces[term] for term in reversed(ordered)}
    yield from list(reversed(by_text.values()))[:_MOST_REASONS]
