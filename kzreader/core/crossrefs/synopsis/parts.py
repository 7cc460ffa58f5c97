"""A long synopsis on its way from the worker to the window: in parts, each taken up in a few milliseconds.

Parts are pickles that never leave the pipe between two processes of one program.
"""

from __future__ import annotations

import pickle
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kzreader.core.crossrefs.parallels import Comparison
from kzreader.core.crossrefs.values import Link
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzreader.core.crossrefs.synopsis.values import Row, Synopsis

_ROWS = 60
"""Rows of six long cells that are taken up in a few milliseconds."""


class Packed(NamedTuple):
    """`head`: the synopsis without its rows; `parts`: its rows in order, see `rows_in`."""

    head: Synopsis
    parts: tuple[bytes, ...]


def packed(table: Synopsis) -> Packed:
    """`table` in parts."""
    starts = range(0, len(table.rows), _ROWS)
    return Packed(table._replace(rows=()), tuple(pickled(table.rows[start : start + _ROWS]) for start in starts))


def rows_in(part: bytes) -> tuple[Row, ...]:
    """The rows in one of the parts that `packed` made."""
    return cast("tuple[Row, ...]", pickle.loads(part))


def whole(synopsis: Packed) -> Synopsis:
    """The synopsis with all its rows again."""
    return synopsis.head._replace(rows=tuple(row for part in synopsis.parts for row in rows_in(part)))


def pickled(value: object) -> bytes:
    """Any value as a part."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpickled(part: bytes) -> Any:
    """What `pickled` was given."""
    return pickle.loads(part)


def ends_of(links: Iterable[Link]) -> array[int]:
    """Where the passages of links begin and end, four numbers a link: all of them that a synopsis needs."""
    return array("q", (end for link in links for span in (link.a, link.b) for end in (span.start, span.end)))


def comparisons_from(ends: Mapping[tuple[str, str], Sequence[int]]) -> dict[tuple[str, str], Comparison]:
    """Comparisons that hold nothing but links, from what `ends_of` gave for each pair of ids."""
    return {pair: Comparison(links=tuple(_links(numbers))) for pair, numbers in ends.items()}


def _links(ends: Sequence[int]) -> Iterable[Link]:
    for at in range(0, len(ends), 4):
        yield Link("parallel", 1.0, Span(*ends[at : at + 2]), Span(*ends[at + 2 : at + 4]))
