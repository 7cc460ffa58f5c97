"""One small linear model over the features of a pair: its weights are a data file that says what it was trained on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.similarity import best_of
from kzreader.core.crossrefs.vocabulary import RELATED
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kzreader.core.crossrefs.features import Candidates
    from kzreader.core.crossrefs.similarity import Floats, Integers

_NEARLY = 0.6
"""Share of the best partner's odds from which a partner is as good."""
_ENOUGH = 25.0
"""Weight of shared words, about four rare ones, that makes a link even between interviews about different things."""
_AMONG_STRANGERS = 0.24
"""What is left there of the chance of a link with less: so little that none is shown by default."""
_HINT = "Install kzreader anew."


class Model(NamedTuple):
    """Logistic regression: `means` and `scales` standardise the features, in the order of their names."""

    means: Floats
    scales: Floats
    weights: Floats
    bias: float

    def scores(self, features: Floats) -> Floats:
        """The chance that a pair is parallel, for each row of `features`."""
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(self.logits(features), -30.0, 30.0))))

    def logits(self, features: Floats) -> Floats:
        """The logarithm of the odds, for each row of `features`."""
        return np.asarray(((features - self.means) / self.scales) @ self.weights + self.bias)

    def choose(self, found: Candidates, least: float) -> tuple[Integers, Floats]:
        """Which candidates are links with a chance of `least` or more, by number, and the chances of all.

        A link must be the best, or nearly, that one of its two sentences has: the same statement may be told in two
        sentences, but two neighbours that resemble each other's partners are no links.
        """
        scores = self.scores(found.features)
        if found.related < RELATED:
            scores = np.where(found.evidence < _ENOUGH, scores * _AMONG_STRANGERS, scores)
        odds = found.held * scores / np.maximum(1.0 - scores, 1e-13)
        scores = odds / (1.0 + odds)
        count_a, count_b = (int(each.max()) + 1 if len(each) else 0 for each in (found.rows, found.columns))
        best = np.minimum(
            best_of(found.rows, odds, count_a)[found.rows], best_of(found.columns, odds, count_b)[found.columns]
        )
        return np.flatnonzero((scores >= least) & (odds >= _NEARLY * best)), scores


def load_model(path: Path, names: Sequence[str]) -> Model:
    """The model in a JSON file, for features of these `names`. Raises ResourceError where it does not fit them."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rows = [data["features"][name] for name in names]
        mean, scale, weight = (np.array([float(row[key]) for row in rows]) for key in ("mean", "scale", "weight"))
        model = Model(mean, scale, weight, float(data["bias"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The weights in “{path.name}” cannot be used.", _HINT) from error
    if not (np.isfinite(model.means + model.scales + model.weights).all() and (model.scales > 0).all()):
        raise ResourceError(f"The weights in “{path.name}” cannot be used.", _HINT)
    return model
