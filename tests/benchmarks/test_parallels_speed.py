"""How long a comparison takes beside the bare product of two word tf-idf matrices of the same sentences."""

from __future__ import annotations

import math
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest

from kzreader.core.crossrefs.parallels import compare
from kzreader.core.interview import Interview
from kzreader.core.library import bundled_library, interview_from_text
from kzreader.core.sentences import sentences


def seconds(work: Callable[[], object]) -> float:
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def bare_product(a: Interview, b: Interview) -> np.ndarray:
    """Cosines of all pairs of sentences, with dense tf-idf rows and nothing else."""
    sides = [
        [
            re.findall(r"\w+", span.of(each.text).lower())
            for p in each.paragraphs
            for span in sentences(each.text, p.body)
        ]
        for each in (a, b)
    ]
    document_counts = Counter(word for side in sides for words in side for word in set(words))
    numbers = {word: number for number, word in enumerate(document_counts)}
    total = sum(map(len, sides))
    matrices = []
    for side in sides:
        matrix = np.zeros((len(side), len(numbers)), dtype=np.float32)
        for row, words in enumerate(side):
            for word, count in Counter(words).items():
                matrix[row, numbers[word]] = count * math.log(total / document_counts[word])
        matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
        matrices.append(matrix)
    return matrices[0] @ matrices[1].T


def long_interview(words: int, seed: int) -> Interview:
    """Sentences of the bundled interviews with some of their words changed, until there are enough."""
    chance = random.Random(seed)
    lines = [p.body.of(d.text) for d in bundled_library() for p in d.paragraphs if len(p.body) > 40]
    vocabulary = sorted({word for line in lines for word in line.split()})
    out: list[str] = []
    while sum(len(line.split()) for line in out) < words:
        changed = [
            word if chance.random() < 0.5 else chance.choice(vocabulary) for word in chance.choice(lines).split()
        ]
        out.append(" ".join(changed))
    return interview_from_text("\n\n".join(out))


def test_ten_pairs_of_the_bundled_interviews(capsys: pytest.CaptureFixture[str]):
    pairs = list(combinations(bundled_library(), 2))
    ours = seconds(lambda: [compare(a, b) for a, b in pairs])
    bare = seconds(lambda: [bare_product(a, b) for a, b in pairs])
    with capsys.disabled():
        print(f"\nten pairs: {ours:.2f} s, {ours / bare:.1f} times the bare product ({bare:.2f} s)")
    assert ours / bare < 25


def test_two_interviews_of_twenty_thousand_words(capsys: pytest.CaptureFixture[str]):
    a, b = long_interview(20_000, 1), long_interview(20_000, 2)
    ours, bare = seconds(lambda: compare(a, b)), seconds(lambda: bare_product(a, b))
    with capsys.disabled():
        print(f"\n20,000 words twice: {ours:.2f} s, {ours / bare:.1f} times the bare product ({bare:.2f} s)")
    assert ours / bare < 25
