"""Records to rows and back: the one place that knows both. A statement touches rows by id only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from kzreader.core.crossrefs.values import EntityType, LinkKind
from kzreader.core.notebook.annotation import Annotation, Colour, DocumentRecord, Rejection, Style, Target, Topic
from kzreader.core.notebook.decisions import (
    AccountGroup,
    EntityEdit,
    FigureDecision,
    FigureVerdict,
    LinkDecision,
    LinkVerdict,
    MentionMark,
    PassageDecision,
    RefusedName,
    SyncPoint,
    Synonyms,
)
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.text import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzreader.core.notebook.records import Record

Row = tuple[Any, ...]

_LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
_ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
_PASSAGES = {"link": range(2, 3), "figures": range(2, 3), "mention": range(1, 2), "sync": range(2, 1000)}
"""How many passages a decision about each may speak of."""


class _Part(NamedTuple):
    """A table of what a record has several of. A row is the record's id, a position from 0, and the values given."""

    name: str
    owner: str
    values: Callable[[Any], Sequence[Row]]


class _Table(NamedTuple):
    """Where records of one type are kept. `values` stands for the columns of a record that are no attributes of it."""

    name: str
    columns: tuple[str, ...]
    parts: tuple[_Part, ...] = ()
    values: Callable[[Any], Row] | None = None

    def row(self, record: Record) -> Row:
        """The record's row, column by column."""
        return self.values(record) if self.values else tuple(getattr(record, column) for column in self.columns)


def apply(connection: sqlite3.Connection, edit: Edit) -> None:
    """Write one edit. Foreign keys are checked at the end of the transaction.

    Raises LookupError where the file does not hold the record that the edit speaks of.
    """
    match edit:
        case Added(record):
            _insert(connection, record)
        case Removed(record):
            _delete_parts(connection, record)
            _run_once(connection, f"DELETE FROM {_TABLES[type(record)].name} WHERE id = ?", (record.id,))
        case Replaced(_, after):
            table = _TABLES[type(after)]
            _delete_parts(connection, after)
            assignments = ", ".join(f'"{column}" = ?' for column in table.columns)
            _run_once(connection, f"UPDATE {table.name} SET {assignments} WHERE id = ?", (*table.row(after), after.id))
            _insert_parts(connection, after)


