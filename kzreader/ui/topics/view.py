"""The topics panel: the codebook with colours, signs and counts; a click filters pages and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Badge, Face, Row, text
from kzreader.ui.widgets import QuietLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kzreader.ui.theme import Theme

_SWATCH = 16


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic. `confirmed` and `suggested`: paragraphs of the open interviews. `own`: the reader made it.

    `passages`: the reader's marks that have it; `statements`: how many different ones these report.
    """

    id: str
    name: str
    colour: str
    sign: str
    confirmed: int = 0
    suggested: int = 0
    chosen: bool = False
    own: bool = False
    description: str = ""
    passages: int = 0
    statements: int = 0


class _NameField(QLineEdit):
    """Asks for a name in place: Enter takes it, Escape leaves."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopicsView(QWidget):
    """Told which topics there are; says which the reader chose and what they want done with them."""

    topic_toggled = Signal(str)
    filter_clear_requested = Signal()
    accept_all_requested = Signal(str)
    """Accept every suggestion of that topic in the open interviews; of every topic where it is empty."""
    reject_all_requested = Signal(str)
    create_requested = Signal(str)
    rename_requested = Signal(str, str)
    recolour_requested = Signal(str, str)
    remove_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Topics"))
        self._topics: tuple[TopicRow, ...] = ()
        self._colours: tuple[str, ...] = ()
        self._renaming = ""
        self._hint = QuietLabel(parent=self)
        self._clear = quiet_button(self.tr("Show all"), self, tip=self.tr("Filter by no topic"))
        self._more = QToolButton(self)
        self._list = RowList(
            theme,
            self,
            opens_on_click=True,
            own_keys=(Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Delete),
        )
        self._new = quiet_button(self.tr("New topic…"), self)
        self._name = _NameField(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list.setAccessibleName(self.tr("Codebook"))
        self._list.setSelectionMode(RowList.SelectionMode.NoSelection)
        self._name.setPlaceholderText(self.tr("Name of the topic"))
        self._name.setAccessibleName(self.tr("Name of the topic"))
        self._name.hide()
        self._more.setText("⋯")
        self._more.setAccessibleName(self.tr("More about topics"))
        self._more.setToolTip(self.tr("Accept or reject suggestions"))
        self._more.setProperty("quiet", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 8, 0)
        top.addWidget(self._hint, 1)
        top.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 0, 8, 0)
        bottom.addWidget(self._new)
        bottom.addWidget(self._name, 1)
        bottom.addStretch(0)
        bottom.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._list.row_opened.connect(self._on_row_opened)
        self._list.key_pressed.connect(self._on_key_pressed)
        self._list.menu_requested.connect(self._on_menu_requested)
        self._list.left.connect(self.left)
        self._clear.clicked.connect(self.filter_clear_requested)
        self._more.clicked.connect(self._on_more_clicked)
        self._new.clicked.connect(self._on_new_clicked)
        self._name.returnPressed.connect(self._on_name_entered)
        self._name.left.connect(self._leave_name)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_topics(self, topics: Sequence[TopicRow], *, colours: Sequence[str] = ()) -> None:
        """Show the codebook; `colours`: those that a topic can be given, "#rrggbb"."""
        self._topics = tuple(topics)
        self._colours = tuple(colours)
        chosen = [topic for topic in self._topics if topic.chosen]
        if chosen:
            self._hint.say(self.tr("%n topic(s) chosen", "", len(chosen)))
        else:
            self._hint.say(self.tr("Choose topics to filter by."))
        self._clear.setVisible(bool(chosen))
        empty = self.tr("No topics yet. Choose “New topic…” to make one.")
        self._list.show_rows([self._row(topic) for topic in self._topics], empty=empty)

    def _row(self, topic: TopicRow) -> Row:
        counts = [str(topic.confirmed)] if topic.confirmed else []
        if topic.suggested:
            counts.append(self.tr("%n?", "number of suggested paragraphs", topic.suggested))
        spoken = self.tr("{0} confirmed, {1} suggested").format(topic.confirmed, topic.suggested)
        if topic.passages:
            passages = self.tr("%Ln passage(s)", "", topic.passages)
            statements = self.tr("%Ln distinct statement(s)", "", topic.statements)
            spoken = f"{spoken}, {passages}, {statements}"
        return Row(
            key=topic.id,
            texts=(text(topic.name, Face.TITLE if topic.chosen else Face.BODY),),
            badge=Badge(sign=topic.sign, colour=topic.colour, filled=True),
            trailing=" · ".join(counts),
            pressed=topic.chosen,
            tip=f"{topic.description}\n{spoken}".strip(),
            spoken=f"{spoken}, {self.tr('chosen')}" if topic.chosen else spoken,
        )

    @property
    def codebook(self) -> RowList:
        """The list of topics."""
        return self._list

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_name(self, topic: str = "") -> None:
        """Ask for the name of a new topic, or for another name of that topic."""
        self._renaming = topic
        found = self._topic(topic)
        self._name.setText(found.name if found else "")
        self._name.selectAll()
        self._name.show()
        self._new.hide()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_name(self) -> None:
        self._name.hide()
        self._new.show()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_entered(self) -> None:
        name = " ".join(self._name.text().split())
        renaming = self._renaming
        self._leave_name()
        if not name:
            return
        if renaming:
            self.rename_requested.emit(renaming, name)
        else:
            self.create_requested.emit(name)

    def _on_new_clicked(self) -> None:
        self.ask_name()

    def _on_row_opened(self, key: str, _part: int, _beside: bool) -> None:
        self.topic_toggled.emit(key)

    def _on_key_pressed(self, key: int) -> None:
        topic = self._topic(self._list.current_key())
        if topic is None:
            return
        if key == Qt.Key.Key_Space:
            self.topic_toggled.emit(topic.id)
        elif key == Qt.Key.Key_F2:
            self.ask_name(topic.id)
        elif key == Qt.Key.Key_Delete and topic.own:
            self.remove_requested.emit(topic.id)

    def _topic(self, key: object) -> TopicRow | None:
        return next((topic for topic in self._topics if topic.id == key), None)

    def _on_more_clicked(self) -> None:
        self._pop_up(self._menu_for(None), self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        self._pop_up(self._menu_for(self._topic(key)), where)

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _menu_for(self, topic: TopicRow | None) -> QMenu:
        menu = QMenu(self)
        name = topic.id if topic else ""
        suggested = topic.suggested if topic else sum(each.suggested for each in self._topics)
        accept = menu.addAction(self.tr("Accept %n suggestion(s) in the open interviews", "", suggested))
        accept.setEnabled(suggested > 0)
        accept.triggered.connect(lambda: self.accept_all_requested.emit(name))
        reject = menu.addAction(self.tr("Reject %n suggestion(s) in the open interviews", "", suggested))
        reject.setEnabled(suggested > 0)
        reject.triggered.connect(lambda: self.reject_all_requested.emit(name))
        menu.addSeparator()
        if topic is not None:
            self._add_topic_actions(menu, topic)
        menu.addAction(self.tr("New topic…")).triggered.connect(self._on_new_clicked)
        return menu

    def _add_topic_actions(self, menu: QMenu, topic: TopicRow) -> None:
        name = topic.id
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self.ask_name(name))
        colours = menu.addMenu(self.tr("Colour"))
        for number, colour in enumerate(self._colours, start=1):
            action = colours.addAction(_swatch(colour), self.tr("Colour {0}").format(number))
            action.setCheckable(True)
            action.setChecked(colour == topic.colour)
            action.setData(colour)
        colours.triggered.connect(lambda action: self.recolour_requested.emit(name, action.data()))
        if topic.own:
            menu.addAction(self.tr("Remove")).triggered.connect(lambda: self.remove_requested.emit(name))
        menu.addSeparator()


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, 3, 3)
    painter.end()
    return QIcon(picture)
