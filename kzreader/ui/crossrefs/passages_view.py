"""The list of parallel passages: how many, in which order, why each is there, and what the reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.widgets import Choice, QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzreader.ui.theme import Theme

_LINES = 4
_SLIDING_PAUSE = 80
"""Milliseconds for which the slider rests before other passages are shown."""
_KEYS: Mapping[Qt.Key, str] = {
    Qt.Key.Key_A: "accept_link",
    Qt.Key.Key_P: "pin_link",
    Qt.Key.Key_R: "reject_link",
    Qt.Key.Key_Delete: "reject_link",
    Qt.Key.Key_F: "forget_link",
    Qt.Key.Key_Slash: "split_link",
    Qt.Key.Key_J: "join_links",
}
"""What can be said of the chosen rows by a key."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One side of a pair: runs of words, those that both sides share marked, and where it stands ("¶ 12")."""

    runs: tuple[tuple[str, bool], ...]
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Two passages that report the same statement. `score`: 0 to 1.

    `kind`, `sureness`, `why` and `verdict` (what the reader said of it) are in words; `rejected`: no longer shown
    elsewhere.
    """

    key: object
    a: Sentence
    b: Sentence
    score: float
    quote: bool
    kind: str
    sureness: str
    why: str = ""
    verdict: str = ""
    rejected: bool = False


class PassagesView(QWidget):
    """Told which passages run parallel. Keys of rows are handed back with what the reader wants done."""

    passage_activated = Signal(object)
    """Stand the two passages level."""
    verb_requested = Signal(str, list)
    """What is said of links (kzreader.ui.judging.VERBS, or join_links), and the keys of their rows."""
    menu_requested = Signal(list, QPoint)
    strength_changed = Signal(int)
    """A place of the slider, 0 for the fewest and surest."""
    order_changed = Signal(str)
    rejected_toggled = Signal(bool)
    again_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, strengths: Sequence[str], parent: QWidget | None = None) -> None:
        """`strengths`: what each place of the slider means, in words, from the fewest and surest on."""
        super().__init__(parent)
        self._strengths = tuple(strengths)
        self._fewer = QuietLabel(self.tr("fewer, surer"), self)
        self._more = QuietLabel(self.tr("more, weaker"), self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._sliding = QTimer(self, singleShot=True, interval=_SLIDING_PAUSE)
        self._order = Choice(
            self.tr("Order of the passages"),
            (("place", self.tr("By place")), ("sureness", self.tr("Surest first"))),
            self,
        )
        self._count = QuietLabel(parent=self)
        self._model = QuietLabel(parent=self)
        self._rejected = quiet_button("", self)
        self._again = quiet_button(self.tr("Try again"), self)
        self._list = RowList(theme, self, opens_on_click=True, own_keys=tuple(_KEYS))
        self._made: dict[int, tuple[PassageRow, Row]] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list.setAccessibleName(self.tr("Parallel passages"))
        self._list.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self._slider.setRange(0, len(self._strengths) - 1)
        self._slider.setPageStep(1)
        self._slider.setAccessibleName(self.tr("How many parallel passages are shown"))
        for label in (self._fewer, self._more):
            label.setWordWrap(False)
        self._rejected.setCheckable(True)
        self._rejected.hide()
        self._again.hide()
        ends = QHBoxLayout()
        ends.addWidget(self._fewer)
        ends.addStretch(1)
        ends.addWidget(self._more)
        said = QHBoxLayout()
        said.addWidget(self._count, 1)
        said.addWidget(self._rejected)
        said.addWidget(self._again)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 12, 0)
        top.setSpacing(2)
        top.addWidget(self._slider)
        top.addLayout(ends)
        top.addSpacing(4)
        top.addWidget(self._order)
        top.addLayout(said)
        top.addWidget(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._on_slid)
        self._sliding.timeout.connect(self._tell_strength)
        self._order.chosen.connect(self.order_changed)
        self._rejected.toggled.connect(self.rejected_toggled)
        self._again.clicked.connect(self.again_requested)
        self._list.left.connect(self.left)
        self._list.row_opened.connect(self._on_row_opened)
        self._list.key_pressed.connect(self._on_key_pressed)
        self._list.menu_requested.connect(self._on_menu_requested)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self._list

    @property
    def slider(self) -> QSlider:
        """The slider of the strength."""
        return self._slider

    @property
    def rejected_button(self) -> QWidget:
        """What shows the rejected ones again; hidden where there are none."""
        return self._rejected

    @property
    def again_button(self) -> QWidget:
        """What tries once more; hidden unless something has failed."""
        return self._again

    @property
    def count_text(self) -> str:
        """How many are shown, in words."""
        return self._count.text()

    @property
    def model_text(self) -> str:
        """What is said of the paraphrase model."""
        return self._model.text()

    def order_button(self, order: str) -> QWidget:
        """The button of "place" or "sureness"."""
        return self._order.button(order)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_settings(self, *, strength: int, order: str) -> None:
        """Show a place of the slider and an order."""
        if not self._sliding.isActive():
            self._slider.blockSignals(True)
            self._slider.setValue(strength)
            self._slider.blockSignals(False)
            self._describe_strength()
        self._order.set_value(order)

    def show_model(self, state: str) -> None:
        """Say whether the optional paraphrase model takes part; `state`: installed, not installed or wrong weights."""
        self._model.say(
            {
                "installed": self.tr("Compared with the paraphrase model, where both are in English"),
                "wrong weights": self.tr("The paraphrase model that is installed is damaged, and is not used"),
            }.get(state, self.tr("Compared without the optional paraphrase model"))
        )

    def show_passages(
        self,
        passages: Sequence[PassageRow],
        *,
        panes: int,
        shown: int,
        rejected: int = 0,
        waiting: bool = False,
        failed: bool = False,
    ) -> None:
        """Show the parallel passages of neighbouring panes, of which there are `shown` in all, and maybe rejected ones.

        `waiting`: they are still being compared; `failed`: they could not be.
        """
        self._count.say(self.tr("%Ln parallel passage(s)", "", shown) if shown else "")
        self._rejected.setVisible(rejected > 0)
        self._rejected.setText(self.tr("%Ln rejected", "", rejected))
        self._rejected.setToolTip(self.tr("Show those that you rejected, or hide them again"))
        self._again.setVisible(failed)
        rows = [self._row(passage) for passage in passages if not passage.rejected]
        turned_down = [self._row(passage) for passage in passages if passage.rejected]
        if turned_down:
            heading = text(self.tr("Rejected by you"), Face.HEADING)
            rows += [Row(key="rejected", texts=(heading,), heading=True), *turned_down]
        self._made = {id(passage): self._made[id(passage)] for passage in passages}
        self._list.show_rows(rows, empty=self._empty(panes=panes, waiting=waiting, failed=failed))

    def _empty(self, *, panes: int, waiting: bool, failed: bool) -> str:
        if failed:
            return self.tr("These interviews could not be compared.")
        if waiting:
            return self.tr("Comparing the interviews…")
        if panes < 2:
            return self.tr("Open a second interview beside the first to see what both of them report.")
        if self._slider.value() < self._slider.maximum():
            return self.tr("No statement in common is sure enough to be shown. Move the slider to the right for more.")
        return self.tr("These interviews report no statement in common. Press L to join passages of two panes.")

    def _row(self, passage: PassageRow) -> Row:
        """The row of a passage, the one made before while it is the same."""
        before, row = self._made.get(id(passage), (None, None))
        if row is None or before is not passage:
            row = self._new_row(passage)
            self._made[id(passage)] = passage, row
        return row

    def _new_row(self, passage: PassageRow) -> Row:
        first = (Run(passage.verdict or passage.sureness, strong=True), Run(f" · {passage.kind}"))
        texts = [Text(runs=first, face=Face.DETAIL)]
        for side in (passage.a, passage.b):
            runs = tuple(Run(words, strong=shared) for words, shared in side.runs)
            texts.append(Text(runs=runs, face=Face.CONTEXT, limit=_LINES, space=6))
            texts.append(text(side.title, Face.DETAIL, space=1, tail=f" · {side.place}"))
        if passage.why:
            texts.append(text(self.tr("Why: {0}").format(passage.why), Face.DETAIL, limit=3, space=6))
        return Row(
            key=passage.key,
            texts=tuple(texts),
            card=True,
            ribbon=("link_quote" if passage.quote else "link", passage.score),
        )

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe_strength(self) -> None:
        words = self._strengths[self._slider.value()]
        self._slider.setToolTip(words)
        self._slider.setAccessibleDescription(words)

    def _on_slid(self) -> None:
        self._describe_strength()
        self._sliding.start()

    def _tell_strength(self) -> None:
        self.strength_changed.emit(self._slider.value())

    def _on_row_opened(self, key: object, _part: int, beside: bool) -> None:
        if not beside:
            self.passage_activated.emit(key)

    def _on_key_pressed(self, key: int) -> None:
        chosen = self._list.chosen_keys()
        if chosen:
            self.verb_requested.emit(_KEYS[Qt.Key(key)], chosen)

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        chosen = self._list.chosen_keys()
        if key is not None:
            self.menu_requested.emit(chosen if key in chosen else [key], where)
