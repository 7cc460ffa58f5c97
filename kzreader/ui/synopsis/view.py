"""The synopsis in place of the pages: the bar, the table, and what is said while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.synopsis.bar import SynopsisBar
from kzreader.ui.synopsis.table import SynopsisTable
from kzreader.ui.widgets import QuietLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.synopsis.values import AccountChoice, Content, TableStyle

_WIDEST_MESSAGE = 420


class SynopsisView(QWidget):
    """Told what to show. Accounts are named by the ids of their interviews."""

    cell_activated = Signal(int, int)
    """Row and column among those that are shown."""
    base_requested = Signal(str)
    account_toggled = Signal(str)
    order_requested = Signal(list)
    """The ids of the accounts in the order that the reader wants."""
    act_requested = Signal()
    """The button of the message was pressed: cancel, or try again."""
    left = Signal()
    """The reader wants the pages back."""

    def __init__(self, style: TableStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synopsis")
        self.setAccessibleName(self.tr("Synopsis"))
        self.bar = SynopsisBar(self)
        self.table = SynopsisTable(style, self)
        self._message = QWidget(self)
        self._words = QuietLabel(parent=self._message)
        self._progress = QProgressBar(self._message)
        self._act = QPushButton(self._message)
        self._pages = QStackedWidget(self)
        self._build()
        self._connect()
        self.bar.set_differing(style.differing)

    def _build(self) -> None:
        inner = QVBoxLayout(self._message)
        inner.setSpacing(12)
        inner.addStretch(2)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._words, self._progress, self._act):
            widget.setMaximumWidth(_WIDEST_MESSAGE)
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words.setMinimumWidth(_WIDEST_MESSAGE)
        self._progress.setMinimumWidth(_WIDEST_MESSAGE // 2)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        inner.addStretch(3)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.table.cell_activated.connect(self.cell_activated)
        self.table.menu_requested.connect(self._on_menu_requested)
        self.table.order_changed.connect(self._on_order_changed)
        self.table.move_requested.connect(self._move)
        self.bar.account_toggled.connect(self.account_toggled)
        self.bar.find_requested.connect(self._find)
        self.bar.closed.connect(self.left)
        self.bar.left.connect(self.table.setFocus)
        self._act.clicked.connect(self.act_requested)

    @property
    def message(self) -> str:
        """What stands in place of the table, empty where the table is shown."""
        return self._words.text() if self._pages.currentWidget() is self._message else ""

    @property
    def message_button(self) -> QPushButton:
        """The button below the message."""
        return self._act

    def show_content(self, content: Content) -> None:
        """Show a synopsis."""
        keys = self._act.hasFocus() or self.table.hasFocus()
        self.table.show_content(content)
        self.bar.set_exportable(True)
        self._pages.setCurrentWidget(self.table)
        if keys:
            self.table.setFocus()

    def show_message(self, words: str, *, button: str = "") -> None:
        """Say something in place of the table, with a button if it has words."""
        self._say(words, button)
        self._progress.hide()

    def show_progress(self, words: str, done: int, total: int, *, button: str) -> None:
        """Say what is being done, and how far it is."""
        self._say(words, button)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()

    def _say(self, words: str, button: str) -> None:
        self._words.say(words)
        self._act.setText(button)
        self._act.setVisible(bool(button))
        self.bar.set_exportable(False)
        self._pages.setCurrentWidget(self._message)

    def show_accounts(self, choices: Sequence[AccountChoice]) -> None:
        """Offer these interviews as columns."""
        self.bar.show_accounts(choices)

    def set_look(self, style: TableStyle) -> None:
        """Paint in another theme or size, with or without marking words that differ."""
        self.bar.set_differing(style.differing)
        self.table.set_look(style)

    def focus_table(self) -> None:
        """Give the keys to the table, or to the button of the message."""
        (self.table if not self.message else self._act if self._act.isVisible() else self.bar.accounts).setFocus()

    def _find(self, words: str, by: int) -> None:
        self.bar.say_not_found(not self.table.seek(words, by=by))

    def _move(self, column: int, by: int) -> None:
        """Move a column `by` places to the right."""
        heads = self.table.heads
        place = heads.visualIndex(column)
        if 0 <= place + by < heads.count():
            heads.moveSection(place, place + by)

    def _on_order_changed(self, columns: list[int]) -> None:
        content = self.table.content
        if content is not None:
            self.order_requested.emit([content.documents[column] for column in columns])

    def _on_menu_requested(self, row: int, column: int, where: QPoint) -> None:
        menu = self._menu(row, column)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(where)

    def _menu(self, row: int, column: int) -> QMenu | None:
        content = self.table.content
        if content is None:
            return None
        menu, document = QMenu(self), content.documents[column]
        if row >= 0:
            menu.addAction(self.tr("Go to this statement")).triggered.connect(
                lambda: self.cell_activated.emit(row, column)
            )
            menu.addAction(self.tr("Copy")).triggered.connect(self.table.copy)
            menu.addSeparator()
        place, last = self.table.heads.visualIndex(column), len(content.documents) - 1
        base = menu.addAction(self.tr("Let the rows follow this account"))
        base.setEnabled(column != content.base)
        base.triggered.connect(lambda: self.base_requested.emit(document))
        for words, by in ((self.tr("Move to the left"), -1), (self.tr("Move to the right"), 1)):
            action = menu.addAction(words)
            action.setEnabled(0 <= place + by <= last)
            action.triggered.connect(lambda _=False, by=by: self._move(column, by))
        menu.addSeparator()
        menu.addAction(self.tr("Take this account out")).triggered.connect(lambda: self.account_toggled.emit(document))
        return menu

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.bar.focus_field()
        elif event.key() == Qt.Key.Key_F3:
            self._find(self.bar.field.text(), -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif not _is_ours(event):
            super().keyPressEvent(event)


def _is_ours(event: QKeyEvent) -> bool:
    """Whether the synopsis answers a key that the window has for the pages, or lets it pass without effect."""
    if event.matches(QKeySequence.StandardKey.Find) or event.matches(QKeySequence.StandardKey.Copy):
        return True
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    letters = bool(event.text()) and event.text().isprintable()
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if plain:
        return letters or event.key() in keys
    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in arrows
