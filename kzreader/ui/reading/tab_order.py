"""The way of Tab through panes and ribbons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.ribbon import Ribbon


def order(panes: Sequence[ReadingPane], ribbons: Sequence[Ribbon]) -> None:
    """Let Tab go from left to right; ribbon n stands between the panes n and n + 1."""
    row: list[QWidget] = []
    for number, pane in enumerate(panes):
        row += [*_reached_by_tab(pane), *ribbons[number : number + 1]]
    for before, after in pairwise(row):
        QWidget.setTabOrder(before, after)


def _reached_by_tab(pane: ReadingPane) -> list[QWidget]:
    """What Tab comes to in `pane`, in its order."""
    found: list[QWidget] = []
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
