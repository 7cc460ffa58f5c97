"""The synopsis as somebody at the window sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from kzreader.ui.synopsis.values import words_of

if TYPE_CHECKING:
    from journeys.reader import Reader


class Synopsis:
    """What the reader sees of the synopsis, and where it is clicked."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def open(self):
        self.reader.press("F8")
        return self.wait()

    def wait(self):
        presenter = self.reader.window.synopsis.presenter
        self.reader.until(lambda: not presenter._renewing.isActive() and not presenter._gathering.running)
        self.reader.until(lambda: self.view.message or self.table.settled)
        self.reader.until(lambda: not presenter._uncounted)
        return self

    @property
    def view(self):
        return self.reader.window.synopsis.view

    @property
    def table(self):
        return self.view.table

    @property
    def content(self):
        return self.table.content

    @property
    def shown(self):
        return self.view.isVisible() and not self.reader.window.spread.isVisible()

    @property
    def documents(self):
        heads = self.table.heads
        return [self.content.documents[heads.logicalIndex(place)] for place in range(heads.count())]

    def words(self, row, column):
        return words_of(self.content.cell(row, column))

    def row_with(self, words):
        return next(
            row for row in range(len(self.content.rows)) for column in range(len(self.content.documents))
            if words in self.words(row, column)
        )  # fmt: skip

    def click(self, row, column):
        self.table.choose(row, column)
        box = self.table.visualRect(self.table.model().index(row, column))
        self.reader.click(self.table.viewport(), QPoint(box.center().x(), box.top() + 20))

    def filter(self, key):
        self.reader.click(self.view.bar.filters.button(key))
        return self.wait()
