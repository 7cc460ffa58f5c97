"""The notebook file: what is refused, what is kept, and that nothing is touched that should not be."""

from __future__ import annotations

import hashlib
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import ENERGY, FIRST, digest, folder_of, open_workspace, records_in, records_on_disk

from kzreader.core.errors import (
    DamagedNotebook,
    LockedNotebook,
    NewerNotebook,
    NotANotebook,
    NotebookError,
    ReadOnlyNotebook,
)
from kzreader.core.notebook.edits import Added
from kzreader.core.notebook.schema import APPLICATION_ID, MIGRATIONS
from kzreader.core.notebook.store import Store
from kzreader.core.text import Span


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook with one note on the first interview."""
    path = tmp_path / "notebook.kzn"
    workspace = open_workspace(path)
    workspace.annotate([("first", Span(0, 5))], body="A note", topics=["energy"])
    workspace.close()
    return path


def test_a_missing_notebook_is_made_with_its_folder(tmp_path: Path):
    path = tmp_path / "new" / "folder" / "notebook.kzn"
    with closing(Store.open(path)) as store:
        assert store.load() == ()
        assert len(store.notebook_id()) == 32
    with closing(sqlite3.connect(path)) as connection:
        pragmas = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert pragmas == [APPLICATION_ID, len(MIGRATIONS)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [one.name for one in path.parent.iterdir()] == ["notebook.kzn"]


def test_the_connection_waits_for_the_disk_and_checks_references(notebook: Path):
    with closing(Store.open(notebook)) as store:
        connection = store._connection
        names = ("foreign_keys", "synchronous", "busy_timeout", "journal_mode")
        assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names] == [1, 2, 1000, "delete"]


def test_two_notebooks_have_different_ids(tmp_path: Path):
    with closing(Store.open(tmp_path / "a.kzn")) as a, closing(Store.open(tmp_path / "b.kzn")) as b:
        assert a.notebook_id() != b.notebook_id()


@pytest.mark.parametrize(
    "name", ["what?.kzn", "a#b.kzn", "100%.kzn", "%41.kzn", "қазақша тетрадь 笔记.kzn", "a;b&mode=memory.kzn"]
)
def test_any_file_name_works(tmp_path: Path, name: str):
    workspace = open_workspace(tmp_path / name)
    workspace.annotate([("first", Span(0, 5))])
    workspace.close()
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert len(records_on_disk(tmp_path / name)) == 2


def test_a_relative_path_works(notebook: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(notebook.parent)
    with closing(Store.open(Path("notebook.kzn"))) as store:
        assert len(store.load()) == 3


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotANotebook),
        (b"# Notes\n", NotANotebook),
        (bytes(5000), NotANotebook),
        (b"SQLite format 3\x00", DamagedNotebook),
    ],
)
def test_a_file_that_is_no_notebook_is_refused_and_stays(tmp_path: Path, content: bytes, error: type[NotebookError]):
    path = tmp_path / "other.kzn"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        Store.open(path)
    assert str(path) in caught.value.sentence
    assert caught.value.hint
    assert path.read_bytes() == content
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_and_a_missing_file_are_refused_for_reading(tmp_path: Path):
    with pytest.raises(NotANotebook, match="not a file"):
        Store.open(tmp_path)
    with pytest.raises(NotANotebook, match="no notebook"):
        Store.open(tmp_path / "missing.kzn", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_refused_and_stays(tmp_path: Path):
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")
    before = folder_of(path)
    with pytest.raises(NotANotebook, match="another program"):
        Store.open(path)
    assert folder_of(path) == before


def test_a_newer_notebook_is_refused_and_stays(notebook: Path):
    with closing(sqlite3.connect(notebook)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = folder_of(notebook)
    with pytest.raises(NewerNotebook, match="newer kzreader"):
        Store.open(notebook)
    assert folder_of(notebook) == before


def test_a_notebook_that_cannot_be_made_says_why(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotebookError, match="cannot be made"):
        Store.open(tmp_path / "file" / "notebook.kzn")


@pytest.mark.parametrize("offset", [101, 3900, 4097, 8200])
def test_a_notebook_with_a_broken_page_is_refused_and_stays(notebook: Path, offset: int):
    data = bytearray(notebook.read_bytes())
    data[offset : offset + 400] = b"\xff" * 400
    notebook.write_bytes(data)
    before = folder_of(notebook)
    with pytest.raises(DamagedNotebook, match="damaged"):
        Store.open(notebook).load()
    assert folder_of(notebook) == before


def test_a_notebook_cut_short_is_refused(notebook: Path):
    data = notebook.read_bytes()
    notebook.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedNotebook):
        Store.open(notebook)
    assert len(notebook.read_bytes()) == len(data) // 2


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM documents",
        "DELETE FROM targets",
        "UPDATE annotations SET style = 'wavy'",
        "UPDATE documents SET title = CAST(x'ff' AS TEXT)",
        "DROP TABLE rejections",
    ],
)
def test_rows_that_do_not_hold_together_are_damage(notebook: Path, statement: str):
    with closing(sqlite3.connect(notebook)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(DamagedNotebook, match=r"notebook\.kzn is damaged"):
        Store.open(notebook).load()


def test_read_only_shows_everything_and_writes_nothing(notebook: Path):
    before = folder_of(notebook)
    with closing(Store.open(notebook, read_only=True)) as store:
        assert store.read_only
        assert len(store.load()) == 3
        with pytest.raises(ReadOnlyNotebook, match="Nothing can be written"), store.transaction():
            store.write([Added(ENERGY._replace(id="other"))])
        with pytest.raises(ReadOnlyNotebook):
            store.put_draft("id-1", "half")
    assert folder_of(notebook) == before


@pytest.mark.parametrize("what", ["notebook.kzn", "."])
def test_a_write_protected_notebook_opens_for_reading(plain_folder: Path, what: str):
    path = plain_folder / "notebook.kzn"
    Store.open(path).close()
    before = digest(path)
    (plain_folder / what).chmod(0o555)
    with closing(Store.open(path)) as store:
        assert store.read_only
        assert store.load() == ()
        with pytest.raises(ReadOnlyNotebook):
            store.put_draft("id-1", "half")
    plain_folder.chmod(0o755)
    assert digest(path) == before


def test_a_notebook_in_a_write_protected_folder_cannot_be_made(plain_folder: Path):
    plain_folder.chmod(0o555)
    with pytest.raises(NotebookError, match="permission denied"):
        Store.open(plain_folder / "notebook.kzn")
    assert list(plain_folder.iterdir()) == []


def test_a_notebook_that_may_not_be_read_says_so(plain_folder: Path):
    path = plain_folder / "notebook.kzn"
    Store.open(path).close()
    path.chmod(0)
    with pytest.raises(NotebookError, match="permission denied"):
        Store.open(path)


def test_a_notebook_held_by_another_program_is_locked(notebook: Path):
    with closing(sqlite3.connect(notebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedNotebook, match="Another program is using"):
            Store.open(notebook)


def test_a_write_while_another_program_writes_changes_nothing_here(notebook: Path):
    workspace = open_workspace(notebook)
    before = records_in(workspace)
    with closing(sqlite3.connect(notebook, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedNotebook):
            workspace.annotate([("first", Span(0, 5))])
    assert records_in(workspace) == before
    assert not workspace.can_undo
    workspace.close()


def test_a_notebook_replaced_under_an_open_one_is_not_written(notebook: Path):
    workspace = open_workspace(notebook)
    other = notebook.with_name("other.kzn")
    Store.open(other).close()
    other.replace(notebook)
    before = digest(notebook)
    with pytest.raises(NotebookError, match="moved, deleted or replaced"):
        workspace.annotate([("first", Span(0, 5))])
    assert digest(notebook) == before
    workspace.save_copy(notebook.with_name("rescued.kzn"))
    workspace.close()
    assert len(records_on_disk(notebook.with_name("rescued.kzn"))) == 3


_CRASH = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM annotation_topics")
connection.execute("DELETE FROM targets")
connection.execute("UPDATE documents SET text = replace(hex(zeroblob(100000)), '0', 'x')")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_killed_program_left_half_written_is_taken_back(notebook: Path, read_only: bool):
    before = digest(notebook)
    killed = subprocess.run([sys.executable, "-c", _CRASH, notebook], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert notebook.with_name("notebook.kzn-journal").exists()
    assert digest(notebook) != before
    with closing(Store.open(notebook, read_only=read_only)) as store:
        assert len(store.load()) == 3
    assert digest(notebook) == before


def test_a_copy_is_whole_and_replaces_what_was_there(notebook: Path, tmp_path: Path):
    copy = tmp_path / "copy.kzn"
    copy.write_text("something else")
    with closing(Store.open(notebook)) as store:
        store.copy_to(copy)
    assert records_on_disk(copy) == records_on_disk(notebook)


@pytest.mark.parametrize("name", ["missing/copy.kzn", "folder", "notebook.kzn"])
def test_a_copy_that_cannot_be_leaves_everything(notebook: Path, name: str):
    (notebook.parent / "folder").mkdir()
    before = digest(notebook)
    with closing(Store.open(notebook)) as store, pytest.raises(NotebookError):
        store.copy_to(notebook.parent / name)
    assert digest(notebook) == before
    assert sorted(one.name for one in notebook.parent.iterdir()) == ["folder", "notebook.kzn"]


def test_a_copy_is_not_put_under_another_programs_journal(notebook: Path):
    target = notebook.with_name("copy.kzn")
    target.write_bytes(b"being written")
    notebook.with_name("copy.kzn-journal").write_bytes(b"the way back")
    with closing(Store.open(notebook)) as store, pytest.raises(NotebookError, match="another program is writing"):
        store.copy_to(target)
    assert target.read_bytes() == b"being written"


def test_the_document_snapshot_carries_its_digest(notebook: Path):
    record = records_on_disk(notebook)["DocumentRecord", "first"]
    assert record.text == FIRST.text
    assert record.sha256 == hashlib.sha256(FIRST.text.encode()).hexdigest()


def test_a_notebook_is_copied_once_a_day_and_the_latest_thirty_are_kept(tmp_path):
    notebook, folder = tmp_path / "notes.kzn", tmp_path / "backups"
    with closing(Store.open(notebook)) as store:
        copies = [store.back_up(folder, day=f"2026-{month:02}-{day:02}") for month in (1, 2) for day in range(1, 29)]
        assert store.back_up(folder, day="2026-02-28") is None
    kept = sorted(folder.iterdir())
    assert kept == copies[-30:]
    with closing(Store.open(kept[0], read_only=True)) as copy:
        assert copy.load() == ()


def test_a_backup_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "backups").write_text("a file")
    with closing(Store.open(tmp_path / "notes.kzn")) as store, pytest.raises(NotebookError, match="backup"):
        store.back_up(tmp_path / "backups", day="2026-01-01")
