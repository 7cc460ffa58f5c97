"""A quiet movement from one place to another that may still change on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Glide(QVariantAnimation):
    """Says where a thing stands on its way to `end`; lasts as long as the style lets movements last, if at all."""

    moved = Signal(int)

    def __init__(self, start: float, end: float, *, parent: QObject) -> None:
        from PySide6.QtWidgets import QStyle

        super().__init__(parent)
        self.end = end
        self._start = start
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.setDuration(QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))
        self.valueChanged.connect(self._on_value_changed)

    def _on_value_changed(self, share: float) -> None:
        self.moved.emit(round(self._start + share * (self.end - self._start)))
