"""Titles, leads, headings, reports, and what a web page puts round an interview. All texts are invented."""

from __future__ import annotations

import pytest
from core.structures import kinds, seen, speakers

from kzreader.core.interview import Person
from kzreader.core.structure.furniture import furniture_of

REPORT = """
    Minister Promises Theatre by Autumn in Exclusive Interview

    The theatre on the river will open again in autumn, Minister Aliya Nurlan said in an interview with Bell TV.

    Minister of Culture Aliya Nurlan during the interview.

    The building has been closed since the flood, when water rose to the second row.

    “We have waited long enough, and so have our actors. I count the days, as they do,” she said.

    Nurlan, who once acted there herself, believes that the town needs a stage.

    Photo credit: Daily Bell.

    A stage for all

    According to Nurlan, the roof has been replaced.

    “I never give a figure before the last invoice,” the minister noted.

    The theatre was built in 1936 and seats four hundred people.

    Get the Daily Bell stories sent directly to you! Subscribe to our newsletter.
    """


def test_a_report_is_told_with_quotations_between():
    assert kinds(REPORT) == [
        "title",
        "lead",
        "caption",
        "narration",
        "quotation",
        "narration",
        "caption",
        "heading",
        "narration",
        "quotation",
        "narration",
        "promo",
    ]


def test_quotations_and_reported_words_have_their_speaker():
    nurlan = "Aliya Nurlan"
    assert speakers(REPORT) == [
        None, None, None, None, nurlan, nurlan, None, None, nurlan, nurlan, None, None,
    ]  # fmt: skip


def test_he_is_whoever_spoke_last_and_an_office_its_nearest_holder():
    people = (Person("Aidos Bek", "interviewee"),)
    text = """
        The visit began on Monday, and it was raining on the square when the guests arrived there.

        Holding talks with President Lin Wei, the neighbouring leader wished Bek a happy birthday.

        Bek gave an interview to the Daily Bell before he left. It rained.

        Bek recalls the flood. It was a hard year for everybody on the river.

        “We had no boats,” he said.
        """
    assert speakers(text, people=people) == [None, "Lin Wei", None, "Aidos Bek", "Aidos Bek"]


def test_words_in_a_report_on_no_interview_are_narration():
    text = """
        Mayor Opens Bridge

        "It is a fine bridge," Mayor Tom Hill said on Monday.

        The bridge is made of larch.
        """
    assert kinds(text)[1:] == ["narration", "narration"]
    assert speakers(text)[1] == "Tom Hill"


def test_russian_and_kazakh_reports_name_their_speakers():
    assert speakers(
        """
        Аким Ерлан Сапаров дал интервью нашей газете.

        «Мы построим мост за два года, и он будет красив», – сказал Ерлан Сапаров.

        По словам Сапарова, мост будет деревянным.
        """
    )[1:] == ["Ерлан Сапаров", "Ерлан Сапаров"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo credit: Daily Bell.", "caption"),
        ("Фото: архив автора", "caption"),
        ("The host, Ida Berg. Photo credit: Daily Bell", "caption"),
        ("Marta Ruiz, photo by Ida Berg", "caption"),
        ("© REUTERS / Ida Berg", "caption"),
        ("![The lock](lock.jpg)", "caption"),
        ("President Bek and head of Bell TV Ida Berg during the interview.", "caption"),
        ("Marta Ruiz (left) and Tom Hale", "caption"),
        ("Subscribe", "promo"),
        ("Subscribe to our newsletter!", "promo"),
        ("Read more: The flood in pictures", "promo"),
        ("Also read: Bridges of the north", "promo"),
        ("Listen to the full interview", "promo"),
        ("Share", "promo"),
        ("Related articles", "promo"),
        ("Follow us on Twitter", "promo"),
        ("Читайте также: Как строили мост", "promo"),
        ("Подписывайтесь на наш Telegram-канал", "promo"),
        ("Тағы оқыңыз: Көпір салынды", "promo"),
        ("相关阅读：大桥开通", "promo"),
        ("Friday, June 30, 2017", "note"),
        ("3 January 2024", "note"),
        ("15 марта 2024 г.", "note"),
        ("Сұхбат • 17 Қазан, 2021", "note"),
        ("2023年5月17日", "note"),
        ("12:44 P.M. EST", "note"),
        ("By Laura Mills", "note"),
        ("Interview by Tom Hale", "note"),
        ("Беседовала Анна Иванова", "note"),
        ("Әңгімелескен Болат Жүніс", "note"),
        ("Editor's note: This was said before the flood.", "note"),
        ("This interview has been edited for length and clarity.", "note"),
        ("The following is the full text of the interview.", "note"),
        ("The full interview is embedded below.", "note"),
        ("© 2021 Steppe Review. All rights reserved.", "note"),
        ("581 рет", "note"),
        ("7 min read", "note"),
        ("https://example.org/talk", "note"),
        ("* * *", "note"),
        ("[camera roll 3] [sound roll 1]", "note"),
        ("(applause)", "note"),
    ],
)
def test_furniture_is_known_by_its_words(line, kind):
    assert furniture_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Next year we will build it.",
        "Read it slowly, my father said, and then read it again.",
        "I read more than I write.",
        "Share what you have with those who have less.",
        "It was May.",
        "By then the river had risen.",
        "The photo shows my father, who built the mill.",
        "Find out what it means and you will know more than I do.",
        "Thank you for the conversation.",
    ],
)
def test_a_plain_sentence_is_no_furniture(line):
    assert furniture_of(line) is None


