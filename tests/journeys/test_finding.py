"""Finding words in one page, and in all interviews and notes."""

from __future__ import annotations

from journeys.looking import all_words
from journeys.reader import REPORT, TRANSCRIPT, XINHUA
from PySide6.QtWidgets import QApplication

from kzreader.ui.reading.layers import LayerName


def test_finding_in_the_page(reader):
    reader.start()
    reader.click_words(0, "will be held in")
    reader.press("Ctrl+F")
    reader.type("bridge")
    bar = reader.pane(0).findbar
    assert bar.count.text() == "1 of 4"
    hits = [mark.span for mark in reader.pane(0).page.layers[LayerName.HITS].marks]
    text = reader.pane(0).interview.text
    assert [hit.of(text).lower() for hit in hits] == ["bridge"] * 4
    for number, key in enumerate(("F3", "F3", "F3", "F3", "Shift+F3"), start=2):
        reader.press(key)
        current = (number - 1) % 4 if key == "F3" else 3
        assert bar.count.text() == f"{current + 1} of 4"
        top = reader.pane(0).span_rects(hits[current])[0].top()
        assert 0 <= top < reader.pane(0).page.viewport().height()
    reader.press("Escape")
    assert not bar.isVisible()
    assert reader.pane(0).selection() == hits[3]
    assert reader.pane(0).page.hasFocus()
    assert not reader.pane(0).page.layers[LayerName.HITS].marks


def test_each_pane_finds_for_itself(reader):
    reader.start()
    reader.press("Ctrl+F")
    reader.type("investors")
    assert reader.pane(0).findbar.count.text().startswith("1 of ")
    reader.press("Escape", "F6", "Ctrl+F")
    reader.type("zeppelin")
    assert [pane.findbar.isVisible() for pane in reader.window.spread.panes] == [False, True]
    assert reader.pane(1).findbar.count.text() == "Not found"


def test_searching_all_interviews_and_notes(reader):
    window = reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("Like a *caravanserai* on the Silk Road")
    reader.press("Ctrl+Shift+F")
    search = window.panels.search
    reader.type("caravan")
    reader.until(lambda: search.count_text)
    assert "Your notes" in all_words(search.hits)
    reader.press("Ctrl+A")
    reader.type("investors")
    reader.until(lambda: "investors" in all_words(search.hits))
    found = [row.key for row in search.hits.rows if not row.heading]
    assert {place.document for place in found} >= {TRANSCRIPT}
    reader.press("Return")
    assert QApplication.focusWidget() is search.hits
    first = search.hits.current_key()
    reader.press("Return")
    reader.settle()
    pane = window.spread.active
    assert pane.interview.id == first.document
    assert "investors" in reader.shown(window.spread.active_index)
    assert QApplication.focusWidget() is search.hits
    assert [row.key for row in search.hits.rows if not row.heading] == found
    reader.press("Down", "Ctrl+Return")
    reader.settle()
    assert len(window.spread.panes) == 3
    reader.press("Escape")
    assert QApplication.focusWidget() is window.spread.active.page


def test_a_found_note_leads_to_its_passage(reader):
    window = reader.start()
    reader.click_words(1, "excellent economic")
    reader.select(1, "excellent economic cooperation")
    reader.write_note("A zeppelin of a phrase")
    reader.pane(1).page.verticalScrollBar().setValue(4000)
    reader.press("Ctrl+Shift+F")
    reader.type("zeppelin")
    reader.until(lambda: "zeppelin" in all_words(window.panels.search.hits))
    reader.press("Return", "Return")
    reader.settle()
    assert reader.open == [TRANSCRIPT, REPORT]
    assert "excellent economic cooperation" in reader.shown(1)


def test_a_hit_in_an_interview_that_is_not_open_opens_it(reader):
    window = reader.start()
    reader.press("Ctrl+Shift+F")
    reader.type("Golden 30th")
    reader.until(lambda: "Golden 30th" in all_words(window.panels.search.hits))
    reader.press("Return", "Return")
    reader.settle()
    assert XINHUA in reader.open
    assert "Golden 30th anniversary" in reader.shown(window.spread.active_index)
