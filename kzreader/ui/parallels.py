"""The parallel passages of pairs of interviews as the reader sees them: what the program found, and their own word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.parallels import DEFAULT, LEAST
from kzreader.core.crossrefs.values import Link

if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.decided.links import Placed
    from kzreader.core.notebook.decisions import LinkDecision, LinkVerdict
    from kzreader.core.text import Span
    from kzreader.core.workspace import Workspace

STRENGTHS: tuple[float, ...] = tuple(
    sorted({0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, DEFAULT, LEAST}, reverse=True)
)
"""The scores from which links can be shown, the fewest and surest first."""


def least_score(strength: float) -> float:
    """The score from which links are shown at a strength of the settings, where 0 stands for the usual one."""
    return min(max(strength, LEAST), STRENGTHS[0]) if strength else DEFAULT


class Parallels:
    """Keeps comparisons as they come in. Two documents are named by ids, in either order; links go from `a` to `b`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._comparisons: dict[tuple[str, str], Comparison] = {}
        self._all: dict[tuple[str, str], tuple[Link, ...]] = {}
        self._shown: dict[tuple[str, str], tuple[Link, ...]] = {}
        self._placed: dict[tuple[str, str], Placed[LinkDecision]] = {}

    def keep(self, a: str, b: str, comparison: Comparison) -> None:
        """Remember a comparison of `a` with `b`, these in alphabetical order."""
        self._comparisons[a, b] = comparison
        self._all[a, b] = comparison.shown(LEAST)
        self._shown.pop((a, b), None)
        self._shown.pop((b, a), None)

    def knows(self, a: str, b: str) -> bool:
        """Whether the two have been compared."""
        return _ordered(a, b) in self._comparisons

    def forget_shown(self) -> None:
        """The reader has decided something, or wants to see more or fewer: look anew."""
        self._shown.clear()
        self._placed.clear()

    def links(self, a: str, b: str, least: float) -> tuple[Link, ...]:
        """The links that are shown: the program's from a score of `least` upward, and all that the reader stands by."""
        if (a, b) not in self._shown:
            pair = _ordered(a, b)
            shown = self._shown.get(pair) or self._decided(pair, least)
            self._shown[pair], self._shown[a, b] = shown, _seen_from(a, pair, shown)
        return self._shown[a, b]

    def _decided(self, pair: tuple[str, str], least: float) -> tuple[Link, ...]:
        comparison = self._comparisons[pair]
        decisions = self._workspace.notebook.links_between(*pair)
        if not decisions:
            return comparison.shown(least)
        from kzreader.core.decided.links import decided_links

        get = self._workspace.documents.get
        links = decided_links(self._all[pair], decisions, get(pair[0]), get(pair[1]))
        return tuple(link for link in links if link.by == "reader" or link.score >= least)

    def verdict(self, a: str, b: str, link: Link) -> LinkVerdict | None:
        """What the reader said of a link, None where nothing."""
        if not self._workspace.notebook.link_decisions:
            return None
        one, other = (link.a, link.b) if a <= b else (link.b, link.a)
        decision = self._decisions(_ordered(a, b)).on(one, other)
        return decision.verdict if decision is not None else None

    def judged(self, a: str, b: str, verdict: LinkVerdict) -> tuple[Link, ...]:
        """The pairs of passages of which the reader said that, in reading order; as links that say why, if known."""
        if not self._workspace.notebook.link_decisions:
            return ()
        pair = _ordered(a, b)
        known = {(link.a, link.b): link for link in self._all.get(pair, ())}
        found = [
            known.get(spans, Link(decision.kind, 1.0, *spans, by="reader"))
            for spans, decision in self._decisions(pair).pairs.items()
            if decision.verdict == verdict
        ]
        return _seen_from(a, pair, tuple(sorted(found, key=_place)))

    def _decisions(self, pair: tuple[str, str]) -> Placed[LinkDecision]:
        if pair not in self._placed:
            from kzreader.core.decided.links import Placed

            get = self._workspace.documents.get
            decisions = self._workspace.notebook.links_between(*pair)
            self._placed[pair] = Placed(decisions, get(pair[0]), get(pair[1]))
        return self._placed[pair]


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _seen_from(a: str, pair: tuple[str, str], links: tuple[Link, ...]) -> tuple[Link, ...]:
    return links if a == pair[0] else tuple(link.swapped() for link in links)


def _place(link: Link) -> tuple[Span, Span]:
    return link.a, link.b
