"""Interviews side by side: opened, moved about, joined, and scrolled together so that what they share stands level."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from spreads import height_in_window, interviews, links_between, page_style, spread_of

from kzreader.core.text import Span
from kzreader.ui.reading.pane import INTERVIEW_MIME
from kzreader.ui.reading.ribbon import WIDTH
from kzreader.ui.reading.spread import MOST, Spread
from kzreader.ui.reading.values import HeaderInfo


def frames(spread):
    return [pane.geometry() for pane in spread.panes]


def opened(spread):
    return [pane.interview.id for pane in spread.panes]


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
    viewport = pane.page.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        viewport.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def drop(target, x, data):
    """Drag `data` over a widget and let it go; whether the widget took it."""
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(round(x), 300), *how)
    QApplication.sendEvent(target, over)
    QApplication.sendEvent(target, QDropEvent(QPointF(x, 300), *how))
    return over.isAccepted()


def dragged_interview(document):
    data = QMimeData()
    data.setData(INTERVIEW_MIME, document.encode())
    return data


def test_two_interviews_stand_side_by_side_with_the_ribbon_between(qtbot):
    spread = spread_of(qtbot, 1, 2)
    left, right = frames(spread)
    between = spread.ribbons[0].geometry()
    assert abs(left.width() - right.width()) <= 1
    assert (left.right() + 1, between.right() + 1, right.right() + 1) == (between.left(), right.left(), spread.width())
    assert between.width() == WIDTH


def test_an_empty_spread_says_what_to_do_and_offers_it(qtbot):
    spread = Spread(page_style())
    qtbot.addWidget(spread)
    spread.resize(800, 600)
    with qtbot.waitExposed(spread):
        spread.show()
    button = next(button for button in spread.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(spread.open_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    spread.open(interviews()[1], HeaderInfo("One"))
    assert not button.isVisible()
    spread.remove(0)
    assert button.isVisible()
    assert spread.active is None


def test_the_same_interview_stands_beside_itself(qtbot):
    spread = spread_of(qtbot, 2, 2, linked=False)
    assert opened(spread) == [interviews()[2].id] * 2
    spread.panes[0].page.verticalScrollBar().setValue(300)
    assert spread.panes[1].scroll_value() == 0


def test_no_fifth_pane(qtbot):
    spread = spread_of(qtbot, 0, 1, 2, 3, linked=False)
    assert spread.is_full
    with pytest.raises(ValueError, match=str(MOST)):
        spread.open(interviews()[4], HeaderInfo("Five"))


def test_a_new_pane_is_active_and_a_closed_one_gives_way_to_its_neighbour(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    spread.open(interviews()[3], HeaderInfo("Three"), at=1)
    assert opened(spread) == [interviews()[number].id for number in (1, 3, 2)]
    assert spread.active_index == 1
    with qtbot.waitSignal(spread.active_changed) as changed:
        spread.remove(1)
    assert changed.args == [spread.panes[1]]
    assert len(spread.ribbons) == 1
    assert frames(spread)[1].right() + 1 == spread.width()


def test_closing_a_pane_left_of_the_active_one_keeps_the_active_one(qtbot):
    spread = spread_of(qtbot, 1, 2, 3, linked=False)
    active = spread.active
    spread.remove(0)
    assert spread.active is active


def test_panes_change_places(qtbot):
    spread = spread_of(qtbot, 1, 2)
    first, second = spread.panes
    spread.swap(0, 1)
    assert spread.panes == (second, first)
    assert second.x() < spread.ribbons[0].x() < first.x()
    assert spread.links(0) == ()


def test_another_interview_takes_the_place_of_one(qtbot):
    spread = spread_of(qtbot, 1, 2)
    with qtbot.waitSignal(spread.panes_changed):
        spread.replace(1, interviews()[3], HeaderInfo("Three"))
    assert opened(spread) == [interviews()[1].id, interviews()[3].id]
    assert spread.links(0) == ()


def test_keys_go_from_pane_to_pane(qtbot):
    spread = spread_of(qtbot, 1, 2, 3, linked=False)
    seen = []
    for _ in range(3):
        spread.step(1)
        seen.append((spread.active_index, spread.panes[spread.active_index].page.hasFocus()))
    assert seen == [(0, True), (1, True), (2, True)]


def test_a_click_into_a_page_makes_its_pane_active(qtbot):
    spread = spread_of(qtbot, 1, 2)
    qtbot.mouseClick(spread.panes[0].page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    assert spread.active is spread.panes[0]


def test_dragging_the_ribbon_moves_the_border_and_a_double_click_evens_it_out(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    between = spread.ribbons[0]
    left, right = (frame.width() for frame in frames(spread))
    start = QPoint(WIDTH // 2, 850)
    qtbot.mousePress(between, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(between, start + QPoint(90, 0))
    qtbot.mouseRelease(between, Qt.MouseButton.LeftButton, pos=start)
    assert [frame.width() for frame in frames(spread)] == [left + 90, right - 90]
    qtbot.mouseDClick(between, Qt.MouseButton.LeftButton, pos=start)
    assert [frame.width() for frame in frames(spread)] == [left, right]


def test_widths_that_the_reader_chose_hold_when_the_window_grows(qtbot):
    spread = spread_of(qtbot, 1, 2, linked=False)
    qtbot.keyClick(spread.ribbons[0], Qt.Key.Key_Right)
    left, right = (frame.width() for frame in frames(spread))
    assert left > right
    spread.resize(spread.width() * 2, spread.height())
    now = [frame.width() for frame in frames(spread)]
    assert now[0] / now[1] == pytest.approx(left / right, rel=0.01)


@pytest.mark.parametrize(("share", "place"), [(0.5, (0, "here")), (0.02, (0, "beside")), (0.98, (1, "beside"))])
def test_an_interview_dropped_on_a_pane_replaces_it_and_on_its_edge_stands_beside_it(qtbot, share, place):
    spread = spread_of(qtbot, 1, 2, linked=False)
    pane = spread.panes[0]
    with qtbot.waitSignal(spread.interview_dropped) as dropped:
        assert drop(pane, pane.width() * share, dragged_interview("some-id"))
    assert dropped.args == ["some-id", *place]


def test_words_dragged_from_elsewhere_are_not_taken(qtbot):
    words = QMimeData()
    words.setText("words")
    assert not drop(spread_of(qtbot, 1), 300, words)


def test_files_dropped_on_the_ribbon_or_on_an_empty_spread_open_beside(qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/talk.md")])
    spread = spread_of(qtbot, 1, 2, linked=False)
    with qtbot.waitSignal(spread.files_dropped) as dropped:
        drop(spread, spread.ribbons[0].geometry().center().x(), data)
    assert dropped.args == [["/somewhere/talk.md"], 1, "beside"]
    while spread.panes:
        spread.remove(0)
    with qtbot.waitSignal(spread.files_dropped) as dropped:
        drop(spread, 400, data)
    assert dropped.args == [["/somewhere/talk.md"], 0, "beside"]


def test_where_four_stand_a_drop_on_an_edge_replaces(qtbot):
    spread = spread_of(qtbot, 0, 1, 2, 3, linked=False)
    with qtbot.waitSignal(spread.interview_dropped) as dropped:
        drop(spread.panes[2], 3, dragged_interview("id"))
    assert dropped.args == ["id", 2, "here"]


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
    from kzreader.ui.reading.joint import furthest, visible_height
    from kzreader.ui.reading.sync import Scale

    scale = Scale(furthest(joint.left), visible_height(joint.left))
    return [
        (link, round(scale.scrolled_to(extent.top)))
        for link, extent in zip(joint.links, joint.lefts, strict=True)
        if scale.scrolled_to(extent.top) in heres
    ]


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
        second.page.verticalScrollBar().setValue(max(0, second.scroll_value() - 3))
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


def test_three_panes_hand_the_place_on_from_neighbour_to_neighbour(qtbot):
    spread = spread_of(qtbot, 1, 0, 2, width=1700)
    for value in range(0, bottom(spread.panes[0]), 120):
        spread.panes[0].page.verticalScrollBar().setValue(value)
        settled(qtbot, spread)
    assert all(pane.scroll_value() > 0 for pane in spread.panes)


def test_a_click_on_a_band_tells_which(qtbot):
    spread = spread_of(qtbot, 1, 2)
    between = spread.ribbons[0]
    link = next(
        between.links[band.link]
        for band in between.bands()
        if between.link_at(between.point_of(between.links[band.link])) == between.links[band.link]
    )
    with qtbot.waitSignal(spread.link_activated) as activated:
        qtbot.mouseClick(between, Qt.MouseButton.LeftButton, pos=between.point_of(link).toPoint())
    assert activated.args == [0, link]


def test_tab_leaves_the_pages_for_the_ribbon(qtbot):
    spread = spread_of(qtbot, 1, 2)
    reached, keys = set(), spread.panes[0]
    for _ in range(60):
        keys = keys.nextInFocusChain()
        reached.add(keys)
        if keys is spread.panes[1].page:
            break
    assert spread.ribbons[0] in reached


def test_other_theme_and_size_change_every_pane(qtbot):
    spread = spread_of(qtbot, 1, 2)
    before = [pane.content_height() for pane in spread.panes]
    spread.set_style(page_style(theme="dark", size=18.0))
    qtbot.waitUntil(lambda: all(pane.content_height() > old for pane, old in zip(spread.panes, before, strict=True)))
    dark = spread.ribbons[0].grab().toImage().pixelColor(2, 890)
    assert dark.lightness() < 80
