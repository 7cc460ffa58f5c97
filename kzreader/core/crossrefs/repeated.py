"""Phrases that come back: runs of the same words in several interviews, ranked by how telling they are.

A run of at least four words that is the same in two interviews is a phrase, whatever case and punctuation; runs are
as long as they can be. How telling one is depends on how rare its words are, not on its length, and names and offices
count for nothing: "Chinese President Xi Jinping" is nobody's phrase. See the measured figures of shared word runs in
news texts in the README.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.terms import Token, tokens
from kzreader.core.interview import FURNITURE, Interview
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.sentences import sentences
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_FEWEST = 4
_FEWEST_TELLING = 2
"""Words of a phrase that are rare, and no names."""
_NAME_WORTH = 1.0
"""Nats that a word of a name is worth at most."""
_LEAST = 7.0
"""Nats: two words that stand in one sentence of thirty each, say."""
_MOST_PLACES = 200
"""Beginnings of runs that stand in more places than this are boilerplate, and would cost the square of them."""


class Place(NamedTuple):
    """Where a phrase stands. `document` is the interview's id."""

    document: str
    span: Span


class Phrase(NamedTuple):
    """Words that several interviews have. `telling`: sum of the rarity of its words, in nats; higher says more."""

    words: str
    telling: float
    places: tuple[Place, ...]


class _Run(NamedTuple):
    """A stretch of tokens of one document: number of the document, first token, tokens."""

    document: int
    first: int
    length: int


def repeated_phrases(
    interviews: Sequence[Interview],
    *,
    rarity: Callable[[str], float],
    named: Mapping[str, Sequence[Span]],
    most: int = 200,
) -> tuple[Phrase, ...]:
    """The phrases that at least two of `interviews` have, the most telling first, at most `most`.

    `rarity` says how rare the stem of a word is, in nats; `named` gives for each document id the spans of names, by
    position. Furniture and titles take no part.
    """
    streams = [_stream(interview) for interview in interviews]
    groups = _grouped(streams, _longest_runs(streams))
    found = []
    for runs in groups:
        phrase = _phrase(interviews, streams, runs, rarity=rarity, named=named)
        if phrase is not None:
            found.append(phrase)
    found.sort(key=lambda phrase: (-phrase.telling, phrase.words))
    return tuple(found[:most])


def rarity_from(
    counts: Mapping[str, int], total: int, *, plain: AbstractSet[str] = frozenset()
) -> Callable[[str], float]:
    """How rare a stem is that stands in `counts[stem]` of `total` sentences; `plain` stems are everywhere."""
    return lambda stem: 0.0 if stem in plain else log((total + 1) / (counts.get(stem, 0) + 1))


def _stream(interview: Interview) -> list[Token]:
    """The words that are read, with offsets into the text; a token of its own parts the sentences."""
    stream: list[Token] = []
    for paragraph in interview.paragraphs:
        if paragraph.kind in FURNITURE or paragraph.kind in (Kind.TITLE, Kind.HEADING):
            continue
        for span in sentences(interview.text, paragraph.body):
            stream.extend(
                token._replace(start=token.start + span.start, surface=token.surface.casefold())
                for token in tokens(span.of(interview.text))
            )
            stream.append(Token("", f"\n{interview.id}\n{span.end}", span.end, named=False))
    return stream


def _longest_runs(streams: Sequence[Sequence[Token]]) -> set[tuple[_Run, _Run]]:
    """Pairs of runs of the same words in two documents that can be made longer on neither side."""
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, stream in enumerate(streams):
        surfaces = [token.surface for token in stream]
        for first in range(len(stream) - _FEWEST + 1):
            starts[tuple(surfaces[first : first + _FEWEST])].append((number, first))
    found = set()
    for places in starts.values():
        if not 1 < len(places) <= _MOST_PLACES:
            continue
        for at, (one, first) in enumerate(places):
            for other, second in places[at + 1 :]:
                if one != other and not _same(streams, (one, first - 1), (other, second - 1)):
                    length = _length(streams[one], first, streams[other], second)
                    found.add((_Run(one, first, length), _Run(other, second, length)))
    return found


def _same(streams: Sequence[Sequence[Token]], one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) >= 0 and streams[one[0]][one[1]].surface == streams[other[0]][other[1]].surface


def _length(one: Sequence[Token], first: int, other: Sequence[Token], second: int) -> int:
    length = 0
    limit = min(len(one) - first, len(other) - second)
    while length < limit and one[first + length].surface == other[second + length].surface:
        length += 1
    return length


def _grouped(streams: Sequence[Sequence[Token]], pairs: set[tuple[_Run, _Run]]) -> list[list[_Run]]:
    """Runs of the same words together, by those words."""
    groups: dict[tuple[str, ...], set[_Run]] = defaultdict(set)
    for one, other in pairs:
        words = tuple(token.surface for token in streams[one.document][one.first : one.first + one.length])
        groups[words].update((one, other))
    return [sorted(groups[words]) for words in sorted(groups)]


def _phrase(
    interviews: Sequence[Interview],
    streams: Sequence[Sequence[Token]],
    runs: Sequence[_Run],
    *,
    rarity: Callable[[str], float],
    named: Mapping[str, Sequence[Span]],
) -> Phrase | None:
    first = runs[0]
    stream = streams[first.document][first.first : first.first + first.length]
    names = named.get(interviews[first.document].id, ())
    worth = {
        token.stem: min(value, _NAME_WORTH) if token.named or _inside(token, names) else value
        for token in stream
        if not token.stem.startswith("#") and (value := rarity(token.stem)) > 0
    }
    telling = round(sum(worth.values()), 3)
    if telling < _LEAST or sum(value > _NAME_WORTH for value in worth.values()) < _FEWEST_TELLING:
        return None
    places = tuple(Place(interviews[run.document].id, _span(streams[run.document], run)) for run in runs)
    words = " ".join(places[0].span.of(interviews[first.document].text).split())
    return Phrase(words, telling, places)


def _inside(token: Token, names: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in names)


def _span(stream: Sequence[Token], run: _Run) -> Span:
    last = stream[run.first + run.length - 1]
    return Span(stream[run.first].start, last.start + len(last.surface))
