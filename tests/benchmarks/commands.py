"""Wall time of the commands that answer at once, against an interpreter that does nothing."""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING

from measure import READER, Row, fresh_home, seconds, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING = [sys.executable, "-P", "-c", "pass"]
_DOCUMENT = "000_e1e272271e6e4ebb"
_COMMANDS = {
    "show": ["show", _DOCUMENT, "--json"],
    "mentions": ["mentions", _DOCUMENT, "--json"],
    "search": ["search", "Central Asia", "--json"],
}


def rows(runs: int) -> Iterator[Row]:
    """One row a command, each run in turn with the bare interpreter."""
    with fresh_home() as environ:
        for name, arguments in _COMMANDS.items():
            command = [*READER, *arguments]
            seconds(command, environ)
            pairs = [(seconds(command, environ), seconds(_NOTHING, environ)) for _ in range(runs)]
            times, bare = ([pair[which] for pair in pairs] for which in (0, 1))
            ratio = f"{median(times) / median(bare):.2f} ×"
            yield Row(name, spread(times, "ms", 1000), spread(bare, "ms", 1000), ratio, "< 300 ms")
