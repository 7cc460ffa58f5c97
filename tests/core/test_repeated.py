"""Phrases that several interviews have, the most telling first."""

from __future__ import annotations

from kzreader.core.crossrefs.repeated import Phrase, rarity_from, repeated_phrases
from kzreader.core.library import interview_from_text
from kzreader.core.text import Span

RARE = rarity_from(
    {"saw": 400, "wall": 300, "short": 300, "walk": 300, "along": 500, "through": 500, "us": 900},
    1000,
    plain=frozenset({"the", "of", "we", "and", "in", "it", "is", "a"}),
)

FIRST = """\
Q: What did you find?

A: We found the rusted key of the lighthouse under a stone. And it is one of the best days.

Q: And then?

A: Then President Aruzhan Bekova came to Port Rowan to see it.
"""
SECOND = """\
The keeper said that they had searched for years.

“In the end we found the rusted key of the lighthouse,” he said. President Aruzhan Bekova came to Port Rowan later.

It is one of the oldest on the coast.
"""


def phrases(*texts: str, **options) -> tuple[Phrase, ...]:
    return repeated_phrases([interview_from_text(text) for text in texts], rarity=RARE, named={}, **options)


def test_the_longest_run_of_words_is_the_phrase_and_stands_where_it_stands():
    (phrase, *_) = phrases(FIRST, SECOND)
    assert phrase.words == "We found the rusted key of the lighthouse"
    texts = {interview_from_text(text).id: text for text in (FIRST, SECOND)}
    assert [place.span.of(texts[place.document]).lower() for place in phrase.places] == [phrase.words.lower()] * 2


def test_common_words_and_names_make_no_phrase():
    found = [phrase.words for phrase in phrases(FIRST, SECOND)]
    assert not any("one of the" in words for words in found)
    named = {interview_from_text(FIRST).id: (Span(0, len(FIRST)),)}
    both = [interview_from_text(FIRST), interview_from_text(SECOND)]
    assert repeated_phrases(both, rarity=RARE, named=named) == ()


def test_what_one_interview_says_twice_is_nobody_elses_phrase():
    twice = "Q: Why?\n\nA: The rusted key of the lighthouse. The rusted key of the lighthouse.\n"
    assert phrases(twice, "Q: Who?\n\nA: Nobody at all was there to see us come.\n") == ()


def test_a_telling_phrase_comes_before_a_longer_one():
    one = "A short walk along the wall saw us through the wall and the wall. Quartz veins shimmered everywhere.\n"
    other = "So: a short walk along the wall saw us through the wall and the wall! Quartz veins shimmered everywhere?\n"
    found = [phrase.words.lower() for phrase in phrases(one, other)]
    assert found[0] == "quartz veins shimmered everywhere"


def test_nothing_is_found_in_nothing():
    assert phrases() == ()
    assert phrases("", "") == ()


def test_a_refrain_of_a_thousand_lines_takes_no_long_time():
    refrain = "We are the champions of the world tonight.\n\n" * 1000
    assert len(phrases(refrain, refrain)) <= 1
