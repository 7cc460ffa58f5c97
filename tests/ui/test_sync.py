"""The arithmetic of scrolling together: level at every passage, still where there is none, never to and fro."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzreader.ui.reading.sync import Anchor, Follower, consistent, guide

VISIBLE, LINE = 800.0, 24.0

heights = st.floats(min_value=1, max_value=20000, allow_nan=False)
anchors = st.builds(Anchor, here=heights, there=heights, length=st.just(48.0), weight=st.floats(0.1, 1.0))


def way(*rows):
    return guide([Anchor(here, there, 48.0) for here, there in rows], visible=VISIBLE, line=LINE)


def there(found, here, run=None):
    return found.locate(here, run)[0]


def test_every_passage_in_order_stands_level():
    found = way((100, 300), (500, 700), (900, 1500))
    assert [there(found, here) for here in (100, 500, 900)] == [300, 700, 1500]


def test_between_two_passages_the_place_is_interpolated():
    found = way((100, 300), (500, 700), (900, 1500))
    assert there(found, 300) == 500
    assert there(found, 700) == 1100


def test_without_links_the_page_waits():
    assert guide([], visible=VISIBLE, line=LINE).locate(500) is None


def test_where_there_is_no_counterpart_for_screens_the_page_waits_and_arrives_in_time():
    found = way((100, 100), (6000, 900))
    assert there(found, 2000) == there(found, 4000) == 148
    assert there(found, 6000) == 900
    assert 148 < there(found, 5700) < 900


def test_after_the_last_passage_the_page_goes_on_to_its_end_and_waits():
    found = way((100, 100), (500, 600))
    assert there(found, 548) == 648
    assert there(found, 9000) == 648


def test_a_stray_link_across_the_text_is_passed_over():
    straight = [Anchor(100.0 * n, 100.0 * n, weight=0.6) for n in range(1, 20)]
    stray = Anchor(955, 60, weight=0.9)
    assert stray not in consistent([*straight, stray], visible=VISIBLE)


def test_two_neighbouring_sentences_told_the_other_way_round_do_not_rock_the_page():
    rows = [(100, 100), (200, 300), (300, 200), (400, 400), (500, 500)]
    found = way(*rows)
    places = [there(found, here) for here in range(100, 501, 5)]
    assert all(after >= before for before, after in pairwise(places))


def test_a_block_told_elsewhere_is_followed():
    block = [(1000 + 50 * n, 8000 + 50 * n) for n in range(8)]
    rest = [(1600 + 60 * n, 1000 + 60 * n) for n in range(8)]
    found = way((100, 100), *block, *rest)
    assert there(found, 1150) == 8150
    assert there(found, 1720) == 1120


def test_a_small_move_at_the_border_of_two_runs_changes_nothing():
    block = [(1000 + 50 * n, 8000 + 50 * n) for n in range(8)]
    rest = [(1600 + 60 * n, 1000 + 60 * n) for n in range(8)]
    found = way(*block, *rest)
    middle = (block[-1][0] + rest[0][0]) / 2
    from_above = [found.locate(middle + move, 0)[1] for move in (-10, 10, -10, 10)]
    from_below = [found.locate(middle + move, 1)[1] for move in (10, -10, 10, -10)]
    assert from_above == [0, 0, 0, 0]
    assert from_below == [1, 1, 1, 1]
    assert found.locate(rest[0][0], 0) == (1000, 1)
    assert found.locate(block[-1][0], 1) == (8350, 0)


@example([Anchor(1.0, 1.1, length=48.0), Anchor(6.0, 6.0, length=48.0)])
@given(st.lists(anchors, min_size=1, max_size=60))
def test_inside_a_run_the_page_only_goes_forward_and_never_jumps(links):
    found = guide(links, visible=VISIBLE, line=LINE)
    for run in found.runs:
        assert all(a < b for a, b in pairwise(run.heres))
        assert all(a <= b for a, b in pairwise(run.theres))


@given(st.lists(anchors, min_size=1, max_size=60), st.integers(0, 59))
def test_each_chosen_passage_is_level_whichever_way_the_reader_comes(links, number):
    chosen = consistent(links, visible=VISIBLE)
    found = guide(links, visible=VISIBLE, line=LINE)
    anchor = chosen[number % len(chosen)]
    for run in (None, 0, len(found.runs) - 1):
        if anchor.here not in [low for low, _ in found.borders]:
            assert there(found, anchor.here, run) == pytest.approx(anchor.there, abs=LINE)


@given(st.lists(anchors, min_size=1, max_size=40), heights, heights)
def test_taking_the_lead_moves_nothing_at_once_and_ends_level(links, here, stands):
    follower = Follower(guide(links, visible=VISIBLE, line=LINE), VISIBLE)
    follower.take_up(here, stands)
    assert follower.place(here) == pytest.approx(stands)
    on = here + 2 * VISIBLE
    assert follower.place(on) == pytest.approx(follower.way.locate(on, follower.run)[0])


def test_a_page_stood_level_by_hand_stays_with_the_reader_and_then_falls_in():
    follower = Follower(way((100, 100), (5000, 5000)), VISIBLE)
    follower.take_up(1000, 3000, by_hand=True)
    due = follower.way.locate(1300)[0]
    assert follower.place(1300) - due == follower.off
    assert follower.place(1000 + 2 * VISIBLE) == follower.way.locate(1000 + 2 * VISIBLE)[0]
