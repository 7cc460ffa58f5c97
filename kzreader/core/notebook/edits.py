"""Edits as data: what a verb changed in the notebook, and the inverse that undoes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import UnionType

    from kzreader.core.notebook.records import Record


class Added(NamedTuple):
    """A record that was not there before."""

    record: Record

    def inverse(self) -> Removed:
        """Take it away again."""
        return Removed(self.record)


class Removed(NamedTuple):
    """A record that is gone."""

    record: Record

    def inverse(self) -> Added:
        """Put it back as it was."""
        return Added(self.record)


class Replaced(NamedTuple):
    """A record that reads differently now; both have the same id and type."""

    before: Record
    after: Record

    def inverse(self) -> Replaced:
        """Bring back how it was."""
        return Replaced(self.after, self.before)


Edit = Added | Removed | Replaced


@dataclass(frozen=True, slots=True)
class Change:
    """What one verb did, in order. `verb` is a code ("annotate", "edit_note", ...) that the interface words;
    `count` how many things it touched for the reader; `undone` and `redone` tell steps in the history apart.
    """

    verb: str
    edits: tuple[Edit, ...]
    count: int = 1
    undone: bool = False
    redone: bool = False
    reloaded: bool = field(default=False)
    """The notebook was read anew (another notebook, or another program wrote to it): show everything again."""

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(
            verb=self.verb,
            edits=tuple(edit.inverse() for edit in reversed(self.edits)),
            count=self.count,
            undone=not self.undone,
        )

    def records(self) -> Iterator[Record]:
        """Every record that it concerns, as it was and as it is."""
        for edit in self.edits:
            if isinstance(edit, Replaced):
                yield edit.before
                yield edit.after
            else:
                yield edit.record

    @property
    def added_annotations(self) -> tuple[Annotation, ...]:
        """The annotations that are new."""
        return tuple(
            edit.record for edit in self.edits if isinstance(edit, Added) and isinstance(edit.record, Annotation)
        )

    def touches_document(self, document: str) -> bool:
        """Whether what a page of `document` shows may have changed."""
        return self.reloaded or any(_concerns(record, document) for record in self.records())

    @property
    def touches_annotations(self) -> bool:
        """Whether any annotation changed."""
        return self._touches(Annotation)

    @property
    def touches_library(self) -> bool:
        """Whether the list of documents may have changed."""
        return self._touches(DocumentRecord)

    @property
    def touches_topics(self) -> bool:
        """Whether the codebook changed."""
        return self._touches(Topic)

    @property
    def touches_decisions(self) -> bool:
        """Whether the reader decided anything about cross-references, or took it back."""
        return self._touches(Decision)

    @property
    def touches_links(self) -> bool:
        """Whether the reader decided anew which passages are parallel."""
        return self._touches(LinkDecision)

    @property
    def touches_entities(self) -> bool:
        """Whether entities or their mentions may read differently."""
        return self._touches(EntityEdit | MentionMark)

    @property
    def touches_figures(self) -> bool:
        """Whether figures were checked, dismissed, or put back."""
        return self._touches(FigureDecision)

    @property
    def touches_groups(self) -> bool:
        """Whether other documents may be accounts of one interview."""
        return self._touches(AccountGroup)

    @property
    def touches_sync_points(self) -> bool:
        """Whether places that stand level were set or taken away."""
        return self._touches(SyncPoint)

    @property
    def touches_refused_names(self) -> bool:
        """Whether other names may be worth suggesting."""
        return self._touches(RefusedName)

    @property
    def touches_words(self) -> bool:
        """Whether passages may have to be compared by other synonyms or names."""
        return self._touches(Synonyms | EntityEdit | MentionMark)

    def _touches(self, kind: type | UnionType) -> bool:
        return self.reloaded or any(isinstance(record, kind) for record in self.records())


def _concerns(record: Record, document: str) -> bool:
    if isinstance(record, Annotation):
        return record.touches(document)
    if isinstance(record, PassageDecision):
        return any(target.document == document for target in record.targets)
    if isinstance(record, AccountGroup):
        return document in record.documents
    if isinstance(record, Rejection):
        return record.document == document
    if isinstance(record, DocumentRecord):
        return record.id == document
    return not isinstance(record, Removal | SavedFilter)
