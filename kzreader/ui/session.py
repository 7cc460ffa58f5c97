"""The one bridge between the core and the window: runs Workspace verbs and tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kzreader.core.errors import KzError
from kzreader.ui import settings as settings_file
from kzreader.ui.comparing import Comparing, comparing
from kzreader.ui.parallels import Parallels, least_score

if TYPE_CHECKING:
    from pathlib import Path

    from kzreader.core.analysis import Analysis, Analyst
    from kzreader.core.codebook import CodedTopics
    from kzreader.core.crossrefs.paraphrase import State
    from kzreader.core.crossrefs.values import Entity, Link
    from kzreader.core.interview import Interview
    from kzreader.core.library import Library
    from kzreader.core.notebook.annotation import Topic
    from kzreader.core.notebook.decisions import LinkVerdict
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.core.workspace import Workspace
    from kzreader.ui.findings import FigureFindings
    from kzreader.ui.names import ReaderNames
    from kzreader.ui.phrases import Phrases
    from kzreader.ui.settings import Settings
    from kzreader.ui.tasks import Worker
    from kzreader.ui.voices import Voices

Verb = Callable[..., "Change | None"]


class Session(QObject):
    """What the presenters know: the workspace, the settings, and the results of heavy work as they come in."""

    changed = Signal(object)
    """A Change that is on disk."""
    analysed = Signal(str)
    """Mentions and suggested topics of the document with that id are there."""
    links_ready = Signal(str, str)
    """The parallel passages of two documents are there."""
    links_missing = Signal(str, str)
    """The parallel passages of two documents could not be computed; `ask_again` tries once more."""
    links_dropped = Signal(str, str)
    """The parallel passages of two documents are not being looked for any more: one was closed meanwhile."""
    settings_changed = Signal(object)
    problem = Signal(object)
    """A KzError for the reader."""
    said = Signal(str)
    """A sentence for the status bar."""
    offered = Signal(object)
    """An Offer: what was done, or could be, with what the reader may do next."""
    go_to_requested = Signal(str, object, str)
    """Show a Span of a document "here", "beside" or in the "other" pane."""

    opened_changed = Signal()
    """Other interviews are open, or another one is active: `opened` and `active`."""
    topic_filter_changed = Signal(object)
    """The topics (frozenset of ids) that pages and lists are filtered by; empty for none."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        settings: Settings,
        settings_path: Path,
        analyst: Analyst,
        codebook: CodedTopics,
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.settings = settings
        self.worker = worker
        self._settings_path = settings_path
        self.codebook = codebook
        self.opened: tuple[str, ...] = ()
        """Ids of the open interviews from left to right; one that is open twice stands there twice."""
        self.active = ""
        """Id of the interview in the active pane, empty where none is open."""
        self.topic_filter: frozenset[str] = frozenset()
        self._analyst = analyst
        self.entities: dict[str, Entity] = {}
        """The entities mentioned in the interviews that were analysed, by id, as the reader has them."""
        self._found_entities: dict[str, Entity] = {}
        self._parallels = Parallels(workspace)
        self._analyses: dict[str, Analysis] = {}
        self._asked: set[str] = set()
        self._failed: set[str] = set()
        self._comparing = Comparing(self, analyst, self._parallels, self._ask)
        self._comparing.ready.connect(self.links_ready)
        self._comparing.missing.connect(self.links_missing)
        self._comparing.dropped.connect(self.links_dropped)

    @cached_property
    def figures(self) -> FigureFindings:
        """Figures and their pairs; made when first asked for, after the pages stand."""
        from kzreader.ui.findings import FigureFindings

        return FigureFindings(self, self._analyst, self._ask)

    @cached_property
    def phrases(self) -> Phrases:
        """Phrases that come back; made when first asked for."""
        from kzreader.ui.phrases import Phrases

        return Phrases(self, self._ask)

    @cached_property
    def voices(self) -> Voices:
        """Who says what, and whose words are shown alone; made when first asked for."""
        from kzreader.ui.voices import Voices

        return Voices(self, self._ask)

    @cached_property
    def names(self) -> ReaderNames:
        """What the reader decided about names, applied to analyses; made when there is anything of the kind."""
        from kzreader.ui.names import ReaderNames

        made = ReaderNames(self, self._analyst, self._ask)
        made.decided.connect(self.analysed)
        return made

    @property
    def library(self) -> Library:
        """The interviews that the reader can open."""
        return self.workspace.library

    def interview(self, document: str) -> Interview:
        """The interview with that id, in the library or kept by the notebook. Raises RequestError."""
        return self.workspace.documents.get(document)

    def topics(self) -> dict[str, Topic]:
        """Every topic by id: the bundled codebook's, as the notebook has them, and the reader's own."""
        return {topic.id: topic for topic in self.workspace.topics}

    def do(self, verb: Verb, *arguments: Any, **options: Any) -> Change | None:
        """Run a verb of the workspace. What it changed is on disk when `changed` is emitted; a problem is told."""
        try:
            change = verb(*arguments, **options)
        except KzError as error:
            self.problem.emit(error)
            return None
        if change is not None:
            if change.touches_links:
                self._parallels.forget_shown()
            if change.touches_entities:
                self._name_anew()
            if change.touches_words:
                self._comparing.doubt()
            self.changed.emit(change)
        return change

    def undo(self) -> None:
        """Take the last step back."""
        self.do(self.workspace.undo)

    def look_again(self) -> None:
        """The reader comes back from another program, which may have written to the notebook or to the synonyms."""
        self.do(self.workspace.refresh)
        self._comparing.look_again()

    def redo(self) -> None:
        """Bring the step back that was undone last."""
        self.do(self.workspace.redo)

    def change_settings(self, **values: object) -> None:
        """Change some settings, keep them, and tell."""
        changed = self.settings.changed(**values)
        if changed != self.settings:
            if changed.link_strength != self.settings.link_strength:
                self._parallels.forget_shown()
            self.settings = changed
            settings_file.save(changed, self._settings_path)
            self.settings_changed.emit(changed)

    def go_to(self, document: str, span: Span | None = None, where: str = "here") -> None:
        """Ask the window to show a passage."""
        self.go_to_requested.emit(document, span, where)

    def set_opened(self, opened: tuple[str, ...], active: str) -> None:
        """Tell which interviews are open and which one is active."""
        if (opened, active) != (self.opened, self.active):
            if opened != self.opened:
                self._failed.clear()
                if closed := set(self.opened).difference(opened):
                    self._comparing.closed(closed)
            self.opened, self.active = opened, active
            self.opened_changed.emit()

    def toggle_topic(self, topic: str) -> None:
        """Filter by a topic as well, or no longer."""
        self._filter_by(self.topic_filter ^ {topic})

    def clear_topic_filter(self) -> None:
        """Show everything again."""
        self._filter_by(frozenset())

    def _filter_by(self, topics: frozenset[str]) -> None:
        if topics != self.topic_filter:
            self.topic_filter = topics
            self.topic_filter_changed.emit(topics)

    def analysis(self, document: str) -> Analysis | None:
        """Mentions and suggested topics, or None while they are being found; `analysed` tells when they are there."""
        if document not in self._analyses:
            interview = self.interview(document)
            known = self._analyst.known(interview)
            if known is None:
                self._ask(f"analyse {document}", "analyse", (interview,), self._keep_analysis(interview))
                return None
            self._learn(document, known)
        found = self._analyses[document]
        return self.names.analysis(document, found) if self._reader_named else found

    @property
    def _reader_named(self) -> bool:
        """Whether the reader decided anything about names."""
        notebook = self.workspace.notebook
        return bool(notebook.entity_edits or notebook.mention_marks)

    def paraphrase_model(self) -> State:
        """Whether sentence vectors take part in comparing English texts."""
        return self._analyst.paraphrase_model()

    def links(self, a: str, b: str) -> tuple[Link, ...] | None:
        """Parallel passages from `a` to `b` as they are shown: at the strength of the settings, with what the reader
        decided. None while they are being found; `links_ready` or `links_missing` tells.
        """
        if a == b:
            return ()
        if not self._comparing.knows(*sorted((a, b))):
            return None
        return self._parallels.links(a, b, least_score(self.settings.link_strength))

    def verdict(self, a: str, b: str, link: Link) -> LinkVerdict | None:
        """What the reader said of a link from `a` to `b`, None where nothing."""
        return self._parallels.verdict(a, b, link)

    def judged(self, a: str, b: str, verdict: LinkVerdict) -> tuple[Link, ...]:
        """The pairs of passages of `a` and `b` of which the reader said that, rejected ones too."""
        return self._parallels.judged(a, b, verdict) if a != b else ()

    def links_failed(self, a: str, b: str) -> bool:
        """Whether the parallel passages could not be computed."""
        return comparing(*sorted((a, b))) in self._failed

    def ask_again(self) -> None:
        """Try once more what could not be computed. Asking for a result alone does not: it would fail at every turn."""
        self._failed.clear()
        self.opened_changed.emit()

    def drop(self, key: str) -> None:
        """Nobody wants any more what was asked for by that key."""
        self._asked.discard(key)
        self.worker.drop(key)

    def _ask(
        self,
        key: str,
        job: str,
        arguments: tuple[object, ...],
        keep: Callable[[Any], None],
        *,
        fail: Callable[[], None] = lambda: None,
        anew: bool = False,
    ) -> None:
        if anew:
            self._asked.discard(key)
            self._failed.discard(key)
        if key in self._asked or key in self._failed:
            return
        self._asked.add(key)

        def done(result: Any) -> None:
            self._asked.discard(key)
            keep(result)

        def failed(message: str) -> None:
            self._asked.discard(key)
            self._failed.add(key)
            self._tell_failure(message)
            fail()

        self.worker.submit(key, job, arguments, done, failed)

    def _keep_analysis(self, interview: Interview) -> Callable[[Any], None]:
        def keep(analysis: Any) -> None:
            self._analyst.keep(interview, analysis)
            self._learn(interview.id, analysis)
            self.analysed.emit(interview.id)

        return keep

    def _learn(self, document: str, analysis: Analysis) -> None:
        self._analyses[document] = analysis
        self._found_entities.update((entity.id, entity) for entity in analysis.entities)
        self.entities = self.names.entities(self._found_entities) if self._reader_named else self._found_entities

    def _name_anew(self) -> None:
        """The reader decided something about names: what is shown of them follows."""
        self.entities = self.names.entities(self._found_entities)
        for document in dict.fromkeys((*self.opened, *self._analyses)):
            if document in self._analyses:
                self.analysed.emit(document)
                self.analysis(document)

    def _tell_failure(self, message: str) -> None:
        self.problem.emit(
            KzError(self.tr("The cross-references could not be computed."), self.tr("Details: {0}").format(message))
        )
