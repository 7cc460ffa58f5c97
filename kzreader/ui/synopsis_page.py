"""The synopsis and the pages of one window: either stands in the place of the other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from kzreader.ui.painted import AfterPainting
from kzreader.ui.places import SynopsisPlace

if TYPE_CHECKING:
    from kzreader.ui.main_window import MainWindow
    from kzreader.ui.synopsis.presenter import Standing, SynopsisPresenter
    from kzreader.ui.synopsis.view import SynopsisView

_AFTER = 30
"""Milliseconds after the pages have been painted in which a synopsis of the last session takes their place."""


class SynopsisPage(QObject):
    """Made with its window; view and presenter are made when the reader first asks for the synopsis."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place = SynopsisPlace()

    @property
    def shown(self) -> bool:
        """Whether the synopsis stands in place of the pages."""
        return "presenter" in self.__dict__ and not self.view.isHidden()

    @cached_property
    def view(self) -> SynopsisView:
        """The page."""
        from kzreader.ui.synopsis.presenter import table_style
        from kzreader.ui.synopsis.view import SynopsisView

        window = self._window
        made = SynopsisView(table_style(window.session.settings), window)
        made.hide()
        column = window.spread.parentWidget()
        holder = column.layout() if column is not None else None
        assert isinstance(holder, QBoxLayout), "the pages stand in a column"
        holder.addWidget(made, 1)
        return made

    @cached_property
    def presenter(self) -> SynopsisPresenter:
        """What feeds the page."""
        from kzreader.ui.synopsis.presenter import SynopsisPresenter

        window = self._window
        made = SynopsisPresenter(self.view, window.session, window.panels.grouping)
        made.restore(self._place)
        made.go_requested.connect(self._go)
        self.view.left.connect(self.leave)
        window.reading.pages_wanted.connect(self._show_pages)
        return made

    def place(self) -> SynopsisPlace:
        """What is remembered of it."""
        if "presenter" not in self.__dict__:
            return self._place
        return SynopsisPlace(self.presenter.documents, self.presenter.base, self.shown)

    def restore(self, place: SynopsisPlace) -> None:
        """Take up where the last session was."""
        self._place = place
        if place.shown:
            AfterPainting(self._window.spread, self.show, delay=_AFTER)

    def toggle(self) -> None:
        """Show the synopsis, or the pages again."""
        if self.shown:
            self.leave()
        else:
            self.show()

    def show(self) -> None:
        """Show the synopsis in place of the pages."""
        window = self._window
        window.reading.finish_editing()
        self.presenter.open()
        window.spread.hide()
        self.view.show()
        self.view.focus_table()
        self._tell()

    def leave(self) -> None:
        """Show the pages as they were left."""
        self._show_pages()
        spread = self._window.spread
        if spread.panes:
            spread.activate(max(spread.active_index, 0))

    def _show_pages(self) -> None:
        if self.shown:
            self.view.hide()
            self._window.spread.show()
            self._tell()

    def _tell(self) -> None:
        self._window.actions_by_id["synopsis"].setChecked(self.shown)
        self._window.reading.state_changed.emit()

    def _go(self, standing: Standing) -> None:
        """Stand the accounts at a statement, from left to right as in the table."""
        from kzreader.ui.standing import stand

        self._show_pages()
        stand(self._window.reading, self._window.spread, standing)
