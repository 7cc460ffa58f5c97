"""Who asks and who answers where no question mark tells, and what leads up to an interview without being part of it."""

from __future__ import annotations

import pytest
from core.structures import kinds, read, seen

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.furniture import furniture_of


def test_of_two_who_talk_whoever_says_less_to_the_other_asks_though_no_question_mark_stands():
    text = """
        MK: I have read your paper on the harbour, and I wonder what the river does to the walls of the mill.

        AW: It comes down to three things. The river rises in March, and it carries half a hill with it into the mill.

        Nobody has dug the basin for sixty years, so that the water has to go where the street is, and it does so.

        The wall of the mill has stood there since the flood of the year in which my grandfather bought the field.
    """
    assert kinds(text) == ["question", "answer", "answer", "answer"]


def test_questions_without_label_leave_both_who_have_one_to_answer():
    text = """
        Keepers of the harbour

        What brought you to the harbour?

        Ben: I came for the boats (which, I tell you, were better then), and I stayed for the people.

        Ana: My father worked here. I was nine when he first let me turn the wheel of the gate, and you never forget it.

        Can you tell us how the gate works?

        Ana: The wheel lifts a chain, and the chain lifts the gate. It takes two of us.

        Ben: We grease it every Monday, and your hands smell of it until Friday.
    """
    assert kinds(text)[1:] == ["question", "answer", "answer", "question", "answer", "answer"]


def test_those_who_introduce_each_other_at_a_round_table_ask_nobody():
    text = """
        Ana Roe 00:00:02
        Hi, everybody. I am Ana Roe, and we go around the table and introduce ourselves today.

        Ben Hart 00:00:20
        Thank you, Ana. I keep the gate in the old harbour, and I write about boats.

        Jon Lyle 00:00:35
        I am Jon. I build the boats that Ben writes about.

        Ana Roe 00:00:46

        Mia Dorn 00:00:58
        I am Mia, and I paint them.
    """
    assert set(kinds(text)) == {"turn"}


def test_two_who_are_heard_once_each_at_the_end_of_an_excerpt_talk_to_each_other():
    text = """
        There is more than one way to measure the water, and the best of them depends on the month.

        Daniel Hart: Yeah. I know that you have measured it for ten years, and I would love to hear what you found.

        Remy Lyle: We found that the gauge at the mill is wrong. My father knew it, and he told nobody.
    """
    assert seen(text)[1:] == ["question Daniel Hart: Yeah. I", "answer Remy Lyle: We found"]


def test_places_with_their_weather_are_no_exchange():
    text = """
        Weather on the coast

        Oslo: Rain is expected until the evening, with wind from the north.

        Hull: Sun from the morning on, and no wind at all in the harbour.
    """
    assert not {"question", "answer", "turn"}.intersection(kinds(text))


def test_the_first_exchange_alone_may_have_labels_and_works_have_captions():
    text = """
        EVENING BELL: What is your work about?

        ANA ROE: I paint the river as it was before the dam, and I try to remember it well.

        What would you do if you were no painter?

        I would keep bees. My grandmother kept bees, and I liked to sit beside her in the garden.

        Ana Roe: Still Water, 2019

        Did you go to a school for it? Why/Why not?

        I went to two, and I learned to clean brushes at both of them. The rest came later.

        Why this town, and not the capital?
    """
    found = kinds(text)

    assert found == ["question", "answer", "question", "answer", "caption", "question", "answer", "question"]


def test_what_leads_up_to_the_first_label_is_told_though_it_says_i_and_you():
    text = """
        A talk about the old gate

        I am so glad that this talk happened, because you rarely hear both of them in one room.

        This is not the first time that I have had Ana sit with us, and you should listen to her again.

        ANA ROE: How do you lift the gate when the chain is wet?

        BEN HART: You wait. I have waited for three hours, and then it went like butter.

        ANA ROE: And in the winter?

        BEN HART: In the winter I stay at home.
    """
    assert kinds(text)[1:] == ["narration", "narration", "question", "answer", "question", "answer"]


