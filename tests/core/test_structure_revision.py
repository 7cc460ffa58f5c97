"""Kinds weighed against all that is seen on a page, where no rule knows its form."""

from __future__ import annotations

import pytest
from core.structures import kinds, read

from kzreader import paths
from kzreader.core.interview import ParagraphKind
from kzreader.core.structure.sequence import Course, read_course
from kzreader.core.structure.traits import Line, traits_of

COURSE = Course(
    kinds=("heading", "answer"),
    traits={"short": (1.0, 0.0), "long": (0.0, 2.0), "unsure": (0.1, 0.0)},
    follows=((-1.0, 0.5), (0.0, 0.5)),
)


def test_each_line_is_what_its_traits_are_worth_most_for():
    assert COURSE.likeliest([["short"], ["long"]]) == ["heading", "answer"]


def test_a_line_that_says_little_is_what_usually_stands_between_its_neighbours():
    assert COURSE.likeliest([["long"], ["unsure"], ["long"]]) == ["answer", "answer", "answer"]
    assert COURSE.likeliest([["unsure"]]) == ["heading"]


def test_what_is_settled_stays_and_its_neighbours_follow_it():
    assert COURSE.likeliest([["long"], ["unsure"], ["long"]], settled={1: "heading"}) == ["answer", "heading", "answer"]
    assert COURSE.likeliest([["short"]], settled={0: "answer"}) == ["answer"]


def test_what_is_barred_is_not_found_whatever_it_is_worth():
    barred = {1: {"answer"}}

    assert COURSE.likeliest([["long"], ["long"], ["long"]], barred=barred) == ["answer", "heading", "answer"]


def test_traits_that_were_never_seen_are_worth_nothing_and_a_page_may_be_empty():
    assert COURSE.likeliest([["short", "never seen"]]) == ["heading"]
    assert COURSE.likeliest([]) == []


def test_what_was_learned_is_of_known_kinds_and_whole():
    course = read_course(paths.resources("weights", "kinds.json"))

    assert set(course.kinds) <= {kind.value for kind in ParagraphKind}
    assert {len(row) for row in [*course.traits.values(), *course.follows]} == {len(course.kinds)}


def test_no_trait_holds_a_word_of_the_page():
    traits = traits_of([Line("Zanzibar: quixotic wombats?", "turn", "Zanzibar"), Line("Wombats", "note")])

    assert not {"zanzibar", "quixotic", "wombats"}.intersection(" ".join(map(" ".join, traits)).casefold().split())


def test_traits_say_where_a_line_stands_and_who_asks_most():
    lines = [
        Line("Ana Roe: what the river takes", "title"),
        Line("Ben Hart: Will it rain?", "turn", "Ben Hart", opens_turn=True),
        Line("Ana Roe: It always does, and then it stops.", "turn", "Ana Roe", opens_turn=True),
    ]
    title, question, answer = map(set, traits_of(lines))

    assert {"to speech before", "from start 0", "< nothing", "> rule turn"} <= title
    assert {"end ?", "asks most", "says least", "voices 2"} <= question
    assert {"end .", "asks least", "says most", "from end 0"} <= answer


def test_two_who_talk_ask_and_answer_though_half_of_the_questions_have_no_mark():
    talk = """
        Interview with Ana Roe

        Ben Hart
        What is the river like now?

        Ana Roe
        The river is calm. People have moved the boats, and we wait for the spring to come as we always do.

        Ben Hart
        I would have expected you to be the first to leave, with the water so near to the house.

        Ana Roe
        That is what everybody expects of us. My father said the same, and he stayed for sixty years.
    """
    assert kinds(talk) == ["title", "question", "answer", "question", "answer"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f"])
def test_spaces_of_any_width_set_a_mark_of_questions_apart(space):
    briefing = f"""
        Q{space} Does the mayor have anything to say of the bridge?

        MS. HALE: She does. The bridge will open in May, and not a day before.

        Q{space} And who pays?

        MS. HALE: The county pays for all of it.

        Q{space} Yes, I am fine.

        MS. HALE: Good. Then that is all for today.
    """
    text, paragraphs = read(briefing)

    assert [p.kind.value for p in paragraphs] == ["question", "answer"] * 3
    assert [p.body.of(text)[0] for p in paragraphs[::2]] == ["D", "A", "Y"]


def test_a_time_from_and_to_beside_a_name_is_no_part_of_what_is_said():
    text, paragraphs = read("""
        Ben Hart 00:00:01-00:00:04 (3 sec)
        Will the river rise?

        Ana Roe 00:00:04-00:00:09 (5 sec)
        It will, as it does in every spring.
    """)

    assert [p.speaker for p in paragraphs] == ["Ben Hart", "Ana Roe"]
    assert [p.body.of(text).split()[0] for p in paragraphs] == ["Will", "It"]


def test_a_text_of_a_few_paragraphs_and_long_prose_stay_what_they_are():
    prose = "The bridge was built in the spring, and the town paid for it with what the harbour had brought in. " * 4

    assert kinds("A short walk along the wall saw us through the wall. Quartz shimmered.") == ["narration"]
    assert kinds("\n\n".join([prose] * 6)) == ["narration"] * 6
