"""What a reading pane is told: plain values in source offsets, made by a presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kzreader.core.text import Span
from kzreader.ui.theme import Theme

PassageKind = Literal["parallel", "quote"]


class PageStyle(NamedTuple):
    """How a page looks. `font_size` in points; `measure` in characters a line."""

    theme: Theme
    font_size: float
    measure: int


class MentionMark(NamedTuple):
    """A name in the text. `type` is one of the entity types of `core.crossrefs.values`."""

    span: Span
    entity: str
    type: str


class PassageMark(NamedTuple):
    """A sentence that has a counterpart in a neighbouring pane. `score` from 0 to 1."""

    span: Span
    kind: PassageKind
    score: float


class Difference(NamedTuple):
    """Words that the parallel passage beside has not."""

    span: Span


@dataclass(frozen=True, slots=True)
class Chip:
    """A topic in the header. `count` paragraphs carry it, `confirmed` of them by the reader; `active` filters the page.

    `colour` is "#rrggbb"; `sign` one or two characters that tell the topic apart without its colour.
    """

    topic: str
    name: str
    colour: str
    sign: str
    count: int
    confirmed: int
    active: bool = False


class TopicMark(NamedTuple):
    """A topic beside the paragraph with that number; `confirmed` by the reader, or only suggested."""

    topic: str
    name: str
    colour: str
    sign: str
    paragraph: int
    confirmed: bool


class SyncPlace(NamedTuple):
    """A place that the reader wants level with places in the interviews `others`, named by title."""

    id: str
    number: int
    span: Span
    others: tuple[str, ...] = ()


class HeaderInfo(NamedTuple):
    """What the head of a pane says: title, details in reading order (outlet, date, kind …), topics."""

    title: str
    details: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
