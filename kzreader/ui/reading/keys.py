"""The keys that move over a page: they scroll, and take the caret along, so that it never is lost from sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from kzreader.ui.reading.canvas import PageCanvas

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CARET_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_KEPT_LINES = 2
"""Lines that stay in view from one screen to the next."""


def moved_by(page: PageCanvas, event: QKeyEvent) -> bool:
    """Scroll as the key says; False where it is none that scrolls.

    Up and Down go by a line, Page Up, Page Down and Space by a screen, Home and End to either end. What extends a
    selection is left to the editor; a caret out of sight comes to the reading line for it.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    distance = _distance(page, event.key(), modifiers)
    if distance:
        _travel(page, distance)
        return True
    if modifiers == _NONE and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        _jump(page, to_end=event.key() == Qt.Key.Key_End)
        return True
    if event.key() in _CARET_KEYS and not page.textCursor().hasSelection() and not _caret_in_view(page):
        _put_caret(page, page.reading_position())
    return False


def _distance(page: PageCanvas, key: int, modifiers: Qt.KeyboardModifier) -> int:
    line = page.line_height()
    screen = max(line, page.viewport().height() - _KEPT_LINES * line)
    if key == Qt.Key.Key_Space and modifiers == _SHIFT:
        return -screen
    if modifiers != _NONE:
        return 0
    steps = {
        Qt.Key.Key_Down: line,
        Qt.Key.Key_Up: -line,
        Qt.Key.Key_PageDown: screen,
        Qt.Key.Key_PageUp: -screen,
        Qt.Key.Key_Space: screen,
    }
    return next((distance for one, distance in steps.items() if one == key), 0)


def _travel(page: PageCanvas, distance: int) -> None:
    """Scroll by `distance` pixels; the caret keeps its height in the window, or goes by itself at either end."""
    rect = page.caret_rect(page.textCursor().position())
    height = rect.center().y() if _caret_in_view(page) else page.reading_line()
    bar = page.verticalScrollBar()
    before = bar.value()
    bar.setValue(before + distance)
    _put_caret(page, page.position_at(QPoint(rect.left(), height + distance - (bar.value() - before))))


def _jump(page: PageCanvas, *, to_end: bool) -> None:
    page.moveCursor(QTextCursor.MoveOperation.End if to_end else QTextCursor.MoveOperation.Start)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() if to_end else bar.minimum())


def _caret_in_view(page: PageCanvas) -> bool:
    return 0 <= page.caret_rect(page.textCursor().position()).center().y() <= page.viewport().height()


def _put_caret(page: PageCanvas, position: int) -> None:
    cursor = page.textCursor()
    cursor.setPosition(position)
    page.set_cursor(cursor)
