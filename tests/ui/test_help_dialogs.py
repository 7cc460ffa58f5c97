from __future__ import annotations

import pytest
from panels import make_session, texts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kzreader.ui.actions import key_rows
from kzreader.ui.help.presenter import show_about, show_keys
from kzreader.ui.help.view import KeyRow


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def session(qtbot, tmp_path):
    return make_session(tmp_path)


def test_every_key_of_the_table_of_actions_is_listed_under_its_menu(parent, session):
    dialog = show_keys([KeyRow(*row) for row in key_rows()], session, parent)
    sections = list(dict.fromkeys(section for section, _, _ in key_rows()))
    assert [row.texts[0].words for row in dialog.keys.rows if row.heading] == sections
    listed = [(row.texts[0].words, row.trailing) for row in dialog.keys.rows if not row.heading]
    assert listed == [(action, keys) for _, action, keys in key_rows()]
    dialog.close()


def test_a_key_is_found_by_its_name(qtbot, parent, session):
    dialog = show_keys([KeyRow("Edit", "Undo", "Ctrl+Z"), KeyRow("Edit", "Redo", "Ctrl+Y")], session, parent)
    field = dialog.findChild(QLineEdit)
    qtbot.keyClicks(field, "ctrl+z")
    qtbot.waitUntil(lambda: texts(dialog.keys) == ["Edit", "Undo"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert texts(dialog.keys) == ["Edit", "Undo", "Redo"]
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_the_licences_of_program_texts_fonts_and_libraries_are_named(parent):
    dialog = show_about(parent)
    said = dialog.licences.toPlainText()
    for words in ("MIT", "belong to their publishers", "LGPL", "SIL Open Font License", "never uses the network"):
        assert words in said
    dialog.close()


def test_the_list_of_keys_takes_another_theme_while_it_is_open(parent, session):
    dialog = show_keys([KeyRow("Edit", "Undo", "Ctrl+Z")], session, parent)
    session.change_settings(theme="dark")
    assert dialog.keys.theme.id == "dark"
    dialog.close()
