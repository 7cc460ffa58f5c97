"""Parallel passages of two interviews, sentence by sentence and many-to-many, by a lexical method without a model
of language.

The machinery and numpy are loaded when two interviews are compared, not before: a result that is at hand
(`links_from_json`) needs neither.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kzreader.core.crossrefs.alignment import Engine
    from kzreader.core.interview import Interview

    Embed = Callable[[Sequence[str], Callable[[float], None]], NDArray[np.float32]]
    """From sentences to their vectors, a row of unit length, or of zeros, for each; told the share done on the way."""

METHOD_VERSION = "lexical-5"
"""Raised whenever the code would make a comparison come out differently."""


LEAST = 0.1
"""The weakest link that a comparison keeps, for readers who want to see more."""
DEFAULT = 0.25
"""Links from this score upward are shown by default: what serves interviews that nobody has tuned for best."""


def own_synonyms() -> Path:
    """The reader's own list of synonyms, which need not exist; see the head of the bundled `synonyms.txt`."""
    return paths.user_config("synonyms.txt")


def own_synonyms_as_written() -> bytes:
    """What stands in that list, nothing where it cannot be read: a comparison depends on it."""
    try:
        return own_synonyms().read_bytes()
    except OSError:
        return b""


class Comparison(NamedTuple):
    """What two interviews share: links in reading order, and the sentences that have no counterpart.

    `links` are those that are shown by default, from a score of DEFAULT upward, and `only_a` and `only_b` go with
    them; `weaker` are those below, down to LEAST.
    """

    links: tuple[Link, ...] = ()
    only_a: tuple[Span, ...] = ()
    only_b: tuple[Span, ...] = ()
    weaker: tuple[Link, ...] = ()

    def shown(self, least: float = DEFAULT) -> tuple[Link, ...]:
        """The links with a score of at least `least`, in reading order."""
        if least == DEFAULT:
            return self.links
        return _in_order(link for link in (*self.links, *self.weaker) if link.score >= least)

    def swapped(self) -> Comparison:
        """The same comparison seen from the other interview."""
        links, weaker = (_in_order(link.swapped() for link in each) for each in (self.links, self.weaker))
        return Comparison(links, self.only_b, self.only_a, weaker)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


class Stopped(Exception):
    """The comparison was abandoned because `should_stop` said so."""


def _never() -> bool:
    return False


def _quietly(done: float) -> None:
    del done


def compare(
    a: Interview,
    b: Interview,
    *,
    engine: Engine | None = None,
    embed: Embed | None = None,
    should_stop: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _quietly,
) -> Comparison:
    """Find the parallel passages of `a` and `b`.

    The result depends on the two interviews, on the words and names of `engine`, by default the bundled ones and the
    reader's list of synonyms, and on nothing else. `embed` gives sentence vectors where a model of language is
    installed. `progress` is told the share done, 0 to 1, many times within a long comparison.
    `compare(b, a)` gives the same, swapped. Raises Stopped soon after `should_stop` answers yes, and ResourceError
    where a data file of the method is damaged.
    """
    from kzreader.core.crossrefs.alignment import align

    def step(done: float) -> None:
        if should_stop():
            raise Stopped
        progress(done)

    if b.text < a.text:
        return align(b, a, engine=engine, embed=embed, step=step).swapped()
    return align(a, b, engine=engine, embed=embed, step=step)


def links_to_json(comparison: Comparison) -> str:
    """`comparison` as JSON, for `links_from_json`."""
    return json.dumps(
        {
            "method": METHOD_VERSION,
            "links": [_row(link) for link in comparison.links],
            "weaker": [_row(link) for link in comparison.weaker],
            "only_a": [[span.start, span.end] for span in comparison.only_a],
            "only_b": [[span.start, span.end] for span in comparison.only_b],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def links_from_json(text: str) -> Comparison:
    """The comparison that `links_to_json` wrote. Raises ValueError where another method or program wrote it."""
    try:
        data = json.loads(text)
        if data["method"] != METHOD_VERSION:
            raise ValueError(f"made by method {data['method']!r}, not {METHOD_VERSION!r}")
        links, weaker = (tuple(_link(row) for row in data[key]) for key in ("links", "weaker"))
        return Comparison(links, _spans(data["only_a"]), _spans(data["only_b"]), weaker)
    except (KeyError, TypeError) as error:
        raise ValueError("no comparison") from error


def _row(link: Link) -> list[object]:
    because = [list(reason) for reason in link.because]
    return [link.kind, link.score, link.a.start, link.a.end, link.b.start, link.b.end, because]


def _link(row: Sequence[Any]) -> Link:
    kind, score, *ends, because = row
    reasons = tuple(Reason(*reason) for reason in because)
    return Link(kind=kind, score=score, a=Span(*ends[:2]), b=Span(*ends[2:]), because=reasons)


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
