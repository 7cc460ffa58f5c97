"""The tables of a notebook file: version n is what the first n migrations make.

A notebook is known by SQLite's application id; its version is SQLite's `user_version`. Every table has the checksum of
each row in its last column, and no index besides its key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache

from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.migrations import MIGRATIONS, Migration

APPLICATION_ID = 0x6B7A6E62
"""Stands at byte 68 of the file; in ASCII it reads "kznb"."""


FIRST_VERSION_WITH_CHECKSUMS = 4


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the notebook to the newest version in one transaction. The connection commits by itself.

    Raises sqlite3.Error where that fails or rows would be lost on the way; everything is then as it was.
    """
    connection.create_function(
        "row_checksum", -1, lambda table, *values: row_checksum(table, values), deterministic=True
    )
    # Tables that others refer to are made anew, which SQLite allows only while it does not watch over references.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        _bring_up_to_date(connection, migrations)
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _bring_up_to_date(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    before = _counts(connection)
    for statement in (statement for migration in migrations[version:] for statement in migration):
        connection.execute(statement)
    after = _counts(connection)
    if any(after.get(table) != count for table, count in before.items()):
        raise sqlite3.IntegrityError("a migration lost rows")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.IntegrityError("a migration lost what a row refers to")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def create(connection: sqlite3.Connection, *, notebook_id: str) -> None:
    """Make an empty notebook of the database in memory. `notebook_id` tells it from its copies' siblings for ever."""
    connection.deserialize(_empty())
    connection.execute(
        "INSERT INTO meta (key, value, checksum) VALUES ('id', ?, ?)",
        (notebook_id, row_checksum("meta", ("id", notebook_id))),
    )


@cache
def _empty() -> bytes:
    """A notebook of the newest version, as a file, to which only its id is missing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection)
        connection.execute("VACUUM")  # the pages of tables that were made anew on the way
        return connection.serialize()


def columns_of(migrations: tuple[Migration, ...] = MIGRATIONS) -> dict[str, tuple[str, ...]]:
    """The columns of every table, in the order of the file, without the checksum."""
    return {table: tuple(name for name, _ in columns) for table, columns in _declared(migrations).items()}


def kinds_of(migrations: tuple[Migration, ...] = MIGRATIONS) -> dict[str, str]:
    """By table, a letter for each of these columns: "T" for text, "I" for an integer."""
    return {table: "".join(kind[0] for _, kind in columns) for table, columns in _declared(migrations).items()}


@cache
def statements_of(migrations: tuple[Migration, ...] = MIGRATIONS) -> frozenset[tuple[str, str, str]]:
    """What a notebook of that version is made of: each table's or index's type, name and definition."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations)
        return read_statements(connection)


def read_statements(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """The same of an open notebook. Quotation marks and white space do not count: SQLite's versions set them apart."""
    return frozenset(
        (kind, name, "".join((sql or "").replace('"', "").split()))
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
    )


@cache
def _declared(migrations: tuple[Migration, ...]) -> dict[str, list[tuple[str, str]]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [
                (name, kind)
                for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
                if name != "checksum"
            ]
            for table in tables
        }
