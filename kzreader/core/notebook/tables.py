"""Which rows each kind of record has in the file: the tables, their columns in order, and the values of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader.core.notebook.annotation import (
    Annotation,
    DocumentRecord,
    Rejection,
    Removal,
    SavedFilter,
    Topic,
)
from kzreader.core.notebook.decisions import (
    AccountGroup,
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
    from collections.abc import Callable, Iterable, Sequence

    from kzreader.core.notebook.records import Record

Row = tuple[Any, ...]


class Part(NamedTuple):
    """A table of what a record has several of. A row is the record's id, a position from 0, and the values given."""

    name: str
    owner: str
    columns: tuple[str, ...]
    values: Callable[[Any], Sequence[Row]]

    def rows(self, record: Record) -> list[Row]:
        """The rows that the record has there."""
        return [(record.id, position, *values) for position, values in enumerate(self.values(record))]

    @property
    def all_columns(self) -> tuple[str, ...]:
        """The columns of a row, without the checksum."""
        return (self.owner, "position", *self.columns)


class Table(NamedTuple):
    """Where records of one type are kept. `values` stands for the columns of a record that are no attributes of it."""

    name: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    values: Callable[[Any], Row] | None = None

    def row(self, record: Record) -> Row:
        """The record's row, column by column."""
        return self.values(record) if self.values else tuple(getattr(record, column) for column in self.columns)


TARGET_COLUMNS = (
    "document",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "state",
    "likeness",
    "quoted",
)


def _target_rows(record: Annotation | PassageDecision) -> list[Row]:
    return [
        (
            one.document,
            one.span.start,
            one.span.end,
            one.exact,
            one.prefix,
            one.suffix,
            one.state,
            one.likeness,
            one.quoted,
        )
        for one in record.targets
    ]


def _form_rows(edit: EntityEdit) -> list[Row]:
    return [*((form, True) for form in edit.added), *((form, False) for form in edit.removed)]


def _single(values: Iterable[str]) -> list[Row]:
    return [(value,) for value in values]


def _decision_table(values: Callable[[Any], Row]) -> Table:
    """`values`: what a decision is about, its verdict, and one detail."""
    return Table(
        "decisions",
        ("id", "decided", "author", "about", "verdict", "detail"),
        (Part("decision_targets", "decision", TARGET_COLUMNS, _target_rows),),
        lambda record: (record.id, record.decided, record.author, *values(record)),
    )


TABLES: dict[type[Record], Table] = {
    Annotation: Table(
        "annotations",
        ("id", "created", "modified", "author", "style", "colour", "body"),
        (
            Part("targets", "annotation", TARGET_COLUMNS, _target_rows),
            Part("annotation_topics", "annotation", ("topic",), lambda annotation: _single(annotation.topics)),
            Part(
                "annotation_changes",
                "annotation",
                ("part", "changed", "author", "present"),
                lambda annotation: annotation.changes,
            ),
            Part(
                "annotation_wordings",
                "annotation",
                ("written", "author", "body"),
                lambda annotation: annotation.wordings,
            ),
            Part(
                "annotation_superseded",
                "annotation",
                ("version",),
                lambda annotation: _single(annotation.superseded),
            ),
        ),
    ),
    Topic: Table("topics", ("id", "name", "colour", "description", "parent", "modified")),
    Rejection: Table(
        "rejections",
        ("id", "document", "start", "end", "topic"),
        values=lambda one: (one.id, one.document, one.span.start, one.span.end, one.topic),
    ),
    DocumentRecord: Table(
        "documents",
        ("id", "text", "sha256", "title", "outlet", "date", "path", "own", "markdown", "listed", "version_of"),
    ),
    LinkDecision: _decision_table(lambda link: ("link", link.verdict, link.kind)),
    FigureDecision: _decision_table(lambda figures: ("figures", figures.verdict, "")),
    MentionMark: _decision_table(lambda mark: ("mention", "", mark.entity)),
    SyncPoint: _decision_table(lambda _: ("sync", "", "")),
    EntityEdit: Table(
        "entity_edits",
        ("id", "decided", "author", "was", "was_type", "name", "type", "merged_into", "own"),
        (Part("entity_forms", "entity", ("form", "counts"), _form_rows),),
    ),
    AccountGroup: Table(
        "account_groups",
        ("id", "decided", "author", "name", "together"),
        (Part("account_group_documents", "account_group", ("document",), lambda group: _single(group.documents)),),
    ),
    Synonyms: Table(
        "synonyms",
        ("id", "decided", "author"),
        (Part("synonym_words", "synonyms", ("word",), lambda synonyms: _single(synonyms.words)),),
    ),
    RefusedName: Table("refused_names", ("id", "decided", "author", "name")),
    Removal: Table("removals", ("id", "removed", "author", "content")),
    SavedFilter: Table("saved_filters", ("id", "name", "criteria", "modified")),
}


def removal_id(record: Record) -> str:
    """The id of the Removal of the record."""
    return f"{TABLES[type(record)].name}/{record.id}"
