from __future__ import annotations

from itertools import pairwise

import pages
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from kzreader.core.interview import Interview
from kzreader.core.text import Span
from kzreader.ui.reading.values import HeaderInfo

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def long_pane(qtbot):
    return pages.shown_pane(qtbot, pages.long_interview())


def test_the_column_has_the_measure_and_stands_in_the_middle_of_a_wide_pane(qtbot, document):
    pane = pages.shown_pane(qtbot, document, width=1000)
    pane.margin.set_shown(False)
    column = pane.page.column()
    left = pane.page.viewport().x() + column.left()
    assert 440 < column.width() < 560
    assert abs(left - (pane.page.width() - left - column.width())) < 24


def test_in_a_narrow_pane_every_line_is_inside_it(qtbot, document):
    pane = pages.shown_pane(qtbot, document, width=360)
    whole = Span(0, len(document.text) - 2)
    assert all(box.left() >= 0 and box.right() < pane.page.viewport().width() for box in pane.span_rects(whole))
    assert pane.page.column().width() > 230


def test_a_pane_with_hardly_any_room_leaves_the_gutter_out(qtbot, document):
    pane = pages.shown_pane(qtbot, document, width=170)
    assert pane.gutter.isHidden()
    whole = Span(0, len(document.text) - 2)
    assert all(box.right() < pane.page.viewport().width() for box in pane.span_rects(whole))


def test_an_interview_without_words_is_an_empty_page(qtbot):
    pane = pages.shown_pane(qtbot, Interview("empty", "", "Nothing", ()))
    pane.show_topic_filter({1})
    pane.grab()
    assert pane.page.toPlainText() == ""
    assert pane.selection() is None
    assert pane.visible_span() == Span(0, 0)


def test_lines_stand_one_and_a_half_letters_apart(long_pane):
    tops = [box.top() for box in long_pane.span_rects(Span(0, 300))]
    steps = {below - above for above, below in pairwise(tops)}
    assert max(steps) - min(steps) <= 1
    assert 1.4 < sum(steps) / len(steps) / (12.5 * long_pane.logicalDpiY() / 72) < 1.6


def test_words_at_the_reading_line_stay_there_when_size_measure_and_theme_change(long_pane):
    pane = long_pane
    span = pages.span_of(pane.interview, "40. The line")
    pane.scroll_to(span)
    before = pane.span_rects(span)[0].top()
    for style in (pages.page_style(size=18), pages.page_style("dark", size=9), pages.page_style(measure=45)):
        pane.set_style(style)
        assert abs(pane.span_rects(span)[0].top() - before) <= 1
    pane.resize(420, 700)
    assert abs(pane.span_rects(span)[0].top() - before) <= 1


def test_a_page_in_the_dark_is_dark(pane):
    pane.set_style(pages.page_style("dark"))
    image = pane.page.grab().toImage()
    paper = pages.page_style("dark").theme.colour("paper").name()
    assert {QColor(image.pixel(x, 3)).name() for x in (3, 300, image.width() - 20)} == {paper}


def test_scrolling_to_a_place_stands_its_line_where_it_is_wanted(long_pane):
    span = pages.span_of(long_pane.interview, "30. The line")
    long_pane.scroll_to(span, 17)
    assert abs(long_pane.span_rects(span)[0].top() - 17) <= 1
    long_pane.scroll_to(span)
    assert abs(long_pane.reading_offset() - span.start) < 100
    visible = long_pane.visible_span()
    assert visible.start < span.start < visible.end
    assert long_pane.scroll_value() > 0
    assert long_pane.content_height() > 3 * long_pane.page.viewport().height()


def test_scrolling_tells_of_itself(qtbot, long_pane):
    with qtbot.waitSignal(long_pane.scrolled):
        pages.key(qtbot, long_pane, Qt.Key.Key_PageDown)


