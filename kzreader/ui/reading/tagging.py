"""Topics on passages: what the reader puts there, and what they say to those that are suggested."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kzreader.core.notebook.annotation import Style
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.ui.reading.feeder import Feeder
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session


class Tagging(QObject):
    """Answers the gutters of all panes, and what the menu asks of the active one."""

    def __init__(self, spread: Spread, session: Session, feeder: Feeder) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._feeder = feeder

    def watch(self, pane: ReadingPane) -> None:
        """Answer the topics of a pane."""
        pane.chip_clicked.connect(self._session.toggle_topic)
        pane.topic_accept_requested.connect(partial(self._on_decided, pane, True))
        pane.topic_reject_requested.connect(partial(self._on_decided, pane, False))
        pane.topics_accept_all_requested.connect(partial(self._on_decided_everywhere, pane, True))
        pane.topics_reject_all_requested.connect(partial(self._on_decided_everywhere, pane, False))

    def put(self, topic: str) -> None:
        """Put a topic on the selection of the active pane, or on the paragraph under its caret."""
        pane = self._spread.active
        if pane is None or pane.interview is None:
            return
        annotate, document = self._session.workspace.annotate, pane.interview.id
        span = pane.selection()
        if span is None:
            self._session.do(annotate, [(document, here(pane))], style=Style.TOPIC, topics=(topic,))
        elif self._session.do(annotate, [(document, span)], topics=(topic,)) is not None:
            pane.unselect()

    def decide(self, *, accept: bool, topic: str = "", paragraph: int = 0) -> None:
        """Accept or reject the suggested topics of the active interview: all, those of a topic, or one.

        To reject a topic that the reader has put on the paragraph takes it off.
        """
        pane = self._spread.active
        if pane is None or pane.interview is None:
            return
        document, workspace = pane.interview.id, self._session.workspace
        chosen = [
            (document, suggestion)
            for suggestion in self._feeder.suggestions(document)
            if topic in ("", suggestion.topic) and paragraph in (0, suggestion.paragraph)
        ]
        tagged = [] if accept or not paragraph else self._tagged(pane.interview, topic, paragraph)
        if chosen:
            self._session.do(workspace.accept_topics if accept else workspace.reject_topics, chosen)
        elif tagged:
            self._session.do(workspace.retag, tagged, remove=(topic,))
        else:
            self._session.said.emit(self.tr("No topic is suggested here."))

    def _tagged(self, interview: Interview, topic: str, number: int) -> list[str]:
        """Ids of the annotations that put a topic on a paragraph."""
        span = interview.paragraphs[number - 1].span
        return [
            annotation.id
            for annotation in self._session.workspace.annotations_of(interview.id)
            if topic in annotation.topics
            and any(one.document == interview.id and one.span.overlaps(span) for one in annotation.targets)
        ]

    def _on_decided(self, pane: ReadingPane, accept: bool, topic: str, paragraph: int) -> None:
        self._spread.activate(self._spread.panes.index(pane))
        self.decide(accept=accept, topic=topic, paragraph=paragraph)

    def _on_decided_everywhere(self, pane: ReadingPane, accept: bool, topic: str) -> None:
        self._on_decided(pane, accept, topic, 0)


def here(pane: ReadingPane) -> Span:
    """The paragraph under the caret of a pane."""
    paragraph = pane.interview.paragraph_at(pane.caret()) if pane.interview is not None else None
    return paragraph.span if paragraph is not None else Span(0, 0)
