"""The card of a passage: which accounts carry it, in which wording, and whose words they are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kzreader.core.text import Span
from kzreader.ui.crossrefs.floating import FloatingCard
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, text
from kzreader.ui.theme import reading_font
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme

_POINTS = 11.0
_LIST_HEIGHT = 320
_EMPTY_HEIGHT = 72
_DIFFERS = "≠"


class Carrier(NamedTuple):
    """One passage elsewhere: its words, whose they are and how they are told, and where they stand."""

    document: str
    span: Span
    words: str
    said: str
    source: str
    differs: bool


class SaidInfo(NamedTuple):
    """What the card says: the passage, whose words it is, and who else carries it."""

    words: str
    said: str
    carriers: tuple[Carrier, ...] = ()
    waiting: bool = False
    """Whether other accounts are still being compared."""


class SaidCard(FloatingCard):
    """`passage_activated(document, span)`: show that passage."""

    passage_activated = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Who has these words"))
        self._info: SaidInfo | None = None
        self._words = QLabel(self)
        self._said = QuietLabel(parent=self)
        self._warning = QuietLabel(parent=self)
        self._close = quiet_button("×", self, tip=self.tr("Close (Escape)"))
        self._list = RowList(theme, self, opens_on_click=True)
        self._column = QVBoxLayout(self)
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(reading_font(_POINTS))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.leave)
        self._list.setAccessibleName(self.tr("The same words elsewhere"))
        self._list.left.connect(self.leave)
        self._list.row_opened.connect(self._on_row_opened)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 8, 4)
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self._said)
        head.addWidget(self._warning)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._list, 1)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.set_theme(theme)

    @property
    def info(self) -> SaidInfo | None:
        """What the card says, None while it is closed."""
        return self._info

    @property
    def carriers(self) -> RowList:
        """The list of passages."""
        return self._list

    @property
    def warning(self) -> str:
        """What it says of different speakers, empty where nothing."""
        return "" if self._warning.isHidden() else self._warning.text()

    def show_card(self, info: SaidInfo, at: QPoint) -> None:
        """Open the card beside the point `at` of the screen, with the keyboard in its list."""
        self._say(info)
        self._list.doItemsLayout()
        self._list.setFixedHeight(min(_LIST_HEIGHT, self._list.contents_height() if self._list.rows else _EMPTY_HEIGHT))
        self._column.invalidate()
        self.come(at, self._column, first=self._list)
        self._list.choose_first()

    def _say(self, info: SaidInfo) -> None:
        self._info = info
        self._words.setText(info.words)
        self._said.say(info.said)
        differs = any(one.differs for one in info.carriers)
        self._warning.say(
            self.tr("{0} The same words are given to different speakers.").format(_DIFFERS) if differs else "",
            warning=True,
        )
        nobody = self.tr("No other account has these words.")
        empty = self.tr("Comparing the interviews…") if info.waiting else nobody
        self._list.show_rows(self._rows(info.carriers), empty=empty)

    def _rows(self, carriers: Sequence[Carrier]) -> list[Row]:
        return [
            Row(
                key=(one.document, one.span),
                texts=(
                    text(one.words, Face.CONTEXT, limit=4),
                    text(one.said, Face.BODY, limit=2, space=2),
                    text(one.source, Face.DETAIL, limit=2, space=1),
                ),
                trailing=_DIFFERS if one.differs else "",
                spoken=self.tr("another speaker") if one.differs else "",
            )
            for one in carriers
        ]

    @override
    def forget(self) -> None:
        self._info = None

    def _on_row_opened(self, key: tuple[str, Span], _part: int, _beside: bool) -> None:
        """Show the passage; the keyboard stays on the card, for the next one."""
        self._going = True
        self.passage_activated.emit(*key)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._going = False
