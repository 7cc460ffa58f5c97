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


_AT_ONCE = 1 << 16
"""Pairs of rows that are looked at together: what bounds the memory."""


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


def best_columns(
    left: Rows, right: Rows, weights: Floats, *, top: int, score: Callable[[int, Floats], Floats]
) -> tuple[Integers, Floats]:
    """For each left row its `top` best right rows, best first, and their scores (0 where there are fewer).

    `score` turns a row's number and the weights it shares with every right row into scores.
    """
    order = np.argsort(right.terms, kind="stable")
    owners = np.repeat(np.arange(len(right.starts) - 1), right.sizes)[order]
    bounds = np.searchsorted(right.terms[order], np.arange(len(weights) + 1))
    columns = len(right.starts) - 1
    top = min(top, columns)
    best = np.zeros((len(left.starts) - 1, top), dtype=np.int64)
    scores = np.zeros((len(left.starts) - 1, top))
    for row in range(len(left.starts) - 1):
        terms = left.terms[left.starts[row] : left.starts[row + 1]]
        if not len(terms):
            continue
        lists = [owners[bounds[term] : bounds[term + 1]] for term in terms]
        entries = np.concatenate(lists)
        shared = _sums(entries, np.repeat(weights[terms], np.array([len(each) for each in lists])), columns)
        values = score(row, shared)
        chosen = np.argpartition(-values, top - 1)[:top] if top < columns else np.arange(columns)
        chosen = chosen[np.lexsort((chosen, -values[chosen]))]
        best[row], scores[row] = chosen, values[chosen]
    return best, scores


def telling_weights(counts: Sequence[int], total: int, background: Sequence[int], background_total: int) -> Floats:
    """How telling each term is: minus the logarithm of the share of sentences that have it.

    `counts` of `total` sentences are from the interviews compared, the others from the collection around them.
    Pooled, so that two short interviews do not make every word look common; but a word that is common in these
    two is common, however rare elsewhere (lower bound of its share, two standard errors down).
    """
    own = np.asarray(counts, dtype=np.float64)
    pooled = (own + np.asarray(background, dtype=np.float64) + 0.5) / (total + background_total + 1.0)
    here = (own - 2.0 * np.sqrt(own)) / max(total, 1)
    return np.asarray(-np.log(np.clip(np.maximum(pooled, here), 1e-9, 0.999)))
