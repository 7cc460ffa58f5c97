"""Fills the cross-references from the session: names with their mentions, and what the other tabs show."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.core.search import find_in
from kzreader.ui.crossrefs.card_presenter import CardPresenter
from kzreader.ui.crossrefs.mentions import mentions_in
from kzreader.ui.crossrefs.once_seen import OnceSeen
from kzreader.ui.crossrefs.passages_presenter import PassageKey, PassagesPresenter
from kzreader.ui.crossrefs.view import EntityGroup, EntityRow

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Entity
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.crossrefs.view import CrossrefsView
    from kzreader.ui.session import Session

__all__ = ["CardPresenter", "CrossrefsPresenter", "PassageKey"]

_TYPES = ("person", "place", "organisation", "initiative", "event", "work", "concept")


class CrossrefsPresenter:
    """Lists names itself; the other tabs have presenters of their own."""

    def __init__(self, view: CrossrefsView, session: Session) -> None:
        self._view = view
        self._session = session
        self._words = ""
        self._hidden: frozenset[str] = frozenset()
        self._seen = OnceSeen(view, self._show_entities)
        self._passages = PassagesPresenter(view.parallel, session)
        self._connect()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.opened_changed.connect(self.refresh)
        session.analysed.connect(self._on_analysed)
        session.changed.connect(self._on_changed)
        view.shown.connect(self._on_shown)
        view.filter_changed.connect(self._on_filter_changed)
        view.type_toggled.connect(self._on_type_toggled)

    def refresh(self) -> None:
        """Show the names in the open interviews; later, while nobody looks."""
        self._seen.refresh()

    def _show_entities(self) -> None:
        opened = tuple(dict.fromkeys(self._session.opened))
        counts = [Counter(mention.entity for mention in mentions_in(self._session, document)) for document in opened]
        titles = [self._session.interview(document).title for document in opened]
        waiting = any(self._session.analysis(document) is None for document in opened)
        self._view.show_entities(self._groups(counts), titles=titles, waiting=waiting)

    def _groups(self, counts: list[Counter[str]]) -> list[EntityGroup]:
        totals: Counter[str] = sum(counts, Counter())
        by_type: dict[str, list[EntityRow]] = {kind: [] for kind in _TYPES}
        for entity, _ in totals.most_common():
            found = self._session.entities.get(entity)
            if found is not None and self._answers(found):
                row = EntityRow(id=entity, name=found.name, counts=tuple(count[entity] for count in counts))
                by_type[found.type].append(row)
        return [
            EntityGroup(type=kind, name=_group_words(kind), entities=tuple(rows), shown=kind not in self._hidden)
            for kind, rows in by_type.items()
        ]

    def _answers(self, entity: Entity) -> bool:
        names = "\n".join((entity.name, *entity.aliases))
        return all(find_in(names, word) for word in self._words.split())

    def _on_analysed(self, document: str) -> None:
        if document in self._session.opened:
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_library:
            self.refresh()

    def _on_shown(self) -> None:
        self._passages.catch_up()
        self._seen.catch_up()

    def _on_filter_changed(self, words: str) -> None:
        self._words = words
        self._show_entities()

    def _on_type_toggled(self, kind: str, on: bool) -> None:
        self._hidden = self._hidden - {kind} if on else self._hidden | {kind}
        self._show_entities()


def _group_words(kind: str) -> str:
    tr = partial(QCoreApplication.translate, "crossrefs")
    return {
        "person": tr("People"),
        "place": tr("Places"),
        "organisation": tr("Organisations"),
        "initiative": tr("Initiatives"),
        "event": tr("Events"),
        "work": tr("Works"),
        "concept": tr("Concepts"),
    }[kind]
