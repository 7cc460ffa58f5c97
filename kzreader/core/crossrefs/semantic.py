"""What sentence vectors say of a pair of sentences: how near they are, and how much nearer than others.

The margin is cross-domain similarity local scaling (Conneau et al. 2018): a sentence that is near to everything proves
little. Nothing is dense: rows are compared in blocks, and what is kept grows with the number of sentences and pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kzreader.core.crossrefs.similarity import Floats, Integers

    Vectors = NDArray[np.float32]

NAMES = ("semantic cosine", "semantic margin", "semantic diagonal support")
"""The features, in the order of the columns."""
CANDIDATES = 4
"""Nearest partners of each sentence, on either side, that are looked at closely."""
LEAST = 0.5
"""Cosine below which a partner is not looked at for its vector's sake."""
_RIVALS = CANDIDATES - 1
_BLOCK = 512
"""Rows that are compared with all columns together: what bounds the memory."""
_BESIDE = ((-1, -1, 1.0), (1, 1, 1.0), (0, 1, 0.5), (0, -1, 0.5), (1, 0, 0.5), (-1, 0, 0.5))
"""Steps to a neighbouring pair, and what its cosine is worth."""


class Semantics(NamedTuple):
    """Vectors of two interviews' sentences (zeros: nothing to read), and for each sentence its nearest partners.

    `forward`, `backward`: numbers and cosines of the partners, nearest first, shape (sentences, CANDIDATES or fewer).
    """

    left: Vectors
    right: Vectors
    forward: tuple[Integers, Floats]
    backward: tuple[Integers, Floats]


def semantics(left: Vectors, right: Vectors) -> Semantics:
    """Compare the sentences of two interviews by vectors of length 1; neither may be without a sentence."""
    return Semantics(left, right, _nearest(left, right), _nearest(right, left))


def likely_pairs(found: Semantics) -> Integers:
    """Pairs worth a look for their vectors' sake, as ascending numbers: row times number of columns plus column."""
    width = len(found.right)
    keys = []
    for (best, cosines), transposed in ((found.forward, False), (found.backward, True)):
        near = cosines.ravel() >= LEAST
        own = np.repeat(np.arange(best.shape[0]), best.shape[1])[near]
        partner = best.ravel()[near]
        keys.append(partner * width + own if transposed else own * width + partner)
    return np.unique(np.concatenate(keys))


def features(found: Semantics, pairs: tuple[Integers, Integers]) -> Floats:
    """One row for each pair, in the order of NAMES; none depends on which interview is left."""
    rows, columns = pairs
    cosine = _cosines(found, rows, columns)
    rivals = _rivals(found.forward[1], rows, cosine) + _rivals(found.backward[1], columns, cosine)
    return np.stack([cosine, cosine - 0.5 * rivals, _diagonal_support(found, rows, columns)], axis=1)


def _nearest(left: Vectors, right: Vectors) -> tuple[Integers, Floats]:
    top = min(CANDIDATES, len(right))
    parts = [_nearest_of(left[at : at + _BLOCK] @ right.T, top) for at in range(0, len(left), _BLOCK)]
    return np.concatenate([best for best, _ in parts]), np.concatenate([cosines for _, cosines in parts])


def _nearest_of(cosines: Vectors, top: int) -> tuple[Integers, Floats]:
    chosen = np.sort(np.argpartition(-cosines, top - 1, axis=1)[:, :top], axis=1)
    values = np.take_along_axis(cosines, chosen, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(chosen, order, axis=1), np.take_along_axis(values, order, axis=1).astype(np.float64)


def _cosines(found: Semantics, rows: Integers, columns: Integers) -> Floats:
    blocks = range(0, len(rows), _BLOCK * CANDIDATES)
    parts = [
        np.einsum("nw,nw->n", found.left[rows[at : at + blocks.step]], found.right[columns[at : at + blocks.step]])
        for at in blocks
    ]
    return np.concatenate([*parts, np.zeros(0)]).astype(np.float64)


def _rivals(nearest: Floats, sentence: Integers, cosine: Floats) -> Floats:
    """Mean cosine of the nearest partners that the same sentence has besides, three where there are as many."""
    number = min(_RIVALS, nearest.shape[1] - 1)
    if number < 1:
        return np.zeros(len(cosine))
    best = nearest[sentence, : number + 1]
    among = cosine >= best[:, -1] - 1e-6
    return np.asarray(np.where(among, best.sum(axis=1) - cosine, best[:, :-1].sum(axis=1)) / number)


def _diagonal_support(found: Semantics, rows: Integers, columns: Integers) -> Floats:
    """The best cosine, by its worth, of the pairs next to each pair; 0 where there is none."""
    support = np.zeros(len(rows))
    for down, across, worth in _BESIDE:
        row, column = rows + down, columns + across
        inside = np.flatnonzero((row >= 0) & (row < len(found.left)) & (column >= 0) & (column < len(found.right)))
        support[inside] = np.maximum(support[inside], worth * _cosines(found, row[inside], column[inside]))
    return support
