"""The cards and signs on one page: made when they come into sight, taken away when they leave it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.note_card import NoteCard
    from kzreader.ui.reading.note_look import NoteLook
    from kzreader.ui.reading.note_sign import NoteSign
    from kzreader.ui.reading.pane import ReadingPane


class NoteWidgets(QObject):
    """Children of the page, by the ids of their notes; what the reader does to one of them is told with its id."""

    picked = Signal(str)
    focused = Signal(str, bool)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    stepped = Signal(str, int)
    dismissed = Signal(str)
    drafted = Signal(str, str)
    edited = Signal(str, str, bool)
    grown = Signal()
    link_clicked = Signal(str)
    sign_clicked = Signal(str)

    def __init__(self, pane: ReadingPane, look: NoteLook, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._look = look
        self._current: QWidget | None = None
        self.cards: dict[str, NoteCard] = {}
        self.signs: dict[str, NoteSign] = {}

    def set_look(self, look: NoteLook) -> None:
        """Show the notes with other colours or letters."""
        self._look = look
        for card in self.cards.values():
            card.show_note(card.note, look)
        for sign in self.signs.values():
            sign.show_note(sign.note, look.theme)

    def renew(self, notes: Mapping[str, Note]) -> None:
        """Show the notes as they are now; those that are gone are taken away."""
        self._keep(self.cards, notes)
        self._keep(self.signs, notes)
        for name, card in self.cards.items():
            if card.note != notes[name]:
                card.show_note(notes[name], self._look)
        for name, sign in self.signs.items():
            sign.show_note(notes[name], self._look.theme)

    def show_cards(self, notes: Sequence[Note]) -> list[NoteCard]:
        """The cards of these notes, and of no others, in this order."""
        self._keep(self.cards, {note.id for note in notes})
        return [self.cards.get(note.id) or self._new_card(note) for note in notes]

    def show_signs(self, notes: Sequence[Note]) -> list[NoteSign]:
        """The signs of these notes, and of no others, in this order."""
        self._keep(self.signs, {note.id for note in notes})
        return [self.signs.get(note.id) or self._new_sign(note) for note in notes]

    def choose(self, widget: NoteCard | NoteSign | None) -> None:
        """Let Tab come to this one alone, after the gutter of the page."""
        if widget is self._current:
            return
        for card in self.cards.values():
            card.set_current(card is widget)
        for sign in self.signs.values():
            sign.set_current(sign is widget)
        self._current = widget
        if widget is not None:
            QWidget.setTabOrder(self._pane.gutter, widget)

    def _keep(self, shown: dict[str, NoteCard] | dict[str, NoteSign], names: Iterable[str]) -> None:
        for gone in shown.keys() - set(names):
            self._discard(shown.pop(gone))

    def _discard(self, widget: NoteCard | NoteSign) -> None:
        from kzreader.ui.reading.note_card import NoteCard

        if widget is self._current:
            self._current = None
        if isinstance(widget, NoteCard):
            widget.finish_editing()
        keys = QApplication.focusWidget()
        held = keys is not None and (keys is widget or widget.isAncestorOf(keys))
        widget.hide()
        widget.deleteLater()
        if held:
            self._pane.page.setFocus()

    def _new_card(self, note: Note) -> NoteCard:
        from kzreader.ui.reading.note_card import NoteCard

        card = self.cards[note.id] = NoteCard(note, self._look, self._pane.page)
        card.picked.connect(self.picked)
        card.focused.connect(self.focused)
        card.edit_requested.connect(self.edit_requested)
        card.delete_requested.connect(self.delete_requested)
        card.menu_requested.connect(self.menu_requested)
        card.stepped.connect(self.stepped)
        card.dismissed.connect(self.dismissed)
        card.drafted.connect(self.drafted)
        card.edited.connect(self.edited)
        card.grown.connect(self.grown)
        card.link_clicked.connect(self.link_clicked)
        card.installEventFilter(self)
        return card

    def _new_sign(self, note: Note) -> NoteSign:
        from kzreader.ui.reading.note_sign import NoteSign

        sign = self.signs[note.id] = NoteSign(note, self._look.theme, self._pane.page)
        sign.clicked.connect(partial(self._on_sign_clicked, note.id))
        sign.stepped.connect(self.stepped)
        sign.installEventFilter(self)
        return sign

    def _on_sign_clicked(self, note: str) -> None:
        self.sign_clicked.emit(note)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel over a note scrolls the page."""
        if event.type() == QEvent.Type.Wheel:
            QApplication.sendEvent(self._pane.page.viewport(), event)
            return True
        return super().eventFilter(watched, event)
