"""An interview as values: its text, its paragraphs with kind and speaker, and what is known of its origin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kzreader.core.text import Span


class ParagraphKind(StrEnum):
    """What a paragraph is to the reader."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    QUESTION = "question"
    ANSWER = "answer"
    TURN = "turn"
    """A speaker's turn where question and answer cannot be told apart."""
    NARRATION = "narration"
    QUOTATION = "quotation"
    CAPTION = "caption"
    PROMO = "promo"
    COMMENT = "comment"
    NOTE = "note"


SPOKEN = frozenset({ParagraphKind.QUESTION, ParagraphKind.ANSWER, ParagraphKind.TURN})
"""Paragraphs that are somebody's turn."""

FURNITURE = frozenset({ParagraphKind.CAPTION, ParagraphKind.PROMO, ParagraphKind.COMMENT, ParagraphKind.NOTE})
"""What the web page put round the interview: folded away in the page, and no part of cross-references."""


class Paragraph(NamedTuple):
    """One paragraph.

    `number` counts from 1 and is what a reader cites. `span` covers the paragraph without surrounding white
    space. `body` is the part without the speaker's label ("Question:", "MR. CARNEY:", a leading dash) and
    equals `span` where there is none; it can be empty where a label stands alone. `speaker` is the person as a reader
    would name them, or None.
    """

    number: int
    kind: ParagraphKind
    speaker: str | None
    span: Span
    body: Span

    @property
    def label(self) -> Span | None:
        """The speaker's label as written, or None."""
        return type(self.span)(self.span.start, self.body.start) if self.body.start > self.span.start else None


class Person(NamedTuple):
    """Someone who takes part. `role`: interviewer, interviewee, speaker or author."""

    name: str
    role: str


@dataclass(frozen=True)
class Interview:
    """One document. `text` is the text as loaded and never changes; every span points into it.

    `id`: the file name without its ending for the bundled ones, the SHA-256 of the text (hexadecimal) for the
    reader's own. `date`: ISO 8601 date, month, year, or interval with a slash; empty where unknown.
    `language`: BCP 47 ("en"). `translated_from`: the same, or empty. `kind`: transcript, report, commentary, or empty.
    `event`: an id shared by the documents that report the same interview, empty where unknown. `event_title`: what a
    list calls that interview. `path`: where it was read from, or empty.
    """

    id: str
    text: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    outlet: str = ""
    date: str = ""
    language: str = ""
    translated_from: str = ""
    kind: str = ""
    people: tuple[Person, ...] = ()
    event: str = ""
    event_title: str = ""
    path: str = ""
    bundled: bool = False

    @cached_property
    def word_count(self) -> int:
        """Number of words separated by white space."""
        return len(self.text.split())

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the character at `offset`, or the next one after it, or None at the end."""
        for paragraph in self.paragraphs:
            if offset < paragraph.span.end:
                return paragraph
        return None
