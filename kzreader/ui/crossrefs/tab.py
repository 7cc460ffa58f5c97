"""What the tabs of the cross-references have in common: a line that counts, a switch for the whole library, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QToolButton

    from kzreader.ui.theme import Theme


class CrossrefsTab(QWidget):
    """Told what to show by what it is a tab for."""

    all_toggled = Signal(bool)
    """Look through all interviews of the library, or the open ones."""
    left = Signal()
    shown = Signal()

    def __init__(
        self, name: str, theme: Theme, parent: QWidget | None, *, tip: str, own_keys: Sequence[Qt.Key] = ()
    ) -> None:
        """`tip`: what the switch for all interviews does. `own_keys`: keys of the list that the tab answers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._all = quiet_button(self.tr("All interviews"), self, tip=tip)
        self._hint = QuietLabel(parent=self)
        self._list = RowList(theme, self, opens_on_click=True, own_keys=tuple(own_keys))
        self._list.setAccessibleName(name)
        self._all.setCheckable(True)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.addWidget(self._hint, 1)
        top.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self._list, 1)
        self._all.toggled.connect(self.all_toggled)
        self._list.left.connect(self.left)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    @property
    def all_switch(self) -> QToolButton:
        """The switch between open interviews and the whole library."""
        return self._all

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


def line_of_buttons(buttons: Sequence[QToolButton]) -> QHBoxLayout:
    """Buttons below a list, from the left; what is added is at the right."""
    line = QHBoxLayout()
    line.setContentsMargins(8, 0, 8, 0)
    line.setSpacing(2)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
