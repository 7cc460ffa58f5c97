"""Second start: two interviews with marks and ribbon painted, against a bare PySide6 window; and the memory then."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from statistics import median
from typing import TYPE_CHECKING

from measure import BARE_WINDOW, READER, Row, displays, fresh_home, painted, proportional_memory, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SETTLING = 2.0
"""Seconds after the first painting in which what runs in the background may still take memory."""


def rows(runs: int) -> Iterator[Row]:
    """Start and memory on every kind of display, the two programs in turn."""
    with displays() as kinds:
        for kind, display in kinds.items():
            with fresh_home() as home:
                yield from _rows_on(kind, {**home, **display}, runs)


def _rows_on(kind: str, environ: Mapping[str, str], runs: int) -> Iterator[Row]:
    for command in (BARE_WINDOW, READER):
        _start(command, environ)
    pairs = [(_start(READER, environ), _start(BARE_WINDOW, environ)) for _ in range(runs)]
    reader, bare = ([one[which] for one in pairs] for which in (0, 1))
    times, bare_times = ([one[0] for one in each] for each in (reader, bare))
    memory, bare_memory = ([one[1] for one in each] for each in (reader, bare))
    yield Row(
        f"second start, {kind}",
        spread(times, "ms", 1000),
        spread(bare_times, "ms", 1000),
        f"{median(times) / median(bare_times):.2f} ×",
        "≤ 2.5 ×",
    )
    yield Row(
        f"memory (PSS), {kind}",
        spread(memory, "MB"),
        spread(bare_memory, "MB"),
        f"{median(memory) - median(bare_memory):+.0f} MB",
        "≤ +60 MB",
    )


def _start(command: list[str], environ: Mapping[str, str]) -> tuple[float, float]:
    with painted(command, environ) as (process, seconds):
        memory = proportional_memory(process.pid)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SETTLING)
        return seconds, max(memory, proportional_memory(process.pid))
