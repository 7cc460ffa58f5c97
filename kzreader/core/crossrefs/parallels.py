"""Parallel passages of two interviews, sentence by sentence and many-to-many, by a lexical method without a model
of language.

The machinery and numpy are loaded when two interviews are compared, not before: a result that is at hand
(`links_from_json`) needs neither.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.values import Link
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzreader.core.interview import Interview

METHOD_VERSION = "lexical-3"
"""Raised whenever the code would make a comparison come out differently."""


@cache
def method_version() -> str:
    """METHOD_VERSION with a digest of the method's data files: part of the key under which results are kept."""
    digest = hashlib.sha256()
    for folder in ("words", "weights", "gazetteer"):
        for file in sorted(paths.resources(folder).glob("*")):
            digest.update(file.read_bytes())
    return f"{METHOD_VERSION}-{digest.hexdigest()[:12]}"


class Comparison(NamedTuple):
    """What two interviews share: links in reading order, and the sentences that have no counterpart."""

    links: tuple[Link, ...] = ()
    only_a: tuple[Span, ...] = ()
    only_b: tuple[Span, ...] = ()

    def swapped(self) -> Comparison:
        """The same comparison seen from the other interview."""
        links = sorted((link.swapped() for link in self.links), key=lambda link: (link.a, link.b))
        return Comparison(tuple(links), self.only_b, self.only_a)


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
    background: Sequence[Interview] = (),
    should_stop: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _quietly,
) -> Comparison:
    """Find the parallel passages of `a` and `b` that a window shows by default.

    `background` are other open interviews: what is common in them tells little. `progress` is told the share
    done, 0 to 1. `compare(b, a)` gives the same, swapped. Raises Stopped when `should_stop` answers yes between two
    steps, and ResourceError where a data file of the method is damaged.
    """
    from kzreader.core.crossrefs.alignment import align

    def step(done: float) -> None:
        if should_stop():
            raise Stopped
        progress(done)

    if b.text < a.text:
        return align(b, a, background=background, step=step).swapped()
    return align(a, b, background=background, step=step)


def links_to_json(comparison: Comparison) -> str:
    """`comparison` as JSON, for `links_from_json`."""
    return json.dumps(
        {
            "method": method_version(),
            "links": [
                [link.kind, link.score, link.a.start, link.a.end, link.b.start, link.b.end, list(link.because)]
                for link in comparison.links
            ],
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
        if data["method"] != method_version():
            raise ValueError(f"made by method {data['method']!r}, not {method_version()!r}")
        links = tuple(
            Link(kind=kind, score=score, a=Span(*ends[:2]), b=Span(*ends[2:]), because=tuple(because))
            for kind, score, *ends, because in data["links"]
        )
        return Comparison(links, _spans(data["only_a"]), _spans(data["only_b"]))
    except (KeyError, TypeError) as error:
        raise ValueError("no comparison") from error


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
