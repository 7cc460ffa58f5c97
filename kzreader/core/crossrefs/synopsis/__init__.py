"""Accounts of one interview as columns, statements as rows.

`synopsis` puts together what `parallels`, `voices` and `differences` have found; nothing is compared here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.synopsis.filters import Only, filtered
from kzreader.core.crossrefs.synopsis.rows import coverage_of, rows_of
from kzreader.core.crossrefs.synopsis.statements import Account, linked
from kzreader.core.crossrefs.synopsis.values import Badge, Cell, Coverage, Repeat, Row, RowFigures, Synopsis
from kzreader.core.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.said import Voice
    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.interview import Interview

__all__ = [
    "FEWEST_ACCOUNTS",
    "MOST_ACCOUNTS",
    "Badge",
    "Cell",
    "Coverage",
    "Only",
    "Repeat",
    "Row",
    "RowFigures",
    "Synopsis",
    "check_accounts",
    "filtered",
    "pairs_of",
    "synopsis",
]

FEWEST_ACCOUNTS, MOST_ACCOUNTS = 2, 6


def synopsis(
    base: str,
    accounts: Sequence[Interview],
    comparisons: Mapping[tuple[str, str], Comparison],
    *,
    voices: Mapping[str, Sequence[Voice]] | None = None,
    figure_pairs: Mapping[tuple[str, str], Sequence[FigurePair]] | None = None,
) -> Synopsis:
    """The synopsis of `accounts`, in that order of columns, with the statements in the order of the account `base`.

    `comparisons` and `figure_pairs` are by the ids of two accounts, in either order; there is a comparison of every
    pair (see `pairs_of`). `voices`: by id, what `voices.voices` gives; found here where they are not given. Raises
    RequestError where the accounts make no synopsis (see `check_accounts`) or `base` is none of them.
    """
    check_accounts(accounts)
    ids = tuple(account.id for account in accounts)
    if base not in ids:
        raise RequestError("The base of a synopsis is one of its accounts.", "Choose one of them.")
    told = [Account(account) for account in accounts]
    links = linked(told, comparisons, ids)
    at = ids.index(base)
    said = [_voices_of(account) for account in accounts] if voices is None else [voices[one] for one in ids]
    return Synopsis(
        documents=ids,
        base=at,
        rows=rows_of(told, links, base=at, voices=said, figures=_by_column(ids, figure_pairs)),
        coverage=coverage_of(told, links, base=at),
    )


def check_accounts(accounts: Sequence[Interview]) -> None:
    """Raise RequestError unless these are two to six different interviews with something in them to compare."""
    if not FEWEST_ACCOUNTS <= len(accounts) <= MOST_ACCOUNTS:
        raise RequestError(
            f"A synopsis takes {FEWEST_ACCOUNTS} to {MOST_ACCOUNTS} accounts, not {len(accounts)}.",
            "Name those that report the same interview.",
        )
    seen: set[str] = set()
    for account in accounts:
        if account.id in seen:
            raise RequestError(f"“{account.title}” is named twice.", "Name every account once.")
        if not account.paragraphs:
            raise RequestError(f"“{account.title}” has no paragraphs to compare.", "Leave it out.")
        seen.add(account.id)


def pairs_of(accounts: Sequence[Interview]) -> tuple[tuple[Interview, Interview], ...]:
    """The pairs of accounts that have to be compared."""
    return tuple((one, other) for at, one in enumerate(accounts) for other in accounts[at + 1 :])


def _by_column(
    ids: Sequence[str], pairs: Mapping[tuple[str, str], Sequence[FigurePair]] | None
) -> tuple[RowFigures, ...]:
    """All pairs of figures with the columns of their sides, in the order of the columns."""
    order = {document: column for column, document in enumerate(ids)}
    return tuple(
        RowFigures(order[a], order[b], pair)
        for (a, b), found in sorted((pairs or {}).items())
        if a in order and b in order
        for pair in found
    )


def _voices_of(account: Interview) -> tuple[Voice, ...]:
    """Imported late: a window that only marks differing words need not load all that finds voices."""
    from kzreader.core.crossrefs.voices import voices

    return voices(account)
