"""A quiet line below the library: documents that seem to be accounts of one interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence


class Suggestion(QWidget):
    """Says which, and lets the reader answer; hidden where there is nothing to say."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Suggestion"))
        self._words = QuietLabel(parent=self)
        self.accept_button = quiet_button(
            self.tr("List them together"), self, tip=self.tr("As accounts of one interview; can be undone")
        )
        self.reject_button = quiet_button(self.tr("They are not"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.reject_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 8, 4)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.accept_button.clicked.connect(self.accepted)
        self.reject_button.clicked.connect(self.rejected)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, empty where it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_titles(self, titles: Sequence[str]) -> None:
        """Name these documents."""
        named = ", ".join(f"“{title}”" for title in titles)
        self._words.say(self.tr("These seem to be accounts of one interview: {0}").format(named) if titles else "")
        self.setVisible(bool(titles))
