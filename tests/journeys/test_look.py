"""Theme, letters and measure change while one reads, stay for the next time, and never lose the place."""

from __future__ import annotations

import json

import pytest
from journeys.reader import WIDE
from PySide6.QtCore import QPoint

from kzreader import paths
from kzreader.ui.theme import load_theme


def place(reader):
    return reader.pane(0).reading_offset()


@pytest.mark.parametrize("name", ["sepia", "dark", "light"])
def test_a_theme_colours_everything_at_once_and_is_remembered(reader, name):
    window = reader.start()
    reader.menu("theme_dark" if name == "light" else "theme_light")
    reader.menu(f"theme_{name}")
    reader.settle()
    theme = load_theme(name)

    def colours():
        reader.until(lambda: window.panels.library.width() > 100 and window.panels.library.height() > 100)
        paper = reader.colour_at(reader.pane(0).page.viewport(), QPoint(4, 4))
        side = reader.colour_at(window.panels.library, QPoint(2, 2))
        return paper.name(), side.name()

    assert colours() == (theme.colour("paper").name(), theme.colour("window").name())
    window = reader.restart()
    assert colours() == (theme.colour("paper").name(), theme.colour("window").name())
    assert json.loads(paths.user_config("settings.json").read_text())["theme"] == name


def test_letters_and_measure_change_and_the_reading_place_stays(reader):
    reader.start(size=WIDE)
    reader.wheel(0, 10)
    reader.settle()
    pane = reader.pane(0)
    here, size, width = place(reader), pane.page.line_height(), pane.page.column().width()
    reader.press("Ctrl++", "Ctrl++")
    reader.settle()
    assert pane.page.line_height() > size
    assert abs(place(reader) - here) < 250
    reader.press("Ctrl+-", "Ctrl+-")
    reader.settle()
    assert pane.page.line_height() == size
    assert abs(place(reader) - here) < 80
    reader.press("Ctrl+Alt+-", "Ctrl+Alt+-")
    reader.settle()
    assert pane.page.column().width() < width
    assert abs(place(reader) - here) < 250
    reader.press("Ctrl++")
    reader.settle()
    larger = pane.page.line_height()
    reader.restart()
    assert reader.pane(0).page.line_height() == larger
    reader.press("Ctrl+0")
    reader.settle()
    assert reader.pane(0).page.line_height() == size


def test_everything_can_be_hidden_down_to_the_pages(reader):
    window = reader.start()
    width = reader.pane(0).width()
    reader.press("F9")
    assert not window.panels.library.isVisible()
    reader.press("F10")
    assert not window.panels.notes.isVisible()
    assert window.actions_by_id["only_pages"].isChecked()
    reader.until(lambda: reader.pane(0).width() > width)
    reader.press("F11")
    assert window.panels.library.isVisible()
    assert window.panels.notes.isVisible()
    reader.press("F11")
    window = reader.restart()
    assert not window.panels.library.isVisible()
    assert not window.panels.notes.isVisible()
    reader.press("Ctrl+L")
    assert window.panels.library.isVisible()


def test_each_kind_of_machine_mark_can_be_switched_off(reader):
    window = reader.start()
    words = "Kazakhstan"
    marked = reader.colours(0, words)
    reader.menu("show_mentions")
    reader.menu("show_parallels")
    assert reader.status.startswith("2 interviews open · 0 parallel passages")
    assert len(reader.colours(0, words)) < len(marked)
    assert reader.pane(0).gutter.signs()
    reader.menu("show_suggestions")
    assert not reader.pane(0).gutter.signs()
    assert not window.spread.ribbons[0].bands()
