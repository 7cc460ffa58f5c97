"""Several accounts read as one: counterparts level under the wheel, waiting pages, panes by themselves, sync points."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from journeys.reader import COMMENTARY, MIR, REPORT, TRANSCRIPT, WIDE, XINHUA
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from sampling import sample_size

from kzreader.ui.reading.sync import STRONG


def opened(reader, *documents, size=WIDE):
    window = reader.start(*documents, size=size)
    reader.until(lambda: not window.spread._measuring.isActive())
    return window


def strong(reader, leader, follower):
    """The strong links between two panes: the passage of the one, and its counterparts in the other."""
    one, other = reader.pane(leader).interview.id, reader.pane(follower).interview.id
    found = {}
    for link in reader.window.session.links(one, other):
        if link.score >= STRONG:
            found.setdefault(link.a, []).append(link.b)
    return found


def turned(reader, number, notches=0.25):
    """Turn the wheel a little, as a touch pad does; False at the end of the page."""
    before = reader.pane(number).scroll_value()
    reader.wheel(number, notches)
    reader.until(lambda: not reader.window.spread.together._glides)
    return reader.pane(number).scroll_value() != before


@pytest.mark.parametrize(
    "documents",
    [(TRANSCRIPT, REPORT), (TRANSCRIPT, COMMENTARY, REPORT)]
    + ([(XINHUA, MIR), (REPORT, COMMENTARY), (TRANSCRIPT, COMMENTARY, REPORT, XINHUA)] if sample_size(0, 1) else []),
)
def test_under_the_wheel_each_strong_link_stands_level_at_the_reading_line(reader, documents):
    opened(reader, *documents)
    pane, met = reader.pane(0), 0
    links = {number: strong(reader, 0, number) for number in range(1, len(documents))}
    line, lines = pane.page.reading_line(), pane.page.line_height()
    while turned(reader, 0):
        for number, passages in links.items():
            here = {each: abs(pane.span_rects(each)[0].top() - line) for each in passages}
            nearest = min(here.values(), default=line)
            # Of passages on one line one has its counterpart level: a page can stand in one place only.
            close = [each for each, apart in here.items() if apart < lines / 4 and apart == nearest]
            heights = [
                reader.height(0, each) - reader.height(number, other) for each in close for other in passages[each]
            ]
            if heights:
                assert min(map(abs, heights)) <= lines
                met += 1
    assert met > 0


def test_a_pane_that_moves_by_itself_stays_and_is_remembered(reader):
    window = opened(reader, TRANSCRIPT, COMMENTARY, REPORT)
    reader.click(reader.pane(1).header.along)
    reader.wheel(0, 20)
    reader.settle()
    assert reader.pane(1).scroll_value() == 0
    assert reader.pane(2).scroll_value() > 0
    reader.wheel(1, 5)
    stands = [reader.pane(number).scroll_value() for number in (0, 2)]
    reader.wheel(1, 5)
    reader.settle()
    assert [reader.pane(number).scroll_value() for number in (0, 2)] == stands
    reader.restart()
    window = reader.window
    assert [pane in window.spread.together.linked for pane in window.spread.panes] == [True, False, True]
    window.spread.activate(1)
    reader.press("Shift+S")
    assert len(window.spread.together.linked) == 3


def test_a_sync_point_holds_two_places_level_and_can_be_taken_away(reader):
    window = opened(reader, TRANSCRIPT, REPORT)
    reader.press("S")
    reader.wheel(0, 9)
    reader.wheel(1, 30)
    reader.settle()
    window.spread.activate(0)
    here, there = (reader.pane(number).reading_offset() for number in (0, 1))
    reader.press("Ctrl+Shift+J")
    (point,) = window.session.workspace.notebook.sync_points.values()
    assert {target.document for target in point.targets} == {TRANSCRIPT, REPORT}
    spans = [next(one.span for one in point.targets if one.document == doc) for doc in (TRANSCRIPT, REPORT)]
    assert [abs(span.start - offset) < 3 for span, offset in zip(spans, (here, there), strict=True)] == [True, True]
    reader.press("S")
    for notches in (-20, 40, -15):
        reader.wheel(0, notches)
        reader.settle()
    reader.pane(0).scroll_to(spans[0])
    reader.settle()
    assert abs(reader.height(0, spans[0]) - reader.height(1, spans[1])) <= reader.pane(0).page.line_height()
    signs = window.reading.side_by_side._signs[reader.pane(0)].signs
    assert [sign.isVisible() for sign in signs] == [True]
    reader.click(signs[0])
    reader.choose_in_popup("Remove the sync point")
    assert not window.session.workspace.notebook.sync_points
    assert not window.reading.side_by_side._signs[reader.pane(0)].signs
    reader.press("Ctrl+Z")
    assert len(window.session.workspace.notebook.sync_points) == 1


def test_the_strip_shows_matches_notes_and_hits_and_a_click_goes_there(reader):
    window = opened(reader, TRANSCRIPT, REPORT)
    reader.select(0, "promoting peace")
    reader.press("2")
    pane = reader.pane(0)
    strips = window.reading.side_by_side.overviews
    reader.until(lambda: pane in strips and any(tick.kind == "note" for tick in strips[pane].ticks))
    strip = strips[pane]
    kinds = {tick.kind for tick in strip.ticks}
    assert kinds == {"match", "note"}
    assert "1 note" in strip.accessibleDescription()
    lowest = max((tick for tick in strip.ticks if tick.kind == "match"), key=lambda tick: tick.top)
    point = QPoint(1, strip.height_of(lowest) + 1)
    picture = strip.grab().toImage()
    assert QColor(picture.pixelColor(point)) != QColor(picture.pixelColor(QPoint(1, strip.height() - 1)))
    reader.click(strip, point)
    reader.settle()
    seen = pane.visible_span()
    near = [tick for tick in strip.ticks if tick.kind == "match" and abs(tick.top - lowest.top) < 0.02]
    assert any(seen.start <= tick.span.start < seen.end for tick in near)
    assert pane.scroll_value() > 0


def test_the_strip_is_reached_and_read_by_keys(reader):
    window = opened(reader, TRANSCRIPT, REPORT)
    reader.select(0, "promoting peace")
    reader.press("2")
    pane, strips = reader.pane(0), window.reading.side_by_side.overviews
    reader.until(lambda: pane in strips and any(tick.kind == "note" for tick in strips[pane].ticks))
    strip = strips[pane]
    reader.press("O")
    assert strip.hasFocus()
    assert strip.accessibleName() == "Overview of the interview"
    reader.press("Home")
    first = strip.current
    assert first.top == min(tick.top for tick in strip.ticks)
    assert strip.accessibleDescription() == first.words
    seen = []
    while strip.current not in seen:
        seen.append(strip.current)
        reader.press("Down")
    assert len(seen) == len(strip.ticks)
    assert [tick.top for tick in seen] == sorted(tick.top for tick in seen)
    reader.press("Left")
    assert strip.current.kind == seen[-1].kind
    reader.press("Return")
    reader.settle()
    assert pane.visible_span().overlaps(strip.current.span)
    assert strip.hasFocus()
    reader.press("Escape")
    assert pane.page.hasFocus()
    reader.until(lambda: strip.current in strip.ticks)


def test_tab_comes_to_the_strip_of_every_page(reader):
    window = opened(reader, TRANSCRIPT, REPORT)
    strips = window.reading.side_by_side.overviews
    reader.until(lambda: len(strips) == 2)
    reader.pane(0).page.setFocus()
    reached, keys = [], reader.pane(0).page.nextInFocusChain()
    while keys is not reader.pane(0).page:
        reached += [keys] if keys in strips.values() or keys in window.spread.ribbons else []
        keys = keys.nextInFocusChain()
    left, right = (strips[reader.pane(number)] for number in range(2))
    assert reached == [left, window.spread.ribbons[0], right]


def test_places_of_an_older_session_are_still_taken_up(reader):
    window = reader.start(TRANSCRIPT, REPORT)
    path = window._places_path
    reader.quit()
    data = json.loads(path.read_text(encoding="utf-8"))
    for pane in data["panes"]:
        del pane["along"]
    path.write_text(json.dumps(data), encoding="utf-8")
    window = reader.start()
    assert reader.open == [TRANSCRIPT, REPORT]
    assert len(window.spread.together.linked) == 2


def test_every_two_of_four_panes_are_joined(reader):
    window = opened(reader, TRANSCRIPT, COMMENTARY, REPORT, XINHUA)
    pairs = window.spread._pairs
    assert all(pairs.at(left, right).given for left, right in combinations(range(4), 2))
