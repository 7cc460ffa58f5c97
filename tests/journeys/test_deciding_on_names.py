"""The reader's own word on names: renamed, merged, split, marked by hand, confirmed in documents of their own."""

from __future__ import annotations

import pytest
from journeys.looking import all_words
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from kzreader import paths
from kzreader.ui import settings
from kzreader.ui.reading.layers import LayerName

OWN = """\
Talks in Port Rowan

Q: What did Dina Osman promise?

A: Mayor Dina Osman promised a bridge to Harlow Island. The Northern Harbour Authority (NHA) pays for it.

Q: And when does Osman want it?

A: In May. The NHA has agreed, and so has Harlow Island. Even on Harlow Island they trust Dina Osman.
"""


def names_of(reader, number):
    """What is marked as a name in a pane: the words with the name of the entity."""
    session = reader.window.session
    text = reader.pane(number).interview.text
    marks = reader.pane(number).page.layers[LayerName.MENTIONS].marks
    return [(mark.span.of(text), session.entities[mark.value.entity].name) for mark in marks]


def entity(reader, name):
    return next(one.id for one in reader.window.session.entities.values() if one.name == name)


@pytest.fixture
def panel(reader):
    """The names in the inspector."""

    def look(*documents):
        window = reader.start(*documents, size=(1700, 950))
        window._right.setCurrentWidget(window.panels.crossrefs)
        reader.until(lambda: window.panels.crossrefs.entities.rows)
        reader.settle()
        return window.panels.crossrefs

    return look


def open_menu(reader, rows, key):
    rows.choose(key)
    rows.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), rows.mapToGlobal(QPoint()))
    QApplication.sendEvent(rows.viewport(), event)
    return QApplication.activePopupWidget()


def choose(reader, menu, *path):
    """Go through menus by the words of their entries, and choose the last one."""
    for words in path[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text() == words)
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    reader.back_to_the_window()
    reader.settle()


def test_a_renamed_name_is_called_so_everywhere_and_undo_takes_it_back(reader, panel):
    rows = panel().entities
    rows.choose(entity(reader, "Xi Jinping"))
    rows.setFocus()
    reader.press("F2")
    reader.press("Ctrl+A")
    reader.type("President Xi\n")
    reader.settle()
    assert "President Xi" in all_words(rows)
    assert rows.hasFocus()
    assert {name for words, name in names_of(reader, 1) if words == "Xi Jinping"} == {"President Xi"}
    reader.press("Ctrl+Z")
    reader.settle()
    assert "Xi Jinping" in all_words(rows)
    assert "President Xi" not in [row.texts[0].words for row in rows.rows]


def test_merged_names_count_as_one_also_after_a_restart(reader, panel):
    rows = panel().entities
    one, other = entity(reader, "Kyrgyzstan"), entity(reader, "Kazakhstan")
    before = {words for words, name in names_of(reader, 0) if name == "Kyrgyzstan"}
    assert before
    menu = open_menu(reader, rows, one)
    choose(reader, menu, "Merge into", "Kazakhstan")
    assert one not in [row.key for row in rows.rows]
    assert {name for words, name in names_of(reader, 0) if words in before} == {"Kazakhstan"}
    reader.quit()
    rows = panel().entities
    assert one not in [row.key for row in rows.rows]
    menu = open_menu(reader, rows, other)
    choose(reader, menu, "Separate again", "Kyrgyzstan")
    assert one in [row.key for row in rows.rows]


def test_a_form_that_was_removed_is_no_name_any_more(reader, panel):
    rows = panel().entities
    key = entity(reader, "Shanghai Cooperation Organization")
    assert "SCO" in [words for words, _ in names_of(reader, 0)]
    menu = open_menu(reader, rows, key)
    choose(reader, menu, "Remove a form", "SCO")
    assert "SCO" not in [words for words, _ in names_of(reader, 0)]


def test_selected_words_are_marked_as_somebody_or_as_nobody(reader, panel):
    panel()
    reader.select(1, "Xi Jinping")
    reader.press("M")
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Xi Jinping"
    count = len(names_of(reader, 1))
    choose(reader, menu, "No name")
    reader.until(lambda: len(names_of(reader, 1)) == count - 1)
    reader.press("Ctrl+Z")
    reader.until(lambda: len(names_of(reader, 1)) == count)
    reader.press("M")
    choose(reader, QApplication.activePopupWidget(), "A new name", "Person")
    assert len(reader.rows("SELECT id FROM entity_edits")) == 1


