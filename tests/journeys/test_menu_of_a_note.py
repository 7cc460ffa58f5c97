"""The menu of a note in the margin: edit, colour, topics, copy, remove."""

from __future__ import annotations

import pytest
from journeys.reader import WIDE
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

WORDS = "excellent economic cooperation"


@pytest.fixture
def card(reader):
    """A note in the margin."""
    reader.start(size=WIDE)
    reader.select(1, WORDS)
    reader.write_note("Is this so?")
    reader.press("F11")
    reader.settle()
    reader.in_view(1, reader.span(1, WORDS))
    reader.until(lambda: reader.cards(1))
    return reader.cards(1)[0]


def choose(card, words):
    """Open the menu of a note and choose an entry of it."""
    point = QPoint(20, 8)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, card.mapToGlobal(point))
    QApplication.sendEvent(card, event)
    menu = QApplication.activePopupWidget()
    entry = next(one for one in menu.findChildren(QAction) if one.text().replace("&", "") == words)
    entry.trigger()
    menu.close()


def test_another_colour(reader, card):
    choose(card, "Green")
    assert reader.rows("SELECT colour FROM annotations") == [("green",)]


def test_a_topic_on_and_off(reader, card):
    choose(card, "Visits and summits")
    assert reader.listed()[0]["topics"] == ["Visits and summits"]
    choose(reader.cards(1)[0], "Visits and summits")
    assert reader.listed()[0]["topics"] == []


def test_quote_and_note_are_copied(reader, card):
    choose(card, "Copy quote and note")
    copied = QGuiApplication.clipboard().text()
    assert f"“{WORDS}” (Tokayev Talks" in copied
    assert copied.endswith("\n\nIs this so?")


def test_the_note_is_edited_and_removed(reader, card):
    choose(card, "Edit")
    assert reader.cards(1)[0].is_editing
    reader.press("Ctrl+Return")
    choose(reader.cards(1)[0], "Remove")
    assert reader.bodies() == []
    reader.press("Ctrl+Z")
    assert reader.bodies() == ["Is this so?"]
