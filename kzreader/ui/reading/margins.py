"""The margins of all panes: what is written there goes to the workspace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kzreader.core.errors import KzError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPoint

    from kzreader.core.notebook.annotation import Annotation, Topic
    from kzreader.ui.reading.margin import MarginColumn
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.session import Session


class Margins(QObject):
    """Answers the margins of all panes."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._columns: dict[ReadingPane, MarginColumn] = {}

    def watch(self, pane: ReadingPane) -> None:
        """Answer the margin of a pane."""
        column = pane.margin
        column.note_edited.connect(self._on_note_edited)
        column.draft_changed.connect(self._on_draft_changed)
        column.note_delete_requested.connect(self._on_note_delete_requested)
        column.note_menu_requested.connect(partial(self._on_note_menu_requested, column))
        column.note_activated.connect(partial(self._on_note_activated, pane))
        column.link_clicked.connect(self._on_link_clicked)
        self._columns[pane] = column

    def forget(self, pane: ReadingPane) -> None:
        """A pane is to be closed: take what is half typed in its margin."""
        if pane in self._columns:
            self._columns[pane].finish_editing()
            del self._columns[pane]

    def show_notes(self, pane: ReadingPane, annotations: Sequence[Annotation], topics: Mapping[str, Topic]) -> None:
        """Show the notes of a pane's interview."""
        self._columns[pane].show_notes(annotations, topics)

    def edit(self, pane: ReadingPane, annotation: str) -> None:
        """Begin to write the note of an annotation."""
        self._columns[pane].edit_note(annotation)

    def show_active(self, pane: ReadingPane, annotation: str | None) -> None:
        """Raise a note, None for none."""
        self._columns[pane].activate(annotation)

    def finish_editing(self) -> None:
        """Take whatever is half typed as it stands."""
        for column in self._columns.values():
            column.finish_editing()

    def _on_note_edited(self, annotation: str, body: str) -> None:
        if annotation in self._session.workspace.notebook.annotations:
            self._session.do(self._session.workspace.edit_note, annotation, body)

    def _on_draft_changed(self, annotation: str, body: str) -> None:
        try:
            self._session.workspace.put_draft(annotation, body)
        except KzError as error:
            self._session.problem.emit(error)

    def _on_note_delete_requested(self, annotation: str) -> None:
        self._session.do(self._session.workspace.remove, [annotation])

    def _on_note_menu_requested(self, column: MarginColumn, annotation: str, where: QPoint) -> None:
        from kzreader.ui.reading.note_menu import note_menu

        found = self._session.workspace.annotation(annotation)
        note_menu(self._session, found, partial(column.edit_note, annotation), column).popup(where)

    def _on_note_activated(self, pane: ReadingPane, annotation: str) -> None:
        document = pane.interview.id if pane.interview is not None else ""
        placed = self._session.workspace.annotation(annotation).placed_in(document)
        if placed:
            pane.flash(placed[0].span)

    def _on_link_clicked(self, address: str) -> None:
        """kzreader never uses the network, nor makes another program use it: the address is there to paste."""
        QGuiApplication.clipboard().setText(address)
        self._session.said.emit(self.tr("Copied to paste into a browser: {0}").format(address))
