"""The records of a notebook as values: annotations with their targets, topics, documents, rejected suggestions.

An Annotation follows the W3C Web Annotation model: it has bodies (a Markdown text and topics) and one or more
targets, each selected by position and by quote. A comparison note has two or more targets.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span

CONTEXT_LENGTH = 32
"""Code points of context kept on either side of a quote (DESIGN.md section 6)."""


class Style(StrEnum):
    """How an annotation marks its passage."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    TOPIC = "topic"
    """A paragraph that the reader tagged or whose suggested topic was accepted: shown by its topics alone."""


class Colour(StrEnum):
    """The reader's own mark colours; themes say what each looks like."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"
    VIOLET = "violet"


class Target(NamedTuple):
    """A passage: where it stands and how it reads, with context on either side."""

    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, interview: Interview, span: Span) -> Target:
        """The passage `span` of `interview`."""
        text = interview.text
        return cls(
            document=interview.id,
            span=span,
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            suffix=text[span.end : span.end + CONTEXT_LENGTH],
        )


class Annotation(NamedTuple):
    """One thing the reader made: a mark, with or without a note and topics. Times are ISO 8601 in UTC.

    `topics` are ids of topics. `body` is Markdown, empty where there is no note.
    """

    id: str
    created: str
    modified: str
    author: str
    style: Style
    colour: Colour
    body: str
    topics: tuple[str, ...]
    targets: tuple[Target, ...]

    @property
    def is_comparison(self) -> bool:
        """Whether it joins two or more passages."""
        return len(self.targets) > 1

    def touches(self, document: str) -> bool:
        """Whether one of its passages is in `document`."""
        return any(target.document == document for target in self.targets)


class Topic(NamedTuple):
    """A topic as the notebook keeps it. `colour` is "#rrggbb". Bundled topics are copied in when first used."""

    id: str
    name: str
    colour: str
    description: str = ""
    parent: str = ""


class Rejection(NamedTuple):
    """A suggested topic that the reader refused for one paragraph, so that it is not proposed again."""

    id: str
    document: str
    span: Span
    topic: str


class DocumentRecord(NamedTuple):
    """A document the notebook knows: its text and origin, so that notes survive the document.

    `listed` is False once the reader took it out of the library. `own` is True for the reader's own documents, which
    the library then lists from here; `markdown` says how its text is to be read. `sha256` is that of the text as UTF-8.
    """

    id: str
    text: str
    sha256: str
    title: str
    outlet: str
    date: str
    path: str
    own: bool
    markdown: bool
    listed: bool
