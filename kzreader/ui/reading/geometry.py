"""Where words stand on a page: rectangles of page positions in the document's coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontInfo, QTextBlock, QTextDocument, QTextLine

_ABOVE_BASELINE = 0.9
_BELOW_BASELINE = 0.28


class Strip(NamedTuple):
    """A stretch of one line. `box` is as high as the letters reach; `line` as high as the line; `em` its type size."""

    box: QRectF
    line: QRectF
    baseline: float
    em: float


class Geometry:
    """Strips of page ranges, remembered until the layout changes. Asking lays the page out as far as needed."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._strips: dict[tuple[int, int], tuple[Strip, ...]] = {}

    def forget(self) -> None:
        """The layout has changed."""
        self._strips.clear()

    @property
    def measured(self) -> int:
        """How many ranges are remembered."""
        return len(self._strips)

    def strips(self, start: int, end: int) -> tuple[Strip, ...]:
        """The strips of the characters from page position `start` to `end`, one for each line and block."""
        key = (start, end)
        found = self._strips.get(key)
        if found is None:
            found = self._strips[key] = tuple(self._measured(start, end))
        return found

    def caret(self, position: int) -> QRectF:
        """The line that holds `position`, as a rectangle of no width."""
        block = self._document.findBlock(position)
        if not block.isValid():
            block = self._document.lastBlock()
        self._document.documentLayout().blockBoundingRect(block)
        layout, within = block.layout(), position - block.position()
        line = layout.lineForTextPosition(min(max(within, 0), block.length() - 1))
        if not line.isValid():
            return self._document.documentLayout().blockBoundingRect(block)
        origin = layout.position()
        return QRectF(origin.x() + _x(line, within), origin.y() + line.y(), 0.0, line.height())

    def first_line(self, block: QTextBlock) -> tuple[QRectF, float]:
        """The first line of a block: its rectangle and its baseline."""
        self._document.documentLayout().blockBoundingRect(block)
        line, origin = block.layout().lineAt(0), block.layout().position()
        return line.rect().translated(origin), origin.y() + line.y() + line.ascent()

    def position_at(self, point: QPointF) -> int:
        """The page position nearest to a point of the document."""
        return self._hit(self.on_line(point))

    def on_line(self, point: QPointF) -> QPointF:
        """The same point, on the nearer line if it lies between two: Qt takes the gap for the lower one's start."""
        block = self._document.findBlock(self._hit(point))
        layout = block.layout()
        top = layout.position().y()
        for above, below in pairwise(layout.lineAt(number) for number in range(layout.lineCount())):
            end, start = top + above.y() + above.height(), top + below.y()
            if end <= point.y() < start:
                return QPointF(point.x(), end - 1 if 2 * point.y() < end + start else start)
        return point

    def _hit(self, point: QPointF) -> int:
        return max(0, self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit))

    def _measured(self, start: int, end: int) -> Iterator[Strip]:
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._in_block(block, start, end)
            block = block.next()

    def _in_block(self, block: QTextBlock, start: int, end: int) -> Iterator[Strip]:
        self._document.documentLayout().blockBoundingRect(block)
        layout, base = block.layout(), block.position()
        origin, em = layout.position(), float(QFontInfo(block.charFormat().font()).pixelSize())
        first, last = max(start - base, 0), min(end - base, block.length() - 1)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            begin, after = line.textStart(), line.textStart() + line.textLength()
            if after <= first or begin >= last:
                continue
            low = _x(line, max(first, begin))
            high = _x(line, last) if last < after else line.naturalTextRect().right()
            yield _strip(line, origin, (low, high), em)


def _strip(line: QTextLine, origin: QPointF, ends: tuple[float, float], em: float) -> Strip:
    left, width = origin.x() + min(ends), abs(ends[1] - ends[0])
    baseline = origin.y() + line.y() + line.ascent()
    box = QRectF(left, baseline - _ABOVE_BASELINE * em, width, (_ABOVE_BASELINE + _BELOW_BASELINE) * em)
    whole = QRectF(left, origin.y() + line.y(), width, line.height())
    return Strip(box, whole, baseline, em)


def _x(line: QTextLine, position: int) -> float:
    return float(line.cursorToX(position)[0])  # type: ignore[index]
