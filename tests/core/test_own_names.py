"""Names that a reader's own documents hold, suggested and never taken for granted."""

from __future__ import annotations

import pytest

from kzreader.core.crossrefs.own_names import NameSuggestion, abbreviations, suggest_names
from kzreader.core.interview import Interview
from kzreader.core.library import interview_from_text
from kzreader.core.text import Span

ENGLISH = """\
The chair of the North Sea Fishing Council (NSFC), Director Marta Lindqvist, spoke in Port Rowan on Monday.

“The NSFC has waited,” Lindqvist said. She came from Port Rowan in March. The Chinese and French boats stayed.

In the evening Marta Lindqvist said that Port Rowan and the NSFC (see below) were old friends.
"""
RUSSIAN = """\
– Как прошла встреча с Айгерим Сапаровой в Кентау?

– Айгерим Сапарова рассказала нам о Кентау. Мы ждали Айгерим Сапарову три дня, и в Кентау шёл дождь.
"""


def suggested(*texts: str, **options) -> dict[str, NameSuggestion]:
    interviews = [interview_from_text(text) for text in texts]
    return {one.name: one for one in suggest_names(interviews, known={}, **options)}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the Shanghai Cooperation Organization (SCO) met", [("SCO", "Shanghai Cooperation Organization")]),
        ("at the Council of Older Sailors (COS)", [("COS", "Council of Older Sailors")]),
        ("SCO (Shanghai Cooperation Organization) met", [("SCO", "Shanghai Cooperation Organization")]),
        ("Шанхайская организация сотрудничества (ШОС)", [("ШОС", "Шанхайская организация сотрудничества")]),
        ("the harbour (see below) and the pier (MAP)", []),
        ("(SCO)", []),
        ("", []),
    ],
)
def test_an_abbreviation_is_known_where_the_text_explains_it(text: str, pairs: list[tuple[str, str]]):
    found = list(abbreviations(text))
    assert [(one.short, one.long) for one in found] == pairs
    for one in found:
        assert (one.short_span.of(text), one.long_span.of(text)) == (one.short, one.long)


def test_an_explained_abbreviation_is_one_name_with_its_long_form():
    council = suggested(ENGLISH)["North Sea Fishing Council"]
    assert council.explained
    assert council.aliases == ("NSFC",)
    assert council.type == "organisation"
    assert len(council.places) >= 3


def test_people_and_places_that_come_back_are_suggested_with_their_short_forms():
    found = suggested(ENGLISH)
    assert found["Marta Lindqvist"].type == "person"
    assert "Lindqvist" in found["Marta Lindqvist"].aliases
    assert found["Port Rowan"].type == "place"
    assert all(place.span.of(ENGLISH).startswith("Port Rowan") for place in found["Port Rowan"].places)


def test_months_days_peoples_and_beginnings_of_sentences_are_no_names():
    assert set(suggested(ENGLISH)) == {"North Sea Fishing Council", "Marta Lindqvist", "Port Rowan"}


def test_russian_names_are_one_in_all_their_cases():
    found = suggested(RUSSIAN)
    (person,) = (one for one in found.values() if "Айгерим" in one.name)
    assert len(person.places) == 3
    assert len(found["Кентау"].places) == 3


def test_what_the_gazetteer_knows_or_the_reader_refused_is_not_suggested():
    interview: Interview = interview_from_text(ENGLISH)
    everything = {interview.id: (Span(0, len(ENGLISH)),)}
    assert suggest_names([interview], known=everything) == ()
    assert "Port Rowan" not in suggested(ENGLISH, refused=["port rowan"])


@pytest.mark.parametrize(
    "text", ["", "   ", "( ( ( (", "A" * 50_000, "Aa " * 20_000, "(A. " * 5_000, "NO END " * 5_000]
)
def test_odd_texts_give_no_names_and_take_no_long_time(text: str):
    assert len(suggested(text)) <= 1
