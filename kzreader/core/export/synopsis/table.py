"""A synopsis as the words that stand on paper: what every format writes, before it is a format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.synopsis.values import Badge, Cell, Row, RowFigures, Synopsis
from kzreader.core.export.selection import readable_date

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What no document may hold (XML 1.0, 2.2), and marks that turn the order of the words after them round."""
_REPEATED_WORDS = 8
"""Words of a repeated passage that remind of it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that an export adds, so that it can be made in another language."""

    title: str = "Synopsis"
    of_base: str = "{0} of {1} is in this account"
    of_account: str = "{0} of this account is in {1}"
    is_base: str = "Base: the rows follow its order"
    percent: str = "{0} %"
    rows: str = "Statements: {0}."
    rows_of: str = "Statements: {0} of {1}."
    legend: str = "{0}: words that the base has not. Number in brackets: the paragraph."
    underlined: str = "Underlined"
    bold: str = "Bold"
    number: str = "No."
    all_agree: str = "in all"
    only_here: str = "only here"
    figures_differ: str = "figures differ"
    here_and_there: str = "≠ “{0}” here, “{1}” in {2}"
    evolved: str = "→ “{0}” here, “{1}” in {2}: another time"
    again: str = "as in row {0}: “{1}”"
    missing: str = "—"
    nothing: str = "There are no such statements."
    badges: Mapping[Badge, str] = field(default_factory=lambda: MappingProxyType({one: one.value for one in Badge}))
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SynopsisRequest:
    """What to export. `accounts`: the interviews of the columns. `total`: the number of rows without a filter."""

    synopsis: Synopsis
    accounts: Sequence[Interview]
    total: int
    wording: Wording = field(default_factory=Wording)


class Run(NamedTuple):
    """Words of one look. `differs`: whether the base has them not."""

    text: str
    differs: bool = False


class Passage(NamedTuple):
    """Sentences of an account that follow on one another. `place`: the number of their paragraph, or empty."""

    runs: tuple[Run, ...]
    place: str


class TableCell(NamedTuple):
    """What stands in a cell: passages, then what is said of them."""

    passages: tuple[Passage, ...] = ()
    repeats: tuple[str, ...] = ()
    badge: str = ""
    speaker: str = ""
    notes: tuple[str, ...] = ()


class TableRow(NamedTuple):
    """A row. `facts`: what is to be said of it as a whole."""

    number: str
    facts: tuple[str, ...]
    cells: tuple[TableCell, ...]


class Column(NamedTuple):
    """A column's head. `details`: title and date; `coverage`: how much of it is in the base, and of the base in it."""

    name: str
    details: str
    coverage: tuple[str, ...]
    language: str


class Table(NamedTuple):
    """The whole table."""

    title: str
    subtitle: str
    size: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    wording: Wording


def table_of(request: SynopsisRequest) -> Table:
    """The synopsis in printable words."""
    names = names_of(request.accounts)
    wording, rows = request.wording, request.synopsis.rows
    events = {account.event_title for account in request.accounts}
    count = wording.rows if len(rows) == request.total else wording.rows_of
    return Table(
        title=wording.title,
        subtitle=printable(events.pop()) if len(events) == 1 else "",
        size=count.format(len(rows), request.total),
        columns=columns_of(request, names),
        rows=tuple(row_of(request, names, row) for row in rows),
        wording=wording,
    )


def names_of(accounts: Sequence[Interview]) -> tuple[str, ...]:
    """What the accounts are called: by outlet, or by title where outlets are unknown or the same, each differently."""
    outlets = [account.outlet for account in accounts]
    told_apart = all(outlets) and len(set(outlets)) == len(outlets)
    found: list[str] = []
    for account in accounts:
        name = printable(account.outlet if told_apart else account.title)
        found.append(name if name not in found else f"{name} ({len(found) + 1})")
    return tuple(found)


