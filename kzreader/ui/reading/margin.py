"""The margin of a page: notes level with their lines, never on one another, edited where they stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.reading.margin_places import PADDING, SIGN_SIZE, Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzreader.core.notebook.annotation import Annotation, Topic
    from kzreader.ui.reading.note import Note
    from kzreader.ui.reading.note_card import NoteCard
    from kzreader.ui.reading.note_look import NoteLook
    from kzreader.ui.reading.note_sign import NoteSign
    from kzreader.ui.reading.note_widgets import NoteWidgets
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.values import PageStyle

_NARROWEST, _WIDEST = 150, 260
"""Widths of a card in pixels."""
_LEADER, _EDGE = 12, 6
"""Room for leader lines left of the cards, and free room right of them."""
_LOWEST = 0.85
"""Where the passage of a note that is written on may stand, as a share of the visible height."""
_STRIP = SIGN_SIZE + 6
_AHEAD = 0.5
"""Screens above and below the visible part in which the heights of notes are measured, not guessed."""


class MarginColumn(QWidget):
    """The notes of one pane, at the right of its page: cards, or signs that open a card where there is little room.

    It lies over the page and paints the leader lines; cards and signs are children of the page, made for what is in
    sight. Up and Down go from note to note, Enter and F2 write, Delete takes the annotation away.
    """

    note_edited = Signal(str, str)
    """The reader has left the editor of a note: id and Markdown, whether changed or not."""
    draft_changed = Signal(str, str)
    """A key in the editor: id and Markdown so far."""
    note_activated = Signal(str)
    """A note was clicked, or the keys went to it."""
    note_delete_requested = Signal(str)
    note_menu_requested = Signal(str, QPoint)
    """The context menu of a note is wanted at a global position."""
    link_clicked = Signal(str)
    """An http, https or mailto link in a note."""

    def __init__(self, pane: ReadingPane, style: PageStyle) -> None:
        super().__init__(pane.page)
        self._pane = pane
        self._style = style
        self._annotations: Sequence[Annotation] = ()
        self._topics: Mapping[str, Topic] = {}
        self._notes: tuple[Note, ...] = ()
        self._places = Places()
        self._told: str | None = None
        self._focused: str | None = None
        self._editing: str | None = None
        self._came_from: QWidget | None = None
        self._wanted = True
        self._width = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._connect()
        self._fit()

    def _connect(self) -> None:
        self._pane.page.column_moved.connect(self._fit)
        self._pane.settled.connect(self._measure)
        self._pane.scrolled.connect(self._place)
        self._pane.page.cursorPositionChanged.connect(self._on_caret_moved)

    @cached_property
    def _look(self) -> NoteLook:
        from kzreader.ui.reading.note_look import NoteLook

        return NoteLook(self._style)

    @cached_property
    def _widgets(self) -> NoteWidgets:
        """Made when the interview has its first note."""
        from kzreader.ui.reading.note_widgets import NoteWidgets

        widgets = NoteWidgets(self._pane, self._look, self)
        widgets.picked.connect(self._on_picked)
        widgets.focused.connect(self._on_focused)
        widgets.edit_requested.connect(self.edit_note)
        widgets.delete_requested.connect(self.note_delete_requested)
        widgets.menu_requested.connect(self.note_menu_requested)
        widgets.stepped.connect(self._step)
        widgets.dismissed.connect(self._on_dismissed)
        widgets.drafted.connect(self.draft_changed)
        widgets.edited.connect(self._on_edited)
        widgets.grown.connect(self._stack)
        widgets.link_clicked.connect(self.link_clicked)
        widgets.sign_clicked.connect(self._on_sign_clicked)
        return widgets

    @property
    def _has_widgets(self) -> bool:
        return "_widgets" in self.__dict__

    def show_notes(self, annotations: Sequence[Annotation], topics: Mapping[str, Topic]) -> None:
        """Show the notes of these annotations that lie in the pane's interview; what is being written stays."""
        self._annotations, self._topics = annotations, topics
        self._renew()
        if self._editing and not self._is_writing(self._editing):
            self.edit_note(self._editing)

    def activate(self, note: str | None) -> None:
        """Raise and open the note with that id, without taking the keys; the others give way. None: none.

        It closes when the caret leaves its passage.
        """
        if note != self._told:
            self._told = note
            self._stack()

    def set_style(self, style: PageStyle) -> None:
        """Change theme and size."""
        self._style = style
        self.__dict__.pop("_look", None)
        if self._has_widgets:
            self._widgets.set_look(self._look)
        self._fit()

    def set_shown(self, shown: bool) -> None:
        """Show the margin, or leave the whole page to the text."""
        self._wanted = shown
        self._fit()

    def edit_note(self, note: str) -> None:
        """Start writing in the note with that id, which may have no words yet; later, if it is not known yet."""
        self.finish_editing(but=note)
        self._editing = note
        self._renew()
        found = self._number(note)
        if found is None:
            return
        self._bring_into_view(self._notes[found])
        self._came_from = QApplication.focusWidget()
        self._stack()
        self._widgets.cards[note].begin_editing()
        self._stack()

    def finish_editing(self, *, but: str | None = None) -> None:
        """Keep what is being written, if anything is, and leave the editor."""
        if self._editing and self._editing != but and self._editing in self._widgets.cards:
            self._widgets.cards[self._editing].finish_editing()

    @property
    def cards(self) -> tuple[NoteCard, ...]:
        """The cards on the page, from top to bottom."""
        shown = [card for card in self._widgets.cards.values() if card.isVisible()] if self._has_widgets else []
        return tuple(sorted(shown, key=lambda card: card.y()))

    @property
    def signs(self) -> tuple[NoteSign, ...]:
        """The signs on the page, from top to bottom; none where there is room for cards."""
        shown = [sign for sign in self._widgets.signs.values() if sign.isVisible()] if self._has_widgets else []
        return tuple(sorted(shown, key=lambda sign: sign.y()))

    @property
    def is_collapsed(self) -> bool:
        """Whether there is only room for signs."""
        return self._width == 0

    @property
    def _active(self) -> str | None:
        return self._editing or self._focused or self._told

    def _is_writing(self, note: str) -> bool:
        card = self._widgets.cards.get(note)
        return card is not None and card.is_editing

    def _number(self, note: str | None) -> int | None:
        return next((number for number, each in enumerate(self._notes) if each.id == note), None)

    def _renew(self) -> None:
        interview = self._pane.interview
        document = interview.id if interview else ""
        if self._annotations or self._notes:
            from kzreader.ui.reading.note import notes_of

            self._notes = notes_of(self._annotations, document, self._topics, also=self._editing)
        if self._notes or self._has_widgets:
            self._widgets.renew({note.id: note for note in self._notes})
        self._measure()

    def _fit(self) -> None:
        """Take the room that the width of the page leaves."""
        spare = self._pane.page.spare_room() - _LEADER - _EDGE
        self._width = min(spare, _WIDEST) if spare >= _NARROWEST else 0
        room = self._width + _LEADER + _EDGE if self._width else _STRIP
        self._pane.page.set_room(room if self._wanted else 0)
        self._measure()

    def _measure(self) -> None:
        self._places.measure(self._pane, self._notes)
        viewport = self._pane.page.viewport().geometry()
        text = viewport.left() + self._pane.page.column().right()
        self.setGeometry(text, viewport.top(), max(0, self._edge_of_bar() - text), viewport.height())
        self._stack()

    def _stack(self) -> None:
        pinned = self._number(self._active)
        if self.is_collapsed:
            line = self._places.lines[0][1] if self._places.lines else 0
            heights, lift = [SIGN_SIZE] * len(self._notes), (SIGN_SIZE - line) // 2
        else:
            heights = [self._height(note) for note in self._notes]
            lift = PADDING - (self._places.lines[0][1] - self._look.line) // 2 if self._places.lines else 0
        self._places.stack(heights, lift=lift, pinned=pinned)
        self._place()

    def _height(self, note: Note) -> int:
        if self._is_writing(note.id):
            return self._widgets.cards[note.id].needed_height(self._width)
        if not self._look.is_measured(note, self._width):
            return self._look.likely_height(note, self._width)
        return self._look.height(note, self._width, opened=note.id == self._active)

    def _measure_near(self) -> bool:
        """Measure the notes in sight or close to it that are only guessed at yet; whether there were any."""
        guessed = [
            self._notes[number]
            for number in self._places.between(*self._sight(_AHEAD))
            if not self._look.is_measured(self._notes[number], self._width)
        ]
        for note in guessed:
            self._look.body_height(note, self._width)
        return bool(guessed)

    def _sight(self, ahead: float) -> tuple[float, float]:
        top, height = self._pane.scroll_value(), self._pane.page.viewport().height()
        return top - ahead * height, top + (1 + ahead) * height

    def _place(self) -> None:
        """Move what is in sight to where the page is scrolled now."""
        if not self._has_widgets:
            return
        if not self.is_collapsed and self._measure_near():
            self._stack()
            return
        numbers = list(self._places.between(*self._sight(0.0))) if self._wanted else []
        active = self._number(self._active)
        if self.is_collapsed:
            self._show_signs(numbers)
            self._show_cards([active] if active is not None and self._wanted else [])
        else:
            self._show_signs([])
            self._show_cards(sorted({*numbers, *([active] if self._editing and active is not None else [])}))
        self._choose_current()
        self.update()

    def _show_signs(self, numbers: Sequence[int]) -> None:
        furthest = self._pane.page.viewport().geometry().right() + 1 + (_STRIP - SIGN_SIZE) // 2
        left = min(self.x() + _LEADER, furthest)
        signs = self._widgets.show_signs([self._notes[number] for number in numbers])
        for number, sign in zip(numbers, signs, strict=True):
            sign.move(left, self._height_on_page(self._places.tops[number]))
            sign.show()

    def _show_cards(self, numbers: Sequence[int]) -> None:
        cards = self._widgets.show_cards([self._notes[number] for number in numbers])
        for number, card in zip(numbers, cards, strict=True):
            card.set_opened(card.note.id == self._active)
            card.setGeometry(self._over_text(number, card) if self.is_collapsed else self._in_column(number))
            card.show()
            if card.note.id == self._active:
                card.raise_()

    def _in_column(self, number: int) -> QRect:
        beside_text = self._pane.page.viewport().geometry().right() + 1 + _LEADER
        left = min(beside_text, self._edge_of_bar() - _EDGE - self._width)  # a short page has no scroll bar
        top = self._height_on_page(self._places.tops[number])
        return QRect(left, top, self._width, self._places.heights[number])

    def _edge_of_bar(self) -> int:
        """Where the scroll bar begins, or would begin."""
        page = self._pane.page
        return page.width() - page.verticalScrollBar().sizeHint().width()

    def _over_text(self, number: int, card: NoteCard) -> QRect:
        """Where a card stands over the edge of the text: below the line of its passage, or else above it."""
        viewport = self._pane.page.viewport().geometry()
        width = min(_WIDEST, viewport.width() - 2 * _EDGE)
        height = card.needed_height(width)
        line, line_height = self._places.lines[number]
        below = self._height_on_page(line) + line_height
        if below + height > viewport.bottom():
            below = max(_EDGE, self._height_on_page(line) - height)
        return QRect(viewport.right() + 1 - width - _EDGE, below, width, height)

    def _height_on_page(self, top: float) -> int:
        return round(top) - self._pane.scroll_value() + self._pane.page.viewport().y()

    def _choose_current(self) -> None:
        """Let Tab come to one note: the active one, or the first in sight."""
        shown: Mapping[str, NoteCard | NoteSign] = self._widgets.signs if self.is_collapsed else self._widgets.cards
        first = next((note.id for note in self._notes if note.id in shown), "")
        self._widgets.choose(shown.get(self._active or "") or shown.get(first))

    def _on_picked(self, note: str) -> None:
        self._focused = note
        self._stack()
        self.note_activated.emit(note)

    def _on_focused(self, note: str, here: bool) -> None:
        if here or self._focused == note:
            self._focused = note if here else None
            self._stack()

    def _on_sign_clicked(self, note: str) -> None:
        self._on_picked(note)
        self._widgets.cards[note].setFocus()

    def _on_caret_moved(self) -> None:
        told = self._number(self._told)
        if told is not None:
            span = self._notes[told].span
            if not span.start <= self._pane.caret() <= span.end:
                self.activate(None)

    def _on_dismissed(self, note: str) -> None:
        self._pane.page.setFocus()

    def _on_edited(self, note: str, body: str, by_key: bool) -> None:
        self._editing = None
        came_from, self._came_from = self._came_from, None
        self.note_edited.emit(note, body)
        self._renew()
        if by_key:
            stays = came_from in self._widgets.cards.values()
            (came_from if stays and came_from else self._pane.page).setFocus()

    def _step(self, note: str, by: int) -> None:
        number = self._number(note)
        if number is None or not 0 <= number + by < len(self._notes):
            return
        following = self._notes[number + by]
        self._focused = following.id
        self._bring_into_view(following)
        self._stack()
        target = self._widgets.signs.get(following.id) or self._widgets.cards.get(following.id)
        if target is not None:
            target.setFocus()
        self.note_activated.emit(following.id)

    def _bring_into_view(self, note: Note) -> None:
        top = self._pane.span_rects(note.span)[0].top()
        if not _EDGE <= top <= _LOWEST * self._pane.page.viewport().height():
            self._pane.scroll_to(note.span)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_collapsed or not self._wanted or not self._has_widgets:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._widgets.cards.values():
            number = self._number(card.note.id)
            if number is not None:
                self._paint_leader(painter, card, *self._places.lines[number])

    def _paint_leader(self, painter: QPainter, card: NoteCard, top: int, height: int) -> None:
        """A line from the passage to its card, where they do not stand level or the card is the active one."""
        start = QPointF(4, top + height / 2 - self._pane.scroll_value())
        bend = QPointF(card.x() - self.x() - _LEADER + 2, start.y())
        end = QPointF(card.x() - self.x(), card.y() - self.y() + PADDING + self._look.line / 2)
        active = card.note.id == self._active
        if active or abs(end.y() - start.y()) > self._look.line / 2:
            line = QColor(self._look.theme.mark_line(card.note.colour))
            line.setAlphaF(0.8 if active else 0.35)
            painter.setPen(QPen(line, 1.2 if active else 1.0))
            painter.drawPolyline([start, bend, end])
