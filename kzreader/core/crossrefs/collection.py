"""Comparing the interviews of a whole collection, each pair that is worth it once.

Which pairs are worth it is found by an inverted index over the rare terms of the interviews, so that the work grows
with the pairs that have something in common and not with the square of the collection.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from kzreader.core.crossrefs.alignment import join, load_engine, load_weights, units_of
from kzreader.core.crossrefs.vocabulary import RELATED, rare_terms, share_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.units import Unit
    from kzreader.core.interview import Interview

_MOST_ANALYSED = 50
"""Interviews kept at hand as sets of terms, a quarter of a megabyte each; others are analysed again when needed."""
_MOST_INTERVIEWS = 40
"""Interviews that may have a term that is a reason to compare them: what all are about joins no two of them."""


def _quietly(done: float) -> None:
    del done


def compare_collection(
    interviews: Sequence[Interview], *, step: Callable[[float], None] = _quietly
) -> Iterator[tuple[int, int, Comparison]]:
    """The comparison of every two related interviews, by their numbers, as soon as it is made.

    Two interviews that are not among them share too little that is rare for a link. `step` is called between two
    interviews or pairs with the share done, and what it raises ends the work.
    """
    engine, model = load_engine(), load_weights(vectors=False)

    @lru_cache(maxsize=_MOST_ANALYSED)
    def analysed(number: int) -> list[Unit]:
        return units_of(interviews[number], engine)

    rare: list[dict[str, float]] = []
    sizes: list[int] = []
    for number in range(len(interviews)):
        step(0.3 * number / len(interviews))
        rare.append(rare_terms(analysed(number), engine.background))
        sizes.append(len(analysed(number)))
    pairs = related_pairs(rare, sizes)
    for number, (one, other) in enumerate(pairs):
        step(0.3 + 0.7 * number / len(pairs))
        first, second = (other, one) if interviews[other].text < interviews[one].text else (one, other)
        found = join(analysed(first), analysed(second), engine, model)
        yield one, other, found if first == one else found.swapped()
    step(1.0)


def related_pairs(rare: Sequence[Mapping[str, float]], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """The numbers of the interviews that share enough rare terms; `rare`: weight of each, `sizes`: sentences."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(rare):
        for term in terms:
            places[term].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for term, numbers in places.items():
        if 1 < len(numbers) <= _MOST_INTERVIEWS:
            for at, one in enumerate(numbers):
                for other in numbers[at + 1 :]:
                    shared[one, other] += rare[one][term]
    return sorted(
        pair for pair, weight in shared.items() if share_of(weight, sizes[pair[0]], sizes[pair[1]]) >= RELATED
    )
