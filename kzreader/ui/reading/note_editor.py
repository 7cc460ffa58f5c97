"""Writing a note: plain Markdown in a field that grows with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from kzreader.ui.reading.note_look import NoteLook

KEYS_COME_BACK = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""The keys are away for a moment: a menu is open, or another window is in front."""


class NoteEditor(QTextEdit):
    """A field for one note. Ctrl+Enter, Escape and going elsewhere all keep what was written."""

    changed = Signal(str)
    """The text after each key."""
    left = Signal(str, bool)
    """The reader is done: the text, and whether they said so by a key."""
    grown = Signal()
    """The text needs another height."""

    def __init__(self, body: str, look: NoteLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = False
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setPlaceholderText(self.tr("Write a note in Markdown"))
        self.setTabChangesFocus(True)
        self.setPlainText(body)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self.grown)

    def needed_height(self, width: int) -> int:
        """The height of the text in a field of `width`, in pixels, at least two lines."""
        if self.document().textWidth() != width:
            self.document().setTextWidth(width)
        return max(round(self.document().size().height()), 2 * self.fontMetrics().lineSpacing())

    def finish(self, *, by_key: bool = False) -> None:
        """Keep what was written and be done."""
        if not self._done:
            self._done = True
            self.left.emit(self.toPlainText(), by_key)

    def _on_text_changed(self) -> None:
        self.changed.emit(self.toPlainText())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self.finish(by_key=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in KEYS_COME_BACK:
            self.finish()


def _ends(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Escape:
        return True
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_own(event: QKeyEvent) -> bool:
    """Keys that mean the text while it is written, whatever they mean elsewhere in the window."""
    return _ends(event) or event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
