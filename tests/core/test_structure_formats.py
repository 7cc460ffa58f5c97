"""Interviews as many different pages set them: archives, magazines, bare times. All texts are invented."""

from __future__ import annotations

import subprocess
import sys

import pytest
from core.structures import kinds, seen, speakers


def test_the_head_of_an_oral_history_is_no_heading():
    text = """
        AN INTERVIEW WITH ELEANOR VOSS FOR THE DOCKS ARCHIVE

        INTERVIEW CONDUCTED BY MARY PLATT

        DULUTH, MINNESOTA

        Length: 1 hour 5 minutes

        Recorded on the boat: 3 May 2011, 16:05

        BEGIN TAPE 1, SIDE A

        PLATT: Where did you grow up?

        VOSS: On the north shore.

        PLATT: When did you leave?

        VOSS: I never did.
        """
    assert kinds(text) == ["title", *["note"] * 5, *["question", "answer"] * 2]


def test_bullets_open_questions_and_quoted_answers_leave_the_rest_told():
    text = """
        林舟受訪：桥是慢慢长出来的

        ● 您修的第一座桥在哪里？

        “在怒江边上，一座很小的人行桥。”

        ●现在还在吗？

        “还在，去年换了木板。”

        说到这里，他拿出一张旧照片。

        ●最难的是哪一座？

        “下一座。”
        """
    assert kinds(text) == ["title", "question", "answer", "question", "answer", "narration", "question", "answer"]
    assert seen(text)[3].endswith("现在还在吗？")


def test_double_dashes_take_turns_in_chinese_but_not_below_the_title():
    text = """
        桥是慢慢长出来的

        ——林舟访谈

        ——您为什么修桥？

        ——因为孩子们上学要过江，没有别的路。

        ——第一座修了多久？

        ——两年。那时候没有机器，全靠人背。
        """
    assert kinds(text)[2:] == ["question", "answer"] * 2
    assert kinds(text)[1] not in {"question", "answer", "turn"}


def test_a_short_line_before_a_question_is_a_heading_in_chinese_too():
    text = """
        问：你去过几次？

        林舟：三次，每次都在冬天。

        山里的冬天

        问：冷吗？

        林舟：很冷。
        """
    assert kinds(text) == ["question", "answer", "heading", "question", "answer"]


def test_words_between_bare_times_are_turns_of_nobody_named():
    text = """
        [00:00:03]

        This is a show about rooms, and I am in a very small one.

        [00:00:12]

        Thank you. It is a good room, isn't it?

        [00:00:35]

        It is warm. How did you start?

        I forgot to ask.
        """
    assert kinds(text) == ["note", "turn", "note", "turn", "note", "turn", "turn"]
    assert set(speakers(text)) == {None}


@pytest.mark.parametrize("time", ["00:00:{}.580 | ", "[00:{}] ", "00:{}"])
def test_lines_that_begin_with_their_time_are_turns_of_nobody_named(time):
    said = ["(upbeat music)", "Good evening, we did it.", "We lined up our first guest", "and she builds boats."]
    text = "\n".join(time.format(second) + line for second, line in zip(("00", "02", "07", "09"), said, strict=True))
    assert kinds(text)[1:3] == ["turn", "turn"]
    assert seen(text)[1] == "turn -: Good evening,"


def test_a_magazine_asks_in_the_third_person_and_is_answered_in_the_first():
    text = """
        Five Minutes With Ola Brandt

        Tell us how the bakery began.

        My grandmother had an oven in the yard, and we did not want to let it go cold.

        What do people buy most?

        Rye. We bake it on Fridays, and by noon I have none left.

        Anything for our readers?

        Come early, I would say to them, and bring a bag.

        Follow the bakery on Instagram
        """
    assert kinds(text) == ["title", *["question", "answer"] * 3, "promo"]


