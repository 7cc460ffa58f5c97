"""Interviews side by side: opened, moved about, joined, and scrolled together so that what they share stands level."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from spreads import interviews, page_style, spread_of

from kzreader.ui.reading.drops import INTERVIEW_MIME
from kzreader.ui.reading.ribbon import WIDTH
from kzreader.ui.reading.spread import MOST, Spread
from kzreader.ui.reading.values import HeaderInfo


def frames(spread):
    return [pane.geometry() for pane in spread.panes]


def opened(spread):
    return [pane.interview.id for pane in spread.panes]


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

    def ribbon_lies_between_the_pages():
        keys = spread.panes[0]
        for _ in range(60):
            keys = keys.nextInFocusChain()
            if keys in (spread.ribbons[0], spread.panes[1].page):
                break
        return keys is spread.ribbons[0]

    qtbot.waitUntil(ribbon_lies_between_the_pages)


def test_other_theme_and_size_change_every_pane(qtbot):
    spread = spread_of(qtbot, 1, 2)
    before = [pane.content_height() for pane in spread.panes]
    spread.set_style(page_style(theme="dark", size=18.0))
    qtbot.waitUntil(lambda: all(pane.content_height() > old for pane, old in zip(spread.panes, before, strict=True)))
    dark = spread.ribbons[0].grab().toImage().pixelColor(2, 890)
    assert dark.lightness() < 80