def test_arrows_and_page_keys_scroll(qtbot, long_pane):
    for down, up in ((Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)):
        pages.key(qtbot, long_pane, down, down)
        assert long_pane.scroll_value() > 30
        pages.key(qtbot, long_pane, up, up)
        assert long_pane.scroll_value() == 0
    pages.key(qtbot, long_pane, Qt.Key.Key_End)
    assert long_pane.scroll_value() == long_pane.page.verticalScrollBar().maximum()
    pages.key(qtbot, long_pane, Qt.Key.Key_Home)
    assert long_pane.scroll_value() == 0


def test_a_smooth_scroll_arrives_at_the_same_place(qtbot, long_pane):
    span = pages.span_of(long_pane.interview, "30. The line")
    long_pane.scroll_to(span, 40, smooth=True)
    qtbot.waitUntil(lambda: abs(long_pane.span_rects(span)[0].top() - 40) <= 1)


def test_the_wheel_scrolls_over_page_and_gutter_and_asks_for_larger_letters_with_control(qtbot, long_pane):
    def wheel(widget, modifiers=Qt.KeyboardModifier.NoModifier, turned=-120):
        centre = QPointF(widget.rect().center())
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                centre,
                widget.mapToGlobal(centre),
                QPoint(),
                QPoint(0, turned),
                Qt.MouseButton.NoButton,
                modifiers,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    for widget in (long_pane.page.viewport(), long_pane.gutter):
        before = long_pane.scroll_value()
        wheel(widget)
        assert long_pane.scroll_value() > before
    with qtbot.waitSignal(long_pane.zoom_requested) as asked:
        wheel(long_pane.page.viewport(), CONTROL, 120)
    assert asked.args == [1]


def test_a_caret_is_drawn_only_after_a_key_or_a_click(qtbot, long_pane):
    assert long_pane.page.cursorWidth() == 0
    pages.key(qtbot, long_pane, Qt.Key.Key_Down)
    assert long_pane.page.cursorWidth() == 1
    long_pane.show_interview(pages.interview(), HeaderInfo(""))
    pages.click(qtbot, long_pane, QPoint(30, 30))
    assert long_pane.page.cursorWidth() == 1


def test_selecting_by_key_begins_in_view_even_where_the_page_was_scrolled_by_wheel(qtbot, long_pane):
    long_pane.scroll_to(pages.span_of(long_pane.interview, "30. The line"))
    before = long_pane.scroll_value()
    pages.key(qtbot, long_pane, Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    visible = long_pane.visible_span()
    assert visible.start < long_pane.selection().start < visible.end
    assert abs(long_pane.scroll_value() - before) < 50


def test_the_caret_goes_along_when_the_page_is_scrolled_by_key(qtbot, long_pane):
    pages.key(qtbot, long_pane, *[Qt.Key.Key_PageDown] * 3)
    visible = long_pane.visible_span()
    assert visible.start <= long_pane.caret() <= visible.end


def test_a_very_long_page_keeps_its_place_too(qtbot):
    pane = pages.shown_pane(qtbot, pages.long_interview(900))
    span = pages.span_of(pane.interview, "880. The line")
    pane.scroll_to(span)
    before = pane.span_rects(span)[0].top()
    pane.set_style(pages.page_style(size=14))
    assert abs(pane.span_rects(span)[0].top() - before) <= 1


def test_the_context_menu_offers_the_given_actions(qtbot, pane, document):
    action = QAction("Look up", pane)
    pane.set_actions(selection=(), context=[action, None])
    point = pages.middle(pane, "steppe")
    QApplication.sendEvent(pane.page.viewport(), context_event(pane, point))
    menu = pages.menu_of(pane.page)
    assert [one.text() for one in menu.actions()] == ["Look up", ""]
    assert abs(pane.caret() - pages.span_of(document, "steppe").start) < 7
    menu.close()


def context_event(pane, point):
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.page.viewport().mapToGlobal(point))
