"""The results of cross-referencing as plain values, so that showing them needs none of the machinery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.text import Span

EntityType = Literal["person", "place", "organisation", "work", "initiative", "event", "concept"]
LinkKind = Literal["quote", "parallel"]


class Entity(NamedTuple):
    """Someone or something named in the interviews. `aliases` are the forms the gazetteer gives, without `name`."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()


class Mention(NamedTuple):
    """One place where an entity is named."""

    entity: str
    span: Span


class Link(NamedTuple):
    """Two passages that report the same statement, sentence by sentence.

    `score` from 0 to 1. `because` are the shared words and names that speak for it, strongest first.
    """

    kind: LinkKind
    score: float
    a: Span
    b: Span
    because: tuple[str, ...] = ()
    by: Literal["program", "reader"] = "program"
    """Who says so: the program, or the reader, whose word stands."""

    def swapped(self) -> Link:
        """The same link seen from the other interview."""
        return self._replace(a=self.b, b=self.a)


class TopicSuggestion(NamedTuple):
    """A topic that the rules propose for a paragraph. `because`: the words in the text that caused it."""

    topic: str
    paragraph: int
    span: Span
    because: tuple[Span, ...] = ()
