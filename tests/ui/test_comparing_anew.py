"""Passages are compared anew when the reader says something else of words and names, in the background, once."""

from __future__ import annotations

import pytest
from panels import COMMENTARY, REPORT, TRANSCRIPT, make_session
from PySide6.QtCore import QObject

from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.parallels import own_synonyms
from kzreader.core.crossrefs.values import Entity
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.library import interview_from_text
from kzreader.core.text import Span
from kzreader.ui.tasks import Worker

CHINA, KAZAKHSTAN = Entity("china", "China", "place"), Entity("kazakhstan", "Kazakhstan", "place")


@pytest.fixture
def session(qtbot, tmp_path):
    """A session in which two interviews are open and compared, and that counts what it asks for."""
    made = make_session(tmp_path, analyst=Analyst(Cache(tmp_path / "cache")))
    made.asked = []
    submit = made.worker.submit

    def counted(key, job, *others):
        made.asked += [key] if job == "compare" else []
        submit(key, job, *others)

    made.worker.submit = counted
    made.set_opened((TRANSCRIPT, REPORT), TRANSCRIPT)
    with qtbot.waitSignal(made.links_ready, timeout=30_000):
        made.links(TRANSCRIPT, REPORT)
    made.asked.clear()
    return made


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.stop()
    made.deleteLater()


def merge(session):
    session.do(session.workspace.decisions.merge_entities, [KAZAKHSTAN], CHINA)


def test_merged_names_change_what_is_parallel_and_undo_brings_the_former_back(qtbot, session):
    before = session.links(TRANSCRIPT, REPORT)
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        merge(session)
        assert session.links(TRANSCRIPT, REPORT) == before
    merged = session.links(TRANSCRIPT, REPORT)
    assert merged != before
    with qtbot.waitSignal(session.links_ready):
        session.undo()
    assert session.links(TRANSCRIPT, REPORT) == before
    with qtbot.waitSignal(session.links_ready):
        session.redo()
    assert session.links(TRANSCRIPT, REPORT) == merged
    assert len(session.asked) == 1


def test_several_words_in_a_row_are_one_comparison(qtbot, session):
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        merge(session)
        for words in (["corridor", "border"], ["friend", "neighbour"], ["people", "nation"]):
            session.do(session.workspace.decisions.set_synonyms, words)
            session.links(TRANSCRIPT, REPORT)
    assert len(session.asked) == 1


def test_what_was_taken_back_at_once_is_not_compared_at_all(qtbot, session):
    merge(session)
    session.undo()
    qtbot.waitUntil(lambda: not session._comparing._settling.isActive())
    session.links(TRANSCRIPT, REPORT)
    assert session.asked == []


def test_interviews_that_are_not_open_are_compared_anew_when_they_are_asked_for(qtbot, session):
    session.set_opened((COMMENTARY,), COMMENTARY)
    merge(session)
    qtbot.waitUntil(lambda: not session._comparing._settling.isActive())
    assert session.asked == []
    before = session.links(TRANSCRIPT, REPORT)
    assert before is not None
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.links(REPORT, TRANSCRIPT)
    assert session.links(TRANSCRIPT, REPORT) != before
    assert len(session.asked) == 1


def test_a_comparison_under_way_is_replaced_when_the_words_change(qtbot, session):
    session.set_opened((TRANSCRIPT, COMMENTARY), TRANSCRIPT)
    assert session.links(TRANSCRIPT, COMMENTARY) is None
    merge(session)
    assert session.links(TRANSCRIPT, COMMENTARY) is None
    assert len(session.asked) == 2
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        pass
    again = make_session(own_synonyms().parent)
    merge(again)
    with qtbot.waitSignal(again.links_ready, timeout=30_000):
        again.links(TRANSCRIPT, COMMENTARY)
    qtbot.waitUntil(lambda: session.links(TRANSCRIPT, COMMENTARY) == again.links(TRANSCRIPT, COMMENTARY))


def test_the_list_of_synonyms_in_the_settings_folder_counts_when_the_reader_comes_back(qtbot, session):
    before = session.links(TRANSCRIPT, REPORT)
    session.look_again()
    assert not session._comparing._settling.isActive()
    own_synonyms().parent.mkdir(parents=True, exist_ok=True)
    own_synonyms().write_text("china = kazakhstan = cooperation\n", encoding="utf-8")
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.look_again()
    assert session.links(TRANSCRIPT, REPORT) != before
    own_synonyms().unlink()
    with qtbot.waitSignal(session.links_ready):
        session.look_again()
    assert session.links(TRANSCRIPT, REPORT) == before
    assert len(session.asked) == 1


