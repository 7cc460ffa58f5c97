"""Which interviews are accounts of one: as the reader decided, and as the program suggests for the reader's own.

Suggestions cost comparisons. They are made one by one, after the library has changed, so that the worker stays free
for what the reader asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from kzreader.core.crossrefs.synopsis.parts import comparisons_from, ends_of
from kzreader.core.decided.groups import decided_groups
from kzreader.core.errors import KzError

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from kzreader.core.crossrefs.accounts import SuggestedGroup
    from kzreader.core.library import Event
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.session import Session

_AFTER = 400
"""Milliseconds after which suggestions are looked for, so that opening a document comes first."""
_MOST = 500
"""Documents among which suggestions are looked for."""


class Grouping(QObject):
    """Knows the session. Documents are named by id."""

    changed = Signal()
    """There are other groups, or other suggestions."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: tuple[Event, ...] | None = None
        self._members: dict[str, tuple[str, ...]] = {}
        self._found: tuple[SuggestedGroup, ...] = ()
        self._asked_of: tuple[str, ...] = ()
        self._left: list[tuple[str, str]] = []
        """Pairs that are to be compared, the next one last."""
        self._ends: dict[tuple[str, str], array[int]] = {}
        self._failed: set[tuple[str, str]] = set()
        self._looking = QTimer(self, singleShot=True, interval=_AFTER)
        self._looking.timeout.connect(self._look)
        self._stepping = QTimer(self, singleShot=True, interval=0)
        self._stepping.timeout.connect(self._step)
        session.changed.connect(self._on_changed)
        session.links_ready.connect(self._on_links)
        session.links_missing.connect(self._on_links_missing)
        session.links_dropped.connect(self._on_links)
        self._looking.start()

    @property
    def groups(self) -> tuple[Event, ...]:
        """The interviews that took place, each with its accounts in the library."""
        if self._groups is None:
            workspace = self._session.workspace
            self._groups = decided_groups(workspace.library, workspace.notebook.account_groups.values())
            self._members = {one: group.documents for group in self._groups for one in group.documents}
        return self._groups

    def group_of(self, document: str) -> tuple[str, ...]:
        """The accounts of the interview that `document` reports, itself among them."""
        return self._members.get(document, (document,)) if self.groups else (document,)

    @property
    def suggestions(self) -> tuple[tuple[str, ...], ...]:
        """Documents that seem to be accounts of one interview, of which the reader has said nothing yet."""
        library = self._session.library
        judged = [frozenset(one.documents) for one in self._session.workspace.notebook.account_groups.values()]
        groups = {document: group.id for group in self.groups for document in group.documents}
        found = []
        for suggested in self._found:
            documents = tuple(document for document in suggested.documents if document in library)
            known = len({groups.get(document) for document in documents}) < 2
            apart = any(len(one.intersection(documents)) > 1 for one in judged)
            own = any(not library.get(document).bundled for document in documents)
            if len(documents) > 1 and own and not known and not apart:
                found.append(documents)
        return tuple(found)

    def accept(self, documents: tuple[str, ...]) -> None:
        """These are accounts of one interview."""
        self._session.do(self._session.workspace.decisions.group_accounts, documents)

    def reject(self, documents: tuple[str, ...]) -> None:
        """They are not."""
        self._session.do(self._session.workspace.decisions.ungroup, documents)

    def add(self, document: str, to: str) -> None:
        """`document` is an account of the interview that the document `to` reports."""
        members = [one for one in self.group_of(to) if one != document]
        self.accept((*members, document))

    def take_out(self, document: str) -> None:
        """`document` is no account of the interview that it is listed under."""
        members = self.group_of(document)
        rest = tuple(one for one in members if one != document)
        if len(rest) > 1:
            self.accept(rest)
        elif rest:
            self.reject(members)

    # Looking for suggestions

    def _on_changed(self, change: Change) -> None:
        if change.touches_groups or change.touches_library:
            self._groups = None
            self.changed.emit()
        if change.touches_library:
            self._looking.start()

    def _look(self) -> None:
        library = self._session.library
        documents = tuple(interview.id for interview in library)
        own = any(not interview.bundled for interview in library)
        if not own or documents == self._asked_of or len(documents) > _MOST:
            return
        self._asked_of, self._left = documents, []
        self._ask("likely accounts", (tuple(library),), documents, self._on_pairs)

    def _on_pairs(self, pairs: Any) -> None:
        own = {interview.id for interview in self._session.library if not interview.bundled}
        self._left = [pair for pair in reversed(pairs) if not own.isdisjoint(pair)]
        self._ends = {}
        if self._left:
            self._stepping.start()

    def _step(self) -> None:
        """Take up one comparison more, or ask for it; after the last one ask for the groups."""
        if self._left:
            a, b = self._left[-1]
            try:
                links = () if (a, b) in self._failed or self._session.links_failed(a, b) else self._session.links(a, b)
            except KzError:
                links = ()  # the notebook is another one meanwhile
            if links is None:
                return
            self._ends[self._left.pop()] = ends_of(links)
            self._stepping.start()
            return
        compared = {document for pair in self._ends for document in pair}
        library = tuple(one for one in self._session.library if one.id in compared)
        self._ask("groups", (library, comparisons_from(self._ends)), self._asked_of, self._on_groups)

    def _on_groups(self, found: Any) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _ask(
        self, job: str, arguments: tuple[object, ...], documents: tuple[str, ...], use: Callable[[Any], None]
    ) -> None:
        def done(result: Any) -> None:
            if documents == self._asked_of:
                use(result)

        def failed(_message: str) -> None:
            self._asked_of = ()

        self._session.worker.submit(f"grouping: {job}", job, arguments, done, failed)

    def _on_links(self, a: str, b: str) -> None:
        if self._left and self._left[-1] in ((a, b), (b, a)):
            self._stepping.start()

    def _on_links_missing(self, a: str, b: str) -> None:
        self._failed.update({(a, b), (b, a)})
        self._on_links(a, b)
