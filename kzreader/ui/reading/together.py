"""Scrolling together: the page that the reader moves leads, its neighbours follow, and theirs follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kzreader.ui.reading.glide import Glide
from kzreader.ui.reading.joint import furthest, layout_key, rise, visible_height
from kzreader.ui.reading.sync import READING_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.crossrefs.values import Link
    from kzreader.ui.reading.joint import Joint, LayoutKey
    from kzreader.ui.reading.pane import ReadingPane

_GLIDE_FROM = 0.75
"""Visible heights from which a page glides to its place instead of standing there at once."""
_UPPERMOST, _LOWEST = 8.0, 0.9
"""Where the first line of a passage is stood at most: pixels from the upper edge, share of the visible height."""


class Together(QObject):
    """Moves the neighbours of a page that scrolls. The page that the reader moves is never touched."""

    moved = Signal()
    """A page stands elsewhere, whoever moved it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._panes: list[ReadingPane] = []
        self._joints: list[Joint] = []
        self._enabled = True
        self._leader: ReadingPane | None = None
        self._placed: dict[ReadingPane, int] = {}
        self._stood: dict[ReadingPane, float] = {}
        self._layouts: dict[ReadingPane, LayoutKey] = {}
        self._glides: dict[ReadingPane, Glide] = {}

    def set_panes(self, panes: Sequence[ReadingPane], joints: Sequence[Joint]) -> None:
        """These stand side by side now, `joints[n]` between `panes[n]` and `panes[n + 1]`."""
        for pane in [pane for pane in self._glides if pane not in panes]:
            self._stop(pane)
        self._panes, self._joints = list(panes), list(joints)
        self._layouts = {pane: layout_key(pane) for pane in panes}
        self._leader = None
        self._placed.clear()
        self._note_places()

    @property
    def enabled(self) -> bool:
        """Whether neighbours follow."""
        return self._enabled

    def set_enabled(self, on: bool, leader: ReadingPane | None) -> None:
        """Let go of the neighbours, or have them come level with what `leader` shows now."""
        if on == self._enabled:
            return
        self._enabled = on
        self._leader = None
        if on and leader is not None:
            self._lead(leader, level=True)
            self._note_places()

    def links_changed(self) -> None:
        """Other links join the pages: nothing moves until the reader does."""
        self._leader = None

    def on_scrolled(self, pane: ReadingPane) -> None:
        """`pane` has scrolled: its neighbours follow, if it was the reader who did it."""
        if self._placed.get(pane) == pane.scroll_value():
            return
        if self._layouts.get(pane) != layout_key(pane):
            return
        self._placed.pop(pane, None)
        self._stop(pane)
        if self._enabled:
            self._lead(pane, level=False)
        self._note_places()
        self.moved.emit()

    def on_settled(self) -> None:
        """Pages have been laid out anew: after a change of width or letters, what stood level stands level again.

        Where a page has only grown, because something was unfolded in it, nothing moves until the reader does.
        """
        before, self._layouts = self._layouts, {pane: layout_key(pane) for pane in self._panes}
        for joint in self._joints:
            joint.measure()
        changed = [pane for pane in self._panes if before.get(pane) != self._layouts[pane]]
        others = any(before[pane].width != self._layouts[pane].width for pane in changed if pane in before)
        if self._enabled and self._leader is not None and (others or len(changed) == len(self._panes)):
            self._lead(self._leader, level=True, glide=False)
        elif changed:
            self._leader = None
        self._note_places()
        self.moved.emit()

    def _lead(self, pane: ReadingPane, *, level: bool, glide: bool = True) -> None:
        takes_over = pane is not self._leader
        self._leader = pane
        path = list(self._outwards(pane))
        for leader, joint in path:
            if joint.measure() or takes_over or level:
                self._take_up(leader, joint, level=level)
        for leader, joint in path:
            place = joint.follower(leader).place(self._stands(leader))
            if place is not None:
                self._bring(joint.other(leader), place, glide=glide)

    def _outwards(self, pane: ReadingPane) -> Iterator[tuple[ReadingPane, Joint]]:
        """Each pane that leads, and the joint over which it does, from `pane` to the right end and to the left end."""
        at = self._panes.index(pane)
        for number in range(at, len(self._joints)):
            yield self._panes[number], self._joints[number]
        for number in range(at, 0, -1):
            yield self._panes[number], self._joints[number - 1]

    def _stands(self, pane: ReadingPane) -> float:
        """Where the page stands, or will when it has glided."""
        return self._glides[pane].end if pane in self._glides else float(pane.scroll_value())

    def _take_up(self, leader: ReadingPane, joint: Joint, *, level: bool) -> None:
        """Let the neighbour follow from where both stood before the reader moved the leading page."""
        follower = joint.follower(leader)
        follower.take_up(self._stood[leader], self._stood[joint.other(leader)])
        if level:
            follower.level()

    def _note_places(self) -> None:
        self._stood = {pane: self._stands(pane) for pane in self._panes}

    def _bring(self, pane: ReadingPane, value: float, *, glide: bool = True) -> None:
        value = _within(value, pane)
        if pane in self._glides:
            self._glides[pane].end = value
        elif glide and abs(value - pane.scroll_value()) > _GLIDE_FROM * visible_height(pane):
            self._glide(pane, value)
        else:
            self._put(pane, round(value))

    def _glide(self, pane: ReadingPane, value: float) -> None:
        glide = Glide(pane.scroll_value(), value, parent=self)
        glide.moved.connect(lambda at: self._put(pane, at))
        glide.finished.connect(lambda: self._stop(pane))
        self._glides[pane] = glide
        glide.start()

    def _stop(self, pane: ReadingPane) -> None:
        glide = self._glides.pop(pane, None)
        if glide is not None:
            glide.stop()
            glide.deleteLater()

    def _put(self, pane: ReadingPane, value: int) -> None:
        self._placed[pane] = value
        pane.page.verticalScrollBar().setValue(value)
        self._placed[pane] = pane.scroll_value()
        self.moved.emit()

    def stand_level(self, joint: Joint, link: Link, fixed: ReadingPane) -> None:
        """Stand the two passages of `link` at one height; that of `fixed` stays where it is, if it is in sight."""
        joint.measure()
        if link not in joint.links:
            return
        other = joint.other(fixed)
        here, there = joint.extents(link) if fixed is joint.left else joint.extents(link)[::-1]
        lower = rise(fixed, other)
        height = self._height_in_sight(fixed, here.top)
        height = here.top - _within(here.top - self._reachable(other, there.top, height + lower) + lower, fixed)
        self._bring(fixed, here.top - height)
        self._bring(other, there.top - height - lower)
        self._leader = None
        self._note_places()

    def _reachable(self, pane: ReadingPane, top: float, height: float) -> float:
        """The height nearest to `height` at which a passage can stand in sight."""
        height = min(max(_UPPERMOST, height), visible_height(pane) * _LOWEST)
        return top - _within(top - height, pane)

    def _height_in_sight(self, pane: ReadingPane, top: float) -> float:
        """The height at which a passage stands, or the reading line where its first line is out of sight."""
        height = top - self._stands(pane)
        visible = visible_height(pane)
        return height if 0 <= height <= visible * _LOWEST else visible * READING_LINE


def _within(value: float, pane: ReadingPane) -> float:
    return min(max(0.0, value), float(furthest(pane)))
