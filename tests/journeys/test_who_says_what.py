"""Whose words are seen alone, and who else has the same ones."""

from __future__ import annotations

import pytest
from journeys.reader import REPORT
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


def test_words_that_two_accounts_give_to_different_speakers_are_shown_as_such(reader):
    window = reader.start()
    reader.click_words(0, "one of Kazakhstan’s largest trading partners")
    reader.press("Q")
    card = window.panels.more.card
    reader.until(lambda: card.isVisible() and not card.info.waiting)
    assert "Wang Guan" in card.info.said
    found = next(one for one in card.info.carriers if one.document == REPORT)
    assert "major trading partners" in found.words
    assert found.said == "Kassym-Jomart Tokayev · reported"
    assert "different speakers" in card.warning
    assert card.carriers.hasFocus()
    card.carriers.choose((found.document, found.span))
    reader.press("Return")
    reader.settle()
    assert 0 <= reader.pane(1).span_rects(found.span)[0].top() < reader.pane(1).page.viewport().height()
    reader.press("Escape")
    assert not card.isVisible()


def test_the_card_says_where_nobody_else_has_the_words(reader, tmp_path):
    file = tmp_path / "bread.txt"
    file.write_text("Q: Why rye?\n\nA: Rye keeps for a week, and the crust stays hard.\n", encoding="utf-8")
    window = reader.start(file)
    reader.click_words(0, "the crust stays hard")
    reader.press("Q")
    card = window.panels.more.card
    reader.until(lambda: card.isVisible() and not card.info.waiting, timeout=20_000)
    assert card.info.carriers == ()
    assert "No other account" in card.carriers.accessibleDescription()
