"""Layouts of pages that leave much unsaid: bold questions, lists under one label, captions, titles in capitals."""

from __future__ import annotations

import pytest
from core.structures import kinds, read, seen

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.furniture import furniture_of, is_date, is_stage_direction
from kzreader.core.structure.people import language_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("河川署署長林舟。大地社資料圖片", Kind.CAPTION),
        ("林舟認為首要工作是修好河堤。何明攝", Kind.CAPTION),
        ("林舟出席記者會。法新社", Kind.CAPTION),
        ("личный архив Анны Рид", Kind.CAPTION),
        ("Image 3 of / 12", Kind.CAPTION),
        ("Contact us", Kind.PROMO),
        ("chevron_left Browse All Posts", Kind.PROMO),
        ("Newsletters", Kind.PROMO),
        ("Disclaimer", Kind.PROMO),
        ("E&OE.........", Kind.NOTE),
        ("MAR 04 ' 91 10: 15P.", Kind.NOTE),
        ("VISIT TO THE NORTH", None),
        ("Work here was never easy, and we knew it.", None),
    ],
)
def test_what_stands_round_the_words_is_known_by_its_form(line, kind):
    assert furniture_of(line) is kind


def test_a_time_printed_by_a_fax_is_a_date_and_words_in_bold_are_no_stage_direction():
    assert is_date("MAR 04 ' 91 10: 15P")
    assert is_stage_direction("*laughs*")
    assert not is_stage_direction("**Will the river rise?**")


def test_whoever_talks_with_a_reporter_answers_even_with_questions():
    talk = """
        記者：河水會漲嗎？

        林舟：你以為呢？每年春天都漲，你是不是忘記了？

        記者：有沒有具體的例子？

        林舟：為甚麼還要例子？前年的水浸你不記得嗎？
    """
    assert seen(talk)[::2] == ["question 記者: 河水會漲嗎？", "question 記者: 有沒有具體的例子？"]
    assert kinds(talk) == ["question", "answer"] * 2


def test_numbered_questions_below_one_label_are_of_its_turn_and_so_is_a_quoted_answer():
    talk = """
        Reporter: Will the river rise this year?

        Ana Roe: It rises in every spring, and this year will be no other than the years before.

        Reporter:
        1. Why did nobody close the gate when the water came?

        2. Who had the key to it, and was anybody asked for it?

        Ana Roe:

        > The gate was closed. It was the wall that gave way, and nobody has a key to that.
    """
    assert kinds(talk) == ["question", "answer", "question", "question", "answer"]


def test_whoever_asks_in_bold_is_told_from_whoever_has_only_the_name_in_bold():
    talk = """
        **Ben: Ana, thank you for sitting down with me today.**

        **To start, could you tell us what the river is like?**

        **Ana:** Absolutely. It is calm now, and that is how I like it best.

        We moved the boats in March, and nothing has been lost since then.

        ## Moving the boats

        **B: How did you find the people who helped you, and what did they want for it?**

        **They had boats of their own, had they not?**

        **Why did they leave them?**

        They came by themselves, and they wanted nothing for it at all.
    """
    found = kinds(talk)

    assert found[:4] == ["question", "question", "answer", "answer"]
    assert found[4:] == ["heading", "question", "question", "question", "answer"]


def test_a_dash_right_after_a_bare_question_answers_it_and_a_short_request_asks_as_well():
    talk = """
        Анна Рид

        Что вас вдохновило на эту книгу?

        — Река объединяет. Где бы мы ни жили, на её берегу мы всегда находим, о чём говорить с другими.

        Какие реки вы любите сами?

        — Я очень люблю Обь: весной она широкая, и кажется, что у неё нет другого берега.

        Совет для тех, кто едет впервые.

        — Берите тёплые вещи. Мы всегда брали слишком мало, и каждый раз об этом жалели.
    """
    assert kinds(talk)[1:] == ["question", "answer"] * 3


