"""Two programs on one notebook: nothing of either is lost, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebooks import TRADE_GREW, TWENTY, noted, open_workspace, records_in, records_on_disk

from kzreader.core.errors import RequestError
from kzreader.core.stamps import random_id


def test_another_program_on_the_same_notebook_loses_nothing_and_takes_nothing(tmp_path: Path):
    here, there = open_workspace(tmp_path / "n.kzn"), open_workspace(tmp_path / "n.kzn", new_id=random_id)
    mine = noted(here, body="mine")
    change = there.annotate([TWENTY], body="theirs")
    assert change.reloaded
    assert here.refresh().reloaded
    assert here.refresh() is None
    assert {annotation.body for annotation in here.notebook.ordered()} == {"mine", "theirs"}
    here.edit_note(mine, "mine, longer")
    assert there.refresh().reloaded
    assert records_in(here) == records_in(there) == records_on_disk(tmp_path / "n.kzn")
    here.close()
    there.close()


def test_a_step_whose_document_another_program_took_back_is_not_done_again(tmp_path: Path):
    here, there = open_workspace(tmp_path / "n.kzn"), open_workspace(tmp_path / "n.kzn", new_id=random_id)
    there.annotate([TRADE_GREW], topics=["energy"])
    here.decisions.unmark_mention(TRADE_GREW)
    here.undo()
    there.undo()
    with pytest.raises(RequestError, match="taken back what it builds on"):
        here.redo()
    assert not here.can_redo
    assert records_in(here) == records_on_disk(tmp_path / "n.kzn") == {}
    here.close()
    there.close()


def test_undoing_leaves_what_another_program_needs(tmp_path: Path):
    here, there = open_workspace(tmp_path / "n.kzn"), open_workspace(tmp_path / "n.kzn", new_id=random_id)
    noted(here, topics=["energy"])
    there.annotate([TRADE_GREW], body="theirs", topics=["energy"])
    here.undo()
    assert [annotation.body for annotation in here.annotations_of("first")] == ["theirs"]
    assert here.redo().reloaded is False
    assert len(here.annotations_of("first")) == 2
    here.close()
    there.close()


def test_a_step_on_what_another_program_changed_is_not_undone(tmp_path: Path):
    here, there = open_workspace(tmp_path / "n.kzn"), open_workspace(tmp_path / "n.kzn", new_id=random_id)
    note = noted(here, body="one")
    here.edit_note(note, "two")
    there.refresh()
    there.edit_note(note, "theirs")
    with pytest.raises(RequestError, match="another program"):
        here.undo()
    assert here.refresh().reloaded
    assert here.annotation(note).body == "theirs"
    assert here.undo_change.verb == "annotate"
    here.close()
    there.close()


def test_a_note_that_another_program_removed_is_not_written(tmp_path: Path):
    here, there = open_workspace(tmp_path / "n.kzn"), open_workspace(tmp_path / "n.kzn", new_id=random_id)
    note = noted(here)
    there.refresh()
    there.remove([note])
    with pytest.raises(RequestError, match="not there any more"):
        here.edit_note(note, "words")
    assert here.refresh().reloaded
    assert here.annotations_of("first") == ()
    here.close()
    there.close()
