from __future__ import annotations

import pages
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from kzreader.core.notebook.annotation import Colour, Topic
from kzreader.ui.reading.layers import LayerName
from kzreader.ui.reading.values import MentionMark, PassageMark

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_pointing_at_a_name_and_clicking_it(qtbot, pane, document):
    span = pages.span_of(document, "Mr. Omarov")
    pane.show_mentions([MentionMark(span, "omarov", "person")])
    with qtbot.waitSignal(pane.mention_hovered) as hovered:
        qtbot.mouseMove(pane.page.viewport(), pages.middle(pane, "Mr. Omarov"))
    assert hovered.args[:2] == ["omarov", span]
    with qtbot.waitSignal(pane.mention_left):
        qtbot.mouseMove(pane.page.viewport(), pages.middle(pane, "steppe"))
    with qtbot.waitSignal(pane.mention_activated) as activated:
        pages.click(qtbot, pane, pages.middle(pane, "Mr. Omarov"))
    assert activated.args[:2] == ["omarov", span]


def test_repeated_clicks_reach_every_one_of_overlapping_annotations(qtbot, pane, document):
    wide = pages.annotation(document, "a letter takes a day", id="wide")
    narrow = pages.annotation(document, "letter", id="narrow", colour=Colour.BLUE)
    pane.show_annotations((wide, narrow), {})
    seen = []
    pane.annotation_activated.connect(seen.append)
    for _ in range(3):
        pages.click(qtbot, pane, pages.middle(pane, "letter"))
    assert seen == [("narrow", "wide"), ("wide", "narrow"), ("narrow", "wide")]


def test_a_click_on_a_sentence_with_a_counterpart_asks_for_it(qtbot, pane, document):
    span = pages.span_of(document, "The steppe grows small.")
    pane.show_passages([PassageMark(span, "parallel", 0.7)])
    with qtbot.waitSignal(pane.passage_activated) as activated:
        pages.click(qtbot, pane, pages.middle(pane, "steppe grows"))
    assert activated.args == [span]


def test_tab_goes_from_mark_to_mark_and_then_on_and_enter_activates(qtbot, pane, document):
    person, place = pages.span_of(document, "Mr. Omarov"), pages.span_of(document, "The steppe")
    pane.set_furniture_open(True)
    pane.show_mentions([MentionMark(place, "steppe", "place"), MentionMark(person, "omarov", "person")])
    seen = []
    pane.mention_activated.connect(lambda entity, *_: seen.append(entity))
    for _ in range(2):
        pages.key(qtbot, pane, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    pages.key(qtbot, pane, Qt.Key.Key_Tab, modifier=SHIFT)
    pages.key(qtbot, pane, Qt.Key.Key_Return)
    assert seen == ["omarov", "steppe", "omarov"]
    pages.key(qtbot, pane, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert not pane.page.hasFocus(), "the last mark in view lets go of the keys"


def test_marks_stay_on_their_words_when_the_page_is_built_anew(pane, document):
    span = pages.span_of(document, "before the first snow")
    pane.show_mentions([MentionMark(span, "snow", "event")])
    pane.set_furniture_open(True)
    assert [mark.value.entity for mark in pane.page.marks_at(pages.middle(pane, "first snow"))] == ["snow"]


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
    (mark,) = pane.page.marks_at(pages.middle(pane, "letter takes"))
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


def test_one_click_opens_what_is_folded_away_and_another_folds_it(qtbot, pane, document):
    caption = pages.span_of(document, "The station in spring")
    folded = len(pane.page.toPlainText())
    line = pane.span_rects(caption)[0]
    with qtbot.waitSignal(pane.furniture_toggled):
        pages.click(qtbot, pane, line.center() + QPoint(40, 0))
    assert "The station in spring" in pane.page.toPlainText()
    pages.key(qtbot, pane, Qt.Key.Key_Return)
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
