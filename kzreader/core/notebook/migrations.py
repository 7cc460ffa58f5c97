"""What brings a notebook from each version to the next. What was published here is never changed, only added to."""

from __future__ import annotations

from collections.abc import Sequence

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


def _column_names(columns: Sequence[str]) -> str:
    return ", ".join(column.split()[0] for column in columns)


def _summed(table: str, columns: Sequence[str]) -> str:
    names = _column_names(columns)
    return f"UPDATE {table} SET checksum = row_checksum('{table}', {names})"


def _made(table: str, columns: Sequence[str], key: str) -> str:
    fields = ", ".join((*columns, "checksum INTEGER NOT NULL DEFAULT 0"))
    return f"CREATE TABLE {table} ({fields}, PRIMARY KEY ({key})) STRICT, WITHOUT ROWID"


def _rebuilt(table: str, columns: Sequence[str], key: str = "id") -> Migration:
    """The table as it was, with the columns of `columns` that have a default besides, and checksums.

    Without rowids each row is kept once: no index can contradict its table.
    """
    kept = _column_names([column for column in columns if " DEFAULT " not in column])
    return (
        _made(f"new_{table}", columns, key),
        f"INSERT INTO new_{table} ({kept}) SELECT {kept} FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE new_{table} RENAME TO {table}",
        _summed(table, columns),
    )


def _reference(column: str, table: str) -> str:
    return f"{column} TEXT NOT NULL REFERENCES {table} (id) DEFERRABLE INITIALLY DEFERRED"


_POSITION = "position INTEGER NOT NULL"
_PLACE = ("start INTEGER NOT NULL CHECK (start >= 0)", '"end" INTEGER NOT NULL CHECK ("end" >= start)')
_TARGET = (
    _POSITION,
    _reference("document", "documents"),
    *_PLACE,
    "exact TEXT NOT NULL",
    "prefix TEXT NOT NULL",
    "suffix TEXT NOT NULL",
    "state TEXT NOT NULL DEFAULT 'attached' CHECK (state IN ('attached', 'moved', 'unplaced'))",
    "likeness INTEGER NOT NULL DEFAULT 1000 CHECK (likeness BETWEEN 0 AND 1000)",
    "quoted TEXT NOT NULL DEFAULT ''",
)

_FOURTH: Migration = (
    *_rebuilt("meta", ("key TEXT NOT NULL", "value TEXT NOT NULL"), "key"),
    *_rebuilt(
        "documents",
        (
            "id TEXT NOT NULL",
            "text TEXT NOT NULL",
            "sha256 TEXT NOT NULL",
            "title TEXT NOT NULL",
            "outlet TEXT NOT NULL",
            "date TEXT NOT NULL",
            "path TEXT NOT NULL",
            "own INTEGER NOT NULL CHECK (own IN (0, 1))",
            "markdown INTEGER NOT NULL CHECK (markdown IN (0, 1))",
            "listed INTEGER NOT NULL CHECK (listed IN (0, 1))",
            "version_of TEXT NOT NULL DEFAULT ''",
        ),
    ),
    *_rebuilt(
        "topics",
        (
            "id TEXT NOT NULL",
            "name TEXT NOT NULL",
            "colour TEXT NOT NULL",
            "description TEXT NOT NULL",
            "parent TEXT NOT NULL",
            "modified TEXT NOT NULL DEFAULT ''",
        ),
    ),
    *_rebuilt(
        "annotations",
        (
            "id TEXT NOT NULL",
            "created TEXT NOT NULL",
            "modified TEXT NOT NULL",
            "author TEXT NOT NULL",
            "style TEXT NOT NULL",
            "colour TEXT NOT NULL",
            "body TEXT NOT NULL",
        ),
    ),
    *_rebuilt("targets", (_reference("annotation", "annotations"), *_TARGET), "annotation, position"),
    *_rebuilt(
        "annotation_topics",
        (_reference("annotation", "annotations"), _POSITION, _reference("topic", "topics")),
        "annotation, position",
    ),
    _made(
        "annotation_changes",
        (
            _reference("annotation", "annotations"),
            _POSITION,
            "part TEXT NOT NULL",
            "changed TEXT NOT NULL",
            "author TEXT NOT NULL",
            "present INTEGER NOT NULL CHECK (present IN (0, 1))",
        ),
        "annotation, position",
    ),
    _made(
        "annotation_wordings",
        (
            _reference("annotation", "annotations"),
            _POSITION,
            "written TEXT NOT NULL",
            "author TEXT NOT NULL",
            "body TEXT NOT NULL",
        ),
        "annotation, position",
    ),
    _made(
        "annotation_superseded",
        (_reference("annotation", "annotations"), _POSITION, "version TEXT NOT NULL"),
        "annotation, position",
    ),
    *_rebuilt(
        "rejections",
        ("id TEXT NOT NULL", _reference("document", "documents"), *_PLACE, "topic TEXT NOT NULL"),
    ),
    *_rebuilt("drafts", ("annotation TEXT NOT NULL", "body TEXT NOT NULL"), "annotation"),
    *_rebuilt(
        "decisions",
        (
            "id TEXT NOT NULL",
            "decided TEXT NOT NULL",
            "author TEXT NOT NULL",
            "about TEXT NOT NULL CHECK (about IN ('link', 'figures', 'mention', 'sync'))",
            "verdict TEXT NOT NULL",
            "detail TEXT NOT NULL",
        ),
    ),
    *_rebuilt("decision_targets", (_reference("decision", "decisions"), *_TARGET), "decision, position"),
    *_rebuilt(
        "entity_edits",
        (
            "id TEXT NOT NULL",
            "decided TEXT NOT NULL",
            "author TEXT NOT NULL",
            "was TEXT NOT NULL",
            "was_type TEXT NOT NULL",
            "name TEXT NOT NULL",
            "type TEXT NOT NULL",
            "merged_into TEXT NOT NULL",
            "own INTEGER NOT NULL CHECK (own IN (0, 1))",
        ),
    ),
    *_rebuilt(
        "entity_forms",
        (
            _reference("entity", "entity_edits"),
            _POSITION,
            "form TEXT NOT NULL",
            "counts INTEGER NOT NULL CHECK (counts IN (0, 1))",
        ),
        "entity, position",
    ),
    *_rebuilt(
        "account_groups",
        (
            "id TEXT NOT NULL",
            "decided TEXT NOT NULL",
            "author TEXT NOT NULL",
            "name TEXT NOT NULL",
            "together INTEGER NOT NULL CHECK (together IN (0, 1))",
        ),
    ),
    *_rebuilt(
        "account_group_documents",
        (_reference("account_group", "account_groups"), _POSITION, _reference("document", "documents")),
        "account_group, position",
    ),
    *_rebuilt("synonyms", ("id TEXT NOT NULL", "decided TEXT NOT NULL", "author TEXT NOT NULL")),
    *_rebuilt(
        "synonym_words", (_reference("synonyms", "synonyms"), _POSITION, "word TEXT NOT NULL"), "synonyms, position"
    ),
    *_rebuilt(
        "refused_names", ("id TEXT NOT NULL", "decided TEXT NOT NULL", "author TEXT NOT NULL", "name TEXT NOT NULL")
    ),
    _made(
        "removals",
        (
            "id TEXT NOT NULL",
            "removed TEXT NOT NULL",
            "author TEXT NOT NULL",
            "content TEXT NOT NULL",
        ),
        "id",
    ),
    _made(
        "saved_filters",
        ("id TEXT NOT NULL", "name TEXT NOT NULL", "criteria TEXT NOT NULL", "modified TEXT NOT NULL"),
        "id",
    ),
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH)
