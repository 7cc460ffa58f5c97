"""What speaks for and against a pair of sentences being parallel, as numbers for a linear model.

The measures are old ones of the field: idf-weighted cosine over canonical terms, damped containment, the best pair of
clauses, support by the pairs next to it on the diagonal (Gale and Church 1993), a better partner elsewhere and the
number of rivals (after cross-domain similarity local scaling, Conneau et al. 2018), shared names, subjects, figures.
Shared wording, function words and all, counts as far as the two interviews quote the same words at all: between two
translations it says little, between two reports of one talk nearly everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs import semantic
from kzreader.core.crossrefs.sides import side_of
from kzreader.core.crossrefs.similarity import Rows, best_of, best_pairs, overlaps
from kzreader.core.crossrefs.vocabulary import related, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from kzreader.core.crossrefs.background import Background
    from kzreader.core.crossrefs.sides import Side
    from kzreader.core.crossrefs.similarity import Floats, Integers, Score
    from kzreader.core.crossrefs.units import Unit

    Vectors = NDArray[np.float32]
    Pairs = tuple[Integers, Integers]
    Step = Callable[[float], None]

NAMES = (
    "cosine",
    "cosine with context",
    "shared weight",
    "words contained",
    "words shared",
    "rare words shared",
    "best clause",
    "wording cosine where quoted",
    "wording contained where quoted",
    "wording shared where quoted",
    "quoted",
    "better elsewhere",
    "margin",
    "diagonal support",
    "support two steps away",
    "rivals",
    "shared names",
    "names cosine",
    "shared figures",
    "shared subjects seldom named",
    "years differ",
    "number shared",
    "one asks",
    "shorter length",
    "longer length",
)
"""The features, in the order of the columns."""
_CANDIDATES = {"canonical": 12, "wording": 6}
"""Best partners of each sentence, on either side and by each measure, that are looked at closely."""
_LEAST = 0.03
"""Mean similarity below which a pair is not looked at."""
_DAMPING = 100.0
"""Squared weight added to a sentence's own: two words shared by two short sentences prove little."""
_LIGHT_DAMPING = 4.0
"""The same where wording and names are compared, which are telling even in a short sentence."""
_RARE = 3.5
"""Weight above which a word is rare: one sentence in thirty has it."""
_QUOTING_SHARE = 0.25
"""Share of the sentences of the shorter interview by whose wording it is seen how much the two quote."""
_TELLING = 4.7
"""Weight, shared beside a subject, from which two sentences are taken to say the same of it, not only to name it. A
subject counts as well, divided by the number of sentences that name it: where one on each side does, it tells."""
_HEADED = 0.5
"""What is left of the odds where one of the two is a heading: it names what is told, and seldom tells it."""
_RIVALS = 3
_FRAGMENT, _STATEMENT = 2, 10
"""A heading or an exclamation of two words is no counterpart of a sentence of ten."""


class Candidates(NamedTuple):
    """Pairs worth a look: unit numbers on both sides, a row of features each; and how telling each term is.

    `held`: the share of its odds that each pair keeps; a subject that both name says what they are about, not that
    they say the same. `related`: how much the two interviews share that is rare elsewhere.
    `names`: the terms that are names.
    """

    rows: Integers
    columns: Integers
    features: Floats
    held: Floats
    telling: Mapping[str, float]
    names: AbstractSet[str]
    related: float

    @property
    def evidence(self) -> Floats:
        """Weight of the words, names left out, that each pair shares."""
        return np.asarray(np.expm1(self.features[:, NAMES.index("words shared")]))


