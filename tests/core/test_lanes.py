"""Notes beside a page stand level with their lines and never on one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.lanes import stack

places = st.floats(min_value=-500, max_value=5000, allow_nan=False)
sizes = st.floats(min_value=1, max_value=300, allow_nan=False)
boxes = st.lists(st.tuples(places, sizes), max_size=40).map(lambda rows: sorted(rows, key=lambda row: row[0]))
slack = 1e-6


def split(rows):
    return [place for place, _ in rows], [size for _, size in rows]


def displacement(wanted, tops):
    return sum((place - top) ** 2 for place, top in zip(wanted, tops, strict=True))


@given(boxes, st.floats(min_value=0, max_value=20))
def test_no_note_covers_another(rows, gap):
    wanted, heights = split(rows)
    tops = stack(wanted, heights, gap=gap)
    for (top, height), below in pairwise(zip(tops, heights, strict=True)):
        assert top + height + gap <= below[0] + slack
    assert all(top >= -slack for top in tops)


@given(boxes)
def test_notes_with_room_stand_exactly_level(rows):
    heights = [size for _, size in rows]
    wanted = [sum(heights[:number]) + 7 * number for number in range(len(heights))]
    assert stack(wanted, heights, gap=7) == pytest.approx(wanted)


@given(boxes.filter(lambda rows: len(rows) > 0), st.data())
def test_the_pinned_note_keeps_its_place_and_the_others_give_way(rows, data):
    wanted, heights = split(rows)
    pinned = data.draw(st.integers(0, len(rows) - 1))
    tops = stack(wanted, heights, pinned=pinned)
    assert tops[pinned] == pytest.approx(max(wanted[pinned], sum(heights[:pinned])))
    for (top, height), below in pairwise(zip(tops, heights, strict=True)):
        assert top + height <= below[0] + slack


@given(boxes.filter(lambda rows: len(rows) > 1), st.data())
def test_no_other_arrangement_displaces_less(rows, data):
    wanted, heights = split(rows)
    tops = stack(wanted, heights)
    nudges = data.draw(st.lists(st.floats(-50, 50), min_size=len(rows), max_size=len(rows)))
    other, floor = [], 0.0
    for top, height, nudge in zip(tops, heights, nudges, strict=True):
        other.append(max(floor, top + nudge))
        floor = other[-1] + height
    assert displacement(wanted, tops) <= displacement(wanted, other) + 1e-3


def test_two_notes_on_one_line_share_the_displacement():
    assert stack([100, 100], [40, 40]) == [80, 120]


def test_nothing_stands_above_the_top():
    assert stack([0, 0], [40, 40], gap=6, top=10) == [10, 56]
