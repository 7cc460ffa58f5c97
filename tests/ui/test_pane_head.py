from __future__ import annotations

import pages
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu, QScrollBar, QWidget

from kzreader.ui.reading.values import Chip, HeaderInfo, TopicMark

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


SUGGESTED = TopicMark("trade", "Trade", "#e69f00", "Tr", 4, confirmed=False)
CONFIRMED = TopicMark("steppe", "Steppe", "#0072b2", "St", 4, confirmed=True)


def sign(pane, mark):
    return next(box for one, box in pane.gutter.signs() if one == mark)


def test_a_suggested_topic_is_outlined_and_a_confirmed_one_filled(pane):
    pane.show_topics([SUGGESTED, CONFIRMED])
    image = pane.gutter.grab().toImage()

    def share(mark):
        box = sign(pane, mark).adjusted(2, 2, -2, -2)
        dots = [
            QColor(image.pixel(x, y)).name()
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        ]
        return dots.count(mark.colour) / len(dots)

    assert share(CONFIRMED) > 0.4
    assert share(SUGGESTED) == 0


def test_topic_signs_stand_level_with_their_paragraph(pane, document):
    pane.show_topics([SUGGESTED])
    line = pane.span_rects(pages.span_of(document, "It means"))[0]
    assert abs(sign(pane, SUGGESTED).center().y() - line.center().y()) <= 3


def test_a_suggestion_is_accepted_from_its_menu_by_mouse_and_rejected_by_key(qtbot, pane):
    pane.show_topics([SUGGESTED])
    qtbot.mouseClick(pane.gutter, LEFT, pos=sign(pane, SUGGESTED).center())
    menu = pages.menu_of(pane.gutter)
    with qtbot.waitSignal(pane.topic_accept_requested) as accepted:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert accepted.args == ["trade", 4]
    pane.gutter.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(pane.topic_reject_requested) as rejected:
        qtbot.keyClick(pane.gutter, Qt.Key.Key_Delete)
    assert rejected.args == ["trade", 4]


def test_many_topics_of_one_paragraph_are_all_reached(qtbot, document):
    pane = pages.shown_pane(qtbot, document, width=360)
    marks = [TopicMark(str(n), f"Topic {n}", "#0072b2", f"T{n}", 9, confirmed=False) for n in range(9)]
    pane.show_topics(marks)
    boxes = [box for _, box in pane.gutter.signs()]
    assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(box.left() >= 0 for box in boxes)
    qtbot.mouseClick(pane.gutter, LEFT, pos=boxes[-1].center())
    menu = pages.menu_of(pane.gutter)
    assert any("Topic 8" in action.text() for action in menu.actions())
    menu.close()


def test_the_header_says_what_is_read_and_its_chips_filter(qtbot, document):
    chips = (
        Chip("trade", "Trade", "#e69f00", "Tr", 4, 2),
        Chip("steppe", "The steppe and its people", "#0072b2", "St", 3, 0),
        Chip("letters", "Letters, telegrams and parcels", "#009e73", "Le", 1, 0),
    )
    info = HeaderInfo("A talk about railways", ("The Station", "May 2024"), chips)
    pane = pages.shown_pane(qtbot, document, info=info)
    assert pane.header.title.lines() == ["A talk about railways"]
    assert pane.header.details.text() == "The Station · May 2024"
    with qtbot.waitSignal(pane.chip_clicked) as clicked:
        qtbot.mouseClick(pane.header.chips.buttons()[1], LEFT)
    assert clicked.args == ["steppe"]
    pane.resize(360, 700)
    shown = [button.chip.topic for button in pane.header.chips.buttons() if button.isVisible()]
    assert len(shown) < 3
    more = pane.header.chips.more
    assert more.text() == f"+{3 - len(shown)}"
    more.menu().aboutToShow.emit()
    with qtbot.waitSignal(pane.chip_clicked) as clicked:
        more.menu().actions()[-1].trigger()
    assert clicked.args == ["letters"]


def test_a_long_title_takes_two_lines_and_no_word_is_lost_but_behind_an_ellipsis(qtbot, document):
    title = "Long words on railways, bridges, wells and the many people who keep them in good repair " * 2
    pane = pages.shown_pane(qtbot, document, info=HeaderInfo(title), width=420)
    lines = pane.header.title.lines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert pane.header.title.toolTip() == title


@pytest.mark.parametrize("width", [360, 900])
def test_header_and_find_bar_begin_at_the_same_edge_with_the_text_where_there_is_room(qtbot, document, width):
    pane = pages.shown_pane(qtbot, document, width=width)
    pane.findbar.open()
    qtbot.waitUntil(lambda: pane.findbar.field.width() > 100)
    edges = {widget.mapTo(pane, QPoint(0, 0)).x() for widget in (pane.header.title, pane.findbar.field)}
    assert len(edges) == 1
    text = pane.page.viewport().x() + pane.page.column().left()
    assert (edges == {text}) == (width == 900)


def test_the_buttons_of_a_pane_have_names_and_work(qtbot, pane):
    for button, signal in ((pane.header.swap, pane.swap_requested), (pane.header.close_button, pane.close_requested)):
        assert button.accessibleName()
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)


def test_whatever_takes_the_keys_has_a_name(qtbot, pane):
    pane.show_topics([SUGGESTED])
    pane.show_header(HeaderInfo("A talk", (), (Chip("trade", "Trade", "#e69f00", "Tr", 4, 2),)))
    pane.findbar.open()
    pane.set_actions(selection=[QAction("&Note", pane)], context=())
    nameless = [
        widget
        for widget in pane.findChildren(QWidget)
        if widget.isVisibleTo(pane)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not isinstance(widget, QMenu | QScrollBar)
    ]
    assert not nameless
