"""The page as it is read: pointing, clicking, selecting, and the keys for all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from typing_extensions import override

from kzreader.ui.reading.canvas import PageCanvas
from kzreader.ui.reading.layers import Mark
from kzreader.ui.reading.page import Page
from kzreader.ui.reading.typography import Typography


class PageView(PageCanvas):
    """A page that tells what the reader points at, clicks and selects."""

    mark_activated = Signal(object)
    """The Mark that a click or Enter is meant for."""
    mark_pointed = Signal(object)
    """The Mark under the pointer, or None."""
    fold_activated = Signal(int)
    """A run of furniture, by the number of its first paragraph."""
    selected = Signal(bool)
    """Whether a selection is finished and stands."""
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._pointed: Mark | None = None
        self._last: Mark | None = None
        self.activated_at = -1
        """The page position of the last activation."""
        self._context: Sequence[QAction | None] = ()
        self.selectionChanged.connect(self._on_selection_changed)

    @override
    def show_page(self, page: Page, typography: Typography) -> None:
        self._pointed = self._last = None
        super().show_page(page, typography)

    def set_context_actions(self, actions: Sequence[QAction | None]) -> None:
        """The entries of the context menu; None is a line between them."""
        self._context = tuple(actions)

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks under a point of the viewport, the most particular first."""
        position = self.exact_position_at(point)
        return [] if position is None else self.layers.under(position)

    def step_to_mark(self, *, forward: bool, in_view: bool) -> bool:
        """Move the caret to the next or previous mark, at will only among those in view; False where there is none."""
        start, end = self.visible_range() if in_view else (0, self.document().characterCount())
        caret = self.textCursor().selectionStart()
        if not start <= caret < end:
            caret = start - 1 if forward else end
        if forward:
            found = [mark for mark in self.layers.reachable(caret + 1, end) if mark.start > caret]
        else:
            found = [mark for mark in self.layers.reachable(start, max(start, caret)) if start <= mark.start < caret]
        if not found:
            return False
        self.select(*(found[0] if forward else found[-1]).ranges[0])
        self.show_caret()
        return True

    def activate_at(self, position: int) -> bool:
        """Activate what stands at a page position; again, the next of what lies there. False where nothing does."""
        fold = self.fold_at(position)
        if fold is not None:
            self.fold_activated.emit(fold)
            return True
        marks = self.layers.under(position)
        if not marks:
            return False
        again = self.activated_at == position and self._last in marks
        chosen = marks[(marks.index(self._last) + 1) % len(marks)] if again and self._last else marks[0]
        self._last, self.activated_at = chosen, position
        self.mark_activated.emit(chosen)
        return True

    def fold_at(self, position: int) -> int | None:
        """The run of furniture on whose line a page position stands."""
        if self.page is None:
            return None
        block = self.page.block_of(self.document().findBlock(position).blockNumber())
        return block.fold if block else None

    def show_caret(self) -> None:
        """Scroll so far that the caret is well in view."""
        rect = self.caret_rect(self.textCursor().position())
        height = self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            self.scroll_so(self.textCursor().position(), self.reading_line())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if self.textCursor().hasSelection():
            self.selected.emit(True)
        elif pressed and (point - pressed).manhattanLength() < QApplication.startDragDistance():
            position = self.exact_position_at(point)
            if position is not None:
                self.activate_at(position)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_pointed(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._context:
            menu.addAction(action) if action else menu.addSeparator()
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handled(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self.textCursor().hasSelection():
            self.selected.emit(True)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self.step_to_mark(forward=next, in_view=True):
            return True
        return super().focusNextPrevChild(next)

    def _handled(self, event: QKeyEvent) -> bool:
        key, plain = (
            event.key(),
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier,
        )
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            return self.activate_at(self.textCursor().selectionStart())
        if key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            return True
        page = self.viewport().height() - 2 * self.fontMetrics().lineSpacing()
        line = self.line_height()
        steps = {
            Qt.Key.Key_Down: line,
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Space: page,
        }
        if key in steps and plain:
            self._travel(steps[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._travel(-page)
            return True
        return self._jumped(key) if plain else False

    def _jumped(self, key: int) -> bool:
        ends = {Qt.Key.Key_Home: QTextCursor.MoveOperation.Start, Qt.Key.Key_End: QTextCursor.MoveOperation.End}
        if key not in ends:
            return False
        self.moveCursor(ends[Qt.Key(key)])
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        return True

    def _travel(self, distance: int) -> None:
        """Scroll by `distance` pixels; the caret keeps its height in the window, or comes to the reading line."""
        rect = self.caret_rect(self.textCursor().position())
        height = rect.center().y() if 0 <= rect.center().y() <= self.viewport().height() else self.reading_line()
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + distance)
        moved = bar.value() - before
        reached = self.position_at(QPoint(rect.left(), height + distance - moved))
        cursor = self.textCursor()
        cursor.setPosition(reached)
        keep = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(keep)

    def _point(self, point: QPoint) -> None:
        marks = self.marks_at(point)
        position = self.exact_position_at(point)
        hand = bool(marks) or (position is not None and self.fold_at(position) is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        self._set_pointed(marks[0] if marks else None)

    def _set_pointed(self, mark: Mark | None) -> None:
        if mark is not self._pointed:
            self._pointed = mark
            self.mark_pointed.emit(mark)

    def _on_selection_changed(self) -> None:
        if not self.textCursor().hasSelection():
            self.selected.emit(False)
