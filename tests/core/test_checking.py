"""What a check of a notebook finds, and that it changes nothing."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import TRADE_GREW, TWENTY, digest, folder_of, noted, old_notebook, open_workspace, records_on_disk

from kzreader.core.errors import DamagedNotebook, NewerNotebook, NotANotebook
from kzreader.core.notebook.checking import findings
from kzreader.core.notebook.checksums import row_checksum
from kzreader.core.notebook.migrations import MIGRATIONS
from kzreader.core.notebook.salvage import salvage
from kzreader.core.notebook.store import Store


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        note = noted(workspace, body="A note", topics=["energy"])
        workspace.edit_note(note, "Another")
        workspace.annotate([TRADE_GREW, TWENTY], body="Both")
        workspace.decisions.accept_link(TRADE_GREW, TWENTY)
        workspace.put_draft(note, "half a note")
    return path


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def test_a_sound_notebook_has_no_findings_and_stays(notebook: Path):
    before = (folder_of(notebook), notebook.stat().st_mtime_ns)
    assert findings(notebook) == ()
    assert (folder_of(notebook), notebook.stat().st_mtime_ns) == before


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_sound_notebook_of_an_older_version_stays_one(tmp_path: Path, version: int):
    path = old_notebook(tmp_path, version)
    before = folder_of(path)
    assert findings(path) == ()
    assert folder_of(path) == before


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE annotations SET body = 'forged' WHERE id = 'id-1'", "A row of annotations was changed by something"),
        ("DELETE FROM targets WHERE position = 0", "a row of targets is missing"),
        ("DELETE FROM documents", "A row of targets speaks of one of documents that is not there"),
        ("CREATE TABLE other (x)", "Its tables are not those"),
        ("PRAGMA user_version = 2", "Its tables are not those"),
        ("PRAGMA user_version = 40", "Its tables are not those"),
        ("DELETE FROM meta", "does not say which notebook"),
        ("PRAGMA application_id = 0x6B7A6E63", "which program it belongs to"),
    ],
)
def test_what_does_not_hold_together_is_found(notebook: Path, statement: str, sentence: str):
    change(notebook, statement)
    before = folder_of(notebook)
    found = findings(notebook)
    assert any(sentence in one for one in found), found
    assert folder_of(notebook) == before


def test_a_text_that_is_not_the_one_that_was_kept_is_found(notebook: Path):
    with closing(sqlite3.connect(notebook)) as connection, connection:
        [*row, _] = connection.execute("SELECT * FROM documents WHERE id = 'first'").fetchone()
        row[1] += "!"
        connection.execute(
            "UPDATE documents SET text = ?, checksum = ? WHERE id = 'first'", (row[1], row_checksum("documents", row))
        )
    assert findings(notebook) == ("The text of the document first is not the one that was kept.",)


@pytest.mark.parametrize("at", [0, 15, 18, 19, 20, 21, 47, 59, 63, 67, 71, 80])
def test_every_fixed_byte_of_the_beginning_is_checked(notebook: Path, at: int):
    data = bytearray(notebook.read_bytes())
    data[at] ^= 2
    notebook.write_bytes(data)
    before = folder_of(notebook)
    assert findings(notebook)
    with pytest.raises((DamagedNotebook, NewerNotebook)):
        Store.open(notebook).load()
    assert folder_of(notebook) == before


def test_the_sentence_for_a_damaged_notebook_names_the_ways_on(notebook: Path):
    change(notebook, "UPDATE annotations SET checksum = 0")
    with closing(Store.open(notebook)) as store, pytest.raises(DamagedNotebook) as caught:
        store.load()
    assert "kzreader notebook salvage" in caught.value.hint
    assert "backup" in caught.value.hint


def test_other_files_are_no_notebooks(tmp_path: Path):
    other = tmp_path / "other.kzn"
    change(other, "CREATE TABLE visits (url TEXT)")
    for path in (other, tmp_path, tmp_path / "missing.kzn"):
        with pytest.raises(NotANotebook):
            findings(path)
    assert list(tmp_path.iterdir()) == [other]


def test_a_newer_notebook_is_said_to_be_newer(notebook: Path):
    change(notebook, "CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")
    change(notebook, "PRAGMA user_version = 40")
    with pytest.raises(NewerNotebook):
        findings(notebook)


_CRASH = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for statement in sys.argv[2:]:
    connection.execute(statement)
connection.execute("INSERT INTO drafts VALUES ('x', hex(zeroblob(100000)), 0)")
os.kill(os.getpid(), signal.SIGKILL)
"""


