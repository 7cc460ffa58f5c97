"""Where the texts, badges and notes of a row stand: laid out once for a width, painted often."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from kzreader.core.markdown import to_html
from kzreader.ui.positions import index_at, positions_taken
from kzreader.ui.rows import Badge, Face, Row, Run, Text
from kzreader.ui.safe_document import SafeDocument
from kzreader.ui.theme import interface_font, reading_font

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme

GAP = 4
"""Pixels between the edge of the list and the ground of a row."""
PADDING = 12
_BADGE = 22
_ELLIPSIS_ROOM = 3
_INDENT = 16
_MARKED_UP = re.compile(r"[*_`#\[\]<>&|~\\!-]|\n\s*\n|^\s*\d+[.)]\s|  \n")
"""What may be Markdown; plain words are laid out faster."""


def face_font(face: Face) -> QFont:
    """The font that texts of `face` are set in."""
    size = QApplication.font().pointSizeF()
    if face in {Face.QUOTE, Face.CONTEXT}:
        font = reading_font(size + 0.5)
        font.setItalic(face is Face.QUOTE)
        return font
    font = interface_font(size - 0.5 if face in {Face.HEADING, Face.DETAIL} else size)
    if face in {Face.HEADING, Face.TITLE}:
        font.setWeight(QFont.Weight.DemiBold)
    return font


_ROLES = {Face.HEADING: "muted", Face.DETAIL: "muted"}


class TextBlock:
    """A text broken into lines of at most `width` pixels, elided after the lines it may take."""

    def __init__(self, content: Text, *, width: float, theme: Theme, ink: QColor | None) -> None:
        self._font = face_font(content.face)
        self._theme = theme
        self.ink = ink or theme.colour(_ROLES.get(content.face, "ink"))
        runs = content.runs
        tail = (Run(content.tail),) if content.tail else ()
        self._layout, self.height, start = self._broken((*runs, *tail), width, content.limit, ink)
        if start is not None and content.led_in:
            runs = self._with_shorter_lead(runs, width * (content.limit - 0.6))
            self._layout, self.height, start = self._broken((*runs, *tail), width, content.limit, ink)
        if start is not None:
            room = width - QFontMetricsF(self._font).horizontalAdvance(content.tail) - _ELLIPSIS_ROOM
            shorter = (*self._cut(runs, start, room), *tail)
            self._layout, self.height, _ = self._broken(shorter, width, content.limit, ink)

    def _broken(
        self, runs: tuple[Run, ...], width: float, limit: int, ink: QColor | None
    ) -> tuple[QTextLayout, float, int | None]:
        """The layout, its height, and where the last line begins if there are words that it has no room for."""
        words = "".join(run.text for run in runs).replace("\n", "\u2028")
        layout = QTextLayout(words, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(runs, ink))
        y, count, full = 0.0, 0, None
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            count += 1
            if count == limit:
                if line.textStart() + line.textLength() < positions_taken(words):
                    full = line.textStart()
                break
        layout.endLayout()
        return layout, y, full

    def _with_shorter_lead(self, runs: tuple[Run, ...], room: float) -> tuple[Run, ...]:
        """The runs with as many words of the first as have `room` together with the second."""
        metrics = QFontMetricsF(self._strongest(runs))
        lead, room = runs[0].text, room - metrics.horizontalAdvance(runs[1].text)
        while lead and metrics.horizontalAdvance(lead) > room:
            _, _, lead = lead.partition(" ")
        return runs if lead == runs[0].text else (Run(f"…{lead}" if lead else "… "), *runs[1:])

    def _cut(self, runs: tuple[Run, ...], start: int, room: float) -> tuple[Run, ...]:
        """The runs up to where the line that begins at `start` has used its room, and an ellipsis."""
        words = "".join(run.text for run in runs).replace("\n", " ")
        before = index_at(words, start)
        last = words[before:]
        metrics = QFontMetricsF(self._strongest(runs))
        shown = metrics.elidedText(last + " …", Qt.TextElideMode.ElideRight, room)
        kept = before + max(0, len(shown) - 1)
        made: list[Run] = []
        for run in runs:
            if kept <= 0:
                break
            made.append(Run(run.text[:kept], strong=run.strong, colour=run.colour))
            kept -= len(run.text)
        return (*made, Run("…"))

    def _strongest(self, runs: tuple[Run, ...]) -> QFont:
        font = QFont(self._font)
        if any(run.strong for run in runs):
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _formats(self, runs: tuple[Run, ...], ink: QColor | None) -> list[QTextLayout.FormatRange]:
        made, start = [], 0
        for run in runs:
            length = positions_taken(run.text)
            if run.strong or run.colour:
                part = QTextLayout.FormatRange()
                part.start, part.length = start, length
                shape = part.format
                if run.strong:
                    shape.setFontWeight(QFont.Weight.DemiBold)
                if run.colour and ink is None:
                    shape.setForeground(self._theme.colour(run.colour))
                part.format = shape
                made.append(part)
            start += length
        return made

    @property
    def shown(self) -> str:
        """The words that there is room for, with an ellipsis for the rest."""
        return self._layout.text()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its left upper corner `at`."""
        painter.setPen(self.ink)
        self._layout.draw(painter, at)


