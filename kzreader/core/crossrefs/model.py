"""One small linear model over the features of a pair: its weights are a data file that says what it was trained on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.features import NAMES, Background
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from pathlib import Path

    from kzreader.core.crossrefs.features import Candidates
    from kzreader.core.crossrefs.similarity import Floats, Integers

_NEARLY = 0.6
"""Share of the best partner's odds from which a partner is as good."""
_HINT = "Install kzreader anew."


class Model(NamedTuple):
    """Logistic regression: `means` and `scales` standardise the features, in the order of `features.NAMES`."""

    means: Floats
    scales: Floats
    weights: Floats
    bias: float
    threshold: float
    """Score from which a link is shown by default."""

    def scores(self, features: Floats) -> Floats:
        """Probability that a pair is parallel, for each row of `features`."""
        logits = ((features - self.means) / self.scales) @ self.weights + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0))))

    def choose(self, found: Candidates) -> tuple[Integers, Floats]:
        """Which candidates are shown by default, by number, and the scores of all.

        A pair must reach the threshold and be the best, or nearly, that one of its two sentences has: the same
        statement may be told in two sentences, but two neighbours that resemble each other's partners are no links.
        """
        scores = self.scores(found.features)
        odds = scores / (1.0 - scores)
        best = np.minimum(_best_of(found.rows, odds), _best_of(found.columns, odds))
        return np.flatnonzero((scores >= self.threshold) & (odds >= _NEARLY * best)), scores


def _best_of(sentence: Integers, values: Floats) -> Floats:
    """For each pair the highest value among the pairs of the same sentence."""
    if not len(values):
        return values
    best = np.zeros(int(sentence.max()) + 1)
    np.maximum.at(best, sentence, values)
    return np.asarray(best[sentence])


def load_model(path: Path) -> Model:
    """The model in a JSON file. Raises ResourceError where it does not fit this program."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rows = [data["features"][name] for name in NAMES]
        mean, scale, weight = (np.array([row[key] for row in rows]) for key in ("mean", "scale", "weight"))
        return Model(mean, scale, weight, float(data["bias"]), float(data["threshold"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The weights in “{path.name}” cannot be used.", _HINT) from error


def load_background(path: Path) -> Background:
    """How many sentences of the bundled interviews have each term. Raises ResourceError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Background(int(data["sentences"]), data["counts"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The counts in “{path.name}” cannot be used.", _HINT) from error
