"""Notes on a document that has a newer version: where they stand in it, and that none of them is ever lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from notebooks import NEW, OLD, TRADE_GREW, open_workspace, records_in, records_on_disk

from kzreader.core.errors import RequestError
from kzreader.core.interview import Interview
from kzreader.core.library import interview_from_text
from kzreader.core.notebook.annotation import Anchorage
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


def version(text: str, path: str = "summit.txt") -> Interview:
    return interview_from_text(text, path=path)


def passage(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def workspace() -> Workspace:
    made = open_workspace()
    made.add_documents([version(OLD)])
    return made


def noted_on(workspace: Workspace, words: str, body: str = "") -> str:
    change = workspace.annotate([(version(OLD).id, passage(OLD, words))], body=body)
    return change.added_annotations[0].id


def test_notes_go_where_their_words_went(workspace: Workspace):
    kept = noted_on(workspace, "hold the summit in spring")
    edited = noted_on(workspace, "They asked for forty wagons a week, which is more than the railway carried")
    gone = noted_on(workspace, "the roads through the mountains are open then", body="Check the pass")
    before = records_in(workspace)
    change = workspace.versions.carry_over(version(OLD).id, version(NEW))
    assert (change.verb, change.count) == ("carry_over", 3)
    one, other, lost = (workspace.annotation(note) for note in (kept, edited, gone))
    assert (one.state, one.targets[0].span.of(NEW)) == (Anchorage.ATTACHED, "hold the summit in spring")
    assert other.state is Anchorage.MOVED
    assert other.targets[0].exact == "They asked for fifty wagons each week, which is more than the railway carried"
    assert other.targets[0].quoted.startswith("They asked for forty wagons")
    assert (lost.state, lost.body) == (Anchorage.UNPLACED, "Check the pass")
    assert lost.targets[0].exact == "the roads through the mountains are open then"
    assert {target.document for note in (one, other, lost) for target in note.targets} == {version(NEW).id}
    assert workspace.notebook.documents[version(NEW).id].version_of == version(OLD).id
    assert version(OLD).id in workspace.library
    workspace.undo()
    assert records_in(workspace) == before


def test_a_note_that_stands_nowhere_is_attached_by_hand(workspace: Workspace):
    note = noted_on(workspace, "the roads through the mountains are open then")
    workspace.versions.carry_over(version(OLD).id, version(NEW))
    [target] = workspace.annotation(note).targets
    workspace.versions.reattach(note, target, passage(NEW, "It was always so"))
    [placed] = workspace.annotation(note).targets
    assert (placed.state, placed.exact, placed.quoted) == (Anchorage.ATTACHED, "It was always so", target.exact)
    with pytest.raises(RequestError, match="not on the note any more"):
        workspace.versions.reattach(note, target, passage(NEW, "It was"))


def test_a_moved_note_is_confirmed_by_the_reader(workspace: Workspace):
    note = noted_on(workspace, "They asked for forty wagons a week, which is more than the railway carried")
    workspace.versions.carry_over(version(OLD).id, version(NEW))
    workspace.versions.confirm([note])
    assert workspace.annotation(note).state is Anchorage.ATTACHED
    assert workspace.annotation(note).targets[0].quoted
    assert workspace.versions.confirm([note]) is None


def test_an_unplaced_note_is_placed_again_in_a_version_that_has_its_words(workspace: Workspace):
    note = noted_on(workspace, "the roads through the mountains are open then")
    workspace.versions.carry_over(version(OLD).id, version(NEW))
    workspace.versions.carry_over(version(NEW).id, version(OLD + "\nAnswer: Yes.\n"))
    [target] = workspace.annotation(note).targets
    assert (target.state, target.quoted) == (Anchorage.ATTACHED, "")
    assert target.span == passage(OLD, "the roads through the mountains are open then")


def test_a_comparison_note_moves_only_the_passage_that_has_a_newer_version(workspace: Workspace):
    note = noted_on(workspace, "hold the summit in spring")
    workspace.add_target(note, *TRADE_GREW)
    workspace.versions.carry_over(version(OLD).id, version(NEW))
    assert [target.document for target in workspace.annotation(note).targets] == [version(NEW).id, "first"]


@pytest.mark.parametrize("document", ["first", "nowhere"])
def test_a_document_without_notes_has_none_to_carry_over(workspace: Workspace, document: str):
    with pytest.raises(RequestError, match="no notes on this document"):
        workspace.versions.carry_over(document, version(NEW))


def test_a_document_is_no_newer_version_of_itself(workspace: Workspace):
    with pytest.raises(RequestError, match="the same text"):
        workspace.versions.carry_over(version(OLD).id, version(OLD))


def test_where_notes_stand_is_on_the_disk(tmp_path: Path):
    with closing(open_workspace(tmp_path / "n.kzn")) as workspace:
        workspace.add_documents([version(OLD)])
        noted_on(workspace, "the roads through the mountains are open then")
        noted_on(workspace, "They asked for forty wagons a week, which is more than the railway carried")
        workspace.versions.carry_over(version(OLD).id, version(NEW))
        assert records_in(workspace) == records_on_disk(tmp_path / "n.kzn")
