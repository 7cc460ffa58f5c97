"""The verbs: what the reader asks for is in memory and on disk, and what makes no sense changes nothing."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import ENERGY, FIRST, OWN, SECOND, TRADE_GREW, TWENTY, noted, open_workspace, records_in, records_on_disk

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.errors import ReadOnlyNotebook, RequestError
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.notebook.edits import Added, Change, Removed
from kzreader.core.stamps import random_id, utc_now
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

OIL = TopicSuggestion(topic="energy", paragraph=2, span=FIRST.paragraphs[1].span)
GRAIN = TopicSuggestion(topic="trade", paragraph=2, span=FIRST.paragraphs[1].span)
SCHOOLS = TopicSuggestion(topic="energy", paragraph=2, span=SECOND.paragraphs[1].span)


@pytest.fixture
def workspace() -> Workspace:
    return open_workspace()


def test_where_no_notebook_can_be_kept_the_reader_reads_and_no_note_is_taken():
    workspace = open_workspace(read_only=True)
    assert list(workspace.library) == [FIRST, SECOND]
    with pytest.raises(ReadOnlyNotebook):
        noted(workspace)
    assert workspace.annotations_of("first") == ()


def test_a_highlight_knows_its_words_and_what_stands_around_them(workspace: Workspace):
    change = workspace.annotate([("first", Span(29, 33))], colour=Colour.GREEN)
    [annotation] = workspace.annotations_of("first")
    assert change.added_annotations == (annotation,)
    assert (annotation.style, annotation.colour, annotation.author) == (Style.HIGHLIGHT, Colour.GREEN, "Reader")
    assert annotation.created == annotation.modified == "2026-01-01T00:00:00Z"
    [target] = annotation.targets
    assert target.prefix + target.exact + target.suffix == FIRST.text[:33] + FIRST.text[33:65]
    assert target.exact == FIRST.text[29:33]


def test_offsets_are_code_points(workspace: Workspace):
    start = FIRST.text.index("😀")
    workspace.annotate([("first", Span(start, start + 1))])
    assert workspace.annotations_of("first")[0].targets[0].exact == "😀"


def test_a_note_on_two_interviews_is_a_comparison(workspace: Workspace):
    change = workspace.annotate([TRADE_GREW, TWENTY, TRADE_GREW], body="Not the same figure")
    [annotation] = workspace.annotations_of("second")
    assert annotation.is_comparison
    assert [target.exact for target in annotation.targets] == ["Trade grew", "twenty per cent"]
    assert workspace.annotations_of("first") == (annotation,)
    assert change.touches_document("first")
    assert change.touches_document("second")


def test_annotations_of_a_page_come_in_the_order_of_its_text(workspace: Workspace):
    for span in (Span(6, 10), Span(0, 5), Span(0, 10), Span(2, 4)):
        workspace.annotate([("first", span)])
    spans = [annotation.targets[0].span for annotation in workspace.annotations_of("first")]
    assert spans == [Span(0, 10), Span(0, 5), Span(2, 4), Span(6, 10)]


def test_a_note_brings_its_document_and_its_topics_into_the_file(tmp_path: Path):
    workspace = open_workspace(tmp_path / "n.kzn")
    workspace.annotate([TRADE_GREW], topics=["energy"])
    assert [kind for kind, _ in records_on_disk(tmp_path / "n.kzn")] == ["DocumentRecord", "Topic", "Annotation"]
    workspace.annotate([TRADE_GREW], topics=["energy"])
    assert len(records_on_disk(tmp_path / "n.kzn")) == 4
    workspace.close()


def test_every_step_is_on_disk_when_the_verb_returns(tmp_path: Path):
    path = tmp_path / "n.kzn"
    workspace = open_workspace(path)
    steps: list[Callable[[], Change | None]] = [
        lambda: workspace.annotate([TRADE_GREW], body="one"),
        lambda: workspace.edit_note("id-1", "two"),
        lambda: workspace.restyle(["id-1"], style=Style.UNDERLINE, colour=Colour.PINK),
        lambda: workspace.retag(["id-1"], add=["trade"]),
        lambda: workspace.add_target("id-1", *TWENTY),
        lambda: workspace.add_documents([OWN]),
        lambda: workspace.take_out("first"),
        lambda: workspace.reject_topics([("first", OIL)]),
        lambda: workspace.create_topic("Steppe", colour="#00AA11"),
        lambda: workspace.rename_topic("trade", "Commerce"),
        workspace.undo,
        workspace.redo,
        lambda: workspace.remove(["id-1"]),
    ]
    for step in steps:
        assert step() is not None
        assert records_on_disk(path) == records_in(workspace)
    workspace.close()


def test_editing_a_note_changes_when_it_was_modified(workspace: Workspace):
    note = noted(workspace, body="one")
    workspace.edit_note(note, "two")
    annotation = workspace.annotation(note)
    assert (annotation.body, annotation.created) == ("two", "2026-01-01T00:00:00Z")
    assert annotation.modified == "2026-01-01T00:00:01Z"


def test_half_a_surrogate_pair_is_stored_as_a_question_mark(tmp_path: Path):
    workspace = open_workspace(tmp_path / "n.kzn")
    note = noted(workspace, body="pasted \ud83d\ud83d")
    workspace.put_draft(note, "typed \ude00")
    assert workspace.annotation(note).body == "pasted ??"
    assert workspace.drafts() == {note: "typed ?"}
    workspace.close()


def test_what_changes_nothing_is_no_step(workspace: Workspace):
    note = noted(workspace, body="same", topics=["energy"])
    assert workspace.edit_note(note, "same") is None
    assert workspace.restyle([note], colour=Colour.YELLOW) is None
    assert workspace.retag([note], add=["energy"], remove=["trade"]) is None
    assert workspace.add_target(note, *TRADE_GREW) is None
    assert workspace.put_back("first") is None
    assert workspace.add_documents([FIRST]) is None
    assert workspace.rename_topic("energy", "Energy") is None
    assert workspace.recover_drafts() is None
    assert workspace.undo_change.verb == "annotate"


@pytest.mark.parametrize(
    "request_",
    [
        lambda w: w.annotate([]),
        lambda w: w.annotate([("first", Span(3, 3))]),
        lambda w: w.annotate([("first", Span(22, 23))]),
        lambda w: w.annotate([("first", Span(3, 3000))]),
        lambda w: w.annotate([("nowhere", Span(0, 3))]),
        lambda w: w.annotate([TRADE_GREW, ("second", Span(0, 0))]),
        lambda w: w.annotate([TRADE_GREW], topics=["nonsense"]),
        lambda w: w.edit_note("nobody", "text"),
        lambda w: w.remove([]),
        lambda w: w.remove(["id-1", "nobody"]),
        lambda w: w.restyle(["nobody"], colour=Colour.PINK),
        lambda w: w.retag(["id-1"], add=["nonsense"]),
        lambda w: w.add_target("id-1", "first", Span(9, 9)),
        lambda w: w.remove_target("id-1", w.annotation("id-1").targets[0]),
        lambda w: w.create_topic("  ", colour="#000000"),
        lambda w: w.create_topic("ENERGY", colour="#000000"),
        lambda w: w.create_topic("New", colour="red"),
        lambda w: w.create_topic("New", colour="#000000", parent="nonsense"),
        lambda w: w.rename_topic("energy", "Trade"),
        lambda w: w.recolour_topic("nonsense", "#000000"),
        lambda w: w.remove_topic("energy"),
        lambda w: w.take_out("nowhere"),
        lambda w: w.reject_topics([("nowhere", OIL)]),
        lambda w: w.accept_topics([("first", TopicSuggestion("nonsense", 1, Span(0, 5)))]),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing(
    workspace: Workspace, request_: Callable[[Workspace], object]
):
    noted(workspace)
    before = records_in(workspace)
    with pytest.raises(RequestError) as caught:
        request_(workspace)
    assert caught.value.sentence.endswith(".")
    assert caught.value.hint.endswith(".")
    assert records_in(workspace) == before
    assert workspace.undo_change.verb == "annotate"


def test_removing_one_of_two_overlapping_notes_leaves_the_other(workspace: Workspace):
    one, other = noted(workspace, body="one"), noted(workspace, body="other")
    assert workspace.remove([one, one]).count == 1
    assert [annotation.id for annotation in workspace.annotations_of("first")] == [other]


def test_a_passage_can_be_taken_off_a_comparison(workspace: Workspace):
    note = noted(workspace)
    workspace.add_target(note, *TWENTY)
    workspace.remove_target(note, workspace.annotation(note).targets[0])
    assert [target.exact for target in workspace.annotation(note).targets] == ["twenty per cent"]


def test_accepted_topics_stand_on_their_paragraph_once(workspace: Workspace):
    change = workspace.accept_topics([("first", OIL), ("second", SCHOOLS)])
    assert change.count == 2
    workspace.accept_topics([("first", GRAIN)])
    [annotation] = workspace.annotations_of("first")
    assert (annotation.style, annotation.topics) == (Style.TOPIC, ("energy", "trade"))
    assert annotation.targets[0].exact == "Қазақстан sells oil 😀, grain."
    assert workspace.accept_topics([("first", OIL)]) is None
    assert workspace.open_suggestions("first", [OIL, GRAIN]) == ()


def test_a_rejected_topic_is_not_proposed_again_until_it_is_accepted(workspace: Workspace):
    workspace.reject_topics([("first", OIL), ("first", OIL)])
    assert len(workspace.rejections) == 1
    assert workspace.open_suggestions("first", [OIL, GRAIN]) == (GRAIN,)
    assert workspace.reject_topics([("first", OIL)]) is None
    workspace.accept_topics([("first", OIL)])
    assert workspace.rejections == ()


def test_a_paragraph_that_loses_its_last_topic_loses_its_annotation(workspace: Workspace):
    workspace.accept_topics([("first", OIL)])
    [annotation] = workspace.annotations_of("first")
    workspace.retag([annotation.id], remove=["energy"])
    assert workspace.annotations_of("first") == ()
    workspace.undo()
    assert workspace.annotations_of("first") == (annotation,)


def test_topics_are_the_bundled_ones_as_the_reader_has_them_and_then_the_readers_own(workspace: Workspace):
    workspace.create_topic("Steppe", colour="#00AA11")
    workspace.rename_topic("energy", "  Oil   and gas ")
    workspace.recolour_topic("energy", "#ABCDEF")
    assert [(topic.name, topic.colour) for topic in workspace.topics] == [
        ("Oil and gas", "#abcdef"),
        ("Trade", "#aa5500"),
        ("Steppe", "#00aa11"),
    ]
    workspace.undo()
    workspace.undo()
    assert workspace.topic("energy") == ENERGY


def test_removing_a_topic_takes_it_off_the_notes_and_lifts_its_children(workspace: Workspace):
    workspace.create_topic("Steppe", colour="#00aa11", parent="energy")
    workspace.create_topic("Feather grass", colour="#00aa22", parent="id-1")
    note = noted(workspace, topics=["id-1", "trade"])
    workspace.remove_topic("id-1")
    assert workspace.annotation(note).topics == ("trade",)
    assert workspace.topic("id-2").parent == "energy"
    workspace.undo()
    assert workspace.annotation(note).topics == ("id-1", "trade")


def test_own_documents_are_listed_and_can_be_annotated(tmp_path: Path):
    workspace = open_workspace(tmp_path / "n.kzn")
    workspace.add_documents([OWN, OWN])
    workspace.annotate([(OWN.id, Span(10, 14))])
    workspace.close()
    reopened = open_workspace(tmp_path / "n.kzn")
    assert [document.id for document in reopened.library] == ["first", "second", OWN.id]
    assert reopened.library.get(OWN.id) == OWN
    assert reopened.annotations_of(OWN.id)[0].targets[0].exact == "Why?"
    reopened.close()


@pytest.mark.parametrize("document", ["first", OWN.id])
def test_a_document_taken_out_keeps_its_notes(tmp_path: Path, document: str):
    workspace = open_workspace(tmp_path / "n.kzn")
    workspace.add_documents([OWN])
    workspace.annotate([(document, Span(0, 5))])
    workspace.take_out(document)
    workspace.close()
    reopened = open_workspace(tmp_path / "n.kzn")
    assert document not in reopened.library
    assert document in reopened.documents
    assert len(reopened.annotations_of(document)) == 1
    reopened.put_back(document)
    assert document in reopened.library
    reopened.close()


def test_opening_a_document_again_that_was_taken_out_brings_it_back(workspace: Workspace):
    workspace.add_documents([OWN])
    workspace.take_out(OWN.id)
    workspace.take_out("first")
    workspace.add_documents([OWN, FIRST])
    assert [document.id for document in workspace.library] == ["first", "second", OWN.id]


def test_a_draft_survives_a_crash_and_becomes_a_note(tmp_path: Path):
    path = tmp_path / "n.kzn"
    workspace = open_workspace(path)
    note = noted(workspace, body="one")
    workspace.put_draft(note, "one and a ha")
    workspace.put_draft(note, "one and a half")
    workspace.close()
    reopened = open_workspace(path)
    change = reopened.recover_drafts()
    assert (change.verb, change.count) == ("recover_drafts", 1)
    assert reopened.annotation(note).body == "one and a half"
    assert reopened.drafts() == {}
    reopened.undo()
    assert reopened.annotation(note).body == "one"
    reopened.close()


def test_saving_a_note_forgets_its_draft_alone(workspace: Workspace):
    one, other = noted(workspace), noted(workspace)
    workspace.put_draft(one, "half")
    workspace.put_draft(other, "typing")
    workspace.edit_note(one, "whole")
    assert workspace.drafts() == {other: "typing"}
    workspace.edit_note(other, "")
    assert workspace.drafts() == {}
    workspace.put_draft(one, "more")
    workspace.clear_draft(one)
    assert workspace.drafts() == {}


def test_a_draft_is_no_step(workspace: Workspace):
    note = noted(workspace)
    workspace.put_draft(note, "half")
    assert workspace.undo_change.verb == "annotate"


def test_a_change_says_what_it_concerns(workspace: Workspace):
    change = workspace.annotate([TRADE_GREW], topics=["energy"])
    assert (change.touches_annotations, change.touches_topics, change.touches_library) == (True, True, True)
    assert not change.touches_document("nowhere") or change.touches_topics
    undone = workspace.undo()
    assert [type(edit) for edit in undone.edits] == [Removed] * 3
    assert undone.undone
    redone = workspace.redo()
    assert [type(edit) for edit in redone.edits] == [Added] * 3
    assert redone.redone
    assert not redone.undone


def test_the_usual_clock_and_ids():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())
    ids = [uuid.UUID(random_id()) for _ in range(100)]
    assert len(set(ids)) == 100
    assert {(one.version, one.variant) for one in ids} == {(4, uuid.RFC_4122)}


def test_the_copy_of_the_day_is_made_once_there_is_something_to_keep(tmp_path):
    with closing(open_workspace(tmp_path / "notes.kzn", backups=tmp_path / "backups")) as workspace:
        assert workspace.back_up() is None
        noted(workspace, body="Kept")
        copy = workspace.back_up()
        assert copy is not None
        assert copy.parent == tmp_path / "backups"
        assert workspace.back_up() is None
    with closing(open_workspace(copy)) as opened:
        assert [one.body for one in opened.notebook.annotations.values()] == ["Kept"]
