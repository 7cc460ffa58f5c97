"""What speaks for and against a pair of sentences being parallel, as numbers for a linear model.

Each measure is an old one of the field: idf-weighted containment and cosine over stems and over canonical terms,
the best clause, the margin over the neighbours' scores (cross-domain similarity local scaling, Conneau et al.
2018), support by the pairs next to it on the diagonal (Gale and Church 1993), shared rare names and figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.similarity import (
    Rows,
    best_columns,
    overlaps,
    rows_of,
    telling_weights,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kzreader.core.crossrefs.similarity import Floats, Integers
    from kzreader.core.crossrefs.units import Unit

CANDIDATES = 8
"""Best partners of each sentence, on either side, that are looked at closely."""
_DAMPING = 12.0
"""Weight added to a sentence's own in containment: two words shared by two short sentences prove little."""
_NEIGHBOURS = 3


class Background(NamedTuple):
    """In how many of `total` sentences of the collection each term stands."""

    total: int
    counts: Mapping[str, int]


class Side(NamedTuple):
    """One interview's units as rows of terms."""

    units: Sequence[Unit]
    plain: Rows
    canonical: Rows
    context: Rows
    named: Rows
    figures: Rows
    clauses: Rows
    clause_starts: Integers


class Candidates(NamedTuple):
    """Pairs worth a look: unit numbers on both sides, a row of features each."""

    rows: Integers
    columns: Integers
    features: Floats


def candidates(a: Sequence[Unit], b: Sequence[Unit], background: Background) -> Candidates:
    """Features of every pair that is among the best of either of its sentences."""
    numbers, weights = _vocabulary((*a, *b), background)
    left, right = _side(a, numbers), _side(b, numbers)
    forward = _best(left, right, weights)
    backward = _best(right, left, weights)
    rows, columns = _union(forward, backward, len(b))
    return Candidates(rows, columns, _features(left, right, weights, (rows, columns), (forward[1], backward[1])))


def _vocabulary(units: Sequence[Unit], background: Background) -> tuple[dict[str, int], Floats]:
    counts: dict[str, int] = {}
    for unit in units:
        for term in unit.terms:
            counts[term] = counts.get(term, 0) + 1
    terms = sorted(counts)
    weights = telling_weights(
        [counts[term] for term in terms],
        len(units),
        [max(background.counts.get(term, 0), 0) for term in terms],
        background.total,
    )
    return {term: number for number, term in enumerate(terms)}, weights


def _side(units: Sequence[Unit], numbers: Mapping[str, int]) -> Side:
    clauses: list[AbstractSet[str]] = []
    starts = [0]
    for unit in units:
        clauses.extend(unit.clauses or (unit.canonical,))
        starts.append(len(clauses))
    return Side(
        units,
        plain=rows_of([unit.plain for unit in units], numbers),
        canonical=rows_of([unit.canonical for unit in units], numbers),
        context=rows_of([unit.context | unit.canonical for unit in units], numbers),
        named=rows_of([unit.named | unit.entities for unit in units], numbers),
        figures=rows_of([unit.figures for unit in units], numbers),
        clauses=rows_of(clauses, numbers),
        clause_starts=np.array(starts, dtype=np.int64),
    )


def _contained(shared: Floats, mass: Floats, other: Floats) -> Floats:
    """Share of the lighter sentence that the heavier one has, damped."""
    return shared / (np.minimum(mass, other) + _DAMPING)


def _cosine(shared: Floats, mass: Floats, other: Floats) -> Floats:
    return shared / np.sqrt(np.maximum(mass * other, 1e-9))


def _best(left: Side, right: Side, weights: Floats) -> tuple[Integers, Floats]:
    squared = weights**2
    masses, others = left.canonical.masses(squared), right.canonical.masses(squared)

    def score(row: int, shared: Floats) -> Floats:
        mass = np.full_like(others, masses[row])
        return 0.5 * (_contained(shared, mass, others) + _cosine(shared, mass, others))

    return best_columns(left.canonical, right.canonical, squared, top=CANDIDATES, score=score)


def _union(
    forward: tuple[Integers, Floats], backward: tuple[Integers, Floats], width: int
) -> tuple[Integers, Integers]:
    """Pairs found from either side, in reading order."""
    keys = []
    for (best, scores), transposed in ((forward, False), (backward, True)):
        own = np.repeat(np.arange(best.shape[0]), best.shape[1])[scores.ravel() > 0]
        partner = best.ravel()[scores.ravel() > 0]
        keys.append(partner * width + own if transposed else own * width + partner)
    unique = np.unique(np.concatenate(keys))
    return unique // width, unique % width


