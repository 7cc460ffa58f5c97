"""The card of a person, a place or an initiative, and the way from it to every other mention."""

from __future__ import annotations

from journeys.reader import COMMENTARY, MIR, REPORT, TRANSCRIPT, XINHUA
from PySide6.QtWidgets import QApplication

from kzreader.ui.reading.layers import LayerName


def mention(reader, number, words):
    marks = reader.pane(number).page.layers[LayerName.MENTIONS].marks
    text = reader.pane(number).interview.text
    return next(mark for mark in marks if mark.span.of(text) == words)


def test_pointing_at_a_name_opens_its_card_with_counts_of_every_interview(reader):
    window = reader.start()
    found = mention(reader, 0, "Kyrgyzstan")
    box = reader.in_view(0, found.span)
    card = window.panels.card
    assert not card.isVisible()
    reader.qtbot.mouseMove(reader.pane(0).page.viewport(), box.center())
    reader.until(card.isVisible)
    assert card.info.name == "Kyrgyzstan"
    assert card.info.kind == "Place"
    said = {
        one["document"]
        for entity in reader.command("mentions", TRANSCRIPT, REPORT, COMMENTARY, XINHUA, MIR, "--json")
        if entity["name"] == "Kyrgyzstan"
        for one in entity["mentions"]
    }
    assert {group.document for group in card.info.groups} == said
    counts = [row.trailing for row in card.mentions.rows if row.heading]
    assert counts == [str(len(group.places)) for group in card.info.groups]
    assert window.rect().contains(card.geometry())


def test_enter_opens_the_card_and_enter_in_it_shows_the_mention_in_the_other_pane(reader):
    window = reader.start()
    reader.window.spread.activate(0)
    found = mention(reader, 0, "China")
    reader.pane(0).select(found.span)
    reader.press("Return")
    card = window.panels.card
    assert card.isVisible()
    assert QApplication.focusWidget() is card.mentions
    place = next(place for group in card.info.groups if group.document == XINHUA for place in group.places)
    card.mentions.choose((XINHUA, place.span))
    reader.press("Return")
    reader.settle()
    assert reader.open == [TRANSCRIPT, XINHUA]
    top = reader.pane(1).span_rects(place.span)[0].top()
    assert 0 <= top < reader.pane(1).page.viewport().height()


def test_a_click_in_the_card_shows_the_mention_in_the_other_pane(reader):
    window = reader.start()
    found = mention(reader, 0, "Kazakhstan")
    reader.click_passage(0, found.span)
    card = window.panels.card
    reader.until(card.isVisible)
    place = next(group for group in card.info.groups if group.document == REPORT).places[-1]
    reader.click_row(card.mentions, (REPORT, place.span))
    reader.settle()
    assert reader.open == [TRANSCRIPT, REPORT]
    assert 0 <= reader.pane(1).span_rects(place.span)[0].top() < reader.pane(1).page.viewport().height()


def test_escape_closes_the_card_and_gives_the_page_the_keys(reader):
    window = reader.start()
    reader.click_passage(0, mention(reader, 0, "Kazakhstan").span)
    reader.until(window.panels.card.isVisible)
    reader.press("Escape")
    assert not window.panels.card.isVisible()
    assert reader.pane(0).page.hasFocus()
