from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.text import Span
from kzreader.ui.positions import index_at, positions_taken
from kzreader.ui.reading.offsets import PageMap, Part, Run

WORDS = st.text(st.sampled_from("aб中 é\u0301\u200d😀👩🏽\n.Қ𝒜"), max_size=12)
PARTS = st.lists(st.tuples(st.sampled_from([Part.SHOWN, Part.HIDDEN, Part.INSERTED]), WORDS, st.booleans()), max_size=8)


def built(parts):
    """A text, the runs of its page, and the page as it would read."""
    text, page, runs = "", "", []
    for part, words, gap in parts:
        if part is Part.INSERTED:
            runs.append(Run(part, Span(len(text), len(text)), positions_taken(words)))
            page += words
        else:
            runs.append(Run(part, Span(len(text), len(text) + len(words))))
            text += words
            page += words if part is Part.SHOWN else ""
        text += "\n" if gap else ""
    return text, runs, page


def units(page):
    return page.encode("utf-16-le")


@given(PARTS)
def test_every_character_shown_stands_where_the_map_says(parts):
    text, runs, page = built(parts)
    page_map = PageMap(text, runs)
    assert page_map.length == positions_taken(page)
    for run in runs:
        if run.part is Part.SHOWN:
            for offset in range(run.source.start, run.source.end):
                at = page_map.to_page(offset)
                wanted = units(text[offset])
                assert units(page)[2 * at : 2 * at + len(wanted)] == wanted


@given(PARTS)
def test_going_to_the_page_and_back_leads_to_the_same_character(parts):
    text, runs, _ = built(parts)
    page_map = PageMap(text, runs)
    for run in runs:
        if run.part is Part.SHOWN:
            for offset in range(run.source.start, run.source.end):
                assert page_map.to_source(page_map.to_page(offset)) == offset


@given(PARTS)
def test_every_offset_has_a_place_and_places_follow_each_other(parts):
    text, runs, _ = built(parts)
    page_map = PageMap(text, runs)
    places = [page_map.to_page(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= page_map.length for place in places)


@given(PARTS)
def test_what_is_shown_between_two_positions_is_what_is_read_there(parts):
    text, runs, page = built(parts)
    page_map = PageMap(text, runs)
    shown = "".join(span.of(text) for span in page_map.shown(0, page_map.length))
    assert shown == "".join(run.source.of(text) for run in runs if run.part is Part.SHOWN)
    for span in page_map.shown(0, page_map.length):
        read = b"".join(units(page)[2 * a : 2 * b] for a, b in page_map.ranges(span))
        assert read == units(span.of(text))


def test_the_inside_of_a_surrogate_pair_counts_as_its_beginning():
    page_map = PageMap("a😀b", [Run(Part.SHOWN, Span(0, 3))])
    assert [page_map.to_source(position) for position in range(5)] == [0, 1, 1, 2, 3]
    assert [page_map.to_page(offset) for offset in range(4)] == [0, 1, 3, 4]


def test_a_hidden_label_stands_for_the_words_that_follow_it():
    runs = [
        Run(Part.INSERTED, Span(3, 3), 5),
        Run(Part.HIDDEN, Span(0, 3)),
        Run(Part.SHOWN, Span(3, 8)),
    ]
    page_map = PageMap("Q: words", runs)
    assert {page_map.to_page(offset) for offset in range(4)} == {5}
    assert {page_map.to_source(position) for position in range(6)} == {3}
    assert page_map.ranges(Span(0, 8)) == [(5, 10)]
    assert page_map.ranges(Span(0, 3)) == []


@pytest.mark.parametrize(("words", "length"), [("", 0), ("abc", 3), ("😀", 2), ("e\u0301", 2), ("Қа", 2)])
def test_positions_taken(words, length):
    assert positions_taken(words) == length


@given(WORDS)
def test_every_character_is_found_again_by_its_position(words):
    positions = [positions_taken(words[:index]) for index in range(len(words) + 1)]
    assert [index_at(words, position) for position in positions] == list(range(len(words) + 1))
    assert index_at(words, positions[-1] + 1) == len(words)
