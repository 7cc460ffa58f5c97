"""Labels of every kind before a turn. All texts are invented."""

from __future__ import annotations

import pytest
from core.structures import kinds, seen, speakers

TWO = ["question", "answer", "question", "answer"]


@pytest.mark.parametrize(
    ("text", "asking", "answering"),
    [
        ("Q: Why rowing?\n\nA: The river was there.\n\nQ: And now?\n\nA: It still is.", "Interviewer", "Interviewee"),
        (
            "Question: Why rowing?\n\nAnswer: The river was there.\n\nQuestion: Now?\n\nAnswer: It is.",
            "Interviewer",
            "Interviewee",
        ),
        ("Q. Why rowing?\nA. The river was there.\nQ. And now?\nA. It still is.", "Interviewer", "Interviewee"),
        (
            "**Q:** Why rowing?\n\n**A:** The river was there.\n\n**Q:** And now?\n\n**A:** It still is.",
            "Interviewer",
            "Interviewee",
        ),
        (
            "**Sam Lowe:** Why rowing?\n\n**Anna Petrova:** The river.\n\n**SL:** And now?\n\n**AP:** It still is.",
            "Sam Lowe",
            "Anna Petrova",
        ),
        (
            "John Hale (JH): Where did you train?\n\nKeiko Ito (KI): In Kyoto.\n\nJH: Who taught you?\n\nKI: My aunt.",
            "John Hale",
            "Keiko Ito",
        ),
        (
            "TOM REED, BELL RADIO HOST: What passed?\n\nSEN. MARK ELLIS (D), OHIO: The bill.\n\n"
            "REED: And then?\n\nELLIS: Sleep.",
            "Tom Reed",
            "Mark Ellis",
        ),
        (
            "Speaker 1 (00:00):\nHow are you feeling?\n\nSpeaker 2 (00:05):\nGreat, thank you.\n\n"
            "Speaker 1 (00:10):\nWhy the book?\n\nSpeaker 2 (00:14):\nIt was a letter.",
            "Speaker 1",
            "Speaker 2",
        ),
        (
            "[00:00:02] HOST: Lena, what is dark matter?\n\n[00:00:20] LENA FOX: Nobody knows.\n\n"
            "[00:01:10] HOST: How would you find out?\n\n[00:01:15] LENA FOX: With tanks of xenon.",
            "Host",
            "Lena Fox",
        ),
        (
            "Ida Berg\n0:00\nWhat does the summit mean?\n\nPeter Alim\n0:12\nA great deal.\n\n"
            "Ida Berg\n0:40\nAnd after it?\n\nPeter Alim\n0:44\nAfter it, we work.",
            "Ida Berg",
            "Peter Alim",
        ),
        (
            "INTERVIEWER:\n\nWhere were you born?\n\nJOE FARR:\n\nIn Duluth.\n\n"
            "INTERVIEWER:\n\nWhen?\n\nJOE FARR:\n\nIn May.",
            "Interviewer",
            "Joe Farr",
        ),
        (
            "THE RIVER REVIEW\nWhen did you first row it?\n\nMARTA RUIZ\nIn 1999.\n\n"
            "THE RIVER REVIEW\nWhat did you learn?\n\nMARTA RUIZ\nTo wait.",
            "The River Review",
            "Marta Ruiz",
        ),
        (
            "CURRY: What is your first memory?\nFULLER: Snow, and cows in it.\n"
            "CURRY: How many?\nFULLER: Eleven of them.",
            "Curry",
            "Fuller",
        ),
        (
            "Oprah: Do you swim?\n\nHarry: Every day, even in winter.\n\n"
            "Oprah: And the children?\n\nHarry: They watch.",
            "Oprah",
            "Harry",
        ),
        (
            "Ms. Halvorsen. Are you well?\n\nMr. Orme. I am, thanks.\n\n"
            "Ms. Halvorsen. Do you miss it?\n\nMr. Orme. Sometimes.",
            "Ms. Halvorsen",
            "Mr. Orme",
        ),
        (
            "Desk reporter Wang Li:How do you see it?\nPresident Alim:As a bridge.\n"
            "Desk reporter Wang Li:And trade?\nPresident Alim:It grows.",
            "Wang Li",
            "President Alim",
        ),
        (
            "Корреспондент: Как прошёл год?\n\nИван Сидоров: Трудно.\n\n"
            "Корреспондент: Что дальше?\n\nИ. Сидоров: Работа.",
            "Корреспондент",
            "Иван Сидоров",
        ),
        ("Вопрос: Как дела?\n\nОтвет: Хорошо.\n\nВопрос: А завтра?\n\nОтвет: Тоже.", "Корреспондент", "Собеседник"),
        ("Сұрақ: Қалайсыз?\n\nЖауап: Жақсымын.\n\nСұрақ: Ертең ше?\n\nЖауап: Тағы жақсы.", "Тілші", "Сұхбаттасушы"),
        ("记者：您怎么看？\n\n王伟：非常好。\n\n记者：未来呢？\n\n王伟：更好。", "记者", "王伟"),
        ("问：您何时开始写作的？\n\n答：十岁。\n\n问：为什么？\n\n答：因为喜欢。", "记者", "受访者"),
    ],
)
def test_labels_of_every_kind_name_who_asks_and_who_answers(text, asking, answering):
    assert kinds(text) == TWO
    assert speakers(text) == [asking, answering, asking, answering]


