"""Fills the phrases that come back from the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.context import context_of
from kzreader.ui.crossrefs.mentions import paragraph_sign, source_of
from kzreader.ui.crossrefs.once_seen import OnceSeen
from kzreader.ui.crossrefs.phrases_view import PhrasePlace, PhraseRow

if TYPE_CHECKING:
    from kzreader.core.crossrefs.repeated import Phrase, Place
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.crossrefs.figures_presenter import Pages
    from kzreader.ui.crossrefs.phrases_view import PhrasesView
    from kzreader.ui.session import Session

_CONTEXT = 50


class PhrasesPresenter:
    """Looks for phrases only while somebody looks at them."""

    def __init__(self, view: PhrasesView, session: Session, pages: Pages) -> None:
        self._view = view
        self._session = session
        self._pages = pages
        self._all = False
        self._seen = OnceSeen(view, self._fill, lambda: session.phrases.ready.connect(self.refresh))
        self._found: dict[str, Phrase] = {}
        session.opened_changed.connect(self.refresh)
        session.analysed.connect(self._on_analysed)
        session.changed.connect(self._on_changed)
        view.shown.connect(self._seen.catch_up)
        view.all_toggled.connect(self._on_all_toggled)
        view.place_activated.connect(self._on_place_activated)

    def refresh(self) -> None:
        """Show the phrases of the open interviews, or of all; later, while nobody looks."""
        self._seen.refresh()

    def _fill(self) -> None:
        opened = self._session.opened
        documents = (*opened, *(interview.id for interview in self._session.library)) if self._all else opened
        found = self._session.phrases.of(documents)
        self._found = {phrase.words: phrase for phrase in found or ()}
        most = max((phrase.telling for phrase in self._found.values()), default=1.0)
        rows = [
            PhraseRow(words, words, phrase.telling / most, tuple(map(self._place, phrase.places)))
            for words, phrase in self._found.items()
        ]
        self._view.show_phrases(rows, panes=len(set(opened)), waiting=found is None)

    def _place(self, place: Place) -> PhrasePlace:
        interview = self._session.interview(place.document)
        context = context_of(interview.text, place.span, width=_CONTEXT)
        words = (context.left.lstrip(), context.match, context.right)
        return PhrasePlace(*words, source_of(interview), paragraph_sign(interview, place.span))

    def _on_analysed(self, document: str) -> None:
        if self._all or document in self._session.opened:
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_library:
            self.refresh()

    def _on_all_toggled(self, on: bool) -> None:
        self._all = on
        self.refresh()

    def _on_place_activated(self, words: str, number: int) -> None:
        """Show that place, and where else the phrase stands in what is open."""
        places = self._found[words].places
        chosen = places[number]
        others = [one for one in places if one.document in self._session.opened and one.document != chosen.document]
        first: dict[str, Place] = {}
        for one in (chosen, *others):
            first.setdefault(one.document, one)
        self._pages.show([(one.document, one.span) for one in first.values()])
