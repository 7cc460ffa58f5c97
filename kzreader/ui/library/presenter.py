"""Fills the library panel from the session and does what the reader asks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from kzreader.core.search import find_in
from kzreader.core.tagging import confirmed_topics
from kzreader.ui.library.view import DocumentRow, Section
from kzreader.ui.wording import date_in_words, kind_in_words, length_in_words, minutes_in_words, reading_minutes

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.library import Event
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.grouping import Grouping
    from kzreader.ui.library.view import LibraryView
    from kzreader.ui.session import Session

_OWN = "own documents"
_LONGEST = 60
"""Characters of a title that a suggestion names."""
_DESCENDING = frozenset({"date", "length", "notes"})


class LibraryPresenter:
    """Sorts, filters and words the library. Adding is the window's: `view.add_requested`, `view.documents_dropped`."""

    def __init__(self, view: LibraryView, session: Session, grouping: Grouping) -> None:
        self._view = view
        self._session = session
        self._grouping = grouping
        self._sort = "date"
        self._words = ""
        self._taken_out = False
        self._keys: dict[str, Callable[[Interview], Any]] = {
            "date": lambda interview: interview.date,
            "title": lambda interview: interview.title.casefold(),
            "outlet": lambda interview: interview.outlet.casefold(),
            "kind": lambda interview: interview.kind,
            "length": reading_minutes_and_words,
            "notes": lambda interview: self._note_count(interview.id),
        }
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.changed.connect(self._on_changed)
        session.opened_changed.connect(self.refresh)
        session.topic_filter_changed.connect(self._on_topic_filter_changed)
        session.analysed.connect(self._on_analysed)
        self._grouping.changed.connect(self.refresh)
        view.open_requested.connect(self._on_open_requested)
        view.group_requested.connect(self._grouping.add)
        view.leave_group_requested.connect(self._grouping.take_out)
        view.suggestion_accepted.connect(self._on_suggestion_accepted)
        view.suggestion_rejected.connect(self._on_suggestion_rejected)
        view.take_out_requested.connect(self._on_take_out_requested)
        view.put_back_requested.connect(self._on_put_back_requested)
        view.sort_requested.connect(self._on_sort_requested)
        view.filter_changed.connect(self._on_filter_changed)
        view.taken_out_shown.connect(self._on_taken_out_shown)
        view.topics_clear_requested.connect(session.clear_topic_filter)

    def refresh(self) -> None:
        """Show the library as it stands."""
        every = self._session.workspace.documents if self._taken_out else self._session.library
        shown = [interview for interview in every if self._says(interview) and self._has_topic(interview)]
        topics = self._session.topics()
        names = [topics[topic].name for topic in self._session.topic_filter if topic in topics]
        self._view.show_topic_filter(sorted(names))
        self._view.show_sections(self._sections(shown), filtered=len(shown) < len(every))
        self._show_suggestion()

    def _sections(self, interviews: Iterable[Interview]) -> list[Section]:
        ordered = sorted(interviews, key=lambda interview: interview.title.casefold())
        ordered.sort(key=self._keys[self._sort], reverse=self._sort in _DESCENDING)
        events = {document: event for event in self._grouping.groups for document in event.documents}
        groups: dict[str, list[Interview]] = {}
        for interview in ordered:
            groups.setdefault(_key_of(interview, events.get(interview.id)), []).append(interview)
        own = groups.pop(_OWN, [])
        titles = _titles(self._grouping.groups)
        sections = [self._section(key, titles.get(key, ""), group) for key, group in groups.items()]
        if own:
            rows = tuple(self._row(interview) for interview in own)
            title = QCoreApplication.translate("library", "My documents")
            sections.append(Section(id=_OWN, title=title, documents=rows, own=True))
        return sections

    def _section(self, key: str, title: str, group: list[Interview]) -> Section:
        first = group[0]
        title = title or first.title
        day = date_in_words(first.date)
        if day and day.rsplit(" ", 1)[-1] not in title:
            title = f"{title}, {day}"
        return Section(id=key, title=title, documents=tuple(self._row(interview) for interview in group))

    def _show_suggestion(self) -> None:
        """Say of the first documents that seem to be accounts of one interview that they do."""
        suggestions = self._grouping.suggestions
        titles = [self._session.interview(document).title for document in suggestions[0]] if suggestions else []
        self._view.show_suggestion([title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…" for title in titles])

    def _row(self, interview: Interview) -> DocumentRow:
        notes = self._note_count(interview.id)
        words = QCoreApplication.translate("library", "%Ln note(s)", "", notes) if notes else ""
        origin = (interview.outlet, date_in_words(interview.date))
        extent = (kind_in_words(interview), length_in_words(interview), words)
        people = ", ".join(person.name for person in interview.people)
        active = self._session.active
        group = self._grouping.group_of(interview.id)
        joins = active if active and active in self._session.library and active not in group else ""
        return DocumentRow(
            id=interview.id,
            title=interview.title,
            origin=tuple(part for part in origin if part),
            extent=tuple(part for part in extent if part),
            is_open=interview.id in self._session.opened,
            taken_out=interview.id not in self._session.library,
            tip="\n".join(part for part in (interview.title, people, minutes_in_words(interview)) if part),
            grouped=len(group) > 1,
            joins=joins,
        )

    def _note_count(self, document: str) -> int:
        return self._session.workspace.notebook.count_of(document)

    def _says(self, interview: Interview) -> bool:
        about = " ".join((interview.title, interview.outlet, *(person.name for person in interview.people)))
        return all(find_in(about, word) or find_in(interview.text, word) for word in self._words.split())

    def _has_topic(self, interview: Interview) -> bool:
        """Whether it has one of the topics to filter by; while that is being found out, it is taken to have it."""
        wanted = self._session.topic_filter
        if not wanted:
            return True
        workspace = self._session.workspace
        confirmed = confirmed_topics(interview, workspace.annotations_of(interview.id))
        if any(wanted.intersection(topics) for topics in confirmed.values()):
            return True
        analysis = self._session.analysis(interview.id)
        if analysis is None:
            return True
        suggested = workspace.open_suggestions(interview.id, analysis.suggestions)
        return any(suggestion.topic in wanted for suggestion in suggested)

    def _on_changed(self, change: Change) -> None:
        if change.touches_library or change.touches_annotations or change.touches_topics:
            self.refresh()

    def _on_topic_filter_changed(self, _topics: object) -> None:
        self.refresh()

    def _on_analysed(self, _document: str) -> None:
        if self._session.topic_filter:
            self.refresh()

    def _on_open_requested(self, document: str, where: str) -> None:
        self._session.go_to(document, None, where)

    def _on_take_out_requested(self, document: str) -> None:
        self._session.do(self._session.workspace.take_out, document)

    def _on_put_back_requested(self, document: str) -> None:
        self._session.do(self._session.workspace.put_back, document)

    def _on_suggestion_accepted(self) -> None:
        if self._grouping.suggestions:
            self._grouping.accept(self._grouping.suggestions[0])

    def _on_suggestion_rejected(self) -> None:
        if self._grouping.suggestions:
            self._grouping.reject(self._grouping.suggestions[0])

    def _on_sort_requested(self, key: str) -> None:
        self._sort = key
        self.refresh()

    def _on_filter_changed(self, words: str) -> None:
        self._words = words
        self.refresh()

    def _on_taken_out_shown(self, shown: bool) -> None:
        self._taken_out = shown
        self.refresh()


def _titles(events: Sequence[Event]) -> dict[str, str]:
    """What events are called, by id; one that was parted from another and has its title goes by its document's own."""
    counts = Counter(event.title for event in events)
    return {event.id: event.title for event in events if counts[event.title] == 1 or len(event.documents) > 1}


def _key_of(interview: Interview, event: Event | None) -> str:
    """The section that an interview stands in: with its other accounts, or among the reader's own documents."""
    if event is not None and (interview.bundled or len(event.documents) > 1):
        return event.id
    return (interview.event or interview.id) if interview.bundled else _OWN


def reading_minutes_and_words(interview: Interview) -> tuple[int, int]:
    """Length to sort by, in whatever script."""
    return reading_minutes(interview), interview.word_count
