"""What speaks for and against a pair of sentences being parallel, as numbers for a linear model.

The measures are old ones of the field: idf-weighted cosine over canonical terms, damped containment, the best pair of
clauses, support by the pairs next to it on the diagonal (Gale and Church 1993), a better partner elsewhere and the
number of rivals (after cross-domain similarity local scaling, Conneau et al. 2018), shared names, subjects, figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.similarity import Rows, best_columns, overlaps, rows_of, telling_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from kzreader.core.crossrefs.similarity import Floats, Integers
    from kzreader.core.crossrefs.units import Unit

NAMES = (
    "cosine",
    "cosine with context",
    "shared weight",
    "best clause",
    "better elsewhere",
    "diagonal support",
    "shared names",
    "shared figures",
    "shared subjects",
    "rivals",
    "number shared",
    "one asks",
    "shorter length",
    "longer length",
)
"""The features, in the order of the columns."""
CANDIDATES = 16
"""Best partners of each sentence, on either side, that are looked at closely."""
_DAMPING = 12.0
"""Weight added to a sentence's own in containment: two words shared by two short sentences prove little."""
_STRONG_SUPPORT = 0.3
"""Diagonal support from which even a lone shared word is looked at."""
_COMMON_WEIGHT = 2.5
"""At most what a word counts that every interview has: as if one sentence in twelve had it."""


class Background(NamedTuple):
    """In how many of `total` sentences of the collection each term stands."""

    total: int
    counts: Mapping[str, int]
    common: AbstractSet[str] = frozenset()


class _Side(NamedTuple):
    """One interview's units as rows of terms. Clauses of unit i: `clause_starts[i]` to `clause_starts[i + 1]`."""

    lengths: Integers
    asks: NDArray[np.bool_]
    canonical: Rows
    context: Rows
    named: Rows
    figures: Rows
    subjects: Rows
    rest: Rows
    clauses: Rows
    clause_starts: Integers


class Candidates(NamedTuple):
    """Pairs worth a look: unit numbers on both sides, a row of features each; and how telling each term is."""

    rows: Integers
    columns: Integers
    features: Floats
    telling: Mapping[str, float]


def candidates(a: Sequence[Unit], b: Sequence[Unit], background: Background) -> Candidates:
    """Features of every pair that is among the best of either of its sentences."""
    numbers, weights = _vocabulary((*a, *b), background)
    left, right = _side(a, numbers), _side(b, numbers)
    forward = _best(left, right, weights)
    backward = _best(right, left, weights)
    pairs = _union(forward, backward, len(b))
    features = _features(left, right, weights, pairs, (forward[1], backward[1]))
    keep = _worthy(left, right, weights, pairs, support=features[:, NAMES.index("diagonal support")])
    telling = {term: float(weights[number]) for term, number in numbers.items()}
    return Candidates(pairs[0][keep], pairs[1][keep], features[keep], telling)


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
    capped = np.array([term in background.common or _is_small_figure(term) for term in terms], dtype=bool)
    weights = np.where(capped, np.minimum(weights, _COMMON_WEIGHT), weights)
    return {term: number for number, term in enumerate(terms)}, weights


def _is_small_figure(term: str) -> bool:
    """Whether the term is a number below a hundred: a day, an anniversary, a count, the same by chance."""
    return term[0] == "#" and term[1:].isdigit() and len(term) <= 3


def _side(units: Sequence[Unit], numbers: Mapping[str, int]) -> _Side:
    clauses: list[AbstractSet[str]] = []
    starts = [0]
    for unit in units:
        clauses.extend(unit.clauses or (unit.canonical,))
        starts.append(len(clauses))
    return _Side(
        lengths=np.array([unit.length for unit in units], dtype=np.int64),
        asks=np.array([unit.sentence.asks for unit in units], dtype=bool),
        canonical=rows_of([unit.canonical for unit in units], numbers),
        context=rows_of([unit.context | unit.canonical for unit in units], numbers),
        named=rows_of([unit.named | unit.entities for unit in units], numbers),
        subjects=rows_of([unit.subjects for unit in units], numbers),
        rest=rows_of([unit.canonical - unit.entities - unit.named for unit in units], numbers),
        figures=rows_of([unit.figures for unit in units], numbers),
        clauses=rows_of(clauses, numbers),
        clause_starts=np.array(starts, dtype=np.int64),
    )


def _contained(shared: Floats, mass: Floats, other: Floats) -> Floats:
    """Share of the lighter sentence that the heavier one has, damped."""
    return shared / (np.minimum(mass, other) + _DAMPING)


def _cosine(shared: Floats, mass: Floats, other: Floats) -> Floats:
    return shared / np.sqrt(np.maximum(mass * other, 1e-9))


def _best(left: _Side, right: _Side, weights: Floats) -> tuple[Integers, Floats]:
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