def test_thanks_for_the_interview_tell_that_the_end_of_a_page_is_one():
    talk = """
        В последний год пришлось много работать, чтобы закончить все дела, передать лодки и дом соседям на время, пока
        нас не будет, и собрать всё, что нужно в дороге, и на это ушло больше времени, чем мы думали, включая меня.

        И под конец: вы сами выбрали эту работу, или она выбрала вас?

        Я выбрал её сам. Но мне очень повезло с людьми, с которыми я тогда работал на реке.

        Иван, спасибо за интервью. Ждём новых книг.

        Большое спасибо за интересные вопросы.

        Всего хорошего,

        Иван
    """
    assert kinds(talk)[-6:-1] == ["question", "answer", "question", "answer", "answer"]


def test_lines_right_above_the_credit_of_a_photo_are_its_caption():
    page = """
        River town holds its wall for another spring

        The wall held through the night, the mayor said on Monday. It had been raised in the autumn by a hand.

        Ana Roe walks along the wall at the harbour on Monday in the rain
        Ana Roe walks along the wall at the harbour on Monday in the rain
        Photo: Jon Lyle, Harbour News
        @jonlyle

        The town will raise it again before the winter, the mayor added, and it will pay for all of it alone.
    """
    assert kinds(page)[2:6] == ["caption"] * 4


def test_a_title_in_capitals_with_a_colon_and_its_repetition_speak_for_nobody():
    briefing = """
        VISIT TO THE NORTHERN TOWNS 1969: HULL - ARRIVAL PRESS CONFERENCE GIVEN BY THE MAYOR, MR JOHN ROE, ON ARRIVAL

        VISIT TO THE NORTHERN TOWNS
        ARRIVAL PRESS CONFERENCE GIVEN BY
        MAYOR: Good morning, gentlemen. I have been travelling for a day, and I will take your questions.
        Q. What came of the talks?
        MAYOR: I think that they were of value, and that they will go on in May.
        Q. Will you go again?
        MAYOR: I do not think so. I would not presume to say that definitely, but others will.
    """
    assert kinds(briefing)[:3] == ["title"] * 3
    assert [name for name in seen(briefing) if "Visit" in name.split(":")[0]] == []


def test_parts_of_a_page_and_datelines_are_what_they_say():
    talk = """
        I am a great friend of the river, and it is a sincere pleasure to hear about it from somebody who knows it.

        Interview video

        Interview Audio (Podcast)

        Full Transcript

        AG: This is Ana Gray. Will it rise?

        BH: It will, as it does in every spring.

        AG: And then?

        BH: Then it falls, as it always has.
    """
    news = """
        River wins again

        OSLO (AP) — To the mayor, floods are not a goal.

        They are only what comes of a wall that nobody has mended since the war, the town said on Monday in a statement.

        The wall will be raised before the winter, and the town will pay for all of it, the mayor said on Tuesday.
    """
    assert kinds(talk)[1:4] == ["heading"] * 3
    assert kinds(news)[:2] == ["title", "narration"]


def test_a_heading_of_the_second_level_is_no_title_and_gives_no_name():
    _, paragraphs = read("""
        ## About Ana Roe & the River

        **Ben Hart:** Will it rise?

        **Ana Roe:** It will, as it does in every spring.

        **Ben Hart:** And then?

        **Ana Roe:** Then it falls, as it always has.
    """)

    assert [p.kind.value for p in paragraphs] == ["heading", *["question", "answer"] * 2]
    assert {p.speaker for p in paragraphs[1:]} == {"Ben Hart", "Ana Roe"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river", "en"),
        ("Река течёт", "ru"),
        ("Өзен ағады, қала көрінеді", "kk"),
        ("河水會漲嗎", "zh"),
        ("12:00", "en"),
    ],
)
def test_the_language_is_known_by_the_letters(text, language):
    assert language_of(text) == language
