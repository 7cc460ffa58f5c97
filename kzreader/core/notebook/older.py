"""The rows of a damaged notebook of a version whose rows have no checksums: what SQLite reads, then what its pages
still hold, each known by its shape and by what it speaks of.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kzreader.core.notebook import header, opening, pages, schema
from kzreader.core.notebook.gathering import Gathered, Key, Rows, key_of, lost_words
from kzreader.core.notebook.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.notebook.pages import Value

_OLD = MIGRATIONS[: schema.FIRST_VERSION_WITH_CHECKSUMS - 1]
_NEW_COLUMNS: dict[str, Value] = {"state": "attached", "likeness": 1000, "quoted": "", "modified": "", "version_of": ""}
"""What later versions give rows that are older."""

_OWNERS = {
    "targets": "annotations",
    "annotation_topics": "annotations",
    "drafts": "annotations",
    "decision_targets": "decisions",
    "account_group_documents": "account_groups",
    "synonym_words": "synonyms",
}
"""Where tables have the same shape, a row belongs to the one that has the record it speaks of."""


def gather(data: bytes) -> Gathered:
    """The rows as the present version has them. Which of them are damaged cannot be told."""
    found = Gathered({table: {} for table in schema.columns_of()}, [], [])
    for table, columns in schema.columns_of(_OLD).items():
        for row in _read_by_sqlite(data, table, columns):
            _take(found.rows, table, columns, row)
    _take_from_pages(found, data)
    return found


def _take(rows: Rows, table: str, columns: tuple[str, ...], row: tuple[Value, ...]) -> bool:
    """Whether the row is new, or there already."""
    record = {**_NEW_COLUMNS, **dict(zip(columns, row, strict=True))}
    values = tuple(record[column] for column in schema.columns_of()[table])
    key: Key = key_of(table, values)
    return rows[table].setdefault(key, values) == values


def _read_by_sqlite(data: bytes, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Value, ...]]:
    """From the beginning and from the end: a broken page in the middle hides neither."""
    names = ", ".join(f'"{column}"' for column in columns)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(
            header.mended(data[: header.LENGTH], size=len(data), version=len(_OLD)) + data[header.LENGTH :]
        )
        connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
        for order in ("ASC", "DESC"):
            try:
                yield from connection.execute(f'SELECT {names} FROM {table} ORDER BY "{columns[0]}" {order}')
            except opening.UNREADABLE:
                continue


def _take_from_pages(found: Gathered, data: bytes) -> None:
    """Owners first, so that what speaks of them is known by them."""
    shapes = schema.kinds_of(_OLD)
    columns = schema.columns_of(_OLD)
    rows = list(pages.unchecked_rows(data))
    for sure in (True, False):
        for row in rows:
            kinds = "".join("T" if isinstance(value, str) else "I" for value in row)
            tables = [table for table, shape in shapes.items() if shape == kinds]
            if not tables or (len(tables) == 1) is not sure:
                continue
            fitting = tables if sure else [one for one in tables if _speaks_of_what_is_there(found.rows, one, row)]
            if len(fitting) != 1 or not _take(found.rows, fitting[0], columns[fitting[0]], row):
                found.lost.append(f"A row of {' or '.join(tables)}: {lost_words(row)}")


def _speaks_of_what_is_there(rows: Rows, table: str, row: tuple[Value, ...]) -> bool:
    if table == "meta":
        return row[0] == "id"
    return table in _OWNERS and (row[0],) in rows[_OWNERS[table]]
