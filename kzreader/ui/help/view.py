"""The list of keys, and what the program is, with the licences of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, text
from kzreader.ui.safe_document import SafeBrowser
from kzreader.ui.theme import load_theme, reading_font
from kzreader.ui.widgets import FilterField, QuietLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.settings import Settings
    from kzreader.ui.theme import Theme


class KeyRow(NamedTuple):
    """Section, action and keys, in words."""

    section: str
    action: str
    keys: str


class KeysDialog(QDialog):
    """Every key, by section, with a field to find one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._rows: tuple[KeyRow, ...] = ()
        self._field = FilterField(self.tr("Find a key or an action"), self)
        self._list = RowList(theme, self)
        self._list.setAccessibleName(self.tr("Keys"))
        self._list.setSelectionMode(RowList.SelectionMode.NoSelection)
        buttons = _close_button(self)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 20, 8, 16)
        column.addLayout(field)
        column.addWidget(self._list, 1)
        column.addWidget(buttons)
        self.resize(480, 600)
        self._field.filter_changed.connect(self._show)
        self._field.entered.connect(self._on_entered)
        self._field.left.connect(self.close)
        self._list.left.connect(self.close)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def follow_settings(self, settings: Settings) -> None:
        """Take the theme that the reader chose."""
        self.set_theme(load_theme(settings.theme))

    def show_keys(self, rows: Sequence[KeyRow]) -> None:
        """Show these keys, in the order given."""
        self._rows = tuple(rows)
        self._show(self._field.text())

    @property
    def keys(self) -> RowList:
        """The list of keys."""
        return self._list

    def _show(self, words: str) -> None:
        wanted = words.casefold().split()
        made: list[Row] = []
        section = ""
        for number, (name, action, keys) in enumerate(self._rows):
            if not all(word in f"{name} {action} {keys}".casefold() for word in wanted):
                continue
            if name != section:
                made.append(Row(key=f"section {name}", texts=(text(name, Face.HEADING),), heading=True))
                section = name
            made.append(Row(key=number, texts=(text(action),), trailing=keys))
        self._list.show_rows(made, empty=self.tr("No key answers to that."))

    def _on_entered(self) -> None:
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)


class AboutDialog(QDialog):
    """Name, version, and the licences of the program and its parts."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About kzreader"))
        name = QLabel("kzreader", self)
        font = reading_font(22)
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        text_view = SafeBrowser(self)
        text_view.setFrameShape(SafeBrowser.Shape.NoFrame)
        text_view.setAccessibleName(self.tr("Licences"))
        text_view.setHtml(self._licences())
        text_view.viewport().setAutoFillBackground(False)
        text_view.document().setDocumentMargin(0)
        self.licences = text_view
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(name)
        column.addWidget(QuietLabel(self.tr("Version {0}").format(version), self))
        column.addWidget(text_view, 1)
        column.addWidget(_close_button(self))
        self.resize(480, 520)

    def _licences(self) -> str:
        parts = (
            self.tr("Reads interviews side by side, shows where they agree and differ, and keeps your notes."),
            self.tr("Everything stays on this computer: the program never uses the network."),
            self.tr("The program is free software under the MIT licence."),
            self.tr("The bundled interviews belong to their publishers and are not part of that licence."),
        )
        components = (
            ("Qt, PySide6", "LGPL 3.0"),
            ("Source Serif 4, Source Sans 3", "SIL Open Font License 1.1"),
            ("Python-Markdown", "BSD"),
            ("nh3, ammonia", "MIT"),
            ("NumPy", "BSD"),
            ("platformdirs", "MIT"),
            ("SQLite", self.tr("public domain")),
        )
        rows = "".join(f"<tr><td>{name}</td><td>{licence}</td></tr>" for name, licence in components)
        paragraphs = "".join(f"<p>{part}</p>" for part in parts)
        return f'{paragraphs}<p>{self.tr("It stands on:")}</p><table cellpadding="3">{rows}</table>'


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(dialog.tr("Close"))
    buttons.setContentsMargins(12, 0, 12, 0)
    buttons.rejected.connect(dialog.close)
    return buttons
