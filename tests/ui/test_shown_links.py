"""Which parallel passages a session shows: what the program found, at the strength wanted, with the reader's word."""

from __future__ import annotations

import pytest
from panels import COMMENTARY, REPORT, TRANSCRIPT, make_session
from PySide6.QtCore import QObject, Qt, QTimer

from kzreader.core.crossrefs.parallels import DEFAULT, LEAST
from kzreader.core.notebook.decisions import LinkVerdict
from kzreader.ui.crossrefs.passages_view import PassagesView
from kzreader.ui.crossrefs.presenter import CrossrefsPresenter
from kzreader.ui.crossrefs.view import CrossrefsView
from kzreader.ui.parallels import STRENGTHS, least_score
from kzreader.ui.theme import load_theme


class UnluckyWorker(QObject):
    """Fails at the first comparison and hands everything else to another."""

    def __init__(self, worker, parent):
        super().__init__(parent)
        self._worker = worker
        self.asked = 0

    def submit(self, key, job, arguments, on_done, on_failed):
        self.asked += job == "compare"
        if job == "compare" and self.asked == 1:
            QTimer.singleShot(0, self, lambda: on_failed("out of luck"))
        else:
            self._worker.submit(key, job, arguments, on_done, on_failed)


@pytest.fixture
def session(qtbot, tmp_path):
    made = make_session(tmp_path)
    made.set_opened((TRANSCRIPT, REPORT), TRANSCRIPT)
    return made


@pytest.fixture
def compared(qtbot, session):
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.links(TRANSCRIPT, REPORT)
    return session


def pair(link):
    return (TRANSCRIPT, link.a), (REPORT, link.b)


def test_the_usual_strength_shows_what_the_program_takes_for_best(compared):
    links = compared.links(TRANSCRIPT, REPORT)
    assert links
    assert min(link.score for link in links) >= DEFAULT == least_score(0.0)


def test_a_lower_strength_shows_more_and_a_higher_one_fewer(compared):
    counts = []
    for strength in (STRENGTHS[0], DEFAULT, LEAST):
        compared.change_settings(link_strength=strength)
        counts.append(len(compared.links(TRANSCRIPT, REPORT)))
    assert counts == sorted(set(counts))


def test_links_seen_from_the_other_side_are_the_same_with_their_verdicts(compared):
    link = compared.links(TRANSCRIPT, REPORT)[0]
    compared.do(compared.workspace.decisions.pin_link, *pair(link))
    pinned = compared.links(REPORT, TRANSCRIPT)[0]
    assert (pinned.b, pinned.a) == (link.a, link.b)
    assert compared.verdict(REPORT, TRANSCRIPT, pinned) is LinkVerdict.PINNED
    assert [(one.b, one.a) for one in compared.judged(REPORT, TRANSCRIPT, LinkVerdict.PINNED)] == [(link.a, link.b)]


def test_a_rejected_link_is_gone_until_undo_and_again_after_redo(compared):
    before = compared.links(TRANSCRIPT, REPORT)
    compared.do(compared.workspace.decisions.reject_link, *pair(before[0]))
    after = compared.links(TRANSCRIPT, REPORT)
    assert len(after) == len(before) - 1
    assert compared.judged(TRANSCRIPT, REPORT, LinkVerdict.REJECTED) == (before[0],)
    compared.undo()
    assert compared.links(TRANSCRIPT, REPORT) == before
    compared.redo()
    assert compared.links(TRANSCRIPT, REPORT) == after


def test_what_failed_is_told_once_and_asked_again_when_the_reader_asks(qtbot, session):
    worker = UnluckyWorker(session.worker, session)
    session.worker = worker
    view = CrossrefsView(load_theme("light"))
    qtbot.addWidget(view)
    view.show_tab("passages")
    view.presenter = CrossrefsPresenter(view, session)
    problems = []
    session.problem.connect(problems.append)
    with qtbot.waitSignal(session.links_missing):
        view.show()
    for _ in range(3):
        assert session.links(TRANSCRIPT, REPORT) is None
    assert session.links_failed(REPORT, TRANSCRIPT)
    assert (worker.asked, len(problems)) == (1, 1)
    assert "could not be compared" in view.passages.empty_text
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        qtbot.mouseClick(view.parallel.again_button, Qt.MouseButton.LeftButton)
    assert view.passages.rows
    assert not view.parallel.again_button.isVisible()


def test_opening_another_interview_asks_again_too(qtbot, session):
    session.worker = UnluckyWorker(session.worker, session)
    with qtbot.waitSignal(session.links_missing):
        session.links(TRANSCRIPT, REPORT)
    session.set_opened((TRANSCRIPT, REPORT, COMMENTARY), COMMENTARY)
    with qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.links(TRANSCRIPT, REPORT)


@pytest.mark.parametrize(
    ("state", "words"),
    [("installed", "with the paraphrase model"), ("not installed", "without the"), ("wrong weights", "is not used")],
)
def test_the_list_says_whether_the_paraphrase_model_takes_part(qtbot, state, words):
    view = PassagesView(load_theme("light"), ["few", "more"])
    qtbot.addWidget(view)
    view.show_model(state)
    assert words in view.model_text
