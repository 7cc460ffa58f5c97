"""The notes inspector: every note as a card with its passages, to jump to, edit in place, and remove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kzreader.ui.notes.editor import NoteDelegate, NoteEditor
from kzreader.ui.row_list import RowList
from kzreader.ui.rows import Badge, Face, Row, text
from kzreader.ui.widgets import Choice, FilterField, QuietLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.theme import Theme

_QUOTATION_MARKS = tuple('“”"«„')


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a note: its words, the title of the interview, and the number of the paragraph, "¶ 12", with what
    the reader should know of the place.
    """

    quote: str
    title: str
    place: str

    @property
    def source(self) -> str:
        """Where it stands, in one line."""
        return f"{self.title} · {self.place}"


@dataclass(frozen=True, slots=True)
class TopicSign:
    """A topic that a note carries."""

    name: str
    colour: str
    sign: str


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note. `colour`: one of the reader's mark colours. `body`: Markdown."""

    id: str
    passages: tuple[Passage, ...]
    body: str = ""
    colour: str = ""
    topics: tuple[TopicSign, ...] = ()
    dated: str = ""


class NotesView(QWidget):
    """Told which notes to show. `note_activated(id, passage)`: jump to that passage of the note, -1 to all of them."""

    note_activated = Signal(str, int)
    note_edited = Signal(str, str)
    draft_changed = Signal(str, str)
    delete_requested = Signal(list)
    export_requested = Signal(list)
    scope_changed = Signal(str)
    filter_changed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Notes"))
        self._cards: dict[str, NoteCard] = {}
        self._scope = Choice(
            self.tr("Which notes"),
            (("this", self.tr("This interview")), ("open", self.tr("Open ones")), ("all", self.tr("All"))),
            self,
        )
        self._field = FilterField(self.tr("Filter notes"), self)
        self._count = QuietLabel(parent=self)
        self._list = RowList(
            theme, self, editable=True, opens_on_click=True, own_keys=(Qt.Key.Key_F2, Qt.Key.Key_Delete)
        )
        self._delegate = NoteDelegate(self._list, theme)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list.setAccessibleName(self.tr("List of notes"))
        self._list.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self._list.set_row_delegate(self._delegate)
        self._scope.set_value("open")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._scope)
        field = QVBoxLayout()
        field.setContentsMargins(4, 0, 12, 0)
        field.setSpacing(4)
        field.addWidget(self._field)
        field.addWidget(self._count)
        column.addLayout(field)
        column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._scope.chosen.connect(self.scope_changed)
        self._field.filter_changed.connect(self.filter_changed)
        self._field.entered.connect(self.focus_list)
        self._field.left.connect(self.left)
        self._list.left.connect(self.left)
        self._list.row_opened.connect(self._on_row_opened)
        self._list.double_clicked_row.connect(self.edit_note)
        self._list.key_pressed.connect(self._on_key_pressed)
        self._list.menu_requested.connect(self._on_menu_requested)
        self._delegate.note_edited.connect(self._on_note_edited)
        self._delegate.draft_changed.connect(self.draft_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_notes(self, cards: Sequence[NoteCard], *, total: int) -> None:
        """Show these notes, of `total` that the notebook has."""
        self._cards = {card.id: card for card in cards}
        if total and cards:
            self._count.say(self.tr("%Ln note(s)", "", len(cards)))
        else:
            self._count.say("")
        self._list.show_rows([self._row(card) for card in cards], empty=self._empty_text(total))

    def _empty_text(self, total: int) -> str:
        if self._field.text():
            return self.tr("No note says that. Press Escape in the field to see all of them.")
        if total:
            return self.tr("No notes here. Choose “All” to see those on other interviews.")
        return self.tr("No notes yet. Select words in an interview and press N to write one, or H to highlight.")

    def _row(self, card: NoteCard) -> Row:
        texts = []
        for number, passage in enumerate(card.passages):
            texts.append(text(_quoted(passage.quote), Face.QUOTE, limit=3, space=8 if number else 0, part=number))
            texts.append(text(passage.title, Face.DETAIL, space=2, part=number, tail=f" · {passage.place}"))
        return Row(
            key=card.id,
            texts=tuple(texts),
            card=True,
            stripe=card.colour,
            body=card.body,
            chips=tuple(Badge(sign=topic.sign, colour=topic.colour, name=topic.name) for topic in card.topics),
            tip=card.dated,
        )

    @property
    def notes(self) -> RowList:
        """The list of notes."""
        return self._list

    @property
    def editor(self) -> NoteEditor | None:
        """The editor that is open in the list, or None."""
        return self._delegate.editor

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._list.choose_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Give the field the keyboard."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, note: str) -> None:
        """Bring a note into view and put the keyboard on it."""
        self._list.choose(note)

    def edit_note(self, note: str) -> None:
        """Open the editor of a note in the list."""
        if self._list.choose(note):
            index = self._list.currentIndex()
            self._list.edit(index)
            self._list.doItemsLayout()
            self._list.scrollTo(index)

    def finish_editing(self) -> None:
        """Keep what is being written; before the window closes."""
        self._delegate.finish()

    def _on_note_edited(self, note: str, body: str) -> None:
        card = self._cards.get(note)
        if card is None or card.body != body:
            self.note_edited.emit(note, body)

    def _on_row_opened(self, key: str, part: int, _beside: bool) -> None:
        if key != self._delegate.editing:
            self.note_activated.emit(key, part)

    def _on_key_pressed(self, key: int) -> None:
        chosen = [str(note) for note in self._list.chosen_keys()]
        current = self._list.current_key()
        if key == Qt.Key.Key_Delete and chosen:
            self.delete_requested.emit(chosen)
        elif key == Qt.Key.Key_F2 and current is not None:
            self.edit_note(str(current))

    def _on_menu_requested(self, key: object, where: QPoint) -> None:
        card = self._cards.get(str(key))
        if card is None:
            return
        chosen = [str(note) for note in self._list.chosen_keys()]
        menu = self._menu_for(card, chosen if card.id in chosen else [card.id])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _menu_for(self, card: NoteCard, chosen: list[str]) -> QMenu:
        menu = QMenu(self)
        for number, passage in enumerate(card.passages):
            action = menu.addAction(self.tr("Go to {0}").format(passage.source))
            action.setData(number)
            action.triggered.connect(lambda _checked=False, part=number: self.note_activated.emit(card.id, part))
        menu.addSeparator()
        menu.addAction(self.tr("Edit")).triggered.connect(lambda: self.edit_note(card.id))
        menu.addAction(self.tr("Copy quote and note")).triggered.connect(lambda: _copy(card))
        export = menu.addAction(self.tr("Export %n note(s)…", "", len(chosen)))
        export.triggered.connect(lambda: self.export_requested.emit(chosen))
        menu.addSeparator()
        remove = menu.addAction(self.tr("Delete %n note(s)", "", len(chosen)))
        remove.triggered.connect(lambda: self.delete_requested.emit(chosen))
        return menu


def _quoted(words: str) -> str:
    """The words in quotation marks, unless they have their own."""
    return words if words[:1] in _QUOTATION_MARKS else f"“{words}”"


def _copy(card: NoteCard) -> None:
    passages = "\n".join(f"{_quoted(passage.quote)} ({passage.source})" for passage in card.passages)
    QGuiApplication.clipboard().setText("\n\n".join(part for part in (passages, card.body) if part))
