"""The lines of a page: broken at once for what is in sight, in spare moments for the rest.

Qt lays a document out from its beginning, so that whoever stands deep in a long text waits for all that is above. The
paragraphs of a page do not depend on each other: here each is broken into lines by itself. Until a paragraph has its
lines, its height is estimated from the number of its characters. Paragraphs out of sight keep their estimated heights
until all are known, so that the page moves once at most, and then its reader is kept in place (see PageCanvas).

Lines stand as Qt would put them (QTextDocumentLayout of 6.11, for lines of fixed height).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import ceil
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QPalette, QTextLayout, QTextOption

from kzreader.ui.overriding import override
from kzreader.ui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QPainterPath, QTextBlock, QTextDocument, QTextFrame

_AT_ONCE = 25_000
"""Characters up to which a page is laid out at one go: a few milliseconds."""
_ABOVE_BASELINE = 4 / 5
"""Share of the height of a line that is above its baseline."""


class _Paragraph(NamedTuple):
    """What is known of a block before it has lines: in page positions and pixels."""

    start: int
    length: int
    above: float
    line: float


class _Line(NamedTuple):
    """A line of a block: where it begins in the block, and where it stands below the top of it."""

    start: int
    top: float
    bottom: float


class PageLines(QAbstractTextDocumentLayout):
    """Lays out a document that does not change any more, in blocks with lines of a fixed height.

    `letter` is how wide a character is on average, in pixels.
    """

    laid_out = Signal()
    """Every block has its lines, and stands where it will stay until the width changes."""

    def __init__(self, document: QTextDocument, *, letter: float) -> None:
        super().__init__(document)
        shape = document.rootFrame().frameFormat()
        self._letter = letter
        self._left, self._right = shape.leftMargin(), shape.rightMargin()
        self._top, self._bottom = shape.topMargin(), shape.bottomMargin()
        self._width = -1.0
        self._blocks: list[_Paragraph] = []
        self._measured: list[float | None] = []
        self._lines: list[list[_Line] | None] = []
        self._heights: list[float] = []
        self._begins: list[float] = []
        self.complete = True
        """Whether every block has its lines."""
        self._slices = Slices(self)

    @property
    def height(self) -> float:
        """The height of the page, partly estimated until it is complete."""
        return self._begins[-1] + self._bottom if self._begins else 0.0

    def finish(self) -> None:
        """Break all lines now, for what cannot wait."""
        if not self.complete:
            for number in range(len(self._blocks)):
                self._measure(number)
            self._complete()

    def settle(self, position: int, *, above: float, below: float) -> bool:
        """Give the blocks round a page position their lines and heights: so many pixels above its block and below it.

        Where the page begins or ends before, more on the other side.

        Whether anything stands elsewhere now.
        """
        if self.complete:
            return False
        number = self._number_at(position)
        moved = self._settle(number)
        before, after = range(number - 1, -1, -1), range(number + 1, len(self._blocks))
        higher, missing = self._settle_while(above, before)
        lower, missing = self._settle_while(below + missing, after)
        more, _ = self._settle_while(above + missing, before)
        moved = moved or higher or lower or more
        if moved:
            self._stand()
        return moved

    def _settle_while(self, room: float, numbers: Iterable[int]) -> tuple[bool, float]:
        """Settle blocks until they fill `room`: whether any has another height now, and the room that is left."""
        moved = False
        left = room
        for number in numbers:
            if left <= 0:
                break
            moved |= self._settle(number)
            left -= self._heights[number]
        return moved, max(0.0, left)

    def line_at(self, position: int) -> tuple[float, float]:
        """Top and bottom of the line that holds a page position; of a block without lines yet, where it is likely."""
        number = self._number_at(position)
        top = self._top_of(number)
        if self._measured[number] is None:
            return top, top + self._blocks[number].line
        lines = self._lines[number] or self._table(number)
        line = lines[max(0, bisect_right(lines, position - self._blocks[number].start, key=itemgetter(0)) - 1)]
        return top + line.top, top + line.bottom

    def _table(self, number: int) -> list[_Line]:
        """The lines of a block, kept because many ask where their words stand and every call of Qt takes time."""
        layout = self.document().findBlockByNumber(number).layout()
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]
        made = self._lines[number] = [_Line(line.textStart(), line.y(), line.y() + line.height()) for line in lines]
        return made

    # Where blocks stand

    def _number_at(self, position: int) -> int:
        return max(0, bisect_right(self._blocks, position, key=attrgetter("start")) - 1)

    def _number_at_height(self, y: float) -> int:
        """The block at a height of the page: the room above a block is its own."""
        return min(max(bisect_right(self._begins, y) - 1, 0), len(self._blocks) - 1)

    def _block_under(self, y: float) -> QTextBlock:
        """The block at a height; where letters hang into the block below, the upper one."""
        number = self._number_at_height(y)
        if number:
            above = self._placed(number - 1)
            if y <= above.layout().position().y() + above.layout().boundingRect().bottom():
                return above
        return self._placed(number)

    def _top_of(self, number: int) -> float:
        return self._begins[number] + self._blocks[number].above

    def _stand(self) -> None:
        room = (block.above + height for block, height in zip(self._blocks, self._heights, strict=True))
        self._begins = list(accumulate(room, initial=self._top))

    def _settle(self, number: int) -> bool:
        height = self._measure(number)
        moved = self._heights[number] != height
        self._heights[number] = height
        return moved

    def _placed(self, number: int) -> QTextBlock:
        """A block with its lines, at its place."""
        self._measure(number)
        block = self.document().findBlockByNumber(number)
        block.layout().setPosition(QPointF(self._left, self._top_of(number)))
        return block

    # Breaking lines

    def _measure(self, number: int) -> float:
        """The height of a block, whose lines are broken if they are not."""
        height = self._measured[number]
        if height is None:
            height = self._measured[number] = self._break(self.document().findBlockByNumber(number))
        return height

    def _break(self, block: QTextBlock) -> float:
        shape, layout = block.blockFormat(), block.layout()
        step, left, indent = shape.lineHeight(), shape.leftMargin(), shape.textIndent()
        room = self._width - self._left - self._right - left
        leftward = block.textDirection() == Qt.LayoutDirection.RightToLeft
        layout.setTextOption(_leftward() if leftward else _rightward())
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(room - indent)
            begins = left if leftward else left + indent
            line.setPosition(QPointF(begins, y - _lift(line.ascent(), line.leading(), step)))
            y += step
            indent = 0.0
        layout.endLayout()
        return y

    def _complete(self) -> None:
        self._slices.stop()
        self.complete = True
        self._heights = [height or 0.0 for height in self._measured]
        self._stand()
        self.laid_out.emit()

    def _estimate(self, block: _Paragraph) -> float:
        room = max(1.0, self._width - self._left - self._right)
        return max(1, ceil(block.length * self._letter / room)) * block.line

    # Qt

    @override
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """The document was given this layout or another width."""
        width = self.document().textWidth()
        if width <= 0 or width == self._width:
            return
        self._width = width
        if not self._blocks:
            self._blocks = list(_paragraphs(self.document()))
        self._measured = [None] * len(self._blocks)
        self._lines = [None] * len(self._blocks)
        self._heights = [self._estimate(block) for block in self._blocks]
        self.complete = False
        self._stand()
        if self.document().characterCount() <= _AT_ONCE:
            self.finish()
        else:
            self._slices.later(map(self._measure, range(len(self._blocks))), self._complete)

    @override
    def documentSize(self) -> QSizeF:
        return QSizeF(max(self._width, 0.0), self.height)

    @override
    def pageCount(self) -> int:
        return 1

    @override
    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not self._blocks or not block.isValid():
            return QRectF()
        layout = self._placed(block.blockNumber()).layout()
        rect = layout.boundingRect()
        rect.moveTopLeft(layout.position())
        return rect

    @override
    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        assert isinstance(point, QPointF), "Qt asks with nothing else"
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        if not self._blocks or point.y() < self._begins[0]:
            return -1 if exact else 0
        block = self._block_under(point.y())
        layout = block.layout()
        place = point - layout.position()
        if place.y() > layout.boundingRect().bottom():
            return -1 if exact else min(block.position() + block.length(), self.document().characterCount() - 1)
        within, hit = _hit(layout, place, exact=exact)
        return -1 if exact and not hit else block.position() + within

    @override
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        if not self._blocks:
            return
        clip, selections = context.clip, context.selections
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        for number in range(max(0, self._number_at_height(clip.top()) - 1), len(self._blocks)):
            if self._begins[number] > clip.bottom():
                return
            block = self._placed(number)
            layout, start, length = block.layout(), block.position(), block.length()
            layout.draw(painter, QPointF(), list(_within(selections, start, length)), clip)
            if start <= context.cursorPosition < start + length:
                width = self.property("cursorWidth")
                layout.drawCursor(painter, QPointF(), context.cursorPosition - start, 1 if width is None else width)


def _paragraphs(document: QTextDocument) -> list[_Paragraph]:
    found = []
    block = document.firstBlock()
    while block.isValid():
        shape = block.blockFormat()
        found.append(_Paragraph(block.position(), block.length(), shape.topMargin(), shape.lineHeight()))
        block = block.next()
    return found


def _rightward() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _leftward() -> QTextOption:
    option = _rightward()
    option.setAlignment(Qt.AlignmentFlag.AlignRight)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option


def _lift(ascent: float, leading: float, step: float) -> float:
    """How much higher than the room for it a line begins, so that its baseline stands where that of all others does."""
    return ascent + max(0.0, leading) - step * _ABOVE_BASELINE


def _hit(layout: QTextLayout, place: QPointF, *, exact: bool) -> tuple[int, bool]:
    """The character at a point of a block, and whether the point is on it."""
    found = 0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        box = line.naturalTextRect()
        if box.top() > place.y():
            found = min(found, line.textStart())
        elif box.bottom() <= place.y():
            found = max(found, line.textStart() + line.textLength())
        else:
            side = line.CursorPosition.CursorOnCharacter if exact else line.CursorPosition.CursorBetweenCharacters
            return line.xToCursor(place.x(), side), box.left() <= place.x() <= box.right()
    return found, False


def _within(
    selections: list[QAbstractTextDocumentLayout.Selection], start: int, length: int
) -> list[QTextLayout.FormatRange]:
    """What is selected of a block, by positions in it."""
    made = []
    for selection in selections:
        first, last = selection.cursor.selectionStart() - start, selection.cursor.selectionEnd() - start
        if first < length and last > max(0, first):
            part = QTextLayout.FormatRange()
            part.start, part.length = first, last - first
            part.format = selection.format
            made.append(part)
    return made