def candidates(
    a: Sequence[Unit],
    b: Sequence[Unit],
    background: Background,
    *,
    vectors: tuple[Vectors, Vectors] | None = None,
    step: Step = lambda done: None,
) -> Candidates:
    """Features of every pair that is among the best of either of its sentences.

    `vectors`: a row of unit length, or of zeros, for each sentence of `a` and of `b`, from a model of language; pairs
    that are near by them are candidates as well, and the columns `semantic.NAMES` are appended. `step` is told the
    share done.
    """
    vocabulary = vocabulary_of((*a, *b), background)
    step(0.05)
    left = side_of(a, vocabulary, step=lambda done: step(0.05 + 0.15 * done))
    right = side_of(b, vocabulary, step=lambda done: step(0.2 + 0.15 * done))
    near = None if vectors is None else semantic.semantics(*vectors)
    pairs = _promising(left, right, vocabulary.weights, near, step=lambda done: step(0.35 + 0.3 * done))
    features = _features(left, right, vocabulary.weights, pairs, step=lambda done: step(0.65 + 0.3 * done))
    lengths = left.lengths[pairs[0]], right.lengths[pairs[1]]
    keep = (features[:, -1] > _LEAST) & ((np.minimum(*lengths) > _FRAGMENT) | (np.maximum(*lengths) < _STATEMENT))
    step(0.95)
    features = features[:, :-1]
    held = _held(left, right, vocabulary.weights, pairs, features)
    if near is not None:
        features = np.column_stack([features, semantic.features(near, pairs)])
        keep |= features[:, len(NAMES)] >= semantic.LEAST
    weights = {term: float(vocabulary.weights[number]) for term, number in vocabulary.numbers.items()}
    left_at, right_at = pairs[0][keep], pairs[1][keep]
    about = related(a, b, background)
    return Candidates(left_at, right_at, features[keep], held[keep], weights, vocabulary.names, about)


def _contained(shared: Floats, mass: Floats, other: Floats, damping: float) -> Floats:
    """Share of the lighter sentence that the heavier one has, damped."""
    return shared / (np.minimum(mass, other) + damping)


def _cosine(shared: Floats, mass: Floats, other: Floats, damping: float = 0.0) -> Floats:
    return shared / np.sqrt(np.maximum((mass + damping) * (other + damping), 1e-9))


def _promising(left: Side, right: Side, weights: Floats, near: semantic.Semantics | None, *, step: Step) -> Pairs:
    """Pairs found from either side by words, by wording or by vectors, in reading order."""
    width = len(right.asks)
    found = [np.zeros(0, dtype=np.int64)]
    for number, (kind, transposed) in enumerate((k, t) for k in ("canonical", "wording") for t in (False, True)):
        one, other = (getattr(side, kind) for side in ((right, left) if transposed else (left, right)))
        power = weights**2 if kind == "canonical" else weights
        rows, columns = best_pairs(
            one,
            other,
            power,
            top=_CANDIDATES[kind],
            score=_likeness(
                one.masses(power), other.masses(power), _DAMPING if kind == "canonical" else _LIGHT_DAMPING
            ),
            step=lambda done, number=number: step(0.25 * (number + done)),  # type: ignore[misc]
        )
        found.append(columns * width + rows if transposed else rows * width + columns)
    if near is not None:
        found.append(semantic.likely_pairs(near))
    unique = np.unique(np.concatenate(found))
    return unique // max(width, 1), unique % max(width, 1)


def _likeness(masses: Floats, others: Floats, damping: float) -> Score:
    def score(rows: Integers, columns: Integers, shared: Floats) -> Floats:
        mass, other = masses[rows], others[columns]
        return 0.5 * (_contained(shared, mass, other, damping) + _cosine(shared, mass, other))

    return score


