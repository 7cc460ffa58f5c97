"""Which figures of two interviews are shown together, and what is said of them."""

from __future__ import annotations

from kzreader.core.crossrefs.differences import figure_pairs
from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.values import FigurePair, Link
from kzreader.core.interview import Interview
from kzreader.core.text import Span

_FRAME = "The minister met Kazakhstan, China, Astana and Beijing officials in 1992. "


def pairs(a: str, b: str, *, dates: tuple[str, str] = ("2023-05-12", "2023-05-14"), linked: bool = False):
    """The pairs of two one-sentence interviews that name the same places."""
    one, other = (
        Interview(id=str(number), text=_FRAME + text, title="", paragraphs=(), date=date)
        for number, (text, date) in enumerate(zip((a, b), dates, strict=True))
    )
    spans = Span(len(_FRAME), len(one.text)), Span(len(_FRAME), len(other.text))
    links = [Link("parallel", 0.9, *spans)] if linked else []
    found = figure_pairs(find_figures(one), find_figures(other), links)
    return [shown(pair, one, other) for pair in found if pair.a.span.start >= len(_FRAME)]


def shown(pair: FigurePair, one: Interview, other: Interview) -> tuple[str, str, str]:
    return pair.relation, pair.a.span.of(one.text), pair.b.span.of(other.text)


def test_two_values_for_the_same_differ():
    a = "The total bilateral trade with China has reached 31 billion US dollars."
    b = "Bilateral trade with China reached $24 billion in 2022."

    assert pairs(a, b) == [("differs", "31 billion US dollars", "$24 billion")]


def test_another_year_is_a_development_and_no_difference():
    a = "Bilateral trade with China reached $24 billion in 2022."
    b = "Bilateral turnover with China reached $41 billion in 2023."

    assert pairs(a, b) == [("evolved", "$24 billion", "$41 billion")]


def test_an_interview_of_another_year_speaks_of_its_own_present():
    a = "The bilateral trade with China is 31 billion dollars."
    b = "The bilateral trade with China is 45 billion dollars."

    assert pairs(a, b, dates=("2023-05-12", "2024-07-01")) == [("evolved", "31 billion dollars", "45 billion dollars")]


def test_the_same_in_other_words_agrees():
    a = "He lived and studied in Beijing for nearly eight years."
    b = "In total, I lived and studied in Beijing for 8 years."

    assert pairs(a, b) == [("agrees", "nearly eight years", "8 years")]


def test_more_than_a_number_agrees_with_a_little_more():
    a = "Uranium exports to Beijing exceeded 100 tonnes."
    b = "Uranium exports to Beijing came to 104 tonnes."

    assert pairs(a, b) == [("agrees", "exceeded 100 tonnes", "104 tonnes")]


def test_a_date_agrees_with_one_that_is_less_exact():
    a = "The founding ceremony of the Shanghai forum was in April 1996."
    b = "The founding ceremony of the Shanghai forum was in 1996."

    assert pairs(a, b, linked=True) == [("agrees", "April 1996", "1996")]


def test_money_for_something_else_is_not_compared():
    a = "Bilateral trade with China reached $24 billion in 2022."
    b = "Oil pipelines cost $13 billion in 2022."

    assert pairs(a, b) == []


def test_what_is_aimed_at_is_not_compared_with_what_is():
    a = "The bilateral trade with China is 31 billion dollars."
    b = "Our goal is a bilateral trade with China of 100 billion dollars."

    assert pairs(a, b, dates=("2023-05-12", "2024-07-01")) == []


def test_anniversaries_of_other_things_are_not_compared():
    a = "We mark the 30th anniversary of diplomatic relations with China."
    b = "We mark the 75th anniversary of the victory in Moscow."

    assert pairs(a, b) == []
    assert pairs(a, b, linked=True) == []


def test_small_numbers_in_passing_are_not_said_to_differ():
    a = "Are you in Almaty like five days a week, or three days?"
    b = "He does not sleep in Almaty two days a week."

    assert pairs(a, b, linked=True) == []


def test_small_counts_of_the_same_kind_are_not_shown():
    a = "Both diplomats of the two countries praised uranium exports."
    b = "Both diplomats of the two countries praised uranium exports."

    assert pairs(a, b) == []


def test_interviews_on_other_countries_have_another_trade():
    one, other = (
        Interview(id=name, text=text, title="", paragraphs=(), date="2023-05-12")
        for name, text in (
            ("a", "In Astana he said the total bilateral trade with China has reached 31 billion dollars."),
            ("b", "In Tokyo she said the total bilateral trade with Vietnam has reached 12 billion dollars."),
        )
    )

    assert figure_pairs(find_figures(one), find_figures(other)) == ()


def test_what_brackets_tell_of_a_person_is_no_measure_of_figures_outside_them():
    a = "She told Irina Petrova (declared an undesirable organisation in 2022) why she had left."
    b = "She decided with Maxim Sidorov (declared an undesirable organisation) after a visit in 2022."

    assert pairs(a, b, linked=True) == []


def test_from_the_other_side_the_pairs_are_the_same():
    text = "Bilateral trade with China reached $24 billion in 2022 in Astana, Beijing, Almaty and Shanghai. "
    one = Interview(id="a", text=text, title="", paragraphs=(), date="2023")
    other = Interview(id="b", text=text.replace("24", "41"), title="", paragraphs=(), date="2023")
    here, there = (figure_pairs(find_figures(x), find_figures(y)) for x, y in ((one, other), (other, one)))

    assert here
    assert {(pair.relation, pair.a, pair.b) for pair in here} == {
        (pair.relation, pair.a, pair.b) for pair in (pair.swapped() for pair in there)
    }


def test_nothing_is_compared_with_nothing():
    assert figure_pairs((), ()) == ()
