"""Panes that are to show certain interviews, each at a certain passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.presenter import ReadingPresenter
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.synopsis.presenter import Standing


def stand(reading: ReadingPresenter, spread: Spread, standing: Standing) -> None:
    """Open the documents of `standing`, no others and in its order, stand each at its passage, and show which."""
    _open_only(reading, spread, standing.documents)
    _order(spread, standing.documents)
    spread.stand_at([span.start if span is not None else 0 for span in standing.spans])
    for pane, span, has in zip(spread.panes, standing.spans, standing.having, strict=False):
        if span is not None and has:
            pane.flash(span)
    if standing.active < len(spread.panes):
        spread.activate(standing.active)


def _open_only(reading: ReadingPresenter, spread: Spread, documents: tuple[str, ...]) -> None:
    there: set[str] = set()
    for pane in spread.panes:
        document = _document(pane)
        if document not in documents or document in there:
            reading.close(pane)
        there.add(document)
    for document in documents:
        if document not in there:
            reading.open(document, where="new")


def _order(spread: Spread, documents: tuple[str, ...]) -> None:
    for place, document in enumerate(documents):
        now = next((at for at, pane in enumerate(spread.panes) if _document(pane) == document), place)
        if now != place:
            spread.swap(now, place)


def _document(pane: ReadingPane) -> str:
    return pane.interview.id if pane.interview is not None else ""
