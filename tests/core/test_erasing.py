"""An erased note leaves no word behind: not in the file, its free pages, its backups, nor in the history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import OWN, TRADE_GREW, TWENTY, digest, noted, old_notebook, open_workspace, records_in, records_on_disk

from kzreader.core.errors import LockedNotebook, RequestError
from kzreader.core.notebook.annotation import Colour
from kzreader.core.notebook.checking import findings
from kzreader.core.stamps import random_id
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

WORDS = ("Geheimnis", "құпия сөз", "秘密的话", "Nachtrag", "черновик")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.kzn"


def opened(path: Path, **options: object) -> Workspace:
    return open_workspace(path, backups=path.parent / "backups", **options)


def secret_note(workspace: Workspace) -> str:
    """A note that was written, edited, undone, and is being typed again, in several scripts."""
    note = noted(workspace, body=f"{WORDS[0]} " * 900)
    workspace.edit_note(note, f"{WORDS[1]} {WORDS[2]}")
    workspace.edit_note(note, WORDS[3])
    workspace.undo()
    workspace.put_draft(note, f"{WORDS[4]} " * 300)
    return note


def files_with(folder: Path, *words: str) -> set[tuple[str, str]]:
    """The files, temporary ones too, in whose bytes a word stands."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {(one.name, word) for one in files for word in words if word.encode() in one.read_bytes()}


def test_an_erased_note_leaves_no_word_in_the_file_or_its_backups(path: Path):
    with closing(opened(path)) as workspace:
        note = secret_note(workspace)
        kept = workspace.annotate([TWENTY], body="Stays").added_annotations[0]
        for day in ("2026-01-05", "2026-01-06"):
            workspace._recorder.store.back_up(path.parent / "backups", day=day)
        assert {word for _, word in files_with(path.parent, *WORDS)} == set(WORDS) - {WORDS[0], WORDS[3]}
        erasure = workspace.erase([note])
        assert (erasure.change.verb, erasure.change.count, erasure.left) == ("erase", 1, ())
        assert [one.name[-14:] for one in erasure.backups] == ["2026-01-05.kzn", "2026-01-06.kzn"]
        assert records_in(workspace) == records_on_disk(path)
        assert workspace.notebook.ordered() == (kept,)
        assert workspace.drafts() == {}
    # The quote went with the text of the interview, which nothing else speaks of.
    assert files_with(path.parent, *WORDS, "Trade grew by a fifth") == set()
    assert files_with(path.parent, "Stays", note) == {
        (one.name, word) for one in (path, *erasure.backups) for word in ("Stays", note)
    }
    for one in (path, *erasure.backups):
        assert findings(one) == ()
        assert [record.id for (kind, _), record in records_on_disk(one).items() if kind == "Removal"] == [
            f"annotations/{note}"
        ]


def test_nothing_brings_an_erased_note_back(path: Path):
    with closing(opened(path)) as workspace:
        note, other = secret_note(workspace), noted(workspace, body="Other")
        workspace.restyle([note, other], colour=Colour.PINK)
        workspace.remove([note])
        workspace.undo()
        workspace.erase([note])
        before = records_in(workspace)
        assert workspace.undo_change.verb == "restyle"
        while workspace.can_undo:
            workspace.undo()
            assert note not in workspace.notebook.annotations
        assert other not in workspace.notebook.annotations
        while workspace.can_redo:
            workspace.redo()
        assert records_in(workspace) == before == records_on_disk(path)
        assert workspace.annotation(other).colour is Colour.PINK
    assert files_with(path.parent, *WORDS) == set()


def test_a_note_that_was_removed_before_can_be_erased_from_the_backups(path: Path):
    with closing(opened(path)) as workspace:
        note = secret_note(workspace)
        workspace._recorder.store.back_up(path.parent / "backups", day="2026-01-05")
        workspace.remove([note])
        assert files_with(path.parent / "backups", *WORDS)
        assert len(workspace.erase([note]).backups) == 1
        assert not workspace.can_undo
        with pytest.raises(RequestError):
            workspace.erase([note, "nobody"])
    assert files_with(path.parent, *WORDS) == set()


def test_documents_of_the_readers_own_stay(path: Path):
    with closing(opened(path)) as workspace:
        workspace.add_documents([OWN])
        note = workspace.annotate([(OWN.id, Span(0, 8)), TRADE_GREW], body=WORDS[0]).added_annotations[0].id
        workspace.take_out("second")
        workspace.erase([note])
        assert set(workspace.notebook.documents) == {OWN.id, "second"}


def test_backups_of_older_versions_and_of_other_notebooks(path: Path):
    backups = path.parent / "backups"
    old = old_notebook(path.parent, 1)
    with closing(opened(old, new_id=random_id)) as workspace, closing(opened(path)) as other:
        kept = secret_note(other)
        stranger = other._recorder.store.back_up(backups, day="2026-01-05")
        before = digest(stranger)
        [migrated] = [one for one in backups.iterdir() if one != stranger]
        words = "Ескерту 😀"
        assert files_with(backups, words) == {(migrated.name, words)}
        note = next(one.id for one in workspace.notebook.ordered() if one.body == words)
        assert workspace.erase([note]).backups == (migrated,)
        assert files_with(path.parent, words) == set()
        assert digest(stranger) == before
        assert kept in other.notebook.annotations
    with closing(sqlite3.connect(migrated)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM annotations").fetchone() == (2,)


def test_a_backup_that_cannot_be_written_anew_is_named(path: Path):
    with closing(opened(path)) as workspace:
        note = secret_note(workspace)
        backup = workspace._recorder.store.back_up(path.parent / "backups", day="2026-01-05")
        data = bytearray(backup.read_bytes())
        data[-4000:-3000] = b"\xff" * 1000
        data[4096] = 0xFF
        backup.write_bytes(data)
        erasure = workspace.erase([note])
        assert erasure.backups == ()
        [sentence] = erasure.left
        assert str(backup) in sentence
        assert backup.read_bytes() == data


def test_a_note_is_not_erased_while_another_program_writes(path: Path):
    with closing(opened(path)) as workspace:
        note = secret_note(workspace)
        before = records_in(workspace)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LockedNotebook):
                workspace.erase([note])
        assert records_in(workspace) == before
        assert workspace.can_undo
        workspace.erase([note])
    assert files_with(path.parent, *WORDS) == set()
