"""Offers to put a topic on the passages that report the same statement as one that has just got it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.core.notebook.annotation import Annotation
from kzreader.core.notebook.edits import Added, Replaced
from kzreader.core.topic_counts import parallel_passages
from kzreader.ui.notify import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.ui.session import Session

_GIVING = frozenset({"annotate", "retag", "accept_topics"})
"""What puts a topic on a passage by the reader's hand."""


class ParallelTopics:
    """Listens to the session, and offers."""

    def __init__(self, session: Session) -> None:
        self._session = session
        session.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        given = list(_given(change)) if change.verb in _GIVING else []
        if len({(annotation.id, topic) for annotation, topic in given}) != 1:
            return
        annotation, topic = given[0]
        passages = [passage for passage in self._parallel(annotation) if not self._has(passage, topic)]
        if passages:
            self._offer(topic, passages)

    def _parallel(self, annotation: Annotation) -> list[tuple[str, Span]]:
        found: dict[tuple[str, Span], None] = {}
        opened = dict.fromkeys(self._session.opened)
        for target in annotation.targets:
            between: dict[tuple[str, str], tuple[Link, ...]] = {
                (target.document, other): self._session.links(target.document, other) or ()
                for other in opened
                if other != target.document
            }
            found.update(dict.fromkeys(parallel_passages((target.document, target.span), between)))
        return list(found)

    def _has(self, passage: tuple[str, Span], topic: str) -> bool:
        return self._session.workspace.notebook.is_tagged(*passage, topic)

    def _offer(self, topic: str, passages: list[tuple[str, Span]]) -> None:
        tr = QCoreApplication.translate
        name = self._session.topics()[topic].name
        words = tr(
            "topics", "“{0}” is on this passage. Apply it to the %n parallel passage(s) as well?", "", len(passages)
        )

        def apply() -> None:
            self._session.do(self._session.workspace.tag_passages, passages, [topic])

        self._session.offered.emit(Offer(words.format(name), tr("topics", "Apply"), apply))


def _given(change: Change) -> Iterator[tuple[Annotation, str]]:
    """The annotations that have a topic now that they had not, with the topic."""
    for edit in change.edits:
        if isinstance(edit, Added) and isinstance(edit.record, Annotation):
            yield from ((edit.record, topic) for topic in edit.record.topics)
        elif isinstance(edit, Replaced) and isinstance(edit.after, Annotation) and isinstance(edit.before, Annotation):
            yield from ((edit.after, topic) for topic in edit.after.topics if topic not in edit.before.topics)
