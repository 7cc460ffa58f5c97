"""Records to rows and back: the one place that knows both. A statement touches rows by id only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kzreader.core.notebook.annotation import (
    Annotation,
    Colour,
    DocumentRecord,
    Record,
    Rejection,
    Style,
    Target,
    Topic,
)
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.text import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

Row = tuple[Any, ...]


def apply(connection: sqlite3.Connection, edit: Edit) -> None:
    """Write one edit. Foreign keys are checked at the end of the transaction.

    Raises LookupError where the file does not hold the record that the edit speaks of.
    """
    match edit:
        case Added(record):
            _insert(connection, record)
        case Removed(record):
            _delete_parts(connection, record)
            _run_once(connection, f"DELETE FROM {_table(record)} WHERE id = ?", (record.id,))
        case Replaced(_, after):
            _delete_parts(connection, after)
            columns, values = _row(after)
            assignments = ", ".join(f'"{column}" = ?' for column in columns)
            _run_once(connection, f"UPDATE {_table(after)} SET {assignments} WHERE id = ?", (*values, after.id))
            _insert_parts(connection, after)


def read_all(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record of the notebook: documents, topics, annotations (oldest first), rejections.

    Raises ValueError where a row holds what no record can.
    """
    yield from _read_documents(connection)
    for row in connection.execute("SELECT id, name, colour, description, parent FROM topics ORDER BY id"):
        yield Topic(*row)
    yield from _read_annotations(connection)
    for row in connection.execute('SELECT id, document, start, "end", topic FROM rejections ORDER BY id'):
        yield Rejection(id=row[0], document=row[1], span=Span(row[2], row[3]), topic=row[4])


def _read_documents(connection: sqlite3.Connection) -> Iterator[DocumentRecord]:
    for row in connection.execute(
        "SELECT id, text, sha256, title, outlet, date, path, own, markdown, listed FROM documents ORDER BY id"
    ):
        yield DocumentRecord(*row[:7], *map(bool, row[7:]))


def _read_annotations(connection: sqlite3.Connection) -> Iterator[Annotation]:
    targets = _grouped(
        connection,
        'SELECT annotation, document, start, "end", exact, prefix, suffix FROM targets ORDER BY annotation, position',
    )
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
            targets=tuple(Target(part[0], Span(part[1], part[2]), *part[3:]) for part in targets[row[0]]),
        )


def _grouped(connection: sqlite3.Connection, query: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in connection.execute(query):
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def _insert(connection: sqlite3.Connection, record: Record) -> None:
    columns, values = _row(record)
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO {_table(record)} ({names}) VALUES ({marks})", values)
    _insert_parts(connection, record)


def _insert_parts(connection: sqlite3.Connection, record: Record) -> None:
    if not isinstance(record, Annotation):
        return
    connection.executemany(
        "INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (record.id, position, part.document, part.span.start, part.span.end, part.exact, part.prefix, part.suffix)
            for position, part in enumerate(record.targets)
        ],
    )
    connection.executemany(
        "INSERT INTO annotation_topics VALUES (?, ?, ?)",
        [(record.id, position, topic) for position, topic in enumerate(record.topics)],
    )


def _delete_parts(connection: sqlite3.Connection, record: Record) -> None:
    if isinstance(record, Annotation):
        connection.execute("DELETE FROM targets WHERE annotation = ?", (record.id,))
        connection.execute("DELETE FROM annotation_topics WHERE annotation = ?", (record.id,))


def _run_once(connection: sqlite3.Connection, statement: str, values: Row) -> None:
    if connection.execute(statement, values).rowcount != 1:
        raise LookupError(values[-1])


_TABLES: dict[type[Record], tuple[str, tuple[str, ...]]] = {
    Annotation: ("annotations", ("id", "created", "modified", "author", "style", "colour", "body")),
    Topic: ("topics", ("id", "name", "colour", "description", "parent")),
    Rejection: ("rejections", ("id", "document", "start", "end", "topic")),
    DocumentRecord: (
        "documents",
        ("id", "text", "sha256", "title", "outlet", "date", "path", "own", "markdown", "listed"),
    ),
}


def _table(record: Record) -> str:
    return _TABLES[type(record)][0]


def _row(record: Record) -> tuple[tuple[str, ...], Row]:
    """Column names and their values, for the record's own table."""
    columns = _TABLES[type(record)][1]
    if isinstance(record, Rejection):
        return columns, (record.id, record.document, record.span.start, record.span.end, record.topic)
    return columns, tuple(getattr(record, column) for column in columns)
