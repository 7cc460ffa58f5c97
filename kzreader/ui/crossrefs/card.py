"""The card of a person, place or other entity: who that is, and where else they are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kzreader.core.text import Span
from kzreader.ui.crossrefs.floating import FloatingCard
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.theme import interface_font
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme

_LIST_HEIGHT = 260


@dataclass(frozen=True, slots=True)
class MentionPlace:
    """One mention in its context. `place`: "¶ 12"."""

    document: str
    span: Span
    place: str
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """The mentions in one interview."""

    document: str
    title: str
    places: tuple[MentionPlace, ...]


@dataclass(frozen=True, slots=True)
class CardInfo:
    """What a card says. `kind`: the type in words; `role`: the theme's colour of that type."""

    entity: str
    name: str
    kind: str
    role: str
    aliases: tuple[str, ...] = ()
    groups: tuple[MentionGroup, ...] = ()

    @property
    def count(self) -> int:
        """Mentions in all."""
        return sum(len(group.places) for group in self.groups)


class EntityCard(FloatingCard):
    """Says who or what was named. `mention_activated(document, span)`: show that mention."""

    mention_activated = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("About this name"))
        self._info: CardInfo | None = None
        self._name = QLabel(self)
        self._kind = QuietLabel(parent=self)
        self._close = quiet_button("×", self, tip=self.tr("Close (Escape)"))
        self._aliases = QuietLabel(parent=self)
        self._list = RowList(theme, self, opens_on_click=True)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.set_theme(theme)

    def _build(self) -> None:
        font = interface_font(13.0)
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._close.setAccessibleName(self.tr("Close"))
        self._list.setAccessibleName(self.tr("Other mentions"))
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 8, 0)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self._kind)
        head.addWidget(self._aliases)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._close.clicked.connect(self.leave)
        self._list.left.connect(self.leave)
        self._list.row_opened.connect(self._on_row_opened)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.set_theme(theme)

    @property
    def info(self) -> CardInfo | None:
        """What the card says, None while it is closed."""
        return self._info

    @property
    def mentions(self) -> RowList:
        """The list of mentions."""
        return self._list

    def show_card(self, info: CardInfo, at: QPoint, *, by_key: bool = False) -> None:
        """Open the card beside the point `at` of the screen; with the keyboard in its list where `by_key`."""
        self._info = info
        self._name.setText(info.name)
        self._kind.say(self._summary(info))
        self._aliases.say(self.tr("also {0}").format(" · ".join(info.aliases)) if info.aliases else "")
        self._list.show_rows(_rows(info), empty=self.tr("Named nowhere else in the interviews."))
        self._list.doItemsLayout()
        height = self._list.contents_height() if self._list.rows else 48
        self._list.setFixedHeight(min(_LIST_HEIGHT, height))
        if by_key:
            self._list.choose_first()
        self.come(at, self._column, first=self._list if by_key else None)

    def _summary(self, info: CardInfo) -> str:
        return " · ".join((info.kind, self.tr("%n mention(s)", "", info.count)))

    @override
    def forget(self) -> None:
        self._info = None

    def _on_row_opened(self, key: tuple[str, Span], _part: int, _beside: bool) -> None:
        """Show the mention; the keyboard stays on the card, for the next one."""
        document, span = key
        self._going = True
        self.mention_activated.emit(document, span)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._going = False


def _rows(info: CardInfo) -> list[Row]:
    rows: list[Row] = []
    for group in info.groups:
        heading = text(group.title, Face.HEADING)
        rows.append(
            Row(key=f"document {group.document}", texts=(heading,), heading=True, trailing=str(len(group.places)))
        )
        rows += (_mention_row(place, info.role) for place in group.places)
    return rows


def _mention_row(place: MentionPlace, role: str) -> Row:
    runs = (Run(place.left), Run(place.match, strong=True, colour=role), Run(place.right))
    return Row(
        key=(place.document, place.span),
        texts=(Text(runs=runs, face=Face.CONTEXT, limit=2, led_in=True),),
        trailing=place.place,
    )
