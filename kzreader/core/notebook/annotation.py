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


class Anchorage(StrEnum):
    """How surely a passage stands where its target says."""

    ATTACHED = "attached"
    """Where the reader marked it, or where the very same words stand in another version of the document."""
    MOVED = "moved"
    """Found again among words that read differently; for the reader to check."""
    UNPLACED = "unplaced"
    """Not found in this version of the document; the quote is kept, the span says where it once stood."""


class Target(NamedTuple):
    """A passage: where it stands and how it reads, with context on either side.

    `likeness`, in thousandths, is how much of the words that the reader marked stands there; `quoted` is those words
    where `exact` reads differently by now, and empty where it does not. An unplaced target has the reader's words as
    `exact`.
    """

    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    state: Anchorage = Anchorage.ATTACHED
    likeness: int = 1000
    quoted: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether `span` is a place in the text."""
        return self.state is not Anchorage.UNPLACED

    @property
    def words(self) -> str:
        """The words that the reader marked."""
        return self.quoted or self.exact

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


class PartChange(NamedTuple):
    """When a part of an annotation was changed last, and by whom; what was never changed is as old as the annotation.

    `part` is "style", "colour" or "body", or names a topic or passage as `topic_part` and `passage_part` do; for those
    `present` False says that it was taken off.
    """

    part: str
    changed: str
    author: str
    present: bool = True


class Wording(NamedTuple):
    """A text that somebody gave a note while somebody else gave it another."""

    written: str
    author: str
    body: str


class Annotation(NamedTuple):
    """One thing the reader made: a mark, with or without a note and topics. Times are ISO 8601 in UTC.

    `topics` are ids of topics. `body` is Markdown, empty where there is no note. `changes`, by part, and `superseded`,
    the versions of the body that this one replaced, let notebooks of several people be merged in any order;
    `wordings` are the other texts of a note that two of them changed.
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
    changes: tuple[PartChange, ...] = ()
    wordings: tuple[Wording, ...] = ()
    superseded: tuple[str, ...] = ()

    @property
    def state(self) -> Anchorage:
        """How surely it stands: that of its least sure passage."""
        states = {target.state for target in self.targets}
        return next((one for one in (Anchorage.UNPLACED, Anchorage.MOVED) if one in states), Anchorage.ATTACHED)

    @property
    def is_comparison(self) -> bool:
        """Whether it joins two or more passages."""
        return len(self.targets) > 1

    def touches(self, document: str) -> bool:
        """Whether one of its passages is of `document`, also one that has no place in it."""
        return any(target.document == document for target in self.targets)

    def placed_in(self, document: str) -> list[Target]:
        """Its passages that stand in `document`."""
        return [target for target in self.targets if target.document == document and target.is_placed]


class Topic(NamedTuple):
    """A topic as the notebook keeps it. `colour` is "#rrggbb". Bundled topics are copied in when first used.

    `modified` is empty until the reader makes or changes it.
    """

    id: str
    name: str
    colour: str
    description: str = ""
    parent: str = ""
    modified: str = ""


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
    `version_of` is the id of the document that it is a newer version of, or empty.
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
    version_of: str = ""


class Removal(NamedTuple):
    """That a record was removed, and when, so that merging with an older copy does not bring it back.

    `id` is the record's table and id, with a slash between. `content` is a removed annotation as JSON, which merging
    needs where somebody else went on working on it; empty for other records, and where it was erased.
    """

    id: str
    removed: str
    author: str
    content: str = ""


class SavedFilter(NamedTuple):
    """A choice among the notes that the reader gave a name. `criteria` is JSON."""

    id: str
    name: str
    criteria: str
    modified: str
