"""How each account words a statement: whose words, how they reach the reader, and which of them differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.quotes import longest_run
from kzreader.core.crossrefs.said import Manner, Voice
from kzreader.core.crossrefs.synopsis.statements import words_in
from kzreader.core.crossrefs.synopsis.values import Badge, Cell, Repeat
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OWN_WORDS = frozenset({Manner.DIRECT, Manner.ASKED})
_POSSESSIVE = re.compile(r"['’ʼ]s?\Z")
_SAME_RUN = 0.5
"""Share of the shorter wording that one run of the same words makes up where a quotation is the same quotation."""
_CARRIED_RUN = 0.8
"""The same for a writer's sentence that is taken over word for word."""
_FEWEST_SAME = 4
_ENGLISH_LITTLE = "a an the of to in on at by for from with and or that which as is are was were be been it its this"
_RUSSIAN_LITTLE = "и в во на с со к о об от по за из у что это как"
_LITTLE_WORDS = frozenset(f"{_ENGLISH_LITTLE} has have had so {_RUSSIAN_LITTLE}".split())
"""Words that tell nothing by differing alone; between two others that differ they are marked with them."""


class _Wording(NamedTuple):
    """One cell's words. `own`: those that are somebody's direct words; `manner`: that of the cell as a whole."""

    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    own: tuple[str, ...] = ()
    manner: Manner = Manner.TOLD
    speaker: str | None = None


def cells_of(
    texts: Sequence[str],
    passages: Sequence[tuple[Span, ...]],
    again: Sequence[tuple[Repeat, ...]],
    *,
    voices: Sequence[Sequence[Voice]],
    base: int,
) -> tuple[Cell, ...]:
    """The cells of one row, one a column. `again`: the passages that a row further up shows as well."""
    wordings = [_wording(*column) for column in zip(texts, passages, voices, strict=True)]
    order = sorted((column for column in range(len(texts)) if passages[column]), key=lambda column: column != base)
    quoting = [column for column in order if wordings[column].manner in _OWN_WORDS]
    first = (quoting or order)[0]
    return tuple(
        Cell(
            passages=passages[column],
            again=again[column],
            differs=tuple(_differing(wording, wordings[order[0]], passages[column])) if column in order[1:] else (),
            badge=_badge(wording, wordings[first], is_first=column == first) if column in order else None,
            speaker=wording.speaker,
        )
        if len(order) > 1
        else Cell(passages[column], again[column], badge=_badge_alone(wording), speaker=wording.speaker)
        for column, wording in enumerate(wordings)
    )


def _wording(text: str, passages: Sequence[Span], voices: Sequence[Voice]) -> _Wording:
    spans = tuple(span for passage in passages for span in words_in(text, passage))
    if not spans:
        return _Wording()
    said = [_manner_at(voices, span) for span in spans]
    words = tuple(_POSSESSIVE.sub("", span.of(text).casefold()) for span in spans)
    speakers = Counter(voice.speaker for voice in said if voice.speaker is not None and voice.manner != Manner.TOLD)
    return _Wording(
        words=words,
        spans=spans,
        own=tuple(word for word, voice in zip(words, said, strict=True) if voice.manner in _OWN_WORDS),
        manner=_manner([voice.manner for voice in said]),
        speaker=max(speakers, key=lambda speaker: speakers[speaker]) if speakers else None,
    )


def _manner_at(voices: Sequence[Voice], word: Span) -> Voice:
    at = bisect_right(voices, word.start, key=lambda voice: voice.span.start) - 1
    if at >= 0 and voices[at].span.contains(word):
        return voices[at]
    return Voice(word, Manner.TOLD, None)


def _manner(said: Sequence[Manner]) -> Manner:
    """The manner of a whole cell from that of its words: quoted where half of them are, partly where some are."""
    counts = Counter(said)
    own = sum(counts[manner] for manner in _OWN_WORDS)
    if 2 * own >= len(said):
        return Manner.DIRECT
    if own or counts[Manner.PARTIAL]:
        return Manner.PARTIAL
    return Manner.REPORTED if counts[Manner.REPORTED] else Manner.TOLD


def _badge(wording: _Wording, first: _Wording, *, is_first: bool) -> Badge | None:
    """`first`: the wording that the others of the row are held against, of those that quote if any does."""
    match wording.manner:
        case Manner.PARTIAL:
            return Badge.PARTIAL
        case Manner.DIRECT:
            same = is_first or _run(wording.own, first.own) >= _SAME_RUN
            return Badge.VERBATIM if same else Badge.PARAPHRASE
        case _ if not is_first and _run(wording.words, first.words) >= _CARRIED_RUN:
            return Badge.VERBATIM
        case Manner.REPORTED:
            return Badge.REPORTED
        case _:
            return None if is_first else Badge.PARAPHRASE


def _badge_alone(wording: _Wording) -> Badge | None:
    """Where nothing stands beside it, there is no wording to be the same as."""
    return {Manner.PARTIAL: Badge.PARTIAL, Manner.REPORTED: Badge.REPORTED}.get(wording.manner)


def _run(one: Sequence[str], other: Sequence[str]) -> float:
    """The longest run of the same words as a share of the shorter of the two; 0 where it is too short to tell."""
    if not one or not other:
        return 0.0
    _, length = longest_run(list(one), list(other))
    shorter = min(len(one), len(other))
    return length / shorter if length >= min(_FEWEST_SAME, shorter) else 0.0


def _differing(wording: _Wording, base: _Wording, passages: Sequence[Span]) -> Iterator[Span]:
    """The words that the base's wording has not, or not as often, those together that follow on one another."""
    there = Counter(base.words)
    starts = [passage.start for passage in passages]
    run: list[tuple[str, Span]] = []
    for word, span in zip(wording.words, wording.spans, strict=True):
        if run and bisect_right(starts, span.start) != bisect_right(starts, run[-1][1].start):
            yield from _marked(run)
            run = []
        if there[word] > 0:
            there[word] -= 1
            yield from _marked(run)
            run = []
        else:
            run.append((word, span))
    yield from _marked(run)


def _marked(run: Sequence[tuple[str, Span]]) -> Iterator[Span]:
    """The span of a run of words, from the first to the last one that tells something."""
    telling = [span for word, span in run if word not in _LITTLE_WORDS]
    if telling:
        yield Span(telling[0].start, telling[-1].end)


def differing_words(text: str, passage: Span, other_text: str, other: Span) -> tuple[Span, ...]:
    """The words of `passage` that the `other` passage has not, or not as often, as a synopsis marks them."""
    return tuple(_differing(_wording(text, (passage,), ()), _wording(other_text, (other,), ()), (passage,)))
