"""A synopsis on paper: byte for byte what it was, and nothing in it that acts, fetches or breaks the table.

After a change that is meant: KZREADER_GOLDEN=write sh tests/run tests/core/test_synopsis_export.py, and look at the
difference.
"""

from __future__ import annotations

import io
import os
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from notebooks import interview

from kzreader.core.crossrefs.parallels import Comparison
from kzreader.core.crossrefs.synopsis import Badge, Only, Synopsis, filtered, synopsis
from kzreader.core.crossrefs.values import Figure, FigurePair, Link
from kzreader.core.errors import ExportError, RequestError
from kzreader.core.export.synopsis import FORMATS, SynopsisRequest, Wording, export_to, render
from kzreader.core.text import Span

GOLDEN = Path(__file__).parents[1] / "golden"
STAR = interview(
    "star",
    "The bridge | opens\nin May.",
    "It is 8 km long <script>alert('*')</script> & 20 % dear.",
    "We build, as ever, *for* all.",
    outlet="Star",
    date="2024-07-01/2024-07-02",
    language="en",
)
MOON = interview(
    "moon",
    "In May\u202e the \x07bridge opens 😀, for good.",
    "It has 9 km from end to end.",
    "“Қазақстан” builds [it](http://example.org).",
    outlet="The Moon & Co",
    date="2024-07",
    language='en"><script>',
)
BYTES = [name for name in FORMATS if name != "docx"]
"""What a Word file packs is also the library's: see below what it says."""


def found() -> Synopsis:
    (s1, s2, s3), (m1, m2, _) = ([paragraph.span for paragraph in one.paragraphs] for one in (STAR, MOON))
    links = (Link("parallel", 0.9, s1, m1), Link("parallel", 0.8, s2, m2), Link("parallel", 0.7, s3, m1))
    eight, nine = (
        Span(STAR.text.index("8"), STAR.text.index("8") + 4),
        Span(MOON.text.index("9"), MOON.text.index("9") + 4),
    )
    pair = FigurePair("differs", "length", Figure(eight, "quantity", value=8), Figure(nine, "quantity", value=9))
    return synopsis(
        "star", [STAR, MOON], {("star", "moon"): Comparison(links)}, figure_pairs={("star", "moon"): [pair]}
    )


def request(only: Only | None = None, **options: object) -> SynopsisRequest:
    table = found()
    return SynopsisRequest(filtered(table, only), (STAR, MOON), total=len(table.rows), **options)


@pytest.mark.parametrize("format_name", BYTES)
def test_an_export_is_byte_for_byte_what_it_was(tmp_path: Path, format_name: str):
    path, golden = tmp_path / "synopsis", GOLDEN / f"synopsis.{format_name}"
    export_to(path, format_name, request())
    if os.environ.get("KZREADER_GOLDEN") == "write":
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes()


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_is_the_same_on_every_run(format_name: str):
    assert render(format_name, request()) == render(format_name, request())


class Outline(HTMLParser):
    """The cells of a page's table, and a fault where its tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} - {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
        self.tags.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_the_page_is_whole_needs_nothing_else_and_does_nothing():
    page = render("html", request()).decode()
    outline = Outline(page)
    assert len(outline.cells) == 3 * 5
    assert not {"script", "img", "link", "iframe", "a", "form"} & outline.tags
    assert "url(" not in page
    assert "@media print" in page
    assert any("It is 8 km long <script>alert('*')</script>" in cell for cell in outline.cells)
    assert any("≠ “9 km” here, “8 km” in Star" in cell for cell in outline.cells)


def test_a_markdown_row_is_one_line_with_as_many_cells_as_columns():
    lines = [line for line in render("md", request()).decode().splitlines() if line.startswith("|")]
    assert len(lines) == 2 + 4
    assert {line.count("|") for line in lines} == {4}
    assert "**In May" not in lines[2]


def test_a_word_document_has_the_table_across_its_page():
    document = docx.Document(io.BytesIO(render("docx", request())))
    [section], [table] = document.sections, document.tables
    assert section.orientation == WD_ORIENT.LANDSCAPE
    head, *rows = table.rows
    assert head._tr.xpath("./w:trPr/w:tblHeader")
    assert [cell.paragraphs[0].text for cell in head.cells] == ["No.", "Star", "The Moon & Co"]
    assert [row.cells[0].paragraphs[0].text for row in rows] == ["1", "2", "3", "4"]
    told = rows[1].cells[2]
    assert [run.text for run in told.paragraphs[0].runs if run.underline] == ["9", "end to end"]
    assert "≠ “9 km” here, “8 km” in Star" in told.text
    assert rows[3].cells[2].text.startswith("as in row 1: ")
    assert rows[2].cells[1].text == "—"


def test_a_word_document_is_well_formed_and_tells_no_time():
    with zipfile.ZipFile(io.BytesIO(render("docx", request()))) as packed:
        assert packed.testzip() is None
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("format_name", FORMATS)
def test_filtered_it_says_how_many_of_how_many_and_keeps_the_numbers(format_name: str):
    content = render(format_name, request(Only.ONLY_HERE))
    if format_name == "docx":
        document = docx.Document(io.BytesIO(content))
        text = "\n".join([*(one.text for one in document.paragraphs), document.tables[0].cell(1, 0).text])
    else:
        text = content.decode()
    assert "Statements: 1 of 4." in text
    assert "only here" in text


@pytest.mark.parametrize("format_name", BYTES)
def test_no_statements_are_an_export_that_says_so(format_name: str):
    empty = found()._replace(rows=())
    told = render(format_name, SynopsisRequest(empty, (STAR, MOON), total=4)).decode()
    assert "There are no such statements." in told


@pytest.mark.parametrize("format_name", BYTES)
def test_an_export_can_be_in_another_language(format_name: str):
    wording = Wording(title="Салыстыру", badges={badge: f"[{badge.name}]" for badge in Badge}, language="kk")
    assert "Салыстыру" in render(format_name, request(wording=wording)).decode()


def test_accounts_of_one_outlet_are_told_apart_by_title():
    twin = interview("twin", "The bridge opens.", outlet="Star", title="The bridge, again")
    table = synopsis("star", [STAR, twin], {("star", "twin"): Comparison()})
    told = render("txt", SynopsisRequest(table, (STAR, twin), total=len(table.rows))).decode()
    assert "B  The bridge, again" in told
    same = interview("same", "The bridge opens.", outlet="Star", title=STAR.title)
    table = synopsis("star", [STAR, same], {("star", "same"): Comparison()})
    told = render("txt", SynopsisRequest(table, (STAR, same), total=len(table.rows))).decode()
    assert "B  Star (2)" in told


def test_an_export_is_written_whole_or_not_at_all(tmp_path: Path):
    with pytest.raises(ExportError, match="is a folder"):
        export_to(tmp_path, "docx", request())
    with pytest.raises(ExportError, match="There is no folder"):
        export_to(tmp_path / "none" / "table.md", "md", request())
    with pytest.raises(RequestError, match="There is no format “pdf”"):
        export_to(tmp_path / "table.pdf", "pdf", request())
    assert list(tmp_path.iterdir()) == []
