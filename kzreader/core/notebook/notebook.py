"""The notebook as it stands in memory: its records by id, and the questions that the window asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.notebook.annotation import Annotation, DocumentRecord, Record, Rejection, Topic
from kzreader.core.notebook.edits import Added, Edit, Removed
from kzreader.core.text import Span


class Notebook:
    """Records by id. Only the Workspace changes it, and only after the file has changed."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.annotations: dict[str, Annotation] = {}
        self.topics: dict[str, Topic] = {}
        self.rejections: dict[str, Rejection] = {}
        self.documents: dict[str, DocumentRecord] = {}
        self._in_document: dict[str, tuple[Annotation, ...]] = {}
        self._rejected: frozenset[tuple[str, Span, str]] | None = None
        self.apply(Added(record) for record in records)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Do what the edits say."""
        for edit in edits:
            if isinstance(edit, Removed):
                del self._shelf(edit.record)[edit.record.id]
            else:
                record = edit.record if isinstance(edit, Added) else edit.after
                self._shelf(record)[record.id] = record
        self._in_document.clear()
        self._rejected = None

    def record(self, like: Record) -> Record | None:
        """The record of the same type and id as it stands, or None."""
        found: Record | None = self._shelf(like).get(like.id)
        return found

    def annotations_of(self, document: str) -> tuple[Annotation, ...]:
        """The annotations that touch `document`, by their first passage in it, a longer one before a shorter."""
        if document not in self._in_document:
            touching = [annotation for annotation in self.annotations.values() if annotation.touches(document)]
            self._in_document[document] = tuple(sorted(touching, key=lambda one: _place_in(document, one)))
        return self._in_document[document]

    def count_of(self, document: str) -> int:
        """How many annotations touch `document`."""
        return len(self.annotations_of(document))

    def ordered(self) -> tuple[Annotation, ...]:
        """Every annotation, oldest first."""
        return tuple(sorted(self.annotations.values(), key=lambda one: (one.created, one.id)))

    def is_rejected(self, document: str, suggestion: TopicSuggestion) -> bool:
        """Whether the reader refused that topic for that paragraph."""
        if self._rejected is None:
            self._rejected = frozenset((one.document, one.span, one.topic) for one in self.rejections.values())
        return (document, suggestion.span, suggestion.topic) in self._rejected

    def is_tagged(self, document: str, span: Span, topic: str) -> bool:
        """Whether the reader put that topic on the passage, or on words of it: a paragraph has it then."""
        return any(
            target.document == document and target.span.overlaps(span)
            for annotation in self.annotations_of(document)
            if topic in annotation.topics
            for target in annotation.targets
        )

    def open_suggestions(self, document: str, suggestions: Iterable[TopicSuggestion]) -> tuple[TopicSuggestion, ...]:
        """Those of the suggestions that the reader has neither rejected nor put on the paragraph already."""
        return tuple(
            suggestion
            for suggestion in suggestions
            if not self.is_rejected(document, suggestion)
            and not self.is_tagged(document, suggestion.span, suggestion.topic)
        )

    def refers_to(self, record: Record) -> bool:
        """Whether another record needs this document or topic."""
        if isinstance(record, DocumentRecord):
            return bool(self.annotations_of(record.id)) or any(
                rejection.document == record.id for rejection in self.rejections.values()
            )
        if isinstance(record, Topic):
            return any(record.id in annotation.topics for annotation in self.annotations.values())
        return False

    def records(self) -> Iterator[Record]:
        """Every record: documents, topics, annotations, rejections."""
        yield from self.documents.values()
        yield from self.topics.values()
        yield from self.annotations.values()
        yield from self.rejections.values()

    def _shelf(self, record: Record) -> dict[str, Any]:
        match record:
            case Annotation():
                return self.annotations
            case Topic():
                return self.topics
            case Rejection():
                return self.rejections
            case DocumentRecord():
                return self.documents


def _place_in(document: str, annotation: Annotation) -> tuple[int, int, str, str]:
    first = min((t.span for t in annotation.targets if t.document == document), key=lambda s: (s.start, -s.end))
    return first.start, -first.end, annotation.created, annotation.id
