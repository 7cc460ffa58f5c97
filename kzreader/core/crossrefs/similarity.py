"""Sets of weighted terms as arrays: which pairs of sentences are worth a look, and how much each pair shares.

Nothing is dense: memory grows with the number of candidates, not with sentences times sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Score = Callable[[Integers, Integers, Floats], Floats]

_DENSE = 16
"""Places for each value up to which sums are made in a row of places, and not by sorting."""
_AT_ONCE = 1 << 18
"""Pairs of rows that are looked at together: what bounds the memory."""


COMMONEST = 400
"""Rows of one side that may have a term that leads to pairs: what bounds the time for very long texts."""


class Rows(NamedTuple):
    """Sets of terms, one a row: the terms of row i, sorted, are `terms[starts[i]:starts[i + 1]]`."""

    starts: Integers
    terms: Integers

    @property
    def sizes(self) -> Integers:
        """Number of terms in each row."""
        return np.asarray(np.diff(self.starts), dtype=np.int64)

    def keys(self, vocabulary: int) -> Integers:
        """Row and term of every entry as one ascending number."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes) * vocabulary + self.terms

    def masses(self, weights: Floats) -> Floats:
        """Sum of the weights in each row."""
        totals = np.concatenate(([0.0], np.cumsum(weights[self.terms])))
        return np.asarray(totals[self.starts[1:]] - totals[self.starts[:-1]])


def rows_of(sets: Sequence[AbstractSet[str]], numbers: Mapping[str, int]) -> Rows:
    """`sets` as rows; terms that `numbers` does not know are left out."""
    lists = [sorted(numbers[term] for term in terms if term in numbers) for terms in sets]
    starts = np.concatenate(([0], np.cumsum([len(each) for each in lists], dtype=np.int64))).astype(np.int64)
    return Rows(starts, np.array([number for each in lists for number in each], dtype=np.int64))


def _sums(places: Integers, values: Floats, length: int) -> Floats:
    """Sum of the values put at each place from 0 to `length`."""
    return np.asarray(np.bincount(places, weights=values, minlength=length), dtype=np.float64)


def overlaps(left: Rows, right: Rows, pairs: tuple[Integers, Integers], weights: Floats) -> Floats:
    """Weight of the terms that each pair of a left and a right row shares."""
    rows, columns = pairs
    keys = right.keys(len(weights))
    if not len(keys):
        return np.zeros(len(rows))
    parts = [
        _overlaps(left, keys, rows[at : at + _AT_ONCE], columns[at : at + _AT_ONCE], weights)
        for at in range(0, len(rows), _AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _overlaps(left: Rows, keys: Integers, rows: Integers, columns: Integers, weights: Floats) -> Floats:
    sizes = left.sizes[rows]
    pair_of_entry = np.repeat(np.arange(len(rows)), sizes)
    first = np.repeat(left.starts[rows] - (np.cumsum(sizes) - sizes), sizes)
    terms = left.terms[first + np.arange(len(pair_of_entry))]
    wanted = columns[pair_of_entry] * len(weights) + terms
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    shared = keys[at] == wanted
    return _sums(pair_of_entry[shared], weights[terms[shared]], len(rows))


def best_pairs(
    left: Rows, right: Rows, weights: Floats, *, top: int, score: Score, step: Callable[[float], None]
) -> tuple[Integers, Integers]:
    """The `top` best right rows of each left row, as pairs of row numbers, by an inverted index.

    `score` turns left rows, right rows and the weights they share into scores. Terms that more than COMMONEST right
    rows have lead to no pair, so that the work grows with the pairs that share a rarer term. `step` is told the share
    done.
    """
    order = np.argsort(right.terms, kind="stable")
    owners = np.repeat(np.arange(len(right.starts) - 1), right.sizes)[order]
    bounds = np.searchsorted(right.terms[order], np.arange(len(weights) + 1))
    fanout = np.diff(bounds)
    fanout[fanout > COMMONEST] = 0
    work = np.concatenate(([0], np.cumsum(fanout[left.terms])))[left.starts]
    found: list[tuple[Integers, Integers]] = []
    first, count = 0, len(left.starts) - 1
    while first < count:
        last = max(int(np.searchsorted(work, work[first] + _AT_ONCE, side="right")) - 1, first + 1)
        step(first / count)
        entries = slice(left.starts[first], left.starts[last])
        terms = left.terms[entries]
        rows = np.repeat(np.arange(first, last), left.sizes[first:last])
        repeats = fanout[terms]
        at = np.repeat(bounds[terms] - (np.cumsum(repeats) - repeats), repeats) + np.arange(int(repeats.sum()))
        keys = np.repeat(rows, repeats) * (len(right.starts) - 1) + owners[at]
        found.append(_top(keys, np.repeat(weights[terms], repeats), len(right.starts) - 1, top=top, score=score))
        first = last
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate([rows for rows, _ in found]), np.concatenate([columns for _, columns in found])


def _top(keys: Integers, shared: Floats, width: int, *, top: int, score: Score) -> tuple[Integers, Integers]:
    pairs, sums = _summed(keys, shared)
    rows, columns = pairs // max(width, 1), pairs % max(width, 1)
    values = score(rows, columns, sums)
    order = np.lexsort((columns, -values, rows))
    rows, columns = rows[order], columns[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    return rows[rank < top], columns[rank < top]


def _summed(keys: Integers, values: Floats) -> tuple[Integers, Floats]:
    """The different keys, ascending, and the sum of the values of each."""
    first = int(keys.min()) if len(keys) else 0
    span = int(keys.max()) - first + 1 if len(keys) else 0
    if span > _DENSE * len(keys):
        pairs, place = np.unique(keys, return_inverse=True)
        return pairs, _sums(place.ravel(), values, len(pairs))
    sums = _sums(keys - first, values, span)
    present = np.flatnonzero(sums)
    return present + first, sums[present]


def best_of(sentence: Integers, values: Floats, count: int) -> Floats:
    """The highest of `values` for each of `count` sentences, 0 where it has none."""
    best = np.zeros(count)
    np.maximum.at(best, sentence, values)
    return best
