"""One note in the margin: its words, its topics, and the editor that takes their place while the reader writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.margin_places import PADDING
from kzreader.ui.reading.note import shortened
from kzreader.ui.reading.note_editor import KEYS_COME_BACK, NoteEditor
from kzreader.ui.reading.note_look import FOOT_GAP, STRIPE
from kzreader.ui.reading.note_text import NoteText
from kzreader.ui.style import tint

if TYPE_CHECKING:
    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.note_look import NoteLook

_RADIUS = 4.0
_QUOTE = 40
_CHIP_PADDING, _CHIP_GAP = 6, 4


class NoteCard(QWidget):
    """Shows one note. It is told how wide it is and says how high it wants to be."""

    picked = Signal(str)
    """It was clicked."""
    focused = Signal(str, bool)
    """The keys have come to it, or have gone elsewhere."""
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    stepped = Signal(str, int)
    dismissed = Signal(str)
    """Escape was pressed: the reader wants to go back to the text."""
    drafted = Signal(str, str)
    edited = Signal(str, str, bool)
    """The reader has left the editor: id, text, and whether by a key."""
    grown = Signal()
    """While writing, another height is needed."""
    link_clicked = Signal(str)

    def __init__(self, note: Note, look: NoteLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._note, self._look = note, look
        self._opened = self._current = False
        self._editor: NoteEditor | None = None
        self._text = NoteText(self)
        self._text.link_clicked.connect(self.link_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_note(note, look)

    @property
    def note(self) -> Note:
        """The note that is shown."""
        return self._note

    @property
    def is_editing(self) -> bool:
        """Whether the reader is writing in it."""
        return self._editor is not None

    @property
    def editor(self) -> NoteEditor | None:
        """The field in which the reader writes, if they do."""
        return self._editor

    def show_note(self, note: Note, look: NoteLook) -> None:
        """Show `note`; what is being written in the editor stays."""
        self._note, self._look = note, look
        self._text.show_html(note.html if note.body else "", look, reachable=self._current)
        quote = shortened(note.quote, _QUOTE)
        self.setAccessibleName(self.tr("Note on “{0}”").format(quote))
        self.setAccessibleDescription(note.first_words)
        self._arrange()
        self.update()

    def set_opened(self, opened: bool) -> None:
        """Show all of it, raised, or only its beginning."""
        if opened != self._opened:
            self._opened = opened
            self._arrange()
            self.update()

    def set_current(self, current: bool) -> None:
        """Let Tab come to this card, and to its links."""
        if current != self._current:
            self._current = current
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
            links = current and "<a " in self._note.html
            self._text.setFocusPolicy(Qt.FocusPolicy.TabFocus if links else Qt.FocusPolicy.NoFocus)

    def needed_height(self, width: int) -> int:
        """The height of the card at that width, in pixels."""
        if self._editor:
            return self._look.framed(self._note, self._editor.needed_height(self._look.inner_width(width)))
        return self._look.height(self._note, width, opened=self._opened)

    def begin_editing(self) -> None:
        """Put a field in place of the words and give it the keys."""
        if self._editor is None:
            self._editor = NoteEditor(self._note.body, self._look, self)
            self._editor.setAccessibleName(self.accessibleName())
            self._editor.changed.connect(self._on_changed)
            self._editor.grown.connect(self.grown)
            self._editor.left.connect(self._on_left)
            self._text.hide()
            self._arrange()
            self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_editing(self) -> None:
        """Keep what has been written, if anything is being written."""
        if self._editor:
            self._editor.finish()

    def _on_changed(self, body: str) -> None:
        self.drafted.emit(self._note.id, body)

    def _on_left(self, body: str, by_key: bool) -> None:
        editor, self._editor = self._editor, None
        if editor:
            editor.hide()
            editor.deleteLater()
        self._text.show()
        self._arrange()
        self.edited.emit(self._note.id, body.strip("\n"), by_key)

    def _arrange(self) -> None:
        inner = QRect(STRIPE + PADDING, PADDING, self._look.inner_width(self.width()), 0)
        if self._editor:
            inner.setHeight(self._editor.needed_height(inner.width()))
            self._editor.setGeometry(inner)
            return
        whole = self._look.body_height(self._note, self.width())
        inner.setHeight(self._look.clipped_height(self._note, self.width()) if self._is_clipped() else whole)
        self._text.setGeometry(inner)
        self._text.setVisible(whole > 0)

    def _is_clipped(self) -> bool:
        return not self._opened and not self._editor and self._look.is_clipped(self._note, self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setFont(self._look.small)
        foot = QRect(STRIPE + PADDING, 0, self._look.inner_width(self.width()), self._look.foot)
        foot.moveBottom(self.height() - PADDING)
        if self._note.topics or self._note.passages > 1:
            self._paint_foot(painter, foot)
            foot.translate(0, -self._look.foot - FOOT_GAP)
        if self._is_clipped():
            painter.setPen(self._look.theme.colour("accent"))
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("more …"))

    def _paint_ground(self, painter: QPainter) -> None:
        theme, box = self._look.theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus() or self.is_editing
        raised = self._opened or focused
        border = theme.colour("accent") if focused else theme.colour("faint" if raised else "rule")
        painter.setPen(QPen(border, 1.5 if focused else 1.0))
        painter.setBrush(theme.colour("paper" if raised else "panel"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mark_line(self._note.colour))
        painter.drawRoundedRect(QRectF(1, 4, STRIPE, self.height() - 8), 1.5, 1.5)

    def _paint_foot(self, painter: QPainter, foot: QRect) -> None:
        metrics, left = QFontMetrics(self._look.small), foot.left()
        if self._note.passages > 1:
            words = self.tr("↔ %n passage(s)", "", self._note.passages)
            painter.setPen(self._look.theme.colour("muted"))
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            left += metrics.horizontalAdvance(words) + 2 * _CHIP_GAP
        for name, colour in self._note.topics:
            room = foot.right() - left
            if room < 5 * _CHIP_PADDING:
                break
            left += self._paint_chip(painter, QRect(left, foot.top(), room, foot.height()), name, QColor(colour))

    def _paint_chip(self, painter: QPainter, room: QRect, name: str, colour: QColor) -> int:
        """One topic at the left of `room`; gives the width that it took."""
        metrics = QFontMetrics(self._look.small)
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width() - 2 * _CHIP_PADDING)
        chip = QRect(room.topLeft(), room.size())
        chip.setWidth(metrics.horizontalAdvance(words) + 2 * _CHIP_PADDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(colour, self._look.theme))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(self._look.theme.colour("ink"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        return chip.width() + _CHIP_GAP

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._note.id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_requested.emit(self._note.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self._note.id, event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.edit_requested.emit(self._note.id)
            case Qt.Key.Key_Delete:
                self.delete_requested.emit(self._note.id)
            case Qt.Key.Key_Down:
                self.stepped.emit(self._note.id, 1)
            case Qt.Key.Key_Up:
                self.stepped.emit(self._note.id, -1)
            case Qt.Key.Key_Escape:
                self.dismissed.emit(self._note.id)
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit(self._note.id, True)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEYS_COME_BACK and not self.is_editing and not self._text.hasFocus():
            self.focused.emit(self._note.id, False)
        self.update()
