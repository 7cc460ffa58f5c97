"""What the reader is told: a banner above the pages that says what is wrong or what was done, and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kzreader.core.errors import RequestError
from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kzreader.core.errors import KzError


class Offer(NamedTuple):
    """What was done, or could be, in `words`, and what the button with that `label` does about it."""

    words: str
    label: str
    do: Callable[[], object]


class Banner(QFrame):
    """One sentence, until the reader closes it or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Message"))
        self._passing = False
        self._offer: Offer | None = None
        self.hide()

    @cached_property
    def _text(self) -> QLabel:
        """Made with the buttons beside it when there is something to say: mostly there never is."""
        text = QLabel(self)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(text, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        return text

    @cached_property
    def _act(self) -> QPushButton:
        act = QPushButton(self)
        act.clicked.connect(self._take_offer)
        act.hide()
        return act

    @cached_property
    def _close(self) -> QPushButton:
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.hide)
        return close

    @property
    def text(self) -> str:
        """The sentence that stands there, empty when the banner is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def button(self) -> QPushButton:
        """The button of the offer; hidden where there is none."""
        return self._act

    def show_problem(self, error: KzError) -> None:
        """Say what is wrong and what to do."""
        self._say(str(error), None)
        self._passing = isinstance(error, RequestError)

    def show_offer(self, offer: Offer) -> None:
        """Say what was done, or could be, with a button; it goes with the next thing that the reader does."""
        self._say(offer.words, offer)
        self._passing = True

    def _say(self, words: str, offer: Offer | None) -> None:
        self._offer = offer
        self._text.setText(words)
        self._act.setText(offer.label if offer is not None else "")
        self._act.setVisible(offer is not None)
        role = "offer" if offer is not None else ""
        if self.property("role") != role:
            self.setProperty("role", role)
            for widget in (self, self._text):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self.show()

    def _take_offer(self) -> None:
        offer, self._offer = self._offer, None
        self.hide()
        if offer is not None:
            offer.do()

    def pass_on(self) -> None:
        """Something was done since: what was said of what came before need not be said any longer."""
        if self._passing:
            self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
