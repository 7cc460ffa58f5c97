"""A page is laid out paragraph by paragraph: as Qt would do it, at once where the reader looks, in turns elsewhere."""

from __future__ import annotations

import pages
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QWidget
from spreads import interviews, page_style

from kzreader.core.interview import ParagraphKind
from kzreader.ui.reading.page import build_page
from kzreader.ui.reading.spread import Spread
from kzreader.ui.reading.typography import Typography
from kzreader.ui.reading.values import HeaderInfo

ROUNDING = 1 / 16
"""Pixels: Qt counts in 64ths, and rounds the indent of a first line."""
LEFTWARD = pages.interview([(ParagraphKind.NARRATION, "", "שלום עולם זה טקסט ארוך שנכתב מימין לשמאל " * 20)])


def laid_out(parent, interview, *, width, size, by_qt):
    """The document of an interview, laid out by Qt or by the page's own layout."""
    document = build_page(interview, Typography(page_style(size=size)), title="", opened=None, parent=parent).document
    if by_qt:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDocumentLayout(None)
    document.setTextWidth(width)
    return document


def boxes(document):
    block = document.firstBlock()
    while block.isValid():
        box = document.documentLayout().blockBoundingRect(block)
        lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
        yield (box.left(), box.top(), box.height()), [(line.textStart(), line.x(), line.y()) for line in lines]
        block = block.next()


@pytest.mark.parametrize(("width", "size"), [(300, 12.5), (655, 9.0), (655, 18.0)])
@pytest.mark.parametrize("interview", [*interviews(), LEFTWARD], ids=lambda one: one.id[:3])
def test_lines_stand_where_qt_would_put_them(qtbot, interview, width, size):
    parent = QWidget()
    qtbot.addWidget(parent)
    ours, qt = (laid_out(parent, interview, width=width, size=size, by_qt=by_qt) for by_qt in (False, True))
    for (box, lines), (wanted, wanted_lines) in zip(boxes(ours), boxes(qt), strict=True):
        assert box == pytest.approx(wanted, abs=ROUNDING)
        assert [line[0] for line in lines] == [line[0] for line in wanted_lines]
        assert [line[1:] for line in lines] == [pytest.approx(line[1:], abs=ROUNDING) for line in wanted_lines]
    assert ours.size().height() == qt.size().height()


@pytest.mark.parametrize("accuracy", [Qt.HitTestAccuracy.ExactHit, Qt.HitTestAccuracy.FuzzyHit])
def test_a_point_means_the_character_that_qt_would_find(qtbot, accuracy):
    parent = QWidget()
    qtbot.addWidget(parent)
    ours, qt = (laid_out(parent, interviews()[1], width=655, size=12.5, by_qt=by_qt) for by_qt in (False, True))
    points = [QPointF(x, y) for y in range(-20, round(qt.size().height()) + 20, 7) for x in range(-8, 670, 37)]
    differing = [
        point
        for point in points
        if abs(ours.documentLayout().hitTest(point, accuracy) - qt.documentLayout().hitTest(point, accuracy)) > 1
    ]
    assert not differing


def long_pane(qtbot):
    """A pane with a text that is too long to be laid out at one go, opened and at rest."""
    pane = pages.shown_pane(qtbot, pages.long_interview(600))
    assert pane.page.is_laid_out
    return pane


def at_rest(qtbot, pane):
    qtbot.waitUntil(lambda: pane.page.is_laid_out and not pane.page._settling.isActive())


def test_a_reader_stays_at_the_same_sentence_while_a_long_page_is_laid_out_anew(qtbot):
    pane = long_pane(qtbot)
    pane.page.verticalScrollBar().setValue(pane.content_height() // 2)
    position, _ = pane.page.anchor
    height = pane.page.caret_rect(position).top()
    for width in (560, 900):
        pane.resize(width, 700)
        assert not pane.page.is_laid_out
        assert pane.page.caret_rect(position).top() == height
        at_rest(qtbot, pane)
        assert pane.page.caret_rect(position).top() == height


def test_what_is_in_sight_does_not_change_when_the_rest_of_a_long_page_is_laid_out(qtbot):
    pane = long_pane(qtbot)
    pane.page.verticalScrollBar().setValue(pane.content_height() // 3)
    pane.resize(560, 700)
    assert not pane.page.is_laid_out
    before = pane.page.viewport().grab().toImage()
    at_rest(qtbot, pane)
    assert pane.page.viewport().grab().toImage() == before


def test_a_page_that_is_scrolled_while_it_is_laid_out_does_not_jump_afterwards(qtbot):
    pane = long_pane(qtbot)
    pane.resize(560, 700)
    bar = pane.page.verticalScrollBar()
    for value in (bar.maximum() // 2, bar.maximum(), bar.maximum() // 3):
        bar.setValue(value)
        assert not pane.page.is_laid_out
    seen, before = pane.visible_span(), pane.page.viewport().grab().toImage()
    at_rest(qtbot, pane)
    assert pane.visible_span() == seen
    assert pane.page.viewport().grab().toImage() == before


def test_a_jump_into_a_page_that_is_still_laid_out_stands_at_its_place(qtbot):
    pane = long_pane(qtbot)
    span = pages.span_of(pane.interview, "517. The line")
    pane.resize(560, 700)
    pane.scroll_to(span)
    assert not pane.page.is_laid_out
    assert abs(pane.span_rects(span)[0].top() - pane.page.reading_line()) <= 1
    at_rest(qtbot, pane)
    assert abs(pane.span_rects(span)[0].top() - pane.page.reading_line()) <= 1


def test_long_panes_take_another_size_one_after_the_other(qtbot):
    spread = Spread(page_style())
    qtbot.addWidget(spread)
    spread.resize(1600, 800)
    for _ in range(3):
        spread.open(pages.long_interview(600), HeaderInfo("A talk about railways"))
    with qtbot.waitSignal(spread.settled):
        spread.show()
    heights = [pane.content_height() for pane in spread.panes]
    spread.activate(1)
    with qtbot.waitSignal(spread.settled):
        spread.set_style(page_style(size=16.0))
        assert [pane.content_height() for pane in spread.panes] == heights
        qtbot.waitUntil(lambda: spread.panes[1].content_height() > heights[1])
        assert spread.panes[2].content_height() == heights[2]
    assert all(pane.content_height() > before for pane, before in zip(spread.panes, heights, strict=True))
