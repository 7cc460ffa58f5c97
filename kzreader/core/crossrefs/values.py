"""The results of cross-referencing as plain values, so that showing them needs none of the machinery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.text import Span

EntityType = Literal["person", "place", "organisation", "work", "initiative", "event", "concept"]
LinkKind = Literal["quote", "parallel"]
ReasonKind = Literal["word", "name", "figure", "neighbours"]
FigureKind = Literal["quantity", "date"]
FigureRelation = Literal["agrees", "differs", "evolved"]


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


class Reason(NamedTuple):
    """One thing that speaks for a link: what both sentences have, as it stands in the first, or the link beside it."""

    kind: ReasonKind
    text: str = ""
    """Empty for neighbours: there is nothing to quote."""


class Link(NamedTuple):
    """Two passages that report the same statement, sentence by sentence.

    `score`: the chance, from 0 to 1, that a reader would call them parallel, as measured on interviews that the
    weights were not trained on. `because`: what speaks for it, strongest first.
    """

    kind: LinkKind
    score: float
    a: Span
    b: Span
    because: tuple[Reason, ...] = ()
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


class Figure(NamedTuple):
    """A quantity or a date in an interview, normalised.

    `value` is None for a range, which has `low` and `high`, and for "several". `comparator`: one of = < > <= >=.
    `unit`: "%", an ISO 4217 code, "year", "km", "ordinal", "times", or the noun that is counted; empty where none is
    given.
    `counted`: the noun of a count, an ordinal or an anniversary.
    `date`: ISO 8601 date, month, year or interval; of a quantity the one its sentence gives; empty where it cannot be
    told.
    `measure`: what is measured, in the words of the text; `terms` the stems of these words, `around` of the
    sentence, `names` of its words in capitals.
    `told`: the date of the interview.
    """

    span: Span
    kind: FigureKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: str = "="
    approximate: bool = False
    unit: str = ""
    counted: str = ""
    date: str = ""
    measure: str = ""
    terms: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    sentence: Span | None = None
    told: str = ""


class FigurePair(NamedTuple):
    """Two figures for the same thing: they agree, differ, or speak of different times. `measure`: what both have."""

    relation: FigureRelation
    measure: str
    a: Figure
    b: Figure

    def swapped(self) -> FigurePair:
        """The same pair seen from the other interview."""
        return self._replace(a=self.b, b=self.a)