def test_one_who_speaks_once_under_the_full_name_is_the_same_person():
    text = """
        LINA MOSS: I never planned to become a judge.

        Why not?

        MOSS: My father was one. I saw the hours he kept.

        Did he encourage you?

        MOSS: He warned me.
        """
    assert kinds(text) == ["turn", "question", "answer", "question", "answer"]
    assert speakers(text)[::2] == ["Lina Moss"] * 3


def test_initialled_names_before_a_hyphen_speak_and_datelines_do_not():
    assert seen(
        """
        A. REED – You have built a bridge. Why here?
        L. DUNN - Because the river is narrow here.
        A. REED – And who paid for it?
        L. DUNN - The town did.
        """
    ) == [
        "question A. Reed: You have",
        "answer L. Dunn: Because the",
        "question A. Reed: And who",
        "answer L. Dunn: The town",
    ]
    assert kinds("LONDON - The bridge will open in May, the mayor said on Monday.\n\nIt cost two million.\n") == [
        "narration",
        "narration",
    ]


def test_a_clip_with_a_time_is_a_turn_and_leaves_the_talk_of_two_as_it_is():
    assert seen(
        """
        Speaker 1 (00:00):

        Welcome. How does it feel to be back on the river?

        Speaker 2 (00:05):

        It feels fine. I missed the water more than I had thought.

        Speaker 1 (00:12):

        You were away for ten years.

        Speaker 2 (00:15):

        I was, and every year I wrote down what I would do first.

        Speaker 1 (00:21):

        Let us hear what the mayor said.

        Video (00:24):

        Will the harbour ever open again?

        Speaker 2 (00:30):

        It will, and I shall be there.
        """
    )[2:6] == [
        "question Speaker 1: You were",
        "answer Speaker 2: I was,",
        "question Speaker 1: Let us",
        "question Video: Will the",
    ]


def test_lines_that_name_a_part_of_the_page_speak_for_nobody():
    assert seen(
        """
        Harbour Press Briefing

        Ana Roe
        Harbour Press Briefing
        Hull

        Index for Today's Briefing

        Standard Questions:

        MS. ROE: Good morning, all.

        QUESTION: Will the ferry run today?

        MS. ROE: It will, from noon.

        QUESTION: And tomorrow?

        MS. ROE: Tomorrow as well.
        """
    )[:6] == [
        "title -: Harbour Press",
        "note -: Ana Roe",
        "title -: Harbour Press",
        "note -: Hull",
        "heading -: Index for",
        "note -: Standard Questions:",
    ]
