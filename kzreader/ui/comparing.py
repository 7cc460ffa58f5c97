"""Comparisons of pairs of interviews, as they come in from the worker process, by the words that the reader uses."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from kzreader.core.crossrefs.parallels import own_synonyms_as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.analysis import Analyst
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.decided.words import ReaderWords
    from kzreader.ui.asking import Ask
    from kzreader.ui.parallels import Parallels
    from kzreader.ui.session import Session

    By = tuple["ReaderWords | None", bytes]
    """What a comparison was made by, beside the two interviews: the reader's words, and their list of synonyms."""


_SETTLING = 300
"""Milliseconds after which comparisons are made anew: the reader often says several things of names in a row."""
_LEAVING = 1000
"""Milliseconds after which comparisons of interviews that were closed are given up: some are opened again at once."""


class Comparing(QObject):
    """Looks comparisons up, or asks for them, and does so anew when the reader's words change.

    Until that is done the pages show what they showed before. Two documents are named by ids in alphabetical order.
    """

    ready = Signal(str, str)
    """The comparison of two documents is there, or another one than before."""
    missing = Signal(str, str)
    """Two documents could not be compared."""
    dropped = Signal(str, str)
    """The comparison of two documents that was asked for will not come, because the reader closed one of them."""

    def __init__(self, session: Session, analyst: Analyst, parallels: Parallels, ask: Ask) -> None:
        super().__init__(session)
        self._session = session
        self._analyst = analyst
        self._parallels = parallels
        self._ask = ask
        self._own_list: bytes | None = None
        self._by: dict[tuple[str, str], By] = {}
        self._asked_by: dict[tuple[str, str], By] = {}
        self._doubtful: set[tuple[str, str]] = set()
        """Pairs whose comparison was perhaps made by other words than those that count now."""
        self._wanted: set[tuple[str, str]] = set()
        """Those that somebody asked for since."""
        self._under_way: set[tuple[str, str]] = set()
        self._closed: set[str] = set()
        self._leaving = QTimer(self, singleShot=True, interval=_LEAVING)
        self._leaving.timeout.connect(self._on_left)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._on_settled)

    def knows(self, a: str, b: str) -> bool:
        """Whether there is a comparison to show; if not, or if it is out of date, it is looked up or asked for."""
        if not self._parallels.knows(a, b):
            self._find(a, b)
        elif (a, b) in self._doubtful:
            if self._settling.isActive():
                self._wanted.add((a, b))
            else:
                self._renew(a, b)
        return self._parallels.knows(a, b)

    def look_again(self) -> None:
        """The reader may have written something else into their list of synonyms."""
        if self._own_list not in (None, own_synonyms_as_written()):
            self.doubt()

    def doubt(self) -> None:
        """The reader's words have changed: comparisons made by other words are made anew before long."""
        self._own_list = None
        self._doubtful.update(self._by)
        self._settling.start()

    def closed(self, documents: Iterable[str]) -> None:
        """The reader closed these: what is still being computed for them alone is given up before long."""
        self._closed.update(documents)
        self._leaving.start()

    def _on_left(self) -> None:
        closed = self._closed.difference(self._session.opened)
        self._closed.clear()
        for a, b in sorted(pair for pair in self._under_way if not closed.isdisjoint(pair)):
            self._session.drop(comparing(a, b))
            self._under_way.discard((a, b))
            self._asked_by.pop((a, b), None)
            self.dropped.emit(a, b)

    def _on_settled(self) -> None:
        wanted = {*combinations(sorted(set(self._session.opened)), 2), *self._wanted}
        self._wanted.clear()
        known = self._session.workspace.documents  # the notebook may be another one by now
        for a, b in sorted(wanted & {*self._doubtful, *self._asked_by}):
            if a in known and b in known and self._renew(a, b):
                self.ready.emit(a, b)

    def _renew(self, a: str, b: str) -> bool:
        """Look a comparison up anew or ask for it, unless it was made by the present words; True where it was found."""
        if self._by.get((a, b)) != self._words(a, b):
            return self._find(a, b)
        self._doubtful.discard((a, b))
        return False

    def _words(self, a: str, b: str) -> By:
        if self._own_list is None:
            self._own_list = own_synonyms_as_written()
        notebook = self._session.workspace.notebook
        if not (notebook.synonyms or notebook.entity_edits or notebook.mention_marks):
            return None, self._own_list
        from kzreader.core.decided.words import words_between

        return words_between(notebook, a, b), self._own_list

    def _find(self, a: str, b: str) -> bool:
        first, second, by = self._session.interview(a), self._session.interview(b), self._words(a, b)
        asked_by = self._asked_by.get((a, b))
        self._asked_by[a, b] = by
        known = None if asked_by == by else self._analyst.known_comparison(first, second, by[0])
        if known is not None:
            self._keep(a, b, known, by)
            return True

        def done(comparison: Any) -> None:
            self._under_way.discard((a, b))
            self._analyst.keep_links(first, second, comparison, by[0])
            self._keep(a, b, comparison, by)
            self.ready.emit(a, b)

        def failed() -> None:
            self._under_way.discard((a, b))
            self.missing.emit(a, b)

        self._under_way.add((a, b))
        anew, arguments = asked_by not in (None, by), (first, second, by[0])
        self._ask(comparing(a, b), "compare", arguments, done, fail=failed, anew=anew)
        return False

    def _keep(self, a: str, b: str, comparison: Comparison, by: By) -> None:
        self._parallels.keep(a, b, comparison)
        self._by[a, b] = by
        if by == self._words(a, b):
            self._doubtful.discard((a, b))
        else:
            self._doubtful.add((a, b))


def comparing(a: str, b: str) -> str:
    """The key of a comparison."""
    return f"compare {a} {b}"
