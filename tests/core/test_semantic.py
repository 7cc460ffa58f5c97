"""Sentence vectors say which pairs are near, and how much nearer than others, from either side alike."""

from __future__ import annotations

import numpy as np
import pytest

from kzreader.core.crossrefs.semantic import CANDIDATES, NAMES, features, likely_pairs, semantics

COSINE, MARGIN, SUPPORT = range(len(NAMES))


def vectors(seed: int, number: int) -> np.ndarray:
    drawn = np.random.default_rng(seed).normal(size=(number, 24)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def all_pairs(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    return np.repeat(np.arange(rows), columns), np.tile(np.arange(columns), rows)


def test_the_same_sentences_are_each_others_likely_pairs():
    same = vectors(1, 30)
    found = likely_pairs(semantics(same, same))
    assert set(np.arange(30) * 30 + np.arange(30)) <= set(found)
    assert len(found) <= 2 * 30 * CANDIDATES


def test_features_are_those_of_the_whole_matrix():
    left, right = vectors(1, 7), vectors(2, 9)
    cosines = (left @ right.T).astype(float)
    got = features(semantics(left, right), all_pairs(7, 9)).reshape(7, 9, 3)
    assert np.allclose(got[..., COSINE], cosines, atol=1e-5)
    others = [np.sort(np.delete(cosines[3], 4))[-3:].mean(), np.sort(np.delete(cosines[:, 4], 3))[-3:].mean()]
    assert got[3, 4, MARGIN] == pytest.approx(cosines[3, 4] - np.mean(others), abs=1e-5)
    beside = [cosines[2, 3], cosines[4, 5], cosines[3, 3] / 2, cosines[3, 5] / 2, cosines[2, 4] / 2, cosines[4, 4] / 2]
    assert got[3, 4, SUPPORT] == pytest.approx(max(0.0, *beside), abs=1e-5)


def test_both_directions_give_the_same():
    left, right = vectors(3, 8), vectors(4, 5)
    there = features(semantics(left, right), all_pairs(8, 5)).reshape(8, 5, 3)
    back = features(semantics(right, left), all_pairs(5, 8)).reshape(5, 8, 3)
    assert np.allclose(there, back.swapaxes(0, 1), atol=1e-5)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch):
    left, right = vectors(5, 50), vectors(6, 40)
    whole = semantics(left, right)
    monkeypatch.setattr("kzreader.core.crossrefs.semantic._BLOCK", 7)
    blocks = semantics(left, right)
    assert np.array_equal(whole.forward[0], blocks.forward[0])
    pairs = all_pairs(50, 40)
    assert np.allclose(features(whole, pairs), features(blocks, pairs), atol=1e-5)


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 2), (2, 1), (1, 30)])
def test_a_single_sentence_has_a_sensible_result(rows: int, columns: int):
    found = semantics(vectors(1, rows), vectors(2, columns))
    assert np.isfinite(features(found, all_pairs(rows, columns))).all()


def test_sentences_with_nothing_to_read_are_near_to_none():
    left = np.zeros((3, 24), dtype=np.float32)
    found = semantics(left, vectors(1, 4))
    assert len(likely_pairs(found)) == 0
    assert np.isfinite(features(found, all_pairs(3, 4))).all()
