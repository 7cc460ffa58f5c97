from __future__ import annotations

from itertools import pairwise

import pages
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar, QWidget

from kzreader.core.interview import Interview
from kzreader.core.notebook.annotation import Colour, Topic
from kzreader.core.text import Span
from kzreader.ui.reading.layers import LayerName
from kzreader.ui.reading.pane import INTERVIEW_MIME
from kzreader.ui.reading.values import Chip, HeaderInfo, MentionMark, PassageMark, TopicMark

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def document():
    return pages.interview()


@pytest.fixture
def pane(qtbot, document):
    return pages.shown_pane(qtbot, document)


@pytest.fixture
def long_pane(qtbot):
    return pages.shown_pane(qtbot, pages.long_interview())


def middle(pane, words, after=0):
    """The middle of `words` where they stand on the page."""
    return pane.span_rects(pages.span_of(pane.interview, words, after))[0].center()


def click(qtbot, pane, point):
    qtbot.mouseMove(pane.page.viewport(), point)
    qtbot.mouseClick(pane.page.viewport(), LEFT, pos=point)


def drag(qtbot, pane, words):
    box = pane.span_rects(pages.span_of(pane.interview, words))[0]
    start, end = QPoint(box.left() + 1, box.center().y()), QPoint(box.right(), box.center().y())
    viewport = pane.page.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, LEFT, pos=end)