def test_a_page_with_all_its_furniture():
    assert kinds(
        """
        © 2024 Harbour Radio
        Play Live Radio
        Next Up:

        Transcript: The Full Harbour Interview

        Listen to the Full Interview

        Harbour Radio speaks with the keeper about storms, oil and the long winters on the rock.

        ANN LEE: How long have you kept the light?

        KEEPER ORR: For forty years. One gets used to it.

        Orr at the lamp. Photo: Ida Berg

        One does not get used to the birds.

        ANN LEE: Thank you.

        Learn more about the light at our website.

        The Harbour Quiz: May.

        --Ann Lee
        """
    ) == [
        "note",
        "promo",
        "promo",
        "title",
        "promo",
        "narration",
        "question",
        "answer",
        "caption",
        "answer",
        "question",
        "promo",
        "promo",
        "note",
    ]


def test_headings_part_the_turns_and_the_title_may_come_twice():
    assert kinds(
        """
        Сұхбат • 3 Мамыр, 2022

        Өнерге адалдық керек - Сәуле Ахмет

        1204 рет
        көрсетілді

        Белгілі әнші Сәуле Ахмет жақында елу жасқа толды. Осы орайда әншімен әңгімелескен едік.

        Өнерге адалдық керек - Сәуле Ахмет

        Алғашқы ұстаз

        – Өнерге қалай келдіңіз?

        – Ауылда өстім. Әкем домбыра тартатын.

        Соңғы ән

        – Енді қандай ән айтасыз?

        – Оны әлі білмеймін.

        Әңгімелескен Болат Жүніс
        """
    ) == [
        "note",
        "title",
        "note",
        "note",
        "narration",
        "title",
        "heading",
        "question",
        "answer",
        "heading",
        "question",
        "answer",
        "note",
    ]


def test_a_headline_in_the_name_of_the_speaker_is_the_title():
    assert seen("Иван Сидоров: «Мы идём вперёд»\n\nКорреспондент: Что дальше?\n\nИван Сидоров: Работа.\n")[0] == (
        "title -: Иван Сидоров:"
    )


def test_readers_comments_are_set_apart():
    headed = """
        The theatre will open in autumn, the minister said on Monday. It was closed since the flood.

        It seats four hundred people.

        The roof is new.

        Comments (2)

        Marat says:

        Great news!!! my kids love this theatre
        """
    assert kinds(headed)[-3:] == ["note", "comment", "comment"]
    below = """
        Minister Nurlan spoke about the theatre. It was closed since the flood, when water rose.

        She described the roof, and the new seats.

        The full interview is embedded below.

        I am from Oslo and i remember this theatre.At the time it was small.

        It used to be similar in Bergen until the fire.
        """
    assert kinds(below)[-3:] == ["note", "comment", "comment"]
