"""Notebooks of colleagues become one: the same in any order and however often, and nothing anybody made is lost."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notebooks import CODEBOOK, LIBRARY, OWN, TRADE_GREW, TWENTY, noted, open_workspace, records_in, records_on_disk
from sampling import sample_size

from kzreader.core.errors import RequestError
from kzreader.core.notebook.annotation import Annotation, Colour, Style
from kzreader.core.notebook.json_form import from_json, to_json
from kzreader.core.notebook.merging import joined
from kzreader.core.notebook.records import Record
from kzreader.core.notebook.store import records_of
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


class Colleagues:
    """Three people, each with a notebook of their own, and one clock for all."""

    def __init__(self) -> None:
        self._ids, self._seconds = itertools.count(1), itertools.count(1)
        self.notebooks = [self._notebook(name) for name in ("Aigerim", "Boris", "Chen")]

    def _notebook(self, author: str) -> Workspace:
        return Workspace.open(
            None,
            LIBRARY,
            codebook=CODEBOOK,
            clock=lambda: (datetime(2026, 1, 1) + timedelta(seconds=next(self._seconds))).isoformat() + "Z",
            new_id=lambda: f"id-{next(self._ids)}",
            author=author,
        )

    def share(self, one: int, other: int) -> None:
        """`one` takes in what `other` has."""
        self.notebooks[one].merge(tuple(self.notebooks[other].notebook.records()))


@pytest.fixture
def colleagues() -> Colleagues:
    return Colleagues()


def records(workspace: Workspace) -> tuple[Record, ...]:
    return tuple(workspace.notebook.records())


def in_any_order(notebooks: Iterable[Iterable[Record]]) -> list[set[Record]]:
    """What is in the end there, for every order of merging."""
    orders = itertools.permutations(tuple(one) for one in notebooks)
    return [set(functools.reduce(joined, order)) for order in orders]


def shared_note(colleagues: Colleagues, **fields: object) -> str:
    aigerim, *others = colleagues.notebooks
    note = noted(aigerim, **fields)
    for number, _ in enumerate(others, start=1):
        colleagues.share(number, 0)
    return note


def test_what_one_made_reaches_the_other_and_merging_twice_changes_nothing(colleagues: Colleagues):
    aigerim, boris, _ = colleagues.notebooks
    noted(aigerim, body="Ours", topics=["energy"])
    boris.add_documents([OWN])
    boris.annotate([(OWN.id, Span(10, 14)), TWENTY], body="Theirs")
    boris.decisions.accept_link(TRADE_GREW, TWENTY)
    change = aigerim.merge(records(boris))
    assert (change.verb, change.count) == ("merge", 1)
    assert {one.body for one in aigerim.notebook.ordered()} == {"Ours", "Theirs"}
    assert OWN.id in aigerim.library
    assert len(aigerim.notebook.link_decisions) == 1
    assert aigerim.merge(records(boris)) is None


def test_a_merge_is_one_step_that_can_be_undone(colleagues: Colleagues):
    aigerim, boris, _ = colleagues.notebooks
    noted(aigerim)
    before = records_in(aigerim)
    boris.annotate([TWENTY], topics=["trade"])
    noted(boris)
    aigerim.merge(records(boris))
    after = records_in(aigerim)
    aigerim.undo()
    assert records_in(aigerim) == before
    aigerim.redo()
    assert records_in(aigerim) == after


def test_each_part_of_a_note_is_taken_from_who_changed_it(colleagues: Colleagues):
    note = shared_note(colleagues, body="One", topics=["energy"])
    aigerim, boris, chen = colleagues.notebooks
    aigerim.restyle([note], colour=Colour.PINK)
    boris.edit_note(note, "Two")
    boris.retag([note], remove=["energy"])
    chen.retag([note], add=["trade"])
    chen.add_target(note, *TWENTY)
    for number in (1, 2):
        colleagues.share(0, number)
    merged = aigerim.annotation(note)
    assert (merged.colour, merged.body, merged.topics, merged.wordings) == (Colour.PINK, "Two", ("trade",), ())
    assert [target.document for target in merged.targets] == ["first", "second"]


def test_both_texts_stay_where_two_people_changed_a_note(colleagues: Colleagues):
    note = shared_note(colleagues, body="One")
    aigerim, boris, chen = colleagues.notebooks
    aigerim.edit_note(note, "Aigerim's")
    boris.edit_note(note, "Boris's")
    preview = aigerim.preview_merge(records(boris))
    assert (preview.changed, preview.reworded) == ((note,), (note,))
    colleagues.share(0, 1)
    merged = aigerim.annotation(note)
    assert merged.body == "Boris's"
    assert [(one.author, one.body) for one in merged.wordings] == [("Aigerim", "Aigerim's")]
    aigerim.edit_note(note, "Both")
    colleagues.share(1, 0)
    colleagues.share(2, 1)
    for workspace in (aigerim, boris, chen):
        assert (workspace.annotation(note).body, workspace.annotation(note).wordings) == ("Both", ())


def test_a_removed_note_stays_removed_in_every_copy(colleagues: Colleagues):
    note = shared_note(colleagues)
    aigerim, boris, _ = colleagues.notebooks
    boris.remove([note])
    assert aigerim.preview_merge(records(boris)).removed == (note,)
    colleagues.share(0, 1)
    colleagues.share(1, 2)
    assert note not in aigerim.notebook.annotations
    assert note not in boris.notebook.annotations


def test_a_note_that_was_worked_on_after_its_removal_elsewhere_stays(colleagues: Colleagues):
    note = shared_note(colleagues, body="One")
    aigerim, boris, chen = colleagues.notebooks
    chen.retag([note], add=["trade"])
    boris.remove([note])
    aigerim.edit_note(note, "Two")
    assert aigerim.preview_merge(records(boris)).revived == (note,)
    for other in (1, 2):
        colleagues.share(0, other)
    assert (aigerim.annotation(note).body, aigerim.annotation(note).topics) == ("Two", ("trade",))
    assert not any("annotations/" in one for one in aigerim.notebook.removals)


def test_a_removed_topic_stays_where_a_colleague_used_it(colleagues: Colleagues):
    aigerim, boris, _ = colleagues.notebooks
    topic = aigerim.create_topic("Steppe", colour="#112233").edits[0].record.id
    note = noted(aigerim, topics=[topic])
    colleagues.share(1, 0)
    aigerim.remove_topic(topic)
    used = noted(boris, topics=[topic])
    colleagues.share(0, 1)
    assert aigerim.annotation(used).topics == (topic,)
    assert aigerim.annotation(note).topics == ()


def test_two_people_who_each_took_off_the_passage_that_the_other_kept_lose_neither_the_note(colleagues: Colleagues):
    aigerim, boris, _ = colleagues.notebooks
    note = aigerim.annotate([TRADE_GREW, TWENTY]).added_annotations[0].id
    colleagues.share(1, 0)
    first, second = aigerim.annotation(note).targets
    aigerim.remove_target(note, first)
    boris.remove_target(note, second)
    colleagues.share(0, 1)
    assert aigerim.annotation(note).targets == (second,)


def test_notes_that_say_the_same_are_shown_before_anything_is_written(colleagues: Colleagues):
    aigerim, boris, _ = colleagues.notebooks
    mine = noted(aigerim, body="The same", topics=["energy"])
    theirs = noted(boris, body="The  same", topics=["energy"])
    noted(boris, body="Another")
    before = records_in(aigerim)
    assert aigerim.preview_merge(records(boris)).alike == ((mine, theirs),)
    assert records_in(aigerim) == before


def test_a_colleagues_file_is_read_and_left_as_it_is(tmp_path: Path, colleagues: Colleagues):
    path = tmp_path / "theirs.kzn"
    with closing(open_workspace(path)) as theirs:
        noted(theirs, body="From the file")
    before = path.read_bytes()
    aigerim = colleagues.notebooks[0]
    aigerim.merge(records_of(path))
    assert [one.body for one in aigerim.notebook.ordered()] == ["From the file"]
    assert path.read_bytes() == before


def test_a_merge_is_on_the_disk(tmp_path: Path, colleagues: Colleagues):
    boris = colleagues.notebooks[1]
    boris.edit_note(noted(boris, body="One"), "Two")
    boris.remove([noted(boris)])
    with closing(open_workspace(tmp_path / "n.kzn")) as ours:
        ours.merge(records(boris))
        assert records_in(ours) == records_on_disk(tmp_path / "n.kzn") == records_in(boris)


def test_an_annotation_is_the_same_after_a_way_through_json(colleagues: Colleagues):
    note = shared_note(colleagues, body="Бір 😀", style=Style.UNDERLINE, topics=["energy"])
    aigerim, boris, _ = colleagues.notebooks
    aigerim.edit_note(note, "Two")
    boris.edit_note(note, "Three")
    colleagues.share(0, 1)
    merged = aigerim.annotation(note)
    assert from_json(to_json(merged)) == merged
    for broken in ("", "[]", "{}", to_json(merged)[:-9]):
        with pytest.raises(ValueError):  # noqa: PT011 (json's own and ours alike)
            from_json(broken)


Act = Callable[[Workspace, str, str, int], object]

ACTS: dict[str, Act] = {
    "annotate": lambda w, _, topic, n: w.annotate([PLACES[n % 2]], body=f"{n}", topics=[topic] if n % 3 else []),
    "word": lambda w, note, _, n: w.edit_note(note, f"{n}"),
    "word again": lambda w, note, _, n: w.edit_note(note, f"Again {n}"),
    "colour": lambda w, note, _, n: w.restyle([note], colour=list(Colour)[n % 6]),
    "tag": lambda w, note, topic, _: w.retag([note], add=[topic]),
    "untag": lambda w, note, topic, _: w.retag([note], remove=[topic]),
    "join": lambda w, note, _, n: w.add_target(note, *PLACES[n % 2]),
    "part": lambda w, note, _, n: w.remove_target(note, w.annotation(note).targets[n % 2]),
    "remove": lambda w, note, *_: w.remove([note]),
    "create topic": lambda w, _, topic, n: w.create_topic(f"Topic {n}", colour="#112233", parent=topic),
    "rename topic": lambda w, _, topic, n: w.rename_topic(topic, f"Name {n}"),
    "remove topic": lambda w, _, topic, __: w.remove_topic(topic),
    "link": lambda w, *_: w.decisions.accept_link(TRADE_GREW, TWENTY),
    "forget link": lambda w, *_: w.decisions.forget_link(TRADE_GREW, TWENTY),
    "undo": lambda w, *_: w.undo(),
}
PLACES = (TRADE_GREW, TWENTY)


def act(colleagues: Colleagues, who: int, what: str, which: int) -> None:
    """One thing that a person does, to the `which`th of what there is, or what another did taken over."""
    workspace = colleagues.notebooks[who]
    if what == "share":
        colleagues.share(who, (who + 1 + which % 2) % 3)
        return
    notes = sorted(workspace.notebook.annotations)
    topics = [topic.id for topic in workspace.topics]
    with suppress(RequestError, IndexError):
        ACTS[what](workspace, notes[which % len(notes)] if notes else "", topics[which % len(topics)], which)


STEPS = st.tuples(st.integers(0, 2), st.sampled_from([*ACTS, "share", "share", "share", "annotate"]), st.integers(0, 5))


@pytest.mark.timeout(sample_size(120, 1800))
@settings(max_examples=sample_size(40, 2000), deadline=None)
@given(st.lists(STEPS, min_size=4, max_size=40))
def test_whatever_three_people_do_their_notebooks_merge_to_one(steps: list[tuple[int, str, int]]):
    colleagues = Colleagues()
    for who, what, which in steps:
        act(colleagues, who, what, which)
    held = [records(one) for one in colleagues.notebooks]
    first, *others = in_any_order(held)
    assert all(other == first for other in others)
    for one in held:
        assert set(joined(first, one)) == first
        assert set(joined(one, one)) == set(one)
        for note in (record for record in one if isinstance(record, Annotation)):
            assert note.body in {text for record in first if record.id == note.id for text in texts(record)} or (
                f"annotations/{note.id}" in {record.id for record in first} or is_superseded(note, first)
            )


def texts(record: Record) -> set[str]:
    return {record.body, *(one.body for one in record.wordings)} if isinstance(record, Annotation) else set()


def is_superseded(note: Annotation, merged: set[Record]) -> bool:
    """Whether somebody who knew the text wrote another."""
    return any(isinstance(one, Annotation) and one.id == note.id and one.superseded for one in merged)