def test_questions_over_the_parts_of_a_report_are_headings():
    text = """
        What the new water rules mean

        The water board has changed its rules, and every household has until June to register.

        What is changing?

        Every house with a well must register it. The board says that many are on no map.

        Who pays?

        The owner pays. Pensioners are exempt, the board said on Friday.

        What happens in July?

        Inspectors may fine owners from then on, said the board.
        """
    assert not {"question", "answer", "turn"}.intersection(kinds(text))


def test_subjects_in_capitals_over_what_was_said_speak_for_nobody():
    text = """
        Lena Orr on making a film without a script

        Orr does not write things down. Her third film opens on Friday, and she has seen it once.

        ON THE DOG:

        He belonged to the man who sold us coffee, and on the second day he simply stayed.

        ON MONEY:

        We had none. I sold my car, then the camera car.

        ON RAIN:

        It rained for nine days, so the film has rain.
        """
    assert kinds(text)[2::2] == ["heading"] * 3
    assert not any(name and name.startswith("ON") for name in speakers(text))


@pytest.mark.parametrize("sentence", ["Смотрите по сторонам: всё уже происходит.", "Слушайте, это же просто работа."])
def test_an_answer_may_bid_without_being_a_promo(sentence):
    text = f"""
        — Вы давно снимаете?

        — Тридцать лет, и каждый год как первый.

        — Что вы скажете молодым?

        — Им нужно одно.

        {sentence}
        """
    assert kinds(text) == ["question", "answer", "question", "answer", "answer"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mon, 10 Mar 2008 17:45:00 -0500", "note"),
        ("15 марта 2018 года, Караганда", "note"),
        ("https://example.org/a 2007年03月16日18:54 某网", "note"),
        ("**Break:** \\[06:10\\]", "note"),
        ("Eva Voss, Ben Orr and Ruth Allan gave evidence.", "note"),
        ("[Ann Reed answered in writing, and later asked that two of her answers be left out.]", "note"),
        ("Link to this speech", "promo"),
        ("Twitter Facebook", "promo"),
        ("Read more: How deep is your well?", "promo"),
        ("Home News Politics & Courts Video About Us", "promo"),
        ("归档在 桥梁笔记 | 浏览 39951 次 | 评论 0 条", "note"),
        ("2002.1.6 某某师范大学", "note"),
        ("Ева Восс у колодца. Фото из личного архива", "caption"),
    ],
)
def test_what_stands_round_more_kinds_of_pages_is_furniture(line, kind):
    text = f"""
        Ann Reed on wells, in an interview with our paper

        Q: How deep is it?

        A: Forty metres, and dry since spring.

        Q: What do you do?

        A: We dig.

        {line}
        """
    assert kinds(text)[-1] == kind


def test_no_expression_is_compiled_before_a_text_is_read():
    program = (
        "import gc, kzreader.core.structure\n"
        "from kzreader.core.structure.patterns import Pattern\n"
        "found = [one for one in gc.get_objects() if isinstance(one, Pattern)]\n"
        "print(len(found) > 40, sum('_compiled' in vars(one) for one in found))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "0"]


def test_a_title_may_break_off_what_the_interviewee_says():
    text = """
        Home News Politics & Courts Video About Us

        Eva Voss: In those years nobody on the docks would have believed that it...

        – When did you begin?

        – In the winter of the big ice.

        – And now?

        – Now I count boats.
        """
    assert kinds(text) == ["promo", "title", *["question", "answer"] * 2]


def test_a_request_opens_an_interview_whose_first_answer_has_several_paragraphs():
    text = """
        Five Minutes With The Cold Harbour

        With this new record, give us an idea of what drove the sound.

        It was a different road from the one we knew, and we took it in winter, with two amplifiers.

        It took some getting used to, but we got it done.

        Do you think that people will like it?

        Some will, and some will write to me.

        What do you do first when you come home?

        My washing, and then I see the children.
        """
    turns = ["question", "answer", "answer", "question", "answer", "question", "answer"]
    assert kinds(text) == ["title", *turns]
