"""Marks in the pages the words in which parallel passages differ, of those passages that are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.interview import Interview
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session

_SOON = 40
"""Milliseconds after the last scrolling in which what has come into sight is looked at."""
_KEPT = 4000
"""Pairs of passages whose differences are remembered."""

_Pair = tuple[str, Span, str, Span]


class Differing(QObject):
    """Watches the pages of one spread, while the reader wants it."""

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._found: dict[_Pair, tuple[Span, ...]] = {}
        self._shown: dict[ReadingPane, tuple[Interview | None, list[Span]]] = {}
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        spread.together.moved.connect(self.renew)
        spread.settled.connect(self.renew)
        spread.panes_changed.connect(self.renew)
        session.settings_changed.connect(self.renew)
        session.links_ready.connect(self.renew)
        session.changed.connect(self.renew)
        self.renew()

    @property
    def wanted(self) -> bool:
        """Whether the reader wants to see them."""
        return self._session.settings.show_differences and self._session.settings.show_parallels

    def renew(self) -> None:
        """Pages, links or settings are others: look again soon."""
        if self.wanted or self._shown:
            self._soon.start()

    def _look(self) -> None:
        panes = self._spread.panes
        self._shown = {pane: shown for pane, shown in self._shown.items() if pane in panes}
        if not self.wanted:
            self._clear()
            return
        for index, pane in enumerate(panes):
            spans = sorted(span for pair in self._in_sight(index) for span in self._differing(pair))
            if (pane.interview, spans) != self._shown.get(pane, (pane.interview, [])):
                self._shown[pane] = (pane.interview, spans)
                pane.show_differences(spans)

    def _clear(self) -> None:
        for pane in self._shown:
            pane.show_differences(())
        self._shown = {}

    def _in_sight(self, index: int) -> Iterator[_Pair]:
        """The passages of a pane that are in sight or nearly, each with its surest counterpart beside it."""
        pane = self._spread.panes[index]
        if pane.interview is None:
            return
        seen = pane.visible_span()
        near = Span(max(0, seen.start - len(seen)), seen.end + len(seen))
        best: dict[Span, tuple[float, Interview, Link]] = {}
        for other in self._spread.panes[max(0, index - 1) : index + 2]:
            if other is pane or other.interview is None:
                continue
            for link in self._session.links(pane.interview.id, other.interview.id) or ():
                if link.a.overlaps(near) and link.score > best.get(link.a, (-1.0,))[0]:
                    best[link.a] = (link.score, other.interview, link)
        for span, (_, interview, link) in best.items():
            yield pane.interview.id, span, interview.id, link.b

    def _differing(self, pair: _Pair) -> tuple[Span, ...]:
        if pair not in self._found:
            from kzreader.core.crossrefs.synopsis.wordings import differing_words

            document, span, other, counterpart = pair
            texts = self._session.interview(document).text, self._session.interview(other).text
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[pair] = differing_words(texts[0], span, texts[1], counterpart)
        return self._found[pair]
