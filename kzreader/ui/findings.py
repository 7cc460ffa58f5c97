"""What is found across interviews beside parallel passages, as it comes in from the worker process.

The Session makes this when it is first asked for, so that nothing of it is loaded before the pages stand.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzreader.core.analysis import Analyst
    from kzreader.core.crossrefs.values import Figure, FigurePair, Link
    from kzreader.core.findings import PairsOfTwo
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.decisions import FigureVerdict
    from kzreader.ui.asking import Ask
    from kzreader.ui.session import Session


MOST_COMPARED = 300
"""Interviews of a library whose figures are compared with one another: 45,000 pairs take some seconds."""
_FEW = 12
"""Interviews up to which all are compared sentence by sentence for their figures as well."""


Pairs = tuple["FigurePair", ...]
Links = tuple["Link", ...]


class JudgedPair(NamedTuple):
    """Two figures that go together, of the interviews with the ids `a` and `b`, and what the reader said of them."""

    a: str
    b: str
    pair: FigurePair
    verdict: FigureVerdict | None


class FigureFindings(QObject):
    """Figures and their pairs, computed once and kept by content. None of the answers blocks."""

    ready = Signal()
    """More pairs are there than before, or other ones."""

    def __init__(self, session: Session, analyst: Analyst, ask: Ask) -> None:
        super().__init__(session)
        self._session = session
        self._analyst = analyst
        self._asks = ask
        self.failed = False
        """Whether what was asked for last could not be computed; the Session has said why."""
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._pairs: dict[tuple[str, str], tuple[Links, Pairs]] = {}
        self._among: tuple[object, tuple[PairsOfTwo, ...]] = (None, ())
        session.links_ready.connect(self._on_links)
        session.links_missing.connect(self._on_links)

    def pairs(self, a: str, b: str) -> tuple[JudgedPair, ...] | None:
        """The pairs of figures of two interviews; None while they are being found, `ready` tells."""
        if a == b:
            return ()
        first, second = sorted((a, b))
        found = self._pairs_of(first, second)
        return None if found is None else self.judged(a, b, found if a == first else _swapped(found))

    def judged(self, a: str, b: str, pairs: Pairs) -> tuple[JudgedPair, ...]:
        """Pairs of figures from `a` to `b`, with what the reader said of them."""
        decisions = self._session.workspace.notebook.figures_between(a, b)
        if not decisions:
            return tuple(JudgedPair(a, b, pair, None) for pair in pairs)
        from kzreader.core.decided.links import decided_figures

        get = self._session.interview
        return tuple(JudgedPair(a, b, *one) for one in decided_figures(pairs, decisions, get(a), get(b)))

    def pairs_in_library(self) -> tuple[JudgedPair, ...] | None:
        """The pairs of figures of every two interviews of the library, the open ones first; at most MOST_COMPARED."""
        library = [interview.id for interview in self._session.library]
        documents = tuple(dict.fromkeys((*self._session.opened, *library)))[:MOST_COMPARED]
        figures = [self._figures_of(document) for document in documents]
        links = self._links_among(documents)
        if links is None or any(one is None for one in figures):
            return None
        asked = (documents, links)
        if self._among[0] != asked:
            self._ask(
                "all figures", "all pairs of figures", (tuple(figures), links), lambda found: self._take(asked, found)
            )
            return None
        return tuple(
            judged for one in self._among[1] for judged in self.judged(documents[one.a], documents[one.b], one.pairs)
        )

    def _ask(self, key: str, job: str, arguments: tuple[object, ...], keep: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self.failed = False
            keep(result)

        self._asks(key, job, arguments, done, fail=self._on_failed)

    def _on_failed(self) -> None:
        self.failed = True
        self.ready.emit()

    def _take(self, asked: object, found: tuple[PairsOfTwo, ...]) -> None:
        self._among = (asked, found)
        self.ready.emit()

    def _links_among(self, documents: tuple[str, ...]) -> dict[tuple[int, int], Links] | None:
        """The links of every two of a few; of many only those of open ones."""
        opened = self._session.opened
        some = documents if len(documents) <= _FEW else [one for one in documents if one in opened]
        links = {}
        for a, b in combinations(some, 2):
            found = self._links(a, b)
            if found is None:
                return None
            if found:
                links[documents.index(a), documents.index(b)] = found
        return links

    def _links(self, a: str, b: str) -> Links | None:
        links = self._session.links(a, b)
        return () if links is None and self._session.links_failed(a, b) else links

    def _figures_of(self, document: str) -> tuple[Figure, ...] | None:
        if document not in self._figures:
            interview = self._session.interview(document)
            known = self._analyst.known_figures(interview)
            if known is None:
                self._ask(f"figures {document}", "figures", (interview,), self._keep_figures(interview))
                return None
            self._figures[document] = known
        return self._figures[document]

    def _keep_figures(self, interview: Interview) -> Callable[[Any], None]:
        def keep(figures: tuple[Figure, ...]) -> None:
            self._analyst.keep_figures(interview, figures)
            self._figures[interview.id] = figures
            self.ready.emit()

        return keep

    def _pairs_of(self, a: str, b: str) -> Pairs | None:
        """The pairs as they are; while others are computed for other links, those that were known."""
        figures, other = self._figures_of(a), self._figures_of(b)
        links = self._links(a, b)
        before = self._pairs.get((a, b))
        if figures is None or other is None or links is None:
            return None
        if before is None or before[0] != links:
            one, two = self._session.interview(a), self._session.interview(b)
            both = (figures, other)
            known = self._analyst.known_pairs(one, two, both, links)
            if known is None:
                self._ask(f"pairs {a} {b}", "pairs of figures", (*both, links), self._keep_pairs(one, two, both, links))
                return None if before is None else before[1]
            self._pairs[a, b] = (links, known)
        return self._pairs[a, b][1]

    def _keep_pairs(
        self, a: Interview, b: Interview, figures: tuple[tuple[Figure, ...], tuple[Figure, ...]], links: Links
    ) -> Callable[[Any], None]:
        def keep(pairs: Pairs) -> None:
            self._analyst.keep_pairs(a, b, figures, links, pairs)
            self._pairs[a.id, b.id] = (links, pairs)
            self.ready.emit()

        return keep

    def _on_links(self, _a: str, _b: str) -> None:
        self.ready.emit()


def _swapped(pairs: Pairs) -> Pairs:
    return tuple(sorted((pair.swapped() for pair in pairs), key=lambda pair: pair.a.span))
