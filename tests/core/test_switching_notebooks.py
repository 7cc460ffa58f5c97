"""Read-only notebooks, other notebooks, and copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebooks import noted, open_workspace, records_in, records_on_disk

from kzreader.core.errors import NotANotebook, NotebookError, ReadOnlyNotebook


def test_a_read_only_notebook_shows_its_notes_and_takes_none(tmp_path: Path):
    workspace = open_workspace(tmp_path / "n.kzn")
    note = noted(workspace, body="one")
    workspace.close()
    before = (tmp_path / "n.kzn").read_bytes()
    reading = open_workspace(tmp_path / "n.kzn", read_only=True)
    assert reading.read_only
    assert reading.edit_note(note, "one") is None
    assert reading.recover_drafts() is None
    with pytest.raises(ReadOnlyNotebook):
        reading.edit_note(note, "two")
    assert reading.annotation(note).body == "one"
    assert not reading.can_undo
    reading.close()
    assert (tmp_path / "n.kzn").read_bytes() == before


def test_going_on_in_another_notebook(tmp_path: Path):
    workspace = open_workspace(tmp_path / "a.kzn")
    noted(workspace)
    assert workspace.new_notebook(tmp_path / "b.kzn").reloaded
    assert (workspace.path, workspace.can_undo) == (tmp_path / "b.kzn", False)
    assert workspace.annotations_of("first") == ()
    workspace.open_notebook(tmp_path / "a.kzn")
    assert len(workspace.annotations_of("first")) == 1
    workspace.close()


def test_a_notebook_that_cannot_be_opened_leaves_the_present_one_open(tmp_path: Path):
    workspace = open_workspace(tmp_path / "a.kzn")
    noted(workspace)
    (tmp_path / "other.kzn").write_text("no notebook")
    with pytest.raises(NotANotebook):
        workspace.open_notebook(tmp_path / "other.kzn")
    with pytest.raises(NotebookError, match="already"):
        workspace.new_notebook(tmp_path / "other.kzn")
    workspace.undo()
    assert workspace.path == tmp_path / "a.kzn"
    workspace.close()


def test_a_saved_copy_holds_everything_and_work_goes_on_in_the_first(tmp_path: Path):
    workspace = open_workspace(tmp_path / "a.kzn")
    noted(workspace, body="one")
    workspace.save_copy(tmp_path / "b.kzn")
    noted(workspace, body="two")
    assert len(records_on_disk(tmp_path / "b.kzn")) == 2
    assert len(records_on_disk(tmp_path / "a.kzn")) == 3
    workspace.close()


def test_a_notebook_in_memory_can_be_saved(tmp_path: Path):
    workspace = open_workspace()
    noted(workspace)
    workspace.save_copy(tmp_path / "b.kzn")
    assert records_on_disk(tmp_path / "b.kzn") == records_in(workspace)
