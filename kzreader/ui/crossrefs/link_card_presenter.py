"""Opens the card of parallel passages for whoever points at a link or asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCursor

from kzreader.core.crossrefs.synopsis.wordings import differing_words
from kzreader.ui.crossrefs.link_card import LinkInfo, Side
from kzreader.ui.crossrefs.mentions import paragraph_sign
from kzreader.ui.judging import VERBS, Judge
from kzreader.ui.link_words import kind_in_words, sureness_in_words, verdict_in_words, why_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.ui.crossrefs.link_card import LinkCard
    from kzreader.ui.judging import Joined
    from kzreader.ui.session import Session

_MOMENT = 450
"""Milliseconds that the pointer rests on a link before its card opens."""
_AT_REST = 4
"""Pixels that a resting pointer moves at most."""


class Pages(Protocol):
    """What has links to point at. The signals carry a list of Joined, and a QPoint of the screen beside the link."""

    link_requested: Any
    link_pointed: Any
    link_left: Any


class LinkCardPresenter:
    """Fills the card from the session, and does what the reader says on it."""

    def __init__(self, card: LinkCard, session: Session) -> None:
        self._card = card
        self._session = session
        self._judge = Judge(session)
        self._links: list[Joined] = []
        self._current = 0
        self._at = QPoint()
        self._pointed: tuple[list[Joined], QPoint, QPoint] = ([], QPoint(), QPoint())
        self._moment = QTimer(card)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._on_moment_passed)
        card.verb_requested.connect(self._on_verb_requested)
        card.next_requested.connect(self._on_next_requested)
        session.changed.connect(self._on_changed)

    def attach(self, pages: Pages) -> None:
        """Open the card for links on `pages`."""
        pages.link_requested.connect(self._on_link_requested)
        pages.link_pointed.connect(self._on_link_pointed)
        pages.link_left.connect(self._on_link_left)

    def show(self, links: Sequence[Joined], at: QPoint, *, by_key: bool = False) -> None:
        """Open the card of the first of these links beside the point `at` of the screen."""
        if links:
            self._links, self._current, self._at = list(links), 0, at
            self._show(by_key=by_key)

    def _show(self, *, by_key: bool) -> None:
        self._card.show_card(self._info(self._links[self._current]), self._at, by_key=by_key)

    def _info(self, joined: Joined) -> LinkInfo:
        link = joined.link
        a, b = self._session.interview(joined.a), self._session.interview(joined.b)
        verdict = self._session.verdict(*joined)
        return LinkInfo(
            a=_side(a, link.a, differing_words(a.text, link.a, b.text, link.b)),
            b=_side(b, link.b, differing_words(b.text, link.b, a.text, link.a)),
            kind=kind_in_words(link),
            sureness=verdict_in_words(verdict or "") or sureness_in_words(link.score),
            score=link.score,
            why=why_in_words(link.because),
            verbs=tuple(verb for verb in VERBS if self._judge.can(verb, joined)),
            pinned=self._judge.is_pinned(joined),
            number=self._current + 1,
            count=len(self._links),
        )

    def _on_link_requested(self, links: list[Joined], at: QPoint) -> None:
        self._moment.stop()
        self.show(links, at, by_key=True)

    def _on_link_pointed(self, links: list[Joined], at: QPoint) -> None:
        self._pointed = (links, at, QCursor.pos())
        self._moment.start()

    def _on_moment_passed(self) -> None:
        links, at, before = self._pointed
        now = QCursor.pos()
        if (now - before).manhattanLength() > _AT_REST:
            self._pointed = (links, at + now - before, now)
            self._moment.start()
        else:
            self.show(links, at)

    def _on_link_left(self) -> None:
        self._moment.stop()
        self._card.leave_soon()

    def _on_next_requested(self) -> None:
        self._current = (self._current + 1) % len(self._links)
        self._show(by_key=self._card.has_keyboard())

    def _on_verb_requested(self, verb: str) -> None:
        if self._links:
            self._judge.do(verb, self._links[self._current])

    def _on_changed(self, change: Change) -> None:
        """Say what holds now of the same passages, or close where they are no longer joined."""
        if not change.touches_links or self._card.info is None:
            return
        before = self._links[self._current]
        passages = before.link.a, before.link.b
        found = [link for link in self._session.links(before.a, before.b) or () if (link.a, link.b) == passages]
        if found:
            self._links[self._current] = before._replace(link=found[0])
            self._show(by_key=self._card.has_keyboard())
        else:
            self._card.leave()


def _side(interview: Interview, span: Span, differing: Sequence[Span]) -> Side:
    return Side(
        runs=tuple(_runs(interview.text, span, differing)),
        source=f"{interview.title} · {paragraph_sign(interview, span)}",
    )


def _runs(text: str, span: Span, differing: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    copied = span.start
    for one in differing:
        if one.start > copied:
            yield text[copied : one.start], False
        yield one.of(text), True
        copied = one.end
    if copied < span.end:
        yield text[copied : span.end], False
