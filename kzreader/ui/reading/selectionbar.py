"""The quiet bar that stands at a selection and offers what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from kzreader.ui.overriding import override

_GAP = 6
_PICTURE, _WORDS = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextOnly


class SelectionBar(QFrame):
    """Buttons of the given actions, floating over `page` beside a selection; Tab goes from the page to them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("selectionbar")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("For the selection"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(1)
        self._actions: tuple[QAction, ...] = ()
        self._made: list[QToolButton] = []
        self.hide()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these."""
        for button in self._made:
            self._row.removeWidget(button)
            button.deleteLater()
        self._actions, self._made = tuple(actions), []

    def buttons(self) -> list[QToolButton]:
        """The buttons, in order; made when they are first needed."""
        if not self._made:
            self._made = [self._button(action) for action in self._actions]
        return list(self._made)

    def take_focus(self) -> bool:
        """Give the first button the keys; False where the bar is not there."""
        usable = [] if self.isHidden() else [button for button in self.buttons() if button.isEnabled()]
        if not usable:
            return False
        usable[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        button.installEventFilter(self)
        self._row.addWidget(button)
        return button

    def show_at(self, lines: Sequence[QRect], within: QRect) -> None:
        """Stand above the first of `lines`, or below the last where there is no room, inside `within`."""
        visible = [line for line in lines if line.intersects(within)]
        if not visible or not any(action.isEnabled() for action in self._actions):
            self.hide()
            return
        for button in self.buttons():
            pictured = not button.defaultAction().icon().isNull()
            button.setToolButtonStyle(_PICTURE if pictured else _WORDS)
        size = self.sizeHint()
        first, last = visible[0], visible[-1]
        top = first.top() - _GAP - size.height()
        if top < within.top():
            top = min(last.bottom() + _GAP, within.bottom() - size.height())
        left = min(
            max(first.center().x() - size.width() // 2, within.left() + _GAP), within.right() - size.width() - _GAP
        )
        self.setGeometry(QRect(QPoint(max(left, within.left()), top), size))
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._page.setFocus()
            return True
        return False
