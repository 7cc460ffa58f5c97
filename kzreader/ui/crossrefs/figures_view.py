"""Figures that go together, in a tab of the cross-references: those that differ first. Nothing says who is right."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kzreader.ui.crossrefs.tab import CrossrefsTab, line_of_buttons
from kzreader.ui.rows import Face, Row, Run, Text, text
from kzreader.ui.widgets import quiet_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

    from kzreader.core.crossrefs.values import FigureRelation
    from kzreader.ui.row_list import RowList
    from kzreader.ui.theme import Theme

_LINES = 5
_CHECKED = "✓"
_RELATIONS: tuple[FigureRelation, ...] = ("differs", "evolved", "agrees")
_KEYS: Mapping[int, str] = {Qt.Key.Key_C: "check", Qt.Key.Key_Delete: "dismiss", Qt.Key.Key_N: "note"}


class FigureSide(NamedTuple):
    """One of two figures: its value in words, its sentence in runs with the figure marked, and where that stands."""

    value: str
    runs: tuple[tuple[str, bool], ...]
    source: str
    place: str


class FigureRow(NamedTuple):
    """Two figures that measure the same. `verdict`: "checked", "dismissed", or empty."""

    key: Hashable
    relation: FigureRelation
    measure: str
    a: FigureSide
    b: FigureSide
    verdict: str = ""


class NameRow(NamedTuple):
    """One person under two names, with both sentences."""

    key: Hashable
    a: FigureSide
    b: FigureSide


class FiguresView(CrossrefsTab):
    """Told which figures go together. Whatever is asked for is asked for by the `key` of a row."""

    row_activated = Signal(object)
    """Show both passages."""
    check_requested = Signal(object)
    dismiss_requested = Signal(object)
    forget_requested = Signal(object)
    """What was said of these figures is to be taken back."""
    note_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        tip = QCoreApplication.translate("FiguresView", "Compare every two interviews of the library")
        name = QCoreApplication.translate("FiguresView", "Figures that go together")
        super().__init__(name, theme, parent, tip=tip, own_keys=tuple(map(Qt.Key, _KEYS)))
        self._rows: dict[Hashable, FigureRow] = {}
        self._names: tuple[NameRow, ...] = ()
        self._empty = ""
        self._dismissed = quiet_button("", self, tip=self.tr("Show or hide what was dismissed"))
        self._verbs = {
            "check": quiet_button(self.tr("Checked"), self, tip=self.tr("I have looked into these figures (C)")),
            "dismiss": quiet_button(self.tr("Dismiss"), self, tip=self.tr("They do not belong together (Delete)")),
            "note": quiet_button(self.tr("Note"), self, tip=self.tr("Write a note on both passages (N)")),
        }
        self._dismissed.setCheckable(True)
        self._dismissed.hide()
        verbs = line_of_buttons(tuple(self._verbs.values()))
        verbs.addWidget(self._dismissed)
        self._column.addLayout(verbs)
        self._connect()

    def _connect(self) -> None:
        self._dismissed.toggled.connect(self._show_rows)
        self._list.row_opened.connect(self._on_row_opened)
        self._list.current_changed.connect(self._show_verbs)
        self._list.key_pressed.connect(self._on_key_pressed)
        self._list.menu_requested.connect(self._on_menu_requested)
        for name, button in self._verbs.items():
            button.clicked.connect(partial(self._do, name))

    def show_figures(
        self, rows: Sequence[FigureRow], names: Sequence[NameRow] = (), *, panes: int, waiting: bool, failed: bool
    ) -> None:
        """Show pairs of figures, and people under two names; `waiting`: more are being looked for."""
        self._rows = {row.key: row for row in rows}
        self._names = tuple(names)
        if failed:
            self._empty = self.tr("The figures could not be compared. Open the interviews anew to try again.")
        elif waiting:
            self._empty = self.tr("Comparing the figures…")
        elif panes < 2 and not self._all.isChecked():
            self._empty = self.tr(
                "Open a second interview beside the first to see where their figures agree and differ, or choose “All "
                "interviews”."
            )
        else:
            self._empty = self.tr("These interviews give no figures for the same thing.")
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [row for row in self._rows.values() if row.verdict != "dismissed"]
        dismissed = [row for row in self._rows.values() if row.verdict == "dismissed"]
        rows: list[Row] = []
        for relation in _RELATIONS:
            rows += self._group(self._relation_words(relation), [row for row in shown if row.relation == relation])
            if relation == "differs" and self._names:
                rows.append(self._heading("names", self.tr("Names that differ"), len(self._names)))
                rows += map(self._name_row, self._names)
        self._dismissed.setText(self.tr("%n dismissed", "", len(dismissed)))
        self._dismissed.setVisible(bool(dismissed))
        if self._dismissed.isChecked():
            rows += self._group(self.tr("Dismissed"), dismissed)
        self._hint.say(self.tr("%Ln pair(s) of figures", "", len(shown)) if shown else "")
        self._list.show_rows(rows, empty=self.tr("All of them are dismissed.") if dismissed else self._empty)
        self._show_verbs(self._list.current_key())

    def _group(self, name: str, rows: Sequence[FigureRow]) -> list[Row]:
        return [self._heading(name, name, len(rows)), *map(self._row, rows)] if rows else []

    def _heading(self, key: str, name: str, count: int) -> Row:
        return Row(key=f"group {key}", texts=(text(name, Face.HEADING),), heading=True, trailing=str(count))

    def _row(self, row: FigureRow) -> Row:
        values = f"{row.a.value}  /  {row.b.value}"
        texts = [text(row.measure, Face.TITLE, limit=2), text(values, Face.BODY, limit=2, space=2)]
        return Row(
            key=row.key,
            texts=(*texts, *_side(row.a), *_side(row.b)),
            card=True,
            trailing=_CHECKED if row.verdict == "checked" else "",
            spoken=self._spoken(row),
            faded=row.verdict == "dismissed",
            tip=self.tr("Checked") if row.verdict == "checked" else "",
        )

    def _name_row(self, row: NameRow) -> Row:
        title = text(f"{row.a.value}  /  {row.b.value}", Face.TITLE, limit=2)
        return Row(key=row.key, texts=(title, *_side(row.a), *_side(row.b)), card=True)

    def _spoken(self, row: FigureRow) -> str:
        said = {"checked": self.tr("checked"), "dismissed": self.tr("dismissed")}
        return ", ".join(filter(None, (self._relation_words(row.relation), said.get(row.verdict, ""))))

    def _relation_words(self, relation: FigureRelation) -> str:
        return {
            "differs": self.tr("Differ"),
            "evolved": self.tr("Of different times"),
            "agrees": self.tr("Agree"),
        }[relation]

    @property
    def figures(self) -> RowList:
        """The list."""
        return self._list

    @property
    def dismissed_switch(self) -> QToolButton:
        """The line that tells of dismissed ones and shows them."""
        return self._dismissed

    def verb(self, name: str) -> QToolButton:
        """The button "check", "dismiss" or "note"."""
        return self._verbs[name]

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_verbs(self, key: object) -> None:
        row = self._rows.get(key) if isinstance(key, Hashable) else None
        verdict = row.verdict if row is not None else ""
        self._verbs["check"].setText(self.tr("Not checked") if verdict == "checked" else self.tr("Checked"))
        self._verbs["dismiss"].setText(self.tr("Bring back") if verdict == "dismissed" else self.tr("Dismiss"))
        for name in ("check", "dismiss"):
            self._verbs[name].setEnabled(row is not None)
        self._verbs["note"].setEnabled(row is not None or any(one.key == key for one in self._names))

    def _do(self, name: str) -> None:
        key = self._list.current_key()
        row = self._rows.get(key)
        if name == "note" and key is not None:
            self.note_requested.emit(key)
        elif row is not None and name == "check":
            (self.forget_requested if row.verdict == "checked" else self.check_requested).emit(key)
        elif row is not None and name == "dismiss":
            (self.forget_requested if row.verdict == "dismissed" else self.dismiss_requested).emit(key)

    def _on_row_opened(self, key: object, _part: int, _beside: bool) -> None:
        self.row_activated.emit(key)

    def _on_key_pressed(self, key: int) -> None:
        self._do(_KEYS[key])

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        if key is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show both passages")).triggered.connect(lambda: self.row_activated.emit(key))
        menu.addSeparator()
        for name, button in self._verbs.items():
            if button.isEnabled():
                menu.addAction(button.text()).triggered.connect(partial(self._do, name))
        menu.popup(where)


def _side(side: FigureSide) -> tuple[Text, Text]:
    runs = tuple(Run(words, strong=figure) for words, figure in side.runs)
    return (
        Text(runs=runs, face=Face.CONTEXT, limit=_LINES, space=6, led_in=True),
        text(side.source, Face.DETAIL, space=1, tail=f" · {side.place}"),
    )
