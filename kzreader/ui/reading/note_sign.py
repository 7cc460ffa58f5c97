"""The sign that stands for a note where the margin is too narrow for its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.margin_places import SIGN_SIZE

if TYPE_CHECKING:
    from kzreader.ui.reading.note import Note
    from kzreader.ui.theme import Theme

_QUOTE_STROKES = ((0.30, 0.72), (0.50, 0.72), (0.70, 0.52))


class NoteSign(QAbstractButton):
    """A small slip of paper in the note's colour; two of them where it joins passages."""

    stepped = Signal(str, int)

    def __init__(self, note: Note, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIGN_SIZE, SIGN_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_note(note, theme)

    def show_note(self, note: Note, theme: Theme) -> None:
        """Stand for `note`."""
        self.note, self._theme = note, theme
        self.setToolTip(note.first_words)
        self.setAccessibleName(self.tr("Note on “{0}”").format(note.quote))
        self.setAccessibleDescription(note.first_words)
        self.update()

    def set_current(self, current: bool) -> None:
        """Let Tab come to this sign."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._theme.mark_line(self.note.colour)
        painter.setPen(QPen(line, 1.3))
        painter.setBrush(self._theme.mark(self.note.colour) if self.underMouse() else self._theme.colour("paper"))
        slip = QRectF(2.5, 2.5, SIGN_SIZE - 5, SIGN_SIZE - 5)
        if self.note.passages > 1:
            slip.adjust(0, 0, -2.5, -2.5)
            painter.drawRoundedRect(slip.translated(2.5, 2.5), 2.5, 2.5)
        painter.drawRoundedRect(slip, 2.5, 2.5)
        if self.note.body:
            for height, end in _QUOTE_STROKES:
                y = slip.top() + height * slip.height()
                painter.drawLine(int(slip.left() + 3), int(y), int(slip.left() + end * slip.width()), int(y))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(self.note.id, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
