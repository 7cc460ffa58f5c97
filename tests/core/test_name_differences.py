"""People under two names: what is shown, and above all what is not."""

from __future__ import annotations

import pytest

from kzreader.core.crossrefs.name_differences import name_differences
from kzreader.core.crossrefs.values import Link
from kzreader.core.library import interview_from_text
from kzreader.core.text import Span


def found(one: str, other: str, *, linked: bool = True, same: bool = False) -> list[tuple[str, str]]:
    """The names that differ in two sentences, which are linked, or whose names are the same person's."""
    a, b = interview_from_text(one), interview_from_text(other)
    whole = Span(0, len(a.text)), Span(0, len(b.text))
    links = [Link("parallel", 0.9, *whole)] if linked else []
    people = ({"who": [whole[0]]}, {"who": [whole[1]]}) if same else ({}, {})
    pairs = name_differences(a, b, links, people=people)
    return [(pair.a.of(a.text), pair.b.of(b.text)) for pair in pairs]


def test_another_first_name_in_the_same_statement_is_a_difference():
    assert found(
        "Recently, President Nursultan Tokayev gave an interview.",
        "President Kassym-Jomart Tokayev gave an interview.",
    ) == [("Nursultan Tokayev", "Kassym-Jomart Tokayev")]


def test_two_names_of_one_entity_differ_wherever_they_stand():
    assert found("Nursultan Tokayev", "President Kassym-Jomart Tokayev", linked=False, same=True) == [
        ("Nursultan Tokayev", "Kassym-Jomart Tokayev")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Kasym-Zhomart Tokayev spoke.", "President Kassym-Jomart Tokayev spoke."),
        ("President K. Tokayev spoke.", "President Kassym-Jomart Tokayev spoke."),
        ("President Tokayev spoke.", "President Kassym-Jomart Tokayev spoke."),
        ("Mayor Dina Osman spoke.", "Mayor Dina Aliya Osman spoke."),
        ("Mayor Dina Osman spoke.", "Mayor Ivan Petrov spoke."),
        ("Mayor Dina Osman spoke.", "Mayor Arman Osman and Mayor Dina Osman spoke."),
        ("The Northern Bank paid.", "The Southern Bank paid."),
        ("A High-end Interview followed.", "An Exclusive Interview followed."),
        ("", ""),
    ],
)
def test_spellings_initials_offices_and_relatives_are_no_difference(one: str, other: str):
    assert found(one, other) == []


def test_unlinked_sentences_about_namesakes_say_nothing():
    assert found("Mayor Dina Osman spoke.", "Mayor Arman Osman spoke.", linked=False) == []
