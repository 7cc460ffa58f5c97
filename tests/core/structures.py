"""Texts beside what a reader sees in them: one line a paragraph, `kind | speaker | first words`."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from kzreader.core.interview import Paragraph, Person
from kzreader.core.structure import paragraphs_of


def read(text: str, *, markdown: bool = False, people: Sequence[Person] = ()) -> tuple[str, tuple[Paragraph, ...]]:
    """The text without its indentation, and its paragraphs."""
    plain = dedent(text).strip("\n") + "\n"
    return plain, paragraphs_of(plain, markdown=markdown, people=people)


def seen(text: str, *, markdown: bool = False, people: Sequence[Person] = ()) -> list[str]:
    """What a reader sees: `kind speaker: first two words of the body`."""
    plain, paragraphs = read(text, markdown=markdown, people=people)
    return [f"{p.kind.value} {p.speaker or '-'}: {' '.join(p.body.of(plain).split()[:2])}".strip() for p in paragraphs]


def kinds(text: str, *, markdown: bool = False, people: Sequence[Person] = ()) -> list[str]:
    """The kinds of the paragraphs alone."""
    return [p.kind.value for p in read(text, markdown=markdown, people=people)[1]]


def speakers(text: str, *, people: Sequence[Person] = ()) -> list[str | None]:
    """The speakers of the paragraphs alone."""
    return [p.speaker for p in read(text, people=people)[1]]
