from __future__ import annotations

import pytest
from panels import MIR, REPORT, TRANSCRIPT, activate, click_row, keys, make_session, texts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from kzreader.core.text import Span
from kzreader.ui.search import presenter as search_presenter
from kzreader.ui.search.presenter import Place, SearchPresenter
from kzreader.ui.search.view import SearchView
from kzreader.ui.theme import load_theme


@pytest.fixture
def session(qtbot, tmp_path):
    return make_session(tmp_path)


@pytest.fixture
def search(qtbot, session):
    view = SearchView(load_theme("light"))
    qtbot.addWidget(view)
    view.presenter = SearchPresenter(view, session)
    view.resize(340, 700)
    activate(qtbot, view)
    return view


def type_words(qtbot, search, words):
    search.focus_field()
    qtbot.keyClicks(search.field, words)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not search.presenter.searching)


def test_an_empty_panel_says_what_it_is_for(search):
    assert "Type words" in search.hits.empty_text


def test_places_stand_under_their_interview_with_the_words_around_them(qtbot, search, session):
    type_words(qtbot, search, "silk road")
    places = keys(search.hits)
    assert {place.document for place in places} >= {MIR}
    headings = [row.texts[0].words for row in search.hits.rows if row.heading]
    assert session.interview(MIR).title in headings
    row = next(row for row in search.hits.rows if row.key == places[0])
    strong = [run.text for run in row.texts[0].runs if run.strong]
    assert [words.lower() for words in strong] == ["silk road"]
    assert row.trailing.startswith("¶ ")
    assert search.count_text.startswith(str(len(places)))


def test_typing_alone_searches_once_the_reader_pauses(qtbot, search):
    search.focus_field()
    qtbot.keyClicks(search.field, "luban")
    qtbot.waitUntil(lambda: len(search.hits.rows) > 0)


def test_enter_jumps_and_the_keyboard_stays_in_the_list(qtbot, search, asked):
    type_words(qtbot, search, "luban")
    assert search.hits.hasFocus()
    first, second = keys(search.hits)[:2]
    qtbot.keyClick(search.hits, Qt.Key.Key_Return)
    qtbot.keyClick(search.hits, Qt.Key.Key_Down)
    qtbot.keyClick(search.hits, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [(first.document, first.span, "here"), (second.document, second.span, "beside")]
    assert search.hits.hasFocus()
    assert keys(search.hits)[:2] == [first, second]


def test_a_click_jumps(qtbot, search, asked):
    type_words(qtbot, search, "luban")
    place = keys(search.hits)[1]
    click_row(qtbot, search.hits, place)
    assert asked == [(place.document, place.span, "here")]


def test_escape_returns_to_the_page_from_the_list_and_from_the_empty_field(qtbot, search):
    type_words(qtbot, search, "luban")
    with qtbot.waitSignal(search.closed):
        qtbot.keyClick(search.hits, Qt.Key.Key_Escape)
    search.focus_field()
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.field.text() == ""
    with qtbot.waitSignal(search.closed):
        qtbot.keyClick(search.field, Qt.Key.Key_Escape)


def test_notes_are_found_with_what_they_are_on(qtbot, search, session, asked):
    session.do(session.workspace.annotate, [(REPORT, Span(10, 40))], body="The eagle’s figures differ")
    type_words(qtbot, search, "EAGLE'S")
    assert texts(search.hits)[0] == "Your notes"
    row = search.hits.rows[1]
    assert row.texts[1].words == session.interview(REPORT).title
    qtbot.keyClick(search.hits, Qt.Key.Key_Return)
    assert asked == [(REPORT, Span(10, 40), "here")]


def test_results_follow_the_notes(qtbot, search, session):
    type_words(qtbot, search, "eagle")
    assert "Found nowhere" in search.hits.empty_text
    session.do(session.workspace.annotate, [(REPORT, Span(10, 40))], body="An eagle")
    qtbot.waitUntil(lambda: len(keys(search.hits)) == 1)
    session.undo()
    qtbot.waitUntil(lambda: keys(search.hits) == [])


def test_a_long_search_goes_in_slices_and_finds_the_same(qtbot, search, monkeypatch):
    search.presenter.search_for("kazakhstan")
    at_once = keys(search.hits)
    monkeypatch.setattr(search_presenter, "SLICE", 0.0)
    search.presenter.search_for("kazakhstan")
    assert search.presenter.searching
    assert "so far" in search.count_text
    assert len(keys(search.hits)) < len(at_once)
    qtbot.waitUntil(lambda: not search.presenter.searching)
    assert keys(search.hits) == at_once


def test_a_newer_query_replaces_the_one_under_way(qtbot, search, monkeypatch):
    monkeypatch.setattr(search_presenter, "SLICE", 0.0)
    search.presenter.search_for("kazakhstan")
    search.presenter.search_for("luban")
    qtbot.waitUntil(lambda: not search.presenter.searching)
    said = [next(run.text for run in row.texts[0].runs if run.strong) for row in search.hits.rows if not row.heading]
    assert {words.lower() for words in said} == {"luban"}


def test_more_places_than_can_be_listed_are_counted(qtbot, search, monkeypatch):
    monkeypatch.setattr(search_presenter, "MOST_SHOWN", 5)
    search.presenter.search_for("kazakhstan")
    qtbot.waitUntil(lambda: not search.presenter.searching)
    assert len(keys(search.hits)) == 5
    assert search.count_text.startswith("The first 5 of ")


def test_the_close_button_has_a_name_and_closes(qtbot, search):
    button = next(button for button in search.findChildren(QToolButton) if button.text() == "×")
    assert button.accessibleName() == "Close the search"
    with qtbot.waitSignal(search.closed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_same_place_has_the_same_key():
    assert Place(TRANSCRIPT, Span(1, 2)) == Place(TRANSCRIPT, Span(1, 2))