def _worthy(
    left: _Side, right: _Side, weights: Floats, pairs: tuple[Integers, Integers], *, support: Floats
) -> NDArray[np.bool_]:
    """Whether pairs share two terms, or a name, or stand beside a strong pair.

    A lone common word or number joins nothing, and a fragment of one term is no statement.
    """
    ones = np.ones_like(weights)
    number = overlaps(left.canonical, right.canonical, pairs, ones)
    names = overlaps(left.named, right.named, pairs, ones) + overlaps(left.subjects, right.subjects, pairs, ones)
    sizes = np.minimum(left.canonical.sizes[pairs[0]], right.canonical.sizes[pairs[1]])
    return np.asarray((sizes >= 2) & ((number >= 2) | (names >= 1) | (support >= _STRONG_SUPPORT)))


def _features(
    left: _Side,
    right: _Side,
    weights: Floats,
    pairs: tuple[Integers, Integers],
    best: tuple[Floats, Floats],
) -> Floats:
    """One row for each pair, in the order of NAMES; none depends on which interview is left."""
    rows, columns = pairs
    canonical = _measures(left.canonical, right.canonical, pairs, weights)
    base = 0.5 * (canonical.contained + canonical.cosine)
    lengths = left.lengths[rows], right.lengths[columns]
    rest = overlaps(left.rest, right.rest, pairs, weights)
    by_name = {
        "cosine": canonical.cosine,
        "cosine with context": _measures(left.context, right.context, pairs, weights).cosine,
        "shared weight": np.log1p(canonical.shared),
        "best clause": _best_clause(left, right, weights**2, pairs),
        "better elsewhere": np.maximum(np.minimum(best[0][rows, 0], best[1][columns, 0]) - base, 0.0),
        "diagonal support": _diagonal_support(rows, columns, base, len(right.asks)),
        "shared names": np.log1p(overlaps(left.named, right.named, pairs, weights)),
        "shared figures": np.log1p(overlaps(left.figures, right.figures, pairs, weights)),
        "shared subjects": np.log1p(overlaps(left.subjects, right.subjects, pairs, weights)),
        "rivals": np.log1p(_rivals(rows, rest)) + np.log1p(_rivals(columns, rest)),
        "number shared": np.log1p(overlaps(left.canonical, right.canonical, pairs, np.ones_like(weights))),
        "one asks": np.asarray(left.asks[rows] != right.asks[columns], dtype=np.float64),
        "shorter length": np.log1p(np.minimum(*lengths)),
        "longer length": np.log1p(np.maximum(*lengths)),
    }
    return np.stack([by_name[name] for name in NAMES], axis=1)


class _Measures(NamedTuple):
    shared: Floats
    contained: Floats
    cosine: Floats


def _measures(left: Rows, right: Rows, pairs: tuple[Integers, Integers], weights: Floats) -> _Measures:
    squared = weights**2
    shared = overlaps(left, right, pairs, squared)
    mass, other = left.masses(squared)[pairs[0]], right.masses(squared)[pairs[1]]
    return _Measures(shared, _contained(shared, mass, other), _cosine(shared, mass, other))


def _rivals(sentence: Integers, values: Floats) -> Floats:
    """Sum of the values of the other candidates that the same sentence has: words that fit anywhere prove little."""
    return np.asarray(np.bincount(sentence, weights=values)[sentence] - values)


def _diagonal_support(rows: Integers, columns: Integers, scores: Floats, width: int) -> Floats:
    """The best score among the candidates next to each pair.

    Next to it is a step ahead or back on both sides, or on one side at half its worth.
    """
    keys = rows * width + columns
    support = np.zeros(len(rows))
    for down, across, worth in ((-1, -1, 1.0), (1, 1, 1.0), (0, 1, 0.5), (0, -1, 0.5), (1, 0, 0.5), (-1, 0, 0.5)):
        beside = columns + across
        wanted = (rows + down) * width + beside
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        present = (keys[at] == wanted) & (beside >= 0) & (beside < width)
        support = np.maximum(support, np.where(present, worth * scores[at], 0.0))
    return support


def _best_clause(left: _Side, right: _Side, weights: Floats, pairs: tuple[Integers, Integers]) -> Floats:
    """The best damped cosine between a clause of the one sentence and a clause of the other."""
    rows, columns = pairs
    counts_a = np.diff(left.clause_starts)[rows]
    counts_b = np.diff(right.clause_starts)[columns]
    combinations = counts_a * counts_b
    pair = np.repeat(np.arange(len(rows)), combinations)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(combinations) - combinations, combinations)
    clause_a = left.clause_starts[rows][pair] + within // counts_b[pair]
    clause_b = right.clause_starts[columns][pair] + within % counts_b[pair]
    shared = overlaps(left.clauses, right.clauses, (clause_a, clause_b), weights)
    mass = left.clauses.masses(weights)[clause_a] + _DAMPING
    score = _cosine(shared, mass, right.clauses.masses(weights)[clause_b] + _DAMPING)
    best = np.zeros(len(rows))
    np.maximum.at(best, pair, score)
    return best
