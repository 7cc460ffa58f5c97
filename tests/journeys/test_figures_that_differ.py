"""Figures for the same thing in several accounts: seen side by side, gone to, checked, dismissed, noted."""

from __future__ import annotations

import pytest
from journeys.looking import all_words
from journeys.reader import REPORT, TRANSCRIPT, XINHUA

from kzreader.ui.reading.layers import LayerName

_TRADE = ("31 billion US dollars", "$24 billion")


@pytest.fixture
def figures(reader):
    """The tab, as the reader finds it beside the first two accounts."""

    def look(*documents):
        window = reader.start(*documents, size=(1700, 950))
        tabs = window.panels.crossrefs._tabs
        window._right.setCurrentWidget(window.panels.crossrefs)
        bar = tabs.tabBar()
        number = next(at for at in range(tabs.count()) if tabs.tabText(at) == "Figures")
        reader.click(bar, bar.tabRect(number).center())
        view = window.panels.more.figures
        reader.until(lambda: view.figures.rows or view.dismissed_switch.isVisible())
        reader.settle()
        return view

    return look


def pair(view, *words):
    """The key of the pair whose figures say these words."""
    return next(row.key for row in view.figures.rows if not row.heading and all(one in said(row) for one in words))


def said(row):
    return "\n".join(text.words for text in row.texts)


def test_what_two_accounts_say_of_the_same_stands_side_by_side(reader, figures):
    view = figures()
    words = all_words(view.figures)
    for expected in ("Differ", "bilateral trade", *_TRADE, "31 billion USD", "24 billion USD · 2022", "CCTV News"):
        assert expected in words
    for judging in ("wrong", "right", "correct", "error"):
        assert judging not in words.lower()


def test_a_click_shows_both_passages(reader, figures):
    view = figures()
    reader.click_row(view.figures, pair(view, *_TRADE))
    reader.settle()
    for number, words in enumerate(_TRADE):
        box = reader.pane(number).span_rects(reader.span(number, words))[0]
        assert 0 <= box.top() < reader.pane(number).page.viewport().height()
    assert view.figures.hasFocus()


def test_what_was_checked_has_a_sign_and_what_was_dismissed_folds_away(reader, figures):
    view = figures()
    key = pair(view, *_TRADE)
    view.figures.choose(key)
    view.figures.setFocus()
    reader.press("C")
    assert next(row for row in view.figures.rows if row.key == key).trailing == "✓"
    assert reader.rows("SELECT count(*) FROM decisions") == [(1,)]
    reader.press("Delete")
    assert key not in [row.key for row in view.figures.rows]
    assert view.dismissed_switch.text() == "1 dismissed"
    reader.click(view.dismissed_switch)
    assert next(row for row in view.figures.rows if row.key == key).faded
    assert "dismissed" in reader.banner
    reader.click(reader.window.banner.button)
    assert next(row for row in view.figures.rows if row.key == key).trailing == "✓"
    reader.press("Ctrl+Z")
    assert not next(row for row in view.figures.rows if row.key == key).trailing


def test_what_was_decided_is_there_after_a_restart(reader, figures):
    view = figures()
    view.figures.choose(pair(view, *_TRADE))
    view.figures.setFocus()
    reader.press("Delete")
    reader.quit()
    view = figures()
    assert view.dismissed_switch.isVisible()
    assert "bilateral trade" not in all_words(view.figures)


def test_a_note_goes_on_both_sentences(reader, figures):
    view = figures()
    view.figures.choose(pair(view, *_TRADE))
    reader.click(view.verb("note"))
    reader.type("Which year is the first of?")
    reader.press("Ctrl+Return")
    note = reader.listed()[0]
    assert note["body"] == "Which year is the first of?"
    assert [target["document"] for target in note["targets"]] == [TRANSCRIPT, REPORT]
    assert all(words in target["exact"] for words, target in zip(_TRADE, note["targets"], strict=True))


def test_all_interviews_are_compared_where_the_reader_wants_it(reader, figures):
    view = figures()
    assert "41 billion" not in all_words(view.figures)
    reader.click(view.all_switch)
    reader.until(lambda: "41 billion" in all_words(view.figures))
    key = pair(view, "$24 billion", "$41 billion")
    reader.click_row(view.figures, key)
    reader.settle()
    assert XINHUA in reader.open
    assert REPORT in reader.open
    number = reader.open.index(XINHUA)
    box = reader.pane(number).span_rects(reader.span(number, "$41 billion"))[0]
    assert 0 <= box.top() < reader.pane(number).page.viewport().height()


def test_a_person_whom_two_accounts_call_differently_is_shown_beside_them(reader, figures):
    view = figures()
    row = next(row for row in view.figures.rows if "Nursultan Tokayev" in row.texts[0].words)
    assert row.texts[0].words == "Nursultan Tokayev  /  Kassym-Jomart Tokayev"
    assert "Names that differ" in all_words(view.figures)
    reader.click_row(view.figures, row.key)
    reader.settle()
    for number, name in enumerate(("Nursultan Tokayev", "Kassym-Jomart Tokayev")):
        box = reader.pane(number).span_rects(reader.span(number, name))[0]
        assert 0 <= box.top() < reader.pane(number).page.viewport().height()


def test_a_figure_that_differs_is_framed_in_the_page_and_leads_to_the_other(reader):
    window = reader.start(size=(1700, 950))
    reader.until(lambda: reader.pane(0).page.layers[LayerName.FIGURES].marks)
    (mark,) = reader.pane(0).page.layers[LayerName.FIGURES].marks
    assert mark.span == reader.span(0, _TRADE[0])
    tip = reader.pane(0).page.tip(mark)
    assert tip.startswith(f"The Astana Times: {_TRADE[1]}")
    assert "reached $24 billion in 2022" in tip
    with_frame = reader.colours(0, _TRADE[0])
    reader.click_words(0, "31 billion")
    reader.settle()
    box = reader.pane(1).span_rects(reader.span(1, _TRADE[1]))[0]
    assert 0 <= box.top() < reader.pane(1).page.viewport().height()
    reader.menu("show_figures")
    assert not reader.pane(0).page.layers[LayerName.FIGURES].marks
    reader.window.spread.activate(0)
    assert not window.session.settings.show_figures
    assert reader.colours(0, _TRADE[0]) != with_frame
