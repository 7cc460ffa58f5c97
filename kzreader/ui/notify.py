"""What the reader is told: a banner above the pages that says what is wrong and what to do, and blocks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kzreader.core.errors import RequestError
from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kzreader.core.errors import KzError


class Banner(QFrame):
    """One sentence, until the reader closes it or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Message"))
        self._passing = False
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there, empty when the banner is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_problem(self, error: KzError) -> None:
        """Say what is wrong and what to do."""
        self._text.setText(str(error))
        self._passing = isinstance(error, RequestError)
        self.show()

    def pass_on(self) -> None:
        """Something was done since: what was asked for in vain before need not be said any longer."""
        if self._passing:
            self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
