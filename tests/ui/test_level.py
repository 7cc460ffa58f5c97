"""What is parallel stands level at the reading line: every strong link, at any width and size, for 2 to 4 panes."""

from __future__ import annotations

from itertools import combinations, permutations, product

import pytest
from sampling import sample_size
from spreads import height_in_window, links_between, page_style, spread_of

from kzreader.ui.reading.sync import STRONG

WIDTHS, SIZES = (900, 1300, 1700, 2400), (9.0, 12.5, 18.0, 26.0)
PAIRS = list(combinations(range(5), 2))
SETTINGS = list(product(WIDTHS, SIZES))


def sampled(everything, count, *, start):
    """`count` of `everything`, spread evenly; all of it where that is less."""
    step = max(1, len(everything) // count)
    return everything[start % step :: step][:count]


def strong(one, other):
    """The strong links of two interviews by the passage of the first."""
    found = {}
    for link in links_between(one, other) if one < other else swapped(other, one):
        if link.score >= STRONG:
            found.setdefault(link.a, []).append(link.b)
    return found


def swapped(one, other):
    return [link.swapped() for link in links_between(one, other)]


def joined(qtbot, numbers, *, width, size):
    """A spread of these interviews in which every two are joined."""
    spread = spread_of(qtbot, *numbers, width=width, size=size, linked=False)
    for left, right in combinations(range(len(numbers)), 2):
        one, other = numbers[left], numbers[right]
        links = links_between(one, other) if one < other else tuple(swapped(other, one))
        if right - left == 1:
            spread.show_links(left, links)
        else:
            spread.show_far_links(left, right, links)
    still(qtbot, spread)
    return spread


def still(qtbot, spread):
    timers = [spread._settling, spread._measuring, *(pane.page._settling for pane in spread.panes)]
    qtbot.waitUntil(lambda: not spread._together._glides and not any(timer.isActive() for timer in timers))


def lines_off(spread, leader, follower, passage, counterparts):
    """How many lines the nearest counterpart stands off the passage, or off that of another one on the same line."""
    one, other = spread.panes[leader], spread.panes[follower]
    height = height_in_window(one, passage)
    return min(abs(height_in_window(other, each) - height) for each in counterparts) / other.page.line_height()


def by_line(pane, passages):
    """Passages that begin on one line share their counterparts: a page can stand in one place only."""
    found = {}
    for passage, counterparts in passages.items():
        top = pane.span_rects(passage)[0].top() + pane.scroll_value()
        _, all_of_them = found.setdefault(top, (passage, []))
        all_of_them.extend(counterparts)
    return found.values()


def off(qtbot, numbers, *, width, size):
    """(Lines off the reading line, lines off each other) for each strong link, whichever pane leads."""
    spread = joined(qtbot, numbers, width=width, size=size)
    for leader, follower in permutations(range(len(numbers)), 2):
        pane = spread.panes[leader]
        for passage, counterparts in by_line(pane, strong(numbers[leader], numbers[follower])):
            pane.scroll_to(passage)
            still(qtbot, spread)
            line = pane.span_rects(passage)[0].top() - pane.page.reading_line()
            yield abs(line), lines_off(spread, leader, follower, passage, counterparts)


@pytest.mark.parametrize(("width", "size"), sampled(SETTINGS, sample_size(3, 16), start=1))
@pytest.mark.parametrize("pair", sampled(PAIRS, sample_size(3, 10), start=1))
def test_every_strong_link_of_two_panes_stands_level_at_the_reading_line(qtbot, pair, width, size):
    found = list(off(qtbot, pair, width=width, size=size))
    assert max((line for line, _ in found), default=0) <= 1
    assert max((lines for _, lines in found), default=0) <= 1


@pytest.mark.parametrize(
    ("numbers", "width", "size"),
    [((1, 0, 2), 1400, 12.5), ((3, 2, 1), 2400, 18.0), ((0, 1, 2, 3), 1900, 12.5), ((4, 3, 2, 1), 1500, 9.0)][
        : sample_size(1, 4)
    ],
)
def test_every_strong_link_of_three_and_four_panes_stands_level_with_the_page_that_leads(qtbot, numbers, width, size):
    found = list(off(qtbot, numbers, width=width, size=size))
    assert found
    assert max(line for line, _ in found) <= 1
    assert max(lines for _, lines in found) <= 1


def places(spread):
    return [pane.reading_offset() for pane in spread.panes]


@pytest.mark.parametrize("change", ["narrower", "lower", "larger letters"])
def test_a_reader_who_is_still_sees_what_stood_level_stand_level_after_everything_is_laid_out_anew(qtbot, change):
    spread = joined(qtbot, (1, 0, 2), width=1700, size=12.5)
    leader, follower = spread.panes[0], spread.panes[2]
    passage, counterparts = next(iter(strong(1, 2).items()))
    leader.scroll_to(passage)
    still(qtbot, spread)
    with qtbot.waitSignal(spread.settled):
        if change == "larger letters":
            spread.set_style(page_style(size=16.0))
        else:
            spread.resize(*{"narrower": (1300, 900), "lower": (1700, 700)}[change])
    still(qtbot, spread)
    assert lines_off(spread, 0, 2, passage, counterparts) <= 1
    assert 0 <= follower.span_rects(counterparts[0])[0].top() < follower.page.viewport().height()


def test_a_reader_who_is_still_keeps_every_place_when_the_window_changes(qtbot):
    spread = joined(qtbot, (1, 0, 2), width=1700, size=12.5)
    bar = spread.panes[1].page.verticalScrollBar()
    bar.setValue(900)
    still(qtbot, spread)
    for width in (1300, 1900):
        before = [(pane, pane.page.anchor[0]) for pane in spread.panes if pane.page.anchor]
        heights = [pane.page.caret_rect(position).top() for pane, position in before]
        with qtbot.waitSignal(spread.settled):
            spread.resize(width, 900)
        still(qtbot, spread)
        for (pane, position), height in zip(before, heights, strict=True):
            assert abs(pane.page.caret_rect(position).top() - height) <= 2 * pane.page.line_height()


def test_links_that_come_late_move_nothing_and_hold_from_the_next_one_on(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    spread.panes[0].page.verticalScrollBar().setValue(700)
    before = [pane.scroll_value() for pane in spread.panes]
    spread.show_links(0, links_between(1, 2))
    still(qtbot, spread)
    assert [pane.scroll_value() for pane in spread.panes] == before
    pane = spread.panes[0]
    ahead = [passage for passage in sorted(strong(1, 2)) if pane.span_rects(passage)[0].top() > pane.page.height()]
    pane.scroll_to(ahead[0])
    still(qtbot, spread)
    assert lines_off(spread, 0, 1, ahead[0], strong(1, 2)[ahead[0]]) <= 1


def test_ribbons_join_all_neighbours_of_four_panes(qtbot):
    spread = joined(qtbot, (0, 1, 2, 3), width=2000, size=12.5)
    for left, ribbon in enumerate(spread.ribbons):
        assert len(ribbon.links) == len(links_between(left, left + 1))
        assert ribbon.bands()
