"""The synopsis as a table of Qt's: what it says of each cell, to the eye and to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kzreader.ui.overriding import override
from kzreader.ui.synopsis.values import Content, spoken, words_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Index = QModelIndex | QPersistentModelIndex
_HORIZONTAL = Qt.Orientation.Horizontal


class SynopsisModel(QAbstractTableModel):
    """Rows and columns of a Content, or none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None

    def show(self, content: Content | None) -> None:
        """Take another content in place of the one before."""
        self.beginResetModel()
        self.content = content
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.content is None else len(self.content.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.content is None else len(self.content.documents)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.content is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(self.content.cell(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self.content.names[index.column()]
            return f"{name}: {spoken(self.content.cell(index.row(), index.column()), self.tr('not in this account'))}"
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        content = self.content
        if content is None or section >= (len(content.names) if orientation == _HORIZONTAL else len(content.rows)):
            return None
        if orientation == _HORIZONTAL:
            head = content.columns[section]
            said = (head.name, head.details, *head.coverage)
        else:
            row = content.row(section)
            said = (row.number, *row.facts)
        if role == Qt.ItemDataRole.DisplayRole:
            return said[0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(part for part in said if part)
        return None
