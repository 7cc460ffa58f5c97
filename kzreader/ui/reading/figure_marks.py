"""Marks in the pages the figures that differ from those of an open interview, with what the other one says."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from kzreader.core.text import Span
from kzreader.ui.reading.layers import FigureMark

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Figure
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings

_LONGEST = 300
"""Characters of a sentence that a tool tip shows."""


class FigureMarks(QObject):
    """Watches the panes of one spread, while the reader wants it. Dismissed figures have no mark."""

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._heard: set[ReadingPane] = set()
        self._settings = _told_by(session.settings)
        session.opened_changed.connect(self.show)
        session.settings_changed.connect(self._on_settings_changed)
        session.changed.connect(self._on_changed)
        session.figures.ready.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show the marks as they are now."""
        wanted = self._session.settings.show_figures
        found = self._marks() if wanted else {}
        for pane in self._spread.panes:
            if pane not in self._heard:
                pane.figure_activated.connect(self._on_figure_activated)
                pane.destroyed.connect(lambda _gone=None, one=pane: self._heard.discard(one))
                self._heard.add(pane)
            document = pane.interview.id if pane.interview is not None else ""
            pane.show_figures(sorted(found.get(document, {}).values()))

    def _marks(self) -> dict[str, dict[Span, FigureMark]]:
        """The marks by document and place; a figure that differs from several tells of the first."""
        found: dict[str, dict[Span, FigureMark]] = {}
        for a, b in combinations(dict.fromkeys(self._session.opened), 2):
            for judged in self._session.figures.pairs(a, b) or ():
                if judged.pair.relation == "differs" and judged.verdict != "dismissed":
                    for (one, here), (other, there) in (
                        ((a, judged.pair.a), (b, judged.pair.b)),
                        ((b, judged.pair.b), (a, judged.pair.a)),
                    ):
                        mark = FigureMark(here.span, self._told(other, there), other, there.span)
                        found.setdefault(one, {}).setdefault(here.span, mark)
        return found

    def _told(self, document: str, figure: Figure) -> str:
        interview = self._session.interview(document)
        sentence = " ".join((figure.sentence or figure.span).of(interview.text).split())
        shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
        words = " ".join(figure.span.of(interview.text).split())
        there = QCoreApplication.translate("figures", "{0}: {1}").format(interview.outlet or interview.title, words)
        return f"{there}\n{shown}"

    def _on_changed(self, change: Change) -> None:
        if change.touches_figures or change.touches_links:
            self.show()

    def _on_settings_changed(self, settings: Settings) -> None:
        if _told_by(settings) != self._settings:
            self._settings = _told_by(settings)
            self.show()

    def _on_figure_activated(self, mark: FigureMark) -> None:
        self._session.go_to(mark.document, mark.counterpart, "other")


def _told_by(settings: Settings) -> tuple[object, ...]:
    """What the marks depend on."""
    return settings.show_figures, settings.link_strength
