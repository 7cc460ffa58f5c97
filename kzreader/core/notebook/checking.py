"""Is a notebook sound? Every byte that can be checked is checked, and none is changed."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kzreader.core.errors import DamagedNotebook, NewerNotebook, NotANotebook
from kzreader.core.notebook import header, journals, opening, rows, schema
from kzreader.core.notebook.checksums import is_sound
from kzreader.core.notebook.migrations import MIGRATIONS
from kzreader.core.notebook.pages import sound_rows
from kzreader.core.notebook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_LINES = 20
"""Of what SQLite says of broken pages: more tell the reader nothing."""


def findings(path: Path) -> tuple[str, ...]:
    """What is wrong with the notebook at `path`, as sentences; nothing for a sound one.

    A journal that a crash left is played back; apart from that no byte is changed. Raises NotANotebook for a file that
    is none, NewerNotebook, LockedNotebook, or NotebookError for one that cannot be read.
    """
    beginning = opening.header_of(path)
    check_is_notebook(path, beginning)
    broken = header.faults(beginning)
    if broken:
        return tuple(broken)  # with some of them SQLite would write to the folder
    try:
        journals.recover(path)
    except DamagedNotebook as error:
        return (error.sentence,)
    try:
        with opening.translated(str(path)), closing(opening.connect(path, mode="ro")) as connection:
            connection.text_factory = _lenient
            return tuple(dict.fromkeys(_findings(connection, path)))
    except DamagedNotebook as error:
        return (f"SQLite cannot read it: {error.__cause__}.",)


def check_is_notebook(path: Path, beginning: bytes) -> None:
    """Raise NotANotebook unless the file is a notebook by its header or, where that is lost, by its rows."""
    if not header.is_notebook(beginning) and next(sound_rows(path.read_bytes(), schema.kinds_of()), None) is None:
        raise NotANotebook(f"{path} is not a kzreader notebook.", "Choose a file that ends in .kzn.")


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _findings(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    connection.execute("BEGIN")
    try:
        statements = schema.read_statements(connection)
        yield from header.counting_faults(connection.serialize()[: header.LENGTH], size=path.stat().st_size)
    except opening.UNREADABLE as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        yield f"SQLite cannot read it: {error}."
        return
    version = _version(connection, statements, str(path))
    if version is None:
        yield "Its tables are not those that its version number stands for."
        return
    yield from _broken_pages(connection)
    if version < schema.FIRST_VERSION_WITH_CHECKSUMS:
        yield from _old_records(connection)
        return
    changed = list(_changed_rows(connection))
    yield from changed
    yield from _contradictions(connection)
    if not changed:
        yield from _records(connection)


def _version(connection: sqlite3.Connection, statements: frozenset[tuple[str, str, str]], name: str) -> int | None:
    """The version, where number and tables agree."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if 1 <= version <= len(MIGRATIONS):
        return version if statements == schema.statements_of(MIGRATIONS[:version]) else None
    if version > len(MIGRATIONS) and statements != schema.statements_of():
        raise NewerNotebook(f"The notebook {name} was written by a newer kzreader.", "Update kzreader to open it.")
    return None


def _broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})"):
            if line != "ok":
                yield f"Its pages do not hold together: {line.removeprefix('*** in database main ***').strip()}."
        for table, _, other, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"A row of {table} speaks of one of {other} that is not there."
    except opening.UNREADABLE as error:
        yield f"Its pages do not hold together: {error}."


def _changed_rows(connection: sqlite3.Connection) -> Iterator[str]:
    for table in schema.columns_of():
        try:
            for *values, checksum in connection.execute(f"SELECT * FROM {table}"):
                if not is_sound(table, values, checksum):
                    yield f"A row of {table} was changed by something else than kzreader: {values[0]}."
                elif table == "documents" and hashlib.sha256(values[1].encode()).hexdigest() != values[2]:
                    yield f"The text of the document {values[0]} is not the one that was kept."
        except opening.UNREADABLE as error:
            yield f"The table {table} cannot be read to its end: {error}."


def _contradictions(connection: sqlite3.Connection) -> Iterator[str]:
    parts = {part.name: part.owner for table in TABLES.values() for part in table.parts}
    for name, owner in parts.items():
        query = (
            f"SELECT {owner} FROM {name} GROUP BY {owner} HAVING min(position) <> 0 OR max(position) <> count(*) - 1"
        )
        try:
            for (record,) in connection.execute(query):
                yield f"Of {record} a row of {name} is missing."
        except opening.UNREADABLE as error:
            yield f"The table {name} cannot be read to its end: {error}."


def _records(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for _ in rows.read_all(connection):
            pass
        rows.read_drafts(connection)
        if not rows.read_meta(connection).get("id"):
            yield "It does not say which notebook it is."
    except (*opening.UNREADABLE, ValueError, TypeError) as error:
        yield f"A record cannot be read: {error}."


def _old_records(connection: sqlite3.Connection) -> Iterator[str]:
    """Those of an older version, as they read once they are brought up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        try:
            memory.deserialize(connection.serialize())
            schema.migrate(memory)
        except opening.UNREADABLE as error:
            yield f"A record cannot be read: {error}."
            return
        yield from _changed_rows(memory)
        yield from _contradictions(memory)
        yield from _records(memory)
