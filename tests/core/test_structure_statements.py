"""Who speaks where labels say little: statements, clips, single questions. All texts are invented."""

from __future__ import annotations

from core.structures import kinds, seen


def test_whoever_says_who_they_are_above_the_first_label_speaks_from_there_on():
    assert seen(
        """
        A bridge that nobody wanted to build.

        This is EVENING TALK. I'm Nora Hale, in Hull.

        Tonight we hear about the bridge. Leo Finch built it and joins us now.

        Mr. LEO FINCH (Engineer): Glad to be here, Nora.

        HALE: Now, why did it take so long?

        Mr. FINCH: Because nobody wanted to pay for it.
        """
    ) == [
        "narration -: A bridge",
        "question Nora Hale: This is",
        "question Nora Hale: Tonight we",
        "answer Leo Finch: Glad to",
        "question Nora Hale: Now, why",
        "answer Leo Finch: Because nobody",
    ]


def test_a_statement_to_the_press_is_a_turn_before_anybody_has_asked():
    assert seen(
        """
        Mayor Nurlan Press Conference on the Harbour

        MAYOR NURLAN: Good evening. I have three things to say.

        First, the harbour is open, and we are proud of it.

        Second, there will be no new tax.
        """
    ) == [
        "title -: Mayor Nurlan",
        "turn Mayor Nurlan: Good evening.",
        "turn Mayor Nurlan: First, the",
        "turn Mayor Nurlan: Second, there",
    ]


def test_what_stands_below_a_note_on_the_transcript_of_a_briefing_is_said():
    assert seen(
        """
        Daily Briefing of the Harbour Office

        The following is a near-verbatim transcript of today's noon briefing by Ana Roe, Spokeswoman.

        Good afternoon. The ferry to the island will run again from Monday, and we thank you for your patience.

        **Bridges

        The old bridge is closed until the end of the month, as I told you yesterday.
        """
    ) == [
        "title -: Daily Briefing",
        "note -: The following",
        "turn Ana Roe: Good afternoon.",
        "heading -: **Bridges",
        "turn Ana Roe: The old",
    ]


def test_one_question_to_somebody_is_enough_below_a_headline_with_a_name():
    assert kinds(
        """
        Leo Finch: A Bridge Is a Promise

        The engineer who built the bridge at Hull lives in a small house by the river.

        How did you come to build it? Did you always want to?

        Well, I grew up on the other side, and every morning I had to wait for the ferry.
        """
    ) == ["title", "narration", "question", "answer"]


def test_a_remark_to_somebody_between_their_answers_asks_for_the_next():
    assert kinds(
        """
        How was the tour?
        I liked it. We saw every harbour on the coast.
        You are going to bring out a new record.
        I have worked on it for two years, and I am afraid of it as one is afraid of a dog.
        Is it a quiet one?
        Yes. I wrote it at night, when my neighbours slept.
        Credits: Evening Bell
        No comments:
        Post a Comment
        """
    ) == ["question", "answer"] * 3 + ["note", "promo", "promo"]


def test_dashes_whose_first_only_bids_begin_is_a_dialogue():
    assert kinds(
        """
        Ана Роу: Көпір – уәде

        – Ана апай, сіз көпір салдыңыз. Әңгімені балалық шақтан бастасақ.

        – Біздің үй өзеннің арғы бетінде болды. Күнде паром күтетінмін.
        """
    ) == ["title", "question", "answer"]


def test_a_credit_with_a_role_above_the_turns_asks_nobody():
    assert seen(
        """
        Stakeout at the Harbour Office

        Presenter: Secretary of Ports Ana Roe

        Secretary Roe: Every day somebody says something, and I have nothing to add.

        Press: Will the ferry run?

        Secretary Roe: I would doubt it.

        Press: And the bridge?

        Secretary Roe: Ask the engineers.
        """
    )[1:4] == ["note -: Presenter: Secretary", "turn Ana Roe: Every day", "question Press: Will the"]


def test_a_name_with_an_outlet_above_the_questions_it_asks_is_a_byline():
    assert (
        seen(
            """
        Ana Roe, Bell

        The engineer Leo Finch speaks about the bridge that he built.

        Ana Roe: Why did it take ten years?

        Leo Finch: Because nobody wanted to pay for it.
        """
        )[0]
        == "note -: Ana Roe,"
    )


def test_a_surname_before_a_colon_that_comes_back_speaks_in_a_briefing():
    assert seen(
        """
        Harbour Office News Briefing

        Secretary of Ports Ana Roe

        Roe: Good afternoon.

        First, I have a piece of news about the ferry, which will run again from Monday.

        Roe: I shall be back tomorrow.
        """
    )[1:] == [
        "note -: Secretary of",
        "turn Ana Roe: Good afternoon.",
        "turn Ana Roe: First, I",
        "turn Ana Roe: I shall",
    ]


def test_a_paragraph_below_a_heading_that_reports_the_speaker_is_no_turn():
    turn = "Reporter Lena Moss: How did the mill begin?\n\nDirector Paul Reed: It began with one wheel.\n\n"
    heading = "# The mill will run on wind\n\n"
    lead = "Reed said in the conversation that the mill would run on wind alone.\n\n"
    assert kinds(turn + heading + lead + turn, markdown=True) == [
        *("question", "answer", "heading", "narration", "question", "answer")
    ]
