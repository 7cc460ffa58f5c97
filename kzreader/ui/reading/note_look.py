"""How notes look and how high they are: fonts, style sheet, and heights measured once for each text and width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics, QTextDocument

from kzreader.ui.reading.margin_places import PADDING
from kzreader.ui.safe_document import SafeDocument
from kzreader.ui.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.values import PageStyle

STRIPE, FOOT_GAP = 3, 4
_SIZE = 0.76
"""Size of a note's letters as a share of the page's."""
_SMALLEST = 8.5
_LINES = 6
"""Lines that a note shows while the reader is elsewhere."""
_SHEET = """
p, ul, ol, blockquote, pre, table {{ margin-top: 0; margin-bottom: 4px; }}
ul, ol {{ -qt-list-indent: 0; margin-left: 14px; }}
blockquote {{ margin-left: 8px; color: {muted}; }}
h1, h2, h3, h4, h5, h6 {{ font-size: {size}pt; font-weight: 600; margin-top: 0; margin-bottom: 4px; }}
a {{ color: {accent}; }}
"""


class NoteLook:
    """The look of every note on one page."""

    def __init__(self, style: PageStyle) -> None:
        self.theme = style.theme
        self.font = interface_font(max(_SMALLEST, style.font_size * _SIZE))
        self.small = interface_font(max(_SMALLEST - 1, style.font_size * _SIZE - 1))
        self.line = QFontMetrics(self.font).lineSpacing()
        self.clip = _LINES * self.line
        self.foot = QFontMetrics(self.small).height() + 4
        self._measuring = SafeDocument()
        self.dress(self._measuring)
        self._heights: dict[tuple[str, int], tuple[int, int]] = {}

    def dress(self, document: QTextDocument) -> None:
        """Give a document that shows a note its font, style sheet and margins."""
        colours = {role: self.theme.colour(role).name() for role in ("muted", "accent")}
        document.setDefaultFont(self.font)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(_SHEET.format(size=self.font.pointSizeF(), **colours))

    def inner_width(self, width: int) -> int:
        """The width of the words in a card of that width."""
        return max(20, width - STRIPE - 2 * PADDING)

    def body_height(self, note: Note, width: int) -> int:
        """The height of the whole body in a card of `width`, in pixels."""
        return self._measured(note, width)[0]

    def clipped_height(self, note: Note, width: int) -> int:
        """The height of the lines that show while the reader is elsewhere: whole lines, in pixels."""
        return self._measured(note, width)[1]

    def _measured(self, note: Note, width: int) -> tuple[int, int]:
        if not note.body:
            return 0, 0
        key = (note.body, width)
        if key not in self._heights:
            self._measuring.setHtml(note.html)
            self._measuring.setTextWidth(self.inner_width(width))
            whole = round(self._measuring.size().height())
            fitting = [end for end in self._line_ends() if end <= self.clip + 1]
            self._heights[key] = (whole, round(max(fitting, default=self.clip)))
        return self._heights[key]

    def _line_ends(self) -> Iterator[float]:
        block = self._measuring.begin()
        while block.isValid():
            top = self._measuring.documentLayout().blockBoundingRect(block).top()
            for number in range(block.layout().lineCount()):
                yield top + block.layout().lineAt(number).rect().bottom()
            block = block.next()

    def is_measured(self, note: Note, width: int) -> bool:
        """Whether the height is known without laying out the text."""
        return not note.body or (note.body, width) in self._heights

    def is_clipped(self, note: Note, width: int) -> bool:
        """Whether the card of `note` shows only its beginning while the reader is elsewhere."""
        return self.body_height(note, width) > self.clip + self.line

    def height(self, note: Note, width: int, *, opened: bool) -> int:
        """The height of the card of `note`; `opened`: with all its words."""
        clipped = not opened and self.is_clipped(note, width)
        body = self.clipped_height(note, width) + self.foot if clipped else self.body_height(note, width)
        return self.framed(note, body)

    def framed(self, note: Note, body: int) -> int:
        """The height of the card of `note` around a body of that height."""
        foot = self.foot + (FOOT_GAP if body else 0) if note.topics or note.passages > 1 else 0
        return 2 * PADDING + (body or (0 if foot else self.line)) + foot

    def likely_height(self, note: Note, width: int) -> int:
        """A guess at the height that takes no time, for notes far from view."""
        letters = max(1, self.inner_width(width) // max(1, QFontMetrics(self.font).averageCharWidth()))
        lines = min(_LINES, 1 + len(note.body) // letters) if note.body else 0
        return self.framed(note, lines * self.line)
