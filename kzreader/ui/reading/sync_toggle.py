"""The sign at the head of a ribbon that says whether its panes scroll together, and changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.ribbon import WIDTH

if TYPE_CHECKING:
    from kzreader.ui.reading.spread import Spread

_SIZE = 30
_TOP = 10


def draw_chain(painter: QPainter, box: QRectF, *, joined: bool) -> None:
    """Two links of a chain in the middle of `box`, joined or apart, in the painter's pen."""
    apart = 0.0 if joined else 2.5
    link = QRectF(0, 0, 10, 7)
    for side in (-1, 1):
        link.moveCenter(box.center())
        painter.drawRoundedRect(link.translated(side * (3.5 + apart), 0), 3.5, 3.5)


class SyncToggle(QToolButton):
    """Two links of a chain, joined or apart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(_SIZE, _SIZE)
        self.setProperty("quiet", True)
        self.setAccessibleName(self.tr("Scroll together"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_synchronised(self, on: bool) -> None:
        """Show whether the panes scroll together; tells nobody."""
        self.setChecked(on)
        self.setToolTip(
            self.tr("The panes scroll together. Click or press S to release them.")
            if on
            else self.tr("Each pane scrolls by itself. Click or press S to join them.")
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        lit = self.underMouse() or self.hasFocus()
        if lit:
            painter.setPen(QPen(colours.accent().color() if self.hasFocus() else colours.mid().color(), 1))
            painter.setBrush(colours.light())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = colours.windowText() if lit else colours.accent() if self.isChecked() else colours.placeholderText()
        painter.setPen(QPen(colour.color(), 1.6))
        draw_chain(painter, QRectF(self.rect()), joined=self.isChecked())
        painter.end()


class SyncToggles(QObject):
    """Keeps a toggle at the head of every ribbon of a spread."""

    toggled = Signal(bool)
    """The reader has clicked one: whether the panes shall scroll together."""

    def __init__(self, spread: Spread) -> None:
        super().__init__(spread)
        self._spread = spread
        self._on = spread.synchronised
        spread.panes_changed.connect(self._furnish)

    def show_synchronised(self, on: bool) -> None:
        """Show whether the panes scroll together."""
        self._on = on
        for ribbon in self._spread.ribbons:
            for toggle in ribbon.findChildren(SyncToggle):
                toggle.show_synchronised(on)

    def _furnish(self) -> None:
        for ribbon in self._spread.ribbons:
            if ribbon.findChild(SyncToggle) is None:
                toggle = SyncToggle(ribbon)
                toggle.move((WIDTH - _SIZE) // 2, _TOP)
                toggle.show_synchronised(self._on)
                toggle.clicked.connect(self.toggled)
                toggle.show()
