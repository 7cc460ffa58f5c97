"""What an annotation remembers of its changes, and a notebook of what was removed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import TWENTY, noted, open_workspace, records_in

from kzreader.core.errors import DamagedNotebook
from kzreader.core.notebook.annotation import Annotation, Colour
from kzreader.core.notebook.revisions import version_of
from kzreader.core.notebook.store import Store
from kzreader.core.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return open_workspace()


def changed(annotation: Annotation) -> dict[str, bool]:
    return {change.part: change.present for change in annotation.changes}


def test_a_new_note_has_no_changes(workspace: Workspace):
    note = workspace.annotation(noted(workspace, body="One", topics=["energy"]))
    assert (note.changes, note.superseded, note.wordings) == ((), (), ())


def test_each_part_that_was_changed_has_its_own_time(workspace: Workspace):
    note = noted(workspace, body="One", topics=["energy"])
    workspace.restyle([note], colour=Colour.PINK)
    workspace.retag([note], add=["trade"], remove=["energy"])
    workspace.add_target(note, *TWENTY)
    after = workspace.annotation(note)
    assert changed(after) == {"colour": True, "passage second 14 29": True, "topic energy": False, "topic trade": True}
    times = {change.part: change.changed for change in after.changes}
    assert times["colour"] < times["topic trade"] == times["topic energy"] < times["passage second 14 29"]
    assert times["passage second 14 29"] == after.modified
    assert {change.author for change in after.changes} == {"Reader"}


def test_a_text_knows_the_texts_that_it_replaced(workspace: Workspace):
    note = noted(workspace, body="One")
    created = workspace.annotation(note).created
    workspace.edit_note(note, "Two")
    second = workspace.annotation(note)
    assert second.superseded == (version_of(created, "One"),)
    workspace.edit_note(note, "Three")
    assert set(workspace.annotation(note).superseded) == {
        version_of(created, "One"),
        version_of(second.modified, "Two"),
    }
    workspace.undo()
    assert workspace.annotation(note) == second


def test_what_is_removed_is_remembered_until_it_is_back(workspace: Workspace):
    note = noted(workspace)
    before = records_in(workspace)
    workspace.remove([note])
    [removal] = workspace.notebook.removals.values()
    assert (removal.id, removal.author) == (f"annotations/{note}", "Reader")
    workspace.undo()
    assert records_in(workspace) == before
    workspace.redo()
    assert set(workspace.notebook.removals) == {f"annotations/{note}"}


@pytest.mark.parametrize("table", ["annotations", "targets", "annotation_topics", "documents", "annotation_changes"])
def test_a_row_that_something_else_changed_is_noticed(tmp_path: Path, table: str):
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        workspace.restyle([noted(workspace, topics=["energy"])], colour=Colour.PINK)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET checksum = checksum + 1")
    with closing(Store.open(path)) as store, pytest.raises(DamagedNotebook, match=r"n\.kzn is damaged"):
        store.load()
