"""Phrases that come back in several interviews, the most telling first, in a tab of the cross-references."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QToolButton

    from kzreader.ui.theme import Theme


class PhrasePlace(NamedTuple):
    """Where a phrase stands: the words before it, as it is written there, the words after it, and the source."""

    left: str
    match: str
    right: str
    source: str
    place: str


class PhraseRow(NamedTuple):
    """A phrase. `share`: how telling it is, from 0 to 1 of the most telling one."""

    key: Hashable
    words: str
    share: float
    places: tuple[PhrasePlace, ...]


class PhrasesView(QWidget):
    """Told which phrases there are. `place_activated(key, number)`: show that place of a phrase."""

    place_activated = Signal(object, int)
    all_toggled = Signal(bool)
    left = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Phrases that come back"))
        self._all = quiet_button(self.tr("All interviews"), self, tip=self.tr("Look through the whole library"))
        self._hint = QuietLabel(parent=self)
        self._list = RowList(theme, self, opens_on_click=True)
        self._list.setAccessibleName(self.tr("Phrases that come back"))
        self._all.setCheckable(True)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.addWidget(self._hint, 1)
        top.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        self._all.toggled.connect(self.all_toggled)
        self._list.left.connect(self.left)
        self._list.row_opened.connect(self._on_row_opened)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_phrases(self, rows: Sequence[PhraseRow], *, panes: int, waiting: bool = False) -> None:
        """Show these phrases; `waiting`: they are still being looked for."""
        if waiting:
            empty = self.tr("Looking for phrases…")
        elif panes < 2 and not self._all.isChecked():
            empty = self.tr("Open a second interview to see which phrases come back in it, or choose “All interviews”.")
        else:
            empty = self.tr("No telling phrase comes back in these interviews.")
        self._hint.say(self.tr("%Ln phrase(s), the most telling first", "", len(rows)) if rows else "")
        self._list.show_rows([self._row(row) for row in rows], empty=empty)

    def _row(self, row: PhraseRow) -> Row:
        texts = [text(f"“{row.words}”", Face.TITLE, limit=3)]
        for number, place in enumerate(row.places):
            runs = (Run(place.left), Run(place.match, strong=True), Run(place.right))
            texts.append(Text(runs=runs, face=Face.CONTEXT, limit=3, space=6, led_in=True, part=number))
            texts.append(text(place.source, Face.DETAIL, space=1, part=number, tail=f" · {place.place}"))
        return Row(key=row.key, texts=tuple(texts), card=True, ribbon=("link_quote", row.share))

    @property
    def phrases(self) -> RowList:
        """The list."""
        return self._list

    @property
    def all_switch(self) -> QToolButton:
        """The switch between open interviews and the whole library."""
        return self._all

    def _on_row_opened(self, key: object, part: int, _beside: bool) -> None:
        self.place_activated.emit(key, part)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
