"""How well parallel passages agree with the hand labels, always on pairs that the weights were not trained on.

The weights that are shipped were trained on every labelled pair; what is measured here is the same training
without the pair (or, for interviews from elsewhere, without the set) that it is measured on.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from accuracy.parallels_scoring import SEEDS, SHIFTED, all_pairs, labels_folder, labels_folders, total
from accuracy.train_parallels import Examples, examples_of, shown, train, uncalibrated

from kzreader.core.crossrefs.alignment import load_engine
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.library import bundled_library, interview_from_text

NO_LABELS = "set KZREADER_LABELS to the folder of labels"
UNRELATED = sorted((Path(__file__).parent / "unrelated").glob("*.txt"))


@pytest.fixture(scope="module")
def examples() -> list[Examples]:
    engine = load_engine()
    return [examples_of(pair, engine) for pair in all_pairs()]


def test_held_out_pairs_of_the_bundled_interviews(examples: list[Examples], capsys: pytest.CaptureFixture[str]):
    counts = {}
    for held_out in (each for each in examples if each.pair.group == SEEDS):
        model = train([each for each in examples if each is not held_out])
        counts[held_out.pair.name] = shown(held_out, model)
    micro = total(counts.values())
    with capsys.disabled():
        print("\nParallel passages, weights trained without the pair (right/wrong/missing):")
        for name, count in counts.items():
            print(f"  {name}: {count}")
        print(f"  all: {micro}")
    assert micro.f1 >= (0.55 if len(labels_folders()) > 1 else 0.44)


def test_held_out_sets_of_interviews_from_elsewhere(examples: list[Examples], capsys: pytest.CaptureFixture[str]):
    if labels_folder() is None:
        pytest.skip(NO_LABELS)
    counts = []
    for group in sorted({each.pair.group for each in examples} - {SEEDS, SHIFTED}):
        model = train([each for each in examples if each.pair.group != group])
        counts.append(total(shown(each, model) for each in examples if each.pair.group == group))
        with capsys.disabled():
            print(f"\n  {group}, weights trained without it: {counts[-1]}", end="")
    assert sum(count.f1 for count in counts) / len(counts) >= 0.75
    assert sum(count.precision for count in counts) / len(counts) >= 0.75


def test_held_out_public_domain_texts(examples: list[Examples], capsys: pytest.CaptureFixture[str]):
    if labels_folder() is None:
        pytest.skip(NO_LABELS)
    texts = [each for each in examples if each.pair.group == SHIFTED]
    count = total(shown(one, uncalibrated([each for each in texts if each is not one]), 0.35) for one in texts)
    with capsys.disabled():
        print(f"\n  two translations cut differently, weights trained on the others: {count}", end="")
    assert count.f1 >= 0.87


def test_unrelated_interviews_are_not_joined(capsys: pytest.CaptureFixture[str]):
    strangers = [interview_from_text(path.read_text(encoding="utf-8")) for path in UNRELATED]
    pairs = [(stranger, seed) for stranger in strangers for seed in bundled_library()]
    pairs += combinations(strangers, 2)
    numbers = [len(compare(a, b).links) for a, b in pairs]
    with capsys.disabled():
        print(f"\n  links between unrelated interviews: {numbers}", end="")
    assert max(numbers) == 0


def test_public_domain_texts_are_not_joined_to_the_interviews(capsys: pytest.CaptureFixture[str]):
    folder = labels_folder()
    if folder is None:
        pytest.skip(NO_LABELS)
    numbers = []
    for path in sorted((folder / "shifted").glob("*.A.tsv")):
        rows = path.read_text(encoding="utf-8").splitlines()
        text = interview_from_text("\n\n".join(row.split("\t")[1] for row in rows))
        numbers += [len(compare(text, seed).links) for seed in bundled_library()]
    with capsys.disabled():
        print(f"\n  links between scripture and the interviews: {numbers}", end="")
    assert max(numbers) <= 2
