"""Editing a note in place, in the list of notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.row_layout import face_font
from kzreader.ui.row_painting import RowDelegate
from kzreader.ui.rows import ROW_ROLE, Face, Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from kzreader.ui.theme import Theme

_FEWEST_LINES = 3
_MOST_LINES = 16
_FRAME = 18
_Index = QModelIndex | QPersistentModelIndex


class NoteEditor(QPlainTextEdit):
    """The words of one note as the reader types them, in Markdown."""

    lines_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setAccessibleName(self.tr("Note, in Markdown"))
        self.setPlaceholderText(self.tr("Write a note. Markdown is understood."))
        self.setTabChangesFocus(True)
        self.setFont(face_font(Face.BODY))
        self._lines = 1
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def wanted_height(self) -> int:
        """Pixels that it takes to show what is written, within limits."""
        lines = min(max(self._lines + 1, _FEWEST_LINES), _MOST_LINES)
        return round(lines * QFontMetricsF(self.font()).lineSpacing()) + _FRAME

    def _on_size_changed(self) -> None:
        lines = round(self.document().size().height())
        if lines != self._lines:
            self._lines = lines
            self.lines_changed.emit()


class NoteDelegate(RowDelegate):
    """Paints notes, and edits one of them in place: leaving by any way keeps what was written."""

    note_edited = Signal(str, str)
    draft_changed = Signal(str, str)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._list = view
        self._editor: NoteEditor | None = None
        self._editing = ""

    @property
    def editing(self) -> str:
        """The id of the note that is being edited, empty where none is."""
        return self._editing

    @property
    def editor(self) -> NoteEditor | None:
        """The editor that is open."""
        return self._editor

    def finish(self) -> None:
        """Keep what is written and close the editor."""
        if self._editor is not None:
            self._leave(self._editor)

    @override
    def shown(self, row: Row) -> Row:
        return replace(row, body="", chips=()) if row.key == self._editing else row

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        if self._editor is not None and index.data(ROW_ROLE).key == self._editing:
            return QSize(size.width(), size.height() + self._editor.wanted_height() + 8)
        return size

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        self._editing = index.data(ROW_ROLE).key
        self._editor = NoteEditor(parent)
        self._editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
        self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._editor.textChanged.connect(self._on_text_changed)
        self._editor.lines_changed.connect(self._list.scheduleDelayedItemsLayout)
        self._list.scheduleDelayedItemsLayout()
        return self._editor

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The editor has its words from the beginning; a change from elsewhere never takes away what is typed."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is not None and isinstance(editor, NoteEditor):
            self.note_edited.emit(str(row.key), editor.toPlainText().strip())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        if isinstance(editor, NoteEditor):
            height = editor.wanted_height()
            rect = option.rect
            editor.setGeometry(rect.x() + 18, rect.bottom() - height - 10, self.width() - 34, height)

    @override
    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        if editor is self._editor:
            self._editor, self._editing = None, ""
        super().destroyEditor(editor, index)
        self._list.scheduleDelayedItemsLayout()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, NoteEditor) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() == Qt.Key.Key_Escape or (control and enter):
                self._leave(watched)
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        if self._editor is not None:
            self.draft_changed.emit(self._editing, self._editor.toPlainText())

    def _leave(self, editor: NoteEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
