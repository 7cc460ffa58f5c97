"""The page as it is read: pointing, clicking, selecting, and the keys for all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.canvas import PageCanvas
from kzreader.ui.reading.keys import moved_by
from kzreader.ui.reading.layers import Mark
from kzreader.ui.reading.page import Page
from kzreader.ui.reading.typography import Typography

if TYPE_CHECKING:
    from kzreader.ui.reading.selectionbar import SelectionBar


class PageView(PageCanvas):
    """A page that tells what the reader points at, clicks and selects."""

    mark_activated = Signal(object)
    """The Mark that a click or Enter is meant for."""
    mark_pointed = Signal(object)
    """The Mark under the pointer, or None."""
    fold_activated = Signal(int)
    """A run of furniture, by the number of its first paragraph."""
    zoom_requested = Signal(int)
    """1: larger letters, -1: smaller ones."""
    focused = Signal()
    menu_opened = Signal(object)
    """A QMenu for the caret is about to pop up: there is time to add to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._extended = False
        self._pointed: Mark | None = None
        self._last: Mark | None = None
        self.activated_at = -1
        """The page position of the last activation."""
        self.activated_by_key = False
        self._tip: Callable[[Mark], str] | None = None
        self._offered: Sequence[QAction] = ()
        self._context: Sequence[QAction | None] = ()
        self.selectionChanged.connect(self._on_selection_changed)
        self.scrolled.connect(self._move_bar)

    @override
    def show_page(self, page: Page, typography: Typography) -> None:
        self._pointed = self._last = None
        super().show_page(page, typography)

    def set_actions(self, *, selection: Sequence[QAction], context: Sequence[QAction | None]) -> None:
        """What is offered at a selection, and the entries of the context menu; None is a line between them."""
        self._offered, self._context = tuple(selection), tuple(context)
        if self._has_bar:
            self.bar.set_actions(selection)

    def set_tip(self, tip: Callable[[Mark], str]) -> None:
        """What the tool tip of a mark says; empty for none."""
        self._tip = tip

    @cached_property
    def bar(self) -> SelectionBar:
        """What stands at a selection; made when there first is one, or when the pages have been painted."""
        from kzreader.ui.reading.selectionbar import SelectionBar

        made = SelectionBar(self)
        made.set_actions(self._offered)
        return made

    @property
    def _has_bar(self) -> bool:
        return "bar" in self.__dict__

    def show_bar(self) -> None:
        """Offer at the selection what can be done with it."""
        cursor, area = self.textCursor(), self.viewport().geometry()
        lines = self.rects([(cursor.selectionStart(), cursor.selectionEnd())]) if cursor.hasSelection() else []
        room = QRect(0, area.top(), self.width() - self.verticalScrollBar().width(), area.height())
        self.bar.show_at([line.translated(area.topLeft()) for line in lines], room)

    def _move_bar(self) -> None:
        if self._has_bar and self.bar.isVisible():
            self.show_bar()

    def tip(self, mark: Mark) -> str:
        """What the tool tip of a mark says."""
        return self._tip(mark) if self._tip else ""

    def below(self, mark: Mark) -> QPoint:
        """The point of the screen below the first line of a mark."""
        rects = self.rects(mark.ranges)
        return self.viewport().mapToGlobal(rects[0].bottomLeft()) if rects else QPoint()

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
        stops = self._stops(start, end)
        ahead = [stop for stop in stops if stop[0] > caret] if forward else [stop for stop in stops if stop[0] < caret]
        if not ahead:
            return False
        self.select(*(ahead[0] if forward else ahead[-1]))
        self.show_caret()
        return True

    def _stops(self, start: int, end: int) -> list[tuple[int, int]]:
        """Marks and lines of folded paragraphs that begin between two page positions, in order."""
        found = [mark.ranges[0] for mark in self.layers.reachable(start, end)]
        for block, _ in self.blocks_between(start, end):
            if self.fold_at(block.position()) is not None:
                found.append((block.position(), block.position() + block.length() - 1))
        return sorted(stop for stop in set(found) if stop[0] >= start)

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

    def show_caret_line(self, shown: bool) -> None:
        """Draw the caret, or not: a page that is only looked at has none until a key or a click asks for it."""
        self.setCursorWidth(1 if shown else 0)

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
        self.show_caret_line(True)
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(self._on_line(event))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseDoubleClickEvent(self._on_line(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._on_line(event))
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._on_line(event))
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.show_bar()
        elif pressed and (point - pressed).manhattanLength() < QApplication.startDragDistance():
            position = self.exact_position_at(point)
            self.activated_by_key = False
            if position is not None:
                self.activate_at(position)

    def _on_line(self, event: QMouseEvent) -> QMouseEvent:
        """The same event as if the pointer were never between two lines."""
        place = self.on_line(event.position())
        if place == event.position():
            return event
        return QMouseEvent(
            event.type(),
            place,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        made = QMimeData()
        made.setText(self.selected_words())
        return made

    def selected_words(self) -> str:
        """The words of the source in the selection: no names, no marks, a blank line between paragraphs."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return ""
        return self._page.words(cursor.selectionStart(), cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select page positions `start` to `end` without scrolling."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.set_cursor(cursor)

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
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and not self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.setPosition(self.position_at(event.pos()))
            self.set_cursor(cursor)
        caret = self.viewport().mapToGlobal(self.caret_rect(self.textCursor().position()).bottomLeft())
        self.menu_opened.emit(menu)
        if not menu.isEmpty():
            menu.popup(caret if by_key else event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tips = [self.tip(mark) for mark in self.marks_at(event.pos())]
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, tips)), self.viewport())
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.show_caret_line(True)
        if self._handled(event):
            return
        before = self._ends()
        super().keyPressEvent(event)
        self._extended = self.textCursor().hasSelection() and self._ends() != before
        if self._extended:
            self.show_caret()
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.show_bar()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self._extended:
            self._extended = False
            self.show_bar()

    def _ends(self) -> tuple[int, int]:
        return self.textCursor().selectionStart(), self.textCursor().selectionEnd()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next mark in view, then on; what lies over the page, as a note does, asks here too."""
        if not self.hasFocus():
            return super().focusNextPrevChild(next)
        if next and self._has_bar and self.bar.take_focus():
            return True
        if self.step_to_mark(forward=next, in_view=True):
            return True
        return super().focusNextPrevChild(next)

    def _handled(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.activated_by_key = True
            return self.activate_at(self.textCursor().selectionStart())
        if event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            return True
        return moved_by(self, event)

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
        if self._has_bar:
            self.bar.hide()
