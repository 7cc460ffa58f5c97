from __future__ import annotations

import itertools

import pages
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor

from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.text import Span
from kzreader.ui import theme as themes
from kzreader.ui.reading.layers import Hit, Layer, Mark, cut, in_lanes
from kzreader.ui.reading.painting import NAME_PATTERNS, fill, passage_tint
from kzreader.ui.reading.values import MentionMark, PassageMark
from kzreader.ui.style import contrast

RANGES = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))
MARKS = st.lists(RANGES, max_size=12).map(lambda found: [mark(*ends) for ends in found])


def mark(start, end):
    return Mark(Span(start, end), ((start, end),), Hit(current=False))


@given(MARKS, RANGES)
def test_a_layer_finds_just_the_marks_that_touch_a_range(marks, wanted):
    start, end = wanted
    found = Layer(marks).within(start, end)
    assert sorted(map(id, found)) == sorted(id(one) for one in marks if one.start < end and one.end > start)


@given(MARKS)
def test_marks_that_overlap_never_share_a_lane(marks):
    for one, other in itertools.combinations(in_lanes(marks), 2):
        assert not one.span.overlaps(other.span) or one.lane != other.lane


@given(MARKS)
def test_cutting_keeps_every_mark_at_every_position(marks):
    by_position = {
        position: sorted(map(id, covering)) for start, end, covering in cut(marks) for position in range(start, end)
    }
    for position in range(90):
        assert by_position.get(position, []) == sorted(id(one) for one in marks if one.start <= position < one.end)


def test_the_shortest_of_overlapping_marks_lies_on_top():
    wide, narrow = mark(0, 40), mark(10, 20)
    assert {(start, end): [id(one) for one in marks] for start, end, marks in cut([narrow, wide])} == {
        (0, 10): [id(wide)],
        (10, 20): [id(wide), id(narrow)],
        (20, 40): [id(wide)],
    }
    assert Layer([wide, narrow]).at(15) == [narrow, wide]


@pytest.mark.parametrize("name", themes.THEME_NAMES)
def test_text_can_be_read_on_everything_that_lies_under_it(name):
    theme = themes.load_theme(name)
    fills = {f"mark {colour}": fill(theme, theme.mark(colour)) for colour in Colour}
    fills |= {role: fill(theme, theme.colour(role)) for role in ("search", "flash")} | {"paper": theme.colour("paper")}
    fills |= {kind: passage_tint(theme, PassageMark(Span(0, 1), kind, 1.0)) for kind in ("parallel", "quote")}
    unreadable = {
        (role, where): round(contrast(theme.colour(role), colour), 2)
        for role in ("ink", "question")
        for where, colour in fills.items()
        if contrast(theme.colour(role), colour) < 4.5
    }
    assert not unreadable
    assert len({colour.name() for colour in fills.values()}) == len(fills), "fills stay distinct"
    on_paper = ("muted", "speaker_asks", "speaker_answers")
    assert all(contrast(theme.colour(role), theme.colour("paper")) >= 4.5 for role in on_paper)


def test_no_two_kinds_of_names_have_the_same_line():
    assert len(set(NAME_PATTERNS.values())) == len(NAME_PATTERNS)


def colours_in(image, box: QRect):
    ratio = image.devicePixelRatio()
    points = itertools.product(range(box.left(), box.right() + 1), range(box.top(), box.bottom() + 1))
    return {QColor(image.pixel(QPoint(round(x * ratio), round(y * ratio)))).name() for x, y in points}


def test_overlapping_highlights_are_both_seen(qtbot):
    document = pages.interview()
    pane = pages.shown_pane(qtbot, document)
    wide = pages.annotation(document, "that a letter takes a day", id="wide", colour=Colour.YELLOW)
    narrow = pages.annotation(document, "letter", id="narrow", colour=Colour.BLUE)
    pane.show_annotations((narrow, wide), {})
    image = pane.page.viewport().grab().toImage()
    theme = pages.page_style().theme
    (overlap,) = pane.span_rects(pages.span_of(document, "letter"))
    (alone,) = pane.span_rects(pages.span_of(document, "takes a day"))
    seen = colours_in(image, overlap)
    assert theme.mark(Colour.BLUE).name() in seen
    assert theme.mark_line(Colour.YELLOW).name() in seen, "the highlight below runs on as a stripe"
    assert theme.mark(Colour.YELLOW).name() in colours_in(image, alone)
    assert theme.mark_line(Colour.YELLOW).name() not in colours_in(image, alone)


def test_two_highlights_of_one_colour_can_be_told_apart(qtbot):
    document = pages.interview()
    pane = pages.shown_pane(qtbot, document)
    wide = pages.annotation(document, "that a letter takes a day", id="wide")
    narrow = pages.annotation(document, "letter", id="narrow")
    pane.show_annotations((narrow, wide), {})
    image = pane.page.viewport().grab().toImage()
    (overlap,) = pane.span_rects(pages.span_of(document, "letter"))
    assert pages.page_style().theme.mark_line(Colour.YELLOW).name() in colours_in(image, overlap)


def test_a_mark_with_a_note_carries_a_sign(qtbot):
    document = pages.interview()
    pane = pages.shown_pane(qtbot, document)
    line = pages.page_style().theme.mark_line(Colour.GREEN).name()
    (box,) = pane.span_rects(pages.span_of(document, "a letter takes"))
    seen = []
    for body in ("", "A note."):
        pane.show_annotations((pages.annotation(document, "a letter takes", colour=Colour.GREEN, body=body),), {})
        seen.append(line in colours_in(pane.page.viewport().grab().toImage(), box.adjusted(0, 0, 2, 0)))
    assert seen == [False, True]


def test_an_underline_is_a_line_and_no_fill(qtbot):
    document = pages.interview()
    pane = pages.shown_pane(qtbot, document)
    pane.show_annotations((pages.annotation(document, "a letter takes", style=Style.UNDERLINE),), {})
    theme = pages.page_style().theme
    (box,) = pane.span_rects(pages.span_of(document, "a letter takes"))
    seen = colours_in(pane.page.viewport().grab().toImage(), box)
    assert theme.mark_line(Colour.YELLOW).name() in seen
    assert theme.mark(Colour.YELLOW).name() not in seen


def test_only_marks_in_view_are_measured(qtbot):
    document = pages.long_interview(200)
    pane = pages.shown_pane(qtbot, document)
    words = [Span(start, start + 7) for start in range(0, len(document.text) - 10, 40)]
    pane.show_mentions([MentionMark(span, "well", "place") for span in words])
    pane.page.viewport().grab()
    assert len(words) > 1500
    assert pane.page.words.measured < 150
