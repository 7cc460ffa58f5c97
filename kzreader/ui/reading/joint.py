"""Two neighbouring pages and the links between them: where the passages stand, and how the one leads to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint

from kzreader.ui.reading.bands import Extent, Window
from kzreader.ui.reading.sync import Anchor, Follower, Guide, Scale, guide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane

_LINE = 24.0


class LayoutKey(NamedTuple):
    """What changes whenever a page is laid out anew or given another size."""

    width: int
    height: int
    content: int


def layout_key(pane: ReadingPane) -> LayoutKey:
    """The layout of the page of `pane` as it is now."""
    return LayoutKey(pane.page.viewport().width(), pane.page.viewport().height(), pane.content_height())


def extent_on_page(pane: ReadingPane, span: Span) -> Extent | None:
    """From the top of the first line of `span` to the bottom of its last on the whole page; None where it is hidden."""
    rects = pane.span_rects(span)
    if not rects:
        return None
    scrolled = pane.scroll_value()
    return Extent(min(r.top() for r in rects) + scrolled, max(r.top() + r.height() for r in rects) + scrolled)


def window_on_page(pane: ReadingPane, within: QWidget) -> Window:
    """What is in sight of the page of `pane`, in the heights of the widget `within`."""
    viewport = pane.page.viewport()
    top = viewport.mapTo(within.window(), QPoint()).y() - within.mapTo(within.window(), QPoint()).y()
    return Window(top, top + viewport.height(), top - pane.scroll_value())


def furthest(pane: ReadingPane) -> int:
    """The greatest value to which the page scrolls."""
    return pane.page.verticalScrollBar().maximum()


def visible_height(pane: ReadingPane) -> float:
    """Height of the visible part of the page, never nought."""
    return max(1.0, float(pane.page.viewport().height()))


def rise(pane: ReadingPane, other: ReadingPane) -> float:
    """How much lower the visible part of `pane` begins than that of `other`."""
    window = pane.window()
    at = [page.page.viewport().mapTo(window, QPoint()).y() for page in (pane, other)]
    return float(at[0] - at[1])


class Joint:
    """The links between two neighbouring panes, measured once for each layout of the two."""

    def __init__(self, left: ReadingPane, right: ReadingPane) -> None:
        self.left = left
        self.right = right
        self.links: tuple[Link, ...] = ()
        self.lefts: list[Extent] = []
        self.rights: list[Extent] = []
        self._given: tuple[Link, ...] = ()
        self._measured: tuple[LayoutKey, LayoutKey] | None = None
        self._followers: dict[bool, Follower] = {}

    def show_links(self, links: tuple[Link, ...]) -> None:
        """Join these passages, `a` on the left page and `b` on the right."""
        self._given, self._measured = links, None

    def measure(self) -> bool:
        """Find out where the passages stand if a page has been laid out since; whether anything was measured.

        `links` then leaves out those of which an end is folded away.
        """
        key = (layout_key(self.left), layout_key(self.right))
        if key == self._measured:
            return False
        self._measured = key
        self._followers.clear()
        rows = [
            (link, left, right)
            for link in self._given
            if (left := extent_on_page(self.left, link.a)) and (right := extent_on_page(self.right, link.b))
        ]
        self.links = tuple(row[0] for row in rows)
        self.lefts, self.rights = [row[1] for row in rows], [row[2] for row in rows]
        return True

    def other(self, pane: ReadingPane) -> ReadingPane:
        """The neighbour of `pane`."""
        return self.right if pane is self.left else self.left

    def extents(self, link: Link) -> tuple[Extent, Extent]:
        """Where the two passages of `link` stand on their pages."""
        number = self.links.index(link)
        return self.lefts[number], self.rights[number]

    def follower(self, leader: ReadingPane) -> Follower:
        """How the neighbour of `leader` follows it: taken up anew after each layout."""
        from_left = leader is self.left
        if from_left not in self._followers:
            follows = furthest(self.other(leader))
            self._followers[from_left] = Follower(self._guide(leader), visible_height(leader), follows)
        return self._followers[from_left]

    def _guide(self, leader: ReadingPane) -> Guide:
        here, there = (self.lefts, self.rights) if leader is self.left else (self.rights, self.lefts)
        scale = Scale(furthest(leader), visible_height(leader))
        lower = rise(leader, self.other(leader))
        anchors = [
            _anchor(scale, one, other.moved(-lower), link.score)
            for link, one, other in zip(self.links, here, there, strict=True)
        ]
        line = min((extent.bottom - extent.top for extent in here), default=_LINE)
        return guide(anchors, visible=scale.visible, line=line)

    def best_link(self, pane: ReadingPane, span: Span) -> Link | None:
        """The strongest link of the passages that `span` touches on the page of `pane`."""
        touched = [link for link in self.links if _touches(link.a if pane is self.left else link.b, span)]
        return max(touched, key=lambda link: (link.score, -link.a.start, -link.b.start), default=None)


def _anchor(scale: Scale, here: Extent, there: Extent, score: float) -> Anchor:
    scrolled = scale.scrolled_to(here.top)
    length = min(here.bottom - here.top, there.bottom - there.top)
    return Anchor(scrolled, there.top - (here.top - scrolled), length, score)


def _touches(passage: Span, span: Span) -> bool:
    return passage.overlaps(span) or passage.start <= span.start <= span.end < passage.end
