"""Find in the page: a bar that asks for words and tells how many were found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

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
        self._row.setContentsMargins(EDGE, *_MARGINS)
        self._row.setSpacing(4)
        self.hide()

    def complete(self) -> None:
        """Make what stands in the bar now, not when it is first opened."""
        _ = self.field

    @cached_property
    def field(self) -> QLineEdit:
        """The words to find. It and all that stands beside it are made when the bar is first opened."""
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("Find in this interview"))
        field.setAccessibleName(self.tr("Find in this interview"))
        field.setClearButtonEnabled(True)
        field.setMaximumWidth(_FIELD)
        self._row.addWidget(field, 4)
        self._row.addSpacing(4)
        for widget in (self.previous, self.next, self.count):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.close_button)
        field.textChanged.connect(self._on_text_changed)
        field.installEventFilter(self)
        return field

    @cached_property
    def count(self) -> QLabel:
        """How many hits there are."""
        count = QLabel(self)
        count.setProperty("role", "quiet")
        return count

    @cached_property
    def previous(self) -> QToolButton:
        """Goes back."""
        return self._button("↑", self.tr("Previous"), self._on_previous, enabled=False)

    @cached_property
    def next(self) -> QToolButton:
        """Goes on."""
        return self._button("↓", self.tr("Next"), self._on_next, enabled=False)

    @cached_property
    def close_button(self) -> QToolButton:
        """Closes the bar."""
        button = self._button("×", self.tr("Close"), self.dismiss)
        button.setAccessibleName(self.tr("Close the find bar"))
        return button

    def _button(self, sign: str, name: str, call: Callable[[], None], *, enabled: bool = True) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setEnabled(enabled)
        button.clicked.connect(call)
        return button

    def align(self, left: int) -> None:
        """Begin `left` pixels from the pane's edge."""
        self._row.setContentsMargins(left, *_MARGINS)

    @property
    def query(self) -> str:
        """The words to find."""
        return self.field.text() if "field" in self.__dict__ else ""

    def open(self, words: str = "") -> None:
        """Stand ready for words; `words`, if any, take the place of the last ones."""
        self.complete()  # before it shows: what is made in a bar in sight gets no focus yet
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
