"""What stands where no interview is open: what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kzreader.ui.theme import reading_font

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme


class BlankPage(QWidget):
    """A sheet of paper that says how to open an interview."""

    open_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self.tr("Open an interview from the list,\nor drop a text or Markdown file here"), self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setFont(reading_font(14.0))
        self._open = QPushButton(self)
        self._open.setText(self.tr("Open a file …"))
        self._open.clicked.connect(self.open_requested)
        self.setFocusProxy(self._open)
        column = QVBoxLayout(self)
        column.setSpacing(20)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        colours = self.palette()
        colours.setColor(self.backgroundRole(), theme.colour("paper"))
        self.setPalette(colours)
        ink = self._words.palette()
        ink.setColor(self._words.foregroundRole(), theme.colour("muted"))
        self._words.setPalette(ink)
