"""Excerpts and pages around interviews: initials without a colon, lists in reports, what sites put round the words."""

from __future__ import annotations

import pytest
from core.structures import kinds, read, seen

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.furniture import furniture_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Media caption Ana Roe told us that the river was her greatest worry", Kind.CAPTION),
        ("新修的河堤。视觉中国 资料", Kind.CAPTION),
        ("Ana Roe, shown speaking in the town hall", Kind.CAPTION),
        ("The harbour page is sponsored by", Kind.PROMO),
        ("• 1:52 pm The bridge opens in May", Kind.PROMO),
        ("字号", Kind.PROMO),
        ("标准", Kind.PROMO),
        ("Text size: small", Kind.PROMO),
        ("From the section Rivers", Kind.NOTE),
        ("按：本文是林舟教授采访的译文。", Kind.NOTE),
        ("原文来自「河川」：林舟谈河水", Kind.NOTE),
        ("Ben Hart | The Evening Bell By Ben Hart | The Evening Bell", Kind.NOTE),
        ("She had been shown in by her brother, and the river was high.", None),
        ("标准很高。", None),
    ],
)
def test_captions_buttons_and_notes_are_known_by_their_form(line, kind):
    assert furniture_of(line) is kind


INITIALLED = """
    Ana, how did Ben do when the boat went over?

    AR He was calm. He had practised it with the men of the harbour for a week.

    BH I did it twice.

    With the floods in the papers, does the film come at the right time?

    BH It does. The water was in every house of the street when we began.

    Will you show it to your neighbours?

    BH For sure. We want to show it in the old mill.

    It must have helped that as a boy you wanted to be a sailor!

    BH Who told them that? I was twelve, and my father would not hear of it.

    What about you, Ana? Who taught you?
"""


def test_initials_without_a_colon_name_who_answers_and_what_stands_between_asks():
    _, paragraphs = read(INITIALLED)
    spoken = [(p.kind.value, p.speaker) for p in paragraphs]

    assert [kind for kind, _ in spoken] == [
        "question",
        "answer",
        "answer",
        *["question", "answer"] * 3,
        "question",
    ]
    assert [who for kind, who in spoken if kind == "answer"] == ["AR", "BH", "BH", "BH", "BH"]


def test_initials_are_no_part_of_what_is_said():
    text, paragraphs = read(INITIALLED)

    assert paragraphs[1].body.of(text).startswith("He was calm.")


def test_letters_that_open_a_sentence_of_a_report_name_nobody():
    report = """
        US Navy ships came into the harbour on Monday, and the town went to see them.

        EU Commissioners met the mayor in the old mill and spoke with her of the bridge.

        US Navy officers said that they would stay for a week. Would they stay longer?
    """
    assert set(kinds(report)) <= {"narration", "lead"}


def test_letters_of_an_office_are_nobodys_initials_where_the_page_names_the_office():
    talk = """
        Interview with Paul Murray

        HOST: Prime Minister, good morning. How was your summer?

        PM: It was fantastic. We had the whole family in the house by the river.

        HOST: And what did you eat?

        PM: We ate a turkey and all the vegetables of the garden.
    """
    assert {line.split(":")[0] for line in seen(talk)[1:]} == {"question Host", "answer PM"}


def test_a_name_ends_where_the_name_of_the_station_begins():
    _, paragraphs = read("""
        Interview with Neil Moss Radio 7RV, Oslo

        MOSS: Will the river rise?

        MAYOR: It will, as it does in every spring.

        MOSS: And who pays for the bridge?

        MAYOR: The county pays for all of it.
    """)
    assert paragraphs[1].speaker == "Neil Moss"


def test_what_a_report_lists_below_a_colon_is_told():
    report = """
        Mayor Roe calls the river her greatest worry

        24 July 2015

        Mayor Ana Roe has said that the river is the greatest worry of her years in office, and that more must be done.

        In an interview with the Evening Bell she said that it was hard to see the water come back year after year.

        In a long interview, the mayor also said:

        The bridge must stay open in the winter for the farms on the island

        She is sure that the county will pay for the new wall

        The harbour needs a plan if the boats are to come back

        The mayor will travel to the mouth of the river on Friday, for the first time since she came into office.
    """
    assert kinds(report)[5:8] == ["narration"] * 3


