"""Scrolling together: the page that the reader moves leads, its neighbours follow, and theirs follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kzreader.ui.reading.joint import extent_on_page, layout_key, rise, visible_height, within_reach
from kzreader.ui.reading.joints import Joints
from kzreader.ui.reading.sync import READING_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.text import Span
    from kzreader.ui.reading.glide import Glide
    from kzreader.ui.reading.joint import Joint, LayoutKey, Pin
    from kzreader.ui.reading.pane import ReadingPane

_GLIDE_FROM = 0.75
"""Visible heights from which a page glides to its place instead of standing there at once."""
_BELOW = 1 - READING_LINE
"""How far beyond its end a page scrolls, as a share of the visible height, so that its last line can be level too."""
_NEARLY = 2.0
"""Lines that a page may stand off after it was laid out anew to be taken for level."""
_UPPERMOST, _LOWEST = 8.0, 0.9
"""Where the first line of a passage is stood at most: pixels from the upper edge, share of the visible height."""


class Together(QObject):
    """Moves the other panes when the reader scrolls one. The page that the reader moves is never touched."""

    moved = Signal()
    """A page stands elsewhere, whoever moved it, or moves together with others than before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._panes: list[ReadingPane] = []
        self._joints = Joints()
        self._alone: set[ReadingPane] = set()
        self._enabled = True
        self._leader: ReadingPane | None = None
        self._by_hand = False
        self._placed: dict[ReadingPane, int] = {}
        self._stood: dict[ReadingPane, float] = {}
        self._layouts: dict[ReadingPane, LayoutKey] = {}
        self._glides: dict[ReadingPane, Glide] = {}

    def set_panes(self, panes: Sequence[ReadingPane], joints: Joints) -> None:
        """These stand side by side now, joined like that."""
        for pane in [pane for pane in self._glides if pane not in panes]:
            self._stop(pane)
        self._panes, self._joints = list(panes), joints
        self._alone &= set(panes)
        self._layouts = {pane: layout_key(pane) for pane in panes}
        self._leader = None
        self._placed.clear()
        for pane in panes:
            pane.page.reach.set_below(_BELOW if len(panes) > 1 else 0.0)
        self._note_places()

    @property
    def enabled(self) -> bool:
        """Whether panes move together at all."""
        return self._enabled

    @property
    def leader(self) -> ReadingPane | None:
        """The page that the reader moved last; None where none leads yet."""
        return self._leader

    @property
    def linked(self) -> list[ReadingPane]:
        """The panes that move together when they do."""
        return [pane for pane in self._panes if pane not in self._alone]

    def set_enabled(self, on: bool, leader: ReadingPane | None) -> None:
        """Let go of the panes, or have them come level with what `leader` shows now."""
        if on == self._enabled:
            return
        self._enabled = on
        self._leader = None
        if leader is not None:
            self._come_level(leader)
        self.moved.emit()

    def set_linked(self, pane: ReadingPane, on: bool, leader: ReadingPane | None) -> None:
        """Let a pane move along with the others, level with what `leader` shows now, or by itself."""
        self._alone ^= {pane} if on == (pane in self._alone) else set()
        self._leader = None
        if on and leader is not None:
            self._come_level(leader)
        self.moved.emit()

    def _come_level(self, leader: ReadingPane) -> None:
        if self._enabled and leader not in self._alone:
            self._lead(leader, level=True)
            self._note_places()

    def show_pins(self, one: ReadingPane, other: ReadingPane, pins: tuple[Pin, ...]) -> None:
        """Hold these places of two panes level before all links; nothing moves until the reader does."""
        joint = self._joints.between(one, other)
        if joint.pins != pins:
            joint.show_pins(pins)
            self._leader = None

    def links_changed(self) -> None:
        """Other links join the pages: nothing moves until the reader does."""
        self._leader = None
        self.moved.emit()

    def on_scrolled(self, pane: ReadingPane) -> None:
        """`pane` has scrolled: the others follow, if it was the reader who did it."""
        if self._placed.get(pane) == pane.scroll_value():
            return
        if self._layouts.get(pane) != layout_key(pane):
            return
        self._placed.pop(pane, None)
        self._stop(pane)
        if self._enabled and pane not in self._alone:
            self._lead(pane, level=_has_jumped(pane))
        self._note_places()
        self.moved.emit()

    def on_settled(self) -> None:
        """Pages have been laid out anew, and each keeps its place in its text: nothing moves until the reader does.

        After a change of width or letters what stood level to a line stands level to a pixel again.
        """
        before, self._layouts = self._layouts, {pane: layout_key(pane) for pane in self._panes}
        changed = [pane for pane in self._panes if before.get(pane) != self._layouts[pane]]
        others = any(before[pane].width != self._layouts[pane].width for pane in changed if pane in before)
        leader = self._leader
        self._note_places()
        if self._enabled and leader is not None and (others or len(changed) == len(self._panes)):
            self._leader = None
            lower = READING_LINE * abs(self._layouts[leader].height - before.get(leader, self._layouts[leader]).height)
            self._lead(leader, level=False, nearly=_NEARLY * leader.page.line_height() + lower)
            self._note_places()
        elif changed:
            self._leader = None
        self.moved.emit()

    def _lead(self, pane: ReadingPane, *, level: bool, nearly: float = 0.0) -> None:
        """Bring the other panes where they belong.

        `level`: at once, whatever they stand off. `nearly`: the same for those that stand off no more than so many
        pixels.
        """
        takes_over = pane is not self._leader
        self._leader = pane
        for leader, joint in self._joints.ways_from(pane, self.linked):
            if not joint.measure():
                continue
            follower, other = joint.follower(leader), joint.other(leader)
            if takes_over or level or not follower.taken_up:
                follower.take_up(self._stood[leader], self._stood[other], by_hand=self._by_hand)
                if level or abs(follower.off) <= nearly:
                    follower.level()
            place = follower.place(self._stands(leader))
            if place is not None:
                self._bring(other, place, glide=not nearly)
        self._by_hand = False

    def prepare(self) -> bool:
        """Work out one way that a page would follow another; False once all are there."""
        for pane in self._panes if self._enabled else ():
            for leader, joint in self._joints.ways_from(pane, self.linked):
                if not joint.has_follower(leader):
                    joint.follower(leader)
                    return True
        return False

    def waiting(self, leader: ReadingPane) -> list[ReadingPane]:
        """The panes that stand still because nothing in them is parallel to what `leader` shows."""
        if not self._enabled or leader in self._alone:
            return []
        found = []
        for before, joint in self._joints.ways_from(leader, self.linked):
            known = (joint.given or joint.pins) and joint.measure()
            if known and joint.follower(before).waits(self._stands(before)):
                found.append(joint.other(before))
        return found

    def next_match(self, leader: ReadingPane, pane: ReadingPane, *, forward: bool) -> Span | None:
        """The next passage of `leader`, or the one before, that has a counterpart in `pane`."""
        joint = self._joints.between(leader, pane)
        joint.measure_all()
        here = joint.follower(leader).way.match_from(self._stands(leader), forward=forward)
        return None if here is None else joint.passage_at(leader, here)

    def _stands(self, pane: ReadingPane) -> float:
        """Where the page stands, or will when it has glided."""
        return self._glides[pane].end if pane in self._glides else float(pane.scroll_value())

    def _note_places(self) -> None:
        self._stood = {pane: self._stands(pane) for pane in self._panes}

    def _bring(self, pane: ReadingPane, value: float, *, glide: bool = True) -> None:
        value = within_reach(value, pane)
        if pane in self._glides:
            self._glides[pane].end = value
        elif glide and abs(value - pane.scroll_value()) > _GLIDE_FROM * visible_height(pane):
            self._glide(pane, value)
        else:
            self._put(pane, round(value))

    def _glide(self, pane: ReadingPane, value: float) -> None:
        from kzreader.ui.reading.glide import Glide

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
        pane.page.reach.stand_at(value)
        self._placed[pane] = pane.scroll_value()
        self.moved.emit()

    def stand_level(self, joint: Joint, link: Link, fixed: ReadingPane) -> None:
        """Stand the two passages of `link` at one height; that of `fixed` stays where it is, if it is in sight."""
        joint.measure_all()
        if link in joint.links:
            here, there = joint.extents(link) if fixed is joint.left else joint.extents(link)[::-1]
            self._stand(fixed, here.top, joint.other(fixed), there.top)

    def stand_places_level(self, fixed: ReadingPane, here: Span, other: ReadingPane, there: Span) -> None:
        """Stand two passages at one height; that of `fixed` stays where it is, if it is in sight."""
        one, two = extent_on_page(fixed, here), extent_on_page(other, there)
        if one and two:
            self._stand(fixed, one.top, other, two.top)

    def _stand(self, fixed: ReadingPane, here: float, other: ReadingPane, there: float) -> None:
        lower = rise(fixed, other)
        height = self._height_in_sight(fixed, here)
        height = there - _on_paper(there - height - lower, other) - lower
        place = min(_on_paper(here - height, fixed), here - _UPPERMOST + min(0.0, lower))
        self._bring(fixed, place)
        self._bring(other, there - (here - place) - lower)
        self._leader = None
        self._by_hand = True
        self._note_places()

    def _height_in_sight(self, pane: ReadingPane, top: float) -> float:
        """The height at which a passage stands, or the reading line where its first line is out of sight."""
        height = top - self._stands(pane)
        visible = visible_height(pane)
        return height if 0 <= height <= visible * _LOWEST else visible * READING_LINE


def _has_jumped(pane: ReadingPane) -> bool:
    """Whether the page was brought to a passage, not scrolled."""
    anchor = pane.page.anchor
    return anchor is not None and anchor[1] is None


def _on_paper(value: float, pane: ReadingPane) -> float:
    """The value nearest to `value` to which the reader could scroll."""
    reach = pane.page.reach
    return min(max(0.0, value), float(reach.end + reach.below))
