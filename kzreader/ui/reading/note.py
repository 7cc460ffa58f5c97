"""What the margin says of an annotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kzreader.core.notebook.annotation import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzreader.core.notebook.annotation import Annotation, Topic
    from kzreader.core.text import Span

_FIRST_WORDS = 60


@dataclass(frozen=True)
class Note:
    """One card. `span` is the passage it stands level with, `quote` its words; `topics` are names with "#rrggbb".

    `passages` is how many passages the annotation joins, 1 for an ordinary one.
    """

    id: str
    span: Span
    quote: str
    colour: str
    body: str
    topics: tuple[tuple[str, str], ...] = ()
    passages: int = 1

    @cached_property
    def html(self) -> str:
        """The body as safe HTML."""
        from kzreader.core.markdown import to_html

        return to_html(self.body)

    @property
    def first_words(self) -> str:
        """How the note begins, or what it is about where it has no words."""
        words = self.body or ", ".join(name for name, _ in self.topics) or self.quote
        return shortened(words, _FIRST_WORDS)


def shortened(words: str, most: int) -> str:
    """The words in one line of at most `most` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def notes_of(
    annotations: Iterable[Annotation], document: str, topics: Mapping[str, Topic], *, also: str | None = None
) -> tuple[Note, ...]:
    """The annotations of `document` that have a card, in the order of their passages.

    These are the ones with words, with topics, or with several passages, and the one with the id `also`. A paragraph
    that only carries topics has its signs in the gutter instead.
    """
    notes = [
        _note(annotation, document, topics)
        for annotation in annotations
        if annotation.placed_in(document) and (_has_card(annotation) or annotation.id == also)
    ]
    return tuple(sorted(notes, key=lambda note: (note.span, note.id)))


def _has_card(annotation: Annotation) -> bool:
    if annotation.body or annotation.is_comparison:
        return True
    return bool(annotation.topics) and annotation.style is not Style.TOPIC


def _note(annotation: Annotation, document: str, topics: Mapping[str, Topic]) -> Note:
    first = min(annotation.placed_in(document), key=lambda target: target.span)
    return Note(
        id=annotation.id,
        span=first.span,
        quote=first.exact,
        colour=annotation.colour.value,
        body=annotation.body,
        topics=tuple((topics[topic].name, topics[topic].colour) for topic in annotation.topics if topic in topics),
        passages=len(annotation.targets),
    )