_SAME = f"PRAGMA user_version = {len(MIGRATIONS)}"


def crash(path: Path, *tables: str) -> Path:
    """A program killed while it wrote; its journal."""
    statements = [f"DELETE FROM {table}" for table in tables]
    killed = subprocess.run([sys.executable, "-c", _CRASH, path, *statements, _SAME], check=False)
    assert killed.returncode == -signal.SIGKILL
    return path.with_name(f"{path.name}-journal")


def test_a_check_takes_back_what_a_killed_program_left_half_written(notebook: Path):
    before = digest(notebook)
    journal = crash(notebook, "annotation_topics", "targets")
    assert digest(notebook) != before
    assert findings(notebook) == ()
    assert digest(notebook) == before
    assert not journal.exists()


def test_a_salvage_does_so_in_its_copy_alone(notebook: Path, tmp_path: Path):
    records = records_on_disk(notebook)
    crash(notebook, "annotation_topics", "targets")
    before = folder_of(notebook)
    report = salvage(notebook, tmp_path / "out" / "saved.kzn", known=lambda _: None, now="2026")
    assert (report.wrong, report.doubts, report.lost) == ((), (), ())
    assert folder_of_files(notebook) == before
    assert records_on_disk(tmp_path / "out" / "saved.kzn") == records


def folder_of_files(path: Path) -> dict[str, str]:
    return {one.name: digest(one) for one in path.parent.iterdir() if one.is_file()}


def test_a_journal_of_another_notebook_is_not_played_back(notebook: Path, tmp_path: Path):
    other = tmp_path / "other" / "n.kzn"
    with closing(open_workspace(other)) as workspace:
        for number in range(40):
            workspace.annotate([TRADE_GREW], body=f"Note {number} " * 90)
    journal = crash(other, "targets", "annotations", "documents", "topics")
    journal.replace(notebook.with_name("n.kzn-journal"))
    before = folder_of_files(notebook)
    assert findings(notebook) == (f"Beside the notebook {notebook} lies a journal of another file.",)
    for options in ({}, {"read_only": True}):
        with pytest.raises(DamagedNotebook, match="journal of another file") as caught:
            Store.open(notebook, **options)
        assert "Move n.kzn-journal elsewhere" in caught.value.hint
    records = salvage(notebook, tmp_path / "out" / "saved.kzn", known=lambda _: None, now="2026").saved
    assert records["annotations"] == 2
    assert folder_of_files(notebook) == before
    notebook.with_name("n.kzn-journal").unlink()
    assert findings(notebook) == ()


def test_a_journal_of_an_older_copy_is_not_played_back(notebook: Path):
    data = notebook.read_bytes()
    journal = crash(notebook, "targets")
    kept = journal.read_bytes()
    journal.unlink()
    notebook.write_bytes(data)
    with closing(open_workspace(notebook, new_id=lambda: "later")) as workspace:
        for body in ("One", "Two"):
            workspace.edit_note("id-1", body)
    journal.write_bytes(kept)
    before = folder_of(notebook)
    with pytest.raises(DamagedNotebook, match="journal of another file"):
        Store.open(notebook)
    assert folder_of(notebook) == before


def test_a_write_ahead_log_is_not_the_notebooks_own(notebook: Path):
    notebook.with_name("n.kzn-wal").write_bytes(b"words of another program")
    before = folder_of(notebook)
    assert findings(notebook) == (f"Beside the notebook {notebook} lies a journal of another file.",)
    with pytest.raises(DamagedNotebook) as caught:
        Store.open(notebook)
    assert "Move n.kzn-wal elsewhere" in caught.value.hint
    assert folder_of(notebook) == before


@pytest.mark.parametrize("content", [b"", bytes(5000), b"garbage " * 900])
def test_a_journal_that_says_nothing_is_no_obstacle(notebook: Path, content: bytes):
    notebook.with_name("n.kzn-journal").write_bytes(content)
    before = digest(notebook)
    assert findings(notebook) == ()
    assert len(records_on_disk(notebook)) == 6
    assert digest(notebook) == before