def test_a_greeting_is_no_part_of_a_name_and_will_may_be_one():
    text = """
        How the gate works

        Will: Hi Greg! Thank you for showing me the gate. Where should we start?

        Greg: I'll start with the wheel. Do you remember the old one?

        Will: Yeah! I remember how it turned.

        Greg: So the chain ran over it, and the gate came up.

        Will: I think I know what the chain is. It is what holds the gate, right?

        Greg: That is right. It holds the gate.
    """
    _, paragraphs = read(text)

    assert [p.speaker for p in paragraphs[1:]] == ["Will", "Greg"] * 3


def test_the_office_behind_a_name_may_hold_the_name_of_a_paper():
    text = """
        BEN HART, BELL ANCHOR: Are you surprised that the gate is open?

        ANA ROE, "RIVER", EDITOR AT LARGE: Not at all. I have seen it open in every March.

        HART: Who opened it?

        ROE: The keeper did, and he told me so.
    """
    assert [line.split(":")[0] for line in seen(text)] == [
        "question Ben Hart",
        "answer Ana Roe",
        "question Ben Hart",
        "answer Ana Roe",
    ]


def test_a_date_between_interviews_of_one_page_ends_the_first():
    text = """
        Sunday, March 24, 2019

        From her talk with Ben Hart:

        Q: How did the book begin?

        A: I have always wanted to know what the river takes with it.

        It began with a story about a gate, and I wrote it in a week.

        Saturday, March 23, 2019

        Jon Lyle was born beside the mill. His first book is out now.

        Q: How do you write about boats?

        A: I look at them for a long time.
    """
    assert kinds(text)[5:] == ["note", "narration", "question", "answer"]


def test_a_russian_question_says_you_by_the_ending_of_its_verb():
    text = """
        Как вы думаете, нужны ли реке старые стены?

        Я думаю, что нужны. Без них вода придёт на улицу, и мы будем носить её вёдрами каждый год.

        Я видел это трижды, и каждый раз стена стояла.

        Мы учимся на ошибках. Можете посоветовать, где увидеть хорошую стену?
    """
    assert kinds(text) == ["question", "answer", "answer", "question"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("X Share via", Kind.PROMO),
        ("Ends", Kind.NOTE),
        ("CHECK AGAINST DELIVERY", Kind.NOTE),
        ("Запись круглого стола на фестивале рек. Участники: Анна Роева, Пётр Лаев.", Kind.NOTE),
        ("This site uses cookies.", Kind.NOTE),
        ("Following is the State Department briefing:", Kind.NOTE),
        ("Теги: река, гавань", Kind.NOTE),
        ("嘉宾：林舟、何川", Kind.NOTE),
        ("Harbour gate (5).jpg", Kind.CAPTION),
        ("Recent Interview Articles", Kind.PROMO),
        ("Новости по теме", Kind.PROMO),
        ("The end of the river is here.", None),
    ],
)
def test_what_sites_and_papers_add_is_known_by_its_form(line, kind):
    assert furniture_of(line) is kind


def test_a_button_for_comments_above_the_interview_makes_no_comments_of_it():
    text = """
        Fifty years at the same gate

        By Helen Marsh

        Comments

        When Tom Barlow first turned the wheel, a loaf cost eleven pence. We sat down with him over a cup of tea.

        What do you remember of the first day?

        The cold. Nobody had told me that the wheel was wet, and I sat on the step and thought that was that.

        Did you ever want to do anything else?

        I wanted to be a goalkeeper. My mother said that keepers of gates eat every day.
    """
    assert kinds(text)[-4:] == ["question", "answer", "question", "answer"]


def test_a_news_item_may_hold_one_statement_of_somebody_it_tells_of():
    text = """
        Harbour master on the number of boats

        Ana Roe: I have always said that I will not count the boats aloud. That is what the owners want of us, but my
        voice is heard in the next harbour too, and they are listening.

        [Harbour master Ana Roe says that she will never tell how many boats are in.]
    """.replace("us, but my\n        voice", "us, but my voice")
    _, paragraphs = read(text)

    assert (paragraphs[1].kind, paragraphs[1].speaker) == (Kind.TURN, "Ana Roe")


def test_remarks_round_a_report_are_not_spoken():
    text = """
        Painters of the river: 23 Interviews

        This free book holds interviews with painters of the river, and it will help you to see it with their eyes.

        Thank you for reading,
        Jon Lyle

        Interview with Ana Roe

        Ana began to paint when the dam was built. She had no school to go to, and so she painted.
    """
    assert not {"question", "answer", "turn"}.intersection(kinds(text))
