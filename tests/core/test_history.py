"""Whatever the reader did: undoing all of it is the start, doing it again is the end, in memory and on disk."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from notebooks import CODEBOOK, FIRST, LIBRARY, OWN, SECOND, open_workspace, records_in, records_on_disk
from sampling import sample_size

from kzreader.core.crossrefs.values import Entity, TopicSuggestion
from kzreader.core.decided.entities import decided_entities
from kzreader.core.errors import LockedNotebook, RequestError
from kzreader.core.library import interview_from_text
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.notebook.edits import Change
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

Draw = random.Random
Verb = Callable[[Workspace, Draw], Change | None]


def _passage(draw: Draw) -> tuple[str, Span]:
    interview = draw.choice((FIRST, SECOND))
    start = draw.randrange(len(interview.text))
    return interview.id, Span(start, draw.randint(start, len(interview.text)))


def _ids(workspace: Workspace, draw: Draw) -> list[str]:
    ids = sorted(workspace.notebook.annotations)
    return draw.sample(ids, draw.randint(0, min(3, len(ids))))


def _topics(workspace: Workspace, draw: Draw) -> list[str]:
    return draw.sample([topic.id for topic in workspace.topics], draw.randint(0, 2))


def _suggestions(draw: Draw) -> list[tuple[str, TopicSuggestion]]:
    found = []
    for _ in range(draw.randint(1, 3)):
        interview = draw.choice((FIRST, SECOND))
        paragraph = draw.choice(interview.paragraphs)
        found.append((interview.id, TopicSuggestion(draw.choice(CODEBOOK).id, paragraph.number, paragraph.span)))
    return found


def _remove_target(workspace: Workspace, draw: Draw) -> Change | None:
    annotation = workspace.annotation(_one(workspace, draw))
    return workspace.remove_target(annotation.id, draw.choice(annotation.targets))


def _one(workspace: Workspace, draw: Draw) -> str:
    return draw.choice([*workspace.notebook.annotations, "nobody"])


def _topic(workspace: Workspace, draw: Draw) -> str:
    return draw.choice(workspace.topics).id


def _reattach(workspace: Workspace, draw: Draw) -> Change | None:
    annotation = workspace.annotation(_one(workspace, draw))
    return workspace.versions.reattach(annotation.id, draw.choice(annotation.targets), Span(0, draw.randint(1, 9)))


NEWER = interview_from_text(FIRST.text.replace("by a fifth", "by a quarter, or so"), path="newer.txt")


VERBS: dict[str, Verb] = {
    "carry_over": lambda w, d: w.versions.carry_over(*d.choice([("first", NEWER), (NEWER.id, OWN)])),
    "reattach": _reattach,
    "confirm_places": lambda w, d: w.versions.confirm(_ids(w, d)),
    "annotate": lambda w, d: w.annotate(
        [_passage(d) for _ in range(d.randint(1, 3))],
        style=d.choice([Style.HIGHLIGHT, Style.UNDERLINE]),
        body=d.choice(["", "A *note*", "Ескерту 😀"]),
        topics=_topics(w, d),
    ),
    "edit_note": lambda w, d: w.edit_note(_one(w, d), f"text {d.randrange(3)}"),
    "restyle": lambda w, d: w.restyle(_ids(w, d), style=d.choice(list(Style)), colour=d.choice(list(Colour))),
    "retag": lambda w, d: w.retag(_ids(w, d), add=_topics(w, d), remove=_topics(w, d)),
    "remove": lambda w, d: w.remove(_ids(w, d)),
    "add_target": lambda w, d: w.add_target(_one(w, d), *_passage(d)),
    "remove_target": _remove_target,
    "accept_topics": lambda w, d: w.accept_topics(_suggestions(d)),
    "reject_topics": lambda w, d: w.reject_topics(_suggestions(d)),
    "create_topic": lambda w, d: w.create_topic(
        f"Topic {d.randrange(20)}", colour="#123456", parent=d.choice(["", _topic(w, d)])
    ),
    "rename_topic": lambda w, d: w.rename_topic(_topic(w, d), f"Topic {d.randrange(20)}"),
    "recolour_topic": lambda w, d: w.recolour_topic(_topic(w, d), f"#00000{d.randrange(9)}"),
    "tag_passages": lambda w, d: w.tag_passages([_passage(d) for _ in range(d.randint(0, 3))], _topics(w, d)),
    "remove_topic": lambda w, d: w.remove_topic(_topic(w, d)),
    "add_documents": lambda w, d: w.add_documents(d.sample([OWN, FIRST], d.randint(0, 2))),
    "take_out": lambda w, d: w.take_out(d.choice(w.documents.documents).id),
    "put_back": lambda w, d: w.put_back(d.choice(w.documents.documents).id),
    "undo": lambda w, _: w.undo(),
    "redo": lambda w, _: w.redo(),
}


STAR, MOON = Entity("star", "Star", "organisation", ("The Star",)), Entity("moon", "Moon", "place")


def _pair(draw: Draw) -> tuple[tuple[str, Span], tuple[str, Span]]:
    """Two passages, few enough that the same ones come again."""
    a, b = (sorted((draw.randrange(4), draw.randrange(4, 8))) for _ in range(2))
    return draw.choice([(("first", Span(*a)), ("second", Span(*b))), (("second", Span(*b)), ("first", Span(*a)))])


def _halves(draw: Draw) -> list[tuple[tuple[str, Span], tuple[str, Span]]]:
    return [(("first", Span(at, at + 4)), ("second", Span(at, at + 4))) for at in draw.sample([0, 4, 8], 2)]


def _entity(workspace: Workspace, draw: Draw) -> Entity:
    return draw.choice([STAR, MOON, *decided_entities({}, workspace.notebook.entity_edits).values()])


def _decision(workspace: Workspace, draw: Draw) -> str:
    return draw.choice([*(decision.id for decision in workspace.notebook.decisions()), "nobody"])


def _form(draw: Draw) -> str:
    return draw.choice(["Star", "The Star", "Sun", "S.*n", "", "Жұлдыз"])


DECISIONS: dict[str, Verb] = {
    "accept_link": lambda w, d: w.decisions.accept_link(*_pair(d)),
    "reject_link": lambda w, d: w.decisions.reject_link(*_pair(d)),
    "pin_link": lambda w, d: w.decisions.pin_link(*_pair(d), kind="quote"),
    "add_link": lambda w, d: w.decisions.add_link(*_pair(d)),
    "split_link": lambda w, d: w.decisions.split_link(("first", Span(0, 12)), ("second", Span(0, 12)), _halves(d)),
    "join_links": lambda w, d: w.decisions.join_links(_halves(d)),
    "forget_link": lambda w, d: w.decisions.forget_link(*_pair(d)),
    "check_figures": lambda w, d: w.decisions.check_figures(*_pair(d)),
    "dismiss_figures": lambda w, d: w.decisions.dismiss_figures(*_pair(d)),
    "rename_entity": lambda w, d: w.decisions.rename_entity(_entity(w, d), _form(d)),
    "retype_entity": lambda w, d: w.decisions.retype_entity(_entity(w, d), d.choice(["place", "work"])),
    "merge_entities": lambda w, d: w.decisions.merge_entities([_entity(w, d), _entity(w, d)], into=_entity(w, d)),
    "separate_entity": lambda w, d: w.decisions.separate_entity(_entity(w, d).id),
    "split_entity": lambda w, d: w.decisions.split_entity(_entity(w, d), [_form(d)]),
    "add_alias": lambda w, d: w.decisions.add_alias(_entity(w, d), _form(d)),
    "remove_alias": lambda w, d: w.decisions.remove_alias(_entity(w, d), _form(d)),
    "add_entity": lambda w, d: w.decisions.add_entity(_form(d), d.choice(["place", "work"]), aliases=["Sun"]),
    "mark_mention": lambda w, d: w.decisions.mark_mention(_pair(d)[0], _entity(w, d)),
    "unmark_mention": lambda w, d: w.decisions.unmark_mention(_pair(d)[0]),
    "group_accounts": lambda w, d: w.decisions.group_accounts(d.sample(list(w.documents.by_id), 2), name=_form(d)),
    "ungroup": lambda w, d: w.decisions.ungroup(d.sample(list(w.documents.by_id), 2)),
    "add_sync_point": lambda w, d: w.decisions.add_sync_point(_pair(d)),
    "remove_sync_point": lambda w, d: w.decisions.remove_sync_point(d.choice([*w.notebook.sync_points, "nobody"])),
    "set_synonyms": lambda w, d: w.decisions.set_synonyms(
        d.sample(["grew", "rose", "climbed"], 2), synonyms=d.choice(["", *w.notebook.synonyms])
    ),
    "refuse_name": lambda w, d: w.decisions.refuse_name(_form(d)),
    "forget": lambda w, d: w.decisions.forget([_decision(w, d)]),
}
VERBS |= DECISIONS


def _act(workspace: Workspace, verb: str, draw: Draw) -> Change | None:
    try:
        return VERBS[verb](workspace, draw)
    except RequestError:
        return None


def _act_often(workspace: Workspace, verb: str, draw: Draw) -> None:
    for _ in range(50):
        _act(workspace, verb, draw)


@settings(max_examples=sample_size(quick=60, full=1000))
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(1, 40))
def test_undo_all_is_the_start_and_redo_all_is_the_end(seed: int, length: int):
    draw = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "n.kzn"
        workspace = open_workspace(path)
        for verb in draw.choices(list(VERBS), k=length):
            before = records_in(workspace)
            change = _act(workspace, verb, draw)
            note(f"{verb}: {change.count if change else 'nothing'}")
            assert (records_in(workspace) != before) == (change is not None and bool(change.edits))
        while workspace.can_redo:
            workspace.redo()
        latest = records_in(workspace)
        steps = 0
        while workspace.undo():
            steps += 1
        assert records_in(workspace) == records_on_disk(path) == {}
        assert workspace.library.documents == LIBRARY.documents
        while workspace.redo():
            steps -= 1
        assert steps == 0
        assert records_in(workspace) == records_on_disk(path) == latest
        workspace.close()
        reopened = open_workspace(path)
        assert records_in(reopened) == latest
        assert {one.id for one in reopened.library} == {one.id for one in workspace.library}
        reopened.close()


def _content(path: Path) -> list[str]:
    """Every row of the file, as SQL; where in the file a row stands is SQLite's affair."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.iterdump())


