"""The tables of a notebook file, as a numbered list of migrations: version n is what the first n of them make.

A notebook is known by SQLite's application id; its version is SQLite's `user_version`. A published migration is never
changed: what comes later is a new one at the end of the list.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

APPLICATION_ID = 0x6B7A6E62
"""Stands at byte 68 of the file; in ASCII it reads "kznb"."""

Migration = tuple[str, ...]
"""SQL statements that bring a notebook from one version to the next."""

_FIRST: Migration = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        date TEXT NOT NULL,
        path TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        markdown INTEGER NOT NULL CHECK (markdown IN (0, 1)),
        listed INTEGER NOT NULL CHECK (listed IN (0, 1))
    ) STRICT""",
    """CREATE TABLE topics (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        description TEXT NOT NULL,
        parent TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE annotations (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        author TEXT NOT NULL,
        style TEXT NOT NULL,
        colour TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE targets (
        annotation TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        PRIMARY KEY (annotation, position),
        CHECK (0 <= start AND start <= "end")
    ) STRICT""",
    "CREATE INDEX targets_by_document ON targets (document)",
    """CREATE TABLE annotation_topics (
        annotation TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (annotation, position)
    ) STRICT""",
    "CREATE INDEX annotation_topics_by_topic ON annotation_topics (topic)",
    """CREATE TABLE rejections (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        topic TEXT NOT NULL,
        CHECK (0 <= start AND start <= "end")
    ) STRICT""",
    "CREATE INDEX rejections_by_document ON rejections (document)",
    "CREATE TABLE drafts (annotation TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT",
)

_SECOND: Migration = (
    """CREATE TABLE decisions (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        about TEXT NOT NULL CHECK (about IN ('link', 'figures', 'mention', 'sync')),
        verdict TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE decision_targets (
        decision TEXT NOT NULL REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        PRIMARY KEY (decision, position),
        CHECK (0 <= start AND start <= "end")
    ) STRICT""",
    "CREATE INDEX decision_targets_by_document ON decision_targets (document)",
    """CREATE TABLE entity_edits (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        was TEXT NOT NULL,
        was_type TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        merged_into TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entity_forms (
        entity TEXT NOT NULL REFERENCES entity_edits (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
        PRIMARY KEY (entity, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE account_groups (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        together INTEGER NOT NULL CHECK (together IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE account_group_documents (
        account_group TEXT NOT NULL REFERENCES account_groups (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (account_group, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX account_group_documents_by_document ON account_group_documents (document)",
    "CREATE TABLE synonyms (id TEXT PRIMARY KEY, decided TEXT NOT NULL, author TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE synonym_words (
        synonyms TEXT NOT NULL REFERENCES synonyms (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (synonyms, position)
    ) STRICT, WITHOUT ROWID""",
)

_THIRD: Migration = (
    """CREATE TABLE refused_names (
        id TEXT PRIMARY KEY,
        decided TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND, _THIRD)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the notebook to the newest version in one transaction. The connection commits by itself."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        for statement in (statement for migration in migrations[version:] for statement in migration):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def create(connection: sqlite3.Connection, *, notebook_id: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make an empty notebook in an empty database. `notebook_id` tells it from its copies' siblings for ever."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection, migrations)
    connection.execute("INSERT INTO meta (key, value) VALUES ('id', ?)", (notebook_id,))
