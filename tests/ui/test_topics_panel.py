from __future__ import annotations

import pytest
from panels import COMMENTARY, REPORT, click_row, make_session, texts
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton

from kzreader.ui import style
from kzreader.ui.looks import topic_looks
from kzreader.ui.theme import load_theme
from kzreader.ui.topics.presenter import TopicsPresenter
from kzreader.ui.topics.view import TopicsView


@pytest.fixture
def session(qtbot, tmp_path):
    made = make_session(tmp_path)
    made.set_opened((COMMENTARY, REPORT), COMMENTARY)
    return made


@pytest.fixture
def topics(qtbot, session):
    view = TopicsView(load_theme("light"))
    qtbot.addWidget(view)
    view.presenter = TopicsPresenter(view, session)
    view.resize(300, 800)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: "?" in _row(view, "taiwan").trailing)
    return view


def test_the_eighteen_topics_stand_with_sign_and_colour(topics):
    assert len(topics.codebook.rows) == 18
    assert texts(topics.codebook)[0] == "Belt and Road"
    row = _row(topics, "taiwan")
    assert row.badge.sign == "TI"
    assert QColor(row.badge.colour).isValid()


def test_suggestions_of_the_open_interviews_are_counted_apart_from_confirmed_ones(topics, session):
    suggested = _suggested(session, "taiwan")
    assert _row(topics, "taiwan").trailing == f"{len(suggested)}?"
    session.do(session.workspace.accept_topics, suggested[:1])
    assert _row(topics, "taiwan").trailing == f"1 · {len(suggested) - 1}?"


def test_a_click_filters_and_a_second_click_does_no_longer(qtbot, topics, session):
    click_row(qtbot, topics.codebook, "taiwan")
    assert session.topic_filter == {"taiwan"}
    assert _row(topics, "taiwan").pressed
    assert "chosen" in _row(topics, "taiwan").words
    click_row(qtbot, topics.codebook, "taiwan")
    assert session.topic_filter == frozenset()


def test_space_and_enter_filter_from_the_keyboard_and_a_button_clears(qtbot, topics, session):
    topics.focus_list()
    qtbot.keyClick(topics.codebook, Qt.Key.Key_Space)
    qtbot.keyClick(topics.codebook, Qt.Key.Key_Down)
    qtbot.keyClick(topics.codebook, Qt.Key.Key_Return)
    assert session.topic_filter == {"belt-and-road", "shanghai-cooperation-organization"}
    button = next(button for button in topics.findChildren(QToolButton) if button.text() == "Show all")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.topic_filter == frozenset()
    assert not button.isVisible()


def test_all_suggestions_of_a_topic_are_accepted_at_once_and_undone_at_once(topics, session):
    before = _row(topics, "taiwan").trailing
    _choose(topics, "taiwan", "Accept")
    assert "?" not in _row(topics, "taiwan").trailing
    assert len(session.workspace.notebook.annotations) == int(before.rstrip("?"))
    session.undo()
    assert _row(topics, "taiwan").trailing == before
    assert not session.workspace.notebook.annotations


def test_all_suggestions_are_rejected_at_once(topics, session):
    topics.reject_all_requested.emit("")
    assert all("?" not in row.trailing for row in topics.codebook.rows)
    session.undo()
    assert any("?" in row.trailing for row in topics.codebook.rows)


def test_a_new_topic_is_named_in_place_and_gets_a_colour_of_the_codebook(qtbot, topics, session):
    button = next(button for button in topics.findChildren(QToolButton) if button.text() == "New topic…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    field = topics.findChild(QLineEdit)
    qtbot.keyClicks(field, "  Steppe   eagles ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    made = next(topic for topic in session.topics().values() if topic.name == "Steppe eagles")
    assert made.colour in {coded.light for coded in session.codebook.topics}
    assert _row(topics, made.id).badge.sign == "SE"
    assert not field.isVisible()


def test_escape_leaves_the_naming_without_a_topic(qtbot, topics):
    topics.ask_name()
    field = topics.findChild(QLineEdit)
    qtbot.keyClicks(field, "Nothing")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(topics.codebook.rows) == 18
    assert not field.isVisible()


def test_f2_renames_and_undo_brings_the_name_back(qtbot, topics, session):
    topics.focus_list()
    qtbot.keyClick(topics.codebook, Qt.Key.Key_F2)
    field = topics.findChild(QLineEdit)
    assert field.text() == "Belt and Road"
    qtbot.keyClicks(field, "Silk roads")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert texts(topics.codebook)[0] == "Silk roads"
    session.undo()
    assert texts(topics.codebook)[0] == "Belt and Road"


def test_a_topic_takes_another_colour_from_the_menu(topics, session):
    menu = topics._menu_for(topics._topic("taiwan"))
    colours = next(action.menu() for action in menu.actions() if action.menu())
    other = next(action for action in colours.actions() if not action.isChecked())
    other.trigger()
    assert session.topics()["taiwan"].colour == other.data()


def test_only_topics_of_the_reader_can_be_removed(qtbot, topics, session):
    topics.create_requested.emit("Mine")
    own = next(topic.id for topic in session.topics().values() if topic.name == "Mine")
    topics.focus_list()
    qtbot.keyClick(topics.codebook, Qt.Key.Key_Delete)
    assert len(topics.codebook.rows) == 19
    topics.codebook.choose(own)
    qtbot.keyClick(topics.codebook, Qt.Key.Key_Delete)
    assert len(topics.codebook.rows) == 18


def test_without_open_interviews_the_codebook_stands_without_counts(topics, session):
    session.set_opened((), "")
    assert all(row.trailing == "" for row in topics.codebook.rows)
    assert any("filter" in label.text() for label in topics.findChildren(QLabel))


@pytest.mark.parametrize("theme_id", ["light", "sepia", "dark"])
def test_signs_can_be_read_on_their_colours(session, theme_id):
    theme = load_theme(theme_id)
    for look in topic_looks(session.codebook, session.topics(), theme_id).values():
        fill = style.tint(QColor(look.colour), theme)
        assert style.contrast(fill, theme.colour("ink")) >= 4.5, look


def _row(view, key):
    return next(row for row in view.codebook.rows if row.key == key)


def _suggested(session, topic):
    return [
        (document, suggestion)
        for document in session.opened
        for suggestion in session.analysis(document).suggestions
        if suggestion.topic == topic
    ]


def _choose(view, topic, beginning):
    menu: QMenu = view._menu_for(view._topic(topic))
    next(action for action in menu.actions() if action.text().startswith(beginning)).trigger()
