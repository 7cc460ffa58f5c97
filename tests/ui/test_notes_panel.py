from __future__ import annotations

import pytest
from notebooks import NEW, OLD
from panels import MIR, REPORT, TRANSCRIPT, activate, click_row, keys, make_session, row_rect
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QToolButton

from kzreader.core.library import interview_from_text
from kzreader.core.notebook.annotation import Colour
from kzreader.core.text import Span
from kzreader.ui.notes.presenter import NotesPresenter
from kzreader.ui.notes.view import NoteCard, NotesView, Passage
from kzreader.ui.safe_document import SafeBrowser, SafeDocument
from kzreader.ui.theme import load_theme


@pytest.fixture
def session(qtbot, tmp_path):
    made = make_session(tmp_path, notebook=tmp_path / "notes.kzn")
    made.set_opened((TRANSCRIPT, REPORT), TRANSCRIPT)
    yield made
    made.workspace.close()


@pytest.fixture
def notes(qtbot, session):
    view = NotesView(load_theme("light"))
    qtbot.addWidget(view)
    view.presenter = NotesPresenter(view, session)
    view.resize(340, 800)
    activate(qtbot, view)
    return view


def add(session, document, start, end, body="", **options):
    change = session.do(session.workspace.annotate, [(document, Span(start, end))], body=body, **options)
    return change.added_annotations[0].id


def edit(qtbot, notes, note):
    """Open the editor of a note with the keyboard."""
    notes.choose(note)
    notes.notes.setFocus()
    qtbot.keyClick(notes.notes, Qt.Key.Key_F2)
    return notes.editor


def test_an_empty_list_says_how_to_make_a_note(notes):
    assert "press N" in notes.notes.empty_text


def test_notes_stand_in_the_order_of_the_text_and_not_of_their_making(notes, session):
    late = add(session, TRANSCRIPT, 900, 950)
    early = add(session, TRANSCRIPT, 100, 150)
    other = add(session, REPORT, 10, 60)
    assert keys(notes.notes) == [early, late, other]


def test_a_card_shows_quote_source_note_topics_and_colour(notes, session):
    text = session.interview(TRANSCRIPT).text
    note = add(session, TRANSCRIPT, 100, 150, "The **customs** figures", colour=Colour.PINK, topics=["taiwan"])
    row = _row(notes, note)
    assert row.texts[0].words.strip('“”"') == " ".join(text[100:150].split()).strip('“”"')
    assert row.texts[1].words.startswith(session.interview(TRANSCRIPT).title)
    assert "¶ " in row.texts[1].words
    assert row.body == "The **customs** figures"
    assert [chip.name for chip in row.chips] == ["Taiwan and territorial integrity"]
    assert row.stripe == "pink"


def test_a_card_says_where_its_words_moved_or_that_they_stand_nowhere(qtbot, notes, session, asked):
    old, newer = interview_from_text(OLD, path="summit.txt"), interview_from_text(NEW, path="summit 2.txt")
    session.do(session.workspace.add_documents, [old])
    moved_words = "They asked for forty wagons a week, which is more than the railway carried"
    gone_words = "the roads through the mountains are open then"
    start, lost = OLD.index(moved_words), OLD.index(gone_words)
    moved = add(session, old.id, start, start + len(moved_words))
    gone = add(session, old.id, lost, lost + len(gone_words))
    session.do(session.workspace.versions.carry_over, old.id, newer)
    session.set_opened((newer.id,), newer.id)
    assert _row(notes, moved).texts[1].tail.endswith("moved: please check")
    assert _row(notes, gone).texts[1].tail.endswith("no place in this version")
    assert _row(notes, gone).texts[0].words.strip("“”") == gone_words
    said = []
    session.said.connect(said.append)
    click_row(qtbot, notes.notes, gone)
    assert asked == []
    assert "stand nowhere" in said[0]


def test_a_click_and_enter_jump_to_the_passage(qtbot, notes, session, asked):
    note = add(session, REPORT, 10, 60)
    click_row(qtbot, notes.notes, note)
    notes.focus_list()
    qtbot.keyClick(notes.notes, Qt.Key.Key_Return)
    assert asked == [(REPORT, Span(10, 60), "here")] * 2


