"""The notebook file: every change is one transaction, and on the disk before `write` returns."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kzreader.core.errors import NotebookError
from kzreader.core.notebook import opening, rows, schema
from kzreader.core.notebook.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzreader.core.notebook.edits import Edit
    from kzreader.core.notebook.migrations import Migration
    from kzreader.core.notebook.records import Record


_DAYS_KEPT = 30


class Store:
    """An open notebook. Stays on the thread that opened it.

    `read_only`: nothing can be written, and every write raises ReadOnlyNotebook. `path` is None for one in memory.
    Every method raises a NotebookError with a sentence for the reader; sqlite3's errors never get out.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._file = _identity(path)
        self._seen = self._data_version()

    @classmethod
    def in_memory(cls, *, notebook_id: str = "memory", read_only: bool = False) -> Self:
        """A notebook that is gone when it is closed; `read_only`, so that nobody trusts it with a note."""
        return cls(opening.connect_in_memory(notebook_id=notebook_id), None, read_only=read_only)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        backups: Path | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> Self:
        """Open the notebook at `path`; one that is not there is made, with its folder, unless `read_only`.

        A file or folder that cannot be written is opened for reading. One from an older version is brought up to date
        after a backup to the folder `backups`; without that folder, or for reading, only in memory. A journal that a
        crash left is played back; apart from that, opening for reading changes no byte of an existing file.

        Raises NotANotebook, DamagedNotebook, NewerNotebook, LockedNotebook or NotebookError; the file is then as it
        was.
        """
        if not read_only and not os.path.lexists(path):
            opening.create_file(path, notebook_id=os.urandom(16).hex())
        version = opening.version_of(path, newest=len(migrations))
        if opening.has_journal(path):
            _recover(path)
            version = opening.version_of(path, newest=len(migrations))
        with opening.translated(str(path)):
            connection = opening.connect(path, mode="ro" if read_only else "rw")
            try:
                opening.check(connection, str(path))
                for_reading = read_only or not opening.can_write(connection, path)
                if version < len(migrations):
                    if for_reading or backups is None:
                        connection, for_reading = _migrated_in_memory(connection, migrations), True
                    else:
                        _back_up(connection, _backup_path(backups, path, version))
                        schema.migrate(connection, migrations)
                return cls(connection, path, read_only=for_reading)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Let go of the file. Everything is already in it."""
        self._connection.close()

    def load(self) -> tuple[Record, ...]:
        """Every record, in a fixed order."""
        with self._reading():
            self._seen = self._data_version()
            return tuple(rows.read_all(self._connection))

    def drafts(self) -> dict[str, str]:
        """The notes that were being typed, by annotation id."""
        with self._reading():
            return rows.read_drafts(self._connection)

    def notebook_id(self) -> str:
        """What tells this notebook from every other, wherever its file is."""
        with self._reading():
            return rows.read_meta(self._connection).get("id", "")

    def changed_elsewhere(self) -> bool:
        """Whether another program has written to the file since `load`."""
        with self._reading():
            return self._data_version() != self._seen

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the file for writing; commit when the block ends well, leave it as it was when it raises."""
        name = self._name()
        if self.read_only:
            raise opening.read_only(name) if self.path else opening.no_notebook()
        self._check_in_place()
        with opening.translated(name):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def write(self, edits: Iterable[Edit]) -> None:
        """Write the edits, within `transaction`."""
        try:
            for edit in edits:
                rows.apply(self._connection, edit)
        except LookupError as error:
            raise opening.damaged(self._name()) from error

    def put_draft(self, annotation_id: str, body: str) -> None:
        """Keep the note being typed, at once and outside the history."""
        with self.transaction():
            rows.put_draft(self._connection, annotation_id, body)

    def clear_drafts(self, annotation_ids: Iterable[str]) -> None:
        """Forget notes being typed, within `transaction`."""
        self._connection.executemany(
            "DELETE FROM drafts WHERE annotation = ?", [(annotation_id,) for annotation_id in annotation_ids]
        )

    def clear_draft(self, annotation_id: str) -> None:
        """Forget the note being typed."""
        with self.transaction():
            self.clear_drafts((annotation_id,))

    def vacuum(self) -> None:
        """Write the file anew without its free pages, and so without what once stood there."""
        with opening.translated(self._name()):
            self._connection.execute("VACUUM")

    def copy_to(self, path: Path) -> None:
        """Write the whole notebook to another file, which is replaced if it is there.

        Raises NotebookError; what was at `path` is then as before.
        """
        if self.path is not None and _identity(path) is not None and _identity(path) == _identity(self.path):
            raise NotebookError(f"{path} is the notebook that is open.", "Choose another name for the copy.")
        try:
            with opening.translated(self._name()):
                opening.copy_to(self._connection, path)
        except OSError as error:
            raise NotebookError(
                f"The copy {path} cannot be written: {error.strerror or error}.", "Choose another folder or name."
            ) from error

    def back_up(self, folder: Path, *, day: str, again: bool = False) -> Path | None:
        """Copy the notebook into `folder` under the date `day`, unless that was done; the latest of a month are kept.

        None where there is nothing to do: a copy of that day is there, or the notebook is in memory. `again`: a copy of
        that day is replaced. Raises NotebookError.
        """
        if self.path is None:
            return None
        copy = folder / f"{_backup_stem(self.path)}-{day}.kzn"
        if copy.exists() and not again:
            return None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotebookError(
                f"The day's backup {copy} cannot be written: {error.strerror or error}.", "Free some room there."
            ) from error
        self.copy_to(copy)
        from glob import escape

        for old in sorted(folder.glob(f"{escape(_backup_stem(self.path))}-????-??-??.kzn"))[:-_DAYS_KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()
        return copy

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with opening.translated(self._name()):
            try:
                yield
            except (ValueError, TypeError) as error:
                raise opening.damaged(self._name()) from error

    def _check_in_place(self) -> None:
        """A file that was moved, deleted or exchanged while open would swallow what is written to it."""
        if self.path is not None and _identity(self.path) != self._file:
            raise NotebookError(
                f"The notebook {self.path} was moved, deleted or replaced by another program.",
                "Save a copy, then open the notebook again.",
            )

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _name(self) -> str:
        return str(self.path or "in memory")


def records_of(path: Path) -> tuple[Record, ...]:
    """What the notebook at `path` holds, whatever its version; no byte of it is changed. Raises as `Store.open`."""
    with contextlib.closing(Store.open(path, read_only=True)) as store:
        return store.load()


def _identity(path: Path | None) -> tuple[int, int] | None:
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None


def _recover(path: Path) -> None:
    from kzreader.core.notebook import journals

    journals.recover(path)


def _migrated_in_memory(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(memory)
    connection.close()
    schema.migrate(memory, migrations)
    return memory


def _backup_path(folder: Path, path: Path, version: int) -> Path:
    """The same for the same file, so that a repeated attempt makes one backup."""
    return folder / f"{_backup_stem(path)}-version-{version}.kzn"


def _backup_stem(path: Path) -> str:
    """What the names of all backups of one file begin with."""
    import hashlib

    return f"{path.stem}-{hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:8]}"


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opening.copy_to(connection, path)
    except OSError as error:
        raise NotebookError(
            f"The notebook is from an older version, and its backup {path} cannot be written.", "Free some room there."
        ) from error
