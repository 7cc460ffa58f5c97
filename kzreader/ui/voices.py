"""Who says what in the open interviews, and whose words the reader wants to see alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kzreader.core.crossrefs.said import Voice
    from kzreader.core.text import Span
    from kzreader.ui.asking import Ask
    from kzreader.ui.session import Session


class Heard(NamedTuple):
    """Whose words are shown alone: those of `speaker`, of anybody where that is empty; `own`: without reports."""

    speaker: str = ""
    own: bool = False


EVERYTHING = Heard()


class Voices(QObject):
    """The voices of interviews, found in the worker process, and the choice of one, for the whole window."""

    changed = Signal()
    """Somebody else's words are shown alone, or more voices are there."""

    def __init__(self, session: Session, ask: Ask) -> None:
        super().__init__(session)
        self._session = session
        self._ask = ask
        self._found: dict[str, tuple[Voice, ...]] = {}
        self.heard = EVERYTHING

    def of(self, document: str) -> tuple[Voice, ...] | None:
        """Who says what in a document; None while that is being found, `changed` tells."""
        if document not in self._found:
            interview = self._session.interview(document)
            self._ask(f"voices {document}", "voices", (interview,), lambda found: self._keep(document, found))
            return None
        return self._found[document]

    def hear(self, heard: Heard) -> None:
        """Show these words alone."""
        if heard != self.heard:
            self.heard = heard
            self.changed.emit()

    def speakers(self) -> tuple[str, ...]:
        """Those who say something in the open interviews, whoever says most of the first one first."""
        from kzreader.core.crossrefs.said import same_person, speakers

        found: list[str] = []
        for document in dict.fromkeys(self._session.opened):
            for name in speakers(self.of(document) or ()):
                if not any(same_person(name, known) for known in found):
                    found.append(name)
        return tuple(found)

    def shown(self, document: str) -> tuple[Span, ...] | None:
        """What the reader wants to see alone of a document, in reading order; None for everything."""
        if self.heard == EVERYTHING:
            return None
        voices = self.of(document)
        if voices is None:
            return None
        from kzreader.core.crossrefs.said import Manner, said_by

        if self.heard.speaker:
            return said_by(voices, self.heard.speaker, own_words=self.heard.own)
        own = (Manner.DIRECT, Manner.PARTIAL, Manner.ASKED)
        return tuple(voice.span for voice in voices if voice.manner in own)

    def _keep(self, document: str, found: tuple[Voice, ...]) -> None:
        self._found[document] = found
        self.changed.emit()
