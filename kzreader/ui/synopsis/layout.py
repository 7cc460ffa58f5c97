"""Where the words of a cell stand: laid out once for a width, painted often."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from kzreader.ui.positions import Positions
from kzreader.ui.style import readable_on
from kzreader.ui.synopsis.values import TableStyle
from kzreader.ui.theme import interface_font, reading_font

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from kzreader.core.export.synopsis.table import Passage, TableCell

PADDING = 12
"""Pixels between the edge of a cell and its words."""
_ABOVE = 9
_GAP = 6
_LEADING = 1.32
_SMALL = 0.8
_BADGE_SIDE = 6


class _Line(NamedTuple):
    """Words broken into lines, and where they begin below the top of the cell."""

    layout: QTextLayout
    y: float
    colour: QColor


class _Badge(NamedTuple):
    """The badge, and what stands right of it on its line."""

    frame: QRectF
    words: str
    beside: str
    room: QRectF


class Letters:
    """The fonts of a look, made once for all cells."""

    def __init__(self, style: TableStyle) -> None:
        self.theme = style.theme
        self.differing = style.differing
        self.reading = reading_font(style.font_size)
        self.small = interface_font(max(style.font_size * _SMALL, 8.0))
        self.metrics = QFontMetricsF(self.small)
        self.reading_line = _line_height(self.reading)
        self.small_line = _line_height(self.small)


class CellLayout:
    """A cell at a width of `width` pixels, padding included. `height` is what it takes."""

    def __init__(
        self, cell: TableCell, *, width: int, letters: Letters, empty: str, wanted: re.Pattern[str] | None = None
    ) -> None:
        self._letters = letters
        self._theme = letters.theme
        self._width = max(width - 2 * PADDING, 40)
        self._lines: list[_Line] = []
        self._badge: _Badge | None = None
        self._small = letters.small
        self._y = float(_ABOVE)
        if not cell.passages and not cell.repeats:
            self._add(self._text(empty, self._small), "muted", letters.small_line)
        for passage in cell.passages:
            self._add(self._passage(passage, wanted), "ink", letters.reading_line)
            self._y += _GAP
        for words in cell.repeats:
            self._add(self._text(words, self._small), "muted", letters.small_line)
        self._add_badge(cell)
        for words in cell.notes:
            self._add(self._text(words, self._small), "warning", letters.small_line)
        self.height = round(self._y + _ABOVE)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its upper left corner there."""
        theme = self._theme
        for line in self._lines:
            painter.setPen(line.colour)
            line.layout.draw(painter, at + QPointF(PADDING, line.y))
        if self._badge is None:
            return
        painter.setFont(self._small)
        if self._badge.words:
            painter.setPen(theme.colour("faint"))
            painter.drawRoundedRect(self._badge.frame.translated(at), 4, 4)
            painter.setPen(theme.colour("muted"))
            painter.drawText(self._badge.frame.translated(at), Qt.AlignmentFlag.AlignCenter, self._badge.words)
        painter.setPen(theme.colour("muted"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._badge.room.translated(at), left, self._badge.beside)

    def _passage(self, passage: Passage, wanted: re.Pattern[str] | None) -> QTextLayout:
        words = "".join(run.text for run in passage.runs)
        positions = Positions(words)
        formats = []
        start = 0
        for run in passage.runs:
            end = start + len(run.text)
            if run.differs and self._letters.differing:
                formats.append(_range(positions, start, end, self._differing()))
            start = end
        if wanted is not None:
            formats += [_range(positions, *hit.span(), self._found()) for hit in wanted.finditer(words)]
        return self._text(words, self._letters.reading, formats)

    def _differing(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(self._theme.colour("accent"))
        return made

    def _found(self) -> QTextCharFormat:
        made = QTextCharFormat()
        fill = self._theme.colour("search")
        made.setBackground(fill)
        made.setForeground(readable_on(fill, self._theme))
        return made

    def _text(self, words: str, font: QFont, formats: Iterable[QTextLayout.FormatRange] = ()) -> QTextLayout:
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(formats))
        layout.setCacheEnabled(True)
        return layout

    def _add(self, layout: QTextLayout, role: str, step: float) -> None:
        """Break it into lines `step` pixels apart, below what stands there already."""
        begins, y = self._y, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        self._lines.append(_Line(layout, begins, self._theme.colour(role)))
        self._y = begins + y

    def _add_badge(self, cell: TableCell) -> None:
        places = ", ".join(dict.fromkeys(f"¶ {passage.place}" for passage in cell.passages if passage.place))
        beside = " · ".join(part for part in (cell.speaker, places) if part)
        if not cell.badge and not beside:
            return
        metrics = self._letters.metrics
        height = metrics.height() + 4
        width = metrics.horizontalAdvance(cell.badge) + 2 * _BADGE_SIDE if cell.badge else 0.0
        frame = QRectF(PADDING, self._y + 1, min(width, self._width), height)
        left = width + _GAP if cell.badge else 0.0
        below = left and self._width - left < metrics.horizontalAdvance(beside)
        if below:
            room = QRectF(PADDING, frame.bottom() + 2, self._width, height)
        else:
            room = QRectF(PADDING + left, frame.top(), self._width - left, height)
        elided = metrics.elidedText(beside, Qt.TextElideMode.ElideMiddle, room.width())
        self._badge = _Badge(frame, cell.badge, elided, room)
        self._y = (room if beside else frame).bottom() + 3


def _range(positions: Positions, start: int, end: int, looks: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = positions.taken(0, start)
    made.length = positions.taken(start, end)
    made.format = looks
    return made


def _line_height(font: QFont) -> float:
    return round(_LEADING * (QFontInfo(font).pixelSize() or 14))
