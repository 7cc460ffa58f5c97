"""Paints the cells of the synopsis from the layouts that its table keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kzreader.ui.overriding import override
from kzreader.ui.style import mix

if TYPE_CHECKING:
    from kzreader.ui.synopsis.table import SynopsisTable


class CellPainter(QStyledItemDelegate):
    """Paints cells from the layouts that the table keeps."""

    def __init__(self, table: SynopsisTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table, theme = self._table, self._table.look.theme
        content = table.content
        if content is None:
            return
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        fill = (
            theme.colour("paper") if content.rows[index.row()].cells[index.column()].passages else theme.colour("panel")
        )
        if chosen and table.selectionModel().hasSelection() and len(table.selectedIndexes()) > 1:
            fill = mix(fill, theme.colour("selection"), 0.45)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = mix(fill, theme.colour("accent"), 0.05)
        painter.save()
        painter.fillRect(frame, fill)
        painter.setPen(theme.colour("rule"))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        painter.drawLine(frame.topRight(), frame.bottomRight())
        painter.setClipRect(frame)
        layout = table.layout_in_turn(index.row(), index.column())
        if layout is not None:
            layout.paint(painter, QPointF(frame.topLeft()))
        if index == table.currentIndex():
            painter.setPen(QPen(theme.colour("accent" if table.hasFocus() else "faint"), 2 if table.hasFocus() else 1))
            painter.drawRect(frame.adjusted(1, 1, -2, -2))
        painter.restore()