def test_another_notebook_need_not_have_what_was_to_be_compared_anew(qtbot, session, tmp_path):
    own = interview_from_text("Kazakhstan and China are friends.\n", path="own.txt")
    session.do(session.workspace.add_documents, [own])
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.links(TRANSCRIPT, own.id)
    merge(session)
    assert session.links(TRANSCRIPT, own.id) is not None
    session.do(session.workspace.open_notebook, tmp_path / "other.kzn")
    qtbot.waitUntil(lambda: not session._comparing._settling.isActive())
    assert session.links(TRANSCRIPT, REPORT) is not None
    session.workspace.close()


def test_a_damaged_list_of_synonyms_is_told_and_costs_nothing_once_it_is_mended(qtbot, session, worker):
    session.worker = worker
    before, problems = session.links(TRANSCRIPT, REPORT), []
    session.problem.connect(problems.append)
    own_synonyms().parent.mkdir(parents=True, exist_ok=True)
    own_synonyms().write_text("china\n", encoding="utf-8")
    session.set_opened((TRANSCRIPT, REPORT, COMMENTARY), TRANSCRIPT)
    with qtbot.waitSignals([session.links_missing] * 2, timeout=30_000):
        session.look_again()
        assert session.links(TRANSCRIPT, COMMENTARY) is None
    assert session.links(TRANSCRIPT, REPORT) == before
    assert all("Line 1 of" in str(problem) and "synonyms.txt" in str(problem) for problem in problems)
    own_synonyms().write_text("newcomers = arrivals\n", encoding="utf-8")
    with qtbot.waitSignals([session.links_ready] * 2, timeout=30_000):
        session.look_again()
    assert session.links(TRANSCRIPT, COMMENTARY)
    assert session.links(TRANSCRIPT, REPORT) == before


class HeldWorker(QObject):
    """Answers nothing, and keeps what it is asked for."""

    def __init__(self, parent):
        super().__init__(parent)
        self.asked = []
        self.dropped = []

    def submit(self, key, *_):
        self.asked.append(key)

    def drop(self, key):
        self.dropped.append(key)


def test_a_comparison_is_given_up_when_one_of_the_two_is_closed(qtbot, session):
    session.worker = held = HeldWorker(session)
    session.set_opened((TRANSCRIPT, COMMENTARY), TRANSCRIPT)
    session.links(TRANSCRIPT, COMMENTARY)
    with qtbot.waitSignal(session.links_dropped):
        session.set_opened((TRANSCRIPT,), TRANSCRIPT)
    assert held.dropped == held.asked == [f"compare {COMMENTARY} {TRANSCRIPT}"]
    session.links(TRANSCRIPT, COMMENTARY)
    assert len(held.asked) == 2


def test_what_is_opened_again_at_once_goes_on(qtbot, session):
    session.worker = held = HeldWorker(session)
    session.set_opened((TRANSCRIPT, COMMENTARY), TRANSCRIPT)
    session.links(TRANSCRIPT, COMMENTARY)
    session.set_opened((COMMENTARY,), COMMENTARY)
    session.set_opened((REPORT, COMMENTARY, TRANSCRIPT), COMMENTARY)
    session.links(TRANSCRIPT, COMMENTARY)
    qtbot.waitUntil(lambda: not session._comparing._leaving.isActive())
    assert held.dropped == []
    assert len(held.asked) == 1


@pytest.mark.parametrize("end", ["replaced", "dropped"])
def test_a_long_comparison_that_nobody_wants_any_more_is_ended(qtbot, worker, end):
    text = " ".join(f"Sentence {number} says that {number * 7} houses were built there." for number in range(50_000))
    span = Span(0, len(text))
    endless = Interview("long", text, "", (Paragraph(1, ParagraphKind.NARRATION, None, span, span),))
    answers = []
    worker.submit("key", "compare", (endless, endless), lambda _: answers.append("long"), answers.append)
    qtbot.waitUntil(lambda: worker._since.elapsed() > 1500)
    if end == "dropped":
        worker.drop("key")
    short, key = Interview("short", "", "", ()), "key" if end == "replaced" else "other"
    worker.submit(key, "voices", (short,), answers.append, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=20_000)
    assert answers == [()]
