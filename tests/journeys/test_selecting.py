"""Selecting words by mouse and keys, and what is offered at a selection."""

from __future__ import annotations

import pytest
from journeys.reader import COMMENTARY, LEFT, REPORT, TRANSCRIPT, XINHUA
from PySide6.QtCore import QPoint

from kzreader.core.text import Span


def drag(reader, number, start, end):
    viewport = reader.pane(number).page.viewport()
    reader.qtbot.mousePress(viewport, LEFT, pos=start)
    reader.qtbot.mouseMove(viewport, end)
    reader.qtbot.mouseRelease(viewport, LEFT, pos=end)


def test_a_drag_between_two_lines_selects_on_the_nearer_one(reader):
    reader.start()
    pane = reader.pane(0)
    _, first, second, *_ = pane.span_rects(pane.interview.paragraphs[2].body)
    gap = range(first.bottom() + 1, second.top() + 1)
    assert len(gap) >= 1
    for height in (first.center().y(), *gap, second.center().y()):
        drag(reader, 0, QPoint(first.left() + 60, height), QPoint(first.left() + 200, height))
        words = pane.selection().of(pane.interview.text)
        assert 10 < len(words) < 40, height
        reader.press("Escape")


def test_a_colour_is_one_click_away(reader):
    reader.start()
    reader.select(0, "promoting peace")
    bar = reader.pane(0).page.bar
    assert bar.isVisible()
    green = bar.buttons()[1]
    assert green.accessibleName() == "Highlight in green"
    assert not green.icon().isNull()
    reader.click(green)
    assert reader.rows("SELECT style, colour FROM annotations") == [("highlight", "green")]
    assert not bar.isVisible()


@pytest.mark.parametrize("documents", [(TRANSCRIPT, REPORT), (TRANSCRIPT, REPORT, XINHUA)])
def test_everything_offered_at_a_selection_is_in_sight(reader, documents):
    window = reader.start(size=(1500, 900))
    for document in documents[2:]:
        window.session.go_to(document, None, "beside")
    reader.settle()
    if len(documents) > 2:
        reader.press("F11")
        reader.settle()
    reader.select(0, "promoting peace")
    bar = reader.pane(0).page.bar
    page = reader.pane(0).page.rect()
    assert page.contains(bar.geometry())
    for button in bar.buttons():
        assert page.contains(button.geometry().translated(bar.pos())), button.accessibleName()


def test_words_are_selected_and_marked_by_keys_alone(reader):
    reader.start()
    reader.window.spread.activate(0)
    place = reader.span(0, "promoting peace")
    reader.pane(0).select(Span(place.start, place.start))
    reader.press(*["Ctrl+Shift+Right"] * 2)
    reader.press("U")
    target = reader.listed()[0]["targets"][0]
    assert target["exact"].strip() == "promoting peace"
    assert COMMENTARY not in reader.open
