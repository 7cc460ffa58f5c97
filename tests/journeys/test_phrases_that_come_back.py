"""Phrases that several interviews have, the most telling first, and the way to where they stand."""

from __future__ import annotations

import pytest
from journeys.looking import all_words
from journeys.reader import COMMENTARY


@pytest.fixture
def phrases(reader):
    """The tab, as the reader finds it beside the first two accounts."""
    window = reader.start(size=(1700, 950))
    tabs = window.panels.crossrefs._tabs
    window._right.setCurrentWidget(window.panels.crossrefs)
    bar = tabs.tabBar()
    number = next(at for at in range(tabs.count()) if tabs.tabText(at) == "Phrases")
    reader.click(bar, bar.tabRect(number).center())
    view = window.panels.more.phrases
    reader.settle()
    return view


def test_phrases_of_the_whole_library_are_gone_to_with_a_click(reader, phrases):
    reader.click(phrases.all_switch)
    reader.until(lambda: phrases.phrases.rows, timeout=20_000)
    shares = [row.ribbon[1] for row in phrases.phrases.rows]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)
    key = next(row.key for row in phrases.phrases.rows if "Friends of Socialist China" in all_words_of(row))
    found = reader.window.panels.more._phrases._found[key]
    part = next(at for at, place in enumerate(found.places) if place.document == COMMENTARY)
    reader.click_row(phrases.phrases, key, part=part)
    reader.settle()
    assert COMMENTARY in reader.open
    for document, span in found.places:
        if document in reader.open:
            number = reader.open.index(document)
            box = reader.pane(number).span_rects(span)[0]
            assert 0 <= box.top() < reader.pane(number).page.viewport().height()


def all_words_of(row):
    return "\n".join(text.words for text in row.texts)


def test_an_empty_tab_says_what_to_do(reader, phrases):
    reader.press("Ctrl+W")
    reader.until(lambda: not phrases.phrases.rows)
    said = phrases.phrases.accessibleDescription()
    assert "second interview" in said
    assert all_words(phrases.phrases) == ""
