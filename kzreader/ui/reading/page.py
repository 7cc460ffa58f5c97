"""An interview as a QTextDocument, with the map from its offsets to the source's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrameFormat

from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.text import Span
from kzreader.ui.positions import positions_taken
from kzreader.ui.reading.lines import PageLines
from kzreader.ui.reading.offsets import PageMap, Part, Run
from kzreader.ui.reading.plan import PageBlock, plan
from kzreader.ui.reading.typography import Typography

BLEED = 16
"""Room on either side of the text, in pixels, for what hangs out of the column and for the bars of passages."""
_LINES_AFTER = 12
_AFTER_NAME = "\u2002"
_SPACES = {ord(character): " " for character in "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\ufdd0\ufdd1"}
_SHOWN = {**_SPACES, 0xFEFF: "\u2060"}
"""Code points as the page shows them. Qt takes U+FEFF at the beginning of what it is given for a byte order mark and
leaves it out, which would shift all that follows; U+2060 is as invisible."""


class Page(NamedTuple):
    """A page as built: its document, whose block n is `blocks[n]`, and where the source stands in it."""

    interview: Interview
    document: QTextDocument
    map: PageMap
    blocks: tuple[PageBlock, ...]
    lines: PageLines

    def block_of(self, number: int) -> PageBlock | None:
        """The planned block of that block number."""
        return self.blocks[number] if 0 <= number < len(self.blocks) else None

    def words(self, start: int, end: int) -> str:
        """The words of the source between page positions: no names, a blank line between paragraphs."""
        paragraphs: list[str] = []
        last = 0
        for span in self.map.shown(start, end):
            number = self._number_at(span.start)
            words = span.of(self.interview.text).translate(_SPACES)
            if paragraphs and number == last:
                paragraphs[-1] += words
            else:
                paragraphs.append(words)
            last = number
        return "\n\n".join(paragraphs)

    def _number_at(self, offset: int) -> int:
        index = bisect_right(self.blocks, offset, key=lambda block: block.source.start) - 1
        return self.blocks[index].paragraph.number

    def folds(self) -> frozenset[int]:
        """Every run of furniture, by its first paragraph's number."""
        return frozenset(block.fold for block in self.blocks if block.fold is not None)

    def fold_position(self, fold: int) -> int:
        """The page position of the line that opens and closes a run of furniture."""
        index = next(index for index, block in enumerate(self.blocks) if block.fold == fold)
        return self.document.findBlockByNumber(index).position()

    def fold_of(self, span: Span) -> int | None:
        """The closed run of furniture that hides the beginning of `span`, by its first paragraph's number."""
        for block in self.blocks:
            if block.fold is not None and block.source.start <= span.start < block.source.end:
                return block.fold
        return None


def build_page(
    interview: Interview, typography: Typography, *, title: str, opened: frozenset[int] | None, parent: QObject
) -> Page:
    """The page of `interview`. `opened`: the runs of furniture that are open, by their first paragraph; None: all.

    A title in the text that equals `title`, which the header shows, is left out.
    """
    blocks = plan(
        interview,
        title=title,
        opened=lambda number: opened is None or number in opened,
        notice=folded_notice,
    )
    return _built(interview, PageMap(interview.text, _runs(blocks)), blocks, typography, parent)


def restyled(page: Page, typography: Typography, *, parent: QObject) -> Page:
    """The same page in another style."""
    return _built(page.interview, page.map, page.blocks, typography, parent)


def _built(
    interview: Interview, where: PageMap, blocks: tuple[PageBlock, ...], typography: Typography, parent: QObject
) -> Page:
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(typography.font)
    _write(document, interview.text, blocks, typography)
    _frame(document, typography)
    lines = PageLines(document, letter=typography.letter)
    document.setDocumentLayout(lines)
    return Page(interview, document, where, blocks, lines)


def _write(document: QTextDocument, text: str, blocks: Sequence[PageBlock], typography: Typography) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, block in enumerate(blocks):
        words = block.notice or block.source.of(text).translate(_SHOWN)
        shape, letters = (
            typography.block(block, opens=index == 0, begins=words[:1], room=BLEED),
            typography.letters(block),
        )
        if index:
            cursor.insertBlock(shape, letters)
        else:
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
        if block.name:
            cursor.insertText((block.name + _AFTER_NAME).translate(_SHOWN), typography.name(block))
        cursor.insertText(words, letters)
    cursor.endEditBlock()


def _frame(document: QTextDocument, typography: Typography) -> None:
    shape = QTextFrameFormat()
    shape.setLeftMargin(BLEED)
    shape.setRightMargin(BLEED)
    shape.setTopMargin(round(1.2 * typography.em))
    shape.setBottomMargin(_LINES_AFTER * typography.line)
    document.rootFrame().setFrameFormat(shape)


def _runs(blocks: Sequence[PageBlock]) -> Iterator[Run]:
    end = 0
    for index, block in enumerate(blocks):
        if index:
            yield Run(Part.INSERTED, Span(end, end), 1)
        start = block.source.start
        if block.notice:
            yield Run(Part.HIDDEN, block.source)
            yield Run(Part.INSERTED, Span(start, start), positions_taken(block.notice))
        else:
            if block.name:
                yield Run(Part.INSERTED, Span(start, start), positions_taken(block.name + _AFTER_NAME))
            if block.first:
                yield Run(Part.HIDDEN, Span(min(block.paragraph.span.start, start), start))
            yield Run(Part.SHOWN, block.source)
        end = block.source.end


def folded_notice(paragraphs: Sequence[Paragraph], opened: bool) -> str:
    """What stands in place of a run of web furniture, or above it when it is open."""
    what = _what(paragraphs)
    if opened:
        return "▾ " + QCoreApplication.translate("Page", "Fold {what}").format(what=what)
    return "▸ " + QCoreApplication.translate("Page", "{what} folded away").format(what=what)


def _what(paragraphs: Sequence[Paragraph]) -> str:
    count = len(paragraphs)
    kinds = {paragraph.kind for paragraph in paragraphs}
    if kinds == {ParagraphKind.CAPTION}:
        return QCoreApplication.translate("Page", "%n caption(s)", "", count)
    if kinds == {ParagraphKind.COMMENT}:
        return QCoreApplication.translate("Page", "%n reader's comment(s)", "", count)
    if kinds == {ParagraphKind.NOTE}:
        return QCoreApplication.translate("Page", "%n editor's note(s)", "", count)
    if kinds == {ParagraphKind.PROMO}:
        return QCoreApplication.translate("Page", "%n advertisement(s)", "", count)
    return QCoreApplication.translate("Page", "%n captions and notes", "", count)
