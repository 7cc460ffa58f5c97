"""How common each word is: what two sentences share counts by how rare it is.

The counts are bundled and never change, so that a comparison depends on the two interviews and on nothing else that
is open. What two interviews are full of is common in them, however rare elsewhere.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from kzreader.core.crossrefs.similarity import Floats

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UNSEEN = 1.5
"""In how many sentences a word is taken to stand that was not counted: words of one to three were left out."""
_CERTAIN = 2.0
"""Standard errors below its share here from which a word is common in two interviews."""
_SMALL_FIGURE = 2.5
"""At most what a number below a hundred counts: a day, an anniversary, a count, the same by chance."""
_HINT = "Install kzreader anew."


class Counts(NamedTuple):
    """In how many of `sentences` sentences each word stands."""

    sentences: int
    counts: Mapping[str, int]


class Background(NamedTuple):
    """Counts for words in Latin letters (and all other signs) and for words in Cyrillic letters."""

    latin: Counts
    cyrillic: Counts

    def share(self, term: str) -> float:
        """The share of sentences that have the term."""
        counted = self.cyrillic if _CYRILLIC.search(term) else self.latin
        return (counted.counts.get(term, _UNSEEN) + 0.5) / (counted.sentences + 1)


def load_background(path: Path) -> Background:
    """The counts in a JSON file of `count_words.py`. Raises ResourceError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        latin, cyrillic = (Counts(int(data[key]["sentences"]), dict(data[key]["counts"])) for key in ("en", "ru"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The counts in “{path.name}” cannot be used.", _HINT) from error
    return Background(latin, cyrillic)


def telling(
    terms: Sequence[str], counts: Sequence[int], total: int, *, names: AbstractSet[str], background: Background
) -> Floats:
    """How telling each term is: minus the logarithm of the share of sentences that have it.

    `counts`: in how many of the `total` sentences compared each stands. A term is as common as the background says, or
    as these sentences do (lower bound of its share); of a name the share here counts as it is, because whom an
    interview is about tells nothing of the single sentence.
    """
    own = np.asarray(counts, dtype=np.float64)
    general = np.array([background.share(term) for term in terms])
    here = (own - _CERTAIN * np.sqrt(own)) / max(total, 1)
    named = np.array([term in names for term in terms], dtype=bool)
    here = np.where(named, np.maximum(own, 0.5) / max(total, 1), here)
    weights = -np.log(np.clip(np.maximum(general, here), 1e-9, 0.999))
    small = np.array([_is_small_figure(term) for term in terms], dtype=bool)
    return np.asarray(np.where(small, np.minimum(weights, _SMALL_FIGURE), weights))


def _is_small_figure(term: str) -> bool:
    return term[0] == "#" and term[1:].isdigit() and len(term) <= 3