def _features(
    left: Side,
    right: Side,
    weights: Floats,
    pairs: tuple[Integers, Integers],
    best: tuple[Floats, Floats],
) -> Floats:
    rows, columns = pairs
    squared = weights**2
    shared = {}
    contained = {}
    cosine = {}
    for view in ("plain", "canonical", "context"):
        one, other = getattr(left, view), getattr(right, view)
        shared[view] = overlaps(one, other, pairs, squared)
        mass, mass_other = one.masses(squared)[rows], other.masses(squared)[columns]
        contained[view] = _contained(shared[view], mass, mass_other)
        cosine[view] = _cosine(shared[view], mass, mass_other)
    base = 0.5 * (contained["canonical"] + cosine["canonical"])
    expected_row = best[0][:, :_NEIGHBOURS].mean(axis=1)[rows]
    expected_column = best[1][:, :_NEIGHBOURS].mean(axis=1)[columns]
    top_row = best[0][:, 0][rows]
    top_column = best[1][:, 0][columns]
    clause = _best_clause(left, right, squared, pairs)
    names = overlaps(left.named, right.named, pairs, weights)
    figures = overlaps(left.figures, right.figures, pairs, weights)
    length_a = np.array([unit.length for unit in left.units])[rows]
    length_b = np.array([unit.length for unit in right.units])[columns]
    related = np.mean(best[0][:, 0]) * 0.5 + np.mean(best[1][:, 0]) * 0.5
    return np.stack(
        [
            cosine["plain"],
            contained["plain"],
            cosine["canonical"],
            contained["canonical"],
            cosine["context"],
            contained["context"],
            np.log1p(shared["canonical"]),
            clause,
            2 * base - expected_row - expected_column,
            base / np.maximum(top_row, 1e-9),
            base / np.maximum(top_column, 1e-9),
            diagonal_support(rows, columns, base, len(right.units)),
            np.log1p(names),
            np.log1p(figures),
            np.log(np.minimum(length_a, length_b) + 1.0),
            np.log(np.maximum(length_a, length_b) + 1.0),
            np.full(len(rows), related),
        ],
        axis=1,
    )


NAMES = (
    "cosine of stems",
    "containment of stems",
    "cosine",
    "containment",
    "cosine with context",
    "containment with context",
    "shared weight",
    "best clause",
    "margin",
    "share of row's best",
    "share of column's best",
    "diagonal support",
    "shared names",
    "shared figures",
    "shorter length",
    "longer length",
    "relatedness",
)


def diagonal_support(rows: Integers, columns: Integers, scores: Floats, width: int) -> Floats:
    """The best score among the candidates next to each pair: a step ahead or back on both sides, or on one at
    half its worth."""
    keys = rows * width + columns
    support = np.zeros(len(rows))
    for down, across, worth in ((-1, -1, 1.0), (1, 1, 1.0), (0, 1, 0.5), (0, -1, 0.5), (1, 0, 0.5), (-1, 0, 0.5)):
        beside = columns + across
        wanted = (rows + down) * width + beside
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        present = (keys[at] == wanted) & (beside >= 0) & (beside < width)
        support = np.maximum(support, np.where(present, worth * scores[at], 0.0))
    return support


def _best_clause(left: Side, right: Side, weights: Floats, pairs: tuple[Integers, Integers]) -> Floats:
    """Of all clauses of the two sentences, the best containment of one in the other."""
    rows, columns = pairs
    counts_a = np.diff(left.clause_starts)[rows]
    counts_b = np.diff(right.clause_starts)[columns]
    combinations = counts_a * counts_b
    pair = np.repeat(np.arange(len(rows)), combinations)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(combinations) - combinations, combinations)
    clause_a = left.clause_starts[rows][pair] + within // counts_b[pair]
    clause_b = right.clause_starts[columns][pair] + within % counts_b[pair]
    shared = overlaps(left.clauses, right.clauses, (clause_a, clause_b), weights)
    score = _cosine(
        shared, left.clauses.masses(weights)[clause_a] + _DAMPING, right.clauses.masses(weights)[clause_b] + _DAMPING
    )
    best = np.zeros(len(rows))
    np.maximum.at(best, pair, score)
    return best
