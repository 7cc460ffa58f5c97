"""What a damaged notebook still holds, row by row into a new one; the damaged file is only read."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.errors import DamagedNotebook, NewerNotebook, NotANotebook, NotebookError
from kzreader.core.notebook import checking, header, journals, older, opening
from kzreader.core.notebook.assembling import assembled
from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.gathering import Gathered, gather

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzreader.core.notebook.annotation import DocumentRecord


class Salvage(NamedTuple):
    """What was wrong with the file; how many rows of each table the new one has; sentences on what is to be checked,
    and on what was not saved, with its words.
    """

    wrong: tuple[str, ...]
    saved: dict[str, int]
    doubts: tuple[str, ...]
    lost: tuple[str, ...]


def salvage(path: Path, out: Path, *, known: Callable[[str], DocumentRecord | None], now: str) -> Salvage:
    """Make a new, sound notebook at `out` of all that can be had from the one at `path`.

    `known` gives documents that come with the program; `now` is the time of what has lost its own. Nothing but `out` is
    written, whole or not at all. Raises NotANotebook where there is nothing of a notebook, NewerNotebook, NotebookError
    where `out` is there already or cannot be written.
    """
    beginning = opening.header_of(path)
    if os.path.lexists(out):
        raise NotebookError(f"There is already a file {out}.", "Choose another name for what is saved.")
    data = _as_it_was(path)
    checking.check_is_notebook(path, beginning)
    wrong = _wrong_with(data)
    rows = assembled(_gathered(data, path), known=known, now=now)
    opening.write_new(out, lambda: _written(rows))
    saved = {table: len(records) for table, records in rows.rows.items()}
    return Salvage(wrong, saved, tuple(dict.fromkeys(rows.doubts)), tuple(dict.fromkeys(rows.lost)))


def _as_it_was(path: Path) -> bytes:
    """The file's bytes; where a program was killed while it wrote, those before its last step."""
    data = path.read_bytes()
    journal = opening.journal_of(path)
    if journal.exists() and journals.is_hot(path) and journals.is_own(path):
        return journals.played_back(data, journal.read_bytes())
    return data


def _wrong_with(data: bytes) -> tuple[str, ...]:
    """What a check says of a copy; the file itself stays as it is, with its journal."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.kzn"
        copy.write_bytes(data)
        try:
            return checking.findings(copy)
        except NewerNotebook:
            raise
        except NotebookError as error:
            return (error.sentence,)


def _gathered(data: bytes, path: Path) -> Gathered:
    whole = data.ljust(-(-len(data) // header.PAGE_SIZE) * header.PAGE_SIZE, b"\x00")
    found = gather(whole)
    if not any(found.rows.values()):
        found = older.gather(whole)
    if not any(found.rows.values()):
        raise NotANotebook(f"There is nothing of a kzreader notebook left in {path}.", "Open a backup of it.")
    return found


def _written(found: Gathered) -> bytes:
    notebook_id = next((str(row[1]) for row in found.rows["meta"].values() if row[0] == "id"), os.urandom(16).hex())
    with closing(opening.connect_in_memory(notebook_id=notebook_id)) as connection:
        connection.execute("BEGIN")
        for table, records in found.rows.items():
            for row in records.values():
                marks = ", ".join("?" * (len(row) + 1))
                verb = "INSERT OR REPLACE" if table == "meta" else "INSERT"
                connection.execute(f"{verb} INTO {table} VALUES ({marks})", (*row, row_checksum(table, row)))
        connection.execute("COMMIT")
        data = connection.serialize()
    wrong = _wrong_with(data)
    if wrong:
        raise DamagedNotebook(f"What is left does not make a notebook: {wrong[0]}", "Open a backup of it.")
    return data
