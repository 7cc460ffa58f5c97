"""A synopsis as plain values: what a table shows, and the facts of a row."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.text import Span


class Badge(StrEnum):
    """How an account gives a statement."""

    VERBATIM = "verbatim"
    """As direct words, the same as the row's other direct words, or the first of them."""
    PARTIAL = "partial quote"
    """Some of the words in quotation marks, within a writer's sentence."""
    PARAPHRASE = "paraphrase"
    """In other words, as two translations have."""
    REPORTED = "only reported"
    """As what somebody said, in the writer's words."""


class Repeat(NamedTuple):
    """A passage that a row further up shows first. `row`: that row's number."""

    passage: Span
    row: int


class Cell(NamedTuple):
    """One account's wording of one statement; empty where it does not have it.

    `passages`: its sentences in reading order. `again`: those of them that a row further up shows as well. `differs`:
    the words that the base's wording has not (that of the first account in the row, where the base has none).
    `badge`: None where there is nothing to say: the account's own direct words or writer's sentence, which no
    other account has.
    `speaker`: whose words they are, or None.
    """

    passages: tuple[Span, ...] = ()
    again: tuple[Repeat, ...] = ()
    differs: tuple[Span, ...] = ()
    badge: Badge | None = None
    speaker: str | None = None


class RowFigures(NamedTuple):
    """A pair of figures that a row shows one side of, or both. `a` and `b`: the columns of its sides."""

    a: int
    b: int
    pair: FigurePair


class Row(NamedTuple):
    """One statement. `number`: counts from 1 in the whole table, and stays when rows are filtered.

    `cells`: one a column. `figures`: pairs of figures of which at least one side stands in the row.
    """

    number: int
    cells: tuple[Cell, ...]
    figures: tuple[RowFigures, ...] = ()

    @property
    def having(self) -> tuple[int, ...]:
        """The columns whose account has the statement."""
        return tuple(column for column, cell in enumerate(self.cells) if cell.passages)

    @property
    def missing(self) -> tuple[int, ...]:
        """The columns whose account does not have it."""
        return tuple(column for column, cell in enumerate(self.cells) if not cell.passages)

    @property
    def all_agree(self) -> bool:
        """Whether every account has it, and no figure in it differs."""
        return not self.missing and not self.figures_differ

    @property
    def only_here(self) -> int | None:
        """The column of the only account that has it, or None."""
        return self.having[0] if len(self.having) == 1 else None

    @property
    def figures_differ(self) -> bool:
        """Whether a figure in it is another one in another account."""
        return any(figures.pair.relation == "differs" for figures in self.figures)


class Coverage(NamedTuple):
    """Shares of words, 0 to 1, that have a counterpart: of the base's words in this account, and the other way round.

    Words of titles, headings, labels and the web page's furniture do not count.
    """

    of_base: float
    of_account: float


class Synopsis(NamedTuple):
    """The table. `documents`: the ids of the columns; `base`: the column whose order the rows follow."""

    documents: tuple[str, ...]
    base: int
    rows: tuple[Row, ...]
    coverage: tuple[Coverage, ...]
    """One a column; that of the base with itself is 1 and 1."""
