from __future__ import annotations

import pytest
from panels import COMMENTARY, MIR, REPORT, TRANSCRIPT, XINHUA, click_row, keys, make_session, row_rect, texts
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from kzreader.core.analysis import analyse
from kzreader.core.library import interview_from_text
from kzreader.core.text import Span
from kzreader.ui.grouping import Grouping
from kzreader.ui.library.presenter import LibraryPresenter
from kzreader.ui.library.view import MIME_TYPE, LibraryView
from kzreader.ui.theme import load_theme


@pytest.fixture
def session(qtbot, tmp_path):
    return make_session(tmp_path)


@pytest.fixture
def library(qtbot, session):
    view = LibraryView(load_theme("light"))
    qtbot.addWidget(view)
    view.presenter = LibraryPresenter(view, session, Grouping(session, view))
    view.resize(320, 900)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def asked(session):
    """What the window was asked to show."""
    found = []
    session.go_to_requested.connect(lambda document, span, where: found.append((document, where)))
    return found


def test_accounts_stand_below_the_interview_that_they_report(library):
    rows = texts(library.interviews)
    assert rows[0] == "Xinhua: Kassym-Jomart Tokayev, July 2024"
    heading = rows.index("CGTN, Leaders Talk: Kassym-Jomart Tokayev and Wang Guan, May 2023")
    assert set(keys(library.interviews)[1:4]) == {COMMENTARY, TRANSCRIPT, REPORT}
    assert library.interviews.rows[heading].heading


def test_a_row_says_outlet_date_kind_and_length(library):
    row = next(row for row in library.interviews.rows if row.key == MIR)
    said = [part.words for part in row.texts]
    assert said[1] == "The Astana Times · 8 May 2020"
    assert said[2].startswith("report · ")
    assert "1376 words" in said[2].replace(",", "").replace("(s)", "s")


def test_the_number_of_notes_stands_in_the_row_and_follows_undo(library, session):
    session.do(session.workspace.annotate, [(MIR, Span(0, 20))], body="Look")
    assert "1 note" in _row(library, MIR).words
    session.undo()
    assert "note" not in _row(library, MIR).words


def test_open_interviews_are_marked(library, session):
    session.set_opened((TRANSCRIPT, REPORT), TRANSCRIPT)
    marked = [row.key for row in library.interviews.rows if row.marked]
    assert sorted(marked) == [TRANSCRIPT, REPORT]
    assert "open" in _row(library, TRANSCRIPT).words


