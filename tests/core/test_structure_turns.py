"""Who asks and who answers, in the formats in which interviews are printed. All texts are invented."""

from __future__ import annotations

import pytest
from core.structures import kinds, read, seen, speakers

from kzreader.core.interview import Person


@pytest.mark.parametrize("dash", ["– ", "— ", "- ", "− ", "-", "“– ", "«— "])
@pytest.mark.parametrize(
    ("question", "answer"),
    [("Вы давно здесь?", "Да, с детства. Здесь рос отец."), ("Сіз қашан келдіңіз?", "Былтыр күзде келдім.")],
    ids=["Russian", "Kazakh"],
)
def test_dashes_take_turns(dash, question, answer):
    text = "\n\n".join([dash + question, dash + answer, "Ол үй осы.", dash + question, dash + answer])
    assert kinds(text) == ["question", "answer", "answer", "question", "answer"]


def test_the_body_begins_after_label_or_dash():
    text, paragraphs = read(
        """
        Ann Lee: Is it far?
        Bob Orr:
        Not at all.
        Ann Lee: How far?
        Bob Orr: A mile.
        """
    )
    assert [p.body.of(text) for p in paragraphs] == ["Is it far?", "Not at all.", "How far?", "A mile."]
    assert paragraphs[1].label is not None
    assert paragraphs[1].label.of(text) == "Bob Orr:\n"
    text, paragraphs = read("– Is it far?\n\n– Not at all.\n")
    assert [p.body.of(text) for p in paragraphs] == ["Is it far?", "Not at all."]


def test_paragraphs_without_label_continue_the_turn():
    assert kinds(
        """
        Ann Lee: Is it far?

        You walked, I hear.

        Bob Orr: Not at all.

        It is a mile. One passes a mill.

        Then the road bends.

        Ann Lee: Thank you.
        """
    ) == ["question", "question", "answer", "answer", "answer", "question"]


def test_a_question_that_lost_its_label_is_still_one():
    assert seen(
        """
        ANN LEE: Was the year hard for you?

        PRESIDENT ORR: Hard enough. There were floods.

        I remember the first of them well, and the second better.

        But you stayed in office?

        Yes. Well, somebody had to, and the bridges were not finished.
        """
    )[3:] == ["question Ann Lee: But you", "answer President Orr: Yes. Well,"]


def test_briefings_open_with_a_statement_that_answers_nobody():
    assert seen(
        """
        THE PRESIDENT: Good morning. I have a short statement.

        Q    Will you sign the bill?

        THE PRESIDENT: I will.

        Q Thank you, Madam President.

        THE PRESIDENT: Soon. (Laughter.)

        (Applause.)
        """
    ) == [
        "turn The President: Good morning.",
        "question Interviewer: Will you",
        "answer The President: I will.",
        "question Interviewer: Thank you,",
        "answer The President: Soon. (Laughter.)",
        "note -: (Applause.)",
    ]


def test_an_office_in_a_label_is_resolved_to_the_name_that_the_page_gives():
    text = """
        President Dana Ortiz meets reporters

        THE PRESIDENT: Good morning, everybody.

        Q    When?

        THE PRESIDENT: Soon.
        """
    assert speakers(text)[1:] == ["Dana Ortiz", "Interviewer", "Dana Ortiz"]


def test_a_surname_and_initials_are_resolved_to_the_full_name():
    text = """
        From a talk between Matthew Turner and the novelist Jane Abel:

        MT: Where did the idea come from?

        JA: From a map. I found it in a drawer.

        MT: Whose?

        ABEL: My father's.
        """
    assert speakers(text)[1:] == ["Matthew Turner", "Jane Abel", "Matthew Turner", "Jane Abel"]


def test_known_people_are_preferred_to_what_the_text_says():
    people = (Person("Harbour Press", "interviewer"), Person("Rustem Alimov", "interviewee"))
    text = "Question: How is trade?\n\nAnswer: It grows.\n\nQuestion: Why?\n\nAlimov: We build."
    assert speakers(text, people=people) == ["Harbour Press", "Rustem Alimov", "Harbour Press", "Rustem Alimov"]


def test_questions_are_known_by_being_questions():
    assert seen(
        """
        Interview with Bolat Asanov

        What brought you back to the village?

        My mother was ill, and then I stayed. It was more a drift.

        Do you regret it?

        Not for one day. The city has everything except time.
        """
    ) == [
        "title -: Interview with",
        "question Interviewer: What brought",
        "answer Bolat Asanov: My mother",
        "question Interviewer: Do you",
        "answer Bolat Asanov: Not for",
    ]


def test_questions_in_bold_include_those_without_question_mark():
    assert kinds(
        """
        # A life on the river

        *By Sam Lowe*

        Anna has rowed the river six times. We met her at the lock in June.

        **When did you start?**

        I was nine. My father took me.

        **Tell us about the next one.**

        We leave in August. There are six of us.

        *This interview has been edited and condensed.*
        """,
        markdown=True,
    ) == ["title", "note", "narration", "question", "answer", "question", "answer", "note"]


