"""Train the weights for parallel passages and write them, with the counts of words, to resources/weights.

    KZREADER_LABELS=FOLDER python tests/accuracy/train_parallels.py

Reads the labels of the five bundled interviews and the interviews from elsewhere in the folder. Deterministic.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from accuracy.parallels_scoring import SEEDS, Counts, LabelledPair, count, interview_pairs, labels_folder, seed_pairs

from kzreader import paths
from kzreader.core.crossrefs.alignment import Engine, load_engine, surroundings, units_of
from kzreader.core.crossrefs.features import NAMES, Background, Candidates, candidates
from kzreader.core.crossrefs.model import Model
from kzreader.core.library import bundled_library
from kzreader.core.text import Span

PENALTY = 30.0
WEIGHT_ELSEWHERE = 0.2
"""Weight of a pair from elsewhere: those interviews are nearly the same text, and say little about hard cases."""
DOUBTFUL_CHANCE, DOUBTFUL_WEIGHT = 0.3, 0.3
"""A doubtful pair counts as a little of a link: that still tells it from pairs with nothing in common."""
THRESHOLD = 0.26


class Examples(NamedTuple):
    """The candidates of one labelled pair, and 1, 0 or nan (neither) for each."""

    pair: LabelledPair
    found: Candidates
    answers: np.ndarray
    spans: list[tuple[Span, Span]]


def examples_of(pair: LabelledPair, engine: Engine) -> Examples:
    units_a, units_b = units_of(pair.a, engine), units_of(pair.b, engine)
    around = surroundings(engine, [(pair.a, units_a), (pair.b, units_b)], ())
    found = candidates(units_a, units_b, around)
    spans = [
        (units_a[row].sentence.span, units_b[column].sentence.span)
        for row, column in zip(found.rows, found.columns, strict=True)
    ]
    labels = [pair.label(*pair.pair_of(*each)) for each in spans]
    answers = np.array([np.nan if label is None else float(label) for label in labels])
    return Examples(pair, found, answers, spans)


def train(examples: Sequence[Examples]) -> Model:
    """Logistic regression with a quadratic penalty, by Newton's method."""
    features = np.concatenate([each.found.features for each in examples])
    answers = np.concatenate([each.answers for each in examples])
    weights = np.concatenate(
        [np.full(len(each.answers), 1.0 if each.pair.group == SEEDS else WEIGHT_ELSEWHERE) for each in examples]
    )
    doubtful = np.isnan(answers)
    answers = np.where(doubtful, DOUBTFUL_CHANCE, answers)
    weights = np.where(doubtful, weights * DOUBTFUL_WEIGHT, weights)
    means = np.average(features, axis=0, weights=weights)
    scales = np.sqrt(np.average((features - means) ** 2, axis=0, weights=weights)) + 1e-6
    design = np.column_stack([(features - means) / scales, np.ones(len(features))])
    penalty = np.diag([PENALTY] * features.shape[1] + [1e-6])
    solution = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        gradient = design.T @ (weights * (chance - answers)) + penalty @ solution
        curvature = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalty
        change = np.linalg.solve(curvature, gradient)
        solution -= change
        if np.abs(change).max() < 1e-9:
            break
    return Model(means, scales, solution[:-1], float(solution[-1]), THRESHOLD)


def shown(examples: Examples, model: Model) -> Counts:
    chosen, _ = model.choose(examples.found)
    return count(examples.pair, [examples.spans[at] for at in chosen])


def count_words(engine: Engine) -> Background:
    """In how many sentences of the bundled interviews each term stands."""
    counts: Counter[str] = Counter()
    number = 0
    for interview in bundled_library():
        units = units_of(interview, engine)
        number += len(units)
        counts.update(term for unit in units for term in unit.terms)
    return Background(number, counts)


def all_pairs() -> list[LabelledPair]:
    folder = labels_folder()
    return seed_pairs() + (interview_pairs(folder) if folder else [])


def write(model: Model, examples: Sequence[Examples]) -> None:
    rows = {
        name: {"mean": round(float(mean), 6), "scale": round(float(scale), 6), "weight": round(float(weight), 6)}
        for name, mean, scale, weight in zip(NAMES, model.means, model.scales, model.weights, strict=True)
    }
    groups = Counter(each.pair.group for each in examples)
    data = {
        "trained_on": "Pairs of interviews labelled by hand: "
        + ", ".join(f"{number} of {group}" for group, number in groups.items())
        + "; by tests/accuracy/train_parallels.py",
        "threshold": model.threshold,
        "bias": round(model.bias, 6),
        "features": rows,
    }
    target = paths.resources("weights", "parallels.json")
    target.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_background(background: Background) -> None:
    data = {
        "made_from": "The five bundled interviews: in how many sentences each term stands; see train_parallels.py",
        "sentences": background.total,
        "counts": dict(sorted(background.counts.items())),
    }
    target = paths.resources("weights", "background.json")
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    if labels_folder() is None:
        sys.exit("Set KZREADER_LABELS to the folder of labels.")
    if not paths.resources("weights", "background.json").exists():
        write_background(Background(0, {}))
    engine = load_engine()
    background = count_words(engine)
    write_background(background)
    engine = engine._replace(background=background)
    examples = [examples_of(pair, engine) for pair in all_pairs()]
    write(train(examples), examples)


if __name__ == "__main__":
    main()
