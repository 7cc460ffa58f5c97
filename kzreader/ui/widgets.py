"""Small widgets that several panels share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.theme import interface_font

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_TYPING_PAUSE = 120
"""Milliseconds without a key before a filter is applied."""


class SectionLabel(QLabel):
    """A quiet heading above a part of a panel."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        font = interface_font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)


class QuietLabel(QLabel):
    """A sentence that explains, in a quiet colour, or warns."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "quiet")

    def say(self, words: str, *, warning: bool = False) -> None:
        """Say `words`; hide where there are none."""
        role = "warning" if warning else "quiet"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(words)
        self.setVisible(bool(words))


class FilterField(QLineEdit):
    """A field that tells what was typed once the reader pauses; Escape empties it, Down goes to the list below."""

    filter_changed = Signal(str)
    entered = Signal()
    """Enter or Down was pressed: the reader wants the list."""
    left = Signal()
    """Escape was pressed in an empty field."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, words: str) -> None:
        if words:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.filter_changed.emit(self._told)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._tell()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Choice(QWidget):
    """One of a few, side by side: each a button, one of them down."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options`: key and words of each."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key, words in options:
            button = QToolButton(self)
            button.setText(words)
            button.setCheckable(True)
            button.setObjectName(key)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The key of the one that is down."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Put one down without telling anybody."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of one option."""
        return self._buttons[key]

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(button.objectName())


def quiet_button(words: str, parent: QWidget | None = None, *, tip: str = "") -> QToolButton:
    """A flat button in a quiet colour that the keyboard reaches."""
    button = QToolButton(parent)
    button.setText(words)
    button.setProperty("quiet", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolTip(tip)
    return button


def dropped_files(event: QDragEnterEvent | QDropEvent) -> list[str]:
    """The local files that are dragged, as paths."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
