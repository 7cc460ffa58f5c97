"""The window: library and topics, the pages, the inspector; menus from the table of actions."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from kzreader.core.errors import KzError, LoadError
from kzreader.core.library import interview_from_file
from kzreader.core.loading import documents_in
from kzreader.ui import menus, style
from kzreader.ui.overriding import override
from kzreader.ui.places import PanePlace, Places
from kzreader.ui.places import save as save_places
from kzreader.ui.reading.presenter import ReadingPresenter, page_style
from kzreader.ui.reading.spread import Spread
from kzreader.ui.status import StatusLine
from kzreader.ui.synopsis_page import SynopsisPage
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction, QCloseEvent, QShowEvent

    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.ui.acting import Acting
    from kzreader.ui.commands import Commands
    from kzreader.ui.crossrefs.names_view import NameLine
    from kzreader.ui.notify import Banner, Offer
    from kzreader.ui.panels import Panels
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings

_AT_THE_LATEST = 1000
"""Milliseconds after which a window is completed even where nothing of it is painted."""
_FIRST_PAIR = ("001_fca01b70aa2bbb84", "002_1a1f7eff074f63d3")
"""What a first start shows: two accounts of one interview."""


class MainWindow(QMainWindow):
    """Puts the features side by side; they meet here and nowhere else."""

    def __init__(self, session: Session, *, places_path: Path | None) -> None:
        super().__init__()
        self.session = session
        self._places_path = places_path
        _apply_style(session.settings)
        session.settings_changed.connect(_apply_style)
        self.status = StatusLine(self)
        self.spread = Spread(page_style(session.settings), self)
        self.reading = ReadingPresenter(self.spread, session)
        self.synopsis = SynopsisPage(self)
        self._completing = False
        self._build()
        self._connect()
        self._apply_settings(session.settings)

    # Building

    def _build(self) -> None:
        self.setObjectName("main")
        self.setWindowTitle(self.tr("kzreader"))
        self.resize(QSize(1600, 1000).boundedTo(self.screen().availableSize() * 0.95))
        self.setMinimumSize(640, 420)
        self._left = QSplitter(Qt.Orientation.Vertical, self)
        self._left.setObjectName("sidebar")
        pages = QWidget(self)
        self._column = QVBoxLayout(pages)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.spread, 1)
        self._right = QTabWidget(self)
        self._right.setObjectName("inspector")
        self._right.setDocumentMode(True)
        self._right.setAccessibleName(self.tr("Inspector"))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self._left, pages, self._right):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setSizes([250, 1090, 260])
        self.setCentralWidget(self._splitter)
        self._menus = {name: self.menuBar().addMenu(menus.translated(name)) for name in menus.MENUS}
        self.setStatusBar(self.status)

    @cached_property
    def panels(self) -> Panels:
        """The panels round the pages, made when the pages stand or when one of them is asked for."""
        from kzreader.ui.panels import Panels

        made = Panels(self.session, self.reading, self)
        made.put_into(self._left, self._right)
        made.add_requested.connect(self._ask_for_documents)
        made.files_dropped.connect(self.open_paths)
        made.export_requested.connect(self.show_export)
        made.left.connect(self._focus_page)
        return made

    @cached_property
    def banner(self) -> Banner:
        """The place of a message, made when there first is one: mostly there never is."""
        from kzreader.ui.notify import Banner

        made = Banner(self)
        self._column.insertWidget(0, made)
        return made

    @cached_property
    def commands(self) -> Commands:
        """What the actions do."""
        from kzreader.ui.commands import Commands

        return Commands(self)

    @cached_property
    def _acting(self) -> Acting:
        from kzreader.ui.acting import Acting

        return Acting(self, self._menus)

    @property
    def actions_by_id(self) -> dict[str, QAction]:
        """The actions in menus and on pages."""
        return self._acting.by_id

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._on_changed)
        session.problem.connect(self._show_problem)
        session.offered.connect(self._show_offer)
        session.said.connect(self.status.say)
        session.settings_changed.connect(self._apply_settings)
        session.go_to_requested.connect(self._on_go_to_requested)
        session.links_ready.connect(self._show_status)
        self.spread.panes_changed.connect(self._show_status)
        self.spread.painted.connect(self._complete)
        self.spread.settled.connect(self._show_status)
        self.spread.open_requested.connect(self._ask_for_documents)
        self.reading.files_dropped.connect(self.open_paths)

    @property
    def _has_panels(self) -> bool:
        return "panels" in self.__dict__

    def _complete(self) -> None:
        """Make what the first picture does not show, step by step, so that the reader can act between the steps."""
        if not self._completing:
            self._completing = True
            _ = self._acting
            QTimer.singleShot(0, self, self._make_panels)

    def _make_panels(self) -> None:
        _ = self.panels
        QTimer.singleShot(0, self, self._back_up)

    def _back_up(self) -> None:
        """The notebook's copy of the day."""
        try:
            self.session.workspace.back_up()
        except KzError as error:
            self.session.problem.emit(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._completing:
            QTimer.singleShot(_AT_THE_LATEST, self, self._complete)

    # Starting and closing

    def start(self, interviews: Sequence[Interview], places: Places) -> None:
        """Open the interviews asked for; else those of the last session; else the first pair."""
        if places.geometry:
            self.restoreGeometry(QByteArray.fromHex(places.geometry.encode()))
        if places.splitter:
            self._splitter.restoreState(QByteArray.fromHex(places.splitter.encode()))
        if interviews:
            self.open_interviews(interviews)
            return
        self.synopsis.restore(places.synopsis)
        wanted = [pane for pane in places.panes if pane.document in self.session.workspace.documents]
        if places.panes and wanted:
            self._restore(wanted, places.active)
        else:
            self._restore([PanePlace(name, 0) for name in _FIRST_PAIR if name in self.session.library], 0)

    def _restore(self, panes: Sequence[PanePlace], active: int) -> None:
        for place in panes:
            self.reading.open(place.document, where="new")
        self.spread.stand_at([place.offset for place in panes])
        self.reading.side_by_side.link(panes)
        if self.spread.panes:
            self.spread.activate(min(max(active, 0), len(self.spread.panes) - 1))

    def places(self) -> Places:
        """Where the reader is now."""
        return Places(
            panes=self.reading.places(),
            active=self.spread.active_index,
            geometry=self.saveGeometry().toHex().toStdString(),
            splitter=self._splitter.saveState().toHex().toStdString(),
            synopsis=self.synopsis.place(),
        )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.reading.finish_editing()
        if self._has_panels:
            self.panels.notes.finish_editing()
        if self._places_path is not None:
            save_places(self.places(), self._places_path)
        self.session.worker.stop()
        self.session.workspace.close()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.look_again()

    # Opening

    def open_paths(self, paths: Sequence[str], where: str = "here") -> None:
        """Open files of the reader's; a folder stands for its documents, a notebook is gone on in."""
        interviews: list[Interview] = []
        for name in paths:
            path = Path(name)
            if path.suffix == ".kzn":
                self.use_notebook(name)
                continue
            try:
                files = documents_in(path) if path.is_dir() else [path]
                interviews.extend(interview_from_file(file) for file in files)
            except LoadError as error:
                self.session.problem.emit(error)
        self.open_interviews(interviews, where)

    def open_interviews(self, interviews: Sequence[Interview], where: str = "new") -> None:
        """Take interviews into the library and show as many as there is room for."""
        own = [interview for interview in interviews if not interview.bundled]
        if own:
            self.session.do(self.session.workspace.add_documents, own)
        for number, interview in enumerate(interviews):
            if number and self.spread.is_full:
                break
            self.reading.open(interview.id, where=where if number == 0 else "beside")

    def use_notebook(self, path: str) -> None:
        """Go on in another notebook, made if it is not there. The one before is on disk already."""
        self.reading.finish_editing()
        workspace = self.session.workspace
        exists = Path(path).exists()
        if self.session.do(workspace.open_notebook if exists else workspace.new_notebook, Path(path)) is not None:
            self.status.say(self.tr("Notes go into {0}").format(path))

    # What the commands ask of the window

    def show_search(self) -> None:
        """Show the search panel with the keys in its field; selected words are taken along."""
        self.session.change_settings(show_inspector=True)
        self._right.setCurrentWidget(self.panels.search)
        pane = self.reading.active_pane
        span = pane.selection() if pane is not None else None
        words = span.of(pane.interview.text) if span is not None and pane is not None and pane.interview else ""
        self.panels.search.focus_field(words if len(words) <= 80 and "\n" not in words else "")

    def show_export(self, chosen: Iterable[str] = ()) -> None:
        """Show the export dialog, for chosen notes or for all."""
        from kzreader.ui.export.presenter import show_export

        self.reading.finish_editing()
        show_export(self.session, load_theme(self.session.settings.theme), self, chosen=tuple(chosen))

    def show_preferences(self) -> None:
        """Show the preferences; what is chosen there holds at once."""
        from kzreader.ui.preferences.presenter import show_preferences

        show_preferences(self.session, self)

    def show_keys(self) -> None:
        """Show the list of keys."""
        from kzreader.ui import actions
        from kzreader.ui.help.presenter import show_keys
        from kzreader.ui.help.view import KeyRow

        rows = [KeyRow(*row) for row in actions.key_rows()]
        show_keys(rows, self.session, self)

    def show_about(self) -> None:
        """Say what this is and whose its parts are."""
        from kzreader.ui.help.presenter import show_about

        show_about(self)

    def focus_library(self) -> None:
        """Give the keys to the list of interviews."""
        self.session.change_settings(show_library=True)
        self.panels.library.focus_list()

    def focus_notes(self) -> None:
        """Give the keys to the list of notes."""
        self.session.change_settings(show_inspector=True)
        self._right.setCurrentWidget(self.panels.notes)
        self.panels.notes.focus_list()

    def name_line(self) -> NameLine:
        """The line of the names, brought into view, to write something in."""
        self.session.change_settings(show_inspector=True)
        self._right.setCurrentWidget(self.panels.crossrefs)
        self.panels.crossrefs.show_tab("names")
        return self.panels.more.line

    def choose_topic(self) -> None:
        """Offer the topics at the caret; the chosen one goes on the selection or the paragraph."""
        pane = self.reading.active_pane
        if pane is not None:
            from kzreader.ui.topics.menu import topic_menu

            menu = topic_menu(self.session.topics().values(), self.reading.answers.topics.put, self)
            menu.popup(self.reading.point_below(pane))

    # What the session tells

    def _on_go_to_requested(self, document: str, span: Span | None, where: str) -> None:
        self.reading.open(document, where=where, span=span)

    def _ask_for_documents(self) -> None:
        self.commands.do_open_documents()

    def _show_problem(self, error: KzError) -> None:
        self.banner.show_problem(error)

    def _show_offer(self, offer: Offer) -> None:
        self.banner.show_offer(offer)

    def _on_changed(self, change: Change) -> None:
        if "banner" in self.__dict__:
            self.banner.pass_on()
        self._show_status()
        if change.touches_library:
            self.reading.close_missing()

    def _focus_page(self) -> None:
        if self.spread.active_index >= 0:
            self.spread.activate(self.spread.active_index)

    def _show_status(self) -> None:
        workspace = self.session.workspace
        self.status.show_counts(
            interviews=len(self.session.opened),
            passages=self.reading.passage_count(),
            notes=len(workspace.notebook.annotations),
        )
        self.status.show_notebook(workspace.path, read_only=workspace.read_only)

    def _apply_settings(self, settings: Settings) -> None:
        theme = load_theme(settings.theme)
        if self._has_panels:
            self.panels.set_theme(theme)
        self._left.setVisible(settings.show_library)
        self._right.setVisible(settings.show_inspector)
        self._show_status()


def _apply_style(settings: Settings) -> None:
    """Before any view takes the theme: a new style sheet takes from widgets the palettes that they were given."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        style.apply(application, load_theme(settings.theme))
