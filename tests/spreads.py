"""Panes with real interviews for the tests of the reading view."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from PySide6.QtWidgets import QApplication

from kzreader.core.crossrefs.parallels import compare
from kzreader.core.library import bundled_library
from kzreader.core.notebook.annotation import Annotation, Colour, Style, Target
from kzreader.core.text import Span
from kzreader.ui import style
from kzreader.ui.reading.spread import Spread
from kzreader.ui.reading.values import HeaderInfo, PageStyle
from kzreader.ui.theme import load_fonts, load_theme


@cache
def interviews():
    return tuple(bundled_library())


@cache
def links_between(one, other):
    return compare(interviews()[one], interviews()[other]).links


@cache
def fonts():
    load_fonts()


def page_style(*, theme="light", size=12.5):
    return PageStyle(load_theme(theme), size, 65)


def spread_of(qtbot, *numbers, width=1400, height=900, size=12.5, linked=True):
    """A shown Spread with these bundled interviews, joined by their parallel passages."""
    fonts()
    style.apply(QApplication.instance(), load_theme("light"))
    spread = Spread(page_style(size=size))
    qtbot.addWidget(spread)
    spread.resize(width, height)
    for number in numbers:
        interview = interviews()[number]
        spread.open(interview, HeaderInfo(interview.title))
    with qtbot.waitSignal(spread.painted), qtbot.waitExposed(spread):
        spread.show()
    if linked:
        for left, (one, other) in enumerate(pairwise(numbers)):
            spread.show_links(left, links_between(one, other))
    qtbot.waitUntil(lambda: all(pane.content_height() > 0 for pane in spread.panes))
    return spread


def annotation(name, interview, words, body="", *, topics=(), other=(), colour=Colour.YELLOW, mark=Style.HIGHLIGHT):
    """An annotation of the first place where `words` stand; `other`: further (interview, words)."""
    targets = []
    for document, quote in ((interview, words), *other):
        start = document.text.index(quote)
        targets.append(Target.of(document, Span(start, start + len(quote))))
    time = "2026-01-01T00:00:00Z"
    return Annotation(name, time, time, "", mark, colour, body, tuple(topics), tuple(targets))


def height_in_window(pane, span):
    """Height of the first line of `span` in the window, in pixels."""
    top = pane.span_rects(span)[0].topLeft()
    return pane.page.viewport().mapTo(pane.window(), top).y()
