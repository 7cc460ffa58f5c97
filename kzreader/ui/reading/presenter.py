"""Feeds the panes of one window and turns what their reader does into verbs of the workspace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from kzreader.core.errors import KzError, RequestError
from kzreader.core.text import Span
from kzreader.ui.places import PanePlace
from kzreader.ui.reading import feed
from kzreader.ui.reading.answers import Answers
from kzreader.ui.reading.feeder import Feeder
from kzreader.ui.reading.margins import Margins
from kzreader.ui.reading.side_by_side import SideBySide
from kzreader.ui.reading.sync_toggle import SyncToggles
from kzreader.ui.reading.values import PageStyle
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Link
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings


def page_style(settings: Settings) -> PageStyle:
    """The look of a page that the settings ask for."""
    return PageStyle(load_theme(settings.theme), settings.font_size, settings.measure)


class ReadingPresenter(QObject):
    """Knows the session and the spread. Documents are named by id, passages by spans of their text."""

    state_changed = Signal()
    """Selection, caret or panes are others: what can be done now may have changed."""
    pages_wanted = Signal()
    """Something on the pages is about to be shown."""
    pane_opened = Signal(object)
    """A ReadingPane was made."""
    entity_requested = Signal(str, object)
    """An entity's id and the QPoint on the screen below its mention: the reader wants its card, with the keys."""
    entity_pointed = Signal(str, object)
    """The same for a mention under the mouse."""
    entity_left = Signal()
    files_dropped = Signal(list, str)
    """Paths, and where they open: see `open`."""

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._style = page_style(session.settings)
        self._toggles = SyncToggles(spread)
        self.side_by_side = SideBySide(spread, session)
        self._margins = Margins(session, self)
        self._feeder = Feeder(spread, session, self._margins)
        self.answers = Answers(spread, session, self._feeder)
        self._spread.show_margins(session.settings.show_margin)
        self._spread.set_synchronised(session.settings.synchronised)
        self._connect()

    def _connect(self) -> None:
        self._spread.painted.connect(self.answers.complete)
        self._spread.panes_changed.connect(self._on_panes_changed)
        self._spread.active_changed.connect(self._on_active_changed)
        self._spread.interview_dropped.connect(self._on_interview_dropped)
        self._spread.files_dropped.connect(self._on_files_dropped)
        self._toggles.toggled.connect(self._on_synchronised_toggled)
        self._session.changed.connect(self._on_changed)
        self._session.analysed.connect(self._on_analysed)
        self._session.links_ready.connect(self._on_links_ready)
        self._session.settings_changed.connect(self._on_settings_changed)
        self._session.topic_filter_changed.connect(self._on_topic_filter_changed)

    @property
    def active_pane(self) -> ReadingPane | None:
        """The pane that has the keys, or None."""
        return self._spread.active

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the open interviews from left to right."""
        return tuple(pane.interview.id for pane in self._spread.panes if pane.interview is not None)

    def places(self) -> tuple[PanePlace, ...]:
        """Where the reader is now, from left to right."""
        linked = self._spread.together.linked
        return tuple(
            PanePlace(pane.interview.id, pane.reading_offset() if pane.scroll_value() else 0, pane in linked)
            for pane in self._spread.panes
            if pane.interview is not None
        )

    # Opening and closing

    def open(self, document: str, *, where: str = "here", span: Span | None = None, flash: bool = True) -> None:
        """Show a document, at a passage: "here" (in the active pane), "other" (in another one), or in a new pane.

        A new one stands "beside" the active pane, "before" it, or at the right end ("new").
        """
        try:
            interview = self._session.interview(document)
        except KzError as error:
            self._session.problem.emit(error)
            return
        self.pages_wanted.emit()
        pane = self._pane_for(document, where)
        if pane is None:
            pane = self._spread.open(interview, feed.header(interview), at=self._place_beside(where))
            self._listen(pane)
            self.pane_opened.emit(pane)
            self._feeder.feed(pane)
        elif pane.interview is None or pane.interview.id != document:
            index = self._spread.panes.index(pane)
            self.answers.forget(pane)
            self._spread.replace(index, interview, feed.header(interview))
            self._feeder.feed(pane)
            self._spread.activate(index)
        else:
            self._spread.activate(self._spread.panes.index(pane))
        if span is not None:
            pane.scroll_to(span)
            if flash:
                pane.flash(span)

    def close(self, pane: ReadingPane) -> None:
        """Close a pane."""
        self.answers.forget(pane)
        self._margins.forget(pane)
        self._spread.remove(self._spread.panes.index(pane))

    def close_active(self) -> None:
        """Close the active pane."""
        if (pane := self.active_pane) is not None:
            self.close(pane)

    def close_missing(self) -> None:
        """Close the panes whose interview is no longer known, as after another notebook was opened."""
        for pane in self._spread.panes:
            if pane.interview is not None and pane.interview.id not in self._session.workspace.documents:
                self.close(pane)

    def swap(self, pane: ReadingPane | None = None) -> None:
        """Let a pane, or the active one, change places with its right neighbour; the last one with its left."""
        chosen = pane or self.active_pane
        count = len(self._spread.panes)
        if chosen is not None and count > 1:
            index = self._spread.panes.index(chosen)
            self._spread.swap(index, index + 1 if index + 1 < count else index - 1)

    def step_pane(self, by: int) -> None:
        """Give the keys to another pane."""
        self._spread.step(by)

    # Finding in the page

    def find(self) -> None:
        """Open the find bar of the active pane."""
        if (pane := self.active_pane) is not None:
            self.answers.finding.open(pane)

    def find_step(self, by: int) -> None:
        """Go to the next hit, or the one before."""
        if (pane := self.active_pane) is not None:
            self.answers.finding.step(pane, by)

    # Passages

    def selections(self) -> list[tuple[str, Span]]:
        """The selected passages of all panes, from left to right."""
        found = []
        for pane in self._spread.panes:
            span = pane.selection()
            if span is not None and pane.interview is not None:
                found.append((pane.interview.id, span))
        return found

    def unselect(self) -> None:
        """Leave the selections of all panes: what was done with them shows in their place."""
        for pane in self._spread.panes:
            if pane.selection() is not None:
                pane.unselect()

    def mark_here(self) -> str | None:
        """Id of the annotation under the caret of the active pane, the shortest if there are several."""
        pane = self.active_pane
        if pane is None or pane.interview is None:
            return None
        caret, document = pane.caret(), pane.interview.id
        under = [
            (len(target.span), annotation.id)
            for annotation in self._session.workspace.annotations_of(document)
            for target in annotation.placed_in(document)
            if target.span.start <= caret <= target.span.end
        ]
        return min(under)[1] if under else None

    def show_counterpart(self) -> None:
        """Stand the passage parallel to the one under the caret level with it."""
        pane = self.active_pane
        if pane is None:
            return
        caret = pane.caret()
        spans = [span for span in self._feeder.passages_of(pane) if span.start <= caret <= span.end]
        if not spans or not self._spread.show_counterpart(self._spread.panes.index(pane), spans[0]):
            self._session.said.emit(self.tr("No parallel passage here. Alt+Down goes to the next one."))

    def step_passage(self, by: int) -> None:
        """Go to the next passage with a parallel, or the one before, and stand its counterpart level."""
        pane = self.active_pane
        if pane is None:
            return
        seen, caret = pane.visible_span(), pane.caret()
        caret = caret if seen.start <= caret <= seen.end else pane.reading_offset()
        spans = self._feeder.passages_of(pane)
        ahead = [span for span in spans if span.start > caret] if by > 0 else [s for s in spans if s.end < caret]
        if not ahead:
            self._session.said.emit(self.tr("No more parallel passages in this direction."))
            return
        span = ahead[0] if by > 0 else ahead[-1]
        pane.select(span)
        pane.scroll_to(span)
        self._spread.show_counterpart(self._spread.panes.index(pane), span)

    def passage_count(self) -> int | None:
        """How many links join the open interviews; None where fewer than two are open."""
        if len(self._spread.panes) < 2:
            return None
        return sum(len(self._spread.links(index)) for index in range(len(self._spread.panes) - 1))

    # Notes

    def point_below(self, pane: ReadingPane) -> QPoint:
        """The point of the screen below the selection of a pane, or below the paragraph under its caret."""
        from kzreader.ui.reading.tagging import here

        rects = pane.span_rects(pane.selection() or here(pane))
        return pane.page.viewport().mapToGlobal(rects[-1].bottomLeft() if rects else QPoint())

    def show_link(self, left: int, link: Link) -> None:
        """Stand a pair of parallel passages level; `left` is the number of the pane of its side `a`."""
        self.pages_wanted.emit()
        if 0 <= left < len(self._spread.panes) - 1:
            one, other = self._spread.panes[left : left + 2]
            one.scroll_to(link.a)
            self._spread.together.stand_places_level(one, link.a, other, link.b)
            one.flash(link.a)
            other.flash(link.b)

    def edit_note(self, annotation: str) -> None:
        """Begin to edit the note of an annotation in the margin of the pane that shows it, the active one first."""
        for pane in sorted(self._spread.panes, key=lambda one: one is not self.active_pane):
            document = pane.interview.id if pane.interview else ""
            if self._session.workspace.annotation(annotation).touches(document):
                self._margins.edit(pane, annotation)
                return

    def finish_editing(self) -> None:
        """Take a half-typed note as it stands."""
        self._margins.finish_editing()

    # Where things open

    def _pane_for(self, document: str, where: str) -> ReadingPane | None:
        """The pane to show it in; None where a new one is to be made."""
        panes, active = self._spread.panes, self._spread.active
        if where == "new":
            return panes[-1] if self._spread.is_full else None
        if where in ("beside", "before"):
            return self._neighbour() if self._spread.is_full else None
        if where == "other":
            others = [pane for pane in panes if pane is not active]
            showing = [pane for pane in others if pane.interview is not None and pane.interview.id == document]
            return next(iter(showing or others), None)
        showing = [pane for pane in panes if pane.interview is not None and pane.interview.id == document]
        return active if active in showing else showing[0] if showing else active

    def _neighbour(self) -> ReadingPane:
        index = self._spread.active_index
        return self._spread.panes[index + 1 if index + 1 < len(self._spread.panes) else index - 1]

    def _place_beside(self, where: str) -> int | None:
        index = self._spread.active_index
        if where == "before":
            return max(index, 0)
        return index + 1 if where in ("beside", "other") and index >= 0 else None

    # What the reader does in a pane

    def _listen(self, pane: ReadingPane) -> None:
        pane.selection_changed.connect(self._on_state_changed)
        pane.page.cursorPositionChanged.connect(self._on_state_changed)
        pane.mention_activated.connect(self._on_mention_activated)
        pane.mention_hovered.connect(self._on_mention_hovered)
        pane.mention_left.connect(self.entity_left)
        pane.annotation_activated.connect(partial(self._on_annotation_activated, pane))
        pane.passage_activated.connect(partial(self._on_passage_activated, pane))
        pane.close_requested.connect(partial(self.close, pane))
        pane.swap_requested.connect(partial(self.swap, pane))
        pane.zoom_requested.connect(self._on_zoom_requested)
        self._margins.watch(pane)
        self.side_by_side.watch(pane)
        self.answers.watch(pane)

    def _on_state_changed(self) -> None:
        self.state_changed.emit()

    def _on_mention_activated(self, entity: str, _span: Span, point: object) -> None:
        self.entity_requested.emit(entity, point)

    def _on_mention_hovered(self, entity: str, _span: Span, point: object) -> None:
        self.entity_pointed.emit(entity, point)

    def _on_annotation_activated(self, pane: ReadingPane, ids: tuple[str, ...]) -> None:
        self._margins.show_active(pane, ids[0])

    def _on_passage_activated(self, pane: ReadingPane, span: Span) -> None:
        self._spread.show_counterpart(self._spread.panes.index(pane), span)

    def _on_synchronised_toggled(self, on: bool) -> None:
        self._session.change_settings(synchronised=on)

    def _on_zoom_requested(self, steps: int) -> None:
        self._session.change_settings(font_size=self._session.settings.font_size + steps)

    def _on_interview_dropped(self, document: str, index: int, where: str) -> None:
        if document not in self._session.workspace.documents:
            self._session.problem.emit(RequestError(self.tr("What was dropped here is no interview.")))
            return
        self.open(document, where=self._place_of_drop(index, where))

    def _on_files_dropped(self, paths: list[str], index: int, where: str) -> None:
        self.files_dropped.emit(paths, self._place_of_drop(index, where))

    def _place_of_drop(self, index: int, where: str) -> str:
        """Where to open what was dropped on the pane `index`, or between panes, as seen from the pane made active."""
        if not self._spread.panes:
            return where
        beside = where == "beside"
        self._spread.activate(max(0, index - beside))
        return "before" if beside and index == 0 else where

    # What the session tells

    def _on_panes_changed(self) -> None:
        self._feeder.feed_links()
        self._on_active_changed(self._spread.active)

    def _on_active_changed(self, pane: ReadingPane | None) -> None:
        active = pane.interview.id if pane is not None and pane.interview is not None else ""
        self._session.set_opened(self.documents, active)
        self.state_changed.emit()

    def _on_changed(self, change: Change) -> None:
        for pane in self._spread.panes:
            document = pane.interview.id if pane.interview else ""
            if change.touches_document(document) or change.touches_topics:
                self._feeder.feed_annotations(pane)
        if change.touches_links:
            self._feeder.feed_links()
        if change.touches_sync_points or change.touches_links:
            self.side_by_side.feed_sync_points()
        self.state_changed.emit()

    def _on_analysed(self, document: str) -> None:
        for pane in self._spread.panes:
            if pane.interview is not None and pane.interview.id == document:
                self._feeder.feed_mentions(pane)
                self._feeder.feed_annotations(pane)

    def _on_links_ready(self, a: str, b: str) -> None:
        if {a, b} <= set(self.documents):
            self._feeder.feed_links()

    def _on_settings_changed(self, settings: Settings) -> None:
        if page_style(settings) != self._style:
            self._style = page_style(settings)
            self._spread.set_style(self._style)
        self._spread.show_margins(settings.show_margin)
        self._spread.set_synchronised(settings.synchronised)
        self._toggles.show_synchronised(settings.synchronised)
        self.side_by_side.show_settings(settings)
        self._feeder.follow(settings)

    def _on_topic_filter_changed(self) -> None:
        for pane in self._spread.panes:
            self._feeder.feed_annotations(pane)
