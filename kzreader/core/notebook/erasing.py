"""Erasing notes for good: out of the file, its free pages and its backups. Nothing brings them back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.errors import NotebookError
from kzreader.core.notebook import opening
from kzreader.core.notebook.annotation import Annotation, Removal
from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.edits import Added, Change, Edit, Removed, Replaced
from kzreader.core.notebook.gathering import SPEAKING
from kzreader.core.notebook.migrations import MIGRATIONS
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.notebook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kzreader.core.notebook.planning import Desk


class Erasure(NamedTuple):
    """What was erased; the backups that were written anew; and the files that still hold something of it, with what
    keeps them from being written.
    """

    change: Change
    backups: tuple[Path, ...]
    left: tuple[str, ...]


def planned(desk: Desk, ids: Iterable[str]) -> list[Edit]:
    """The annotations gone; those that were removed before may be named, too. Raises RequestError for others."""
    there, gone = desk.notebook.annotations, desk.notebook.removals
    return [Removed(desk.annotation(one)) for one in ids if one in there or removal_of(one) not in gone]


def removal_of(annotation_id: str) -> str:
    """The id of the Removal of an annotation."""
    return f"{TABLES[Annotation].name}/{annotation_id}"


def emptied(edits: Iterable[Edit], notebook: Notebook, ids: Iterable[str]) -> list[Edit]:
    """The edits, and nothing kept in the removals of these annotations but that they are gone."""
    wanted = {removal_of(one) for one in ids}
    kept = [
        Added(edit.record._replace(content=""))
        if isinstance(edit, Added) and isinstance(edit.record, Removal) and edit.record.id in wanted
        else edit
        for edit in edits
    ]
    before = [notebook.removals[one] for one in sorted(wanted & notebook.removals.keys())]
    return [*kept, *(Replaced(one, one._replace(content="")) for one in before if one.content)]


def unneeded(notebook: Notebook, after: Iterable[Edit]) -> list[Edit]:
    """The texts gone that were kept for notes which are gone after these edits, and that nothing else speaks of.

    A document stays that the reader put into the library, or took out of the bundled ones.
    """
    rest = Notebook(notebook.records())
    rest.apply(after)
    versions = {record.version_of for record in rest.documents.values()}
    return [
        Removed(record)
        for record in rest.documents.values()
        if record.own is not record.listed and record.id not in versions and not rest.refers_to(record)
    ]


def erase_from_backups(
    folder: Path, *, notebook_id: str, removals: Sequence[Removal]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Take the notes out of every backup of that notebook in `folder`, whatever it is called.

    Gives the backups that were written anew, and sentences on those that could not be. Each backup is at any moment as
    it was or as it will be.
    """
    written, left = [], []
    for path in sorted(folder.glob("*.kzn")):
        try:
            if _erase_from_backup(path, notebook_id, removals):
                written.append(path)
        except NotebookError as error:
            if _speaks_of(path, removals):
                left.append(error.sentence)
    return tuple(written), tuple(left)


def _speaks_of(path: Path, removals: Iterable[Removal]) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return True
    return any(_annotation_of(removal).encode() in data for removal in removals)


def _annotation_of(removal: Removal) -> str:
    return removal.id.partition("/")[2]


def _erase_from_backup(path: Path, notebook_id: str, removals: Sequence[Removal]) -> bool:
    """Whether it is a backup of that notebook, and the notes are gone from it."""
    opening.version_of(path, newest=len(MIGRATIONS))
    with opening.translated(str(path)), closing(opening.connect(path, mode="rw")) as connection:
        opening.check(connection, str(path))
        found = connection.execute("SELECT value FROM meta WHERE key = 'id'").fetchone()
        if found != (notebook_id,):
            return False
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        _delete(connection, removals)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    return True


def _delete(connection: sqlite3.Connection, removals: Iterable[Removal]) -> None:
    """The rows of the notes in a notebook of any version, and the texts that were only kept for them."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = {"annotations": "id", "drafts": "annotation"}
    columns |= {part.name: part.owner for part in TABLES[Annotation].parts}
    for removal in removals:
        for table, column in columns.items():
            if table in tables:
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (_annotation_of(removal),))
        if "removals" in tables:
            values = (*removal, row_checksum("removals", removal))
            connection.execute("INSERT OR REPLACE INTO removals VALUES (?, ?, ?, ?, ?)", values)
    needed = " UNION ".join(f"SELECT document FROM {table}" for table in SPEAKING if table in tables)
    connection.execute(f"DELETE FROM documents WHERE own <> listed AND id NOT IN ({needed})")
