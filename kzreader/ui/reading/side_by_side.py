"""What makes several panes one view: which of them move along, sync points, what waiting pages say, overview strips."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from kzreader.core.errors import RequestError
from kzreader.core.notebook.decisions import LinkVerdict
from kzreader.core.text import Span
from kzreader.ui.reading.joint import Pin
from kzreader.ui.reading.values import SyncPlace
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzreader.core.notebook.decisions import SyncPoint
    from kzreader.ui.places import PanePlace
    from kzreader.ui.reading.overview import Overview
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.reading.sync_signs import SyncSigns
    from kzreader.ui.reading.waiting import Waiting
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings

_QUOTED = 80
"""Characters that a sync point quotes from its place on, to be found again."""
_TOGGLES_FROM = 3
"""Panes from which each has a toggle of its own: two are linked or released by the sign between them."""
_AT_REST = 250
"""Milliseconds after a page stands in which it gets its overview strip."""


class SideBySide(QObject):
    """Answers the panes of one spread in what concerns them together."""

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._signs: dict[ReadingPane, SyncSigns] = {}
        self.overviews: dict[ReadingPane, Overview] = {}
        """The strips that are there by now."""
        self._complete = False
        spread.painted.connect(self._on_painted)
        spread.panes_changed.connect(self._on_panes_changed)

    @cached_property
    def waiting(self) -> Waiting:
        """What pages say that have nothing parallel."""
        from kzreader.ui.reading.waiting import Waiting

        made = Waiting(self._spread)
        made.match_requested.connect(self._on_match_requested)
        return made

    def watch(self, pane: ReadingPane) -> None:
        """Answer a new pane."""
        pane.header.along_toggled.connect(partial(self._on_along_toggled, pane))
        if self._complete:
            self._furnish_later(pane)

    def _on_painted(self) -> None:
        """Make what the first picture does not show."""
        self._complete = True
        _ = self.waiting
        for pane in self._spread.panes:
            self._furnish_later(pane)

    def _furnish_later(self, pane: ReadingPane) -> None:
        QTimer.singleShot(_AT_REST, pane, partial(self._furnish, pane))

    def go_to_overview(self) -> None:
        """Give the keys to the strip of the active pane."""
        if self._spread.active is not None:
            self._furnish(self._spread.active)
            self.overviews[self._spread.active].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Which panes move along

    def toggle_along(self) -> None:
        """Let the active pane move along with the others, or by itself."""
        pane = self._spread.active
        if pane is not None:
            self._link(pane, pane not in self._spread.together.linked)

    def link(self, places: Sequence[PanePlace]) -> None:
        """Link the panes as they were left."""
        for pane, place in zip(self._spread.panes, places, strict=False):
            self._spread.together.set_linked(pane, place.along, None)
        self._show_toggles()

    def _link(self, pane: ReadingPane, on: bool) -> None:
        others = [other for other in self._spread.together.linked if other is not pane]
        self._spread.together.set_linked(pane, on, others[0] if others else None)
        self._show_toggles()
        self._session.said.emit(
            self.tr("This pane moves along with the others.") if on else self.tr("This pane scrolls by itself.")
        )

    def _on_along_toggled(self, pane: ReadingPane, on: bool) -> None:
        self._link(pane, on)

    def _show_toggles(self) -> None:
        linked, panes = self._spread.together.linked, self._spread.panes
        several = len(panes) >= _TOGGLES_FROM or len(linked) < len(panes)
        for pane in panes:
            pane.header.show_along(pane in linked if several else None)

    # Sync points

    def set_sync_point(self) -> None:
        """Hold the places that the linked panes show level from now on: where a caret is in sight, its place."""
        panes: dict[str, ReadingPane] = {}
        for pane in self._spread.together.linked:
            if pane.interview is not None:
                panes.setdefault(pane.interview.id, pane)
        if len(panes) < 2:
            self._session.problem.emit(
                RequestError(
                    self.tr("A sync point needs two interviews that move together."),
                    self.tr("Open another interview beside this one, and let both move along."),
                )
            )
            return
        spans = {document: _passage_at(pane, place_in(pane)) for document, pane in panes.items()}
        if self._session.do(self._session.workspace.decisions.add_sync_point, list(spans.items())) is not None:
            self._session.said.emit(self.tr("These places stand level from now on."))
            active = self._spread.active
            steady = next((document for document, pane in panes.items() if pane is active), next(iter(panes)))
            for document in panes.keys() - {steady}:
                self._spread.together.stand_places_level(panes[steady], spans[steady], panes[document], spans[document])

    def feed_sync_points(self) -> None:
        """Show the sync points of the open interviews, and hold them level."""
        panes = self._spread.panes
        documents = [pane.interview.id for pane in panes if pane.interview is not None]
        points = self._session.workspace.notebook.sync_points_of(documents) if len(panes) > 1 else ()
        for left, right in combinations(panes, 2):
            pins = (*_pins(points, left, right), *self._pinned(left, right))
            self._spread.together.show_pins(left, right, pins)
        for pane in panes:
            places = [place for place in self._places(points, pane) if place.others]
            if places or pane in self._signs:
                self._signs_of(pane).show_places(places)

    def _pinned(self, left: ReadingPane, right: ReadingPane) -> Iterable[Pin]:
        """The parallel passages that the reader pinned."""
        if left.interview is None or right.interview is None:
            return
        for link in self._session.judged(left.interview.id, right.interview.id, LinkVerdict.PINNED):
            yield Pin(link.a, link.b)

    def _places(self, points: Iterable[SyncPoint], pane: ReadingPane) -> Iterable[SyncPlace]:
        open_now = {other.interview.id: other.interview.title for other in self._spread.panes if other.interview}
        for number, point in enumerate(points, start=1):
            spans = {target.document: target.span for target in point.targets}
            if pane.interview is not None and pane.interview.id in spans:
                others = [open_now[one] for one in spans if one in open_now and one != pane.interview.id]
                yield SyncPlace(point.id, number, spans[pane.interview.id], tuple(others))

    def _signs_of(self, pane: ReadingPane) -> SyncSigns:
        if pane not in self._signs:
            from kzreader.ui.reading.sync_signs import SyncSigns

            made = self._signs[pane] = SyncSigns(pane)
            made.remove_requested.connect(self._on_remove_requested)
            made.level_requested.connect(partial(self._on_level_requested, pane))
        return self._signs[pane]

    def _on_remove_requested(self, sync_point: str) -> None:
        self._session.do(self._session.workspace.decisions.remove_sync_point, sync_point)

    def _on_level_requested(self, pane: ReadingPane, place: SyncPlace) -> None:
        pane.scroll_to(place.span)

    # What the session and the panes tell

    def show_settings(self, settings: Settings) -> None:
        """Take another theme."""
        theme = load_theme(settings.theme)
        for overview in self.overviews.values():
            overview.set_theme(theme)

    def _on_panes_changed(self) -> None:
        for pane in [pane for pane in (*self._signs, *self.overviews) if pane not in self._spread.panes]:
            self._signs.pop(pane, None)
            self.overviews.pop(pane, None)
        self._show_toggles()
        self.feed_sync_points()

    def _furnish(self, pane: ReadingPane) -> None:
        if pane not in self._spread.panes or pane in self.overviews:
            return
        from kzreader.ui.reading.overview import Overview

        made = self.overviews[pane] = Overview(pane, load_theme(self._session.settings.theme))
        made.jump_requested.connect(partial(self._jump, pane))
        made.left.connect(pane.page.setFocus)
        QWidget.setTabOrder(pane.gutter, made)
        made.show()

    def _jump(self, pane: ReadingPane, span: Span) -> None:
        pane.scroll_to(span)
        pane.flash(span)

    def _on_match_requested(self, leader: ReadingPane, span: Span) -> None:
        leader.scroll_to(span)
        leader.flash(span)


def place_in(pane: ReadingPane) -> int:
    """The source offset that the reader is at: the caret where they put it and see it, or else the reading line."""
    seen, caret = pane.visible_span(), pane.caret()
    was_put = bool(pane.page.cursorWidth() and pane.page.textCursor().position())
    return caret if was_put and seen.start <= caret <= seen.end else pane.reading_offset()


def _passage_at(pane: ReadingPane, offset: int) -> Span:
    """A few words from `offset` on, within its paragraph; of what is folded away, the paragraph after."""
    interview, page = pane.interview, pane.page.page
    paragraphs = interview.paragraphs if interview and page else ()
    bodies = (each.body for each in paragraphs if offset < each.body.end)
    body = next((each for each in bodies if page and page.fold_of(each) is None), None)
    if body is None:
        return Span(offset, offset + 1)
    start = max(offset, body.start)
    return Span(start, min(start + _QUOTED, body.end))


def _pins(points: Iterable[SyncPoint], left: ReadingPane, right: ReadingPane) -> Iterable[Pin]:
    if left.interview is None or right.interview is None:
        return
    for point in points:
        spans = {target.document: target.span for target in point.targets}
        if left.interview.id in spans and right.interview.id in spans:
            yield Pin(spans[left.interview.id], spans[right.interview.id])
