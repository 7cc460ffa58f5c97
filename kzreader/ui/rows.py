"""Rows of text in a list: what a row says as values, the model that keeps them, and the list that shows them.

Every panel (library, notes, search results, cross-references, topics) is such a list, so that all of them look, sound
and answer to keys alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class Face(Enum):
    """How a text of a row is set."""

    HEADING = auto()
    TITLE = auto()
    DETAIL = auto()
    BODY = auto()
    QUOTE = auto()
    """Somebody's words: serif italic."""
    CONTEXT = auto()
    """Words of an interview: serif."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way. `colour` is a role of the theme, empty for that of the face."""

    text: str
    strong: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of a row, at most `limit` lines (0: as many as it takes), `space` pixels below the one before.

    `tail` stands at the end and is never elided. `part` tells apart what in a row was clicked. `led_in`: the first run
    leads to the strong one, which is what matters: where room is short, the lead is shortened first.
    """

    runs: tuple[Run, ...]
    face: Face = Face.BODY
    limit: int = 1
    space: int = 0
    part: int = 0
    tail: str = ""
    led_in: bool = False

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs) + self.tail


def text(words: str, face: Face = Face.BODY, *, limit: int = 1, space: int = 0, part: int = 0, tail: str = "") -> Text:
    """A Text in one way."""
    return Text(runs=(Run(words),), face=face, limit=limit, space=space, part=part, tail=tail)


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign on a colour ("#rrggbb"), with a name beside it in a chip. Outlined where it is only suggested."""

    sign: str
    colour: str
    name: str = ""
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` is handed back when the reader does something with it.

    `heading`: groups the rows below and cannot be chosen. `card`: stands on paper of its own. `stripe`: one of the
    reader's mark colours on the left edge. `badge`: before the texts. `trailing`: right of the first line. `body`:
    Markdown below the texts. `chips`: below everything. `marked`: a dot says that it is open. `pressed`: it is
    switched on. `faded`: it is out of use. `ribbon`: theme role and share (0 to 1) of a bar that shows a strength.
    """

    key: Hashable
    texts: tuple[Text, ...]
    heading: bool = False
    card: bool = False
    stripe: str = ""
    badge: Badge | None = None
    trailing: str = ""
    body: str = ""
    chips: tuple[Badge, ...] = ()
    marked: bool = False
    pressed: bool = False
    faded: bool = False
    tip: str = ""
    ribbon: tuple[str, float] = ("", 0.0)
    spoken: str = ""
    """What a screen reader says beside the texts."""

    @property
    def words(self) -> str:
        """Everything that it says, for screen readers."""
        parts = [part.words for part in self.texts]
        parts += [self.trailing, self.spoken, self.body, *(chip.name for chip in self.chips)]
        return ", ".join(part for part in parts if part)


_SAID: Mapping[int, Callable[[Row], str | None]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.texts[0].words if row.texts else "",
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.words,
    Qt.ItemDataRole.ToolTipRole: lambda row: row.tip or None,
    Qt.ItemDataRole.EditRole: lambda row: row.body,
}
"""What a row says in each of Qt's roles."""


class RowModel(QAbstractListModel):
    """The rows in order. Showing other rows keeps those that stay, with their selection and their editor."""

    def __init__(self, parent: QObject | None = None, *, mime_type: str = "", editable: bool = False) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._mime_type = mime_type
        self._editable = editable

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        wanted = {row.key for row in rows}
        kept = [row.key for row in self._rows if row.key in wanted]
        kept_set = set(kept)
        if kept != [row.key for row in rows if row.key in kept_set]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        self._remove_all_but(wanted)
        self._insert_missing(rows)
        self._update(rows)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the row with `key` stands; an invalid index where there is none."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number)
        return QModelIndex()

    def row(self, index: _Index) -> Row | None:
        """The row at `index`."""
        return self._rows[index.row()] if index.isValid() else None

    def _remove_all_but(self, wanted: set[Hashable]) -> None:
        end = len(self._rows)
        while end > 0:
            if self._rows[end - 1].key in wanted:
                end -= 1
                continue
            start = end - 1
            while start > 0 and self._rows[start - 1].key not in wanted:
                start -= 1
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            self.endRemoveRows()
            end = start

    def _insert_missing(self, rows: Sequence[Row]) -> None:
        present = {row.key for row in self._rows}
        start = 0
        while start < len(rows):
            if rows[start].key in present:
                start += 1
                continue
            end = start
            while end < len(rows) and rows[end].key not in present:
                end += 1
            self.beginInsertRows(QModelIndex(), start, end - 1)
            self._rows[start:start] = rows[start:end]
            self.endInsertRows()
            start = end

    def _update(self, rows: Sequence[Row]) -> None:
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        said = _SAID.get(role)
        return said(row) if said is not None else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._mime_type:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self._editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def mimeTypes(self) -> list[str]:
        return [self._mime_type] if self._mime_type else []

    @override
    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        data = QMimeData()
        keys = [str(row.key) for index in indexes if (row := self.row(index)) is not None]
        if keys and self._mime_type:
            data.setData(self._mime_type, keys[0].encode("utf-8"))
        return data
