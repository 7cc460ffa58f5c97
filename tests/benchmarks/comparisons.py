"""How long a comparison takes beside the bare product of two word tf-idf matrices of the same sentences."""

from __future__ import annotations

import math
import random
import re
import resource
import time
from collections import Counter
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from measure import Row, spread

from kzreader.core.crossrefs.collection import compare_collection
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.library import bundled_library, interview_from_text
from kzreader.core.sentences import sentences
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def rows(runs: int) -> Iterator[Row]:
    """Every pair of the bundled interviews, two long ones, and a collection of a thousand."""
    pairs = list(combinations(bundled_library(), 2))
    a, b = long_interview(20_000, 1), long_interview(20_000, 2)
    yield _row(
        "ten comparisons", lambda: [compare(*pair) for pair in pairs], lambda: [_product(*pair) for pair in pairs], runs
    )
    yield _row("20,000 words twice", lambda: compare(a, b), lambda: _product(a, b), runs)
    yield _collection(_interviews(1000))


def _collection(interviews: list[Interview]) -> Row:
    """A thousand interviews of a thousand words; bare: the product of one of them and all others together."""
    start = time.perf_counter()
    number = sum(1 for _ in compare_collection(interviews))
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rest = interview_from_text("\n\n".join(each.text for each in interviews[1:51]))
    bare = _elapsed(lambda: _product(interviews[0], rest)) * len(interviews) * len(interviews) / 100
    value = f"{taken:.0f} s, {number} pairs, {peak:.0f} MB"
    return Row("1,000 interviews", value, f"{bare:.0f} s (estimated)", f"{taken / bare:.2f} ×", "180 s, 400 MB")


def _interviews(count: int) -> list[Interview]:
    """Interviews of a thousand words; each five are accounts of one, with words of their own."""
    chance = random.Random(5)
    lines = [p.body.of(d.text) for d in bundled_library() for p in d.paragraphs if len(p.body) > 40]
    common = sorted({word for line in lines for word in line.split()})
    out = []
    for number in range(count):
        event = random.Random(number // 5)
        own = ["".join(event.choices("bcdfglmnprstaeiou", k=8)).capitalize() for _ in range(60)]
        told = [
            " ".join(event.choice(own) if event.random() < 0.1 else event.choice(common) for _ in range(20)) + "."
            for _ in range(50)
        ]
        chance.shuffle(told)
        text = "\n\n".join(
            " ".join(word if chance.random() < 0.8 else chance.choice(common) for word in line.split()) for line in told
        )
        out.append(_plain(text))
    return out


def _product(a: Interview, b: Interview) -> np.ndarray:
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


def _plain(text: str) -> Interview:
    """An interview of these paragraphs, without guessing at its structure."""
    spans = [Span(match.start(), match.end()) for match in re.finditer(r".+", text)]
    paragraphs = tuple(
        Paragraph(number=number, kind=ParagraphKind.NARRATION, speaker=None, span=span, body=span)
        for number, span in enumerate(spans, 1)
    )
    return Interview(id="", text=text, title="", paragraphs=paragraphs)


def _row(what: str, ours: Callable[[], object], bare: Callable[[], object], runs: int) -> Row:
    times = [(_elapsed(ours), _elapsed(bare)) for _ in range(runs)]
    reader, product = ([pair[which] for pair in times] for which in (0, 1))
    ratio = f"{median(reader) / median(product):.1f} ×"
    return Row(what, spread(reader, "ms", 1000), spread(product, "ms", 1000), ratio, "< 25 ×")


def _elapsed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
