"""One page scrolls, the other keeps at the matching passage, until the reader releases it."""

from __future__ import annotations

from itertools import pairwise


def test_the_other_page_follows_until_s_releases_it(reader):
    window = reader.start()
    here, there = window.spread.panes
    reader.wheel(0, 10)
    reader.settle()
    assert here.scroll_value() > 0
    assert there.scroll_value() > 0

    reader.press("S")
    assert not window.actions_by_id["synchronised"].isChecked()
    stood = there.scroll_value()
    reader.wheel(0, 6)
    reader.settle()
    assert there.scroll_value() == stood

    reader.press("S")
    reader.settle()
    seen = set()
    for _ in range(4):
        reader.wheel(0, 8)
        reader.settle()
        seen.add(there.scroll_value())
    assert len(seen) > 1


def test_the_matching_passage_stands_level_at_the_reading_line(reader):
    window = reader.start()
    link = max(window.spread.links(0), key=lambda link: link.score)
    page = reader.pane(0)
    line = page.page.reading_line()
    while page.span_rects(link.a)[0].top() > line:
        before = page.scroll_value()
        reader.wheel(0, 1)
        if page.scroll_value() == before:
            break
    reader.settle()
    apart = abs(reader.height(0, link.a) - reader.height(1, link.b))
    assert apart < page.page.viewport().height()
    assert 0 <= reader.pane(1).span_rects(link.b)[0].top() < reader.pane(1).page.viewport().height()


def test_released_pages_stay_released_in_the_next_session(reader):
    reader.start()
    reader.press("S")
    reader.restart()
    assert not reader.window.actions_by_id["synchronised"].isChecked()
    reader.wheel(0, 10)
    reader.settle()
    assert reader.pane(0).scroll_value() > 0
    assert reader.pane(1).scroll_value() == 0


def test_alt_down_goes_from_passage_to_passage(reader):
    window = reader.start()
    reader.window.spread.activate(0)
    seen = []
    for _ in range(4):
        reader.press("Alt+Down")
        reader.settle()
        pane = window.spread.panes[0]
        seen.append(pane.selection())
        links = [link for link in window.spread.links(0) if link.a == pane.selection()]
        assert links
        best = max(links, key=lambda link: link.score)
        assert abs(reader.height(0, best.a) - reader.height(1, best.b)) <= pane.page.line_height()
    assert all(one < other for one, other in pairwise(seen))
