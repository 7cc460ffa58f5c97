"""The composition root: the only place where the application, the workspace and the window are made."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QEventLoop, QLibraryInfo, QLocale, QSize, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from kzreader import __version__, paths
from kzreader.core.analysis import Analyst
from kzreader.core.atomic import write_atomically
from kzreader.core.cache import Cache
from kzreader.core.codebook import CodedTopics, coded_topics
from kzreader.core.errors import ExportError, NotebookError
from kzreader.core.library import bundled_library, interview_from_file, resolve
from kzreader.core.loading import documents_in
from kzreader.core.notebook.store import Store
from kzreader.core.structured import KeptStructures
from kzreader.core.workspace import Workspace
from kzreader.ui import places, settings, theme
from kzreader.ui.main_window import MainWindow
from kzreader.ui.painted import report_if_asked
from kzreader.ui.plurals import EnglishPlurals
from kzreader.ui.session import Session
from kzreader.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from kzreader.core.interview import Interview
    from kzreader.core.library import Library

_STYLE = "Fusion"
_STARTED = 2_000
"""Milliseconds after which a start is over."""
_PICTURE = QSize(1600, 1000)
_LONGEST_WAIT = 30_000
"""Milliseconds after which a picture is taken whatever is still being computed."""
_SETTLING = 250
"""Milliseconds in which what was computed last is laid out and painted."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the reader asked for on the command line, read and checked before any window is made."""

    interviews: tuple[Interview, ...]
    notebook: Path | None


def run(arguments: Sequence[str], notebook: str | None = None) -> int:
    """Open the window on the documents named, and stay until it is closed. Raises KzError before it opens."""
    start = read_start(arguments, notebook)
    application = make_application()
    window = build_window(start)
    report_if_asked(window)
    window.show()
    QTimer.singleShot(_STARTED, application, _collect_garbage_again)
    return application.exec()


def _collect_garbage_again() -> None:
    """Leave out what stands once the window is open: it stays as long as the window, and is no garbage."""
    gc.freeze()
    gc.enable()


def screenshot(output: str, arguments: Sequence[str], *, notebook: str | None = None) -> int:
    """Draw the window as it would open, wait for its marks, and write it to `output` as PNG.

    The notebook is copied first and nothing is remembered, so that taking a picture changes nothing. Raises KzError;
    nothing is half written.
    """
    start = read_start(arguments, notebook)
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(replace(start, notebook=_copied(start.notebook, Path(folder))), remembering=False)
        window.resize(_PICTURE)
        window.show()
        _wait_until_idle(window, application)
        picture = window.grab()
        window.close()
    _write_picture(picture, Path(output))
    return 0


def _copied(notebook: Path | None, folder: Path) -> Path:
    source = notebook or paths.default_notebook()
    copy = folder / source.name
    if source.exists():
        try:
            with closing(Store.open(source, read_only=True)) as store:
                store.copy_to(copy)
        except NotebookError:
            if notebook is not None:
                raise
    return copy


def _wait_until_idle(window: MainWindow, application: QApplication) -> None:
    loop = QEventLoop(application)
    worker = window.session.worker
    worker.busy_changed.connect(partial(_leave_when_idle, loop))
    QTimer.singleShot(0, loop, partial(_leave_when_idle, loop, worker.busy))
    QTimer.singleShot(_LONGEST_WAIT, loop, loop.quit)
    loop.exec()


def _leave_when_idle(loop: QEventLoop, busy: bool) -> None:
    """Leave once nothing is being computed; what was computed last is laid out and painted first."""
    if not busy:
        QTimer.singleShot(_SETTLING, loop, loop.quit)


def _write_picture(picture: QPixmap, path: Path) -> None:
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(data, "PNG")
    try:
        write_atomically(path, bytes(data.data().data()))
    except OSError as error:
        sentence = f"The picture could not be written to {path}: {error.strerror or error}."
        raise ExportError(sentence, "Name a file in a folder that exists and can be written.") from error


def read_start(arguments: Sequence[str], notebook: str | None) -> Start:
    """Read the documents named by paths; a .kzn path is the notebook, a folder its documents. Raises KzError."""
    structuring = KeptStructures(Cache(paths.user_cache()))
    interviews: list[Interview] = []
    for argument in arguments:
        path = Path(argument)
        if path.suffix == ".kzn":
            notebook = argument
        elif path.is_dir():
            interviews.extend(interview_from_file(file, structuring) for file in documents_in(path))
        else:
            interviews.append(resolve(argument, structuring))
    return Start(tuple(interviews), Path(notebook) if notebook else None)


def make_application() -> QApplication:
    """The application with its fonts, style and translations; the one that exists, if there is one."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], "-style", _STYLE])
    application.setApplicationName("kzreader")
    application.setApplicationDisplayName("kzreader")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("kzreader")
    theme.load_fonts()
    application.setFont(theme.interface_font())
    _install_translations(application)
    return application


def build_window(start: Start, *, remembering: bool = True) -> MainWindow:
    """A window on the workspace that the reader asked for. Raises NotebookError for a notebook they named.

    `remembering` False: the window's shape and places are neither taken up as they were left nor kept.
    """
    cache = Cache(paths.user_cache())
    codebook = coded_topics(cache)
    structuring = KeptStructures(cache)
    workspace, problem = _workspace(start.notebook, Opening(bundled_library(structuring), codebook, structuring))
    chosen = settings.load(paths.user_config("settings.json"))
    worker = Worker()
    session = Session(
        workspace=workspace,
        settings=chosen,
        settings_path=paths.user_config("settings.json"),
        analyst=Analyst(cache),
        codebook=codebook,
        worker=worker,
    )
    places_path = paths.user_config("places.json")
    window = MainWindow(session, places_path=places_path if remembering else None)
    worker.setParent(window)
    session.setParent(window)
    if problem is not None:
        session.problem.emit(problem)
    session.do(workspace.recover_drafts)
    before = places.load(places_path)
    window.start(start.interviews, before if remembering else replace(before, geometry="", splitter=""))
    return window


def _workspace(notebook: Path | None, opening: Opening) -> tuple[Workspace, NotebookError | None]:
    """The workspace on the notebook that was named; else on the default one, or on what can be had in its place."""
    if notebook is not None:
        return opening.workspace(notebook), None
    try:
        return opening.workspace(paths.default_notebook()), None
    except NotebookError as error:
        problem = error
    spare = paths.user_data("notebook 2.kzn")
    try:
        workspace = opening.workspace(spare)
    except NotebookError:
        hint = QCoreApplication.translate("app", "You can read; to write notes, open a notebook in a folder of yours.")
        return opening.workspace(None, read_only=True), NotebookError(problem.sentence, hint)
    hint = QCoreApplication.translate("app", "New notes go into {0}.").format(spare)
    return workspace, NotebookError(problem.sentence, f"{problem.hint} {hint}".strip())


@dataclass(frozen=True, slots=True)
class Opening:
    """What a workspace needs beside its notebook."""

    library: Library
    codebook: CodedTopics
    structuring: KeptStructures

    def workspace(self, notebook: Path | None, *, read_only: bool = False) -> Workspace:
        """A workspace on that notebook, in memory without one. Raises NotebookError."""
        return Workspace.open(
            notebook,
            self.library,
            codebook=[topic.record for topic in self.codebook.topics],
            author=os.environ.get("USER", ""),
            structuring=self.structuring,
            backups=paths.user_data("backups"),
            read_only=read_only,
        )


def _install_translations(application: QApplication) -> None:
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)
    application.installTranslator(EnglishPlurals(application))
