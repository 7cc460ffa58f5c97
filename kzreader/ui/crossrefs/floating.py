"""What cards have in common: they float above the pages, block nothing, and give the keyboard back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget
from shiboken6 import isValid

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from kzreader.ui.theme import Theme

WIDTH = 400
_AWAY = 8
_LEAVE_AFTER = 350
"""Milliseconds that the pointer may be off the card before it closes."""


class FloatingCard(QFrame):
    """Floats above the pages of the window that `parent` is in, takes no keyboard unless asked, and blocks nothing.

    Opened by the pointer it closes once the pointer has left it; opened by a key it takes the keyboard and closes at
    Escape or when the keyboard goes elsewhere.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("card")
        self._by_key = False
        self._going = False
        """Whether what the keyboard is taken for just now is the card's own doing."""
        self._came_from: QWidget | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVE_AFTER)
        self._leaving.timeout.connect(self.leave)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.setFixedWidth(WIDTH)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Cast the shadow of `theme`."""
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shade = QColor(theme.colour("ink" if not theme.dark else "window"))
        shade.setAlphaF(0.3 if not theme.dark else 0.8)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)

    def come(self, at: QPoint, layout: QLayout, *, first: QWidget | None) -> None:
        """Open beside the point `at` of the screen, as high as `layout` needs; with the keyboard in `first`, if any."""
        self._leaving.stop()
        self._by_key = first is not None
        if self._by_key and not self.has_keyboard():
            self._came_from = QApplication.focusWidget()
        self.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        self._place(at)
        self.show()
        self.raise_()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave_soon(self) -> None:
        """Close after a moment unless the pointer comes to the card."""
        if not self._by_key and self.isVisible():
            self._leaving.start()

    def leave(self) -> None:
        """Close the card."""
        self._leaving.stop()
        if self.isVisible():
            self.forget()
            if self.has_keyboard():
                self._give_back()
            self.hide()
            self.closed.emit()

    def forget(self) -> None:
        """The card closes: what it said is no longer said."""

    def has_keyboard(self) -> bool:
        """Whether the keys go to something on the card."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _give_back(self) -> None:
        """Give the keyboard back to where it came from; Qt would give it to whatever comes next."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            self._by_key = False
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, at: QPoint) -> None:
        """Below the point, or above it where there is more room; always inside the window."""
        room = self._window.rect()
        point = self._window.mapFromGlobal(at)
        x = min(max(_AWAY, point.x() - 24), max(_AWAY, room.width() - WIDTH - _AWAY))
        y = point.y() + _AWAY
        if y + self.height() > room.height() - _AWAY:
            y = max(_AWAY, point.y() - self.height() - 3 * _AWAY)
        self.move(x, y)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._by_key and not self._going and new is not None and not self.isAncestorOf(new):
            self.leave()

    @override
    def enterEvent(self, event: QEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.leave_soon()
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
