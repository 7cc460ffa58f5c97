"""A page that glides to a place instead of standing there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPropertyAnimation
    from PySide6.QtWidgets import QScrollBar

_GLIDE = 180
"""Milliseconds."""


class BarGlide:
    """Moves a scroll bar, where the style lets anything move."""

    def __init__(self, bar: QScrollBar) -> None:
        self._bar = bar
        self._gliding: QPropertyAnimation | None = None

    def may(self) -> bool:
        """Whether movements last at all."""
        from PySide6.QtWidgets import QStyle

        return bool(self._bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._bar))

    def stop(self) -> None:
        """Stay where it is now."""
        if self._gliding is not None:
            self._gliding.stop()

    def go(self, value: int) -> None:
        """Glide to a value."""
        if self._gliding is None:
            from PySide6.QtCore import QEasingCurve, QPropertyAnimation

            self._gliding = QPropertyAnimation(self._bar, b"value", self._bar)
            self._gliding.setDuration(_GLIDE)
            self._gliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._gliding.setStartValue(self._bar.value())
        self._gliding.setEndValue(value)
        self._gliding.start()
