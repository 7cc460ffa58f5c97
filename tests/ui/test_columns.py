"""How a row is shared between panes, and where something dropped into it goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.ui.reading.columns import border_moved, drop_place, widths

shares = st.lists(st.floats(0.1, 10), min_size=1, max_size=4)


@given(shares, st.integers(4, 4000), st.integers(1, 400))
def test_the_row_is_filled_and_no_pane_is_too_narrow(parts, room, narrowest):
    found = widths(parts, room=room, narrowest=narrowest)
    assert sum(found) == room
    assert min(found) >= min(narrowest, room // len(parts)) - 1


@given(shares.filter(lambda parts: max(parts) < 3 * min(parts)), st.integers(2000, 4000))
def test_with_room_for_all_the_shares_are_kept(parts, room):
    found = widths(parts, room=room, narrowest=1)
    assert found == pytest.approx([room * part / sum(parts) for part in parts], abs=4)


@given(st.lists(st.integers(50, 900), min_size=2, max_size=4), st.integers(-2000, 2000), st.data())
def test_a_border_moves_between_its_neighbours_alone(current, by, data):
    border = data.draw(st.integers(0, len(current) - 2))
    moved = border_moved(current, border, by, narrowest=240)
    assert sum(moved) == sum(current)
    assert [*moved[:border], *moved[border + 2 :]] == [*current[:border], *current[border + 2 :]]
    assert min(moved[border : border + 2]) >= min(240, *current[border : border + 2])


@pytest.mark.parametrize(
    ("x", "place"),
    [
        (5, (0, "beside")),
        (300, (0, "here")),
        (590, (1, "beside")),
        (628, (1, "beside")),
        (900, (1, "here")),
        (1250, (2, "beside")),
    ],
)
def test_edges_and_ribbons_mean_beside(x, place):
    assert drop_place(x, [(0, 600), (656, 600)], full=False) == place


@given(st.floats(-10, 1400))
def test_in_a_full_row_everything_means_in_place(x):
    assert drop_place(x, [(0, 600), (656, 600)], full=True).where == "here"


def test_into_an_empty_row_the_first_goes():
    assert drop_place(300, [], full=False) == (0, "beside")
