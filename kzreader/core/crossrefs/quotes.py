"""Runs of the same words in two sentences, whatever their case and quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.terms import tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.features import Background
    from kzreader.core.crossrefs.units import Unit

_FEWEST_WORDS = 5
_RARE = 0.02
"""Share of sentences below which a word is telling."""
_FEWEST_TELLING = 3


def longest_run(one: list[str], other: list[str]) -> tuple[int, int]:
    """Start in `one`, and length, of the longest run of items that both have."""
    best, at = 0, 0
    lengths = [0] * (len(other) + 1)
    for index, item in enumerate(one):
        previous = 0
        for column, candidate in enumerate(other, 1):
            kept = lengths[column]
            lengths[column] = previous + 1 if item == candidate else 0
            previous = kept
            if lengths[column] > best:
                best, at = lengths[column], index + 1 - lengths[column]
    return at, best


def is_quote(one: Unit, other: Unit, background: Background) -> bool:
    """Whether both sentences have a run of the same words that is long and telling enough to be a quotation."""
    first, second = list(tokens(one.sentence.words)), list(tokens(other.sentence.words))
    start, length = longest_run([t.surface.lower() for t in first], [t.surface.lower() for t in second])
    if length < _FEWEST_WORDS:
        return False
    rare = _RARE * background.total
    stems = {token.stem for token in first[start : start + length]} & one.plain
    return sum(background.counts.get(stem, 0) <= rare for stem in stems) >= _FEWEST_TELLING
