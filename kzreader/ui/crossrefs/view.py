"""The cross-references inspector: who and what is named in the open interviews, and the passages that run parallel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kzreader.ui.crossrefs.flow import FlowLayout
from kzreader.ui.crossrefs.passages_view import PassagesView
from kzreader.ui.link_words import strengths_in_words
from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Badge, Face, Row, text
from kzreader.ui.widgets import FilterField, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QToolButton

    from kzreader.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Someone or something named. `counts`: mentions in each open interview, in the order of the panes."""

    id: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The entities of one type. `type`: its code; `name`: in words; `shown`: its switch is on."""

    type: str
    name: str
    entities: tuple[EntityRow, ...]
    shown: bool = True


class CrossrefsView(QWidget):
    """Told which entities and passages there are. `passage_activated(key)`: stand the two passages level."""

    entity_activated = Signal(str, object)
    """Id, and a QPoint of the screen to open a card beside."""
    type_toggled = Signal(str, bool)
    filter_changed = Signal(str)
    passage_activated = Signal(object)
    left = Signal()
    shown = Signal()
    """The panel came into view: what it shows may have waited for that."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cross-references"))
        self._theme = theme
        self._groups: tuple[EntityGroup, ...] = ()
        self._tabs = QTabWidget(self)
        self._field = FilterField(self.tr("Filter names"), self)
        self._switches: dict[str, QToolButton] = {}
        self._switch_bar = QWidget(self)
        self._switch_row = FlowLayout(self._switch_bar, spacing=2)
        self._entities = RowList(theme, self, opens_on_click=True, own_keys=(Qt.Key.Key_F2,))
        self._entities.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.parallel = PassagesView(theme, strengths_in_words(), self)
        """The tab of the parallel passages."""
        self._build()
        self._connect()

    def _build(self) -> None:
        self._entities.setAccessibleName(self.tr("Names in the open interviews"))
        self._switch_bar.setAccessibleName(self.tr("Kinds of names that are marked"))
        self._switch_row.setContentsMargins(0, 0, 0, 0)
        names = QWidget(self)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(4)
        top.addWidget(self._field)
        top.addWidget(self._switch_bar)
        column.addLayout(top)
        column.addWidget(self._entities, 1)
        self._names = column
        self._tabs.setDocumentMode(True)
        self._tabs.setObjectName("crossrefs")
        self._tabs.addTab(names, self.tr("Names"))
        self._tabs.addTab(self.parallel, self.tr("Passages"))
        self._tabs.setTabToolTip(1, self.tr("Parallel passages"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 0, 8)
        whole.addWidget(self._tabs)

    def _connect(self) -> None:
        self._field.filter_changed.connect(self.filter_changed)
        self._field.entered.connect(self.focus_list)
        self._field.left.connect(self.left)
        for part in (self._entities, self.parallel):
            part.left.connect(self.left)
        self._entities.row_opened.connect(self._on_entity_opened)
        self.parallel.passage_activated.connect(self.passage_activated)
        self._tabs.currentChanged.connect(self.shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme
        self._entities.set_theme(theme)
        self.parallel.set_theme(theme)
        self._show_entity_rows("")

    def show_entities(self, groups: Sequence[EntityGroup], *, titles: Sequence[str], waiting: bool = False) -> None:
        """Show who and what is named in the interviews with these titles; `waiting`: they are still being read."""
        self._groups = tuple(groups)
        self._show_switches()
        if waiting:
            empty = self.tr("Looking for names…")
        elif not titles:
            empty = self.tr("Open an interview to see who and what it names.")
        elif self._field.text():
            empty = self.tr("No name answers to the filter.")
        else:
            empty = self.tr("No names are known in these interviews.")
        self._show_entity_rows(empty)

    def _show_switches(self) -> None:
        for group in self._groups:
            button = self._switches.get(group.type)
            if button is None:
                button = quiet_button("", self._switch_bar, tip=self.tr("Show or hide these"))
                button.setCheckable(True)
                button.setObjectName(group.type)
                button.clicked.connect(self._on_switched)
                self._switch_row.addWidget(button)
                self._switches[group.type] = button
            button.setText(group.name)
            button.setChecked(group.shown)
        present = {group.type for group in self._groups}
        for kind, button in self._switches.items():
            button.setVisible(kind in present)

    def _on_switched(self, on: bool) -> None:
        self.type_toggled.emit(self.sender().objectName(), on)

    def _show_entity_rows(self, empty: str) -> None:
        rows: list[Row] = []
        for group in self._groups:
            if not group.shown or not group.entities:
                continue
            colour = self._theme.colour(f"entity_{group.type}").name()
            rows.append(Row(key=f"type {group.type}", texts=(text(group.name, Face.HEADING),), heading=True))
            rows += (self._entity_row(entity, group, colour) for entity in group.entities)
        self._entities.show_rows(rows, empty=empty)

    def _entity_row(self, entity: EntityRow, group: EntityGroup, colour: str) -> Row:
        return Row(
            key=entity.id,
            texts=(text(entity.name),),
            badge=Badge(sign=group.name[:2], colour=colour),
            trailing=" · ".join(str(count) if count else "–" for count in entity.counts),
            spoken=self.tr("mentions in each open interview"),
        )

    def add_below_names(self, *parts: QWidget) -> None:
        """Put something below the list of names."""
        for part in parts:
            self._names.addWidget(part)

    def add_tab(self, tab: QWidget, name: str) -> None:
        """One more tab, at the right."""
        self._tabs.addTab(tab, name)

    @property
    def entities(self) -> RowList:
        """The list of names."""
        return self._entities

    @property
    def passages(self) -> RowList:
        """The list of parallel passages."""
        return self.parallel.rows

    def switch(self, entity_type: str) -> QToolButton:
        """The switch of one type."""
        return self._switches[entity_type]

    def show_tab(self, tab: str) -> None:
        """Bring "names" or "passages" to the front."""
        self._tabs.setCurrentIndex(0 if tab == "names" else 1)

    def focus_list(self) -> None:
        """Give the list in front the keyboard."""
        if self._tabs.currentWidget() is self.parallel:
            self.parallel.focus_list()
            return
        self._entities.choose_first()
        self._entities.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def _on_entity_opened(self, key: str, _part: int, chosen_too: bool) -> None:
        """Ctrl and a click chooses one more, and opens none."""
        if chosen_too:
            return
        _, lower = self._entities.rect_of(key)
        self.entity_activated.emit(key, self._entities.viewport().mapToGlobal(lower))