def read_all(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record of the notebook: documents, topics, annotations (oldest first), rejections, decisions.

    Raises ValueError where a row holds what no record can.
    """
    yield from _read_documents(connection)
    for row in connection.execute("SELECT id, name, colour, description, parent FROM topics ORDER BY id"):
        yield Topic(*row)
    yield from _read_annotations(connection)
    for row in connection.execute('SELECT id, document, start, "end", topic FROM rejections ORDER BY id'):
        yield Rejection(id=row[0], document=row[1], span=Span(row[2], row[3]), topic=row[4])
    yield from _read_passage_decisions(connection)
    yield from _read_entity_edits(connection)
    yield from _read_groups(connection)
    for row in connection.execute("SELECT id, decided, author, name FROM refused_names ORDER BY decided, id"):
        yield RefusedName(*row)


def _read_documents(connection: sqlite3.Connection) -> Iterator[DocumentRecord]:
    for row in connection.execute(
        "SELECT id, text, sha256, title, outlet, date, path, own, markdown, listed FROM documents ORDER BY id"
    ):
        yield DocumentRecord(*row[:7], *map(bool, row[7:]))


def _read_annotations(connection: sqlite3.Connection) -> Iterator[Annotation]:
    targets = _read_targets(connection, "targets", "annotation")
    topics = _grouped(connection, "SELECT annotation, topic FROM annotation_topics ORDER BY annotation, position")
    for row in connection.execute(
        "SELECT id, created, modified, author, style, colour, body FROM annotations ORDER BY created, id"
    ):
        if row[0] not in targets:
            raise ValueError(f"annotation {row[0]} has no target")
        yield Annotation(
            id=row[0],
            created=row[1],
            modified=row[2],
            author=row[3],
            style=Style(row[4]),
            colour=Colour(row[5]),
            body=row[6],
            topics=tuple(topic for (topic,) in topics.get(row[0], ())),
            targets=targets[row[0]],
        )


def _read_passage_decisions(connection: sqlite3.Connection) -> Iterator[PassageDecision]:
    targets = _read_targets(connection, "decision_targets", "decision")
    for id_, decided, author, about, verdict, detail in connection.execute(
        "SELECT id, decided, author, about, verdict, detail FROM decisions ORDER BY decided, id"
    ):
        passages = targets.get(id_, ())
        if len(passages) not in _PASSAGES.get(about, ()):
            raise ValueError(f"decision {id_} speaks of {len(passages)} passages")
        match about:
            case "link":
                kind = _LINK_KINDS[_LINK_KINDS.index(detail)]
                yield LinkDecision(id_, decided, author, LinkVerdict(verdict), kind, passages)
            case "figures":
                yield FigureDecision(id_, decided, author, FigureVerdict(verdict), passages)
            case "mention":
                yield MentionMark(id_, decided, author, detail, passages)
            case _:
                yield SyncPoint(id_, decided, author, passages)


def _read_entity_edits(connection: sqlite3.Connection) -> Iterator[EntityEdit]:
    forms = _grouped(connection, "SELECT entity, form, counts FROM entity_forms ORDER BY entity, position")
    for id_, decided, author, was, was_type, name, type_, merged_into, own in connection.execute(
        "SELECT id, decided, author, was, was_type, name, type, merged_into, own FROM entity_edits ORDER BY decided, id"
    ):
        added, removed = (
            tuple(form for form, counts in forms.get(id_, ()) if counts == wanted) for wanted in (True, False)
        )
        kind = _ENTITY_TYPES[_ENTITY_TYPES.index(type_)]
        yield EntityEdit(id_, decided, author, was, was_type, name, kind, added, removed, merged_into, bool(own))


def _read_groups(connection: sqlite3.Connection) -> Iterator[AccountGroup | Synonyms]:
    documents = _grouped(
        connection, "SELECT account_group, document FROM account_group_documents ORDER BY account_group, position"
    )
    for id_, decided, author, name, together in connection.execute(
        "SELECT id, decided, author, name, together FROM account_groups ORDER BY decided, id"
    ):
        members = tuple(document for (document,) in documents.get(id_, ()))
        yield AccountGroup(id_, decided, author, name, members, bool(together))
    words = _grouped(connection, "SELECT synonyms, word FROM synonym_words ORDER BY synonyms, position")
    for id_, decided, author in connection.execute("SELECT id, decided, author FROM synonyms ORDER BY decided, id"):
        yield Synonyms(id_, decided, author, tuple(word for (word,) in words.get(id_, ())))


def _read_targets(connection: sqlite3.Connection, table: str, owner: str) -> dict[str, tuple[Target, ...]]:
    parts = _grouped(
        connection,
        f'SELECT {owner}, document, start, "end", exact, prefix, suffix FROM {table} ORDER BY {owner}, position',
    )
    return {id_: tuple(Target(one[0], Span(*one[1:3]), *one[3:]) for one in rows) for id_, rows in parts.items()}


def _grouped(connection: sqlite3.Connection, query: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in connection.execute(query):
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def _insert(connection: sqlite3.Connection, record: Record) -> None:
    table = _TABLES[type(record)]
    names = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    connection.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", table.row(record))
    _insert_parts(connection, record)


def _insert_parts(connection: sqlite3.Connection, record: Record) -> None:
    for part in _TABLES[type(record)].parts:
        rows = [(record.id, position, *values) for position, values in enumerate(part.values(record))]
        if rows:
            connection.executemany(f"INSERT INTO {part.name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _delete_parts(connection: sqlite3.Connection, record: Record) -> None:
    for part in _TABLES[type(record)].parts:
        connection.execute(f"DELETE FROM {part.name} WHERE {part.owner} = ?", (record.id,))


def _run_once(connection: sqlite3.Connection, statement: str, values: Row) -> None:
    if connection.execute(statement, values).rowcount != 1:
        raise LookupError(values[-1])


def _target_rows(record: Annotation | PassageDecision) -> list[Row]:
    return [
        (part.document, part.span.start, part.span.end, part.exact, part.prefix, part.suffix) for part in record.targets
    ]


def _form_rows(edit: EntityEdit) -> list[Row]:
    return [*((form, True) for form in edit.added), *((form, False) for form in edit.removed)]


def _single(values: Iterable[str]) -> list[Row]:
    return [(value,) for value in values]


def _decision_table(values: Callable[[Any], Row]) -> _Table:
    """`values`: what a decision is about, its verdict, and one detail."""
    return _Table(
        "decisions",
        ("id", "decided", "author", "about", "verdict", "detail"),
        (_Part("decision_targets", "decision", _target_rows),),
        lambda record: (record.id, record.decided, record.author, *values(record)),
    )


_TABLES: dict[type[Record], _Table] = {
    Annotation: _Table(
        "annotations",
        ("id", "created", "modified", "author", "style", "colour", "body"),
        (
            _Part("targets", "annotation", _target_rows),
            _Part("annotation_topics", "annotation", lambda annotation: _single(annotation.topics)),
        ),
    ),
    Topic: _Table("topics", ("id", "name", "colour", "description", "parent")),
    Rejection: _Table(
        "rejections",
        ("id", "document", "start", "end", "topic"),
        values=lambda one: (one.id, one.document, one.span.start, one.span.end, one.topic),
    ),
    DocumentRecord: _Table(
        "documents", ("id", "text", "sha256", "title", "outlet", "date", "path", "own", "markdown", "listed")
    ),
    LinkDecision: _decision_table(lambda link: ("link", link.verdict, link.kind)),
    FigureDecision: _decision_table(lambda figures: ("figures", figures.verdict, "")),
    MentionMark: _decision_table(lambda mark: ("mention", "", mark.entity)),
    SyncPoint: _decision_table(lambda _: ("sync", "", "")),
    EntityEdit: _Table(
        "entity_edits",
        ("id", "decided", "author", "was", "was_type", "name", "type", "merged_into", "own"),
        (_Part("entity_forms", "entity", _form_rows),),
    ),
    AccountGroup: _Table(
        "account_groups",
        ("id", "decided", "author", "name", "together"),
        (_Part("account_group_documents", "account_group", lambda group: _single(group.documents)),),
    ),
    Synonyms: _Table(
        "synonyms",
        ("id", "decided", "author"),
        (_Part("synonym_words", "synonyms", lambda synonyms: _single(synonyms.words)),),
    ),
    RefusedName: _Table("refused_names", ("id", "decided", "author", "name")),
}
