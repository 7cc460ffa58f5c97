"""Phrases that come back in several interviews, the most telling first, in a tab of the cross-references."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal

from kzreader.ui.crossrefs.tab import CrossrefsTab
from kzreader.ui.rows import Face, Row, Run, Text, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.row_list import RowList
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


class PhrasesView(CrossrefsTab):
    """Told which phrases there are. `place_activated(key, number)`: show that place of a phrase."""

    place_activated = Signal(object, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        tip = QCoreApplication.translate("PhrasesView", "Look through the whole library")
        name = QCoreApplication.translate("PhrasesView", "Phrases that come back")
        super().__init__(name, theme, parent, tip=tip)
        self._list.row_opened.connect(self._on_row_opened)

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

    def _on_row_opened(self, key: object, part: int, _beside: bool) -> None:
        self.place_activated.emit(key, part)
