"""Finds out where linked passages stand once the pages are laid out, and tells ribbons and scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kzreader.ui.reading.joint import window_on_page
from kzreader.ui.reading.joints import Joints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.reading.ribbon import Ribbon
    from kzreader.ui.reading.together import Together

_AT_REST = 150
"""Milliseconds after the last change in which what the eye does not see is put in order."""


class Measuring(QObject):
    """Measures the joints of a row of panes. Where there are very many links it goes on by so many in each turn."""

    settled = Signal()
    """Ribbons and scrolling know where everything stands."""

    def __init__(self, together: Together, parent: QObject) -> None:
        super().__init__(parent)
        self._together = together
        self._joints = Joints()
        self._ribbons: Sequence[Ribbon] = ()
        self._levelling = False
        self._may_go_on = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)
        together.moved.connect(self.show_windows)

    def isActive(self) -> bool:  # noqa: N802 - as Qt's timers say it
        """Whether anything is still to be measured."""
        return self._next.isActive()

    def set_joints(self, joints: Joints, ribbons: Sequence[Ribbon]) -> None:
        """These join the panes now; ribbon n shows the joint of the panes n and n + 1."""
        self._joints, self._ribbons = joints, ribbons

    def links_changed(self, neighbours: int | None = None) -> None:
        """Other links join two panes; those that ribbon `neighbours` joins are shown at once."""
        self._later()
        if neighbours is not None:
            self._show(neighbours)

    def laid_out(self) -> None:
        """All pages stand: measure them, and let what stood level stand level again."""
        if any(joint.is_long for joint in self._joints):
            self._levelling = True
            self._next.start(0)
        else:
            self._stand_level()

    def painted(self) -> None:
        """The first picture stands: from now on what it did not show is measured as well."""
        self._may_go_on = True
        self._later()

    def _later(self) -> None:
        if self._may_go_on:
            self._next.start(_AT_REST)

    def _stand_level(self) -> None:
        self._levelling = False
        self._together.on_settled()
        for number in range(len(self._ribbons)):
            self._show(number)
        self._later()
        self.settled.emit()

    def _show(self, number: int) -> None:
        joint, between = self._joints.neighbours[number], self._ribbons[number]
        if not joint.measure():
            if joint.is_laid_out:
                self._next.start(0)
            return
        if between.links != joint.links:
            between.show_links(joint.links)
        between.show_extents(joint.lefts, joint.rights)
        self.show_windows()

    def _go_on(self) -> None:
        """One step further with the links that are not measured yet, and then with the ways that they show."""
        neighbours = self._joints.neighbours
        for joint in self._joints:
            if not joint.is_laid_out:
                return
            if not joint.measure():
                self._next.start(0)
                if joint in neighbours and joint.measure():
                    self._show(neighbours.index(joint))
                return
        if self._together.prepare():
            self._next.start(0)
        elif self._levelling:
            self._stand_level()

    def show_windows(self) -> None:
        """Pages have moved beside their ribbons."""
        for joint, between in zip(self._joints.neighbours, self._ribbons, strict=True):
            between.show_windows(window_on_page(joint.left, between), window_on_page(joint.right, between))
