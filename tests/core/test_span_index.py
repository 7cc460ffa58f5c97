"""Stretches of text are found by what overlaps them, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.span_index import SpanIndex
from kzreader.core.text import Span

_SPANS = st.tuples(st.integers(0, 1500), st.integers(0, 900)).map(lambda ends: Span(ends[0], sum(ends)))


@given(spans=st.lists(_SPANS, max_size=30), wanted=_SPANS)
def test_what_overlaps_is_found_once(spans: list[Span], wanted: Span):
    index = SpanIndex((span, number) for number, span in enumerate(spans))
    found = list(index.overlapping(wanted))
    assert sorted(found) == [number for number, span in enumerate(spans) if span.overlaps(wanted)]
