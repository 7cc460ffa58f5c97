"""What the synopsis is told: plain values, made by its presenter."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.export.synopsis.table import TableCell, TableRow, columns_of, names_of, printable, row_of
from kzreader.ui.wording import date_in_words

if TYPE_CHECKING:
    from kzreader.core.crossrefs.synopsis import Row
    from kzreader.core.export.synopsis import SynopsisRequest
    from kzreader.core.export.synopsis.table import Column
    from kzreader.core.interview import Interview
    from kzreader.ui.theme import Theme


_KEPT = 500
"""Rows whose words are kept."""


class TableStyle(NamedTuple):
    """How the table looks. `font_size` in points; `differing`: whether words that the base has not are marked."""

    theme: Theme
    font_size: float
    differing: bool


class AccountChoice(NamedTuple):
    """An interview that can be a column. `group`: a heading that it stands under in the menu."""

    document: str
    name: str
    group: str
    shown: bool


class Content:
    """A synopsis whose cells are put into words when they are asked for: most of a long one is never looked at."""

    def __init__(self, request: SynopsisRequest) -> None:
        self.request = request
        self.rows: tuple[Row, ...] = request.synopsis.rows
        self.documents: tuple[str, ...] = request.synopsis.documents
        self.base: int = request.synopsis.base
        self.names: tuple[str, ...] = names_of(request.accounts)
        self._texts = [account.text for account in request.accounts]
        self._worded: OrderedDict[int, TableRow] = OrderedDict()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The heads of the columns."""
        heads = columns_of(self.request, self.names)
        return tuple(
            head._replace(details=_details(account, head.name))
            for head, account in zip(heads, self.request.accounts, strict=True)
        )

    def row(self, row: int) -> TableRow:
        """A row in words, counted from 0 among those that are shown."""
        if row not in self._worded:
            self._worded[row] = row_of(self.request, self.names, self.rows[row])
            if len(self._worded) > _KEPT:
                self._worded.popitem(last=False)
        return self._worded[row]

    def cell(self, row: int, column: int) -> TableCell:
        """A cell in words."""
        return self.row(row).cells[column]

    def hit(self, row: int, column: int, wanted: re.Pattern[str]) -> bool:
        """Whether the passages of a cell say what is looked for."""
        for span in self.rows[row].cells[column].passages:
            if wanted.search(self._texts[column], span.start, span.end):
                return True
        return False


def _details(account: Interview, name: str) -> str:
    """Date and title, the title unless the account is called by it."""
    title = printable(account.title)
    return " · ".join(part for part in (date_in_words(account.date), "" if title == name else title) if part)


def words_of(cell: TableCell) -> str:
    """The outlet's words in a cell, a line for each passage."""
    return "\n".join("".join(run.text for run in passage.runs) for passage in cell.passages)


def spoken(cell: TableCell, nothing: str) -> str:
    """Everything that a cell says, for screen readers; `nothing` where it is empty."""
    places = ", ".join(f"¶ {passage.place}" for passage in cell.passages if passage.place)
    parts = [words_of(cell), *cell.repeats, cell.badge, cell.speaker, places, *cell.notes]
    return ". ".join(part for part in parts if part) or nothing
