"""Somebody at the window: opens it, points, clicks, types, looks, and reads what is on disk.

Everything goes through the window with mouse and keys; what is on disk is read by another connection or by another
process.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QPushButton, QWidget

from kzreader import opening, paths
from kzreader.core.text import Span
from kzreader.ui import app
from kzreader.ui.export.view import ExportDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QColor
    from pytestqt.qtbot import QtBot

    from kzreader.ui.main_window import MainWindow
    from kzreader.ui.reading.note_card import NoteCard
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.row_list import RowList

COMMENTARY = "000_e1e272271e6e4ebb"
TRANSCRIPT = "001_fca01b70aa2bbb84"
REPORT = "002_1a1f7eff074f63d3"
XINHUA = "003_952d8f44be971791"
MIR = "004_1ea4bdc054af042b"

USUAL, WIDE = (1440, 900), (1900, 1000)
"""Sizes of the window: with room for two pages, and for the notes beside them."""

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Reader:
    """Drives one window after the other, in one home."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self._window: MainWindow | None = None

    # Coming and going

    def start(self, *documents: object, notebook: object = None, size: tuple[int, int] = USUAL) -> MainWindow:
        """Open the window as the command line does, and wait until everything it computes is there."""
        app.make_application()
        start = opening.read_start([str(one) for one in documents], None if notebook is None else str(notebook))
        window = self._window = app.build_window(start)
        window.resize(*size)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.until(lambda: "panels" in window.__dict__)
        self.settle()
        return window

    def settle(self) -> None:
        """Wait until nothing is being computed and every open page is laid out."""
        window = self.window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.until(lambda: not window.session.worker.busy, timeout=20_000)
        pages = [pane.page for pane in window.spread.panes]
        self.until(lambda: not any(one._settling.isActive() for one in (window.spread, *pages)))
        self.until(lambda: not window.spread._together._glides)

    def quit(self) -> None:
        """Close the window by its close button."""
        self.window.close()
        self.leave()

    def restart(self) -> MainWindow:
        """Close the window and open it again as wide as before, with nothing named."""
        size = self.window.size()
        self.quit()
        return self.start(size=(size.width(), size.height()))

    def leave(self) -> None:
        """Let go of the window."""
        window, self._window = self._window, None
        if window is not None and shiboken6.isValid(window):
            if window.isVisible():
                window.close()
            shiboken6.delete(window)

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        assert self._window is not None, "no window is open"
        return self._window

    def until(self, condition: Callable[[], object], *, timeout: int = 5000) -> None:
        """Wait until something can be seen."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def back_to_the_window(self) -> None:
        """Give the window the keys again, after a dialog has closed."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    # Looking

    def pane(self, number: int) -> ReadingPane:
        """A pane, counted from 0 at the left."""
        return self.window.spread.panes[number]

    @property
    def open(self) -> list[str]:
        """Ids of what is open, from left to right."""
        return [pane.interview.id for pane in self.window.spread.panes if pane.interview is not None]

    @property
    def banner(self) -> str:
        """The sentence in the banner, empty if there is none."""
        return self.window.banner.text

    @property
    def status(self) -> str:
        """What the status bar says."""
        return self.window.status.currentMessage() or self.window.status.counts.text()

    def cards(self, number: int) -> list[NoteCard]:
        """The notes in sight in the margin of a pane, from top to bottom."""
        return list(self.pane(number).margin.cards)

    def span(self, number: int, words: str) -> Span:
        """Where `words` stand first in the interview of a pane."""
        interview = self.pane(number).interview
        assert interview is not None
        start = interview.text.index(words)
        return Span(start, start + len(words))

    def height(self, number: int, span: Span) -> int:
        """Height in the window of the first line of a passage, in pixels."""
        pane = self.pane(number)
        return pane.page.viewport().mapTo(self.window, pane.span_rects(span)[0].topLeft()).y()

    def shown(self, number: int) -> str:
        """The words of a pane that are in view."""
        pane = self.pane(number)
        assert pane.interview is not None
        return pane.visible_span().of(pane.interview.text)

    def colour_at(self, widget: QWidget, point: QPoint) -> QColor:
        """The colour that a point of a widget has on the screen."""
        return widget.grab().toImage().pixelColor(point * widget.devicePixelRatio())

    def colours(self, number: int, words: str) -> set[str]:
        """The colours behind and in the letters of `words` on the page."""
        pane = self.pane(number)
        box = self.in_view(number, self.span(number, words))
        picture = pane.page.viewport().grab(box).toImage()
        return {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}

    def in_view(self, number: int, span: Span) -> Any:
        """Scroll as far as it needs to see a passage; gives its first line's rectangle on the page."""
        pane = self.pane(number)
        boxes = pane.span_rects(span)
        if boxes[0].top() < 0 or boxes[-1].bottom() > pane.page.viewport().height():
            bar = pane.page.verticalScrollBar()
            bar.setValue(bar.value() + boxes[0].top() - 120)
            boxes = pane.span_rects(span)
        return boxes[0]

    # Mouse

    def click(self, widget: QWidget, point: QPoint | None = None, *, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Move the mouse there and click."""
        point = widget.rect().center() if point is None else point
        self.qtbot.mouseMove(widget, point)
        self.qtbot.mouseClick(widget, LEFT, modifier, pos=point)
        _forget_the_deleted()

    def click_words(self, number: int, words: str) -> None:
        """Click the middle of `words` on a page."""
        self.click_passage(number, self.span(number, words))

    def click_passage(self, number: int, span: Span) -> None:
        """Click the first line of a passage in its middle."""
        box = self.in_view(number, span)
        self.click(self.pane(number).page.viewport(), box.center())

    def click_row(
        self,
        rows: RowList,
        key: object,
        *,
        part: int | None = None,
        double: bool = False,
        modifier: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        """Click a row of a list; where it has several parts, into one of them."""
        index = rows.row_model.index_of(key)  # type: ignore[arg-type]
        if not rows.visualRect(index).isValid() or not rows.viewport().rect().contains(rows.visualRect(index)):
            rows.choose(key)  # type: ignore[arg-type]
        box = rows.visualRect(index)
        assert box.isValid(), f"the list has no row {key}"
        heights = range(box.top() + 1, box.bottom()) if part is not None else [box.center().y()]
        parts = (QPoint(box.center().x(), height) for height in heights)
        point = next(one for one in parts if part is None or rows._delegate.part_at(index, one) == part)
        self.click(rows.viewport(), point, modifier=modifier)
        if double:
            self.qtbot.mouseDClick(rows.viewport(), LEFT, modifier, pos=point)

    def select(self, number: int, words: str) -> Span:
        """Select `words` by dragging over them."""
        pane, span = self.pane(number), self.span(number, words)
        self.in_view(number, span)
        boxes = pane.span_rects(span)
        first = QPoint(boxes[0].left() + 1, boxes[0].center().y())
        last = QPoint(boxes[-1].right(), boxes[-1].center().y())
        viewport = pane.page.viewport()
        self.qtbot.mousePress(viewport, LEFT, pos=first)
        self.qtbot.mouseMove(viewport, last)
        self.qtbot.mouseRelease(viewport, LEFT, pos=last)
        _forget_the_deleted()
        assert pane.selection() == span
        return span

    def wheel(self, number: int, notches: float) -> None:
        """Turn the wheel over a page; a positive number goes down."""
        viewport = self.pane(number).page.viewport()
        middle = QPointF(viewport.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(viewport.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, round(-120 * notches)),
            Qt.MouseButton.NoButton,
            NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def drop(self, widget: QWidget, mime: QMimeData, point: QPoint | None = None) -> None:
        """Drop something that was dragged from elsewhere, where the window takes it."""
        point = widget.rect().center() if point is None else point
        buttons = (Qt.DropAction.CopyAction, mime, LEFT, NO_KEYS)
        enter = QDragEnterEvent(point, *buttons)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted(), "it cannot be dropped here"
        QApplication.sendEvent(widget, QDropEvent(QPointF(point), *buttons))

    def drop_files(self, widget: QWidget, *files: Path, point: QPoint | None = None) -> None:
        """Drop files from a file manager."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self.drop(widget, mime, point)

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys as they are written in the menus, where the keys go now."""
        for key in keys:
            widget = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
            QTest.keySequence(widget, QKeySequence(key))
            _forget_the_deleted()

    def type(self, words: str) -> None:
        """Type words where the keys go now; a line end is the Enter key."""
        for number, line in enumerate(words.split("\n")):
            if number:
                self.press("Return")
            widget = QApplication.focusWidget()
            assert widget is not None, "the keys go nowhere"
            QTest.keyClicks(widget, line)
            _forget_the_deleted()

    def menu(self, action: str) -> None:
        """Choose an action in the menu bar with the mouse."""
        chosen: QAction = self.window.actions_by_id[action]
        bar = self.window.menuBar()
        for entry in bar.actions():
            menu = entry.menu()
            if isinstance(menu, QMenu) and chosen in menu.actions():
                self.click(bar, bar.actionGeometry(entry).center())
                self.until(menu.isVisible)
                self.click(menu, menu.actionGeometry(chosen).center())
                return
        raise AssertionError(f"no menu has {action}")

    def choose_in_popup(self, words: str) -> None:
        """Go to an entry of the menu that has popped up with the arrow keys, and press Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        entry = next(action for action in menu.actions() if action.text().replace("&", "") == words)
        for _ in menu.actions():
            if menu.activeAction() is not entry:
                QTest.keyClick(menu, Qt.Key.Key_Down)
        with self.qtbot.waitSignal(entry.triggered):
            QTest.keyClick(menu, Qt.Key.Key_Return)
        self.back_to_the_window()

    def write_note(self, words: str) -> None:
        """Begin a note on the selection, write it, and leave it with Ctrl+Enter."""
        self.press("N")
        self.type(words)
        self.press("Ctrl+Return")

    def put_topic(self, name: str) -> None:
        """Put a topic on the selection, or on the paragraph at the caret."""
        self.press("T")
        self.choose_in_popup(name)

    # Dialogs

    def answer_file_dialog(self, *files: Path) -> None:
        """Put file names into the dialog that asks for them, and press its button."""
        dialog = self.window.findChild(QFileDialog)
        assert dialog is not None, "no dialog asks for a file"
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.setText(" ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0]))
        button = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
        self.click(button)
        self.until(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())
        self.back_to_the_window()

    def export(self, file: Path, *, format: str = "md", grouping: str = "interview") -> str:
        """Export by the dialog, and read what it wrote; empty if it wrote nothing."""
        self.press("Ctrl+E")
        dialog = self.window.findChild(ExportDialog)
        assert dialog is not None
        assert dialog.isVisible()
        self.click(dialog.option_button("format", format))
        self.click(dialog.option_button("grouping", grouping))
        dialog.path_field.selectAll()
        QTest.keyClicks(dialog.path_field, str(file))
        self.click(dialog.export_button)
        self.until(lambda: dialog.message)
        self.said = dialog.message
        self.press("Escape")
        self.back_to_the_window()
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    # What is on disk

    @property
    def notebook(self) -> Path:
        """The notebook that is used when none is named."""
        return paths.default_notebook()

    def rows(self, query: str, notebook: Path | None = None) -> list[tuple[Any, ...]]:
        """What another SQLite connection finds in the notebook file at this moment."""
        with closing(sqlite3.connect(f"file:{notebook or self.notebook}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def bodies(self, notebook: Path | None = None) -> list[str]:
        """The texts of the annotations in the file, empty ones of mere marks among them, oldest first."""
        return [body for (body,) in self.rows("SELECT body FROM annotations ORDER BY created", notebook)]

    def listed(self, notebook: Path | None = None) -> list[dict[str, Any]]:
        """The annotations as another process lists them."""
        return self.command("notebook", "list", str(notebook or self.notebook), "--json")

    def command(self, *arguments: str) -> Any:
        """What a command of the program answers in JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "kzreader", *arguments],
            env=os.environ | {"PYTHONWARNINGS": "default"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def _forget_the_deleted() -> None:
    """Delete what is to be deleted later, as an event loop does between two keys and a test does not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
