"""A synopsis as a Word document: a landscape table whose header row comes back on every page.

python-docx writes it, so that Word opens it without repair; what the library leaves to chance, the time in the packed
file's entries, is set here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from kzreader.core.export.synopsis.table import Column, Table, TableCell, TableRow

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN, _NUMBER_WIDTH = Mm(297), Mm(210), Mm(15), Mm(18)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
"""The first time that a packed file can hold."""
_QUIET, _QUIET_ID = "Synopsis Note", "SynopsisNote"


def render(table: Table) -> bytes:
    """The synopsis as the bytes of a .docx file, the same on every run."""
    document = docx.Document()
    _set_page(document)
    heading = f"{table.title}: {table.subtitle}" if table.subtitle else table.title
    _set_properties(document, heading, table.wording.language)
    document.add_heading(heading, level=1)
    legend = table.wording.legend.format(table.wording.underlined)
    document.add_paragraph(f"{table.size} {legend}", style=_QUIET)
    if not table.rows:
        document.add_paragraph(table.wording.nothing)
    _add_table(document, table)
    packed = io.BytesIO()
    document.save(packed)
    return _timeless(packed)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE_WIDTH, _PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.font.size = Pt(9)
    normal.paragraph_format.space_after = Pt(3)
    quiet = document.styles.add_style(_QUIET, WD_STYLE_TYPE.PARAGRAPH)
    quiet.base_style = normal
    quiet.font.size = Pt(8)
    quiet.font.italic = True


def _set_properties(document: Document, title: str, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title[:255], language
    properties.author, properties.comments, properties.last_modified_by = "", "", ""
    properties.created = properties.modified = _MADE


def _add_table(document: Document, table: Table) -> None:
    made = document.add_table(rows=1 + len(table.rows), cols=1 + len(table.columns), style="Table Grid")
    made.autofit = False
    width = (_PAGE_WIDTH - 2 * _MARGIN - _NUMBER_WIDTH) // len(table.columns)
    for number, column in enumerate(made.columns):
        column.width = width if number else _NUMBER_WIDTH
    head, *rows = list(made.rows)
    _fill_head(head, table)
    for row, words in zip(rows, table.rows, strict=True):
        _fill_row(row, words, table)
    for row in (head, *rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for number, cell in enumerate(row.cells):
            cell.width = width if number else _NUMBER_WIDTH
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill_head(row: _Row, table: Table) -> None:
    first, *others = row.cells
    _Lines(first).write(table.wording.number, bold=True)
    for cell, column in zip(others, table.columns, strict=True):
        _fill_column(_Lines(cell), column)


def _fill_column(lines: _Lines, column: Column) -> None:
    lines.write(column.name, bold=True)
    for line in (column.details, *column.coverage):
        if line:
            lines.add_quiet(line)


def _fill_row(row: _Row, words: TableRow, table: Table) -> None:
    first, *others = row.cells
    lines = _Lines(first)
    lines.write(words.number)
    for fact in words.facts:
        lines.add_quiet(fact)
    for cell, told in zip(others, words.cells, strict=True):
        _fill_cell(_Lines(cell), told, missing=table.wording.missing)


def _fill_cell(lines: _Lines, told: TableCell, *, missing: str) -> None:
    if not told.passages and not told.repeats:
        lines.write(missing)
    for passage in told.passages:
        paragraph = lines.next()
        for run in passage.runs:
            paragraph.add_run(run.text).underline = run.differs or None
        if passage.place:
            paragraph.add_run(f" [{passage.place}]")
    for line in _quiet_lines(told):
        lines.add_quiet(line)


def _quiet_lines(told: TableCell) -> Iterator[str]:
    yield from told.repeats
    said = ", ".join(part for part in (told.badge, told.speaker) if part)
    if said:
        yield said
    yield from told.notes


class _Lines:
    """The paragraphs of a cell, which has an empty one from the first."""

    def __init__(self, cell: _Cell) -> None:
        self._cell = cell
        self._first: Paragraph = cell.paragraphs[0]
        self._used = False

    def next(self) -> Paragraph:
        used, self._used = self._used, True
        return self._cell.add_paragraph() if used else self._first

    def write(self, text: str, *, bold: bool = False) -> None:
        self.next().add_run(text).bold = bold or None

    def add_quiet(self, text: str) -> None:
        paragraph = self.next()
        paragraph._p.style = _QUIET_ID  # setting it by name looks through all styles: half of the time
        paragraph.add_run(text)


def _timeless(packed: io.BytesIO) -> bytes:
    """The packed file with one fixed time in all its entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same wherever it is made
            target.writestr(entry, source.read(name))
    return made.getvalue()