def note_style(theme: Theme) -> str:
    """How rendered notes are set: close, links in the accent, strong words in the semibold that is bundled."""
    return (
        f"a {{ color: {theme.colour('accent').name()}; }} b, strong, h1, h2, h3, h4, th {{ font-weight: 600; }}"
        " p, ul, ol { margin: 0 0 4px 0; } h1, h2, h3, h4 { font-size: medium; margin: 0 0 4px 0; }"
        f" blockquote {{ margin: 0 0 4px 12px; color: {theme.colour('muted').name()}; }}"
    )


class BodyBlock:
    """A note's Markdown, rendered safely."""

    def __init__(self, body: str, *, width: float, ink: QColor, theme: Theme) -> None:
        self._document = SafeDocument()
        self._document.setDefaultFont(face_font(Face.BODY))
        self._document.setIndentWidth(_INDENT)
        self._document.setDefaultStyleSheet(note_style(theme))
        self._document.setHtml(to_html(body))
        self._document.setTextWidth(width)
        self._ink = ink
        self.height = self._document.size().height()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its left upper corner `at`."""
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._ink)
        context.palette = palette
        painter.save()
        painter.translate(at)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


@dataclass
class Plan:
    """Where everything of a row stands, from its left upper corner."""

    height: float = 0.0
    blocks: list[tuple[QPointF, TextBlock | BodyBlock, int]] = field(default_factory=list)
    badges: list[tuple[QRectF, Badge]] = field(default_factory=list)
    body: QRectF = field(default_factory=QRectF)
    first_line: float = 0.0

    def part_at(self, y: float) -> int:
        """The part of the row that stands at height `y`."""
        found = 0
        for at, _, part in self.blocks:
            if at.y() <= y:
                found = part
        return found


class Planner:
    """Lays one row out at a width, in the colours of a theme; `chosen`: in the ink of the selection."""

    def __init__(self, row: Row, *, width: int, theme: Theme, chosen: bool) -> None:
        self._row = row
        self._theme = theme
        self._ink = theme.colour("selection_ink") if chosen else theme.colour("ink") if row.pressed else None
        self._plan = Plan()
        self._left = float(PADDING + (8 if not row.heading else 0))
        if row.stripe or row.ribbon[0]:
            self._left += 2
        self._right = float(width - PADDING - GAP)

    def made(self) -> Plan:
        """The plan."""
        row, plan = self._row, self._plan
        y = 14.0 if row.heading else 10.0 if row.card else 6.0
        start = y
        if row.badge is not None:
            plan.badges.append((QRectF(self._left - 6, y - 2, _BADGE, _BADGE), row.badge))
            self._left += _BADGE
        for number, content in enumerate(row.texts):
            y = self._add_text(content, y + content.space, first=number == 0)
        plan.first_line = start + QFontMetricsF(face_font(row.texts[0].face)).height() / 2 if row.texts else start
        y = self._add_body(y)
        y = self._add_chips(y)
        if row.badge is not None:
            y = max(y, start - 2 + _BADGE)
        plan.height = y + (4.0 if row.heading else 10.0 if row.card else 6.0)
        return plan

    def _add_text(self, content: Text, y: float, *, first: bool) -> float:
        width = self._right - self._left
        if first and self._row.trailing:
            width -= self._add_trailing(y) + 8
        block = TextBlock(content, width=width, theme=self._theme, ink=self._ink)
        self._plan.blocks.append((QPointF(self._left, y), block, content.part))
        return y + block.height

    def _add_trailing(self, y: float) -> float:
        face = self._row.texts[0].face if self._row.heading else Face.DETAIL
        width = QFontMetricsF(face_font(face)).horizontalAdvance(self._row.trailing) + 1
        content = Text(runs=(Run(self._row.trailing),), face=face)
        block = TextBlock(content, width=width + _ELLIPSIS_ROOM, theme=self._theme, ink=self._ink)
        self._plan.blocks.append((QPointF(self._right - width, y + 1), block, 0))
        return width

    def _add_body(self, y: float) -> float:
        body = self._row.body.strip()
        if not body:
            return y
        y += 6
        width = self._right - self._left
        block: TextBlock | BodyBlock
        if _MARKED_UP.search(body):
            ink = self._ink or self._theme.colour("ink")
            block = BodyBlock(body, width=width, ink=ink, theme=self._theme)
        else:
            block = TextBlock(Text(runs=(Run(body),), limit=0), width=width, theme=self._theme, ink=self._ink)
        self._plan.blocks.append((QPointF(self._left, y), block, 0))
        self._plan.body = QRectF(self._left, y, width, block.height)
        return y + block.height

    def _add_chips(self, y: float) -> float:
        if not self._row.chips:
            return y
        metrics = QFontMetricsF(face_font(Face.DETAIL))
        height = metrics.height() + 4
        x, y = self._left, y + 8
        for chip in self._row.chips:
            width = min(metrics.horizontalAdvance(chip_words(chip)) + 16, self._right - self._left)
            if x > self._left and x + width > self._right:
                x, y = self._left, y + height + 4
            self._plan.badges.append((QRectF(x, y, width, height), chip))
            x += width + 4
        return y + height


def chip_words(chip: Badge) -> str:
    """What a chip says."""
    return f"{chip.sign} {chip.name}".strip()
