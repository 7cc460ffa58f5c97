"""A session as the panels have it, on the bundled interviews, for tests of the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer

from kzreader import paths
from kzreader.core.analysis import Analyst
from kzreader.core.jobs import JOBS
from kzreader.core.library import bundled_library
from kzreader.core.topics import Codebook
from kzreader.core.workspace import Workspace
from kzreader.ui.session import Session
from kzreader.ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kzreader.ui.row_list import RowList

COMMENTARY = "000_e1e272271e6e4ebb"
TRANSCRIPT = "001_fca01b70aa2bbb84"
REPORT = "002_1a1f7eff074f63d3"
XINHUA = "003_952d8f44be971791"
MIR = "004_1ea4bdc054af042b"


class NearWorker(QObject):
    """Does what the worker process does, in this one, and answers as late as it: never before the call returns."""

    def submit(self, key: str, job: str, arguments: tuple[object, ...], on_done: Any, on_failed: Any) -> None:
        QTimer.singleShot(0, self, lambda: on_done(JOBS[job](*arguments)))

    def drop(self, key: str) -> None:
        """Nothing waits here."""


def make_session(folder: Path, *, notebook: Path | None = None, analyst: Analyst | None = None) -> Session:
    """A session on the bundled interviews; the notebook in memory unless a file is named, without a cache unless
    `analyst` has one.
    """
    codebook = Codebook.load(paths.resources("topics", "codebook.toml"))
    topics = [topic.record for topic in codebook.topics]
    workspace = Workspace.open(notebook, bundled_library(), codebook=topics, author="Aigul")
    worker = NearWorker()
    session = Session(
        workspace=workspace,
        settings=Settings(),
        settings_path=folder / "settings.json",
        analyst=analyst or Analyst(),
        codebook=codebook,
        worker=worker,  # type: ignore[arg-type]
    )
    worker.setParent(session)
    return session


def activate(qtbot: QtBot, view: QWidget) -> None:
    """Show a panel in a window of its own that has the keys."""
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()


def texts(rows: RowList) -> list[str]:
    """What stands in the first line of each row, headings too."""
    return [row.texts[0].words for row in rows.rows]


def keys(rows: RowList) -> list[object]:
    """The keys of the rows that can be chosen."""
    return [row.key for row in rows.rows if not row.heading]


def row_rect(rows: RowList, key: object) -> QRect:
    """Where the row stands in the viewport."""
    return rows.visualRect(rows.row_model.index_of(key))  # type: ignore[arg-type]


def click_row(qtbot: QtBot, rows: RowList, key: object, *, at: QPoint | None = None, double: bool = False) -> None:
    """Click the row with the left button, in its middle or `at` a point of the row."""
    rect = row_rect(rows, key)
    point = rect.center() if at is None else rect.topLeft() + at
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    if double:
        qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
