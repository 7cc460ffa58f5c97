"""Small interviews and panes for the tests of the reading page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from kzreader.core.interview import Interview, Paragraph, ParagraphKind, Person
from kzreader.core.notebook.annotation import Annotation, Colour, Style, Target
from kzreader.core.text import Span
from kzreader.ui import theme as themes
from kzreader.ui.reading.pane import ReadingPane
from kzreader.ui.reading.values import HeaderInfo, PageStyle

INTERVIEWER, INTERVIEWEE = "Aigerim Bekova", "Daniyar Omarov"

SPOKEN = (
    (ParagraphKind.TITLE, "", "A talk about railways"),
    (ParagraphKind.LEAD, "", "Last week Daniyar Omarov spoke to us about the new line. Omarov builds railways."),
    (ParagraphKind.QUESTION, "Our reporter:", "What does the line mean for the steppe, Mr. Omarov?"),
    (ParagraphKind.ANSWER, "Head of the railway:", "It means that a letter takes a day. The steppe grows small."),
    (ParagraphKind.ANSWER, "", "And it means that wheat leaves in time, which nobody had believed before we began."),
    (ParagraphKind.CAPTION, "", "The station in spring. Photo: the railway"),
    (ParagraphKind.PROMO, "", "Read also: ten bridges worth a journey"),
    (ParagraphKind.QUESTION, "Our reporter:", "When will it be finished?"),
    (ParagraphKind.ANSWER, "Head of the railway:", "In the autumn, before the first snow falls."),
)


def interview(parts=SPOKEN, *, title="A talk about railways", document="railway"):
    """An interview from (kind, label, words) triples, a blank line between paragraphs."""
    text, paragraphs, speaker = "", [], None
    for number, (kind, label, words) in enumerate(parts, start=1):
        start = len(text)
        body = start + len(label)
        if label:
            speaker = INTERVIEWER if kind is ParagraphKind.QUESTION else INTERVIEWEE
        speaks = kind in {ParagraphKind.QUESTION, ParagraphKind.ANSWER, ParagraphKind.TURN}
        text += label + words
        paragraphs.append(
            Paragraph(number, kind, speaker if speaks else None, Span(start, len(text)), Span(body, len(text)))
        )
        text += "\n\n"
    people = (Person(INTERVIEWER, "interviewer"), Person(INTERVIEWEE, "interviewee"))
    return Interview(document, text, title, tuple(paragraphs), people=people)


def long_interview(paragraphs=60):
    """An interview of some screens."""
    sentence = "The line runs from the river to the mountains, and every station on it has its own well. "
    return interview(
        [(ParagraphKind.NARRATION, "", f"{number}. {sentence * 4}".strip()) for number in range(paragraphs)]
    )


def page_style(theme="light", *, size=12.5, measure=65):
    themes.load_fonts()
    return PageStyle(themes.load_theme(theme), size, measure)


def span_of(document, words, after=0):
    """Where `words` stand in an interview."""
    start = document.text.index(words, after)
    return Span(start, start + len(words))


def annotation(document, words, *, id="a", style=Style.HIGHLIGHT, colour=Colour.YELLOW, body="", topics=()):
    target = Target.of(document, span_of(document, words))
    return Annotation(id, "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "", style, colour, body, topics, (target,))


def with_target(one, document, words):
    """The same annotation with another target: a comparison note."""
    return one._replace(targets=(*one.targets, Target.of(document, span_of(document, words))))


def shown_pane(qtbot, document=None, *, theme="light", width=760, height=700, info=None):
    """A pane that is on the screen, active, with its layout done."""
    pane = ReadingPane(page_style(theme))
    qtbot.addWidget(pane)
    pane.resize(width, height)
    document = document or interview()
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    with qtbot.waitSignal(pane.settled):
        pane.show_interview(document, info or HeaderInfo(document.title))
    pane.page.setFocus()
    QApplication.clipboard().clear()
    return pane


def middle(pane, words, after=0):
    """The middle of `words` where they stand on the page."""
    return pane.span_rects(span_of(pane.interview, words, after))[0].center()


def click(qtbot, pane, point):
    qtbot.mouseMove(pane.page.viewport(), point)
    qtbot.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=point)


def drag(qtbot, pane, words):
    box = pane.span_rects(span_of(pane.interview, words))[0]
    start, end = QPoint(box.left() + 1, box.center().y()), QPoint(box.right(), box.center().y())
    viewport = pane.page.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def key(qtbot, pane, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for one in keys:
        qtbot.keyClick(pane.page, one, modifier)


def menu_of(widget):
    return next(menu for menu in widget.findChildren(QMenu) if menu.isVisible())
