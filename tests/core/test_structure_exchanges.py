"""Exchanges in which not every turn says whose it is, and page lines in which a colon names no speaker."""

from __future__ import annotations

import pytest
from core.structures import kinds, read

from kzreader.core.interview import ParagraphKind as Kind


def spoken(text):
    return [(p.kind, p.speaker) for p in read(text)[1] if p.kind in {Kind.QUESTION, Kind.ANSWER, Kind.TURN}]


def test_named_questions_with_an_unlabelled_paragraph_right_below_are_answered_by_it():
    text = """
        The harbour master meets our reporters

        Ana Roe: Why did the boats stay in this year? You had to go to the next town for fish.
        I have done so for three years. The boats here are few, and the nets are old.

        Ana Roe: Both of those before you kept the gate open in winter. Why did you not do so?
        I will not speak of that.

        Jon Lyle: In old times nobody asked the owners before mending a net. Is that true now?
        The owners are the owners. The nets are the nets. I have worked under many of them.
    """
    assert [kind for kind, _ in spoken(text)] == [Kind.QUESTION, Kind.ANSWER] * 3
    assert [speaker for kind, speaker in spoken(text) if kind is Kind.QUESTION] == ["Ana Roe", "Ana Roe", "Jon Lyle"]


def test_a_time_on_a_line_of_its_own_does_not_end_the_last_turn():
    text = """
        Speaker 1 (00:00):
        How has the first week at the harbour been for you?
        Speaker 2 (00:04):
        It has been good, and all of it is new to me after
        (00:27):
        six years in another town where nobody ever mended a
        net before the ice was gone, which is late in the year.
    """
    assert spoken(text)[-1] == (Kind.ANSWER, "Speaker 2")
    assert spoken(text)[0][1] == "Speaker 1"


def test_all_paragraphs_of_a_dashed_answer_are_of_the_answer():
    text = """
        ■ What happened at the gate after the storm?

        – The master closed it when the water stood at the second step.

        He kept the boats from harm.

        Nobody else would have thought of the chain.

        ■ Was the storm foretold?

        – Yes, the keeper of the light had said so on Monday.
    """
    assert kinds(text) == ["question", "answer", "answer", "answer", "question", "answer"]


def test_names_with_initials_are_heard_though_each_speaks_once():
    text = """
        А.Роев: Пётр Ильич, добрый день! И спасибо большое, что нашли время для этого разговора!

        Как вам живётся в гавани, и что изменилось после того, как построили новую плотину?

        П.И.Лаев: После того как построили плотину, река стала тише, а лодки ходят реже, чем прежде.
    """
    assert [speaker for _, speaker in spoken(text)] == ["А. Роев", "А. Роев", "П.И. Лаев"]


@pytest.mark.parametrize("label", ["NB", "N.B.", "Last updated"])
def test_remarks_of_the_page_are_nobodys_words(label):
    text = f"""
        {label}: This text was typed from a recording, and nobody has compared it.

        JON: What sort of gate would you like to see at the harbour?

        ANA ROE: Well, we will see. The first thing is to look at the chain.

        JON: And who would turn the wheel of it?

        ANA ROE: My brother would, and I would grease it.
    """
    assert [speaker for _, speaker in spoken(text)] == ["Jon", "Ana Roe", "Jon", "Ana Roe"]


def test_chinese_names_are_heard_though_each_speaks_once():
    text = """
        我把河流当成老师——林舟、何川对谈

        林舟:最近我重新读了一遍你写的那本书，依然觉得写得好，我想请你谈谈其中的那条河，它从哪里来，又到哪里去。

        何川:谢谢，您说得太对了。当时新书出版的时候，我就在河边住，每天早上都去看水，水教给我的比书多得多。
    """
    assert [speaker for _, speaker in spoken(text)] == ["林舟", "何川"]


def test_dashes_of_the_page_above_an_excerpt_do_not_hide_its_one_question():
    text = """
        - News

        - 3 May, 2020

        The gate is higher than all

        The master of the harbour has kept the gate for fifty years, and he came to us to tell of it.

        – What brought you to the harbour in those years, and did you dream of it when you were a boy?

        – I came for the boats, which were better then, and I stayed for the people. My first years there, until the
    """
    assert kinds(text)[-2:] == ["question", "answer"]


def test_a_subject_before_a_colon_speaks_for_nobody():
    text = """
        The master of the harbour gave an interview to our paper. The main things in short.

        On the storm: We had to close the gate at once. We did.

        On money: Thank God that we are so slow, and had no time to spend it.

        On the old chain: It will not hold for another year.

        On boats for himself: No, I take nothing for nothing.

        On the next storm: We cannot simply walk away from the sea.
    """
    assert not {"question", "answer", "turn"}.intersection(kinds(text))
