"""Small pictures of the reader's mark colours, each with its key, for menus and the bar at a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from kzreader.ui.style import readable_on
from kzreader.ui.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QColor

    from kzreader.ui.theme import Theme

_SIZE = 16
_SCALE = 2
"""Pixels a point, so that the pictures are sharp on dense screens too."""
_HIGHLIGHT = "highlight_"


def paint_swatches(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Give the actions that highlight the colours that they have in `theme`."""
    for name, action in actions.items():
        if name.startswith(_HIGHLIGHT):
            colour = name.removeprefix(_HIGHLIGHT)
            key = action.shortcuts()[-1].toString()
            action.setIcon(_swatch(theme.mark(colour), theme.mark_line(colour), key, theme))


def _swatch(fill: QColor, line: QColor, key: str, theme: Theme) -> QIcon:
    picture = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRectF(0.5, 0.5, _SIZE - 1, _SIZE - 1)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(readable_on(fill, theme))
    painter.setFont(interface_font(8.0))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.end()
    return QIcon(picture)
