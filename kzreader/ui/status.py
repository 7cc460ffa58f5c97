"""The line at the foot of the window: what is open, and where the reader's notes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

if TYPE_CHECKING:
    from pathlib import Path

_STAYS = 6000
"""Milliseconds that a sentence stands in the line before it shows again what it always shows."""


class StatusLine(QStatusBar):
    """Counts at the left, the notebook at the right; for a moment, a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.counts = QLabel(self)
        self.notebook = QLabel(self)
        self.addWidget(self.counts, 1)
        self.addPermanentWidget(self.notebook)
        self.setSizeGripEnabled(False)

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment."""
        self.showMessage(sentence, _STAYS)

    def show_counts(self, *, interviews: int, passages: int | None, notes: int) -> None:
        """Show how much is open; `passages` is None where nothing is compared."""
        parts = [self.tr("%n interview(s) open", "", interviews)]
        if passages is not None:
            parts.append(self.tr("%n parallel passage(s)", "", passages))
        parts.append(self.tr("%n note(s)", "", notes))
        self.counts.setText(" · ".join(parts))

    def show_notebook(self, path: Path | None, *, read_only: bool) -> None:
        """Show where notes go."""
        if path is None:
            self.notebook.setText(self.tr("No notebook"))
            self.notebook.setToolTip("")
            return
        name = path.name
        self.notebook.setText((self.tr("{0} is read-only") if read_only else self.tr("Saved in {0}")).format(name))
        self.notebook.setToolTip(str(path))
