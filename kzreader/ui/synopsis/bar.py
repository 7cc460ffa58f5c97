"""What stands above the table: which rows and accounts are shown, finding, the export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from kzreader.ui.widgets import Choice, FilterField, QuietLabel, SectionLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzreader.ui.synopsis.values import AccountChoice

EVERYTHING = "everything"
HERE = ("only-here", "missing-here")
"""Filters that speak of one account."""


class SynopsisBar(QWidget):
    """Told what there is; says what the reader wants. Filters are the keys of `core.crossrefs.synopsis.Only`."""

    filter_chosen = Signal(str)
    here_chosen = Signal(str)
    """The id of the account that "here" means, empty for any."""
    account_toggled = Signal(str)
    differing_toggled = Signal(bool)
    export_requested = Signal(str)
    """A format: html, docx or md."""
    find_requested = Signal(str, int)
    """Words, and which way: see `SynopsisTable.seek`."""
    closed = Signal()
    left = Signal()
    """The reader wants the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menus: dict[QToolButton, QMenu] = {}
        self._title = SectionLabel(self.tr("Synopsis"), self)
        self._event = QuietLabel(parent=self)
        self.accounts = self._with_menu(self.tr("Accounts"))
        self.differing = quiet_button(
            self.tr("Words that differ"), self, tip=self.tr("Mark the words that the base has not")
        )
        self.export = self._with_menu(self.tr("Export"))
        self.close_button = quiet_button(self.tr("Close"), self, tip=self.tr("Back to the pages (Escape)"))
        self._filter_words = {
            EVERYTHING: self.tr("All"),
            "all-agree": self.tr("In all accounts"),
            "only-here": self.tr("Only here"),
            "missing-here": self.tr("Missing here"),
            "figures-differ": self.tr("Figures differ"),
        }
        self.filters = Choice(self.tr("Which statements are shown"), list(self._filter_words.items()), self)
        self.here = self._with_menu(self.tr("Any account"))
        self.field = FilterField(self.tr("Find in the synopsis"), self)
        self.said = QuietLabel(parent=self)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._choices: tuple[AccountChoice, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.differing.setCheckable(True)
        self.here.setAccessibleName(self.tr("The account that “here” means"))
        self.field.setFixedWidth(230)
        self.said.setWordWrap(False)
        self._event.setWordWrap(False)
        self.filters.set_value(EVERYTHING)
        tips = {
            "all-agree": self.tr("Statements that every account has, and in which no figure differs"),
            "only-here": self.tr("Statements that only one account has"),
            "missing-here": self.tr("Statements that an account does not have"),
            "figures-differ": self.tr("Statements in which a figure is another one in another account"),
        }
        for key, words in tips.items():
            self.filters.button(key).setToolTip(words)
        formats = {"html": self.tr("Web page (HTML)…"), "docx": self.tr("Word…"), "md": self.tr("Markdown…")}
        for key, words in formats.items():
            self._menu_of(self.export).addAction(words).setObjectName(key)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._title)
        top.addSpacing(8)
        top.addWidget(self._event, 1)
        for button in (self.accounts, self.differing, self.export, self.close_button):
            top.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.filters)
        below.addWidget(self.here)
        below.addStretch(1)
        below.addWidget(self.said)
        below.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)
        self.show_counts({}, EVERYTHING)
        self.said.say("")

    def _connect(self) -> None:
        self.filters.chosen.connect(self.filter_chosen)
        self.differing.clicked.connect(self.differing_toggled)
        self.close_button.clicked.connect(self.closed)
        self._menu_of(self.export).triggered.connect(self._on_export)
        self._menu_of(self.accounts).triggered.connect(self._on_account)
        self._menu_of(self.here).triggered.connect(self._on_here)
        self.field.filter_changed.connect(self._on_typed)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self.left)

    def show_event(self, words: str) -> None:
        """Say of which interview these are accounts."""
        self._event.say(words)
        self._event.setVisible(True)

    def show_counts(self, counts: Mapping[str, int], chosen: str) -> None:
        """How many statements each filter leaves; which one is chosen."""
        for key, words in self._filter_words.items():
            button = self.filters.button(key)
            button.setText(f"{words} {counts[key]}" if key in counts else words)
            button.setEnabled(bool(counts))
        self.filters.set_value(chosen)
        self.here.setVisible(chosen in HERE)

    def show_here(self, accounts: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these accounts (id and name) as the one that "here" means."""
        menu = self._menu_of(self.here)
        offered = (("", self.tr("Any account")), *accounts)
        if offered != self._offered:
            self._offered = offered
            menu.clear()
            group = QActionGroup(menu)
            for document, name in offered:
                group.addAction(_checkable(menu, name, document, checked=False))
        for action in menu.actions():
            action.setChecked(action.objectName() == chosen)
        self.here.setText(f"{dict(offered)[chosen]} ▾")

    def show_accounts(self, choices: Sequence[AccountChoice]) -> None:
        """Offer these interviews as columns."""
        menu = self._menu_of(self.accounts)
        if tuple(choices) == self._choices:
            shown = {choice.document: choice.shown for choice in choices}
            for action in menu.actions():
                action.setChecked(shown.get(action.objectName(), False))
            return
        self._choices = tuple(choices)
        menu.clear()
        group = ""
        for choice in choices:
            if choice.group != group:
                menu.addSection(choice.group)
                group = choice.group
            _checkable(menu, choice.name, choice.document, checked=choice.shown)

    def set_differing(self, on: bool) -> None:
        """Whether differing words are marked."""
        self.differing.setChecked(on)

    def set_exportable(self, on: bool) -> None:
        """Whether there is something to export and to find."""
        self.export.setEnabled(on)
        self.field.setEnabled(on)

    def say_not_found(self, not_found: bool) -> None:
        """Say that the words are in no cell."""
        self.said.say(self.tr("Not found") if not_found else "")

    def _with_menu(self, words: str) -> QToolButton:
        button = quiet_button(f"{words} ▾", self)
        button.setAccessibleName(words)
        button.setAccessibleDescription(self.tr("Opens a menu"))
        menu = QMenu(button)
        self._menus[button] = menu
        button.clicked.connect(partial(_pop_up, menu, button))
        return button

    def _menu_of(self, button: QToolButton) -> QMenu:
        return self._menus[button]

    def _on_export(self, action: QAction) -> None:
        self.export_requested.emit(action.objectName())

    def _on_account(self, action: QAction) -> None:
        self.account_toggled.emit(action.objectName())

    def _on_here(self, action: QAction) -> None:
        self.here_chosen.emit(action.objectName())

    def _on_typed(self, words: str) -> None:
        self.find_requested.emit(words, 0)

    def _on_entered(self) -> None:
        if self.field.text():
            self.find_requested.emit(self.field.text(), 1)
        else:
            self.left.emit()

    def focus_field(self) -> None:
        """Give the field the keys, what is in it chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()


def _pop_up(menu: QMenu, button: QToolButton) -> None:
    """Open the menu below its button; QToolButton's own way would hold up everything else meanwhile."""
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _checkable(menu: QMenu, words: str, key: str, *, checked: bool) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setObjectName(key)
    action.setCheckable(True)
    action.setChecked(checked)
    return action
