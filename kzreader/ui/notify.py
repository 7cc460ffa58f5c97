"""What the reader is told: a banner above the pages that says what is wrong and what to do, and blocks nothing."""

from __future__ import annotations

from functools import cached_property
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
        self.hide()

    @cached_property
    def _text(self) -> QLabel:
        """Made with the button beside it when there is something to say: mostly there never is."""
        text = QLabel(self)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(text, 1)
        row.addWidget(self._close)
        return text

    @cached_property
    def _close(self) -> QPushButton:
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.hide)
        return close

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
