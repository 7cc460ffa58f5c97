"""Two pages and the links between them: where the passages stand, and how the one leads to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint

from kzreader.ui.reading.bands import Extent, Window
from kzreader.ui.reading.sync import READING_LINE, Anchor, Follower, Guide, guide, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane


_AT_ONCE = 150
"""Links that are measured at one go: a few milliseconds."""


class LayoutKey(NamedTuple):
    """What changes whenever a page is laid out anew or given another size."""

    width: int
    height: int
    revision: int


def layout_key(pane: ReadingPane) -> LayoutKey:
    """The layout of the page of `pane` as it is now."""
    return LayoutKey(pane.page.viewport().width(), pane.page.viewport().height(), pane.page.revision)


def extent_on_page(pane: ReadingPane, span: Span) -> Extent | None:
    """From the top of the first line of `span` to the bottom of its last on the whole page; None on an empty pane.

    What is folded away has the line that tells of it.
    """
    page = pane.page.page
    if page is None:
        return None
    start, end = page.map.bounds(span)
    return Extent(round(pane.page.line_at(start)[0]), round(pane.page.line_at(max(start, end - 1))[1]))


def window_on_page(pane: ReadingPane, within: QWidget) -> Window:
    """What is in sight of the page of `pane`, in the heights of the widget `within`."""
    viewport = pane.page.viewport()
    top = viewport.mapTo(within.window(), QPoint()).y() - within.mapTo(within.window(), QPoint()).y()
    return Window(top, top + viewport.height(), top - pane.scroll_value())


def furthest(pane: ReadingPane) -> int:
    """The value at which the end of the text stands at the bottom of the page."""
    return pane.page.reach.end


def scrolled_to(pane: ReadingPane, place: float) -> float:
    """How far the page is scrolled when the height `place` of its text stands at the reading line."""
    return place - pane.page.reading_line()


def within_reach(value: float, pane: ReadingPane) -> float:
    """The value nearest to `value` to which a page may be brought: an end of its text at the reading line at most."""
    above, below = _reach(pane)
    return min(max(above, value), below)


def _reach(pane: ReadingPane) -> tuple[float, float]:
    visible = visible_height(pane)
    return -visible * READING_LINE, furthest(pane) + visible * (1 - READING_LINE)


def visible_height(pane: ReadingPane) -> float:
    """Height of the visible part of the page, never nought."""
    return max(1.0, float(pane.page.viewport().height()))


def rise(pane: ReadingPane, other: ReadingPane) -> float:
    """How much lower the visible part of `pane` begins than that of `other`."""
    window = pane.window()
    at = [page.page.viewport().mapTo(window, QPoint()).y() for page in (pane, other)]
    return float(at[0] - at[1])


class Pin(NamedTuple):
    """Two passages that the reader wants level: a sync point of two pages."""

    a: Span
    b: Span


class Joint:
    """The links and sync points between two panes, measured once for each layout of the two."""

    def __init__(self, left: ReadingPane, right: ReadingPane) -> None:
        self.left = left
        self.right = right
        self.links: tuple[Link, ...] = ()
        self.lefts: list[Extent] = []
        self.rights: list[Extent] = []
        self.pins: tuple[Pin, ...] = ()
        self.given: tuple[Link, ...] = ()
        self._measured: tuple[LayoutKey, LayoutKey] | None = None
        self._rows: list[tuple[Link, Extent, Extent]] = []
        self._next = 0
        self._rows_taken = False
        self._followers: dict[bool, Follower] = {}

    def show_links(self, links: tuple[Link, ...]) -> bool:
        """Join these passages, `a` on the left page and `b` on the right; False where they are joined like that."""
        if links == self.given:
            return False
        self.given, self._measured = links, None
        return True

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """Let these stand level before all links."""
        self.pins, self._measured = pins, None

    @property
    def is_long(self) -> bool:
        """Whether the links are too many to be measured at one go."""
        return len(self.given) > _AT_ONCE

    @property
    def is_laid_out(self) -> bool:
        """Whether both pages have come to rest."""
        return self.left.page.is_laid_out and self.right.page.is_laid_out

    def measure(self) -> bool:
        """Find out where the passages stand if a page has been laid out since; True once all is known.

        Among very many links it only goes on by so many, so that nobody has to wait: ask again. What was known before
        stays until then. Pages that are being laid out are not measured.
        """
        if not self.is_laid_out:
            return False
        key = (layout_key(self.left), layout_key(self.right))
        if key != self._measured:
            self._measured, self._rows, self._next = key, [], 0
            self._followers.clear()
        elif self._next == len(self.given) and self._rows_taken:
            return True
        batch = self.given[self._next : self._next + _AT_ONCE]
        self._next += len(batch)
        self._rows += [
            (link, left, right)
            for link in batch
            if (left := extent_on_page(self.left, link.a)) and (right := extent_on_page(self.right, link.b))
        ]
        self._rows_taken = self._next == len(self.given)
        if self._rows_taken:
            self.links = tuple(row[0] for row in self._rows)
            self.lefts, self.rights = [row[1] for row in self._rows], [row[2] for row in self._rows]
        return self._rows_taken

    def measure_all(self) -> None:
        """The same at one go, for what the reader waits for."""
        self.left.page.finish()
        self.right.page.finish()
        while not self.measure():
            pass

    def other(self, pane: ReadingPane) -> ReadingPane:
        """The neighbour of `pane`."""
        return self.right if pane is self.left else self.left

    def extents(self, link: Link) -> tuple[Extent, Extent]:
        """Where the two passages of `link` stand on their pages."""
        number = self.links.index(link)
        return self.lefts[number], self.rights[number]

    def has_follower(self, leader: ReadingPane) -> bool:
        """Whether it is known how the other pane follows `leader`."""
        return (leader is self.left) in self._followers

    def follower(self, leader: ReadingPane) -> Follower:
        """How the neighbour of `leader` follows it: taken up anew after each layout."""
        from_left = leader is self.left
        if from_left not in self._followers:
            least, most = _reach(self.other(leader))
            self._followers[from_left] = Follower(self._guide(leader), visible_height(leader), most, least)
        return self._followers[from_left]

    def _guide(self, leader: ReadingPane) -> Guide:
        here, there = (self.lefts, self.rights) if leader is self.left else (self.rights, self.lefts)
        lower = rise(leader, self.other(leader))
        anchors = [
            _anchor(scrolled_to(leader, one.top), one, other.moved(-lower), link.score)
            for link, one, other in zip(self.links, here, there, strict=True)
        ]
        anchors += [
            _pinned(scrolled_to(leader, one.top), one, other.moved(-lower))
            for one, other in self._pinned_extents(leader)
        ]
        return guide(anchors, visible=visible_height(leader), line=leader.page.line_height())

    def _pinned_extents(self, leader: ReadingPane) -> Iterator[tuple[Extent, Extent]]:
        for pin in self.pins:
            here, there = (pin.a, pin.b) if leader is self.left else (pin.b, pin.a)
            one, other = extent_on_page(leader, here), extent_on_page(self.other(leader), there)
            if one and other:
                yield one, other

    def passage_at(self, leader: ReadingPane, here: float) -> Span | None:
        """The passage of `leader` that stands at the reading line when it is scrolled to `here`."""
        from_left = leader is self.left
        passages = [link.a if from_left else link.b for link in self.links]
        passages += [pin.a if from_left else pin.b for pin in self.pins]
        places = [(extent_on_page(leader, passage), passage) for passage in passages]
        apart = [(abs(scrolled_to(leader, extent.top) - here), passage) for extent, passage in places if extent]
        return min(apart)[1] if apart else None

    def best_link(self, pane: ReadingPane, span: Span) -> Link | None:
        """The strongest link of the passages that `span` touches on the page of `pane`."""
        touched = [link for link in self.links if _touches(link.a if pane is self.left else link.b, span)]
        return max(touched, key=lambda link: (link.score, -link.a.start, -link.b.start), default=None)


def _anchor(scrolled: float, here: Extent, there: Extent, score: float) -> Anchor:
    length = min(here.bottom - here.top, there.bottom - there.top)
    return Anchor(scrolled, there.top - (here.top - scrolled), length, weight(score))


def _pinned(scrolled: float, here: Extent, there: Extent) -> Anchor:
    return Anchor.pinned(scrolled, there.top - (here.top - scrolled))


def _touches(passage: Span, span: Span) -> bool:
    return passage.overlaps(span) or passage.start <= span.start <= span.end < passage.end
