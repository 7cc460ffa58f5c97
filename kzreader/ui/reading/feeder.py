"""Feeds panes with what the session knows: marks, topics, notes, and the links between neighbours."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from kzreader.ui.looks import topic_looks
from kzreader.ui.reading import feed
from kzreader.ui.reading.spread import text_length

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzreader.core.crossrefs.values import Link, TopicSuggestion
    from kzreader.core.text import Span
    from kzreader.ui.reading.margins import Margins
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings


class Feeder:
    """Tells the panes of one spread what to show."""

    def __init__(self, spread: Spread, session: Session, margins: Margins) -> None:
        self._spread = spread
        self._session = session
        self._margins = margins
        self._settings = session.settings

    def follow(self, settings: Settings) -> None:
        """Feed what depends on settings that have changed; where much is open, one pane after the other."""
        before, self._settings = self._settings, settings
        if _of_pages(settings) != _of_pages(before):
            self._in_turn(self.feed)
        if _of_links(settings) != _of_links(before):
            self.feed_links()

    def _in_turn(self, feed: Callable[[ReadingPane], None]) -> None:
        for pane in self._spread.panes:
            self._spread.turns.put((feed.__name__, pane), partial(self._feed_open, feed, pane), work=text_length(pane))

    def _feed_open(self, feed: Callable[[ReadingPane], None], pane: ReadingPane) -> None:
        if pane in self._spread.panes:
            feed(pane)

    def feed(self, pane: ReadingPane) -> None:
        """Everything of a pane that shows another interview."""
        self.feed_annotations(pane)
        self.feed_mentions(pane)
        pane.set_furniture_open(self._session.settings.show_furniture)

    def feed_annotations(self, pane: ReadingPane) -> None:
        """Marks, notes, topics and the header."""
        interview = pane.interview
        if interview is None:
            return
        annotations = self._session.workspace.annotations_of(interview.id)
        topics = self._session.topics()
        pane.show_annotations(annotations, topics)
        self._margins.show_notes(pane, annotations, topics)
        shown = self.suggestions(interview.id) if self._session.settings.show_suggestions else ()
        looks = topic_looks(self._session.codebook, topics, self._session.settings.theme)
        marks = feed.topic_marks(interview, annotations, shown, looks)
        pane.show_topics(marks)
        pane.show_header(feed.header(interview, feed.chips(marks, self._session.topic_filter)))
        pane.show_topic_filter(feed.paragraphs_with(marks, self._session.topic_filter))

    def feed_mentions(self, pane: ReadingPane) -> None:
        """Names of people, places and the rest."""
        analysis = self._session.analysis(pane.interview.id) if pane.interview else None
        shown = analysis is not None and self._session.settings.show_mentions
        mentions = analysis.mentions if analysis is not None and shown else ()
        pane.show_mentions(feed.mention_marks(mentions, self._session.entities))

    def feed_links(self) -> None:
        """Parallel passages: those of neighbours are shown, all hold the pages level."""
        panes = self._spread.panes
        shown = self._session.settings.show_parallels
        for index in range(len(panes) - 1):
            self._spread.show_links(index, self._links_between(index, index + 1) if shown else ())
        for left, right in combinations(range(len(panes)), 2):
            if right - left > 1:
                self._spread.show_far_links(left, right, self._links_between(left, right))
        self._in_turn(self.feed_passages)

    def feed_passages(self, pane: ReadingPane) -> None:
        """Marks at the passages of a pane that have a counterpart beside it."""
        shown = self._session.settings.show_parallels
        pane.show_passages(feed.passage_marks(self._links_of(pane)) if shown else ())

    def _links_between(self, left: int, right: int) -> tuple[Link, ...]:
        one, other = self._spread.panes[left].interview, self._spread.panes[right].interview
        if one is None or other is None:
            return ()
        return self._session.links(one.id, other.id) or ()

    def _links_of(self, pane: ReadingPane) -> list[Link]:
        index = self._spread.panes.index(pane)
        links: list[Link] = []
        if index > 0:
            links.extend(link.swapped() for link in self._links_between(index - 1, index))
        if index + 1 < len(self._spread.panes):
            links.extend(self._links_between(index, index + 1))
        return links

    def passages_of(self, pane: ReadingPane) -> list[Span]:
        """The passages of a pane that have a counterpart, in reading order."""
        return [mark.span for mark in feed.passage_marks(self._links_of(pane))]

    def suggestions(self, document: str) -> Sequence[TopicSuggestion]:
        """Topics suggested for a document on which the reader has not decided."""
        analysis = self._session.analysis(document)
        return self._session.workspace.open_suggestions(document, analysis.suggestions) if analysis else ()


def _of_pages(settings: Settings) -> tuple[object, ...]:
    """What marks, topics and notes depend on."""
    return settings.theme, settings.show_mentions, settings.show_suggestions, settings.show_furniture


def _of_links(settings: Settings) -> tuple[object, ...]:
    return settings.show_parallels, settings.link_strength
