"""Links, figures and sync points as the reader decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from kzreader.core.anchoring.placing import Places
from kzreader.core.crossrefs.parallels import DEFAULT, Comparison
from kzreader.core.crossrefs.values import Link
from kzreader.core.notebook.decisions import FigureDecision, FigureVerdict, LinkDecision, LinkVerdict
from kzreader.core.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import Target
    from kzreader.core.notebook.decisions import SyncPoint
    from kzreader.core.text import Span

_Decision = TypeVar("_Decision", LinkDecision, FigureDecision)

_CERTAIN = 1.0
_SAME = 0.5
"""Share of the longer of two passages that both have, from which a decision on the one speaks of the other: a
recomputation may cut sentences a little differently."""


class Placed(Generic[_Decision]):
    """Decisions on pairs of passages of `a` and `b`, each where its passages stand now.

    `pairs` are the passages, in `a` and in `b`, with the decision; those that are not found are left out.
    """

    def __init__(self, decisions: Iterable[_Decision], a: Interview, b: Interview) -> None:
        self.pairs: dict[tuple[Span, Span], _Decision] = {}
        places = {a.id: Places(a.text), b.id: Places(b.text)}
        for decision in sorted(decisions, key=lambda one: (one.decided, one.id)):
            pair = _pair_of(decision.targets, places)
            if pair is not None:
                self.pairs[pair] = decision
        self._by_place = SpanIndex((pair[0], pair) for pair in self.pairs)

    def on(self, a: Span, b: Span) -> _Decision | None:
        """The decision on these two passages, or on the most similar ones that are about the same."""
        pair = self.pair_on(a, b)
        return None if pair is None else self.pairs[pair]

    def pair_on(self, a: Span, b: Span) -> tuple[Span, Span] | None:
        """The passages that `on` speaks of."""
        if (a, b) in self.pairs:
            return a, b
        alike = {pair: min(_alike(a, pair[0]), _alike(b, pair[1])) for pair in self._by_place.overlapping(a)}
        best = max(alike, key=lambda pair: (alike[pair], pair), default=None)
        return best if best is not None and alike[best] >= _SAME else None


def decided_links(
    links: Iterable[Link], decisions: Iterable[LinkDecision], a: Interview, b: Interview
) -> tuple[Link, ...]:
    """The links of `a` and `b` with the reader's word on them, in reading order.

    What was rejected is gone. What was accepted, pinned or added is there with full confidence, `by` the reader, also
    where the program does not find it. Decisions on other documents are passed over.
    """
    placed = Placed(decisions, a, b)
    decided: dict[tuple[Span, Span], Link] = {}
    for link in links:
        pair = placed.pair_on(link.a, link.b)
        if pair is None:
            decided[link.a, link.b] = link
        elif placed.pairs[pair].verdict is not LinkVerdict.REJECTED and (
            pair not in decided or pair == (link.a, link.b)
        ):
            decided[pair] = link._replace(a=pair[0], b=pair[1], score=_CERTAIN, by="reader")
    for pair, decision in placed.pairs.items():
        if decision.verdict is not LinkVerdict.REJECTED:
            decided.setdefault(pair, Link(decision.kind, _CERTAIN, *pair, by="reader"))
    return tuple(sorted(decided.values(), key=lambda link: (link.a, link.b)))


def decided_comparison(
    comparison: Comparison, decisions: Iterable[LinkDecision], a: Interview, b: Interview
) -> Comparison:
    """The comparison of `a` and `b` with the reader's word on its links, and the sentences without a counterpart then.

    The reader's links are among those that are shown. A sentence has a counterpart where one of these touches it.
    """
    links = decided_links((*comparison.links, *comparison.weaker), decisions, a, b)
    shown = tuple(link for link in links if link.by == "reader" or link.score >= DEFAULT)
    return Comparison(
        links=shown,
        only_a=_untouched((*comparison.only_a, *(link.a for link in comparison.links)), [link.a for link in shown]),
        only_b=_untouched((*comparison.only_b, *(link.b for link in comparison.links)), [link.b for link in shown]),
        weaker=tuple(link for link in links if link not in shown),
    )


def decided_figures(
    pairs: Iterable[FigurePair], decisions: Iterable[FigureDecision], a: Interview, b: Interview
) -> tuple[tuple[FigurePair, FigureVerdict | None], ...]:
    """The pairs of figures of `a` and `b`, each with what the reader said of it, or None."""
    placed = Placed(decisions, a, b)
    judged = ((pair, placed.on(pair.a.span, pair.b.span)) for pair in pairs)
    return tuple((pair, decision.verdict if decision else None) for pair, decision in judged)


def figures_that_stand(
    pairs: Iterable[FigurePair], decisions: Iterable[FigureDecision], a: Interview, b: Interview
) -> tuple[FigurePair, ...]:
    """The pairs of figures of `a` and `b` but those that the reader dismissed."""
    judged = decided_figures(pairs, decisions, a, b)
    return tuple(pair for pair, verdict in judged if verdict is not FigureVerdict.DISMISSED)


def decided_sync_points(points: Iterable[SyncPoint], interviews: Sequence[Interview]) -> tuple[Mapping[str, Span], ...]:
    """Where the places of each sync point stand, by document id, as far as they are in `interviews`; at least two."""
    texts = {interview.id: Places(interview.text) for interview in interviews}
    found = []
    for point in points:
        places = {one.document: texts[one.document].of(one).span for one in point.targets if one.document in texts}
        standing = {document: span for document, span in places.items() if span is not None}
        if len(standing) > 1:
            found.append(standing)
    return tuple(found)


def _pair_of(targets: Sequence[Target], texts: Mapping[str, Places]) -> tuple[Span, Span] | None:
    """Where the two passages stand in the two `texts`, by document id, in their order."""
    by_document = {target.document: target for target in targets}
    if by_document.keys() != texts.keys():
        return None
    in_a, in_b = (places.of(by_document[document]).span for document, places in texts.items())
    return None if in_a is None or in_b is None else (in_a, in_b)


def _untouched(sentences: Iterable[Span], joined: Iterable[Span]) -> tuple[Span, ...]:
    places = SpanIndex((span, span) for span in joined)
    return tuple(span for span in sorted(set(sentences)) if not any(places.overlapping(span)))


def _alike(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / max(len(one), len(other), 1)
