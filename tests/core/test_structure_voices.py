"""Who speaks, in evidence, at hearings and round tables, and behind initials and outlets. All texts are invented."""

from __future__ import annotations

import pytest
from core.structures import kinds, speakers

EVIDENCE = """
    Oral evidence: Bathing in rivers, Session 9

    Tuesday 4 May 2021

    Ordered to be printed on 4 May 2021.

    Members present: Ruth Allan (Chair); Ben Orr; Dame Kate Lyle.

    Examination of witnesses

    Dr Paul Esk, Moira Vane and Captain Jon Reed.

    Q1                The Chair: Welcome. I shall begin by asking you how clean our rivers are.

    Dr Paul Esk: Not clean enough. There are two reasons: sewage is one and farming the other.

    We measure at nine places.

    Q2                Ben Orr: Is nine enough?

    Moira Vane: It is not, and whoever swims there knows it.

    Ben Orr: What would be enough?

    Moira Vane: Forty.
    """


def test_minutes_of_evidence_number_their_questions():
    assert kinds(EVIDENCE) == [
        *["title", "note", "note", "note", "heading", "note"],
        *["question", "answer", "answer", "question", "answer", "question", "answer"],
    ]
    assert speakers(EVIDENCE)[6:] == [
        "The Chair",
        *["Paul Esk"] * 2,
        *["Ben Orr", "Moira Vane"] * 2,
    ]


def test_whoever_speaks_once_at_a_hearing_is_heard_and_openings_ask_nothing():
    hearing = """
        BARGES IN WINTER

        The Chairman. The committee will come to order. I welcome our witnesses.

        Senator Bolt. Thank you, Madam Chairman. I will be brief.

        The Chairman. Captain Dorr, how many barges were lost?

        Captain Dorr. Eleven. Nine of them sank in one night.

        The other two were towed in by a tug.

        Senator Henner. Were any crew hurt?

        Captain Dorr. Two men, Senator.

        Senator Henner. Did they recover?

        Captain Dorr. They did.
        """
    turns = ["turn", "turn", "question", "answer", "answer", "question", "answer", "question", "answer"]
    assert kinds(hearing)[1:] == turns
    assert speakers(hearing)[2] == "Senator Bolt"


@pytest.mark.parametrize(
    ("asking", "answering"),
    [("А.РЕЕВ", "Л.ВОЛКОВА"), ("АННА РЕЕВА", "ЛЕВ ВОЛКОВ"), ("Анна Реева", "Лев Волков"), ("Ann Reed", "Leo Wolf")],
)
def test_names_before_a_dash_take_turns(asking, answering):
    text = f"""
        {asking} – Why is the bridge closed?

        {answering} – It is simple, and an old thing with us: the piles are rotten.

        {asking} – Since when?

        {answering} – Since the flood.
        """
    assert kinds(text) == ["question", "answer"] * 2
    assert len(set(speakers(text))) == 2
    ends = [name.split()[-1].casefold()[-4:] for name in speakers(text)[:2]]
    assert ends == [asking[-4:].casefold(), answering[-4:].casefold()]


def test_initials_of_first_and_last_name_stand_for_a_name_of_three_words():
    text = """
        Sam Ito: This begins an interview with Eva Voss on the ore docks.

        Mary Jane Platt: Could you say where you were born?

        Eva Voss: Above the docks.

        MP: Describe the house for us.

        EV: Four rooms and a stove.

        MP: Please go on.

        EV: The stove went out at night, and nobody wanted to get up.

        -------END OF INTERVIEW-------
        """
    names = ["Sam Ito", *["Mary Jane Platt", "Eva Voss"] * 3, None]
    assert speakers(text) == names
    assert kinds(text) == ["turn", *["question", "answer"] * 3, "note"]


def test_two_first_names_in_a_short_exchange_are_speakers():
    text = """
        Nina: Welcome back to the river.

        Tomas, why do you build in wood?

        Tomas: Because it tells you when it is about to fail.

        Nina: And has one failed?
        """
    assert kinds(text) == ["question", "question", "answer", "question"]
    assert speakers(text) == ["Nina", "Nina", "Tomas", "Nina"]


def test_whoever_says_little_at_a_round_table_of_first_names_is_heard():
    text = """
        Moderator: How was last year?

        Ivo: Terrible until October. Then the horror films came.

        Sana: For us it was the other way round.

        Rune: I do not count any more.

        Moderator: Would you open one today?

        Sana: No. (laughs)

        Ivo: Tomorrow.
        """
    assert speakers(text) == ["Moderator", "Ivo", "Sana", "Rune", "Moderator", "Sana", "Ivo"]
    assert kinds(text) == ["question", "answer", "answer", "answer", "question", "answer", "answer"]


@pytest.mark.parametrize("outlet", ["Harbour News:", "CBC News: ", "Reuters: ", "新华社："])
def test_an_outlet_before_the_first_turn_is_credited_and_does_not_speak(outlet):
    text = f"""
        {outlet}Oslo — The summit of the northern ports opens on Monday. Mayor Lene Dahl gave an interview before it.

        Harbour reporter Per Aas:Mayor, what do you expect?

        Mayor Lene Dahl:A good deal. The ports have waited for it: some of them for years.

        Harbour reporter Per Aas:And if it fails?

        Mayor Lene Dahl:Then we meet again.
        """
    assert kinds(text) == ["narration", *["question", "answer"] * 2]
    assert speakers(text)[1:3] == ["Per Aas", "Lene Dahl"]


def test_an_outlet_that_asks_again_and_again_is_the_interviewer():
    text = """
        Bell News: What do you expect?

        Lene Dahl: A good deal.

        Bell News: And if it fails?

        Lene Dahl: Then we meet again.
        """
    assert speakers(text) == ["Bell News", "Lene Dahl"] * 2


def test_whoever_says_a_word_to_a_question_answers_it():
    text = """
        Chair: Is the bridge safe, Dr Esk? And who says so?

        Dr Esk: It is. There are four reports on it, and all of them say the same thing in different words.

        Ms Vane: I agree.

        Chair: Mr Orr, do you wish to speak?

        Mr Orr: No.

        Chair: Who will mend the road?

        Dr Esk: We will, as soon as the frost is out of the ground and the gravel has come up the river.
        """
    assert kinds(text) == ["question", "answer", "answer", *["question", "answer"] * 2]


def test_who_asks_is_known_in_subtitles_with_first_names():
    text = """
        1
        00:00:01,000 --> 00:00:04,000
        Nina: Tomas, why wood?

        2
        00:00:04,500 --> 00:00:07,000
        Tomas: It tells you when it will fail.

        3
        00:00:07,100 --> 00:00:09,000
        Steel just lets go.

        4
        00:00:09,500 --> 00:00:11,000
        Nina: And has one failed?
        """
    assert [kind for kind in kinds(text) if kind != "note"] == ["question", "answer", "answer", "question"]
