"""The rows of a synopsis: which statements stand side by side, and in which order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.synopsis.statements import Account, Links, Place, Statements, statements_of
from kzreader.core.crossrefs.synopsis.values import Cell, Coverage, Repeat, Row, RowFigures
from kzreader.core.crossrefs.synopsis.wordings import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzreader.core.crossrefs.said import Voice
    from kzreader.core.text import Span

_Draft = tuple[tuple[int, ...], ...]
"""A row before it is worded: the numbers of each column's statements."""

_MOST_WORDS = 60
"""Of sentences that one account alone has and that share a row: about what one reads at a glance. The base's own stay
apart, for its order is that of the rows."""


class _Grid(NamedTuple):
    """The statements of every column, and the counterparts of each: a Place is a column and a statement's number."""

    accounts: Sequence[Account]
    columns: tuple[Statements, ...]
    counterparts: dict[Place, frozenset[Place]]

    def paragraph(self, place: Place) -> int:
        column, statement = place
        return self.accounts[column].sentences[self.columns[column].sentences[statement][-1]].paragraph

    def words(self, place: Place) -> int:
        column, statement = place
        return sum(self.accounts[column].lengths[number] for number in self.columns[column].sentences[statement])

    def spans(self, column: int, statements: Iterable[int]) -> Iterator[Span]:
        for statement in statements:
            for sentence in self.columns[column].sentences[statement]:
                yield self.accounts[column].sentences[sentence].span


def rows_of(
    accounts: Sequence[Account],
    links: Links,
    *,
    base: int,
    voices: Sequence[Sequence[Voice]],
    figures: Sequence[RowFigures],
) -> tuple[Row, ...]:
    """The statements of the base in its order, then those that it has not, each where its own account has it."""
    grid = _grid(accounts, links)
    drafts = [_draft(grid, run) for run in _runs(grid, base, set())]
    for column in range(len(accounts)):
        if column != base:
            drafts = _inserted(grid, drafts, column, base=base)
    shown: list[dict[Span, int]] = [{} for _ in accounts]
    rows = []
    for number, draft in enumerate(drafts, start=1):
        passages = [tuple(grid.spans(column, statements)) for column, statements in enumerate(draft)]
        again = [
            tuple(Repeat(span, earlier[span]) for span in spans if span in earlier)
            for spans, earlier in zip(passages, shown, strict=True)
        ]
        for spans, earlier in zip(passages, shown, strict=True):
            earlier.update((span, number) for span in spans if span not in earlier)
        cells = cells_of([account.text for account in accounts], passages, again, voices=voices, base=base)
        rows.append(Row(number, cells, tuple(found for found in figures if _in_row(cells, found))))
    return tuple(rows)


def coverage_of(accounts: Sequence[Account], links: Links, *, base: int) -> tuple[Coverage, ...]:
    """How much of the base each account has, and how much of each account the base has."""
    return tuple(
        Coverage(1.0, 1.0)
        if column == base
        else Coverage(accounts[base].share_in(links, base, column), account.share_in(links, column, base))
        for column, account in enumerate(accounts)
    )


def _grid(accounts: Sequence[Account], links: Links) -> _Grid:
    columns = tuple(
        statements_of(account, lambda number, column=column: (column, number) in links)  # type: ignore[misc]
        for column, account in enumerate(accounts)
    )
    counterparts: dict[Place, set[Place]] = {}
    for (column, sentence), others in links.items():
        place = (column, columns[column].places[sentence])
        counterparts.setdefault(place, set()).update((other, columns[other].places[number]) for other, number in others)
    return _Grid(accounts, columns, {place: frozenset(others) for place, others in counterparts.items()})


