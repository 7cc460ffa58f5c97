"""Figures and their pairs as JSON, to be kept from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kzreader.core.crossrefs.values import Figure, FigurePair
from kzreader.core.text import Span

_SETS = ("terms", "around", "names")


def figures_to_json(figures: Iterable[Figure]) -> str:
    """The figures as text, the same text for the same figures."""
    return json.dumps([_plain(figure) for figure in figures], ensure_ascii=False, separators=(",", ":"))


def figures_from_json(text: str) -> tuple[Figure, ...]:
    """The figures that `figures_to_json` wrote. Raises ValueError where these are none."""
    try:
        return tuple(_figure(values) for values in json.loads(text))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("no figures") from error


def pairs_to_json(pairs: Iterable[FigurePair], a: Sequence[Figure], b: Sequence[Figure]) -> str:
    """Pairs of the figures `a` and `b` as text."""
    at_a = {figure.span: number for number, figure in enumerate(a)}
    at_b = {figure.span: number for number, figure in enumerate(b)}
    kept = [[pair.relation, pair.measure, at_a[pair.a.span], at_b[pair.b.span]] for pair in pairs]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def pairs_from_json(text: str, a: Sequence[Figure], b: Sequence[Figure]) -> tuple[FigurePair, ...]:
    """The pairs that `pairs_to_json` wrote of the same figures. Raises ValueError where these are none."""
    try:
        return tuple(FigurePair(relation, measure, a[i], b[j]) for relation, measure, i, j in json.loads(text))
    except (IndexError, TypeError) as error:
        raise ValueError("no pairs of figures") from error


def _plain(figure: Figure) -> dict[str, object]:
    values = figure._asdict()
    values["span"] = _ends(figure.span)
    values["sentence"] = None if figure.sentence is None else _ends(figure.sentence)
    return {**values, **{name: sorted(values[name]) for name in _SETS}}


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _figure(values: dict[str, Any]) -> Figure:
    sentence = None if values["sentence"] is None else Span(*values["sentence"])
    sets = {name: frozenset(values[name]) for name in _SETS}
    return Figure(**{**values, "span": Span(*values["span"]), "sentence": sentence, **sets})
