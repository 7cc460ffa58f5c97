"""Fills the topics panel from the session: counts over the open interviews, and what is filtered by."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from kzreader.core.tagging import confirmed_topics
from kzreader.core.topic_counts import topic_counts
from kzreader.ui.looks import look_of, topic_looks
from kzreader.ui.topics.view import TopicRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.crossrefs.values import TopicSuggestion
    from kzreader.core.notebook.edits import Change
    from kzreader.core.topic_counts import TopicCount
    from kzreader.ui.session import Session
    from kzreader.ui.topics.view import TopicsView


class TopicsPresenter:
    """Counts topics, filters by them, and changes the codebook."""

    def __init__(self, view: TopicsView, session: Session) -> None:
        self._view = view
        self._session = session
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.changed.connect(self._on_changed)
        session.opened_changed.connect(self.refresh)
        session.topic_filter_changed.connect(self._on_told)
        session.analysed.connect(self._on_told)
        session.links_ready.connect(self._on_links_ready)
        session.settings_changed.connect(self._on_told)
        view.topic_toggled.connect(session.toggle_topic)
        view.filter_clear_requested.connect(session.clear_topic_filter)
        view.accept_all_requested.connect(self._on_accept_all_requested)
        view.reject_all_requested.connect(self._on_reject_all_requested)
        view.create_requested.connect(self._on_create_requested)
        view.rename_requested.connect(self._on_rename_requested)
        view.recolour_requested.connect(self._on_recolour_requested)
        view.remove_requested.connect(self._on_remove_requested)

    def refresh(self) -> None:
        """Show the codebook with its counts."""
        session = self._session
        topics = session.topics()
        looks = topic_looks(session.codebook, topics, session.settings.theme)
        bundled = {coded.id for coded in session.codebook.topics}
        confirmed, suggested = self._confirmed(), Counter(one.topic for _, one in self._suggestions())
        counts = self._counts()
        rows = []
        for topic in topics.values():
            look = look_of(topic.id, looks)
            rows.append(
                TopicRow(
                    id=topic.id,
                    name=look.name,
                    colour=look.colour,
                    sign=look.sign,
                    confirmed=confirmed[topic.id],
                    suggested=suggested[topic.id],
                    chosen=topic.id in session.topic_filter,
                    own=topic.id not in bundled,
                    description=topic.description,
                    passages=counts[topic.id].passages if topic.id in counts else 0,
                    statements=counts[topic.id].statements if topic.id in counts else 0,
                )
            )
        self._view.show_topics(rows, colours=self._colours())

    def _counts(self) -> dict[str, TopicCount]:
        """By passage, and by distinct statement: passages of the open interviews that are parallel counted once."""
        session, opened = self._session, tuple(dict.fromkeys(self._session.opened))
        annotations = {one.id: one for document in opened for one in session.workspace.annotations_of(document)}
        if not any(one.topics for one in annotations.values()):
            return {}
        links = {(a, b): session.links(a, b) or () for a, b in combinations(opened, 2)}
        return topic_counts(annotations.values(), links)

    def _colours(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(coded.light for coded in self._session.codebook.topics))

    def _confirmed(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for document in dict.fromkeys(self._session.opened):
            annotations = self._session.workspace.annotations_of(document)
            for topics in confirmed_topics(self._session.interview(document), annotations).values():
                counts.update(topics)
        return counts

    def _suggestions(self) -> Iterator[tuple[str, TopicSuggestion]]:
        """Document and suggestion, for every open suggestion in the open interviews."""
        for document in dict.fromkeys(self._session.opened):
            analysis = self._session.analysis(document)
            if analysis is not None:
                for suggestion in self._session.workspace.open_suggestions(document, analysis.suggestions):
                    yield document, suggestion

    def _chosen(self, topic: str) -> list[tuple[str, TopicSuggestion]]:
        return [(document, one) for document, one in self._suggestions() if topic in {"", one.topic}]

    def _on_changed(self, change: Change) -> None:
        if change.touches_topics or any(change.touches_document(document) for document in self._session.opened):
            self.refresh()

    def _on_told(self, _what: object) -> None:
        self.refresh()

    def _on_links_ready(self, _a: str, _b: str) -> None:
        self.refresh()

    def _on_accept_all_requested(self, topic: str) -> None:
        self._session.do(self._session.workspace.accept_topics, self._chosen(topic))

    def _on_reject_all_requested(self, topic: str) -> None:
        self._session.do(self._session.workspace.reject_topics, self._chosen(topic))

    def _on_create_requested(self, name: str) -> None:
        used = Counter(topic.colour for topic in self._session.topics().values())
        colour = min(self._colours(), key=lambda each: used[each])
        self._session.do(self._session.workspace.create_topic, name, colour=colour)

    def _on_rename_requested(self, topic: str, name: str) -> None:
        self._session.do(self._session.workspace.rename_topic, topic, name)

    def _on_recolour_requested(self, topic: str, colour: str) -> None:
        self._session.do(self._session.workspace.recolour_topic, topic, colour)

    def _on_remove_requested(self, topic: str) -> None:
        self._session.do(self._session.workspace.remove_topic, topic)
