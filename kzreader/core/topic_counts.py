"""How often a topic is there: by passage, and by statement, passages that report the same one counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.span_index import SpanIndex

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Link
    from kzreader.core.notebook.annotation import Annotation
    from kzreader.core.text import Span

    Passage = tuple[str, Span]
    Links = Mapping[tuple[str, str], Sequence[Link]]


class TopicCount(NamedTuple):
    """In how many passages a topic is, and how many different statements those report."""

    passages: int
    statements: int


def parallel_passages(passage: Passage, links: Links) -> tuple[Passage, ...]:
    """The passages that links join to `passage` or to a part of it, by document and place.

    `links`, here and below: the links between two documents, by the ids of these. Each pair is given once.
    """
    found = set()
    document, span = passage
    for (a, b), between in links.items():
        if a == document:
            found |= {(b, link.b) for link in between if link.a.overlaps(span)}
        elif b == document:
            found |= {(a, link.a) for link in between if link.b.overlaps(span)}
    return tuple(sorted(found))


def topic_counts(annotations: Iterable[Annotation], links: Links) -> dict[str, TopicCount]:
    """The counts of every topic that `annotations` have, by topic id.

    Passages that a link joins report one statement, and so do passages that share words.
    """
    tagged: dict[str, dict[Passage, None]] = {}
    for annotation in annotations:
        for topic in annotation.topics:
            passages = ((target.document, target.span) for target in annotation.targets)
            tagged.setdefault(topic, {}).update(dict.fromkeys(passages))
    return {topic: TopicCount(len(passages), _statements(passages, links)) for topic, passages in tagged.items()}


def _statements(passages: Iterable[Passage], links: Links) -> int:
    spans: dict[str, list[Span]] = {}
    for document, span in sorted(passages):
        spans.setdefault(document, []).append(span)
    joined = _Joined((document, span) for document, found in spans.items() for span in found)
    for document, found in spans.items():
        furthest = found[0]
        for span in found[1:]:
            if span.overlaps(furthest):
                joined.join((document, furthest), (document, span))
            furthest = max(furthest, span, key=lambda one: one.end)
    places = {document: SpanIndex((span, (document, span)) for span in found) for document, found in spans.items()}
    for (a, b), between in links.items():
        for link in between if a in places and b in places else ():
            ends = [*places[a].overlapping(link.a)], [*places[b].overlapping(link.b)]
            for passage in chain(*ends) if all(ends) else ():
                joined.join(ends[0][0], passage)
    return joined.count


class _Joined:
    """Passages in sets that grow together (Tarjan's union-find, with path halving)."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._above = {passage: passage for passage in passages}
        self.count = len(self._above)

    def join(self, one: Passage, other: Passage) -> None:
        """Let the two be in one set."""
        one, other = self._top(one), self._top(other)
        if one != other:
            self._above[one] = other
            self.count -= 1

    def _top(self, passage: Passage) -> Passage:
        while (above := self._above[passage]) != passage:
            self._above[passage] = passage = self._above[above]
        return passage
