"""A synopsis to be read in a terminal: one block a statement, one paragraph an account."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kzreader.core.export.synopsis.table import Table, TableCell, TableRow

_WIDTH = 88
"""The same whatever the terminal is, so that the answer is the same on every run."""
_INDENT = 6


def render(table: Table) -> str:
    """The synopsis as plain text; accounts are called A, B, ... in the order of the columns."""
    heading = f"{table.title}: {table.subtitle}" if table.subtitle else table.title
    columns = "\n".join(_head(letter, table) for letter in _letters(table))
    size = table.size if table.rows else f"{table.size} {table.wording.nothing}"
    return "\n\n".join([heading, columns, size, *("\n".join(_row(row, table)) for row in table.rows)])


def _letters(table: Table) -> str:
    return "ABCDEF"[: len(table.columns)]


def _head(letter: str, table: Table) -> str:
    column = table.columns[ord(letter) - ord("A")]
    lines = [", ".join(part for part in (column.name, column.details) if part), *column.coverage]
    return "\n".join([f"{letter}  {lines[0]}", *(f"   {line}" for line in lines[1:])])


def _row(row: TableRow, table: Table) -> Iterator[str]:
    yield " · ".join([row.number, *row.facts])
    for letter, cell in zip(_letters(table), row.cells, strict=True):
        if cell.passages or cell.repeats:
            yield from _cell(letter, cell)


def _cell(letter: str, cell: TableCell) -> Iterator[str]:
    said = ", ".join(part for part in (cell.badge, cell.speaker) if part)
    marks = [(passage.place, "".join(run.text for run in passage.runs)) for passage in cell.passages]
    lines = [*marks, *(("", line) for line in (*cell.repeats, said and f"({said})", *cell.notes) if line)]
    for number, (place, words) in enumerate(lines):
        first = f"{'' if number else letter:<2}{place:>3} "
        yield textwrap.fill(words, _WIDTH, initial_indent=first, subsequent_indent=" " * _INDENT)
