"""Speed and memory as ratios to bare equivalents in the same run: `sh tests/run benchmarks [RUNS]`."""

from __future__ import annotations

import sys
from itertools import chain

import blocking
import commands
import comparisons
import start
from measure import Row

_WIDTHS = (26, 22, 22, 10)


def main(runs: int) -> None:
    """Print the table, a row as soon as it is known."""
    print(f"medians of {runs} runs (least–greatest), taken in turn\n")
    print(line(Row("", "kzreader", "bare", "ratio", "goal")))
    for row in chain(commands.rows(runs), comparisons.rows(runs), start.rows(runs), blocking.rows(runs)):
        print(line(row), flush=True)


def line(row: Row) -> str:
    """A row of the table as text."""
    cells = (row.what, row.value, row.bare, row.result)
    return "".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)) + row.goal


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
