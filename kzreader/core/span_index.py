"""Finding what overlaps a stretch of text, among many stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzreader.core.text import Span

T = TypeVar("T")

_BLOCK = 256
"""Code points of text that are looked up together: about the length of a sentence or two."""


class SpanIndex(Generic[T]):
    """Values by the stretch of text that each is about."""

    def __init__(self, values: Iterable[tuple[Span, T]]) -> None:
        self._blocks: dict[int, list[tuple[Span, T]]] = {}
        for span, value in values:
            for block in _blocks(span):
                self._blocks.setdefault(block, []).append((span, value))

    def overlapping(self, span: Span) -> Iterator[T]:
        """The values whose stretch shares a character with `span`, each once."""
        for block in _blocks(span):
            for one, value in self._blocks.get(block, ()):
                if one.overlaps(span) and block == max(span.start, one.start) // _BLOCK:
                    yield value


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, max(span.end - 1, span.start) // _BLOCK + 1)
