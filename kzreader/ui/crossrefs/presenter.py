"""Fills the cross-references from the session: names with their mentions, and parallel passages of neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.core.search import find_in
from kzreader.core.text import Span
from kzreader.ui.crossrefs.card_presenter import CardPresenter
from kzreader.ui.crossrefs.mentions import mentions_in, paragraph_sign
from kzreader.ui.crossrefs.view import EntityGroup, EntityRow, PassageRow, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzreader.core.crossrefs.values import Entity, Link
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.crossrefs.view import CrossrefsView
    from kzreader.ui.session import Session

__all__ = ["CardPresenter", "CrossrefsPresenter", "PassageKey"]

_TYPES = ("person", "place", "organisation", "initiative", "event", "work", "concept")


@dataclass(frozen=True, slots=True)
class PassageKey:
    """A pair of passages: the pane on the left, counted from 0, and the link from it to the next pane."""

    left: int
    link: Link


class CrossrefsPresenter:
    """Standing two passages level is the window's: `view.passage_activated(PassageKey)`."""

    def __init__(self, view: CrossrefsView, session: Session) -> None:
        self._view = view
        self._session = session
        self._words = ""
        self._hidden: frozenset[str] = frozenset()
        self._stale = True
        self._connect()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.opened_changed.connect(self.refresh)
        session.analysed.connect(self._on_analysed)
        session.links_ready.connect(self._on_links_ready)
        session.changed.connect(self._on_changed)
        view.shown.connect(self._on_shown)
        view.filter_changed.connect(self._on_filter_changed)
        view.type_toggled.connect(self._on_type_toggled)

    def refresh(self) -> None:
        """Show names and passages of the open interviews; later, while nobody looks."""
        self._stale = not self._view.isVisible()
        if not self._stale:
            self._show_entities()
            self._show_passages()

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

    def _show_passages(self) -> None:
        opened = self._session.opened
        rows: list[PassageRow] = []
        waiting = False
        for left, (a, b) in enumerate(pairwise(opened)):
            links = self._session.links(a, b)
            waiting = waiting or links is None
            rows += self._passage_rows(left, a, b, links or ())
        self._view.show_passages(rows, panes=len(opened), waiting=waiting)

    def _passage_rows(self, left: int, a: str, b: str, links: Iterable[Link]) -> Iterator[PassageRow]:
        first, second = self._session.interview(a), self._session.interview(b)
        for link in links:
            because = tuple(reason.text for reason in link.because if reason.text)
            yield PassageRow(
                key=PassageKey(left, link),
                a=_sentence(first, link.a, because),
                b=_sentence(second, link.b, because),
                score=link.score,
                quote=link.kind == "quote",
                because=because,
            )

    def _on_analysed(self, document: str) -> None:
        if document in self._session.opened:
            self.refresh()

    def _on_links_ready(self, _a: str, _b: str) -> None:
        self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_library:
            self.refresh()

    def _on_shown(self) -> None:
        if self._stale:
            self.refresh()

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


def _sentence(interview: Interview, span: Span, shared: Iterable[str]) -> Sentence:
    words = " ".join(span.of(interview.text).split())
    return Sentence(runs=tuple(_marked(words, shared)), title=interview.title, place=paragraph_sign(interview, span))


def _marked(words: str, shared: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """`words` as runs, with those marked that are `shared`; a shared beginning marks the whole word."""
    spans = sorted(span for term in shared for span in find_in(words, term))
    copied = 0
    for span in spans:
        end = span.end
        while end < len(words) and words[end].isalnum():
            end += 1
        if span.start < copied:
            continue
        if span.start > copied:
            yield words[copied : span.start], False
        yield words[span.start : end], True
        copied = end
    if copied < len(words):
        yield words[copied:], False
