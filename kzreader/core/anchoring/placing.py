"""Where the passages of one text stand in another: by the words that survive, then by the quote and its context."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.anchoring.alignment import aligned
from kzreader.core.anchoring.runs import landing, runs_of
from kzreader.core.anchoring.searching import Quote, QuoteIndex
from kzreader.core.anchoring.tokens import tokenised
from kzreader.core.notebook.annotation import CONTEXT_LENGTH, Anchorage
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.anchoring.runs import Run
    from kzreader.core.anchoring.searching import Place
    from kzreader.core.anchoring.tokens import Tokens
    from kzreader.core.notebook.annotation import Target

_LEAST_SHARE = 0.5
"""Share of the words of a passage that must stand together where it is placed."""
_FLOOR = 0.7
"""The same for a place that was found by the quote, where comparing the two texts has found none."""
_REACH = 8
"""Tokens on either side of a passage that are its context."""
_SURE_CONTEXT = 0.3
"""Share of the context that must stand around words that are the same for no doubt to be left, and around few words
at all for their place to be more than a coincidence."""
_LEAST_SCORE = 0.9
"""What the share of the words and the context of a place that was found by the quote come to at least."""
_FEW_WORDS, _MANY_WORDS = 3, 10
"""Words that may stand together anywhere, and words that do not, whatever their context."""
_CLEAR, _CLEAR_CONTEXT = 0.15, 0.5
"""By how much the score of a place that was found by the quote must exceed that of the next one, and the share of the
context that must stand around it, for no doubt to be left."""
_MOST_CANDIDATES = 5


class Candidate(NamedTuple):
    """A place where an unplaced passage may stand. `likeness` is from 0 to 1."""

    span: Span
    likeness: float


class Placement(NamedTuple):
    """Where a passage stands in a text: ATTACHED where its very words do, MOVED where it is for the reader to check.

    `likeness`, 0 to 1, is how much of its words stands there. An UNPLACED one has no span, and the likeliest places
    as `candidates`, best first.
    """

    state: Anchorage
    span: Span | None
    likeness: float
    candidates: tuple[Candidate, ...] = ()


def place(targets: Iterable[Target], *, old: str | None, new: str) -> list[Placement]:
    """Where each of `targets` stands in the text `new`, in their order.

    `old` is the text that their spans are of, None where it is not known: then they are sought by their quotes.
    """
    places = Places(new, old=old)
    return [places.of(target) for target in targets]


class Places:
    """A text in which passages of an older version of it are found; what they share is computed when first needed."""

    def __init__(self, new: str, *, old: str | None = None) -> None:
        self._new_text, self._old_text = new, old

    def of(self, target: Target) -> Placement:
        """Where `target` stands. Its span and words must be of the old text; else it is sought by its quote alone."""
        if not target.exact:
            return Placement(Anchorage.UNPLACED, None, 0.0)
        is_known = target.is_placed and self._old_text is not None and target.span.of(self._old_text) == target.exact
        still = self._unchanged(target) if is_known else target.span if self._stands_still(target) else None
        if still is not None:
            return Placement(Anchorage.ATTACHED, still, 1.0)
        return self._carried(target) if is_known else self._sought(target)

    def _unchanged(self, target: Target) -> Span | None:
        """Where its words stand with the same context, to the letter, once in each text: then there is no doubt."""
        old, new = self._old_text or "", self._new_text
        if old == new:
            return target.span
        before = min(CONTEXT_LENGTH, target.span.start)
        context = old[target.span.start - before : target.span.end + CONTEXT_LENGTH]
        start = new.find(context)
        if start < 0 or new.find(context, start + 1) >= 0 or old.find(context) != old.rfind(context):
            return None
        return Span(start + before, start + before + len(target.exact))

    def _stands_still(self, target: Target) -> bool:
        """Whether its words and their context stand where they stood, on one side at least."""
        text, span = self._new_text, target.span
        before = target.prefix == text[max(0, span.start - len(target.prefix)) : span.start]
        after = target.suffix == text[span.end : span.end + len(target.suffix)]
        return target.is_placed and span.of(text) == target.exact and (before or after)

    @cached_property
    def _old(self) -> Tokens:
        return tokenised(self._old_text or "")

    @cached_property
    def _new(self) -> Tokens:
        return tokenised(self._new_text)

    @cached_property
    def _partners(self) -> dict[int, int]:
        return aligned(self._old, self._new)

    @cached_property
    def _owners(self) -> set[int]:
        return set(self._partners.values())

    @cached_property
    def _quotes(self) -> QuoteIndex:
        return QuoteIndex(self._new)

    def _carried(self, target: Target) -> Placement:
        """By the words that the alignment of the two texts found."""
        first, end = self._old.within(target.span)
        if first == end:
            return self._between(target, first)
        runs = runs_of(range(first, end), self._partners, self._old, self._new)
        if runs and runs[0].share >= _LEAST_SHARE:
            found = landing(runs[0], target.span, self._old, self._new)
            is_sure = found.is_same and self._context(runs[0], first, end) >= _SURE_CONTEXT
            return Placement(Anchorage.ATTACHED if is_sure else Anchorage.MOVED, found.span, found.likeness)
        return self._rescued(target)

    def _context(self, run: Run, first: int, end: int) -> float:
        """The share of the tokens around the passage that stand around the run, on the side where more of them do."""
        low, high = run.new[0] - 2 * _REACH, run.new[-1] + 2 * _REACH
        sides = (range(max(0, first - _REACH), first), range(end, min(len(self._old.keys), end + _REACH)))
        shares = [sum(low <= self._partners.get(one, -1) <= high for one in side) / len(side) for side in sides if side]
        return max(shares, default=1.0)

    def _between(self, target: Target, number: int) -> Placement:
        """A passage of white space alone: between the words between which it stood."""
        before, after = self._partners.get(number - 1), self._partners.get(number)
        if before is not None and after == before + 1 and self._new.ends[before] < self._new.starts[after]:
            return Placement(Anchorage.ATTACHED, Span(self._new.ends[before], self._new.starts[after]), 1.0)
        return Placement(Anchorage.UNPLACED, None, 0.0)

    def _sought(self, target: Target) -> Placement:
        """By the quote and its context alone."""
        quote, places = self._places(target)
        if not places or not _is_enough(places[0], quote):
            return self._tray(quote, places)
        best = landing(places[0].run, quote.span, quote.tokens, self._new)
        is_clear = len(places) < 2 or places[0].score - places[1].score >= _CLEAR
        is_clear = is_clear and (places[0].context >= _CLEAR_CONTEXT or not quote.has_context)
        state = Anchorage.ATTACHED if best.is_same and is_clear else Anchorage.MOVED
        return Placement(state, best.span, best.likeness)

    def _rescued(self, target: Target) -> Placement:
        """By the quote, where the alignment left its words without a partner: they are no other passage's."""
        quote, places = self._places(target)
        for one in places:
            if one.run.share >= _FLOOR and one.score >= _LEAST_SCORE and self._is_free(one.run):
                found = landing(one.run, quote.span, quote.tokens, self._new)
                return Placement(Anchorage.MOVED, found.span, found.likeness)
        return self._tray(quote, places)

    def _is_free(self, run: Run) -> bool:
        return sum(number in self._owners for number in run.new) <= len(run.new) // 2

    def _places(self, target: Target) -> tuple[Quote, list[Place]]:
        quote = Quote.of(target.exact, target.prefix, target.suffix)
        near = target.span.start / max(1, len(self._old_text or self._new_text))
        return quote, self._quotes.places(quote, near=near)

    def _tray(self, quote: Quote, places: list[Place]) -> Placement:
        found = [landing(one.run, quote.span, quote.tokens, self._new) for one in places]
        candidates = tuple(Candidate(one.span, one.likeness) for one in found[:_MOST_CANDIDATES])
        return Placement(Anchorage.UNPLACED, None, 0.0, candidates)


def _is_enough(place: Place, quote: Quote) -> bool:
    """Whether that place is more than a coincidence: by its context, or by the number of words."""
    count = len(place.run.new)
    if place.run.share < _LEAST_SHARE or (count <= _FEW_WORDS and quote.has_context and place.context < _SURE_CONTEXT):
        return False
    return place.score >= _LEAST_SCORE or count >= _MANY_WORDS
