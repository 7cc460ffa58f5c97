"""The panels round the pages: library and topics at the left, notes, cross-references and search at the right.

The window makes them after its pages have been painted, so that reading can begin before everything is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kzreader.ui.crossrefs.card import EntityCard
from kzreader.ui.crossrefs.figures_presenter import Pages
from kzreader.ui.crossrefs.link_card import LinkCard
from kzreader.ui.crossrefs.link_card_presenter import LinkCardPresenter
from kzreader.ui.crossrefs.more import MoreCrossrefs
from kzreader.ui.crossrefs.presenter import CardPresenter, CrossrefsPresenter, PassageKey
from kzreader.ui.crossrefs.view import CrossrefsView
from kzreader.ui.grouping import Grouping
from kzreader.ui.judging import VERBS
from kzreader.ui.library.presenter import LibraryPresenter
from kzreader.ui.library.view import LibraryView
from kzreader.ui.link_menu import short_words_of
from kzreader.ui.notes.presenter import NotesPresenter
from kzreader.ui.notes.view import NotesView
from kzreader.ui.reading.figure_marks import FigureMarks
from kzreader.ui.reading.jumps import show_together
from kzreader.ui.search.presenter import SearchPresenter
from kzreader.ui.search.view import SearchView
from kzreader.ui.theme import load_theme
from kzreader.ui.topics.presenter import TopicsPresenter
from kzreader.ui.topics.spreading import ParallelTopics
from kzreader.ui.topics.view import TopicsView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QTabWidget

    from kzreader.ui.main_window import MainWindow
    from kzreader.ui.reading.presenter import ReadingPresenter
    from kzreader.ui.session import Session
    from kzreader.ui.theme import Theme


class Panels(QObject):
    """Views and presenters of the panels of one window."""

    add_requested = Signal()
    """The reader wants to choose files."""
    files_dropped = Signal(list)
    export_requested = Signal(list)
    """Export the notes with these ids."""
    left = Signal()
    """The reader has left a panel for the pages."""

    def __init__(self, session: Session, reading: ReadingPresenter, window: MainWindow) -> None:
        super().__init__(window)
        theme = load_theme(session.settings.theme)
        self._reading = reading
        self.grouping = Grouping(session, self)
        self.library = LibraryView(theme, window)
        self.topics = TopicsView(theme, window)
        self.notes = NotesView(theme, window)
        self.crossrefs = CrossrefsView(theme, window)
        pages = Pages(partial(show_together, reading, window.spread), reading.edit_note)
        self.more = MoreCrossrefs(self.crossrefs, session, pages, theme)
        self._figures = FigureMarks(window.spread, session)
        self.search = SearchView(theme, window)
        self.card = EntityCard(theme, window)
        self._cards = CardPresenter(self.card, session)
        self.link_card = LinkCard(theme, [(verb, short_words_of(verb)) for verb in VERBS], window)
        self._link_cards = LinkCardPresenter(self.link_card, session)
        self._presenters = (
            LibraryPresenter(self.library, session, self.grouping),
            TopicsPresenter(self.topics, session),
            NotesPresenter(self.notes, session),
            CrossrefsPresenter(self.crossrefs, session),
            SearchPresenter(self.search, session),
            ParallelTopics(session),
        )
        self._connect()

    def _connect(self) -> None:
        self.library.add_requested.connect(self.add_requested)
        self.library.documents_dropped.connect(self.files_dropped)
        self.notes.export_requested.connect(self.export_requested)
        self.crossrefs.passage_activated.connect(self._on_passage_activated)
        self.search.closed.connect(self.left)
        for panel in (self.library, self.topics, self.notes, self.crossrefs):
            panel.left.connect(self.left)
        self._cards.attach(self._reading)
        self._link_cards.attach(self._reading.answers.linked)
        self._cards.attach_list(self.crossrefs)

    def put_into(self, sidebar: QSplitter, inspector: QTabWidget) -> None:
        """Take their places in the window."""
        tr = QCoreApplication.translate
        sidebar.addWidget(self.library)
        sidebar.addWidget(self.topics)
        sidebar.setSizes([520, 320])
        inspector.addTab(self.notes, tr("panels", "Notes"))
        inspector.addTab(self.crossrefs, tr("panels", "Cross-references"))
        inspector.addTab(self.search, tr("panels", "Search"))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of another theme."""
        for view in (
            self.library,
            self.topics,
            self.notes,
            self.crossrefs,
            self.more,
            self.search,
            self.card,
            self.link_card,
        ):
            view.set_theme(theme)

    def _on_passage_activated(self, key: PassageKey) -> None:
        self._reading.show_link(key.left, key.link)
