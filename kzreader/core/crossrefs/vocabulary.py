"""The terms of the interviews that are compared: how telling each is, which are names, and what is rare in both."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.background import telling
from kzreader.core.crossrefs.units import NAME_MARK, SUBJECT_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kzreader.core.crossrefs.background import Background
    from kzreader.core.crossrefs.similarity import Floats
    from kzreader.core.crossrefs.units import Unit

RELATED = 0.8
"""From here upward two interviews are likely to be about the same things; see `related`."""
_RARE_ANYWHERE = 6.0
"""Weight above which a term is rare in the background: one sentence in four hundred has it."""
_GROWTH = 0.7
"""Power of the number of sentences by which what unrelated interviews share by chance grows."""


class Vocabulary(NamedTuple):
    """The number and weight of each term, and the terms that are names."""

    numbers: Mapping[str, int]
    weights: Floats
    names: AbstractSet[str]


def vocabulary_of(units: Sequence[Unit], background: Background) -> Vocabulary:
    """The terms of `units`, those of their wording among them."""
    counts = Counter(term for unit in units for term in unit.terms | unit.wording)
    names = _names(units)
    plain = sorted(term for term in counts if not _is_double(term))
    weights = telling(plain, [counts[term] for term in plain], len(units), names=names, background=background)
    by_term = dict(zip(plain, weights.tolist(), strict=True))
    for term in counts:
        if _is_double(term):
            one, other = term.split(" ", 1)
            by_term[term] = 0.5 * (by_term[one] + by_term[other])
    terms = sorted(by_term)
    return Vocabulary(
        {term: number for number, term in enumerate(terms)}, np.array([by_term[term] for term in terms]), names
    )


def _is_double(term: str) -> bool:
    """Whether the term is two stems in a row; a group of synonyms may have a space in its name as well."""
    return " " in term and term[0] not in ("~", NAME_MARK, SUBJECT_MARK)


def _names(units: Sequence[Unit]) -> frozenset[str]:
    """Terms for somebody or something by name: from the gazetteer, or written mostly with a capital."""
    capital = Counter(term for unit in units for term in unit.named)
    stands = Counter(term for unit in units for term in unit.plain)
    by_capital = {
        term for term, count in capital.items() if 2 * count >= stands[term] or 9 <= 3 * count >= stands[term]
    }
    return frozenset(by_capital | {term for unit in units for term in unit.entities})


def rare_terms(units: Iterable[Unit], background: Background) -> dict[str, float]:
    """The terms of an interview that are rare elsewhere, numbers left out, and the weight of each."""
    terms = frozenset[str]().union(*(unit.canonical for unit in units))
    weights = {term: -math.log(background.share(term)) - _RARE_ANYWHERE for term in terms if term[0] != "#"}
    return {term: weight for term, weight in sorted(weights.items()) if weight > 0}


def related(a: Sequence[Unit], b: Sequence[Unit], background: Background) -> float:
    """Weight of the rare terms that both interviews have, for the size of the shorter one.

    Unrelated interviews came to RELATED at most, save for one in twenty; accounts of one interview to 1 at least, save
    for one in ten, and mostly to more than 3 (some 300 pairs of the one kind and 120 of the other).
    """
    ours, theirs = rare_terms(a, background), rare_terms(b, background)
    return share_of(sum(weight for term, weight in ours.items() if term in theirs), len(a), len(b))


def share_of(weight: float, sentences: int, others: int) -> float:
    """The weight that two interviews share, for the size of the shorter one."""
    return float(weight / max(min(sentences, others), 1) ** _GROWTH)
