from __future__ import annotations

import pages
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from kzreader.core.interview import Interview, Paragraph, ParagraphKind, Person
from kzreader.core.text import Span
from kzreader.ui.reading.names import short_name
from kzreader.ui.reading.page import build_page
from kzreader.ui.reading.plan import LONGEST_BLOCK, pieces
from kzreader.ui.reading.typography import Typography

KINDS = list(ParagraphKind)
WORDS = st.text(st.sampled_from("aбв中 é\u0301😀Қ\n\u2028\ufeff\t“"), min_size=1, max_size=30).filter(
    lambda words: words.strip()
)


@pytest.fixture
def build(qapp):
    parent = QObject()

    def make(interview, *, title="", opened=frozenset(), **style):
        return build_page(interview, Typography(pages.page_style(**style)), title=title, opened=opened, parent=parent)

    return make


def lines(page):
    block, found = page.document.begin(), []
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def test_names_stand_for_labels_once_a_turn_and_shorter_the_second_time(build):
    page = build(pages.interview(), title="A talk about railways")
    assert lines(page) == [
        "Last week Daniyar Omarov spoke to us about the new line. Omarov builds railways.",
        "Aigerim Bekova\u2002What does the line mean for the steppe, Mr. Omarov?",
        "Daniyar Omarov\u2002It means that a letter takes a day. The steppe grows small.",
        "And it means that wheat leaves in time, which nobody had believed before we began.",
        "▸ 2 captions and notes folded away",
        "Aigerim Bekova\u2002When will it be finished?",
        "Omarov\u2002In the autumn, before the first snow falls.",
    ]


def test_a_title_other_than_the_header_s_stays_in_the_page(build):
    assert lines(build(pages.interview(), title="Something else"))[0] == "A talk about railways"


def test_a_name_unknown_is_what_the_label_says(build):
    paragraphs = (
        Paragraph(1, ParagraphKind.QUESTION, None, Span(0, 9), Span(3, 9)),
        Paragraph(2, ParagraphKind.QUESTION, None, Span(10, 22), Span(14, 22)),
    )
    page = build(Interview("x", "Q: Really?\n**A** Yes, so.", "", paragraphs))
    assert [line.split("\u2002")[0] for line in lines(page)] == ["Q", "A"]


def test_open_furniture_is_shown_below_a_line_that_folds_it(build):
    page = build(pages.interview(), title="A talk about railways", opened=frozenset({6}))
    assert lines(page)[4:7] == [
        "▾ Fold 2 captions and notes",
        "The station in spring. Photo: the railway",
        "Read also: ten bridges worth a journey",
    ]


def test_folded_words_stand_for_the_line_that_folds_them(build):
    interview = pages.interview()
    page = build(interview)
    hidden = pages.span_of(interview, "Photo")
    assert page.fold_of(hidden) == 6
    assert page.map.ranges(hidden) == []
    block = page.document.findBlock(page.map.to_page(hidden.start))
    assert block.text().startswith("▸")


def test_questions_are_italic_and_set_in_and_names_are_small_capitals(build):
    interview = pages.interview()
    page = build(interview)
    question = page.document.findBlock(page.map.to_page(pages.span_of(interview, "What does").start))
    answer = page.document.findBlock(page.map.to_page(pages.span_of(interview, "It means").start))
    assert question.charFormat().font().italic()
    assert not answer.charFormat().font().italic()
    assert question.blockFormat().leftMargin() > answer.blockFormat().leftMargin()
    name = question.begin().fragment().charFormat().font()
    assert name.featureValue(QFont.Tag("smcp")) == 1
    assert name.featureValue(QFont.Tag("c2sc")) == 1


def test_an_opening_quotation_mark_hangs_outside_the_column(build):
    page = build(pages.interview([(ParagraphKind.QUOTATION, "", "“It grows,” he said.")]))
    assert page.document.begin().blockFormat().textIndent() < -3


def test_words_copied_are_those_of_the_source_without_names_and_folded_lines(build):
    page = build(pages.interview(), title="A talk about railways")
    copied = page.words(0, page.map.length)
    assert "▸" not in copied
    assert "Aigerim" not in copied
    assert copied.split("\n\n")[1:3] == [
        "What does the line mean for the steppe, Mr. Omarov?",
        "It means that a letter takes a day. The steppe grows small.",
    ]


def test_a_very_long_line_is_broken_in_the_page_alone(build):
    text = "x" * 25_000 + " " + "word " * 3000
    page = build(
        Interview("x", text, "", (Paragraph(1, ParagraphKind.NARRATION, None, Span(0, 40_001), Span(0, 40_001)),))
    )
    assert page.document.blockCount() >= 4
    assert max(len(line) for line in lines(page)) <= LONGEST_BLOCK
    assert "".join(lines(page)) == text
    assert page.words(0, page.map.length) == text
    for offset in (0, 9_999, 10_000, 10_001, 25_000, 40_000):
        assert page.map.to_source(page.map.to_page(offset)) == offset


@given(st.integers(0, 60_000), st.sampled_from(["x", "word ", "пять слов и ещё, "]))
def test_pieces_cover_a_paragraph_without_gap(length, word):
    text = (word * length)[:length]
    found = list(pieces(Span(0, length), text))
    assert "".join(piece.of(text) for piece in found) == text
    assert all(len(piece) <= LONGEST_BLOCK for piece in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["", "Q: ", "– "]), WORDS), min_size=1, max_size=6))
def test_every_visible_character_of_any_text_is_found_in_the_document(build, parts):
    interview = pages.interview(parts)
    page = build(interview)
    for paragraph in interview.paragraphs:
        for offset in range(paragraph.body.start, paragraph.body.end):
            if page.map.ranges(Span(offset, offset + 1)):
                at, character = page.map.to_page(offset), interview.text[offset]
                plain = character.isascii() and not character.isspace()
                unit = page.document.characterAt(at)
                assert not plain or unit == character
                assert (unit in {" ", "\u00a0"}) == character.isspace()
                assert page.map.to_source(at) == offset
    assert page.map.length == page.document.characterCount() - 1


@pytest.mark.parametrize(
    ("name", "text", "short"),
    [
        ("Kassym-Jomart Tokayev", "President Tokayev met Tokayev. Kassym-Jomart Tokayev left.", "Tokayev"),
        ("Wang Guan", "Wang Guan asked. Then Wang Guan left.", "Wang Guan"),
        ("Xinhua News Agency", "Xinhua asked. Xinhua wrote, said Xinhua.", "Xinhua"),
        ("Reporter", "Reporter", "Reporter"),
        ("John Smith", "John came. John went. Smith came. Smith went.", "John Smith"),
    ],
)
def test_a_short_name_is_the_one_the_text_uses(name, text, short):
    assert short_name(name, text) == short


def test_interviewers_have_another_colour_than_those_who_answer(build):
    interview = pages.interview(
        [(ParagraphKind.TURN, "A:", "One says this."), (ParagraphKind.TURN, "", "The other says that.")]
    )
    first, second = interview.paragraphs
    spoken = Interview(
        "x",
        interview.text,
        "",
        (
            Paragraph(1, first.kind, "Ann", first.span, first.body),
            Paragraph(2, second.kind, "Bob", second.span, second.body),
        ),
        people=(Person("Ann", "interviewer"),),
    )
    page = build(spoken)
    colours = [page.document.findBlockByNumber(n).begin().fragment().charFormat().foreground().color() for n in (0, 1)]
    theme = pages.page_style().theme
    assert colours == [theme.colour("speaker_asks"), theme.colour("speaker_answers")]
