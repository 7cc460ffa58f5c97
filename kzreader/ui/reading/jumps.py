"""Goes to passages of several interviews at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.presenter import ReadingPresenter
    from kzreader.ui.reading.spread import Spread


def show_together(reading: ReadingPresenter, spread: Spread, places: Sequence[tuple[str, Span]]) -> None:
    """Stand passages, by document id and span, at the reading line, each in a pane of its own; none pulls another away.

    Interviews that are not open are opened, in panes that are not needed for the others.
    """
    reading.pages_wanted.emit()
    for document, _ in places:
        if document not in reading.documents:
            _open(reading, spread, document, needed={one for one, _ in places})
    standing: list[tuple[ReadingPane, Span]] = []
    for document, span in places:
        pane = _showing(spread, document, without=[one for one, _ in standing])
        if pane is not None:
            standing.append((pane, span))
    together = spread.synchronised
    spread.set_synchronised(False)
    for pane, span in standing:
        pane.scroll_to(span)
        pane.flash(span)
    spread.together.set_enabled(together, None)


def _open(reading: ReadingPresenter, spread: Spread, document: str, *, needed: set[str]) -> None:
    free = [pane for pane in spread.panes if pane.interview is None or pane.interview.id not in needed]
    if free:
        spread.activate(spread.panes.index(spread.active if spread.active in free else free[-1]))
    reading.open(document, where="here" if free else "beside")


def _showing(spread: Spread, document: str, *, without: Sequence[ReadingPane]) -> ReadingPane | None:
    showing = [pane for pane in spread.panes if pane.interview is not None and pane.interview.id == document]
    return next((pane for pane in showing if pane not in without), None)