def _features(left: Side, right: Side, weights: Floats, pairs: Pairs, *, step: Step) -> Floats:
    """One row for each pair, in the order of NAMES, and their mean similarity; all the same from either side."""
    rows, columns = pairs
    squared = weights**2
    canonical = _measures(left.canonical, right.canonical, pairs, squared)
    words = _measures(left.words, right.words, pairs, squared)
    step(0.1)
    wording = _measures(left.wording, right.wording, pairs, squared)
    spoken = _measures(left.wording, right.wording, pairs, weights)
    step(0.3)
    context = _measures(left.context, right.context, pairs, squared)
    names = _measures(left.names, right.names, pairs, weights)
    step(0.5)
    wording_cosine = _cosine(*wording, damping=_LIGHT_DAMPING)
    wording_contained = _contained(*spoken, damping=_LIGHT_DAMPING)
    base = 0.2 * (
        _cosine(*canonical)
        + _contained(*canonical, damping=_DAMPING)
        + _cosine(*words, damping=_DAMPING)
        + wording_cosine
        + wording_contained
    )
    count_a, count_b = len(left.asks), len(right.asks)
    best = np.minimum(best_of(rows, base, count_a)[rows], best_of(columns, base, count_b)[columns])
    quoted = _quoted(rows, columns, wording_cosine, (count_a, count_b))
    shared_words = overlaps(left.words, right.words, pairs, weights)
    shared_wording = np.log1p(spoken.shared)
    lengths = left.lengths[rows], right.lengths[columns]
    step(0.6)
    subjects = _beside_subjects(left, right, weights, pairs)
    step(0.8)
    grid = _Grid(rows, columns, base, count_b)
    by_name = {
        "cosine": _cosine(*canonical),
        "cosine with context": _cosine(*context),
        "words contained": _contained(*words, damping=_DAMPING),
        "best clause": _best_clause(left, right, squared, pairs),
        "wording cosine where quoted": wording_cosine * quoted,
        "wording contained where quoted": wording_contained * quoted,
        "wording shared where quoted": shared_wording * quoted,
        "quoted": np.full(len(rows), quoted),
        "better elsewhere": np.maximum(best - base, 0.0),
        "margin": _margin(rows, base, count_a) + _margin(columns, base, count_b),
        "diagonal support": grid.next_to(),
        "support two steps away": grid.two_steps_away(),
        "rivals": np.log1p(_rivals(left.words, right.words, weights, rows, shared_words))
        + np.log1p(_rivals(right.words, left.words, weights, columns, shared_words)),
        "names cosine": names.shared / (np.sqrt(names.mass * names.other) + _LIGHT_DAMPING),
        **subjects,
        "one asks": np.asarray(left.asks[rows] != right.asks[columns], dtype=np.float64),
        "shorter length": np.log1p(np.minimum(*lengths)),
        "longer length": np.log1p(np.maximum(*lengths)),
    }
    return np.stack([*(by_name[name] for name in NAMES), base], axis=1)


def _beside_subjects(left: Side, right: Side, weights: Floats, pairs: Pairs) -> dict[str, Floats]:
    """The features that count what a pair shares, where the words of a subject that both name count once, as it."""
    ones, rare = np.ones_like(weights), np.maximum(weights - _RARE, 0.0)

    def shared(kind: str, by: Floats, carried: str | None = None) -> Floats:
        all_shared = overlaps(getattr(left, kind), getattr(right, kind), pairs, by)
        less = overlaps(getattr(left, carried), getattr(right, carried), pairs, by) if carried else 0.0
        return np.asarray(np.log1p(np.maximum(all_shared - less, 0.0)))

    named = np.maximum(*(np.bincount(side.subjects.terms, minlength=len(weights)) for side in (left, right)))
    dated = (left.years.masses(ones)[pairs[0]] > 0) & (right.years.masses(ones)[pairs[1]] > 0)
    return {
        "shared weight": shared("canonical", weights, "carried"),
        "words shared": shared("words", weights, "carried_words"),
        "rare words shared": shared("words", rare, "carried_words"),
        "number shared": shared("canonical", ones, "carried"),
        "shared names": shared("names", weights, "carried_names"),
        "shared figures": shared("figures", weights),
        "shared subjects seldom named": shared("subjects", weights / np.sqrt(np.maximum(named, 1))),
        "years differ": np.asarray(dated & (shared("years", ones) == 0.0), dtype=np.float64),
    }


def _held(left: Side, right: Side, weights: Floats, pairs: Pairs, features: Floats) -> Floats:
    """What is left of a pair's odds: all, unless it shares a subject that many sentences name, and little else."""
    named = np.maximum(*(np.bincount(side.subjects.terms, minlength=len(weights)) for side in (left, right)))
    subjects = overlaps(left.subjects, right.subjects, pairs, weights / np.maximum(named, 1))
    others = [NAMES.index(name) for name in ("rare words shared", "shared names", "shared figures")]
    support = subjects + np.expm1(features[:, others]).sum(axis=1)
    held = np.where(subjects > 0, np.minimum(support / _TELLING, 1.0) ** 2, 1.0)
    return np.asarray(np.where(left.heads[pairs[0]] != right.heads[pairs[1]], _HEADED * held, held))


