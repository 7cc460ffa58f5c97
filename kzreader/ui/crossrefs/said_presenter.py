"""Finds who else has the words of a passage, for its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint

from kzreader.core.text import Span
from kzreader.ui.crossrefs.mentions import paragraph_sign, source_of
from kzreader.ui.crossrefs.said_card import Carrier, SaidInfo

if TYPE_CHECKING:
    from kzreader.core.crossrefs.carried import Carried
    from kzreader.core.crossrefs.said import Voice
    from kzreader.core.crossrefs.values import Link
    from kzreader.core.interview import Interview
    from kzreader.ui.crossrefs.said_card import SaidCard
    from kzreader.ui.session import Session

_FEW = 12
"""Interviews of a library that are all looked through; of a larger one, the open ones and accounts of the same."""
_tr = partial(QCoreApplication.translate, "said")


class SaidPresenter:
    """Asks for links and voices as they are needed; the card grows as they come in."""

    def __init__(self, card: SaidCard, session: Session) -> None:
        self._card = card
        self._session = session
        self._asked: tuple[str, Span] | None = None
        self._at = QPoint()
        self._listens = False
        card.passage_activated.connect(self._on_passage_activated)

    def show(self, document: str, place: Span, at: QPoint) -> None:
        """Open the card of the passage at `place` below the point `at` of the screen."""
        if not self._listens:
            self._session.voices.changed.connect(self._refresh)
            self._session.links_ready.connect(self._refresh)
            self._session.links_missing.connect(self._refresh)
            self._listens = True
        self._asked, self._at = (document, place), at
        self._card.show_card(self._info(document, place), at)

    def _refresh(self) -> None:
        if self._asked is not None and self._card.isVisible():
            self._card.show_card(self._info(*self._asked), self._at)

    def _info(self, document: str, place: Span) -> SaidInfo:
        session = self._session
        interview = session.interview(document)
        others = self._others(interview)
        links: dict[str, tuple[Link, ...]] = {}
        voices: dict[str, tuple[Voice, ...]] = {}
        for one in (document, *others):
            if (heard := session.voices.of(one)) is not None:
                voices[one] = heard
        for other in others:
            if (joined := session.links(document, other)) is not None and other in voices:
                links[other] = joined
        failed = [other for other in others if session.links_failed(document, other)]
        waiting = len(links) + len(failed) < len(others) or document not in voices
        passage = _widest(place, links)
        words = _line(passage, interview)
        if document not in voices:
            return SaidInfo(words, "", waiting=waiting)
        from kzreader.core.crossrefs.carried import carried
        from kzreader.core.crossrefs.said import voice_at

        found = carried(document, passage, links, voices)
        said = said_in_words(voice_at(voices[document], passage))
        return SaidInfo(words, said, tuple(map(self._carrier, found)), waiting)

    def _others(self, interview: Interview) -> list[str]:
        library = self._session.library
        few = len(library) <= _FEW
        same = [one.id for one in library if few or (interview.event and one.event == interview.event)]
        return [one for one in dict.fromkeys((*self._session.opened, *same)) if one != interview.id]

    def _carrier(self, found: Carried) -> Carrier:
        interview = self._session.interview(found.document)
        source = " · ".join((source_of(interview), paragraph_sign(interview, found.span)))
        said = said_in_words(found.voice)
        return Carrier(found.document, found.span, _line(found.span, interview), said, source, found.differs)

    def _on_passage_activated(self, document: str, span: Span) -> None:
        self._session.go_to(document, span, "other")


def said_in_words(voice: Voice) -> str:
    """Whose words these are, and how they are told."""
    manners = {
        "direct": _tr("direct words"),
        "partial": _tr("partly quoted"),
        "reported": _tr("reported"),
        "asked": _tr("asked"),
        "told": _tr("in the writer’s words"),
    }
    return " · ".join(filter(None, (voice.speaker, manners[voice.manner])))


def _widest(place: Span, links: dict[str, tuple[Link, ...]]) -> Span:
    """The sentence at `place`, as links have it; `place` itself where none does."""
    spans = [link.a for joined in links.values() for link in joined if link.a.overlaps(place)]
    return max(spans, key=len, default=place)


def _line(span: Span, interview: Interview) -> str:
    return " ".join(span.of(interview.text).split())
