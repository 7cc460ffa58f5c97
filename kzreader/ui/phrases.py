"""Phrases that come back in several interviews, as they come in from the worker process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.crossrefs.repeated import Phrase
    from kzreader.ui.asking import Ask
    from kzreader.ui.session import Session

MOST_READ = 300
"""Interviews of a library that are looked through for phrases."""


class Phrases(QObject):
    """The phrases of the interviews that were asked for last."""

    ready = Signal()
    """The phrases that were asked for are there."""

    def __init__(self, session: Session, ask: Ask) -> None:
        super().__init__(session)
        self._session = session
        self._ask = ask
        self._found: dict[object, tuple[Phrase, ...]] = {}

    def of(self, documents: Sequence[str]) -> tuple[Phrase, ...] | None:
        """The phrases that at least two of `documents` have; None while they are being looked for, `ready` tells."""
        chosen = tuple(dict.fromkeys(documents))[:MOST_READ]
        analyses = [self._session.analysis(document) for document in chosen]
        if len(chosen) < 2:
            return ()
        if any(analysis is None for analysis in analyses):
            return None
        named = {
            document: tuple(
                mention.span
                for mention in analysis.mentions
                if (entity := self._session.entities.get(mention.entity)) is not None
                and entity.type in ("person", "place", "organisation", "work")
            )
            for document, analysis in zip(chosen, analyses, strict=True)
            if analysis is not None
        }
        asked = tuple(named.items())
        if asked not in self._found:
            interviews = tuple(map(self._session.interview, chosen))
            self._ask(f"phrases {chosen}", "phrases", (interviews, named), lambda found: self._keep(asked, found))
            return None
        return self._found[asked]

    def _keep(self, asked: object, found: tuple[Phrase, ...]) -> None:
        self._found = {asked: found}
        self.ready.emit()