@settings(max_examples=sample_size(quick=8, full=300))
@given(seed=st.integers(0, 2**32 - 1))
def test_undoing_decisions_brings_back_every_row_of_the_file(seed: int):
    draw = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "n.kzn"
        workspace = open_workspace(path)
        verbs = draw.choices(list(DECISIONS), k=20)
        states = [_content(path), *(_content(path) for verb in verbs if _act(workspace, verb, draw))]
        for before in reversed(states[:-1]):
            workspace.undo()
            assert _content(path) == before
        for after in states[1:]:
            workspace.redo()
            assert _content(path) == after
        workspace.close()


@settings(max_examples=sample_size(quick=30, full=500))
@given(seed=st.integers(0, 2**32 - 1))
def test_two_programs_on_one_notebook_never_disagree(seed: int):
    draw = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "n.kzn"
        both = [open_workspace(path, new_id=lambda: f"{draw.getrandbits(64):x}") for _ in range(2)]
        for verb in draw.choices(list(VERBS), k=25):
            workspace = draw.choice(both)
            _act(workspace, verb, draw)
            note(verb)
            workspace.refresh()
            assert records_in(workspace) == records_on_disk(path)
        for workspace in both:
            workspace.close()


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_write_that_fails_leaves_memory_file_and_history(tmp_path: Path, verb: str):
    path, draw = tmp_path / "n.kzn", random.Random(1)
    workspace = open_workspace(path)
    workspace.annotate([("first", Span(0, 5)), ("second", Span(0, 5))], body="one")
    workspace.add_documents([OWN])
    workspace.undo()
    start = (records_in(workspace), workspace.undo_change, workspace.redo_change)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")
        workspace._recorder.store._connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(LockedNotebook):
            _act_often(workspace, verb, draw)
    assert (records_in(workspace), workspace.undo_change, workspace.redo_change) == start
    assert records_on_disk(path) == records_in(workspace)
    workspace.close()


def test_a_new_step_ends_what_could_be_redone():
    workspace = open_workspace()
    workspace.annotate([("first", Span(0, 5))])
    workspace.undo()
    workspace.annotate([("second", Span(0, 5))])
    assert workspace.redo() is None
    assert not workspace.can_redo


def test_undo_goes_across_documents_newest_first():
    workspace = open_workspace()
    workspace.annotate([("first", Span(0, 5))])
    workspace.annotate([("second", Span(0, 5))])
    assert workspace.undo().touches_document("second")
    assert [one.targets[0].document for one in workspace.notebook.ordered()] == ["first"]
    workspace.undo()
    assert workspace.undo() is None
