"""Whose words are seen alone, and who else has the same ones."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu


@pytest.fixture
def choose(reader):
    def choose(words):
        reader.press("V")
        reader.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        reader.choose_in_popup(words)

    return choose


def contrast(reader, number, words):
    """How far the darkest point of some words is from the lightest, 0 to 255."""
    found = [int(colour[1:3], 16) for colour in reader.colours(number, words)]
    return max(found) - min(found)


def test_only_what_one_person_said_stays_bright(reader, choose):
    reader.start()
    asked, said = "What industries or fields do you include?", "China is a very reliable partner."
    before = contrast(reader, 0, asked)
    choose("Only what Kassym-Jomart Tokayev said")
    assert contrast(reader, 0, asked) < before / 2
    assert contrast(reader, 0, said) > 100
    button = reader.pane(0).header.filter
    assert "Only what Kassym-Jomart Tokayev said" in button.text()
    reader.click(button)
    assert contrast(reader, 0, asked) == before
    assert not button.isVisible()


def test_direct_words_are_told_from_what_is_only_reported(reader, choose):
    reader.start()
    choose("Only direct words")
    assert contrast(reader, 1, "That is why I am hopeful about my") > 100
    assert contrast(reader, 1, "Highlighting the significance") < 100
    assert contrast(reader, 0, "What industries or fields do you include?") > 100
