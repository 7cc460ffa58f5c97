"""The joints of a row of panes: one for every two of them, because each page follows the one that leads directly."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kzreader.ui.reading.joint import Joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.crossrefs.values import Link
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.ribbon import Ribbon


class Joints:
    """Finds the joint of two panes. Panes are counted from 0 at the left."""

    def __init__(self, panes: Sequence[ReadingPane] = ()) -> None:
        self._panes = list(panes)
        self._joints = {
            (one, other): Joint(self._panes[one], self._panes[other])
            for one, other in combinations(range(len(panes)), 2)
        }

    def __iter__(self) -> Iterator[Joint]:
        return iter(self._joints.values())

    @property
    def neighbours(self) -> list[Joint]:
        """The joints of the panes that stand side by side, from left to right."""
        return [self._joints[number, number + 1] for number in range(len(self._panes) - 1)]

    def at(self, left: int, right: int) -> Joint:
        """The joint of two panes by their numbers, the smaller first."""
        return self._joints[left, right]

    def between(self, one: ReadingPane, other: ReadingPane) -> Joint:
        """The joint of two panes."""
        left, right = sorted((self._panes.index(one), self._panes.index(other)))
        return self._joints[left, right]

    def ways_from(self, leader: ReadingPane, linked: Sequence[ReadingPane]) -> Iterator[tuple[ReadingPane, Joint]]:
        """For each other pane of `linked`, nearest first, the pane that it follows and the joint over which it does.

        That is `leader`; where the two have nothing in common, the pane next to it on the way to `leader`.
        """
        at = self._panes.index(leader)
        for side in (self._panes[at + 1 :], self._panes[at - 1 :: -1] if at else []):
            before = leader
            for pane in (pane for pane in side if pane in linked):
                direct = self.between(leader, pane)
                yield (leader, direct) if direct.given or before is leader else (before, self.between(before, pane))
                before = pane


def steady_side(joint: Joint, between: Ribbon, link: Link, active: ReadingPane | None) -> ReadingPane:
    """The pane whose passage stays where it is: the one in sight, the active one if both are."""
    shown = next((band.shown for band in between.bands() if joint.links[band.link] == link), "whole")
    if shown == "whole":
        return joint.right if active is joint.right else joint.left
    return joint.left if shown == "left" else joint.right


def title_of(pane: ReadingPane) -> str:
    """What a pane shows; empty where it shows nothing yet."""
    return pane.interview.title if pane.interview else ""
