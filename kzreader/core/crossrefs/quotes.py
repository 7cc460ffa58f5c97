"""Runs of the same words in two sentences, whatever their case and quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.terms import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.crossrefs.units import Unit

_FEWEST_WORDS = 4
_FEWEST_PLAIN = 2
"""Words of the run that are no names: "Chinese President Xi Jinping" is nobody's quotation."""
_LEAST_TELLING = 10.0
"""Sum of minus the logarithms of the shares of sentences that have each word: about two rare words and a common one."""


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


def is_quote(one: Unit, other: Unit, telling: Mapping[str, float]) -> bool:
    """Whether both sentences have a run of the same words that is long and telling enough to be a quotation."""
    first, second = list(tokens(one.sentence.words)), list(tokens(other.sentence.words))
    start, length = longest_run([t.surface.lower() for t in first], [t.surface.lower() for t in second])
    if length < _FEWEST_WORDS:
        return False
    stems = {token.stem for token in first[start : start + length]} & one.plain
    if len(stems - (one.named & other.named)) < _FEWEST_PLAIN:
        return False
    return sum(telling.get(stem, 0.0) for stem in stems) >= _LEAST_TELLING
