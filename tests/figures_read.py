"""The figures of a text, written so that a test can be read."""

from __future__ import annotations

from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.values import Figure
from kzreader.core.interview import Interview


def figures(text: str, date: str = "2024-07-02") -> tuple[Figure, ...]:
    """Those of a text published on `date`."""
    return find_figures(Interview(id="x", text=text, title="", paragraphs=(), date=date))


def found(text: str, date: str = "2024-07-02") -> list[str]:
    """The figures of a text as "words = meaning"."""
    return [f"{one.span.of(text)} = {meaning(one)}" for one in figures(text, date)]


def meaning(figure: Figure) -> str:
    """What a figure comes to: its date, or its value with unit."""
    if figure.kind == "date":
        return figure.date or "?"
    ends = dict.fromkeys(f"{end:g}" for end in (figure.low, figure.high) if end is not None)
    mark = ("~" if figure.approximate else "") + figure.comparator.removeprefix("=")
    return f"{mark}{'..'.join(ends)} {figure.unit}".strip()
