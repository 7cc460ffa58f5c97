"""The composition root: the only place where the application, the workspace and the window are made."""

from __future__ import annotations

import gc
import sys
import tempfile
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSize, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from kzreader import __version__, paths
from kzreader.core.atomic import write_atomically
from kzreader.core.errors import ExportError, NotebookError
from kzreader.core.notebook.store import Store
from kzreader.opening import open_workspace
from kzreader.ui import places, settings, theme
from kzreader.ui.main_window import MainWindow
from kzreader.ui.painted import report_if_asked
from kzreader.ui.plurals import EnglishPlurals
from kzreader.ui.session import Session
from kzreader.ui.tasks import Worker

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from kzreader.opening import Start

_STYLE = "Fusion"
_STARTED = 2_000
"""Milliseconds after which a start is over."""
_PICTURE = QSize(1600, 1000)
_LONGEST_WAIT = 30_000
"""Milliseconds after which a picture is taken whatever is still being computed."""
_SETTLING = 250
"""Milliseconds in which what was computed last is laid out and painted."""


def run(start: Start) -> int:
    """Open the window and stay until it is closed. Raises KzError before it opens."""
    application = make_application()
    window = build_window(start)
    report_if_asked(window, window.spread)
    window.show()
    QTimer.singleShot(_STARTED, application, partial(_collect_garbage_again, application, window))
    return application.exec()


def _collect_garbage_again(application: QApplication, window: MainWindow) -> None:
    """Leave out what stands once the window is open: it stays as long as the window, and is no garbage."""
    from kzreader.ui.garbage import Resting

    gc.freeze()
    gc.enable()
    Resting(application, window.windowHandle())


def screenshot(output: str, start: Start) -> int:
    """Draw the window as it would open, wait for its marks, and write it to `output` as PNG.

    The notebook is copied first and nothing is remembered, so that taking a picture changes nothing. Raises KzError;
    nothing is half written.
    """
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(start._replace(notebook=_copied(start.notebook, Path(folder))), remembering=False)
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
    """Wait until nothing is computed, and nothing that was is still about to be laid out or painted."""
    from PySide6.QtCore import QEventLoop

    loop, looks = QEventLoop(application), count(1)

    def look() -> None:
        nonlocal looks
        if _is_busy(window):
            looks = count(1)
        elif next(looks) > 1:  # what ends at one look may begin something before the next
            loop.quit()

    looking = QTimer(application, interval=_SETTLING)
    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(_LONGEST_WAIT, loop, loop.quit)
    loop.exec()
    looking.stop()


def _is_busy(window: MainWindow) -> bool:
    """Whether something is computed, or about to be done soon."""
    waiting = (timer for timer in window.findChildren(QTimer) if timer.isSingleShot() and timer.isActive())
    return window.session.worker.busy or any(timer.interval() <= _SETTLING for timer in waiting)


def _write_picture(picture: QPixmap, path: Path) -> None:
    from PySide6.QtCore import QBuffer

    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(data, "PNG")
    try:
        write_atomically(path, bytes(data.data().data()))
    except OSError as error:
        sentence = f"The picture could not be written to {path}: {error.strerror or error}."
        raise ExportError(sentence, "Name a file in a folder that exists and can be written.") from error


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
    opened = open_workspace(start.notebook)
    chosen = settings.load(paths.user_config("settings.json"))
    worker = Worker()
    session = Session(
        workspace=opened.workspace,
        settings=chosen,
        settings_path=paths.user_config("settings.json"),
        analyst=opened.analyst,
        codebook=opened.codebook,
        worker=worker,
    )
    places_path = paths.user_config("places.json")
    window = MainWindow(session, places_path=places_path if remembering else None)
    worker.setParent(window)
    session.setParent(window)
    if opened.problem is not None:
        session.problem.emit(_said_of(opened.problem, opened.spare))
    session.do(opened.workspace.recover_drafts)
    before = places.load(places_path)
    window.start(start.interviews, before if remembering else before._replace(geometry="", splitter=""))
    return window


def _said_of(problem: NotebookError, spare: Path | None) -> NotebookError:
    """Why the default notebook is not used, and where notes go instead."""
    if spare is None:
        hint = QCoreApplication.translate("app", "You can read; to write notes, open a notebook in a folder of yours.")
        return NotebookError(problem.sentence, hint)
    hint = QCoreApplication.translate("app", "New notes go into {0}.").format(spare)
    return NotebookError(problem.sentence, f"{problem.hint} {hint}".strip())


def _install_translations(application: QApplication) -> None:
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)
    application.installTranslator(EnglishPlurals(application))
