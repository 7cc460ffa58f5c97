"""Fills the notes inspector from the session, and does what the reader asks of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.core.errors import RequestError
from kzreader.core.notebook.annotation import Anchorage
from kzreader.core.search import find_in
from kzreader.ui.looks import look_of, topic_looks
from kzreader.ui.notes.view import NoteCard, Passage, TopicSign
from kzreader.ui.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import Annotation, Target
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.looks import TopicLook
    from kzreader.ui.notes.view import NotesView
    from kzreader.ui.session import Session

_QUOTE_LENGTH = 400
"""Code points of a quote that can be seen in three lines, and some."""


class NotesPresenter:
    """Chooses and orders notes. Exporting chosen ones is the window's: `view.export_requested`."""

    def __init__(self, view: NotesView, session: Session) -> None:
        self._view = view
        self._session = session
        self._scope = "open"
        self._words = ""
        self._kept: dict[str, tuple[Annotation, NoteCard]] = {}
        self._looks: dict[str, TopicLook] = {}
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.changed.connect(self._on_changed)
        session.opened_changed.connect(self.refresh)
        session.topic_filter_changed.connect(self._on_told)
        session.settings_changed.connect(self._on_told)
        view.scope_changed.connect(self._on_scope_changed)
        view.filter_changed.connect(self._on_filter_changed)
        view.note_activated.connect(self._on_note_activated)
        view.note_edited.connect(self._on_note_edited)
        view.draft_changed.connect(self._on_draft_changed)
        view.delete_requested.connect(self._on_delete_requested)

    def refresh(self) -> None:
        """Show the notes of the scope, in the order of the interviews and of their text."""
        session = self._session
        looks = topic_looks(session.codebook, session.topics(), session.settings.theme)
        chosen = [one for one in self._in_scope() if self._has_topic(one) and self._says(one, looks)]
        if looks != self._looks:
            self._looks = looks
            self._kept.clear()
        cards = [self._card(annotation, looks) for annotation in chosen]
        self._view.show_notes(cards, total=len(session.workspace.notebook.annotations))

    def _in_scope(self) -> Iterable[Annotation]:
        session = self._session
        if self._scope == "this":
            documents = [session.active] if session.active else []
        elif self._scope == "open":
            documents = list(session.opened)
        else:
            documents = [interview.id for interview in session.workspace.documents]
        found: dict[str, Annotation] = {}
        for document in documents:
            for annotation in session.workspace.annotations_of(document):
                found.setdefault(annotation.id, annotation)
        return found.values()

    def _has_topic(self, annotation: Annotation) -> bool:
        wanted = self._session.topic_filter
        return not wanted or bool(wanted.intersection(annotation.topics))

    def _says(self, annotation: Annotation, looks: Mapping[str, TopicLook]) -> bool:
        if not self._words.strip():
            return True
        parts = [annotation.body, *(target.exact for target in annotation.targets)]
        parts += [look_of(topic, looks).name for topic in annotation.topics]
        text = "\n".join(parts)
        return all(find_in(text, word) for word in self._words.split())

    def _card(self, annotation: Annotation, looks: Mapping[str, TopicLook]) -> NoteCard:
        """The card of an annotation, the one made before while nothing about it has changed."""
        before, card = self._kept.get(annotation.id, (None, None))
        if card is None or before is not annotation:
            card = self._made(annotation, looks)
            self._kept[annotation.id] = (annotation, card)
        return card

    def _made(self, annotation: Annotation, looks: Mapping[str, TopicLook]) -> NoteCard:
        signs = (look_of(topic, looks) for topic in annotation.topics)
        dated = date_in_words(annotation.created[:10])
        return NoteCard(
            id=annotation.id,
            passages=tuple(self._passage(target) for target in annotation.targets),
            body=annotation.body,
            colour=annotation.colour.value,
            topics=tuple(TopicSign(name=look.name, colour=look.colour, sign=look.sign) for look in signs),
            dated=" · ".join(part for part in (annotation.author, dated) if part),
        )

    def _passage(self, target: Target) -> Passage:
        quote = " ".join(target.exact[:_QUOTE_LENGTH].split())
        try:
            interview = self._session.interview(target.document)
        except RequestError:
            return Passage(quote=quote, title=target.document, place="")
        return Passage(quote=quote, title=interview.title, place=_place(interview, target))

    def _on_changed(self, change: Change) -> None:
        if change.touches_annotations or change.touches_topics or change.touches_library:
            self.refresh()

    def _on_told(self, _what: object) -> None:
        self.refresh()

    def _on_scope_changed(self, scope: str) -> None:
        self._scope = scope
        self.refresh()

    def _on_filter_changed(self, words: str) -> None:
        self._words = words
        self.refresh()

    def _on_note_activated(self, note: str, part: int) -> None:
        """Jump to that passage; to a passage in another interview than the first, beside the first."""
        targets = self._session.workspace.annotation(note).targets
        target = targets[min(part, len(targets) - 1)]
        if not target.is_placed:
            self._session.said.emit(_tr("These words stand nowhere in this version of the interview."))
            return
        where = "here" if target.document == targets[0].document else "other"
        self._session.go_to(target.document, target.span, where)

    def _on_note_edited(self, note: str, body: str) -> None:
        self._session.do(self._session.workspace.edit_note, note, body)

    def _on_draft_changed(self, note: str, body: str) -> None:
        self._session.do(self._session.workspace.put_draft, note, body)

    def _on_delete_requested(self, notes: list[str]) -> None:
        self._session.do(self._session.workspace.remove, notes)


def _place(interview: Interview, target: Target) -> str:
    if not target.is_placed:
        return _tr("no place in this version")
    paragraph = interview.paragraph_at(target.span.start)
    number = f"¶ {paragraph.number}" if paragraph else ""
    return f"{number}, {_tr('moved: please check')}" if target.state is Anchorage.MOVED else number


def _tr(text: str) -> str:
    return QCoreApplication.translate("notes", text)
