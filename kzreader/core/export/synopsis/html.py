"""A synopsis as one HTML file that needs nothing else: own styles, light and dark, fit to print across, no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from kzreader.core.export.synopsis.table import Column, Passage, Table, TableCell, TableRow

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

_STYLES = """
:root { color-scheme: light dark; --paper: #fffefb; --ink: #22211f; --quiet: #6a665f; --rule: #dcd8cf; --head: #f5f2ea;
  --mark: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --paper: #1d1e20; --ink: #e6e3dc; --quiet: #a29d93; --rule: #3b3c3f;
  --head: #26282b; --mark: #e0b060; } }
body { margin: 0; padding: 2rem 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 "Source Serif 4", Charter, Georgia, "Noto Serif", serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 600; margin: 0 0 .25rem; }
.quiet { color: var(--quiet); font-size: .875em; margin: 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 1.5rem; }
th, td { border: 1px solid var(--rule); padding: .5rem .625rem; vertical-align: top; text-align: start; }
thead th { background: var(--head); font-weight: 600; }
thead p { font-weight: 400; }
.number { width: 4.5rem; }
tbody th { font-weight: 400; font-size: .875em; color: var(--quiet); }
td p { margin: 0 0 .25rem; }
td.missing { color: var(--quiet); text-align: center; }
.differs { text-decoration: underline dotted var(--mark) 2px; text-underline-offset: .2em; }
.badge { border: 1px solid currentcolor; border-radius: .75em; padding: 0 .5em; white-space: nowrap; }
@page { size: landscape; margin: 12mm; }
@media print { :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #999; --head: #fff; --mark: #000; }
  body { padding: 0; font-size: 9pt; } thead { display: table-header-group; } tr { break-inside: avoid; } }
"""


def render(table: Table) -> str:
    """The synopsis as one HTML document."""
    language = table.wording.language if _LANGUAGE.fullmatch(table.wording.language) else "en"
    heading = escape(f"{table.title}: {table.subtitle}" if table.subtitle else table.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>{_STYLES}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(_body(table, heading))
        + "\n</main>\n</body>\n</html>\n"
    )


def _body(table: Table, heading: str) -> Iterator[str]:
    yield f"<h1>{heading}</h1>"
    legend = table.wording.legend.format(table.wording.underlined)
    yield f'<p class="quiet">{escape(table.size)} {escape(legend)}</p>'
    if not table.rows:
        yield f"<p>{escape(table.wording.nothing)}</p>"
    yield f'<table>\n<thead>\n<tr><th scope="col" class="number">{escape(table.wording.number)}</th>'
    for column in table.columns:
        yield _head(column)
    yield "</tr>\n</thead>\n<tbody>"
    for row in table.rows:
        yield from _row(row, table)
    yield "</tbody>\n</table>"


def _head(column: Column) -> str:
    lines = "".join(f'<p class="quiet">{escape(line)}</p>' for line in (column.details, *column.coverage) if line)
    return f'<th scope="col">{escape(column.name)}{lines}</th>'


def _row(row: TableRow, table: Table) -> Iterator[str]:
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in row.facts)
    yield f'<tr><th scope="row">{escape(row.number)}{facts}</th>'
    for column, cell in zip(table.columns, row.cells, strict=True):
        yield _cell(cell, column, missing=escape(table.wording.missing))
    yield "</tr>"


def _cell(cell: TableCell, column: Column, *, missing: str) -> str:
    if not cell.passages and not cell.repeats:
        return f'<td class="missing">{missing}</td>'
    language = f' lang="{column.language}"' if _LANGUAGE.fullmatch(column.language) else ""
    quiet = [*map(escape, cell.repeats), *_said(cell), *map(escape, cell.notes)]
    lines = [*map(_passage, cell.passages), *(f'<p class="quiet">{line}</p>' for line in quiet)]
    return f"<td{language}>{''.join(lines)}</td>"


def _passage(passage: Passage) -> str:
    words = "".join(
        f'<u class="differs">{escape(run.text)}</u>' if run.differs else escape(run.text) for run in passage.runs
    )
    place = f' <span class="quiet">[{escape(passage.place)}]</span>' if passage.place else ""
    return f"<p>{words}{place}</p>"


def _said(cell: TableCell) -> Iterator[str]:
    badge = f'<span class="badge">{escape(cell.badge)}</span>' if cell.badge else ""
    said = " ".join(part for part in (badge, escape(cell.speaker)) if part)
    if said:
        yield said
