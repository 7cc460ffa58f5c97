"""The list that shows rows: keys, pointer, menus, dragging, and a sentence where there is nothing to show."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.row_painting import RowDelegate
from kzreader.ui.rows import Row, RowModel

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from kzreader.ui.theme import Theme

_BATCH = 30
"""Rows laid out at a time, so that a thousand notes do not hold the window up."""
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RowList(QListView):
    """A list of rows, told what to show.

    `row_opened(key, part, beside)`: Enter, or a click where `opens_on_click`, otherwise a double click; `beside` with
    Ctrl. `key_pressed(key)`: one of `own_keys`, which then do not reach the window's shortcuts. `menu_requested(key,
    where)`: key is None beside the rows. `current_changed(key)`.
    """

    row_opened = Signal(object, int, bool)
    key_pressed = Signal(int)
    menu_requested = Signal(object, QPoint)
    current_changed = Signal(object)
    double_clicked_row = Signal(object)
    left = Signal()
    """Escape was pressed."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        mime_type: str = "",
        editable: bool = False,
        opens_on_click: bool = False,
        own_keys: Sequence[Qt.Key] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rows")
        self._opens_on_click = opens_on_click
        self._double = False
        self._own_keys = frozenset(own_keys)
        self._model = RowModel(self, mime_type=mime_type, editable=editable)
        self._delegate = RowDelegate(self, theme)
        self._empty = QLabel(self.viewport())
        self._build(draggable=bool(mime_type))

    def _build(self, *, draggable: bool) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(draggable)
        self.setDragDropMode(QListView.DragDropMode.DragOnly if draggable else QListView.DragDropMode.NoDragDrop)
        self.setBatchSize(_BATCH)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.hide()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def theme(self) -> Theme:
        """The theme it is painted in."""
        return self._delegate.theme

    @property
    def row_model(self) -> RowModel:
        """The model with the rows."""
        return self._model

    @property
    def empty_text(self) -> str:
        """The sentence that stands in place of rows, empty where there are rows."""
        return "" if self._empty.isHidden() else self._empty.text()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._row_delegate().set_theme(theme)
        self.viewport().update()

    def set_row_delegate(self, delegate: RowDelegate) -> None:
        """Let another delegate paint and edit the rows."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def show_rows(self, rows: Sequence[Row], *, empty: str = "") -> None:
        """Show these rows, or the sentence `empty` where there are none."""
        batched = len(rows) > 3 * _BATCH
        self.setLayoutMode(QListView.LayoutMode.Batched if batched else QListView.LayoutMode.SinglePass)
        self._model.show_rows(rows)
        self._empty.setText(empty)
        self._empty.setVisible(not rows and bool(empty))
        self.setAccessibleDescription("" if rows else empty)
        self._place_empty()
        self.scheduleDelayedItemsLayout()

    def current_key(self) -> Hashable | None:
        """The key of the row that the keyboard is on."""
        row = self._model.row(self.currentIndex())
        return row.key if row else None

    def chosen_keys(self) -> list[Hashable]:
        """The keys of the selected rows, in order."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [row.key for index in indexes if (row := self._model.row(index)) is not None]

    def choose(self, key: Hashable) -> bool:
        """Put the keyboard on the row with `key` and bring it into view; False where there is none."""
        index = self._model.index_of(key)
        if not index.isValid():
            return False
        if self.layoutMode() == QListView.LayoutMode.Batched and not self.visualRect(index).isValid():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Put the keyboard on the first row that can be chosen, unless it is on one."""
        if self.currentIndex().isValid() and self._can_be_chosen(self.currentIndex()):
            return
        for number in range(self._model.rowCount()):
            index = self._model.index(number)
            if self._can_be_chosen(index):
                self.setCurrentIndex(index)
                return

    def contents_height(self) -> int:
        """Pixels that all rows take."""
        return self.contentsSize().height()

    def rect_of(self, key: Hashable) -> tuple[QPoint, QPoint]:
        """Left upper and right lower corner of the row with `key`, in the viewport."""
        rect = self.visualRect(self._model.index_of(key))
        return rect.topLeft(), rect.bottomRight()

    def _row_delegate(self) -> RowDelegate:
        return self._delegate

    def _can_be_chosen(self, index: QModelIndex) -> bool:
        return bool(self._model.flags(index) & Qt.ItemFlag.ItemIsSelectable)

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.viewport().rect().adjusted(16, 24, -16, -8))

    def _open(self, index: QModelIndex, part: int, *, beside: bool) -> None:
        row = self._model.row(index)
        if row is not None and not row.heading:
            self.row_opened.emit(row.key, part, beside)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        row = self._model.row(current)
        self.current_changed.emit(row.key if row else None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # Qt lays a column out anew only where its height changes
        self._place_empty()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._row_delegate().forget()
            self.scheduleDelayedItemsLayout()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return Qt.Key(event.key()) in self._own_keys or Qt.Key(event.key()) in _OPENING

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPENING and self.currentIndex().isValid():
            self._open(self.currentIndex(), 0, beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in self._own_keys:
            self.key_pressed.emit(event.key())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        second, self._double = self._double, False
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._opens_on_click and plain and not second and event.button() == Qt.MouseButton.LeftButton:
            self._open_at(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._double = True
        if not self._opens_on_click:
            self._open_at(event)
        elif (row := self._model.row(self.indexAt(event.position().toPoint()))) is not None and not row.heading:
            self.double_clicked_row.emit(row.key)

    def _open_at(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._open(index, self._delegate.part_at(index, point), beside=beside)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, where = self.indexAt(event.pos()), event.globalPos()
        else:
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        row = self._model.row(index)
        self.menu_requested.emit(row.key if row and not row.heading else None, where)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.ignore()