def printable(text: str) -> str:
    """`text` on one line, without signs that a document cannot hold or that change how it is read."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", text).split())


def columns_of(request: SynopsisRequest, names: Sequence[str]) -> tuple[Column, ...]:
    """The heads of the columns in printable words."""
    return tuple(_column(request, names, column) for column in range(len(names)))


def _column(request: SynopsisRequest, names: Sequence[str], column: int) -> Column:
    account, wording = request.accounts[column], request.wording
    base = request.synopsis.base
    coverage = request.synopsis.coverage[column]
    shares = (
        wording.of_base.format(_percent(wording, coverage.of_base), names[base]),
        wording.of_account.format(_percent(wording, coverage.of_account), names[base]),
    )
    title = printable(account.title)
    details = [title if title != names[column] else "", readable_date(account.date)]
    return Column(
        name=names[column],
        details=", ".join(part for part in details if part),
        coverage=(wording.is_base,) if column == base else shares,
        language=account.language,
    )


def _percent(wording: Wording, share: float) -> str:
    return wording.percent.format(int(share * 100 + 0.5))


def row_of(request: SynopsisRequest, names: Sequence[str], row: Row) -> TableRow:
    """A row of the request's table in printable words; `names`: what the accounts are called."""
    wording = request.wording
    facts = {
        wording.all_agree: not row.missing,
        wording.only_here: row.only_here is not None,
        wording.figures_differ: row.figures_differ,
    }
    return TableRow(
        number=str(row.number),
        facts=tuple(fact for fact, holds in facts.items() if holds),
        cells=tuple(_cell(request, names, row, column) for column in range(len(row.cells))),
    )


def _cell(request: SynopsisRequest, names: Sequence[str], row: Row, column: int) -> TableCell:
    cell, account, wording = row.cells[column], request.accounts[column], request.wording
    if not cell.passages:
        return TableCell()
    return TableCell(
        passages=tuple(_passages(account, cell)),
        repeats=tuple(
            wording.again.format(repeat.row, _reminder(repeat.passage.of(account.text))) for repeat in cell.again
        ),
        badge=wording.badges[cell.badge] if cell.badge is not None else "",
        speaker=printable(cell.speaker or ""),
        notes=tuple(_notes(request, names, row, column)),
    )


def _passages(account: Interview, cell: Cell) -> Iterator[Passage]:
    """The cell's passages that no row above shows, those of one paragraph that follow on one another as one."""
    repeated = {repeat.passage for repeat in cell.again}
    runs: list[Run] = []
    number = end = 0
    for span in cell.passages:
        if span in repeated:
            continue
        paragraph = account.paragraph_at(span.start)
        at = paragraph.number if paragraph else 0
        if runs and (at != number or account.text[end : span.start].strip()):
            yield Passage(tuple(runs), str(number or ""))
            runs = []
        runs += [Run(" ")] if runs else []
        runs += _runs(account.text, span, cell.differs)
        number, end = at, span.end
    if runs:
        yield Passage(tuple(runs), str(number or ""))


def _runs(text: str, span: Span, differs: Sequence[Span]) -> Iterator[Run]:
    at = span.start
    for marked in differs:
        if span.contains(marked):
            yield from _run(text[at : marked.start], differs=False)
            yield from _run(marked.of(text), differs=True)
            at = marked.end
    yield from _run(text[at : span.end], differs=False)


def _run(words: str, *, differs: bool) -> Iterator[Run]:
    """`words` on one line; white space at its ends stays, as one space."""
    line = printable(f"|{words}|")[1:-1] if words else ""
    if line:
        yield Run(line, differs)


def _reminder(words: str) -> str:
    found = printable(words).split()
    return " ".join(found[:_REPEATED_WORDS]) + (" …" if len(found) > _REPEATED_WORDS else "")


def _notes(request: SynopsisRequest, names: Sequence[str], row: Row, column: int) -> Iterator[str]:
    """The figures of the cell that are others in another account."""
    wording, here = request.wording, row.cells[column].passages
    for found in row.figures:
        if found.pair.relation == "agrees":
            continue
        text = wording.here_and_there if found.pair.relation == "differs" else wording.evolved
        for this, other in (_sides(found), _sides(found)[::-1]):
            if this[0] == column and any(span.contains(this[1]) for span in here):
                words = (printable(span.of(request.accounts[at].text)) for at, span in (this, other))
                yield text.format(*words, names[other[0]])


def _sides(figures: RowFigures) -> tuple[tuple[int, Span], tuple[int, Span]]:
    return (figures.a, figures.pair.a.span), (figures.b, figures.pair.b.span)
