"""A page in which nothing is parallel waits, says so, and leads to the next match."""

import pytest
from pages import long_interview
from PySide6.QtCore import Qt
from spreads import height_in_window, page_style

from kzreader.core.crossrefs.values import Link
from kzreader.ui.reading.spread import Spread
from kzreader.ui.reading.values import HeaderInfo
from kzreader.ui.reading.waiting import Waiting


@pytest.fixture
def spread(qtbot):
    """A long interview whose beginning and end are told in a short one."""
    made = Spread(page_style())
    qtbot.addWidget(made)
    made.resize(1200, 700)
    for title, paragraphs in (("Long", 60), ("Short", 20)):
        made.open(long_interview(paragraphs), HeaderInfo(title))
    with qtbot.waitExposed(made):
        made.show()
    made.activate(0)
    made.show_links(0, (link(made, 1, 1), link(made, 55, 12)))
    return made


def link(spread, here, there):
    one, other = (pane.interview.paragraphs for pane in spread.panes)
    return Link("parallel", 0.9, one[here].body, other[there].body)


def scroll(qtbot, spread, value):
    spread.panes[0].page.verticalScrollBar().setValue(value)
    qtbot.waitUntil(lambda: not spread.together._glides)


def test_a_page_without_counterpart_waits_and_says_so(qtbot, spread):
    waiting, other = Waiting(spread), spread.panes[1]
    scroll(qtbot, spread, 2000)
    qtbot.waitUntil(lambda: waiting.notice(other) is not None)
    stands = other.scroll_value()
    scroll(qtbot, spread, 2300)
    assert other.scroll_value() == stands
    notice = waiting.notice(other)
    assert notice.text() == "Nothing parallel here · next match ↓"
    assert notice.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert waiting.notice(spread.panes[0]) is None


def test_its_line_goes_to_the_next_match_and_both_passages_stand_level(qtbot, spread):
    waiting, (reader, other) = Waiting(spread), spread.panes
    waiting.match_requested.connect(lambda pane, span: pane.scroll_to(span))
    scroll(qtbot, spread, 2000)
    qtbot.waitUntil(lambda: waiting.notice(other) is not None)
    qtbot.mouseClick(waiting.notice(other), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not spread.together._glides)
    found = spread.links(0)[1]
    assert abs(reader.span_rects(found.a)[0].top() - reader.page.reading_line()) <= 1
    assert abs(height_in_window(reader, found.a) - height_in_window(other, found.b)) <= 1
    qtbot.waitUntil(lambda: waiting.notice(other) is None)


def test_after_the_last_match_it_leads_back(qtbot, spread):
    spread.show_links(0, (link(spread, 1, 1), link(spread, 3, 2)))
    waiting, other = Waiting(spread), spread.panes[1]
    scroll(qtbot, spread, 3000)
    qtbot.waitUntil(lambda: waiting.notice(other) is not None)
    assert waiting.notice(other).text() == "Nothing parallel here · last match ↑"


def test_panes_that_scroll_each_for_itself_do_not_wait(qtbot, spread):
    waiting, other = Waiting(spread), spread.panes[1]
    scroll(qtbot, spread, 2000)
    qtbot.waitUntil(lambda: waiting.notice(other) is not None)
    spread.set_synchronised(False)
    qtbot.waitUntil(lambda: waiting.notice(other) is None)
