"""Messages come out of the pipe as they went in, in parts that are small however large the message is."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.crossrefs.parallels import Comparison
from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.framing import Incoming, frames
from kzreader.core.text import Span

PLAIN = st.none() | st.integers() | st.text(max_size=5)
ASKED: list[Counted] = []
LONG = st.lists(PLAIN, min_size=90, max_size=330).map(tuple)
MESSAGES = st.recursive(PLAIN | LONG, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=6)


class Counted:
    """Notes that it was asked what it consists of."""

    def __reduce__(self):
        ASKED.append(self)
        return Counted, ()


def received(data: bytes, *, by: int) -> list[object]:
    incoming, messages = Incoming(), []
    for start in range(0, len(data), by):
        incoming.feed(data[start : start + by])
        while incoming.step():
            messages += incoming.messages()
        messages += incoming.messages()
    return messages


def comparison(links: int) -> Comparison:
    reasons = (Reason("words", "одно and the same"),)
    made = [Link("parallel", 0.5, Span(n, n + 9), Span(n + 1, n + 7), reasons) for n in range(links)]
    return Comparison(tuple(made), tuple(link.a for link in made), (), tuple(made[: links // 3]))


@given(st.lists(MESSAGES, min_size=1, max_size=3), st.integers(1, 4000))
def test_messages_arrive_as_they_were_however_the_pipe_cuts_them(messages, by):
    data = b"".join(frame for message in messages for frame in frames(message))

    assert received(data, by=by) == messages


@pytest.mark.parametrize("links", [0, 1, 99, 100, 101, 5_000])
def test_a_comparison_arrives_whole_and_in_order(links):
    sent = (1, True, comparison(links))

    assert received(b"".join(frames(sent)), by=65_536) == [sent]


def test_long_tuples_within_long_tuples_arrive():
    sent = tuple(tuple(range(number)) for number in range(250))

    assert received(b"".join(frames(sent)), by=1000) == [sent]


def test_no_frame_of_a_large_result_is_large():
    large = [len(frame) for frame in frames((1, True, comparison(5_000)))]

    assert len(large) > 100
    assert max(large) < 20_000


def test_a_frame_is_made_when_it_is_asked_for():
    ASKED.clear()
    made = frames(tuple(Counted() for _ in range(1000)))
    list(islice(made, 2))

    assert len(ASKED) == 100


def test_what_is_there_twice_goes_through_the_pipe_once():
    long = tuple(range(1000))
    (first, second) = received(b"".join(frames((long, long))), by=99)[0]

    assert first == long
    assert first is second
