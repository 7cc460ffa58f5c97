"""Scrolling together: what two interviews share stands level, by wheel, keys, click and in every size."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from spreads import height_in_window, links_between, spread_of

from kzreader.core.text import Span
from kzreader.ui.reading.joint import scrolled_to


def still(spread):
    """Whether nothing glides any more."""
    return not spread._together._glides


def gap(spread, left, link):
    """How far the two passages of a link are from standing level, in pixels."""
    one, other = spread.panes[left], spread.panes[left + 1]
    return abs(height_in_window(one, link.a) - height_in_window(other, link.b))


def line_height(pane):
    return pane.page.line_height()


def in_sight(pane, span):
    return 0 <= pane.span_rects(span)[0].top() < pane.page.viewport().height()


def settled(qtbot, spread):
    qtbot.waitUntil(lambda: still(spread))


def wheel(pane, notches):
    wheel_over(pane.page.viewport(), notches)


def wheel_over(widget, notches):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_links_that_come_in_move_nothing(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    spread.panes[0].page.verticalScrollBar().setValue(700)
    before = [pane.scroll_value() for pane in spread.panes]
    spread.show_links(0, links_between(1, 2))
    settled(qtbot, spread)
    assert [pane.scroll_value() for pane in spread.panes] == before


@pytest.mark.parametrize(("width", "size"), [(900, 12.5), (1400, 12.5), (1400, 18.0), (1900, 10.0)])
def test_a_click_on_a_band_stands_both_passages_level(qtbot, width, size):
    spread = spread_of(qtbot, 1, 2, width=width, size=size)
    between = spread.ribbons[0]
    clicked = 0
    for link in [between.links[band.link] for band in between.bands()]:
        point = between.point_of(link)
        if point is None or between.link_at(point) != link:
            continue
        qtbot.mouseClick(between, Qt.MouseButton.LeftButton, pos=point.toPoint())
        settled(qtbot, spread)
        assert gap(spread, 0, link) <= line_height(spread.panes[0])
        assert in_sight(spread.panes[0], link.a)
        assert in_sight(spread.panes[1], link.b)
        clicked += 1
    assert clicked > 0


@pytest.mark.parametrize(("width", "size", "side"), [(900, 12.5, 0), (1400, 18.0, 1), (1900, 10.0, 0)])
def test_every_passage_finds_its_counterpart_level(qtbot, width, size, side):
    spread = spread_of(qtbot, 1, 2, width=width, size=size)
    pane, other = spread.panes[side], spread.panes[1 - side]
    for link in links_between(1, 2):
        passage = link.b if side else link.a
        pane.scroll_to(passage)
        settled(qtbot, spread)
        assert spread.show_counterpart(side, passage)
        settled(qtbot, spread)
        counterparts = [
            each.a if side else each.b for each in links_between(1, 2) if (each.b if side else each.a) == passage
        ]
        height = height_in_window(pane, passage)
        assert min(abs(height_in_window(other, each) - height) for each in counterparts) <= line_height(pane)


def test_a_passage_without_counterpart_moves_nothing(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    assert not spread.show_counterpart(0, Span(10, 20))
    assert [pane.scroll_value() for pane in spread.panes] == [0, 0]


def chosen_links(spread, left):
    """The links that lead when the left pane is scrolled: at these the right one has to stand level."""
    joint = spread._joints[left]
    joint.measure()
    heres = {here for run in joint.follower(joint.left).way.runs for here in run.heres}
    places = [scrolled_to(joint.left, extent.top) for extent in joint.lefts]
    return [(link, round(place)) for link, place in zip(joint.links, places, strict=True) if 0 <= place in heres]


@pytest.mark.parametrize(("width", "size"), [(900, 12.5), (1400, 12.5), (1400, 18.0)])
def test_scrolling_one_pane_brings_the_matching_passages_level(qtbot, width, size):
    spread = spread_of(qtbot, 0, 1, width=width, size=size)
    bar, other = spread.panes[0].page.verticalScrollBar(), spread.panes[1].page.verticalScrollBar()
    checked = 0
    for link, at in chosen_links(spread, 0):
        bar.setValue(at)
        settled(qtbot, spread)
        if 0 < other.value() < other.maximum():
            same = [each for each in spread.links(0) if each.a == link.a]
            assert min(gap(spread, 0, each) for each in same) <= line_height(spread.panes[0])
            checked += 1
    assert checked > 0


def test_the_wheel_moves_the_neighbour_and_never_pulls_at_the_page_under_the_wheel(qtbot):
    spread = spread_of(qtbot, 1, 2)
    reader, other = spread.panes
    steps, moved = [], set()
    for _ in range(20):
        wheel(reader, 2)
        steps.append(reader.scroll_value())
        settled(qtbot, spread)
        assert reader.scroll_value() == steps[-1]
        moved.add(other.scroll_value())
    assert steps == sorted(set(steps))
    assert len(moved) > 3


def test_the_wheel_over_the_ribbon_scrolls_the_active_page(qtbot):
    spread = spread_of(qtbot, 1, 2)
    spread.activate(0)
    wheel_over(spread, 3)
    assert spread.panes[0].scroll_value() > 0


def test_keys_scroll_the_neighbour_too(qtbot):
    spread = spread_of(qtbot, 1, 2)
    spread.activate(0)
    for _ in range(2):
        QTest.keyClick(spread.panes[0].page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: spread.panes[0].scroll_value() > 0 < spread.panes[1].scroll_value())


def test_going_back_to_the_same_spot_shows_the_same_counterpart(qtbot):
    spread = spread_of(qtbot, 1, 2)
    bar, other = spread.panes[0].page.verticalScrollBar(), spread.panes[1]
    for value in range(0, 1500, 100):
        bar.setValue(value)
    settled(qtbot, spread)
    there = other.scroll_value()
    for value in (*range(1400, 2800, 50), *range(2800, 1399, -50)):
        bar.setValue(value)
    settled(qtbot, spread)
    assert abs(other.scroll_value() - there) <= line_height(other)


def test_a_small_move_of_the_other_page_does_not_throw_the_first_elsewhere(qtbot):
    spread = spread_of(qtbot, 1, 2)
    first, second = spread.panes
    for value in range(0, bottom(first), 37):
        first.page.verticalScrollBar().setValue(value)
        settled(qtbot, spread)
        stands = first.scroll_value()
        second.page.verticalScrollBar().setValue(second.scroll_value() - 3)
        settled(qtbot, spread)
        assert abs(first.scroll_value() - stands) <= 3 * line_height(first)


def bottom(pane):
    return pane.page.verticalScrollBar().maximum()


def test_released_panes_stay_and_locked_again_they_come_level_with_the_active_one(qtbot):
    spread = spread_of(qtbot, 1, 2)
    spread.activate(0)
    spread.set_synchronised(False)
    link, at = chosen_links(spread, 0)[2]
    spread.panes[0].page.verticalScrollBar().setValue(at)
    settled(qtbot, spread)
    assert spread.panes[1].scroll_value() == 0
    spread.set_synchronised(True)
    settled(qtbot, spread)
    assert spread.panes[0].scroll_value() == at
    same = [each for each in spread.links(0) if each.a == link.a]
    assert min(gap(spread, 0, each) for each in same) <= line_height(spread.panes[0])


def test_what_stood_level_stands_level_in_a_window_of_another_size(qtbot):
    spread = spread_of(qtbot, 1, 2)
    link, at = chosen_links(spread, 0)[2]
    spread.panes[0].page.verticalScrollBar().setValue(at)
    settled(qtbot, spread)
    height = spread.panes[0].content_height()
    spread.resize(940, 900)
    same = [each for each in spread.links(0) if each.a == link.a]

    def level():
        assert spread.panes[0].content_height() != height
        assert min(gap(spread, 0, each) for each in same) <= 2 * line_height(spread.panes[0])

    qtbot.waitUntil(level)


def test_unfolding_captions_in_one_page_moves_nothing_else(qtbot):
    spread = spread_of(qtbot, 1, 2)
    reader, other = spread.panes
    reader.page.verticalScrollBar().setValue(chosen_links(spread, 0)[2][1])
    settled(qtbot, spread)
    read, stands, height = other.reading_offset(), reader.scroll_value(), other.content_height()
    with qtbot.waitSignal(spread.settled):
        other.set_furniture_open(True)
    settled(qtbot, spread)
    assert other.content_height() > height
    assert (other.reading_offset(), reader.scroll_value()) == (read, stands)


def test_three_panes_hand_the_place_on_from_neighbour_to_neighbour(qtbot):
    spread = spread_of(qtbot, 1, 0, 2, width=1700)
    for value in range(0, bottom(spread.panes[0]), 120):
        spread.panes[0].page.verticalScrollBar().setValue(value)
        settled(qtbot, spread)
    assert all(pane.scroll_value() > 0 for pane in spread.panes)
