from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kzreader.ui.positions import index_at, positions_taken
from kzreader.ui.row_layout import TextBlock
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, RowModel, Run, Text, text
from kzreader.ui.theme import load_fonts, load_theme

LONG = "The northwest city, that was the starting of the original road between the mountains and the sea, "


@pytest.fixture
def rows(qtbot):
    load_fonts()
    made = RowList(load_theme("light"), own_keys=(Qt.Key.Key_Delete,))
    qtbot.addWidget(made)
    made.resize(240, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def row(key, *, heading=False, words=""):
    return Row(key=key, texts=(text(words or str(key), Face.HEADING if heading else Face.BODY),), heading=heading)


def block(*runs, width=200.0, **options):
    load_fonts()
    return TextBlock(Text(runs=runs, **options), width=width, theme=load_theme("light"), ink=None)


def test_a_text_with_room_is_shown_as_it_is(rows):
    assert block(Run("Short")).shown == "Short"


def test_a_long_text_ends_in_an_ellipsis_within_its_lines(rows):
    made = block(Run(LONG * 3), limit=2)
    assert made.shown.endswith("…")
    assert LONG.startswith(made.shown[:20])
    assert made.height == block(Run("a\nb"), limit=2).height


def test_the_end_of_a_source_line_is_never_elided(rows):
    made = block(Run(LONG), tail=" · ¶ 12")
    assert made.shown.endswith("… · ¶ 12")


@pytest.mark.parametrize("width", [120.0, 160.0, 240.0, 400.0])
def test_the_word_that_was_found_is_seen_however_little_room_there_is(rows, width):
    made = block(Run(LONG), Run("silk road", strong=True), Run(f" and then {LONG}"), width=width, limit=2, led_in=True)
    assert "silk road" in made.shown


def test_letters_beyond_the_basic_plane_are_not_torn(rows):
    made = block(Run("😀 " * 60), Run("strong", strong=True), limit=2)
    assert made.shown.encode("utf-8")


def test_a_list_that_becomes_narrower_makes_room_for_the_lines_that_its_rows_need_then(rows, qtbot):
    rows.show_rows([Row(key=key, texts=(text(LONG, Face.BODY, limit=9),)) for key in ("one", "two")])
    first, second = (rows.row_model.index_of(key) for key in ("one", "two"))
    qtbot.waitUntil(lambda: rows.visualRect(second).isValid())
    before = rows.visualRect(second).top()
    rows.resize(130, rows.height())
    qtbot.waitUntil(lambda: rows.visualRect(second).top() > before)
    needed = rows.itemDelegate().plan(rows.rows[0], rows.itemDelegate().width()).height
    assert rows.visualRect(first).height() == round(needed)
    assert rows.visualRect(second).top() >= rows.visualRect(first).bottom()


def test_positions_are_counted_as_qt_does_and_back():
    words = "a😀б👍"
    assert positions_taken(words) == 6
    assert [index_at(words, position) for position in (0, 1, 3, 4, 6)] == [0, 1, 2, 3, 4]
    assert index_at("plain", 3) == 3
    assert positions_taken("") == 0


def test_a_row_is_as_high_as_what_is_painted_in_it_with_and_without_a_scroll_bar(rows):
    for count in (1, 40):
        rows.show_rows([row(number, words=LONG) for number in range(count)])
        rows.doItemsLayout()
        height = rows.visualRect(rows.row_model.index(0)).height()
        painted = rows.itemDelegate().plan(rows.rows[0], rows.itemDelegate().width())
        assert height == round(painted.height)
        assert rows.itemDelegate().width() <= rows.viewport().width()


def test_headings_are_passed_over_by_the_keys(qtbot, rows):
    rows.show_rows([row("A", heading=True), row(1), row("B", heading=True), row(2)])
    rows.choose_first()
    assert rows.current_key() == 1
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current_key() == 2


def test_keys_of_the_list_do_not_reach_the_shortcuts_of_the_window(qtbot, rows):
    from PySide6.QtGui import QAction

    action = QAction(rows)
    action.setShortcut(Qt.Key.Key_Delete)
    rows.addAction(action)
    triggered = []
    action.triggered.connect(lambda: triggered.append("window"))
    rows.key_pressed.connect(lambda key: triggered.append(Qt.Key(key)))
    rows.show_rows([row(1)])
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert triggered == [Qt.Key.Key_Delete]


def test_the_chosen_row_stays_chosen_when_others_come_and_go(rows):
    rows.show_rows([row(1), row(2), row(3)])
    rows.choose(3)
    rows.show_rows([row(0), row(2), row(3), row(4)])
    assert rows.current_key() == 3
    assert rows.chosen_keys() == [3]


def test_an_order_that_changed_is_shown(rows):
    rows.show_rows([row(1), row(2), row(3)])
    rows.show_rows([row(3), row(1), row(4)])
    assert [one.key for one in rows.rows] == [3, 1, 4]


def test_only_rows_that_say_something_else_are_painted_anew(qtbot):
    model = RowModel()
    model.show_rows([row(1), row(2)])
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    model.show_rows([row(1), row(2, words="other")])
    assert changed == [1]


def test_screen_readers_hear_everything_that_a_row_says(rows):
    spoken = Row(key=1, texts=(text("Title"), text("Outlet")), trailing="3", spoken="open", body="A note")
    rows.show_rows([spoken])
    index = rows.row_model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Title, Outlet, 3, open, A note"


def test_the_sentence_for_an_empty_list_goes_when_rows_come(rows):
    rows.show_rows([], empty="Nothing yet.")
    assert rows.empty_text == "Nothing yet."
    rows.show_rows([row(1)])
    assert rows.empty_text == ""
