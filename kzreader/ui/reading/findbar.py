"""Find in the page: a bar that asks for words and tells how many were found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.column import EDGE

_FIELD = 320
_MARGINS = (6, 10, 6)
"""Above, right and below."""


class FindBar(QFrame):
    """Words to find, where among the hits the reader stands, on and back. Hidden until it is opened.

    Enter and Shift+Enter, F3 and Shift+F3, and the buttons step; Escape closes.
    """

    query_changed = Signal(str)
    step_requested = Signal(int)
    """1: the next hit; -1: the one before."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findbar")
        self._row = QHBoxLayout(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this interview"))
        self.field.setAccessibleName(self.tr("Find in this interview"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setProperty("role", "quiet")
        self.previous = self._button("↑", self.tr("Previous"), -1)
        self.next = self._button("↓", self.tr("Next"), 1)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close the find bar"))
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.close_button.clicked.connect(self.dismiss)
        self.show_count(0, None)
        self.hide()

    def _button(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(self._on_next if step > 0 else self._on_previous)
        return button

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(EDGE, *_MARGINS)
        row.setSpacing(4)
        self.field.setMaximumWidth(_FIELD)
        row.addWidget(self.field, 4)
        row.addSpacing(4)
        for widget in (self.previous, self.next, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)

    def align(self, left: int) -> None:
        """Begin `left` pixels from the pane's edge."""
        self._row.setContentsMargins(left, *_MARGINS)

    @property
    def query(self) -> str:
        """The words to find."""
        return self.field.text()

    def open(self, words: str = "") -> None:
        """Stand ready for words; `words`, if any, take the place of the last ones."""
        if words and words != self.query:
            self.field.setText(words)
        elif self.isHidden() and self.query:
            self.query_changed.emit(self.query)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        """Close; the words are kept for the next time."""
        self.hide()
        self.closed.emit()

    def show_count(self, found: int, current: int | None) -> None:
        """Tell how many hits there are and which one, counted from 0, the reader is at."""
        if not self.query:
            self.count.setText("")
        elif not found:
            self.count.setText(self.tr("Not found"))
        elif current is None:
            self.count.setText(self.tr("%n hit(s)", "", found))
        else:
            self.count.setText(self.tr("{current} of {found}").format(current=current + 1, found=found))
        missing = bool(self.query) and not found
        if self.count.property("role") != ("warning" if missing else "quiet"):
            self.count.setProperty("role", "warning" if missing else "quiet")
            self.count.style().polish(self.count)
        for button in (self.previous, self.next):
            button.setEnabled(found > 0)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
                self.step_requested.emit(-1 if back else 1)
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, words: str) -> None:
        self.query_changed.emit(words)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    def _on_previous(self) -> None:
        self.step_requested.emit(-1)
