"""The main path: two accounts side by side, a parallel passage, marks and a note, undo, close, reopen, export."""

from __future__ import annotations

import pytest
from journeys.looking import overlapping
from journeys.reader import REPORT, TRANSCRIPT, WIDE
from PySide6.QtCore import QPoint

from kzreader.core.text import Span
from kzreader.ui.reading.layers import LayerName
from kzreader.ui.theme import load_theme

ONE_SCREEN = 900
NOTE = "Is this **really** so?\n\n- ask _both_ sides"


def reading_height(reader, number):
    """Height in the window at which the eye rests on a page."""
    viewport = reader.pane(number).page.viewport()
    return viewport.mapTo(reader.window, QPoint(0, reader.pane(number).page.reading_line())).y()


def a_link_in_sight(reader):
    """A link whose band can be clicked, and whose passages do not stand level yet."""
    ribbon = reader.window.spread.ribbons[0]
    for link in reversed(ribbon.links):
        point = ribbon.point_of(link)
        if point is not None and ribbon.link_at(point) == link and level(reader, link) > ONE_SCREEN:
            return link
    raise AssertionError("no band to click")


def level(reader, link):
    """Pixels between the heights of the two passages of a link."""
    return abs(reader.height(0, link.a) - reader.height(1, link.b))


@pytest.mark.parametrize("first", [True, False], ids=["first start", "second start"])
def test_a_start_shows_two_accounts_of_one_interview_with_marks_and_ribbon(reader, first, monkeypatch, tmp_path):
    if first:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    window = reader.start()
    assert reader.open == [TRANSCRIPT, REPORT]
    count = len(window.spread.links(0))
    assert count > 10
    assert reader.status == f"2 interviews open · {count} parallel passages · 0 notes"
    for number in (0, 1):
        layers = reader.pane(number).page.layers
        assert layers[LayerName.MENTIONS].marks
        assert layers[LayerName.PASSAGES].marks
        assert reader.pane(number).gutter.signs()
    ribbon = window.spread.ribbons[0]
    band = ribbon.point_of(a_link_in_sight(reader)).toPoint()
    assert reader.colour_at(ribbon, band) != reader.colour_at(ribbon, QPoint(2, 60))
    assert reader.notebook.is_file()


def test_a_click_on_a_band_stands_the_two_passages_level(reader):
    window = reader.start()
    ribbon = window.spread.ribbons[0]
    link = a_link_in_sight(reader)
    reader.click(ribbon, ribbon.point_of(link).toPoint())
    reader.until(lambda: level(reader, link) <= reader.pane(0).page.line_height())
    for number, span in ((0, link.a), (1, link.b)):
        assert 0 <= reader.pane(number).span_rects(span)[0].top() < reader.pane(number).page.viewport().height()


def test_a_click_on_a_passage_stands_its_counterpart_level(reader):
    window = reader.start()
    link = max(window.spread.links(0), key=lambda link: link.a.start)
    reader.in_view(0, link.a)
    reader.settle()
    reader.click_passage(0, Span(link.a.start, link.a.start + 4))
    reader.until(lambda: level(reader, link) <= reader.pane(0).page.line_height())


def make_marks(reader):
    """A highlight, an underline, a note and a topic, each by one key."""
    reader.select(0, "accepted an exclusive interview")
    reader.press("H")
    reader.select(0, "promoting peace")
    reader.press("U")
    reader.select(1, "excellent economic cooperation")
    reader.write_note(NOTE)
    reader.select(1, "one week before")
    reader.put_topic("Visits and summits")


def test_marks_show_at_once_and_are_on_disk(reader):
    reader.start()
    theme = load_theme("light")
    plain = reader.colours(0, "accepted an exclusive interview")
    make_marks(reader)
    assert theme.mark("yellow").name() in reader.colours(0, "accepted an exclusive interview") - plain
    assert theme.mark_line("blue").name() in reader.colours(0, "promoting peace")
    assert not any(pane.page.bar.isVisible() for pane in reader.window.spread.panes)
    assert reader.rows("SELECT style, colour, body FROM annotations ORDER BY created") == [
        ("highlight", "yellow", ""),
        ("underline", "blue", ""),
        ("highlight", "yellow", NOTE),
        ("highlight", "yellow", ""),
    ]
    assert [one["topics"] for one in reader.listed()] == [[], [], [], ["Visits and summits"]]


def test_a_note_stands_rendered_beside_its_words(reader):
    reader.start(size=WIDE)
    make_marks(reader)
    reader.press("F11")
    reader.settle()
    words = reader.span(1, "excellent economic cooperation")
    card = reader.cards(1)[0]
    assert "<strong>really</strong>" in card.note.html
    assert abs(card.y() - reader.pane(1).page.viewport().y() - reader.pane(1).span_rects(words)[0].y()) <= 12
    assert not overlapping(reader.cards(1))


def test_all_is_undone_and_done_again(reader):
    window = reader.start()
    plain = reader.colours(0, "accepted an exclusive interview")
    make_marks(reader)
    made = reader.rows("SELECT * FROM annotations ORDER BY id")
    while window.actions_by_id["undo"].isEnabled():
        reader.press("Ctrl+Z")
    assert reader.bodies() == []
    assert plain == reader.colours(0, "accepted an exclusive interview")
    while window.actions_by_id["redo"].isEnabled():
        reader.press("Ctrl+Shift+Z")
    assert reader.rows("SELECT * FROM annotations ORDER BY id") == made


def test_the_window_opens_again_where_the_reader_was_and_the_notes_leave_as_a_document(reader, tmp_path):
    window = reader.start(size=WIDE)
    make_marks(reader)
    reader.wheel(0, 12)
    reader.settle()
    places = [pane.reading_offset() for pane in window.spread.panes]
    assert places[0] > 500
    reader.restart()
    assert reader.open == [TRANSCRIPT, REPORT]
    for number, place in enumerate(places):
        line = reader.pane(number).page.line_height()
        assert abs(reader.height(number, Span(place, place + 1)) - reading_height(reader, number)) <= line
    assert [row.body for row in reader.window.panels.notes.notes.rows] == ["", "", NOTE, ""]

    markdown = reader.export(tmp_path / "notes.md", format="md", grouping="topic")
    for words in ("## Visits and summits", "> excellent economic cooperation", NOTE, "The Astana Times"):
        assert words in markdown
    page = reader.export(tmp_path / "notes.html", format="html", grouping="interview")
    assert "<strong>really</strong>" in page
    assert "accepted an exclusive interview" in page
    assert "src=" not in page
    assert "<link" not in page