def _runs(grid: _Grid, column: int, shown: set[Place], *, most_words: int = 0) -> Iterator[list[Place]]:
    """The statements of a column that are not shown, those of one paragraph that belong together in a run.

    These are neighbours that share a counterpart, and such without any, up to `most_words` in all.
    """
    run: list[Place] = []
    shared: frozenset[Place] = frozenset()
    for statement in range(len(grid.columns[column].sentences)):
        place = (column, statement)
        if place in shown:
            continue
        own = grid.counterparts.get(place, frozenset())
        if run and run[-1][1] == statement - 1 and grid.paragraph(run[-1]) == grid.paragraph(place):
            alone = not own and not shared and sum(map(grid.words, [*run, place])) <= most_words
            if shared & own or alone:
                run.append(place)
                shared &= own
                continue
        if run:
            yield run
        run, shared = [place], own
    if run:
        yield run


def _draft(grid: _Grid, run: Sequence[Place]) -> _Draft:
    """The row of statements that follow on one another in one column, with all their counterparts."""
    places = set(run).union(*(grid.counterparts.get(place, frozenset()) for place in run))
    return tuple(
        tuple(sorted(statement for column, statement in places if column == wanted))
        for wanted in range(len(grid.columns))
    )


def _inserted(grid: _Grid, drafts: list[_Draft], column: int, *, base: int) -> list[_Draft]:
    """`drafts` with rows for what they do not have of `column`, each where its neighbours are."""
    thread = _thread(drafts, column)
    shown = {(column, statement) for draft in drafts for statement in draft[column]}
    before: dict[int, list[_Draft]] = {}
    for run in _runs(grid, column, shown, most_words=_MOST_WORDS):
        before.setdefault(_place_of(grid, run, drafts, thread=thread, base=base), []).append(_draft(grid, run))
    return [draft for row in range(len(drafts) + 1) for draft in (*before.get(row, ()), *drafts[row : row + 1])]


def _place_of(
    grid: _Grid, run: Sequence[Place], drafts: Sequence[_Draft], *, thread: Sequence[tuple[int, int]], base: int
) -> int:
    """The row before which statements come that no row has yet.

    That is after what precedes them in their account, or before what follows there if that is of their paragraph. What
    the columns to the left have at the same place comes first; an account that has nothing in common comes last.
    """
    if not thread:
        return len(drafts)
    at = bisect_right(thread, run[0][1], key=lambda place: place[0])
    last = thread[at - 1] if at else None
    following = thread[at] if at < len(thread) else None
    if following is not None and _goes_with(grid, run, last, following):
        return following[1]
    row = 0 if last is None else last[1] + 1
    if last is None or drafts[last[1]][base]:
        limit = len(drafts) if following is None else following[1]
        while row < limit and not drafts[row][base]:
            row += 1
    return row


def _goes_with(grid: _Grid, run: Sequence[Place], last: tuple[int, int] | None, following: tuple[int, int]) -> bool:
    """Whether it is of the paragraph of the next statement that is in place, and not of the last one's."""
    column = run[0][0]
    paragraph = grid.paragraph(run[-1])
    return grid.paragraph((column, following[0])) == paragraph and (
        last is None or grid.paragraph((column, last[0])) != paragraph
    )


def _thread(drafts: Sequence[_Draft], column: int) -> list[tuple[int, int]]:
    """The most statements of `column` whose rows follow its own order, with their rows.

    A lead that sums up, or a sentence that comes back to something, leaves the thread and draws nothing along.
    """
    places = sorted(
        ((statement, row) for row, draft in enumerate(drafts) for statement in draft[column]),
        key=lambda place: (place[0], -place[1]),
    )
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for at, (_, row) in enumerate(places):
        length = bisect_right(rows, row)
        before.append(ends[length - 1] if length else -1)
        ends[length:] = [at, *ends[length + 1 :]]
        rows[length:] = [row, *rows[length + 1 :]]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(places[at])
        at = before[at]
    return found[::-1]


def _in_row(cells: Sequence[Cell], figures: RowFigures) -> bool:
    sides = ((figures.a, figures.pair.a.span), (figures.b, figures.pair.b.span))
    return any(_has(cells[column].passages, span) for column, span in sides)


def _has(passages: Iterable[Span], span: Span) -> bool:
    return any(passage.contains(span) for passage in passages)
