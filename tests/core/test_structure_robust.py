"""Whatever the text: every word belongs to one paragraph, and none makes the program wait."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import sample_size

from kzreader.core.interview import ParagraphKind
from kzreader.core.structure import guess_metadata, paragraphs_of

PIECES = (
    "Ann Lee:", "Q:", "A:", "Q  ", "– ", "- ", "“", "”", "«", "\"", "?", ".", "!", "\n", "\n\n", " ", "\t", "\u00a0",
    "\u200b",
    "# ", "**", "[1]", "(laughter)", "00:00:01,000 --> 00:00:02,000", "1", "00:12", "Photo: ", "Subscribe",
    "May 3, 2020",
    "Tokayev said", "according to", "he", "the president", "Why do you ask?", "Because I can.", "记者：", "Сұрақ:",
    "ол деді",
    "INTERVIEWER", "Question 1", "Comments", "|", "<v Ann>", "x" * 90,
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40), st.booleans())
def test_paragraphs_cover_every_visible_character_in_order(pieces, markdown):
    check_cover("".join(pieces), markdown=markdown)


def check_cover(text, *, markdown=False):
    paragraphs = paragraphs_of(text, markdown=markdown)
    assert [p.number for p in paragraphs] == list(range(1, len(paragraphs) + 1))
    covered = 0
    for paragraph in paragraphs:
        assert paragraph.span.start >= covered
        assert not text[covered : paragraph.span.start].strip()
        assert paragraph.span.start <= paragraph.body.start <= paragraph.body.end == paragraph.span.end
        assert paragraph.span.of(text) == paragraph.span.of(text).strip() != ""
        assert paragraph.speaker != ""
        covered = paragraph.span.end
    assert not text[covered:].strip()
    guess_metadata(text, paragraphs)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_the_same_text_always_has_the_same_structure(pieces):
    text = "".join(pieces)
    assert paragraphs_of(text) == paragraphs_of(text)


def test_an_empty_text_has_no_paragraphs():
    assert paragraphs_of("") == paragraphs_of(" \n\t\n") == ()


@pytest.mark.parametrize(
    "piece",
    [
        "a", "A", "word ", "Word ", "“", "(", "[", "*", "-", "– ", "?", "Why? ", "a:", "11:11 ", "«a» ", "#", "A.",
        "A. ", "’s ", "中文，", "Mr. ", "the president ", "Tokayev said ", "Tokayev, who said, ", "photo by ",
        "read more ", "January 1 ", "<v a", "\u00a0",
    ],
)  # fmt: skip
@pytest.mark.timeout(60)  # it takes a third of a second; with a pattern that looks back again and again, hours
def test_one_endless_line_does_not_hang(piece):
    text = (piece * 500_000)[: sample_size(200_000, 500_000)]
    check_cover(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["ab"],
        ["Why do you?"],
        ["– Why?", "– So."],
        ["Ann Bee: Hello there?", "Bob Cee: Hi."],
        ["ANN BEE", "", "Hello there?", "", "BOB CEE", "", "Hi.", ""],
        ["**Why?**", "", "Because.", ""],
        ["Comments"],
        ["“We are here,” he said.", ""],
    ],
)
@pytest.mark.timeout(60)  # it takes a fraction of a second; were every paragraph compared with every other, minutes
def test_very_many_paragraphs_do_not_hang(lines):
    text = "\n".join(lines * (sample_size(8_000, 16_000) // len(lines)))
    check_cover(text)


def test_metadata_is_guessed_from_the_page():
    text = (
        "Steppe Review - Bridges of the North\n\nMay 3, 2021\n\nBy Ida Berg\n\n"
        "Interview with Bolat Asanov\n\nQ: Why larch?\n\nA: It lasts.\n\nQ: How long?\n\nA: A century.\n\n"
        "© 2021 Steppe Review. All rights reserved.\n"
    )
    guess = guess_metadata(text, paragraphs_of(text))
    assert (guess.date, guess.outlet, guess.language, guess.kind) == ("2021-05-03", "Steppe Review", "en", "transcript")
    assert [(person.name, person.role) for person in guess.people] == [
        ("Ida Berg", "interviewer"),
        ("Bolat Asanov", "interviewee"),
    ]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 January 2024", "2024-01-03"),
        ("Wednesday, November 14, 2018", "2018-11-14"),
        ("29.02.2016", "2016-02-29"),
        ("2023年5月17日", "2023-05-17"),
        ("15 марта 2024 г.", "2024-03-15"),
        ("Сұхбат • 17 Қазан, 2021", "2021-10-17"),
        ("March 2020", "2020-03"),
    ],
)
def test_dates_are_understood(line, date):
    text = f"A talk on the river\n\n{line}\n\nQ: Is it far?\n\nA: A mile.\n"
    assert guess_metadata(text, paragraphs_of(text)).date == date


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is it far?", "en"),
        ("Как пройти к реке, и далеко ли она?", "ru"),
        ("Өзенге қалай барамын, алыс па?", "kk"),
        ("去河边怎么走？", "zh"),
    ],
)
def test_the_language_is_known_by_its_letters(text, language):
    assert guess_metadata(text, paragraphs_of(text)).language == language


def test_kinds_are_the_values_that_readers_of_json_know():
    assert {kind.value for kind in ParagraphKind} == {
        "title", "lead", "heading", "question", "answer", "turn", "narration", "quotation", "caption", "promo",
        "comment", "note",
    }  # fmt: skip
