"""Find in the page: what each pane looks for, and where among the hits its reader stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane


class _Search(NamedTuple):
    hits: list[Span]
    current: int | None


class Finding(QObject):
    """Answers the find bars of all panes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._searches: dict[ReadingPane, _Search] = {}

    def watch(self, pane: ReadingPane) -> None:
        """Answer the find bar of a pane."""
        pane.findbar.query_changed.connect(partial(self._look, pane))
        pane.findbar.step_requested.connect(partial(self.step, pane))
        pane.findbar.closed.connect(partial(self._close, pane))

    def forget(self, pane: ReadingPane) -> None:
        """Drop what was found in a pane that shows something else now."""
        self._searches.pop(pane, None)

    def open(self, pane: ReadingPane) -> None:
        """Ask for words; a short selection is taken for them."""
        selection = pane.selection()
        words = selection.of(pane.interview.text) if selection is not None and pane.interview is not None else ""
        pane.findbar.open(words if len(words) <= 80 and "\n" not in words else "")

    def step(self, pane: ReadingPane, by: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        search = self._searches.get(pane)
        if search is None or not search.hits:
            if not pane.findbar.query:
                self.open(pane)
            return
        place = -1 if search.current is None else search.current
        self._show(pane, search._replace(current=(place + by) % len(search.hits)))

    def _look(self, pane: ReadingPane, words: str) -> None:
        from kzreader.core.search import find_in

        hits = find_in(pane.interview.text, words) if pane.interview is not None and words.strip() else []
        here = pane.visible_span().start
        first = bisect_left([hit.start for hit in hits], here)
        self._show(pane, _Search(hits, (first if first < len(hits) else 0) if hits else None))

    def _show(self, pane: ReadingPane, search: _Search) -> None:
        self._searches[pane] = search
        pane.show_hits(search.hits, search.current)
        pane.findbar.show_count(len(search.hits), search.current)
        if search.current is not None:
            pane.scroll_to(search.hits[search.current])

    def _close(self, pane: ReadingPane) -> None:
        search = self._searches.pop(pane, None)
        pane.show_hits((), None)
        if search is not None and search.current is not None:
            pane.select(search.hits[search.current])
        pane.page.setFocus()
