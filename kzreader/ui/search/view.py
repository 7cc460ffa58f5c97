"""The search panel: words in all interviews and notes, with every place in its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.widgets import FilterField, QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from kzreader.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class HitRow:
    """One place where the words were found, in its context. `place`: "¶ 12"; `source`: the interview that a note is on.

    `key` is handed back.
    """

    key: Hashable
    place: str
    left: str
    match: str
    right: str
    in_note: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The places in one interview, or in the notes."""

    id: str
    title: str
    hits: tuple[HitRow, ...]


class SearchView(QWidget):
    """Told what was found. `hit_activated(key, beside)` leaves the keyboard in the list, for the next one."""

    query_changed = Signal(str)
    hit_activated = Signal(object, bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self._field = FilterField(self.tr("Search all interviews and notes"), self)
        self._close = quiet_button("×", self, tip=self.tr("Close the search (Escape)"))
        self._count = QuietLabel(parent=self)
        self._list = RowList(theme, self, opens_on_click=True)
        self._build()
        self._connect()
        self.show_nothing()

    def _build(self) -> None:
        self._close.setAccessibleName(self.tr("Close the search"))
        self._list.setAccessibleName(self.tr("Places found"))
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.setSpacing(4)
        top.addWidget(self._field, 1)
        top.addWidget(self._close)
        count = QHBoxLayout()
        count.setContentsMargins(16, 0, 8, 0)
        count.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(count)
        column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._field.filter_changed.connect(self.query_changed)
        self._field.entered.connect(self.focus_list)
        self._field.left.connect(self.closed)
        self._close.clicked.connect(self.closed)
        self._list.left.connect(self.closed)
        self._list.row_opened.connect(self._on_row_opened)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def focus_field(self, words: str = "") -> None:
        """Give the field the keyboard, with `words` in it if there are any."""
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_list(self) -> None:
        """Give the list of places the keyboard."""
        if self._list.rows:
            self._list.choose_first()
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Nothing is searched for."""
        self._count.say("")
        self._list.show_rows((), empty=self.tr("Type words to find them in every interview and in your notes."))

    def show_hits(self, groups: Sequence[HitGroup], *, count: int, searching: bool = False) -> None:
        """Show the places found, of `count` in all; `searching`: there may be more."""
        self._count.say(self._count_words(count, sum(len(group.hits) for group in groups), searching=searching))
        rows: list[Row] = []
        for group in groups:
            heading = text(group.title, Face.HEADING, limit=2)
            rows.append(Row(key=f"group {group.id}", texts=(heading,), heading=True, trailing=str(len(group.hits))))
            rows += (_row(hit) for hit in group.hits)
        empty = "" if searching else self.tr("Found nowhere. Words are found at their beginning, in any case.")
        self._list.show_rows(rows, empty=empty)

    def _count_words(self, count: int, shown: int, *, searching: bool) -> str:
        if searching:
            return self.tr("%Ln place(s) so far…", "", count) if count else self.tr("Searching…")
        if shown < count:
            return self.tr("The first {0} of %Ln place(s)", "", count).format(shown)
        return self.tr("%Ln place(s)", "", count) if count else ""

    @property
    def hits(self) -> RowList:
        """The list of places."""
        return self._list

    @property
    def field(self) -> FilterField:
        """The field for the words."""
        return self._field

    @property
    def count_text(self) -> str:
        """What is said about the number of places."""
        return self._count.text()

    def _on_row_opened(self, key: object, _part: int, beside: bool) -> None:
        self.hit_activated.emit(key, beside)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(hit: HitRow) -> Row:
    runs = (Run(hit.left), Run(hit.match, strong=True, colour="accent"), Run(hit.right))
    face = Face.BODY if hit.in_note else Face.CONTEXT
    texts = [Text(runs=runs, face=face, limit=2, led_in=True)]
    if hit.source:
        texts.append(text(hit.source, Face.DETAIL, space=1))
    return Row(key=hit.key, texts=tuple(texts), trailing=hit.place)
