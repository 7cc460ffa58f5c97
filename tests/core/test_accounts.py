"""Which documents are suggested as accounts of one interview."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzreader.core.crossrefs.accounts import candidate_pairs, may_be_accounts, suggested_groups
from kzreader.core.crossrefs.parallels import Comparison, compare
from kzreader.core.crossrefs.values import Link
from kzreader.core.interview import Interview, Person
from kzreader.core.library import bundled_library, interview_from_text

OSMAN = (Person("Dina Osman", "interviewee"),)


def account(text: str, **fields: object) -> Interview:
    return replace(interview_from_text(text), people=(), **fields)


BRIDGE = account("The harbour bridge opens before winter, engineers promise. Travellers cross without paying anything.")
AGAIN = account("Engineers promise the harbour bridge before winter. Nobody paying, travellers cross without tickets.")
OTHER = account("Wheat harvests suffered under drought. Northern farmers expect compensation from insurance companies.")


def linked(a: Interview, b: Interview, count: int) -> Comparison:
    pairs = zip(a.paragraphs, b.paragraphs, strict=True)
    return Comparison(tuple(Link("parallel", 0.9, one.span, other.span) for one, other in pairs) * count)


def test_documents_that_share_rare_words_are_worth_comparing():
    assert candidate_pairs([BRIDGE, OTHER, AGAIN]) == ((BRIDGE.id, AGAIN.id),)
    assert candidate_pairs([OTHER]) == ()
    assert candidate_pairs([]) == ()


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ({"date": "2024-05-01"}, {"date": "2024-05-03"}, True),
        ({"date": "2024-05-01"}, {"date": "2024-07-03"}, False),
        ({"date": "2024-05-01/2024-05-30"}, {"date": "2024-06"}, True),
        ({"date": "2024"}, {"date": "2024-12-31"}, True),
        ({"date": "2024-99"}, {"date": "1990-01-01"}, True),
        ({"date": ""}, {"date": "1990-01-01"}, True),
        ({"people": OSMAN}, {"people": (Person("Osman", "speaker"),)}, True),
        ({"people": OSMAN}, {"people": (Person("Ivan Petrov", "interviewee"),)}, False),
        ({"people": OSMAN}, {"people": (Person("Ivan Petrov", "author"),)}, True),
        ({"event": "opening"}, {"event": "opening", "date": "1990"}, True),
        ({"event": "opening"}, {"event": "closing"}, False),
    ],
)
def test_dates_people_and_known_events_can_speak_against_it(one: dict, other: dict, may: bool):
    assert may_be_accounts(replace(BRIDGE, **one), replace(AGAIN, **other)) is may


def test_passages_in_common_make_a_group_and_few_do_not():
    many, few = linked(BRIDGE, AGAIN, 3), linked(BRIDGE, AGAIN, 1)
    [group] = suggested_groups([OTHER, AGAIN, BRIDGE], {(BRIDGE.id, AGAIN.id): many})
    assert group.documents == (AGAIN.id, BRIDGE.id)
    assert group.covered == 1.0
    assert suggested_groups([OTHER, AGAIN, BRIDGE], {(BRIDGE.id, AGAIN.id): few}) == ()
    assert suggested_groups([OTHER], {(BRIDGE.id, AGAIN.id): many}) == ()


def test_groups_join_through_a_document_and_name_the_people_once():
    named = [replace(one, people=OSMAN) for one in (BRIDGE, AGAIN)]
    third = replace(OTHER, people=(Person("Osman", "interviewee"),))
    comparisons = {(named[0].id, named[1].id): linked(*named, 3), (named[1].id, third.id): linked(named[1], third, 3)}
    [group] = suggested_groups([*named, third], comparisons)
    assert group.documents == (BRIDGE.id, AGAIN.id, OTHER.id)
    assert group.people == ("Dina Osman",)


def test_of_the_bundled_documents_the_three_accounts_of_one_interview_are_found():
    """As a reader's own: what the bundled list knows of events is left out."""
    own = [replace(one, event="", event_title="", bundled=False) for one in bundled_library()]
    by_id = {one.id: one for one in own}
    comparisons = {(a, b): compare(by_id[a], by_id[b]) for a, b in candidate_pairs(own)}
    [group] = suggested_groups(own, comparisons)
    assert group.documents == tuple(by_id)[:3]
    assert group.people == ("Kassym-Jomart Tokayev",)
