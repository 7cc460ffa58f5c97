"""Below the list of names: a line to write a name in, and names of the reader's own documents to confirm."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kzreader.ui.crossrefs.tab import line_of_buttons
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Badge, Face, Row, text
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QToolButton

    from kzreader.ui.theme import Theme

_HEIGHT = 240
_KEYS: Mapping[int, str] = {Qt.Key.Key_C: "confirm", Qt.Key.Key_Delete: "refuse"}


class SuggestedName(NamedTuple):
    """A name that may be worth confirming. `kind`: its type in words; `role`: the theme's colour of that type."""

    key: Hashable
    name: str
    kind: str
    role: str
    times: int
    forms: tuple[str, ...] = ()


class NameLine(QWidget):
    """Asks for a name in place: Enter takes it, Escape does not."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: Callable[[str], object] | None = None
        self._label = QuietLabel(parent=self)
        self._field = QLineEdit(self)
        row = QVBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(2)
        row.addWidget(self._label)
        row.addWidget(self._field)
        self._field.returnPressed.connect(self._on_return)
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Where the name is written."""
        return self._field

    def ask(self, words: str, name: str, take: Callable[[str], object]) -> None:
        """Ask in `words`, beginning with `name`; `take` gets what was written."""
        self._take = take
        self._label.say(words)
        self._field.setAccessibleName(words)
        self._field.setText(name)
        self.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return(self) -> None:
        take, self._take = self._take, None
        words = self._field.text().strip()
        self._close()
        if take is not None and words:
            take(words)

    def _close(self) -> None:
        self.left.emit()
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


class SuggestedNames(QWidget):
    """Told which names may be worth confirming; folded away until the reader wants to see them."""

    row_activated = Signal(object)
    confirm_requested = Signal(object)
    refuse_requested = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Suggested names"))
        self._theme = theme
        self._names: tuple[SuggestedName, ...] = ()
        self._switch = quiet_button("", self, tip=self.tr("Names found in your own documents, to confirm"))
        self._list = RowList(theme, self, opens_on_click=True, own_keys=tuple(map(Qt.Key, _KEYS)))
        self._verbs = {
            "confirm": quiet_button(self.tr("Confirm"), self, tip=self.tr("Mark this name from now on (C)")),
            "refuse": quiet_button(self.tr("Refuse"), self, tip=self.tr("Do not suggest this name again (Delete)")),
        }
        self._opened = QWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._switch.setCheckable(True)
        self._list.setAccessibleName(self.tr("Suggested names"))
        self._list.setMaximumHeight(_HEIGHT)
        inside = QVBoxLayout(self._opened)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self._list)
        inside.addLayout(line_of_buttons(tuple(self._verbs.values())))
        self._opened.hide()
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self._switch)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._opened)
        self.hide()

    def _connect(self) -> None:
        self._switch.toggled.connect(self._opened.setVisible)
        self._list.row_opened.connect(self._on_row_opened)
        self._list.key_pressed.connect(self._on_key_pressed)
        self._list.left.connect(self.left)
        for name, button in self._verbs.items():
            button.clicked.connect(partial(self._do, name))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme
        self._list.set_theme(theme)
        self.show_names(self._names)

    def show_names(self, names: Sequence[SuggestedName]) -> None:
        """Show these names; nothing where there are none."""
        self._names = tuple(names)
        self._switch.setText(self.tr("%Ln suggested name(s)", "", len(names)))
        self._list.show_rows([self._row(name) for name in names])
        self.setVisible(bool(names))
        for button in self._verbs.values():
            button.setEnabled(bool(names))

    def _row(self, name: SuggestedName) -> Row:
        said = (name.kind, self.tr("also {0}").format(" · ".join(name.forms)) if name.forms else "")
        return Row(
            key=name.key,
            texts=(text(name.name), text(" · ".join(filter(None, said)), Face.DETAIL, limit=2)),
            badge=Badge(sign=name.kind[:2], colour=self._theme.colour(name.role).name(), filled=False),
            trailing=str(name.times),
            spoken=self.tr("suggested"),
        )

    @property
    def names(self) -> RowList:
        """The list."""
        return self._list

    @property
    def switch(self) -> QToolButton:
        """The line that tells how many there are and shows them."""
        return self._switch

    def verb(self, name: str) -> QToolButton:
        """The button "confirm" or "refuse"."""
        return self._verbs[name]

    def _do(self, name: str) -> None:
        self._list.choose_first()
        key = self._list.current_key()
        if key is not None:
            (self.confirm_requested if name == "confirm" else self.refuse_requested).emit(key)

    def _on_row_opened(self, key: object, _part: int, _beside: bool) -> None:
        self.row_activated.emit(key)

    def _on_key_pressed(self, key: int) -> None:
        self._do(_KEYS[key])