def test_names_of_ones_own_documents_are_suggested_confirmed_and_refused(reader, panel, tmp_path):
    file = tmp_path / "own.txt"
    file.write_text(OWN, encoding="utf-8")
    window = reader.start(file, size=(1700, 950))
    window._right.setCurrentWidget(window.panels.crossrefs)
    suggested = window.panels.more.suggested
    reader.until(suggested.isVisible)
    assert not suggested.names.isVisible()
    reader.click(suggested.switch)
    words = all_words(suggested.names)
    for name in ("Dina Osman", "Northern Harbour Authority", "NHA", "Harlow Island"):
        assert name in words
    assert not any(name == "Dina Osman" for _, name in names_of(reader, 0))
    suggested.names.choose("Northern Harbour Authority")
    suggested.names.setFocus()
    reader.press("C")
    reader.settle()
    reader.until(lambda: ("NHA", "Northern Harbour Authority") in names_of(reader, 0))
    assert "Northern Harbour Authority" in all_words(window.panels.crossrefs.entities)
    reader.until(lambda: "Northern Harbour Authority" not in all_words(suggested.names))
    suggested.names.choose("Harlow Island")
    suggested.names.setFocus()
    reader.press("Delete")
    reader.until(lambda: suggested.names.rows and "Harlow Island" not in all_words(suggested.names))
    assert "Harlow Island" in reader.banner
    assert reader.rows("SELECT name FROM refused_names") == [("Harlow Island",)]
    reader.click(window.banner.button)
    reader.until(lambda: "Harlow Island" in all_words(suggested.names))
    reader.press("Ctrl+Shift+Z")
    reader.until(lambda: suggested.names.rows and "Harlow Island" not in all_words(suggested.names))


def test_names_that_an_earlier_version_kept_as_refused_move_into_the_notebook(reader, tmp_path):
    file = tmp_path / "own.txt"
    file.write_text(OWN, encoding="utf-8")
    kept = paths.user_config("settings.json")
    kept.parent.mkdir(parents=True)
    kept.write_text('{"refused_names": ["Harlow Island", ""]}', encoding="utf-8")
    window = reader.start(file, size=(1700, 950))
    window._right.setCurrentWidget(window.panels.crossrefs)
    suggested = window.panels.more.suggested
    reader.until(suggested.isVisible)
    assert "Dina Osman" in all_words(suggested.names)
    assert "Harlow Island" not in all_words(suggested.names)
    assert reader.rows("SELECT name FROM refused_names") == [("Harlow Island",)]
    assert settings.load(kept).refused_names == ()
    assert not window.session.workspace.undo_change or window.session.workspace.undo_change.verb != "refuse_name"


def test_words_that_count_as_one_are_written_changed_and_taken_apart(reader):
    window = reader.start(size=(1700, 950))
    words = "SELECT word FROM synonym_words ORDER BY position"
    reader.select(0, "promoting peace")
    reader.menu("synonyms")
    choose(reader, QApplication.activePopupWidget(), "New words that count as one…")
    line = window.panels.more.line
    assert line.isVisible()
    assert line.field.text() == "promoting peace = "
    reader.press("End")
    reader.type("peace-making\n")
    assert reader.rows(words) == [("promoting peace",), ("peace-making",)]
    reader.menu("synonyms")
    choose(reader, QApplication.activePopupWidget(), "promoting peace = peace-making", "Change…")
    reader.press("End")
    reader.type(" = settling wars\n")
    assert [word for (word,) in reader.rows(words)] == ["promoting peace", "peace-making", "settling wars"]
    reader.press("Ctrl+Z")
    assert len(reader.rows(words)) == 2
    reader.menu("synonyms")
    choose(reader, QApplication.activePopupWidget(), "promoting peace = peace-making", "They do not count as one")
    assert reader.rows(words) == []


def test_one_word_alone_is_no_set_of_synonyms(reader):
    reader.start(size=(1700, 950))
    reader.menu("synonyms")
    choose(reader, QApplication.activePopupWidget(), "New words that count as one…")
    reader.type("border\n")
    assert "at least two words" in reader.banner
    assert reader.rows("SELECT id FROM synonyms") == []
