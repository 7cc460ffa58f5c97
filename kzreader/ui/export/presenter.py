"""Prepares exports for the dialog, with a live preview, and writes them through the core."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader import paths
from kzreader.core.errors import KzError
from kzreader.core.export import (
    DecisionWording,
    ExportRequest,
    Grouping,
    Wording,
    chosen,
    chosen_decisions,
    export_to,
    render,
)
from kzreader.core.workspace import utc_now
from kzreader.ui.export.view import ExportDialog
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kzreader.core.notebook.annotation import Annotation
    from kzreader.core.notebook.decisions import Decision
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.export.view import ExportOptions
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings
    from kzreader.ui.theme import Theme

MOST_PREVIEWED = 50
"""Notes that the preview shows, so that it stays live."""


def show_export(session: Session, theme: Theme, parent: QWidget, *, chosen: Sequence[str] = ()) -> ExportDialog:
    """Show the export above `parent` for the notes with the ids `chosen`, or for all; gone when closed."""
    old = parent.findChild(ExportDialog)
    if old is not None:
        old.close()
    dialog = ExportDialog(theme, parent)
    presenter = ExportPresenter(dialog, session)
    dialog.presenter = presenter
    dialog.finished.connect(presenter.leave)
    presenter.open(chosen)
    return dialog


class ExportPresenter:
    """Between the dialog and the notebook."""

    def __init__(self, view: ExportDialog, session: Session) -> None:
        self._view = view
        self._session = session
        self._chosen: tuple[str, ...] = ()
        self._format = view.options.format
        self._connect()

    def _connect(self) -> None:
        self._view.options_changed.connect(self._on_options_changed)
        self._view.export_requested.connect(self._on_export_requested)
        self._session.changed.connect(self._on_changed)
        self._session.settings_changed.connect(self._on_settings_changed)

    def leave(self) -> None:
        """The dialog is closed: let go of it."""
        self._session.changed.disconnect(self._on_changed)
        self._session.settings_changed.disconnect(self._on_settings_changed)
        self._view.setParent(None)
        self._view.deleteLater()

    def open(self, notes: Sequence[str] = ()) -> None:
        """Show the dialog, for the notes with these ids or for all."""
        self._chosen = tuple(notes)
        self._view.set_chosen(len(self._chosen))
        self._view.choose_scope("chosen" if self._chosen else "all")
        self._view.set_path(str(self._default_path()))
        self._view.say("")
        self.refresh()
        self._view.show()
        self._view.activateWindow()

    def refresh(self) -> None:
        """Show the preview of what is asked for."""
        session = self._session
        used = {topic for annotation in session.workspace.notebook.annotations.values() for topic in annotation.topics}
        self._view.show_topics([(topic.id, topic.name) for topic in session.topics().values() if topic.id in used])
        documents = [one for one in session.workspace.documents if session.workspace.notebook.count_of(one.id)]
        self._view.show_documents([(interview.id, interview.title) for interview in documents])
        options = self._view.options
        wanted = self._wanted(options)
        shown = wanted[:MOST_PREVIEWED]
        decisions = self._decisions(options)[:MOST_PREVIEWED]
        document = render(options.format, self._request(shown, decisions, options))
        self._view.show_preview(document, rendered=options.format == "html", notes=len(wanted), shown=len(shown))

    def _wanted(self, options: ExportOptions) -> tuple[Annotation, ...]:
        return chosen(
            self._session.workspace.notebook.ordered(),
            ids=self._chosen if options.scope == "chosen" else None,
            topic=options.topic or None,
            document=options.document or None,
        )

    def _decisions(self, options: ExportOptions) -> tuple[Decision, ...]:
        """What the reader decided about cross-references, where not only certain notes are asked for."""
        if options.scope == "chosen" or options.topic:
            return ()
        return chosen_decisions(self._session.workspace.notebook.decisions(), document=options.document or None)

    def _request(
        self, annotations: tuple[Annotation, ...], decisions: tuple[Decision, ...], options: ExportOptions
    ) -> ExportRequest:
        return ExportRequest(
            annotations=annotations,
            documents=self._session.workspace.documents.by_id,
            topics=tuple(self._session.topics().values()),
            made=utc_now(),
            grouping=Grouping(options.grouping),
            wording=_wording(),
            decisions=decisions,
        )

    def _default_path(self) -> Path:
        chosen_before = self._session.settings.export_folder
        folder = Path(chosen_before) if chosen_before and Path(chosen_before).is_dir() else paths.user_documents()
        notebook = self._session.workspace.path
        name = notebook.stem if notebook is not None else QCoreApplication.translate("export", "notes")
        return folder / f"{name}.{self._view.options.format}"

    def _on_options_changed(self, options: ExportOptions) -> None:
        if options.format != self._format:
            path = Path(self._view.path)
            if path.suffix == f".{self._format}":
                self._view.set_path(str(path.with_suffix(f".{options.format}")))
            self._format = options.format
        self.refresh()

    def _on_export_requested(self, place: str) -> None:
        options = self._view.options
        path = Path(place).expanduser()
        try:
            request = self._request(self._wanted(options), self._decisions(options), options)
            export_to(path, options.format, request)
        except KzError as error:
            self._view.say(str(error), warning=True)
            return
        self._session.change_settings(export_folder=str(path.parent))
        self._view.say(QCoreApplication.translate("export", "Written to {0}").format(path))

    def _on_settings_changed(self, settings: Settings) -> None:
        self._view.set_theme(load_theme(settings.theme))
        self.refresh()

    def _on_changed(self, change: Change) -> None:
        if self._view.isVisible() and (change.touches_annotations or change.touches_topics or change.touches_decisions):
            self.refresh()


def tr(text: str) -> str:
    """A word of the export in the reader's language."""
    return QCoreApplication.translate("export", text)


def _wording() -> Wording:
    return Wording(
        title=tr("Notes"),
        made=tr("Made with kzreader on {0}."),
        count=tr("Notes: {0}."),
        paragraph=tr("paragraph {0}"),
        paragraphs=tr("paragraphs {0}–{1}"),
        topics=tr("Topics"),
        without_topic=tr("Without a topic"),
        single=tr("Notes on one interview"),
        within_one=tr("Passages within {0}"),
        nothing=tr("There are no notes to show."),
        decisions=_decision_wording(),
    )


def _decision_wording() -> DecisionWording:
    return DecisionWording(
        title=tr("What the reader decided"),
        pinned=tr("Parallel passages, pinned"),
        accepted=tr("Parallel passages, confirmed"),
        added=tr("Parallel passages, joined by the reader"),
        rejected=tr("Not parallel passages"),
        checked=tr("Figures that differ, checked"),
        dismissed=tr("Figures that do not go together"),
        entities=tr("Names"),
        mentions=tr("Mentions marked by hand"),
        accounts=tr("Accounts of one interview"),
        apart=tr("Not accounts of one interview"),
        sync_points=tr("Places that stand level"),
        synonyms=tr("Words that count as one"),
        refused=tr("Not suggested as names"),
        decided=tr("Decided on {0}."),
        decided_by=tr("Decided on {0} by {1}."),
        renamed=tr("in place of {0}"),
        retyped=tr("no longer {0}"),
        own=tr("added by the reader"),
        also=tr("also {0}"),
        never=tr("not {0}"),
        merged=tr("counts as {0}"),
        names=tr("Names {0}."),
        names_nobody=tr("Names nobody."),
        types={
            "person": tr("person"),
            "place": tr("place"),
            "organisation": tr("organisation"),
            "work": tr("work"),
            "initiative": tr("initiative"),
            "event": tr("event"),
            "concept": tr("concept"),
        },
    )
