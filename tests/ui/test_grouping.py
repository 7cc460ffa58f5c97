"""Accounts of one interview in the library list: as the reader decides, and what that does to the list."""

from __future__ import annotations

import pytest
from panels import COMMENTARY, MIR, REPORT, TRANSCRIPT, XINHUA, keys, make_session

from kzreader.ui.grouping import Grouping
from kzreader.ui.library.presenter import LibraryPresenter
from kzreader.ui.library.view import LibraryView
from kzreader.ui.theme import load_theme


@pytest.fixture
def session(qtbot, tmp_path):
    return make_session(tmp_path)


@pytest.fixture
def grouping(session):
    return Grouping(session, session)


@pytest.fixture
def library(qtbot, session, grouping):
    view = LibraryView(load_theme("light"))
    qtbot.addWidget(view)
    view.presenter = LibraryPresenter(view, session, grouping)
    view.resize(320, 900)
    with qtbot.waitExposed(view):
        view.show()
    return view


def entries(library, document):
    menu = library._menu_for(library._document(document))
    return {action.text(): action for action in menu.actions() if action.text()}


def test_an_account_leaves_its_interview_and_undo_brings_it_back(library, session, grouping):
    entries(library, COMMENTARY)["No account of this interview"].trigger()
    assert grouping.group_of(COMMENTARY) == (COMMENTARY,)
    assert set(grouping.group_of(REPORT)) == {TRANSCRIPT, REPORT}
    rows = {row.key: number for number, row in enumerate(library.interviews.rows)}
    above = library.interviews.rows[rows[COMMENTARY] - 1]
    assert above.heading
    assert above.texts[0].words.startswith("CGTN interview with Kazakh president")
    assert abs(rows[TRANSCRIPT] - rows[REPORT]) == 1
    session.undo()
    assert set(grouping.group_of(COMMENTARY)) == {COMMENTARY, TRANSCRIPT, REPORT}


def test_an_interview_joins_the_one_that_is_open(library, session, grouping):
    session.set_opened((XINHUA,), XINHUA)
    entries(library, MIR)["An account of the interview that is open"].trigger()
    assert set(grouping.group_of(MIR)) == {MIR, XINHUA}
    rows = keys(library.interviews)
    assert abs(rows.index(MIR) - rows.index(XINHUA)) == 1
    assert "An account of the interview that is open" not in entries(library, MIR)


def test_a_pair_comes_apart(library, session, grouping):
    grouping.add(MIR, XINHUA)
    entries(library, MIR)["No account of this interview"].trigger()
    assert grouping.group_of(MIR) == (MIR,)
    assert grouping.group_of(XINHUA) == (XINHUA,)


def test_nothing_is_suggested_for_the_bundled_interviews(library, grouping):
    assert grouping.suggestions == ()
    assert library.suggestion.text == ""
