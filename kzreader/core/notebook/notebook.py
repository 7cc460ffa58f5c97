"""The notebook as it stands in memory: its records by id, and the questions that the window asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.notebook.annotation import Annotation, DocumentRecord, Rejection, Removal, SavedFilter, Topic
from kzreader.core.notebook.decisions import (
    AccountGroup,
    Decision,
    EntityEdit,
    FigureDecision,
    LinkDecision,
    MentionMark,
    PassageDecision,
    RefusedName,
    SyncPoint,
    Synonyms,
)
from kzreader.core.notebook.edits import Added, Edit, Removed
from kzreader.core.notebook.records import Record
from kzreader.core.text import Span

_Passages = TypeVar("_Passages", bound=PassageDecision)


class Notebook:
    """Records by id. Only the Workspace changes it, and only after the file has changed."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.annotations: dict[str, Annotation] = {}
        self.topics: dict[str, Topic] = {}
        self.rejections: dict[str, Rejection] = {}
        self.documents: dict[str, DocumentRecord] = {}
        self.link_decisions: dict[str, LinkDecision] = {}
        self.figure_decisions: dict[str, FigureDecision] = {}
        self.mention_marks: dict[str, MentionMark] = {}
        self.sync_points: dict[str, SyncPoint] = {}
        self.entity_edits: dict[str, EntityEdit] = {}
        self.account_groups: dict[str, AccountGroup] = {}
        self.synonyms: dict[str, Synonyms] = {}
        self.removals: dict[str, Removal] = {}
        self.saved_filters: dict[str, SavedFilter] = {}
        self.refused_names: dict[str, RefusedName] = {}
        self._shelves: dict[type[Record], dict[str, Any]] = {
            DocumentRecord: self.documents,
            Topic: self.topics,
            Annotation: self.annotations,
            Rejection: self.rejections,
            LinkDecision: self.link_decisions,
            FigureDecision: self.figure_decisions,
            MentionMark: self.mention_marks,
            SyncPoint: self.sync_points,
            EntityEdit: self.entity_edits,
            AccountGroup: self.account_groups,
            Synonyms: self.synonyms,
            Removal: self.removals,
            SavedFilter: self.saved_filters,
            RefusedName: self.refused_names,
        }
        self._in_document: dict[str, tuple[Annotation, ...]] = {}
        self._rejected: frozenset[tuple[str, Span, str]] | None = None
        self.apply(Added(record) for record in records)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Do what the edits say."""
        for edit in edits:
            if isinstance(edit, Removed):
                del self._shelves[type(edit.record)][edit.record.id]
            else:
                record = edit.record if isinstance(edit, Added) else edit.after
                self._shelves[type(record)][record.id] = record
        self._in_document.clear()
        self._rejected = None

    def record(self, like: Record) -> Record | None:
        """The record of the same type and id as it stands, or None."""
        found: Record | None = self._shelves[type(like)].get(like.id)
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
        tagged: dict[str, list[Span]] = {}
        for annotation in self.annotations_of(document):
            spans = [target.span for target in annotation.targets if target.document == document]
            for topic in annotation.topics:
                tagged.setdefault(topic, []).extend(spans)
        return tuple(
            suggestion
            for suggestion in suggestions
            if not self.is_rejected(document, suggestion)
            and not any(span.overlaps(suggestion.span) for span in tagged.get(suggestion.topic, ()))
        )

    def links_between(self, a: str, b: str) -> tuple[LinkDecision, ...]:
        """What the reader decided about links between two documents, in either direction, the latest last."""
        return _between(self.link_decisions.values(), a, b)

    def figures_between(self, a: str, b: str) -> tuple[FigureDecision, ...]:
        """What the reader decided about figures of two documents, the latest last."""
        return _between(self.figure_decisions.values(), a, b)

    def marks_in(self, document: str) -> tuple[MentionMark, ...]:
        """The passages of `document` that the reader marked as mentions, or as none."""
        return tuple(mark for mark in self.mention_marks.values() if mark.target.document == document)

    def sync_points_of(self, documents: Iterable[str]) -> tuple[SyncPoint, ...]:
        """The sync points that hold two or more of `documents` level."""
        wanted = set(documents)
        return tuple(
            point for point in self.sync_points.values() if sum(one.document in wanted for one in point.targets) > 1
        )

    def decisions(self) -> Iterator[Decision]:
        """Every decision of the reader about cross-references."""
        for record in self.records():
            if isinstance(record, Decision):
                yield record

    def made(self) -> Iterator[Record]:
        """What the reader made or decided: all but documents, topics and what is gone."""
        return (record for record in self.records() if not isinstance(record, DocumentRecord | Topic | Removal))

    def refers_to(self, record: Record) -> bool:
        """Whether another record needs this document, topic or entity."""
        if isinstance(record, DocumentRecord):
            return bool(self.annotations_of(record.id)) or any(
                record.id in documents_of(other) for other in (*self.rejections.values(), *self.decisions())
            )
        if isinstance(record, Topic):
            return any(record.id in annotation.topics for annotation in self.annotations.values())
        if isinstance(record, EntityEdit) and record.own:
            return any(mark.entity == record.id for mark in self.mention_marks.values()) or any(
                edit.merged_into == record.id for edit in self.entity_edits.values()
            )
        return False

    def can_hold(self, record: Record) -> bool:
        """Whether every document and topic that the record speaks of is there."""
        topics = record.topics if isinstance(record, Annotation) else ()
        return set(documents_of(record)) <= self.documents.keys() and set(topics) <= self.topics.keys()

    def records(self) -> Iterator[Record]:
        """Every record: documents, topics, annotations, rejections, decisions."""
        for shelf in self._shelves.values():
            yield from shelf.values()


def _between(decisions: Iterable[_Passages], a: str, b: str) -> tuple[_Passages, ...]:
    wanted = {a, b}
    found = [one for one in decisions if {target.document for target in one.targets} == wanted]
    return tuple(sorted(found, key=lambda one: (one.decided, one.id)))


def documents_of(record: Record) -> tuple[str, ...]:
    """The documents, by id, that have to be there for the record to be."""
    if isinstance(record, Rejection):
        return (record.document,)
    if isinstance(record, Annotation | PassageDecision):
        return tuple(target.document for target in record.targets)
    return record.documents if isinstance(record, AccountGroup) else ()


def _place_in(document: str, annotation: Annotation) -> tuple[int, int, str, str]:
    first = min((t.span for t in annotation.targets if t.document == document), key=lambda s: (s.start, -s.end))
    return first.start, -first.end, annotation.created, annotation.id
