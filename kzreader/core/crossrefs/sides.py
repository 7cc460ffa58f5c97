"""The sentences of one interview as rows of terms, a set of rows for each way that they are compared in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzreader.core.crossrefs.similarity import Rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from kzreader.core.crossrefs.similarity import Integers
    from kzreader.core.crossrefs.units import Unit
    from kzreader.core.crossrefs.vocabulary import Vocabulary

_KINDS = 12


class Side(NamedTuple):
    """One interview's units as rows of terms. Clauses of unit i: `clause_starts[i]` to `clause_starts[i + 1]`."""

    lengths: Integers
    asks: NDArray[np.bool_]
    heads: NDArray[np.bool_]
    canonical: Rows
    words: Rows
    names: Rows
    wording: Rows
    context: Rows
    figures: Rows
    years: Rows
    subjects: Rows
    carried: Rows
    carried_words: Rows
    carried_names: Rows
    clauses: Rows
    clause_starts: Integers


def side_of(units: Sequence[Unit], vocabulary: Vocabulary, *, step: Callable[[float], None]) -> Side:
    """The rows of one interview's `units`. `step` is told the share done, once for each kind of rows."""
    numbers, names = vocabulary.numbers, vocabulary.names
    made = 0

    def rows(sets: Iterable[AbstractSet[str]]) -> Rows:
        nonlocal made
        step(made / _KINDS)
        made += 1
        return rows_of(list(sets), numbers)

    return Side(
        lengths=np.array([unit.length for unit in units], dtype=np.int64),
        asks=np.array([unit.sentence.asks for unit in units], dtype=bool),
        heads=np.array([unit.sentence.heads for unit in units], dtype=bool),
        canonical=rows(unit.canonical for unit in units),
        words=rows(unit.canonical - names for unit in units),
        names=rows(unit.canonical & names for unit in units),
        wording=rows(unit.wording for unit in units),
        context=rows(unit.context | unit.canonical for unit in units),
        figures=rows(unit.figures for unit in units),
        years=rows(frozenset(filter(_is_year, unit.figures)) for unit in units),
        subjects=rows(unit.subjects for unit in units),
        carried=rows(unit.carried for unit in units),
        carried_words=rows((unit.carried | unit.subjects) - names for unit in units),
        carried_names=rows(unit.carried & names for unit in units),
        clauses=rows(clause for unit in units for clause in unit.clauses or (unit.canonical,)),
        clause_starts=np.cumsum([0, *(len(unit.clauses) or 1 for unit in units)], dtype=np.int64),
    )


def _is_year(figure: str) -> bool:
    return len(figure) == 5 and figure[1:].isdigit() and 1900 <= int(figure[1:]) < 2100
