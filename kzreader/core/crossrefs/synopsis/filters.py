"""Which rows of a synopsis are shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kzreader.core.errors import RequestError

if TYPE_CHECKING:
    from kzreader.core.crossrefs.synopsis.values import Row, Synopsis


class Only(StrEnum):
    """Which rows are shown."""

    ALL_AGREE = "all-agree"
    ONLY_HERE = "only-here"
    MISSING_HERE = "missing-here"
    FIGURES_DIFFER = "figures-differ"


def filtered(table: Synopsis, only: Only | None, *, account: str | None = None) -> Synopsis:
    """`table` with the rows that `only` asks for; None asks for nothing.

    `account`: the id of the account that "here" means; None means any. Columns, base and coverage stay. Raises
    RequestError where `account` is no column.
    """
    if account is not None and account not in table.documents:
        raise RequestError(f"The synopsis has no account “{account}”.", "Choose one of its columns.")
    here = None if account is None else table.documents.index(account)
    return table._replace(rows=tuple(row for row in table.rows if only is None or _shows(row, only, here)))


def _shows(row: Row, only: Only, here: int | None) -> bool:
    match only:
        case Only.ALL_AGREE:
            return row.all_agree
        case Only.ONLY_HERE:
            return row.only_here is not None and here in (None, row.only_here)
        case Only.MISSING_HERE:
            return bool(row.missing) if here is None else here in row.missing
        case Only.FIGURES_DIFFER:
            return row.figures_differ