def test_numbered_questions_are_answered_below():
    assert kinds(
        """
        1) How did you begin?

        In a garage.

        2) Describe your sound.

        Wet gravel.

        3) What comes next?

        A tour of small islands.

        We leave in May.
        """
    ) == ["question", "answer"] * 3 + ["answer"]


def test_several_answer_one_unlabelled_question():
    assert seen(
        """
        Who are your influences?

        Bryn: Sea shanties, mostly.
        Keir: My mother's piano.

        What do you call it?

        Bryn: Salt rock.
        Keir: Loud.
        """
    ) == [
        "question Interviewer: Who are",
        "answer Bryn: Sea shanties,",
        "answer Keir: My mother's",
        "question Interviewer: What do",
        "answer Bryn: Salt rock.",
        "answer Keir: Loud.",
    ]


def test_a_panel_is_asked_by_its_moderator():
    assert seen(
        """
        MODERATOR: What is the state of the river, Dr. Hale?

        DR. HALE: Poor, and getting poorer.

        MS. OKAFOR: I would add that the estuary is worse.

        MODERATOR: What should be done?

        DR. HALE: Remove the dams.
        """
    ) == [
        "question Moderator: What is",
        "answer Dr. Hale: Poor, and",
        "answer Ms. Okafor: I would",
        "question Moderator: What should",
        "answer Dr. Hale: Remove the",
    ]


def test_where_nobody_asks_turns_are_turns():
    assert kinds("ANN LEE: I rowed on Monday.\n\nBOB ORR: I rowed on Tuesday.\n\nANN LEE: It rained.") == ["turn"] * 3


def test_lines_broken_at_a_width_are_one_paragraph():
    text = """
        INTERVIEW WITH THE KEEPER OF THE LIGHT
        Harbour News
        Dec 29 2008
        Question#1 Author: Kuanysh
        How will the light be kept when the last of the old keepers has
        gone, and who will pay for the oil in winter?
        The town has asked the ministry for help, and there is a fund which
        was set up by the families of fishermen after the storm of that
        long January. It will last for some years.
        Question#2 Author: Anvar
        Could you please tell us about yourself and about the years that
        you have spent on the rock with nobody but the birds?
        Thank you. I was born in the harbour itself, above the chandlery,
        and I first saw the light from my bed.
        """
    assert seen(text) == [
        "title -: INTERVIEW WITH",
        "note -: Harbour News",
        "note -: Dec 29",
        "question Kuanysh: How will",
        "answer Interviewee: The town",
        "question Anvar: Could you",
        "answer Interviewee: Thank you.",
    ]


def test_subtitles_are_turns_between_their_times():
    assert seen(
        """
        1
        00:00:01,000 --> 00:00:04,000
        The Press:
        How is your birthday
        going so far?

        2
        00:00:04,500 --> 00:00:06,000
        (laughter)

        3
        00:00:06,500 --> 00:00:09,000
        Mr. Hill:
        Very well,
        thank you.
        """
    ) == [
        "note -: 1 00:00:01,000",
        "question The Press: How is",
        "note -: 2 00:00:04,500",
        "note -: (laughter)",
        "note -: 3 00:00:06,500",
        "answer Mr. Hill: Very well,",
    ]


def test_web_subtitles_name_the_voice():
    assert speakers(
        """
        WEBVTT

        00:00:01.000 --> 00:00:04.000
        <v Anna>How long have you lived here?

        00:00:04.500 --> 00:00:06.000
        <v Ben>About ten years now.
        """
    )[2::2] == ["Anna", "Ben"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister came on Monday.\n\nHe added: the plant will open in May.\n\nThere were two reasons: cost, time.",
        "The report says three things.\n\nFirst: money is short.\nSecond: time is short.\nThird: people are tired.",
        "A soup for four.\n\nPros: It is cheap and quick to make.\nCons: It is thin.\n\nResult: A soup.",
        "Location: Aktobe\nDate: May 3\nPhotos: Ida Berg\n\nThe plant will open in May, it was said on Monday.",
        "The list is short.\n\n- first item;\n- second item;\n- third item.\n\nThat is all there is to say of it.",
        "Why do leaves fall?\n\nBecause trees save water. It is an old habit.\n\nThe oldest tree is a lime.",
        "– Мы построим мост, – сказал аким Ерлан Сапаров.\n\nМост соединит районы?\n\n– Весной, – добавил он.",
    ],
    ids=[
        "prose with a colon",
        "ordinals",
        "headed points",
        "particulars",
        "list",
        "rhetorical question",
        "quoted in dashes",
    ],
)
def test_what_only_looks_like_turns_is_none(text):
    assert not {"question", "answer", "turn"} & set(kinds(text))
