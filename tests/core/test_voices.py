"""Who says what: direct words, partly quoted ones, reported speech, the interviewer's words, the writer's own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kzreader.core.crossrefs.voices import Attribution, Manner, Voice, said_by, same_person, speakers, voice_at, voices
from kzreader.core.interview import FURNITURE, Interview, Person
from kzreader.core.library import bundled_library, interview_from_text
from kzreader.core.text import Span

REPORT = """\
Mayor speaks to Harbour Radio in an exclusive interview

Mayor Dina Osman gave an interview to Harbour Radio on Friday.

“The bridge will open in May,” said Osman. “Nobody will pay to cross it.”

Osman said that the old ferry should stay. It must not be sold. She called the plan “a gift to our children.”

The bridge is two miles long. It carries the sign “Way of the Sailors.”

The engineer Ivan Petrov said the steel is “as good as any.”
"""


@pytest.fixture(scope="module")
def report() -> Interview:
    return interview_from_text(REPORT)


def told(interview: Interview) -> list[tuple[str, str, str | None]]:
    return [(voice.span.of(interview.text), voice.manner.value, voice.speaker) for voice in voices(interview)]


def manner_of(interview: Interview, words: str) -> tuple[Manner, str | None]:
    start = interview.text.index(words)
    voice = voice_at(voices(interview), Span(start, start + len(words)))
    return voice.manner, voice.speaker


def test_whole_sentences_in_quotation_marks_are_direct_words(report: Interview):
    assert manner_of(report, "The bridge will open in May") == (Manner.DIRECT, "Dina Osman")
    assert manner_of(report, "Nobody will pay to cross it") == (Manner.DIRECT, "Dina Osman")
    assert manner_of(report, "said Osman") == (Manner.TOLD, None)


def test_some_quoted_words_in_a_sentence_are_partly_quoted(report: Interview):
    assert manner_of(report, "a gift to our children") == (Manner.PARTIAL, "Dina Osman")
    assert manner_of(report, "as good as any") == (Manner.PARTIAL, "Ivan Petrov")


def test_what_somebody_is_said_to_say_is_reported(report: Interview):
    assert manner_of(report, "Osman said that the old ferry should stay.") == (Manner.REPORTED, "Dina Osman")
    assert manner_of(report, "It must not be sold.") == (Manner.REPORTED, "Dina Osman")


def test_the_writers_own_sentences_and_titles_are_nobodys_words(report: Interview):
    assert manner_of(report, "The bridge is two miles long.") == (Manner.TOLD, None)
    assert manner_of(report, "Way of the Sailors") == (Manner.TOLD, None)


def test_turns_are_their_speakers_words():
    interview = interview_from_text(
        "Q: When does it open?\n\nMAYOR OSMAN: In May. I said “soon” and meant it.\n\nQ: Free?\n\nMAYOR OSMAN: Yes.\n"
    )
    assert [manner for _, manner, _ in told(interview)] == ["asked", "direct", "asked", "direct"]


def test_only_what_one_person_said(report: Interview):
    found = voices(report)
    words = [span.of(report.text) for span in said_by(found, "Osman", own_words=True)]
    assert words == ["“The bridge will open in May,”", "“Nobody will pay to cross it.”", "“a gift to our children.”"]
    assert len(said_by(found, "Osman")) > len(words)
    assert speakers(found)[0] == "Dina Osman"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kassym-Jomart Tokayev", "Tokayev", True),
        ("K. Tokayev", "Kassym-Jomart Tokayev", True),
        ("Nursultan Tokayev", "Kassym-Jomart Tokayev", False),
        ("Wang Guan", "Kassym-Jomart Tokayev", False),
        ("Қасым-Жомарт Тоқаев", "Тоқаев", True),
        ("", "", True),
    ],
)
def test_names_from_two_documents_are_one_persons_where_nothing_speaks_against_it(one: str, other: str, same: bool):
    assert same_person(one, other) is same


def test_the_same_words_given_to_different_people_are_told_apart():
    place = Span(0, 5)
    asked, said = Voice(place, Manner.ASKED, "Wang Guan"), Voice(place, Manner.DIRECT, "Kassym-Jomart Tokayev")
    assert Attribution(asked, said).differs
    assert not Attribution(said, said).differs
    assert not Attribution(asked, Voice(place, Manner.TOLD, None)).differs


@pytest.mark.parametrize("interview", bundled_library(), ids=lambda interview: interview.id[:3])
def test_every_word_that_is_read_has_one_voice(interview: Interview):
    found = voices(interview)
    assert list(found) == sorted(found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    heard = "".join(voice.span.of(interview.text) for voice in found)
    skipped = FURNITURE | {"title", "heading"}
    read = "".join(one.body.of(interview.text) for one in interview.paragraphs if one.kind not in skipped)
    assert "".join(heard.split()) == "".join(read.split())


def test_a_quotation_that_nobody_closes_goes_on_to_the_end():
    interview = interview_from_text(f"{REPORT}\nOsman said “We will build it, and then we rest.\n")
    assert any(words.startswith("“We will build") for words, _, _ in told(interview))


def test_a_document_of_nothing_has_no_voices():
    assert voices(Interview(id="x", text="", title="", paragraphs=(), people=(Person("A", "author"),))) == ()
