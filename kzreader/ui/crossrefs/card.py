"""The card of a person, place or other entity: who that is, and where else they are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from kzreader.core.text import Span
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.theme import interface_font
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from kzreader.ui.theme import Theme

_WIDTH = 400
_LIST_HEIGHT = 260
_AWAY = 8
_LEAVE_AFTER = 350
"""Milliseconds that the pointer may be off the card before it closes."""


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


class EntityCard(QFrame):
    """Floats above the pages of the window that `parent` is in, takes no keyboard unless asked, and blocks nothing.

    Opened by the pointer it closes once the pointer has left it; opened by a key it takes the keyboard and closes at
    Escape or when the keyboard goes elsewhere. `mention_activated(document, span)`: show that mention.
    """

    mention_activated = Signal(str, object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("card")
        self.setAccessibleName(self.tr("About this name"))
        self._info: CardInfo | None = None
        self._by_key = False
        self._going = False
        self._came_from: QWidget | None = None
        self._name = QLabel(self)
        self._kind = QuietLabel(parent=self)
        self._close = quiet_button("×", self, tip=self.tr("Close (Escape)"))
        self._aliases = QuietLabel(parent=self)
        self._list = RowList(theme, self, opens_on_click=True)
        self._leaving = QTimer(self)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.set_theme(theme)
        self.hide()

    def _build(self) -> None:
        font = interface_font(13.0)
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._close.setAccessibleName(self.tr("Close"))
        self._list.setAccessibleName(self.tr("Other mentions"))
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVE_AFTER)
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
        self.setFixedWidth(_WIDTH)

    def _connect(self) -> None:
        self._close.clicked.connect(self.leave)
        self._list.left.connect(self.leave)
        self._list.row_opened.connect(self._on_row_opened)
        self._leaving.timeout.connect(self.leave)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shade = QColor(theme.colour("ink" if not theme.dark else "window"))
        shade.setAlphaF(0.3 if not theme.dark else 0.8)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)

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
        self._leaving.stop()
        self._info = info
        self._by_key = by_key
        if by_key and not self._has_keyboard():
            self._came_from = QApplication.focusWidget()
        self._name.setText(info.name)
        self._kind.say(self._summary(info))
        self._aliases.say(self.tr("also {0}").format(" · ".join(info.aliases)) if info.aliases else "")
        self._list.show_rows(_rows(info), empty=self.tr("Named nowhere else in the interviews."))
        self._place(at)
        self.show()
        self.raise_()
        if by_key:
            self._list.choose_first()
            self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _summary(self, info: CardInfo) -> str:
        return " · ".join((info.kind, self.tr("%n mention(s)", "", info.count)))

    def leave_soon(self) -> None:
        """Close after a moment unless the pointer comes to the card."""
        if not self._by_key and self.isVisible():
            self._leaving.start()

    def leave(self) -> None:
        """Close the card."""
        self._leaving.stop()
        if self.isVisible():
            self._info = None
            if self._has_keyboard():
                self._give_back()
            self.hide()
            self.closed.emit()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _give_back(self) -> None:
        """Give the keyboard back to where it came from; Qt would give it to whatever comes next."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            self._by_key = False
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, at: QPoint) -> None:
        """Below the point, or above it where there is more room; always inside the window."""
        self._list.doItemsLayout()
        height = self._list.contents_height() if self._list.rows else 48
        self._list.setFixedHeight(min(_LIST_HEIGHT, height))
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        room = self._window.rect()
        point = self._window.mapFromGlobal(at)
        x = min(max(_AWAY, point.x() - 24), max(_AWAY, room.width() - _WIDTH - _AWAY))
        y = point.y() + _AWAY
        if y + self.height() > room.height() - _AWAY:
            y = max(_AWAY, point.y() - self.height() - 3 * _AWAY)
        self.move(x, y)

    def _on_row_opened(self, key: tuple[str, Span], _part: int, _beside: bool) -> None:
        """Show the mention; the keyboard stays on the card, for the next one."""
        document, span = key
        self._going = True
        self.mention_activated.emit(document, span)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._going = False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._by_key and not self._going and new is not None and not self.isAncestorOf(new):
            self.leave()

    @override
    def enterEvent(self, event: QEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.leave_soon()
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


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
