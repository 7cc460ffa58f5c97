"""Names and their mentions as the reader has them: what the program found, with the reader's own word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kzreader.core.analysis import Analysis, Analyst
    from kzreader.core.crossrefs.own_names import NameSuggestion
    from kzreader.core.crossrefs.values import Entity
    from kzreader.ui.asking import Ask
    from kzreader.ui.session import Session


class ReaderNames(QObject):
    """Applies to analyses what the reader decided about names, in the worker process.

    Until that is done the page shows what it showed before; `decided` tells of which document there is more.
    """

    decided = Signal(str)
    suggested = Signal()
    """Other names of the reader's own documents may be worth confirming."""

    def __init__(self, session: Session, analyst: Analyst, ask: Ask) -> None:
        super().__init__(session)
        self._session = session
        self._analyst = analyst
        self._ask = ask
        self._shown: dict[str, tuple[object, Analysis]] = {}
        self._suggested: tuple[object, tuple[NameSuggestion, ...]] = (None, ())

    def analysis(self, document: str, found: Analysis) -> Analysis:
        """What the program `found` in a document, as the reader has it."""
        notebook = self._session.workspace.notebook
        edits, marks = notebook.entity_edits, notebook.marks_in(document)
        if not edits and not marks:
            self._shown.pop(document, None)
            return found
        asked = (tuple(edits.values()), marks, found)
        before = self._shown.get(document)
        if before is None or before[0] != asked:
            interview = self._session.interview(document)
            known = self._analyst.known_decided(interview, edits.values(), marks)
            if known is None:
                arguments = (interview, found, dict(edits), marks)
                self._ask(f"names {document}", "decided names", arguments, self._keep(document, asked))
                return found if before is None else before[1]
            self._shown[document] = (asked, known)
        return self._shown[document][1]

    def _keep(self, document: str, asked: tuple[Any, ...]) -> Callable[[Any], None]:
        def keep(analysis: Analysis) -> None:
            edits, marks, _ = asked
            self._analyst.keep_decided(self._session.interview(document), edits, marks, analysis)
            self._shown[document] = (asked, analysis)
            self.decided.emit(document)

        return keep

    def entities(self, found: Mapping[str, Entity]) -> dict[str, Entity]:
        """The entities by id, as the reader calls and joins them."""
        edits = self._session.workspace.notebook.entity_edits
        if not edits:
            return dict(found)
        from kzreader.core.decided.entities import decided_entities

        return decided_entities(found, edits)

    def suggestions(self) -> tuple[NameSuggestion, ...]:
        """Names in the reader's own open documents that may be worth confirming; `suggested` tells of others."""
        session = self._session
        own = [one for one in map(session.interview, dict.fromkeys(session.opened)) if not one.bundled]
        analyses = {one.id: session.analysis(one.id) for one in own}
        known = {
            document: tuple(mention.span for mention in analysis.mentions)
            for document, analysis in analyses.items()
            if analysis is not None
        }
        if not own or len(known) < len(own):
            return ()
        marks = {one.id: session.workspace.notebook.marks_in(one.id) for one in own}
        taken = {one: (*spans, *(mark.target.span for mark in marks[one])) for one, spans in known.items()}
        asked = (taken, self._refused())
        if self._suggested[0] != asked:
            arguments = (tuple(own), *asked)
            self._ask("suggested names", "suggested names", arguments, lambda found: self._take(asked, found))
            return ()
        return self._suggested[1]

    def _refused(self) -> tuple[str, ...]:
        """What the reader does not want suggested; a notebook that cannot be written leaves some in the settings."""
        kept = self._session.workspace.notebook.refused_names.values()
        return (*(one.name for one in kept), *self._session.settings.refused_names)

    def take_over_refused(self) -> None:
        """Bring what the settings keep of refused names into the notebook, once."""
        session = self._session
        if session.workspace.read_only:
            return
        names = [name for name in session.settings.refused_names if any(map(str.isalnum, name))]
        session.do(session.workspace.take_over_refused, names)
        kept = {one.name.casefold() for one in session.workspace.notebook.refused_names.values()}
        if kept.issuperset(" ".join(name.split()).casefold() for name in names):
            session.change_settings(refused_names=())

    def _take(self, asked: object, found: tuple[NameSuggestion, ...]) -> None:
        self._suggested = (asked, found)
        self.suggested.emit()