def test_a_sentence_right_above_the_date_is_the_title_and_the_genre_below_it_a_note():
    page = """
        News

        The town changes how its bridges are kept.

        17 October 2018

        Interview

        HOST: Mayor, good morning. Will the river rise?

        MAYOR: It will, as it does in every spring.

        HOST: And who pays for the bridge?

        MAYOR: The county pays for all of it.
    """
    assert kinds(page)[1:4] == ["title", "note", "note"]


def test_two_numbered_questions_are_an_interview_where_the_page_says_that_it_is_one():
    page = """
        In conversation with Ana Roe

        Last month, the painter Ana Roe spoke in our town hall. She now keeps the archive of the river and the mill.

        1. Over the last years the river has changed a great deal. What do you see coming?

        I think that there will be more water and fewer boats, and that the town will have to learn to live with it.

        2. On another note: you began as a sailor. What made you change?

        The mill burned down, and somebody had to save the papers. I stayed with them.
    """
    assert kinds(page) == ["title", "narration", "question", "answer", "question", "answer"]


def test_a_page_that_says_whom_it_spoke_with_is_an_interview():
    page = """
        Here, we spoke with Roe about her own river journey, the boats, and what she hopes for the harbour.

        What’s the main difference between a river boat and a sea boat?

        One of the main differences is that a river boat has a flat bottom, which would be no use on the open sea.

        When you came home in 2015, it was nearly impossible to find a boat. What did you do at the time?

        It was hard to find one in any harbour on the coast. I ended up building it with my father in the old mill.
    """
    assert kinds(page)[1:] == ["question", "answer"] * 2


def test_chinese_prose_that_leads_over_to_a_quotation_names_no_speaker():
    page = """
        林舟在河川署工作多年，他说：“河水每年春天都涨，这是大家都知道的事。”

        何明是一位老渔民，他说：“河水每年春天都涨，这是大家都知道的事情了。”
    """
    assert not {"question", "answer", "turn"}.intersection(kinds(page))


def test_calls_of_a_crowd_and_of_the_chair_ask_nothing():
    talk = """
        Press: Will the river rise?

        MR. HALE: It will, as it does in every spring, and we have a plan.

        Press: We are your friends.

        MR. HALE: So you say. I have read the papers, and I have my doubts of it.

        Press: Who pays for the bridge?

        MR. HALE: The county pays for all of it.
    """
    assert kinds(talk)[2] == "turn"


TALK = """
    HALE: It will, as it does in every spring, and we have a plan for all of it.

    Ana Moss: And who pays for the bridge?

    HALE: The county pays for all of it.

    Ana Moss: Is there a plan?

    HALE: There is. We wrote it in the winter.
"""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ivor Hale, mayor: The river takes what it wants", "title"),
        ("Volume 1", "heading"),
        ("Mayor Ivor Hale briefed the press on Friday in the old mill.", "narration"),
        ("Ana Moss, Evening Bell", "note"),
    ],
)
def test_what_certainly_stands_above_an_interview_stays_what_it_is(line, kind):
    above = [] if kind == "title" else ["Interview with Mayor Ivor Hale on the river and the bridge"]
    page = "\n\n".join([*above, line, "Ana Moss: Will the river rise?"]) + "\n\n"

    assert kinds(page + TALK)[len(above)] == kind


def test_a_name_with_which_the_paragraph_below_begins_heads_it():
    entry = """
        Tuesday, November 13, 2018

        Rob Vale

        Rob Vale is a professor of rivers in the north of the country, and his new book tells of the water in our towns.
    """
    asked = "Ana Moss: Will the river rise?\n\n" + TALK
    assert kinds(asked + entry)[-2] == "title"
