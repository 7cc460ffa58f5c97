"""Writes the synopsis to a file: asks where, lets the worker make it, and says when it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzreader import paths
from kzreader.core.errors import ExportError, KzError
from kzreader.core.export.writing import write_export
from kzreader.ui.file_dialogs import ask_for_place
from kzreader.ui.synopsis.wording import tr, wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.core.crossrefs.synopsis import Only
    from kzreader.core.crossrefs.synopsis.parts import Packed
    from kzreader.core.interview import Interview
    from kzreader.ui.session import Session


class Exporting:
    """One export at a time; a newer one replaces one that is being made."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent

    def ask(
        self, form: str, synopsis: Packed, accounts: tuple[Interview, ...], shown: tuple[Only | None, str | None]
    ) -> None:
        """Ask where the synopsis goes, and write it there in that format. `shown`: filter, and the account it means."""
        kinds = {"html": tr("Web pages (*.html)"), "docx": tr("Word documents (*.docx)"), "md": tr("Markdown (*.md)")}

        def make(place: str) -> None:
            path = Path(place)

            def write(content: Any) -> None:
                self._write(path, content)

            self._session.said.emit(tr("The synopsis is being written to {0}").format(path))
            self._session.worker.submit(
                "export synopsis",
                "synopsis as a file",
                (form, synopsis, accounts, shown, wording()),
                write,
                self._tell_failure,
            )

        name = self._folder() / f"{tr('synopsis')}.{form}"
        ask_for_place(self._parent, tr("Export the synopsis"), kinds[form], str(name), make)

    def _folder(self) -> Path:
        before = self._session.settings.export_folder
        return Path(before) if before and Path(before).is_dir() else paths.user_documents()

    def _write(self, path: Path, content: bytes) -> None:
        try:
            write_export(path, content)
        except KzError as error:
            self._session.problem.emit(error)
            return
        self._session.change_settings(export_folder=str(path.parent))
        self._session.said.emit(tr("Written to {0}").format(path))

    def _tell_failure(self, message: str) -> None:
        self._session.problem.emit(
            ExportError(tr("The synopsis could not be written."), tr("Details: {0}").format(message))
        )