def key(qtbot, pane, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for one in keys:
        qtbot.keyClick(pane.page, one, modifier)


def menu_of(widget):
    return next(menu for menu in widget.findChildren(QMenu) if menu.isVisible())


# The page


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
        key(qtbot, long_pane, Qt.Key.Key_PageDown)


def test_arrows_and_page_keys_scroll(qtbot, long_pane):
    for down, up in ((Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)):
        key(qtbot, long_pane, down, down)
        assert long_pane.scroll_value() > 30
        key(qtbot, long_pane, up, up)
        assert long_pane.scroll_value() == 0
    key(qtbot, long_pane, Qt.Key.Key_End)
    assert long_pane.scroll_value() == long_pane.page.verticalScrollBar().maximum()
    key(qtbot, long_pane, Qt.Key.Key_Home)
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
    key(qtbot, long_pane, Qt.Key.Key_Down)
    assert long_pane.page.cursorWidth() == 1
    long_pane.show_interview(pages.interview(), HeaderInfo(""))
    click(qtbot, long_pane, QPoint(30, 30))
    assert long_pane.page.cursorWidth() == 1


def test_selecting_by_key_begins_in_view_even_where_the_page_was_scrolled_by_wheel(qtbot, long_pane):
    long_pane.scroll_to(pages.span_of(long_pane.interview, "30. The line"))
    before = long_pane.scroll_value()
    key(qtbot, long_pane, Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    visible = long_pane.visible_span()
    assert visible.start < long_pane.selection().start < visible.end
    assert abs(long_pane.scroll_value() - before) < 50


def test_the_caret_goes_along_when_the_page_is_scrolled_by_key(qtbot, long_pane):
    key(qtbot, long_pane, *[Qt.Key.Key_PageDown] * 3)
    visible = long_pane.visible_span()
    assert visible.start <= long_pane.caret() <= visible.end


def test_a_very_long_page_keeps_its_place_too(qtbot):
    pane = pages.shown_pane(qtbot, pages.long_interview(900))
    span = pages.span_of(pane.interview, "880. The line")
    pane.scroll_to(span)
    before = pane.span_rects(span)[0].top()
    pane.set_style(pages.page_style(size=14))
    assert abs(pane.span_rects(span)[0].top() - before) <= 1


# Selecting and copying


def test_dragging_selects_words_and_offers_what_can_be_done(qtbot, pane, document):
    actions = [QAction("Highlight", pane), QAction("Note", pane)]
    pane.set_actions(selection=actions, context=())
    with qtbot.waitSignal(pane.selection_changed):
        drag(qtbot, pane, "a letter takes")
    assert pane.selection() == pages.span_of(document, "a letter takes")
    bar = pane.page.bar
    assert bar.isVisible()
    assert [button.text() for button in bar.buttons()] == ["Highlight", "Note"]
    box = pane.span_rects(pane.selection())[0].translated(pane.page.viewport().pos())
    assert not bar.geometry().intersects(box)
    with qtbot.waitSignal(actions[1].triggered):
        qtbot.mouseClick(bar.buttons()[1], LEFT)
    click(qtbot, pane, QPoint(pane.page.viewport().width() - 3, 5))
    assert not bar.isVisible()


def test_selecting_by_key_offers_the_same_and_tab_leads_there(qtbot, pane, document):
    action = QAction("Highlight", pane)
    pane.set_actions(selection=[action], context=())
    click(qtbot, pane, middle(pane, "It means") - QPoint(20, 0))
    key(qtbot, pane, Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    qtbot.keyRelease(pane.page, Qt.Key.Key_Shift)
    assert pane.selection() is not None
    assert pane.page.bar.isVisible()
    key(qtbot, pane, Qt.Key.Key_Tab)
    assert pane.page.bar.buttons()[0].hasFocus()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(pane.page.bar.buttons()[0], Qt.Key.Key_Space)


def test_copying_gives_the_plain_words(qtbot, pane, document):
    pane.select(Span(pages.span_of(document, "for the steppe").start, pages.span_of(document, "It means").end))
    key(qtbot, pane, Qt.Key.Key_C, modifier=CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "for the steppe, Mr. Omarov?\n\nIt means"
    assert mime.formats() == ["text/plain"]


def test_a_name_alone_is_no_selection(qtbot, pane, document):
    pane.page.select(*(pane.page.page.map.to_page(pages.span_of(document, "What does").start) - n for n in (10, 2)))
    assert pane.selection() is None


def test_the_selection_outlives_a_change_of_style(pane, document):
    span = pages.span_of(document, "a letter takes a day")
    pane.select(span)
    pane.set_style(pages.page_style("sepia", size=20))
    assert pane.selection() == span


def test_a_paragraph_s_number_selects_it(qtbot, pane, document):
    box = pane.span_rects(pages.span_of(document, "It means"))[0]
    point = QPoint(pane.gutter.width() - 8, box.center().y())
    qtbot.mouseClick(pane.gutter, LEFT, pos=point)
    assert pane.selection() == document.paragraphs[3].body


# Marks


def test_pointing_at_a_name_and_clicking_it(qtbot, pane, document):
    span = pages.span_of(document, "Mr. Omarov")
    pane.show_mentions([MentionMark(span, "omarov", "person")])
    with qtbot.waitSignal(pane.mention_hovered) as hovered:
        qtbot.mouseMove(pane.page.viewport(), middle(pane, "Mr. Omarov"))
    assert hovered.args[:2] == ["omarov", span]
    with qtbot.waitSignal(pane.mention_left):
        qtbot.mouseMove(pane.page.viewport(), middle(pane, "steppe"))
    with qtbot.waitSignal(pane.mention_activated) as activated:
        click(qtbot, pane, middle(pane, "Mr. Omarov"))
    assert activated.args[:2] == ["omarov", span]


def test_repeated_clicks_reach_every_one_of_overlapping_annotations(qtbot, pane, document):
    wide = pages.annotation(document, "a letter takes a day", id="wide")
    narrow = pages.annotation(document, "letter", id="narrow", colour=Colour.BLUE)
    pane.show_annotations((wide, narrow), {})
    seen = []
    pane.annotation_activated.connect(seen.append)
    for _ in range(3):
        click(qtbot, pane, middle(pane, "letter"))
    assert seen == [("narrow", "wide"), ("wide", "narrow"), ("narrow", "wide")]


def test_a_click_on_a_sentence_with_a_counterpart_asks_for_it(qtbot, pane, document):
    span = pages.span_of(document, "The steppe grows small.")
    pane.show_passages([PassageMark(span, "parallel", 0.7)])
    with qtbot.waitSignal(pane.passage_activated) as activated:
        click(qtbot, pane, middle(pane, "steppe grows"))
    assert activated.args == [span]


def test_tab_goes_from_mark_to_mark_and_then_on_and_enter_activates(qtbot, pane, document):
    person, place = pages.span_of(document, "Mr. Omarov"), pages.span_of(document, "The steppe")
    pane.set_furniture_open(True)
    pane.show_mentions([MentionMark(place, "steppe", "place"), MentionMark(person, "omarov", "person")])
    seen = []
    pane.mention_activated.connect(lambda entity, *_: seen.append(entity))
    for _ in range(2):
        key(qtbot, pane, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    key(qtbot, pane, Qt.Key.Key_Tab, modifier=SHIFT)
    key(qtbot, pane, Qt.Key.Key_Return)
    assert seen == ["omarov", "steppe", "omarov"]
    key(qtbot, pane, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert not pane.page.hasFocus(), "the last mark in view lets go of the keys"


def test_marks_stay_on_their_words_when_the_page_is_built_anew(pane, document):
    span = pages.span_of(document, "before the first snow")
    pane.show_mentions([MentionMark(span, "snow", "event")])
    pane.set_furniture_open(True)
    assert [mark.value.entity for mark in pane.page.marks_at(middle(pane, "first snow"))] == ["snow"]


def test_hits_are_coloured_and_the_current_one_is_framed(pane, document):
    hits = [pages.span_of(document, "steppe"), pages.span_of(document, "steppe grows")]
    theme = pages.page_style().theme
    pane.show_hits(hits, 1)
    image = pane.page.viewport().grab().toImage()

    def colours(span):
        box = pane.span_rects(span)[0].adjusted(-3, 0, 3, 0)
        return {
            QColor(image.pixel(x, y)).name()
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        }

    assert all(theme.colour("search").name() in colours(hit) for hit in hits)
    assert theme.colour("search_current").name() in colours(hits[1])
    assert theme.colour("search_current").name() not in colours(hits[0])


def test_a_flash_shows_and_passes(qtbot, pane, document):
    plain = pane.page.viewport().grab().toImage()
    pane.page.clearFocus()
    pane.flash(pages.span_of(document, "a letter takes"))
    assert pane.page.viewport().grab().toImage() != plain
    qtbot.waitUntil(lambda: not pane.page.layers[LayerName.FLASH].marks, timeout=4000)


def test_a_tool_tip_tells_the_note_and_the_topics(pane, document):
    one = pages.annotation(document, "a letter takes", body="Compare the fare.\nMore.", topics=("t",))
    pane.show_annotations((one,), {"t": Topic("t", "Travel", "#123456")})
    (mark,) = pane.page.marks_at(middle(pane, "letter takes"))
    assert pane.page.tip(mark) == "Compare the fare.\nTravel"


def test_paragraphs_outside_a_topic_are_dimmed_and_stay_readable(pane, document):
    box = pane.span_rects(pages.span_of(document, "When will it"))[0]
    before = pane.page.viewport().grab(box).toImage()
    pane.show_topic_filter({4})
    dimmed = pane.page.viewport().grab(box).toImage()
    assert dimmed != before
    kept = pane.span_rects(pages.span_of(document, "It means that a letter"))[0]
    bright = pane.page.viewport().grab(kept).toImage()
    pane.show_topic_filter(None)
    assert pane.page.viewport().grab(kept).toImage() == bright
    assert pane.page.viewport().grab(box).toImage() == before


# Furniture


def test_one_click_opens_what_is_folded_away_and_another_folds_it(qtbot, pane, document):
    caption = pages.span_of(document, "The station in spring")
    folded = len(pane.page.toPlainText())
    line = pane.span_rects(caption)[0]
    with qtbot.waitSignal(pane.furniture_toggled):
        click(qtbot, pane, line.center() + QPoint(40, 0))
    assert "The station in spring" in pane.page.toPlainText()
    key(qtbot, pane, Qt.Key.Key_Return)
    assert len(pane.page.toPlainText()) == folded


def test_going_to_folded_words_opens_them(pane, document):
    span = pages.span_of(document, "ten bridges")
    pane.scroll_to(span)
    assert "ten bridges" in pane.page.toPlainText()
    assert pane.span_rects(span)[0].width() > 20


def test_all_furniture_opens_and_folds(pane):
    pane.set_furniture_open(True)
    assert "ten bridges" in pane.page.toPlainText()
    pane.set_furniture_open(False)
    assert "ten bridges" not in pane.page.toPlainText()


# Gutter and header

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
    menu = menu_of(pane.gutter)
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
    menu = menu_of(pane.gutter)
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


def test_the_context_menu_offers_the_given_actions(qtbot, pane, document):
    action = QAction("Look up", pane)
    pane.set_actions(selection=(), context=[action, None])
    point = middle(pane, "steppe")
    QApplication.sendEvent(pane.page.viewport(), context_event(pane, point))
    menu = menu_of(pane.page)
    assert [one.text() for one in menu.actions()] == ["Look up", ""]
    assert abs(pane.caret() - pages.span_of(document, "steppe").start) < 7
    menu.close()


def context_event(pane, point):
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.page.viewport().mapToGlobal(point))


def test_files_and_interviews_can_be_dropped(qtbot, pane, tmp_path):
    def drop(mime):
        how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pane, QDragEnterEvent(QPoint(5, 5), *how))
        QApplication.sendEvent(pane, QDropEvent(QPointF(5, 5), *how))

    files, listed = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    listed.setData(INTERVIEW_MIME, "railway-қ".encode())
    with qtbot.waitSignal(pane.documents_dropped) as dropped:
        drop(files)
    assert dropped.args == [[str(tmp_path / "a.txt")]]
    with qtbot.waitSignal(pane.interview_dropped) as dropped:
        drop(listed)
    assert dropped.args == ["railway-қ"]
