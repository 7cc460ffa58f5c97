"""The typography of a page: the formats of blocks and letters for each kind of paragraph."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from kzreader.core.interview import FURNITURE, ParagraphKind
from kzreader.ui import theme as themes
from kzreader.ui.reading.plan import PageBlock
from kzreader.ui.reading.values import PageStyle

_SAMPLE = "the quick brown fox jumps over the lazy dog and then, in due time, it says that nobody is there to see it "
"""English prose by letter frequency, near enough to tell how wide a character is."""
_LEADING = 1.5
_INDENT = 24
"""How far, at most, questions are set in: large letters need the room in a narrow pane."""
_BAR = 5
"""Room that the bars of passages take beside the column."""
_HANGING = "“”„«\"‘'‹「『"

_SIZES = {ParagraphKind.TITLE: 1.5, ParagraphKind.HEADING: 1.12, ParagraphKind.LEAD: 1.1}
_ABOVE = {
    ParagraphKind.TITLE: 0.0,
    ParagraphKind.HEADING: 1.7,
    ParagraphKind.QUESTION: 1.25,
    ParagraphKind.TURN: 0.8,
}
_FURNITURE_SIZE = 0.84


class Typography:
    """The formats that a page style comes to. All lengths are in device-independent pixels."""

    def __init__(self, style: PageStyle) -> None:
        self.style = style

    @cached_property
    def font(self) -> QFont:
        """The letters of the text."""
        return themes.reading_font(self.style.font_size)

    @cached_property
    def em(self) -> float:
        """The size of the text."""
        return float(QFontInfo(self.font).pixelSize()) or 16.0

    @cached_property
    def line(self) -> int:
        """From one line of the text to the next."""
        return round(_LEADING * self.em)

    @cached_property
    def column(self) -> int:
        """The width of the text at its full measure."""
        return round(self.letter * self.style.measure)

    @cached_property
    def letter(self) -> float:
        """How wide a character is on average."""
        return QFontMetricsF(self.font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)

    def size(self, kind: ParagraphKind) -> float:
        """The em of a paragraph of that kind."""
        return self.em * (_FURNITURE_SIZE if kind in FURNITURE else _SIZES.get(kind, 1.0))

    def block(self, block: PageBlock, *, opens: bool, begins: str, room: int) -> QTextBlockFormat:
        """The format of a block; `opens`: it is the first of the page; `begins`: its first character, or nothing.

        An opening quotation mark hangs out of the column, as far as there is `room` beside it.
        """
        made = QTextBlockFormat()
        kind = block.paragraph.kind
        heights = 1.25 if kind in _SIZES and kind is not ParagraphKind.LEAD else _LEADING
        made.setLineHeight(round(heights * self.size(kind)), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if not opens:
            made.setTopMargin(self._above(block))
        if kind is ParagraphKind.QUESTION:
            made.setLeftMargin(min(round(1.4 * self.em), _INDENT))
        if begins and begins in _HANGING and not block.name and block.fold is None:
            width = QFontMetricsF(self.letters(block).font()).horizontalAdvance(begins)
            made.setTextIndent(-min(width, room - _BAR))
        return made

    def letters(self, block: PageBlock) -> QTextCharFormat:
        """The format of the words of a block."""
        kind = block.paragraph.kind
        if block.fold is not None or kind in FURNITURE:
            return self._sans(block)
        font = QFont(self.font)
        if kind in _SIZES:
            font.setPointSizeF(self.style.font_size * _SIZES[kind])
        if kind in {ParagraphKind.TITLE, ParagraphKind.HEADING}:
            font.setWeight(QFont.Weight.DemiBold)
        if kind is ParagraphKind.QUESTION:
            font.setItalic(True)
        return _format(font, self.style.theme.colour("question" if kind is ParagraphKind.QUESTION else "ink"))

    def name(self, block: PageBlock) -> QTextCharFormat:
        """The format of a speaker's name."""
        font = themes.small_caps(self.font)
        return _format(font, self.style.theme.colour("speaker_asks" if block.asks else "speaker_answers"))

    def _above(self, block: PageBlock) -> int:
        kind = block.paragraph.kind
        if not block.first:
            return 0
        if block.fold is not None or kind in FURNITURE:
            return round((0.7 if block.fold is not None else 0.35) * self.em)
        return round(_ABOVE.get(kind, 0.65) * self.em)

    def _sans(self, block: PageBlock) -> QTextCharFormat:
        font = themes.interface_font(self.style.font_size * _FURNITURE_SIZE)
        return _format(font, self.style.theme.colour("ink" if block.fold is None else "muted"))


def _format(font: QFont, colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(colour)
    return made
