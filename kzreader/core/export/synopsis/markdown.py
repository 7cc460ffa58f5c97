"""A synopsis as a Markdown table, as GitHub's and Pandoc's Markdown have it: one line a row, whatever is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzreader.core.export.synopsis.table import Column, Passage, Run, Table, TableCell, TableRow
from kzreader.core.markdown import escaped

_BREAK = "<br>"


def render(table: Table) -> str:
    """The synopsis as one Markdown document."""
    heading = f"{table.title}: {table.subtitle}" if table.subtitle else table.title
    legend = table.wording.legend.format(table.wording.bold)
    blocks = [f"# {escaped(heading)}", escaped(f"{table.size} {legend}")]
    if not table.rows:
        blocks.append(escaped(table.wording.nothing))
    head = [escaped(table.wording.number), *map(_head, table.columns)]
    lines = [_line(head), _line(["---"] * len(head)), *(_row(row, table) for row in table.rows)]
    return "\n\n".join([*blocks, "\n".join(lines)]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(column: Column) -> str:
    return _BREAK.join(escaped(line) for line in (column.name, column.details, *column.coverage) if line)


def _row(row: TableRow, table: Table) -> str:
    first = _BREAK.join(map(escaped, (row.number, *row.facts)))
    return _line([first, *(_cell(cell, missing=escaped(table.wording.missing)) for cell in row.cells)])


def _cell(cell: TableCell, *, missing: str) -> str:
    if not cell.passages and not cell.repeats:
        return missing
    said = ", ".join(part for part in (cell.badge, cell.speaker) if part)
    quiet = [line for line in (*cell.repeats, said, *cell.notes) if line]
    return _BREAK.join([*map(_passage, cell.passages), *(f"*{escaped(line)}*" for line in quiet)])


def _passage(passage: Passage) -> str:
    words = "".join(part for run in passage.runs for part in _run(run))
    return f"{words} {escaped(f'[{passage.place}]')}" if passage.place else words


def _run(run: Run) -> Iterator[str]:
    """The words, those that differ in bold; spaces at the ends stay outside."""
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :] if run.text.strip() else ""
    words = escaped(run.text)
    yield before
    if words:
        yield f"**{words}**" if run.differs else words
    yield after
