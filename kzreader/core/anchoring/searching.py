"""A quote in a text of which no older version is at hand: by seeds, then by alignment where they gather.

The tokens of the quote and of its context vote for places; where most of them agree, the quote is aligned. A place
counts by the words of the quote that stand there and by the context around it.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.anchoring.alignment import paired, weight_of
from kzreader.core.anchoring.filling import fitted
from kzreader.core.anchoring.runs import Run, runs_of
from kzreader.core.anchoring.tokens import tokenised
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.anchoring.tokens import Tokens

_MOST_VOTES = 4000
"""Votes that are counted, those of the rarest tokens first; a token that stands everywhere tells little."""
_MOST_PLACES = 8
_WORTH = 0.4
"""Share of the votes of the best place from which another one is aligned as well."""
_CERTAIN = 1.45
"""Score of a place, out of 1.6, from which no place with other words is looked for."""
_SLACK = 4
"""Tokens by which the context may have grown on either side."""
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

    @property
    def has_context(self) -> bool:
        """Whether anything is known of what stood around it."""
        return self.end - self.first < len(self.tokens.keys)

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
        self.tokens = tokens
        self._places: dict[str, list[int]] = {}
        for number, key in enumerate(tokens.keys):
            self._places.setdefault(key, []).append(number)

    def where(self, key: str) -> Sequence[int]:
        """Numbers of the tokens with that key, in order."""
        return self._places.get(key, ())

    def places(self, quote: Quote, *, near: float) -> list[Place]:
        """Where `quote` may stand, the likeliest first; `near` is the share of the text before which it once stood."""
        return _Search(self, quote, near).places() if quote.first < quote.end else []


class _Search:
    """The search for one quote."""

    def __init__(self, index: QuoteIndex, quote: Quote, near: float) -> None:
        self._index, self._quote, self._near = index, quote, near
        self._keys = index.tokens.keys
        self._own = quote.tokens.keys
        self._numbers = {key: number for number, key in enumerate(dict.fromkeys(self._own), 1)}
        """Numbers of the quote's tokens; any other token is 0."""
        size = len(self._keys) + 1
        self._weights = [0.0, *(weight_of(key, (1 + len(index.where(key))) / size) for key in self._numbers)]

    def places(self) -> list[Place]:
        found = [self._place(partners) for partners in self._verbatim()]
        if all(place is None or place.score < _CERTAIN for place in found):
            found += [self._place(self._aligned(low)) for low in self._gathering()]
        return _apart(sorted(filter(None, found), key=lambda place: -place.score))

    def _verbatim(self) -> Iterator[dict[int, int]]:
        """Partners of the tokens where all of the quote stands as it is, those with the nearest context first."""
        first, end, count = self._quote.first, self._quote.end, len(self._own)
        rarest = min(range(first, end), key=lambda one: len(self._index.where(self._own[one])))
        starts = (place - rarest for place in self._index.where(self._own[rarest]) if place >= rarest - first)
        starts = (start for start in starts if self._keys[start + first : start + end] == self._own[first:end])
        likely = nsmallest(_MOST_PLACES, starts, key=lambda start: (-self._touching(start), self._distance(start)))
        for start in likely:
            low = max(0, start - _SLACK)
            before = fitted(self._as_numbers(self._own[:first]), self._window(low, start + first), self._weights)
            after = fitted(
                self._as_numbers(self._own[end:]), self._window(start + end, start + count + _SLACK), self._weights
            )
            partners = {one: start + one for one in range(first, end)}
            partners.update((one, low + other) for one, other in before)
            partners.update((end + one, start + end + other) for one, other in after)
            yield partners

    def _touching(self, start: int) -> int:
        """How many tokens of the context, which begins at `start`, stand next to the quote without a gap."""
        first, end = self._quote.first, self._quote.end
        before = self._keys[max(0, start) : start + first][::-1]
        after = self._keys[start + end : start + len(self._own)]
        return _common(self._own[:first][::-1], before) + _common(self._own[end:], after)

    def _distance(self, start: int) -> float:
        return abs(start / max(1, len(self._keys)) - self._near)

    def _gathering(self) -> list[int]:
        """Numbers of tokens about which the context may begin, those with the most votes first."""
        width = self._width
        votes: defaultdict[int, float] = defaultdict(float)
        left = _MOST_VOTES
        for number in sorted(range(len(self._own)), key=lambda one: len(self._index.where(self._own[one]))):
            places = self._index.where(self._own[number])[:left]
            left -= len(places)
            weight = self._weights[self._numbers[self._own[number]]]
            weight *= 1.0 if self._quote.first <= number < self._quote.end else _CONTEXT_WEIGHT
            for bucket in {(place - number) // width for place in places}:
                votes[bucket] += weight
        sums = {bucket: votes[bucket] + votes.get(bucket + 1, 0.0) for bucket in votes}
        best = nsmallest(3 * _MOST_PLACES, sums, key=lambda bucket: (-sums[bucket], bucket))
        chosen: list[int] = []
        for bucket in best:
            if sums[bucket] >= _WORTH * sums[best[0]] and not {bucket - 1, bucket + 1} & set(chosen):
                chosen.append(bucket)
        return [bucket * width for bucket in chosen[:_MOST_PLACES]]

    @property
    def _width(self) -> int:
        """How far the tokens of a quote are moved by words that were put in or left out, at most."""
        return max(6, len(self._own) // 4)

    def _aligned(self, low: int) -> dict[int, int]:
        """Partners of the tokens about the place where the context begins near token `low`."""
        count = len(self._own)
        start = max(0, low - max(4, count // 8))
        window = self._window(start, low + 2 * self._width + count + count // 8)
        query = self._as_numbers(self._own)
        short = count <= _SHORT
        pairs = dict(fitted(query, window, self._weights)) if short else paired(query, window, self._weights)
        return {one: start + other for one, other in pairs.items()}

    def _as_numbers(self, keys: list[str]) -> list[int]:
        return [self._numbers.get(key, 0) for key in keys]

    def _window(self, start: int, end: int) -> list[int]:
        return self._as_numbers(self._keys[max(0, start) : max(0, end)])

    def _place(self, partners: dict[int, int]) -> Place | None:
        quote = self._quote
        run = next(iter(runs_of(range(quote.first, quote.end), partners, quote.tokens, self._index.tokens)), None)
        if run is None:
            return None
        weights = [self._weights[number] for number in self._as_numbers(self._own)]
        outside = [*range(quote.first), *range(quote.end, len(self._own))]
        around = sum(weights[one] for one in outside)
        context = sum(weights[one] for one in outside if one in partners) / around if around else 0.0
        distance = self._distance(run.new[0])
        return Place(run, context, run.share + _CONTEXT_WEIGHT * context - _NEARNESS_WEIGHT * distance)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens are the same in both from their start on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _apart(places: list[Place]) -> list[Place]:
    """The places that overlap no likelier one."""
    kept: list[Place] = []
    for place in places:
        if all(place.run.new[-1] < one.run.new[0] or place.run.new[0] > one.run.new[-1] for one in kept):
            kept.append(place)
    return kept