def test_enter_opens_here_and_control_enter_beside(qtbot, library, asked):
    library.focus_list()
    assert library.interviews.current_key() == XINHUA
    qtbot.keyClick(library.interviews, Qt.Key.Key_Return)
    qtbot.keyClick(library.interviews, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [(XINHUA, "here"), (XINHUA, "beside")]


def test_the_down_key_steps_over_headings(qtbot, library):
    library.focus_list()
    visited = []
    for _ in range(4):
        qtbot.keyClick(library.interviews, Qt.Key.Key_Down)
        visited.append(library.interviews.current_key())
    assert visited == keys(library.interviews)[1:5]


def test_a_double_click_opens(qtbot, library, asked):
    click_row(qtbot, library.interviews, REPORT, double=True)
    assert asked == [(REPORT, "here")]


def test_a_single_click_opens_nothing(qtbot, library, asked):
    click_row(qtbot, library.interviews, REPORT)
    assert asked == []


def test_the_button_in_the_row_under_the_pointer_opens_beside(qtbot, library, asked):
    viewport = library.interviews.viewport()
    qtbot.mouseMove(viewport, pos=row_rect(library.interviews, TRANSCRIPT).center() - QPoint(60, 0))
    button = viewport.findChild(QToolButton)
    qtbot.waitUntil(button.isVisible)
    assert row_rect(library.interviews, TRANSCRIPT).contains(button.geometry())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [(TRANSCRIPT, "beside")]


def test_an_interview_is_dragged_by_its_id(library):
    model = library.interviews.row_model
    data = model.mimeData([model.index_of(XINHUA)])
    assert bytes(data.data(MIME_TYPE)).decode() == XINHUA


def test_filtering_by_words_looks_into_titles_outlets_people_and_text(qtbot, library):
    field = library.findChild(QLineEdit)
    for words, wanted in {
        "wang guan": {COMMENTARY, TRANSCRIPT, REPORT},
        "batyrshin": {MIR},
        "cctv": {TRANSCRIPT},
        "xi'an luban": {TRANSCRIPT},
        "guan taiwan": {COMMENTARY, REPORT},
    }.items():
        field.clear()
        qtbot.keyClicks(field, words)
        qtbot.waitUntil(lambda wanted=wanted: set(keys(library.interviews)) == wanted)


def test_escape_in_the_field_shows_everything_again(qtbot, library):
    field = library.findChild(QLineEdit)
    qtbot.keyClicks(field, "nobody says this")
    qtbot.waitUntil(lambda: not library.interviews.rows)
    assert "Escape" in library.interviews.empty_text
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(keys(library.interviews)) == 5
    assert library.interviews.empty_text == ""


def test_sorting_by_length_puts_the_longest_first(library):
    _sort(library, "length")
    assert keys(library.interviews)[0] == XINHUA
    _sort(library, "title")
    assert [row.texts[0].words for row in library.interviews.rows if row.key in {COMMENTARY, TRANSCRIPT, REPORT}] == [
        "CGTN interview with Kazakh president Kassym-Jomart Tokayev",
        "Exclusive interview with President Tokayev on “High-end Interview” (Leaders Talk)",
        "Tokayev Talks Kazakhstan-China Strategic Partnership, Upcoming Summit in Exclusive Interview",
    ]


def test_sorting_by_notes_puts_the_most_annotated_first(library, session):
    session.do(session.workspace.annotate, [(MIR, Span(0, 20))])
    _sort(library, "notes")
    assert keys(library.interviews)[0] == MIR


def test_taking_out_is_undone_and_what_was_taken_out_can_be_seen_and_put_back(library, session):
    library.take_out_requested.emit(MIR)
    assert MIR not in keys(library.interviews)
    session.undo()
    assert MIR in keys(library.interviews)
    session.redo()
    library.taken_out_shown.emit(True)
    assert _row(library, MIR).faded
    assert "taken out" in _row(library, MIR).words
    library.put_back_requested.emit(MIR)
    assert not _row(library, MIR).faded


def test_the_menu_of_a_row_takes_it_out(qtbot, library):
    menu = library._menu_for(library._document(MIR))
    said = [action.text() for action in menu.actions() if action.text()]
    assert said[:3] == ["Open", "Open beside", "Take out of the library"]
    next(action for action in menu.actions() if action.text() == "Take out of the library").trigger()
    assert MIR not in keys(library.interviews)


def test_topics_filter_the_list_by_what_is_suggested_and_confirmed(qtbot, library, session):
    about = {one.id for one in session.library if any(found.topic == "taiwan" for found in analyse(one).suggestions)}
    assert 0 < len(about) < 5
    session.toggle_topic("taiwan")
    qtbot.waitUntil(lambda: set(keys(library.interviews)) == about)
    session.clear_topic_filter()
    assert len(keys(library.interviews)) == 5


def test_own_documents_stand_under_a_heading_of_their_own(library, session):
    mine = interview_from_text("Q: Why?\n\nA: Because of the harvest.", path="harvest.txt")
    session.do(session.workspace.add_documents, [mine])
    rows = texts(library.interviews)
    assert rows[-2] == "My documents"
    assert keys(library.interviews)[-1] == mine.id


def test_files_dropped_on_the_panel_are_passed_on(qtbot, library, tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button, keyboard = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), actions, data, button, keyboard)
    QApplication.sendEvent(library, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(library.documents_dropped) as dropped:
        QApplication.sendEvent(library, QDropEvent(QPointF(20, 20), actions, data, button, keyboard))
    assert dropped.args == [[str(file)]]


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_titles_are_painted_in_the_ink_of_the_theme(library, theme):
    library.set_theme(load_theme(theme))
    picture = library.interviews.viewport().grab().toImage()
    ink = load_theme(theme).colour("ink")
    colours = {picture.pixelColor(x, y).name() for x in range(0, 300, 1) for y in range(40, 120, 1)}
    assert ink.name() in colours


def _row(library, key):
    return next(row for row in library.interviews.rows if row.key == key)


def _sort(library, key):
    menu = library.findChildren(QToolButton)[0].menu() or next(
        button.menu() for button in library.findChildren(QToolButton) if button.menu()
    )
    next(action for action in menu.actions() if action.objectName() == key).trigger()