class _Measures(NamedTuple):
    shared: Floats
    mass: Floats
    other: Floats


def _measures(left: Rows, right: Rows, pairs: Pairs, weights: Floats) -> _Measures:
    shared = overlaps(left, right, pairs, weights)
    return _Measures(shared, left.masses(weights)[pairs[0]], right.masses(weights)[pairs[1]])


def _quoted(rows: Integers, columns: Integers, wording: Floats, counts: tuple[int, int]) -> float:
    """How much of the wording the two interviews share where they share most of it, 0 to 1."""
    sentence, count = (rows, counts[0]) if counts[0] <= counts[1] else (columns, counts[1])
    best = np.sort(best_of(sentence, wording, count))[::-1]
    return float(best[: max(3, int(np.ceil(_QUOTING_SHARE * count)))].mean()) if count else 0.0


def _rivals(own: Rows, other: Rows, weights: Floats, sentence: Integers, shared: Floats) -> Floats:
    """Ten times the mean of what the sentence shares with each of its other partners: words that fit anywhere."""
    frequency = np.bincount(other.terms, minlength=len(weights))
    totals = own.masses(weights * frequency)
    return np.asarray(10.0 * np.maximum(totals[sentence] - shared, 0.0) / max(len(other.starts) - 2, 1))


def _margin(sentence: Integers, scores: Floats, count: int) -> Floats:
    """What each pair has above the mean of the best three others of the same sentence."""
    order = np.lexsort((-scores, sentence))
    rank = np.empty(len(sentence), dtype=np.int64)
    rank[order] = np.arange(len(sentence)) - np.searchsorted(sentence[order], sentence[order])
    number = np.bincount(sentence, minlength=count)
    high = np.where(rank <= _RIVALS, scores, 0.0)
    best = np.bincount(sentence, weights=high, minlength=count)[sentence]
    last = np.zeros(count)
    last[sentence[rank == _RIVALS]] = scores[rank == _RIVALS]
    others = np.where(rank <= _RIVALS, best - scores, best - last[sentence])
    return np.asarray(scores - others / np.clip(number[sentence] - 1, 1, _RIVALS))


class _Grid(NamedTuple):
    """Candidates in reading order with a score each; a place that is no candidate has 0."""

    rows: Integers
    columns: Integers
    scores: Floats
    width: int

    def beside(self, down: int, across: int) -> Floats:
        """The score so many steps ahead on either side, for each candidate."""
        if not len(self.rows):
            return self.scores
        keys, column = self.rows * self.width + self.columns, self.columns + across
        wanted = (self.rows + down) * self.width + column
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        present = (keys[at] == wanted) & (column >= 0) & (column < self.width)
        return np.asarray(np.where(present, self.scores[at], 0.0))

    def next_to(self) -> Floats:
        """The best score a step ahead or back on both sides, or on one side at half its worth."""
        steps = ((-1, -1, 1.0), (1, 1, 1.0), (0, 1, 0.5), (0, -1, 0.5), (1, 0, 0.5), (-1, 0, 0.5))
        return np.asarray(np.max([worth * self.beside(down, across) for down, across, worth in steps], axis=0))

    def two_steps_away(self) -> Floats:
        """Sum of the scores one to two steps ahead or back on both sides."""
        steps = ((-2, -2), (2, 2), (-1, -2), (-2, -1), (1, 2), (2, 1))
        return np.asarray(np.sum([self.beside(*each) for each in steps], axis=0))


def _best_clause(left: Side, right: Side, weights: Floats, pairs: Pairs) -> Floats:
    """The best damped cosine between a clause of the one sentence and a clause of the other."""
    rows, columns = pairs
    counts_a = np.diff(left.clause_starts)[rows]
    counts_b = np.diff(right.clause_starts)[columns]
    combinations = counts_a * counts_b
    pair = np.repeat(np.arange(len(rows)), combinations)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(combinations) - combinations, combinations)
    clause_a = left.clause_starts[rows][pair] + within // counts_b[pair]
    clause_b = right.clause_starts[columns][pair] + within % counts_b[pair]
    clauses = _measures(left.clauses, right.clauses, (clause_a, clause_b), weights)
    return best_of(pair, _cosine(*clauses, damping=_DAMPING), len(rows))
