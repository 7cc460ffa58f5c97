"""From a path to a sound connection, or to a sentence that says why not. A refused file is not touched."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from kzreader.core.atomic import new_file_beside, replacing, sync, sync_folder
from kzreader.core.errors import (
    DamagedNotebook,
    LockedNotebook,
    NewerNotebook,
    NotANotebook,
    NotebookError,
    ReadOnlyNotebook,
)
from kzreader.core.notebook import header
from kzreader.core.notebook.schema import create

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUSY_TIMEOUT = 1.0
"""Seconds to wait for another program's write to end."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises on a damaged file; the second where SQLite's message quotes what is no UTF-8."""

_BACKUP_HINT = "Open another notebook, or a backup of this one."
_SALVAGE_HINT = "Save what it holds with “kzreader notebook salvage”, or open a backup of it."


@contextlib.contextmanager
def translated(name: str) -> Iterator[None]:
    """Say what went wrong with the notebook `name` as a NotebookError; nothing of SQLite's gets out."""
    try:
        yield
    except UNREADABLE as error:
        raise _error_for(name, error) from error


def _error_for(name: str, error: Exception) -> NotebookError:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedNotebook(
                f"Another program is using the notebook {name}.", "Close it there, or wait a moment and try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return read_only(name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR | 0:
            return damaged(name)  # also a table that is missing, and text that is no UTF-8
        case sqlite3.SQLITE_FULL:
            return NotebookError(
                f"There is no room left on the disk of the notebook {name}: the last step was not saved.",
                "Free some room and try again.",
            )
        case _:
            return NotebookError(f"The notebook {name} cannot be used: {error}.", _BACKUP_HINT)


def read_only(name: str) -> ReadOnlyNotebook:
    """The error for a write to a notebook that cannot be written."""
    return ReadOnlyNotebook(f"Nothing can be written to the notebook {name}.", "Save a copy in another folder.")


def no_notebook() -> ReadOnlyNotebook:
    """The error for a write where no notebook could be opened."""
    return ReadOnlyNotebook("There is no notebook to write to.", "Open one, or make one, in a folder of yours.")


def damaged(name: str) -> DamagedNotebook:
    """The error for a notebook that does not hold together."""
    return DamagedNotebook(f"The notebook {name} is damaged.", _SALVAGE_HINT)


def connect(path: Path, *, mode: str) -> sqlite3.Connection:
    """A connection with the settings that every notebook is used with. `mode`: "rw" or "ro", as SQLite names them."""
    connection = unconfigured(path, mode=mode)
    try:
        return _configured(connection)
    except BaseException:
        connection.close()
        raise


def unconfigured(path: Path, *, mode: str) -> sqlite3.Connection:
    """A connection that has not looked at the file yet."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)


def connect_in_memory(*, notebook_id: str) -> sqlite3.Connection:
    """An empty notebook that lives as long as its connection."""
    connection = _configured(sqlite3.connect(":memory:", isolation_level=None))
    create(connection, notebook_id=notebook_id)
    return connection


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def version_of(path: Path, *, newest: int) -> int:
    """The version that the file's first bytes name; nothing is opened as a database.

    Raises NotANotebook for anything that is no notebook, DamagedNotebook for one cut off in its first bytes,
    NewerNotebook for one beyond version `newest`.
    """
    beginning = header_of(path)
    if not header.is_database(beginning):
        raise NotANotebook(f"{path} is not a kzreader notebook.", "Choose a file that ends in .kzn.")
    if not header.is_notebook(beginning):
        raise NotANotebook(f"{path} belongs to another program.", "Choose a file that ends in .kzn.")
    version = header.version_in(beginning)
    if version > newest:
        raise NewerNotebook(f"The notebook {path} was written by a newer kzreader.", "Update kzreader to open it.")
    if version < 1 or header.faults(beginning):
        raise damaged(str(path))
    return version


def header_of(path: Path) -> bytes:
    """The first bytes of the file. Raises NotANotebook where there is no file, NotebookError where it is unreadable."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotANotebook(f"{path} is not a file.", "Choose a file that ends in .kzn.")
        with path.open("rb") as file:
            return file.read(header.LENGTH)
    except FileNotFoundError:
        raise NotANotebook(f"There is no notebook {path}.", "Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        raise NotebookError(f"The notebook {path} cannot be read: {_reason(error)}.", _BACKUP_HINT) from error


def is_database(path: Path) -> bool:
    """Whether there is a notebook, sound or not, or another program's database, that nothing else may replace."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return header.is_database(file.read(header.LENGTH))
    except (OSError, ValueError):
        return False


def create_file(path: Path, *, notebook_id: str) -> None:
    """Make an empty notebook, and its folder; the file is there whole or not at all. An existing file stays.

    Raises NotebookError where it cannot be made.
    """
    write_new(path, lambda: _empty(notebook_id))


def write_new(path: Path, content: Callable[[], bytes]) -> None:
    """Make a file, and its folder, with what `content` gives, as `create_file` does."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = new_file_beside(path)
        try:
            temporary.write_bytes(content())
            sync(temporary)
            _move_unless_there(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise NotebookError(
            f"The notebook {path} cannot be made: {_reason(error)}.", "Choose another folder or name."
        ) from error


def _empty(notebook_id: str) -> bytes:
    connection = connect_in_memory(notebook_id=notebook_id)
    try:
        return connection.serialize()
    finally:
        connection.close()


def _move_unless_there(temporary: Path, path: Path) -> None:
    """Another kzreader may make the same notebook at this moment: the first one stays."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            temporary.rename(path)


def check(connection: sqlite3.Connection, name: str) -> None:
    """Raise DamagedNotebook unless the pages and the references between the tables are sound.

    SQLite's quick check overlooks rows that are out of order, and is no quicker where no table has an index.
    """
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise damaged(name)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(name)


def can_write(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether both the file and, for its journal, the folder can be written."""
    folder = Path(os.path.realpath(path)).parent
    effective = os.access in os.supports_effective_ids
    if not all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, folder)):
        return False
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return False
        raise
    return True


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the way back while it writes; left behind by a crash, it must be played back."""
    return Path(os.path.realpath(path) + "-journal")


def log_of(path: Path) -> Path:
    """Where SQLite would keep a write-ahead log, which no notebook has; it reads one that it finds all the same."""
    return Path(os.path.realpath(path) + "-wal")


def has_journal(path: Path) -> bool:
    """Whether there is anything beside the notebook that SQLite would take for a part of it."""
    return journal_of(path).exists() or log_of(path).exists()


def copy_to(connection: sqlite3.Connection, path: Path) -> None:
    """Write the notebook to `path` as one whole file, or leave what was there and raise OSError or sqlite3.Error."""
    if journal_of(path).exists():
        raise FileExistsError(errno.EBUSY, "another program is writing to it", str(path))
    with replacing(path) as temporary:
        copy = sqlite3.connect(temporary)
        try:
            connection.backup(copy)
        finally:
            copy.close()


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
