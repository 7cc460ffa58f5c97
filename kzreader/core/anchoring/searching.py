"""A quote in a text of which no older version is at hand: by seeds, then by alignment where they gather.

The tokens of the quote and of its context vote for places; where most of them agree, the quote is aligned. A place
counts by the words of the quote that stand there and by the context around it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.anchoring.alignment import paired, weight_of
from kzreader.core.anchoring.filling import fitted
from kzreader.core.anchoring.runs import Run, runs_of
from kzreader.core.anchoring.tokens import tokenised
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.anchoring.tokens import Tokens

_MOST_VOTES = 4000
"""Votes that are counted, those of the rarest tokens first; a token that stands everywhere tells little."""
_MOST_PLACES = 8
_WORTH = 0.4
"""Share of the votes of the best place from which another one is aligned as well."""
_CONTEXT_WEIGHT = 0.6
_NEARNESS_WEIGHT = 0.05
_SHORT = 40
"""Tokens of a quote and its context up to which they are aligned with a place as a whole."""


class Quote(NamedTuple):
    """A quote and its context as tokens; those from `first` to `end` are the quote, at `span` of their text."""

    tokens: Tokens
    first: int
    end: int

    span: Span

    @classmethod
    def of(cls, exact: str, prefix: str, suffix: str) -> Quote:
        """The quote `exact` between `prefix` and `suffix`."""
        tokens = tokenised(prefix + exact + suffix)
        span = Span(len(prefix), len(prefix) + len(exact))
        return cls(tokens, *tokens.within(span), span)


class Place(NamedTuple):
    """Where a quote may stand: the run of its words, the share of its context around it, and what both come to."""

    run: Run
    context: float
    score: float


class QuoteIndex:
    """The tokens of a text by where they stand, to find quotes in."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._places: dict[str, list[int]] = {}
        for number, key in enumerate(tokens.keys):
            self._places.setdefault(key, []).append(number)

    def places(self, quote: Quote, *, near: float) -> list[Place]:
        """Where `quote` may stand, the likeliest first; `near` is the share of the text before which it once stood."""
        found = []
        numbers, weights = self._numbered(quote)
        for low in self._gathering(quote, numbers, weights):
            place = self._place(quote, numbers, weights, low=low, near=near)
            if place is not None:
                found.append(place)
        found.sort(key=lambda place: -place.score)
        return _apart(found)

    def _numbered(self, quote: Quote) -> tuple[dict[str, int], list[float]]:
        """Numbers of the quote's tokens, and how much each of them tells; number 0 is any other token."""
        numbers: dict[str, int] = {}
        weights = [0.0]
        size = len(self._tokens.keys) + 1
        for key in quote.tokens.keys:
            if key not in numbers:
                numbers[key] = len(weights)
                weights.append(weight_of(key, (1 + len(self._places.get(key, ()))) / size))
        return numbers, weights

    def _gathering(self, quote: Quote, numbers: dict[str, int], weights: list[float]) -> list[int]:
        """Numbers of tokens about which the quote may begin, those with the most votes first."""
        count = len(quote.tokens.keys)
        width = max(6, count // 4)
        votes: defaultdict[int, float] = defaultdict(float)
        left = _MOST_VOTES
        for number in sorted(range(count), key=lambda one: len(self._places.get(quote.tokens.keys[one], ()))):
            places = self._places.get(quote.tokens.keys[number], ())[:left]
            left -= len(places)
            weight = weights[numbers[quote.tokens.keys[number]]]
            weight *= 1.0 if quote.first <= number < quote.end else _CONTEXT_WEIGHT
            for bucket in {(place - number) // width for place in places}:
                votes[bucket] += weight
        sums = {bucket: votes[bucket] + votes.get(bucket + 1, 0.0) for bucket in votes}
        best = sorted(sums, key=lambda bucket: (-sums[bucket], bucket))[: 3 * _MOST_PLACES]
        chosen: list[int] = []
        for bucket in best:
            if sums[bucket] >= _WORTH * sums[best[0]] and not {bucket - 1, bucket + 1} & set(chosen):
                chosen.append(bucket)
        return [bucket * width for bucket in chosen[:_MOST_PLACES]]

    def _place(
        self, quote: Quote, numbers: dict[str, int], weights: list[float], *, low: int, near: float
    ) -> Place | None:
        keys = self._tokens.keys
        count = len(quote.tokens.keys)
        start = max(0, low - max(4, count // 8))
        window = [numbers.get(key, 0) for key in keys[start : low + 2 * max(6, count // 4) + count + count // 8]]
        query = [numbers[key] for key in quote.tokens.keys]
        pairs = dict(fitted(query, window, weights)) if count <= _SHORT else paired(query, window, weights)
        partners = {one: start + other for one, other in pairs.items()}
        run = next(iter(runs_of(range(quote.first, quote.end), partners, quote.tokens, self._tokens)), None)
        if run is None:
            return None
        outside = [*range(quote.first), *range(quote.end, count)]
        around = sum(weights[numbers[quote.tokens.keys[one]]] for one in outside)
        context = sum(weights[numbers[quote.tokens.keys[one]]] for one in outside if one in partners)
        share = context / around if around else 0.0
        distance = abs(run.new[0] / max(1, len(keys)) - near)
        return Place(run, share, run.share + _CONTEXT_WEIGHT * share - _NEARNESS_WEIGHT * distance)


def _apart(places: list[Place]) -> list[Place]:
    """The places that overlap no likelier one."""
    kept: list[Place] = []
    for place in places:
        if all(place.run.new[-1] < one.run.new[0] or place.run.new[0] > one.run.new[-1] for one in kept):
            kept.append(place)
    return kept