def test_each_passage_of_a_comparison_is_one_click_away(qtbot, notes, session, asked):
    passages = [(TRANSCRIPT, Span(100, 150)), (REPORT, Span(10, 60))]
    note = session.do(session.workspace.annotate, passages, body="both").added_annotations[0].id
    height = row_rect(notes.notes, note).height()
    click_row(qtbot, notes.notes, note, at=QPoint(60, 16))
    click_row(qtbot, notes.notes, note, at=QPoint(60, height // 2))
    assert asked == [(TRANSCRIPT, Span(100, 150), "here"), (REPORT, Span(10, 60), "other")]
    assert len(keys(notes.notes)) == 1


def test_f2_edits_in_place_and_control_enter_keeps_it(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 100, 150, "First")
    editor = edit(qtbot, notes, note)
    qtbot.keyClicks(editor, " and second")
    assert row_rect(notes.notes, note).contains(editor.geometry())
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.workspace.annotation(note).body == "First and second"
    assert _row(notes, note).body == "First and second"
    assert notes.editor is None
    session.undo()
    assert _row(notes, note).body == "First"


def test_escape_keeps_what_was_written(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 100, 150)
    editor = edit(qtbot, notes, note)
    qtbot.keyClicks(editor, "Kept")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.workspace.annotation(note).body == "Kept"


def test_going_elsewhere_keeps_what_was_written(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 100, 150)
    editor = edit(qtbot, notes, note)
    qtbot.keyClicks(editor, "Kept")
    notes.focus_filter()
    assert session.workspace.annotation(note).body == "Kept"


def test_enter_makes_a_new_line_in_a_note(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 100, 150)
    editor = edit(qtbot, notes, note)
    before = editor.height()
    for line in ("one", "two", "three", "four", "five"):
        qtbot.keyClicks(editor, line)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notes.editor.height() > before)
    notes.finish_editing()
    assert session.workspace.annotation(note).body == "one\ntwo\nthree\nfour\nfive"


def test_half_typed_words_are_on_disk_before_the_editor_is_left(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 100, 150)
    editor = edit(qtbot, notes, note)
    qtbot.keyClicks(editor, "half a sen")
    assert session.workspace.drafts() == {note: "half a sen"}
    notes.finish_editing()
    assert session.workspace.drafts() == {}


def test_a_change_from_elsewhere_takes_no_typed_word_away(qtbot, notes, session):
    note = add(session, TRANSCRIPT, 500, 550, "First")
    editor = edit(qtbot, notes, note)
    qtbot.keyClicks(editor, " typed")
    add(session, TRANSCRIPT, 100, 150, "another, above")
    session.do(session.workspace.restyle, [note], colour=Colour.GREEN)
    assert notes.editor is editor
    assert editor.toPlainText() == "First typed"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.workspace.annotation(note).body == "First typed"


def test_delete_removes_the_chosen_notes_and_undo_brings_them_back(qtbot, notes, session):
    first = add(session, TRANSCRIPT, 100, 150, "a")
    second = add(session, TRANSCRIPT, 200, 250, "b")
    third = add(session, TRANSCRIPT, 300, 350, "c")
    notes.choose(first)
    notes.notes.setFocus()
    qtbot.keyClick(notes.notes, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(notes.notes, Qt.Key.Key_Delete)
    assert keys(notes.notes) == [third]
    session.undo()
    assert keys(notes.notes) == [first, second, third]


def test_the_scope_says_whose_notes_are_listed(qtbot, notes, session):
    here, beside, away = (add(session, document, 10, 60) for document in (TRANSCRIPT, REPORT, MIR))
    assert keys(notes.notes) == [here, beside]
    _press(qtbot, notes, "This interview")
    assert keys(notes.notes) == [here]
    _press(qtbot, notes, "All")
    assert set(keys(notes.notes)) == {here, beside, away}
    session.set_opened((), "")
    _press(qtbot, notes, "Open ones")
    assert keys(notes.notes) == []
    assert "All" in notes.notes.empty_text


def test_notes_of_an_interview_taken_out_of_the_library_stay_in_the_list(qtbot, notes, session):
    note = add(session, MIR, 10, 60, "kept")
    session.do(session.workspace.take_out, MIR)
    _press(qtbot, notes, "All")
    assert keys(notes.notes) == [note]


def test_the_filter_looks_into_quotes_notes_and_topics(qtbot, notes, session):
    start = session.interview(TRANSCRIPT).text.index("Luban")
    quoted = add(session, TRANSCRIPT, start, start + 14)
    written = add(session, TRANSCRIPT, 10, 30, "about luban")
    tagged = add(session, TRANSCRIPT, 40, 50, topics=["luban-workshop"])
    add(session, TRANSCRIPT, 60, 70, "nothing of that kind")
    field = notes.findChild(QLineEdit)
    qtbot.keyClicks(field, "LUBAN")
    qtbot.waitUntil(lambda: set(keys(notes.notes)) == {quoted, written, tagged})
    qtbot.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: keys(notes.notes) == [])
    assert "Escape" in notes.notes.empty_text


def test_chosen_notes_go_to_the_export(notes, session):
    note = add(session, TRANSCRIPT, 10, 30)
    asked_for = []
    notes.export_requested.connect(asked_for.append)
    notes.choose(note)
    menu = notes._menu_for(notes._cards[note], [note])
    next(action for action in menu.actions() if action.text().startswith("Export")).trigger()
    assert asked_for == [[note]]


def test_quote_and_note_are_copied(notes, session):
    note = add(session, TRANSCRIPT, 10, 30, "mine")
    menu = notes._menu_for(notes._cards[note], [note])
    next(action for action in menu.actions() if action.text().startswith("Copy")).trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith("\n\nmine")
    assert "¶" in copied


def test_the_last_of_a_thousand_notes_is_reached_at_once(qtbot, notes):
    cards = [
        NoteCard(id=str(number), passages=(Passage("a quote " * 30, "Title", "¶ 1"),), body="**note** " * (number % 9))
        for number in range(1000)
    ]
    notes.show_notes(cards, total=1000)
    notes.choose("999")
    assert notes.notes.viewport().rect().intersects(row_rect(notes.notes, "999"))
    notes.choose("0")
    assert row_rect(notes.notes, "0").top() <= 8


def test_a_note_that_names_a_file_loads_nothing(qtbot, tmp_path):
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"not a picture")
    document, browser = SafeDocument(), SafeBrowser()
    qtbot.addWidget(browser)
    html = f'<img src="file://{picture}"><img src="file:///dev/zero"><link rel="stylesheet" href="file://{picture}">'
    document.setHtml(html)
    browser.setHtml(html)
    assert document.size().height() < 200
    assert document.loadResource(2, picture.as_uri()) is None
    assert browser.loadResource(2, picture.as_uri()) is None


def _row(view, key):
    return next(row for row in view.notes.rows if row.key == key)


def _press(qtbot, view, words):
    button = next(button for button in view.findChildren(QToolButton) if button.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
