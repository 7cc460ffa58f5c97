"""Searches all interviews and notes in slices, so that the window never waits; a newer query replaces an older one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from kzreader.core.errors import RequestError
from kzreader.core.search import Hit, NoteText, search
from kzreader.core.text import Span
from kzreader.ui.search.view import HitGroup, HitRow

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.search.view import SearchView
    from kzreader.ui.session import Session

SLICE = 0.03
"""Seconds that a slice of a search may take before the window goes on."""
MOST_SHOWN = 1000
"""Places that are listed; who wants more looks for something narrower."""
_NOTES_AT_ONCE = 200
_NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands. `note` is the id of a note, empty in an interview."""

    document: str
    span: Span
    note: str = ""


class SearchPresenter:
    """Runs the query that stands in the field."""

    def __init__(self, view: SearchView, session: Session) -> None:
        self._view = view
        self._session = session
        self._query = ""
        self._hits: list[Hit] = []
        self._steps: Iterator[list[Hit]] = iter(())
        self._timer = QTimer(view)
        self._timer.setInterval(0)
        self._connect()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._go_on)
        self._view.query_changed.connect(self.search_for)
        self._view.hit_activated.connect(self._on_hit_activated)
        self._session.changed.connect(self._on_changed)

    @property
    def searching(self) -> bool:
        """Whether a search is under way."""
        return self._timer.isActive()

    def search_for(self, query: str) -> None:
        """Search for `query`; what was searched for before is forgotten."""
        self._query = query
        self._hits = []
        self._timer.stop()
        if not query.strip():
            self._view.show_nothing()
            return
        self._steps = self._slices(query)
        self._go_on()

    def _slices(self, query: str) -> Iterator[list[Hit]]:
        """The search as many small ones."""
        for interview in self._session.library:
            yield search(query, (interview,))
        notes = [
            NoteText(annotation.id, annotation.targets[0].document, annotation.body)
            for annotation in self._session.workspace.notebook.ordered()
            if annotation.body and annotation.targets
        ]
        for start in range(0, len(notes), _NOTES_AT_ONCE):
            yield search(query, (), notes=notes[start : start + _NOTES_AT_ONCE])

    def _go_on(self) -> None:
        """One slice of time."""
        end = perf_counter() + SLICE
        for hits in self._steps:
            self._hits += hits
            if perf_counter() > end:
                self._timer.start()
                self._show(searching=True)
                return
        self._timer.stop()
        self._show(searching=False)

    def _show(self, *, searching: bool) -> None:
        self._view.show_hits(self._groups(), count=len(self._hits), searching=searching)

    def _groups(self) -> list[HitGroup]:
        groups: dict[str, list[HitRow]] = {}
        for hit in self._hits[:MOST_SHOWN]:
            groups.setdefault(_NOTES if hit.note else hit.document, []).append(self._row(hit))
        return [HitGroup(id=key, title=self._title(key), hits=tuple(rows)) for key, rows in groups.items()]

    def _row(self, hit: Hit) -> HitRow:
        return HitRow(
            key=Place(hit.document, hit.span, hit.note),
            place="" if hit.note else f"¶ {hit.paragraph}",
            left=hit.left,
            match=hit.text,
            right=hit.right,
            in_note=bool(hit.note),
            source=self._title(hit.document) if hit.note else "",
        )

    def _title(self, key: str) -> str:
        if key == _NOTES:
            return QCoreApplication.translate("search", "Your notes")
        interview = _known(self._session.interview, key)
        return interview.title if interview else key

    def _on_hit_activated(self, place: Place, beside: bool) -> None:
        where = "beside" if beside else "here"
        if not place.note:
            self._session.go_to(place.document, place.span, where)
            return
        annotation = self._session.workspace.notebook.annotations.get(place.note)
        if annotation is not None:
            target = next((one for one in annotation.targets if one.is_placed), annotation.targets[0])
            self._session.go_to(target.document, target.span, where)

    def _on_changed(self, change: Change) -> None:
        if self._query.strip() and (change.touches_annotations or change.touches_library):
            self.search_for(self._query)


def _known(interview: Callable[[str], Interview], document: str) -> Interview | None:
    try:
        return interview(document)
    except RequestError:
        return None
