"""The likeliest course of kinds down a page: a linear-chain conditional random field (Lafferty et al., 2001)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import NamedTuple

_NOTHING: Mapping[int, str] = {}
_NOWHERE: Mapping[int, Set[str]] = {}
_RULED_OUT = -1e9


class Course(NamedTuple):
    """What was learned. `traits`: the worth of each trait for each of `kinds`. `follows`: of each kind after each."""

    kinds: tuple[str, ...]
    traits: Mapping[str, Sequence[float]]
    follows: Sequence[Sequence[float]]

    def likeliest(
        self,
        lines: Sequence[Iterable[str]],
        *,
        settled: Mapping[int, str] = _NOTHING,
        barred: Mapping[int, Set[str]] = _NOWHERE,
    ) -> list[str]:
        """The kinds of lines with these traits that are worth most together (Viterbi).

        By line, `settled` is what it is known to be, and `barred` what it is known not to be.
        """
        if not lines:
            return []
        each = range(len(self.kinds))
        into = list(zip(*self.follows, strict=True))
        worth = self._worth(lines[0], settled.get(0), barred.get(0))
        came_from: list[list[int]] = []
        for index, traits in enumerate(lines[1:], start=1):
            reached = [list(map(add, worth, row)) for row in into]
            best = [max(each, key=values.__getitem__) for values in reached]
            came_from.append(best)
            own = self._worth(traits, settled.get(index), barred.get(index))
            worth = [values[b] + here for values, b, here in zip(reached, best, own, strict=True)]
        path = [max(each, key=worth.__getitem__)]
        for best in reversed(came_from):
            path.append(best[path[-1]])
        return [self.kinds[kind] for kind in reversed(path)]

    def _worth(self, traits: Iterable[str], settled: str | None, barred: Set[str] | None) -> list[float]:
        if settled in self.kinds:
            return [0.0 if kind == settled else _RULED_OUT for kind in self.kinds]
        known = [*filter(None, map(self.traits.get, traits))]
        worth = [*map(float, map(sum, zip(*known, strict=True)))] if known else [0.0] * len(self.kinds)
        if not barred:
            return worth
        return [_RULED_OUT if kind in barred else own for kind, own in zip(self.kinds, worth, strict=True)]


@lru_cache(maxsize=1)
def read_course(path: Path) -> Course:
    """The course as the file has it."""
    data = json.loads(path.read_text("utf-8"))
    return Course(tuple(data["kinds"]), data["traits"], data["follows"])
