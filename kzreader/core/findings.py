"""What is found across interviews beside parallel passages, as the worker process computes it: figures that go
together, phrases that come back, who says what, names as the reader has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.analysis import Analysis
    from kzreader.core.crossrefs.gazetteer import Gazetteer
    from kzreader.core.crossrefs.own_names import NameSuggestion
    from kzreader.core.crossrefs.repeated import Phrase
    from kzreader.core.crossrefs.said import Voice
    from kzreader.core.crossrefs.values import Figure, FigurePair, Link
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.decisions import EntityEdit, MentionMark
    from kzreader.core.text import Span

Links = tuple["Link", ...]


class PairsOfTwo(NamedTuple):
    """The pairs of figures of two interviews, by their places in what was asked."""

    a: int
    b: int
    pairs: tuple[FigurePair, ...]


def figures_of(interview: Interview) -> tuple[Figure, ...]:
    """The figures of one interview."""
    from kzreader.core.crossrefs.figures import find_figures

    return find_figures(interview)


def pairs_of(a: Sequence[Figure], b: Sequence[Figure], links: Links) -> tuple[FigurePair, ...]:
    """The pairs of figures of two interviews with these links from the one to the other."""
    from kzreader.core.crossrefs.differences import figure_pairs

    return figure_pairs(a, b, links)


def pairs_among(
    figures: Sequence[tuple[Figure, ...]], links: Mapping[tuple[int, int], Links]
) -> tuple[PairsOfTwo, ...]:
    """The pairs of figures of every two of many interviews; of those without links, what their words alone say."""
    from kzreader.core.crossrefs.differences import figure_pairs

    found = []
    for a, b in combinations(range(len(figures)), 2):
        pairs = figure_pairs(figures[a], figures[b], links.get((a, b), ()))
        if pairs:
            found.append(PairsOfTwo(a, b, pairs))
    return tuple(found)


def phrases_in(interviews: Sequence[Interview], named: Mapping[str, Sequence[Span]]) -> tuple[Phrase, ...]:
    """The phrases that come back; `named` gives the spans of names by document id. Raises ResourceError."""
    from kzreader import paths
    from kzreader.core.crossrefs.background import load_background
    from kzreader.core.crossrefs.repeated import rarity_from, repeated_phrases
    from kzreader.core.crossrefs.terms import load_lexicon

    background = load_background(paths.resources("weights", "background.json"))
    plain = load_lexicon(paths.resources("words")).stopwords
    latin, cyrillic = (rarity_from(one.counts, one.sentences, plain=plain) for one in background)

    def rarity(stem: str) -> float:
        return cyrillic(stem) if any("\u0400" <= sign <= "\u04ff" for sign in stem) else latin(stem)

    return repeated_phrases(interviews, rarity=rarity, named=named)


def voices_of(interview: Interview) -> tuple[Voice, ...]:
    """Who says what in an interview."""
    from kzreader.core.crossrefs.voices import voices

    return voices(interview)


def names_decided(
    interview: Interview, analysis: Analysis, edits: Mapping[str, EntityEdit], marks: Sequence[MentionMark]
) -> Analysis:
    """The analysis of an interview with the reader's entities and mentions. Raises ResourceError."""
    from kzreader.core.decided.entities import decided_analysis, decided_gazetteer

    return decided_analysis(
        interview, analysis, lambda: decided_gazetteer(_gazetteer(), edits), edits=edits, marks=marks
    )


@cache
def _gazetteer() -> Gazetteer:
    from kzreader.core.analysis import Analyst

    return Analyst().gazetteer


def names_suggested(
    interviews: Sequence[Interview], known: Mapping[str, Sequence[Span]], refused: Sequence[str]
) -> tuple[NameSuggestion, ...]:
    """Names in a reader's own documents that may be worth confirming."""
    from kzreader.core.crossrefs.own_names import suggest_names

    return suggest_names(interviews, known=known, refused=refused)
