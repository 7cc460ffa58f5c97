"""The journal that a crash left beside a notebook: played back where it is the notebook's own, and only there.

SQLite writes the pages of any journal of the right name into the file, also of one that another file left behind.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from kzreader.core.errors import DamagedNotebook
from kzreader.core.notebook import opening
from kzreader.core.notebook.header import PAGE_SIZE
from kzreader.core.notebook.pages import sound_rows
from kzreader.core.notebook.schema import kinds_of

_MAGIC = bytes.fromhex("d9d505f920a163d7")


def recover(path: Path) -> None:
    """Play back the journal of a program that was killed while it wrote, if there is one.

    Raises DamagedNotebook, with every byte as it was, where the journal belongs to another file or would leave a
    notebook that does not hold together; LockedNotebook or ReadOnlyNotebook where it cannot be played back now.
    """
    foreign = [log] if (log := opening.log_of(path)).exists() and log.stat().st_size else []
    hot = is_hot(path)
    if hot and not is_own(path):
        foreign.append(opening.journal_of(path))
    if foreign:
        raise DamagedNotebook(
            f"Beside the notebook {path} lies a journal of another file.",
            f"Move {foreign[0].name} elsewhere, then open the notebook again.",
        )
    if not hot:
        return
    with opening.translated(str(path)), closing(opening.unconfigured(path, mode="rw")) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def is_hot(path: Path) -> bool:
    """Whether a program that wrote to the notebook was killed, so that its journal has to be played back."""
    if not opening.journal_of(path).exists():
        return False
    with closing(opening.unconfigured(path, mode="ro")) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except opening.UNREADABLE as error:
            return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def is_own(path: Path) -> bool:
    """Whether playing the journal back, tried on a copy, gives this notebook as it was before its last step."""
    from kzreader.core.notebook.checking import findings

    data, journal = path.read_bytes(), opening.journal_of(path).read_bytes()
    counted = _changes_counted(journal)
    if counted is None:  # the first page is as it was, and says how many there were
        if journal.startswith(_MAGIC) and journal[16:20] != data[28:32]:
            return False
    elif int.from_bytes(data[24:28]) - counted not in (0, 1):
        return False
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.kzn"
        copy.write_bytes(played_back(data, journal))
        return not findings(copy) and _ids_in(data) <= _ids_in(copy.read_bytes())


def played_back(data: bytes, journal: bytes) -> bytes:
    """The file as SQLite makes it with that journal, or as it was where SQLite cannot read it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.kzn"
        copy.write_bytes(data)
        opening.journal_of(copy).write_bytes(journal)
        with closing(opening.unconfigured(copy, mode="rw")) as connection:
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except opening.UNREADABLE:
                return data
        return copy.read_bytes()


def _changes_counted(journal: bytes) -> int | None:
    """How often the notebook had been changed before the step that the journal takes back, if it says so.

    The journal has parts of a header, as long as a sector of the disk, and as many pages as the header says.
    """
    part, record = 0, PAGE_SIZE + 8
    while journal.startswith(_MAGIC, part):
        count, sector = (int.from_bytes(journal[part + at : part + at + 4]) for at in (8, 20))
        first = part + max(sector, 512)
        for at in range(first, min(first + count * record, len(journal) - record + 1), record):
            if int.from_bytes(journal[at : at + 4]) == 1:
                return int.from_bytes(journal[at + 28 : at + 32])
        part = first + -(-count * record // max(sector, 512)) * max(sector, 512)
    return None


def _ids_in(data: bytes) -> set[object]:
    """What the notebook says it is; empty for an old one, whose rows cannot be told without SQLite."""
    return {row.values[1] for row in sound_rows(data, {"meta": kinds_of()["meta"]}) if row.values[0] == "id"}
