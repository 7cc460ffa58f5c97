"""One to four interviews side by side, the ribbon between neighbours, and their scrolling together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.painted import AfterPainting
from kzreader.ui.reading import columns, ribbon
from kzreader.ui.reading.joints import Joints, steady_side, title_of
from kzreader.ui.reading.landing import Landing
from kzreader.ui.reading.measuring import Measuring
from kzreader.ui.reading.pane import ReadingPane
from kzreader.ui.reading.ribbon import Ribbon
from kzreader.ui.reading.together import Together
from kzreader.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span
    from kzreader.ui.reading.joint import Joint
    from kzreader.ui.reading.values import HeaderInfo, PageStyle

MOST = 4
"""Panes that stand side by side at most."""
NARROWEST = 240
"""Least width of a pane in pixels, where there is room."""
_AT_ONCE = 100_000
"""Characters of open interviews that are taken up together; what is beyond that waits for the next turn."""
_SOON = 10
"""Milliseconds after the first page has been painted in which whatever else waits for that has its turn."""
_AT_REST = 150
"""Milliseconds after the last change in which what the eye does not see is put in order."""


class Spread(QWidget):
    """Panes in a row. One of them is active: it has the keys, and what the reader does concerns it.

    Panes are counted from 0 at the left; ribbon n stands between the panes n and n + 1.
    """

    active_changed = Signal(object)
    """The ReadingPane that is active now, or None."""
    panes_changed = Signal()
    """Panes came, went, changed places or show another interview; links are to be shown anew."""
    link_activated = Signal(int, object)
    """The number of a ribbon, and the Link whose passages have been stood level."""
    settled = Signal()
    """Pages are laid out, and ribbons and scrolling know where everything stands."""
    painted = Signal()
    """The first page has been painted: what that picture did not show can be made."""
    open_requested = Signal()
    """The reader wants to choose a file."""
    interview_dropped = Signal(str, int, str)
    """The id of an interview; "here": in place of the pane of that number, "beside": as a new one before it."""
    files_dropped = Signal(list, int, str)
    """Paths of files, and where they go, as above."""

    def __init__(self, style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._panes: list[ReadingPane] = []
        self._ribbons: list[Ribbon] = []
        self._pairs = Joints()
        self._joints: list[Joint] = []
        self._widths: list[int] = []
        self._margins_shown = True
        self._active: ReadingPane | None = None
        self._together = Together(self)
        self._measuring = Measuring(self._together, self)
        self._measuring.settled.connect(self.settled)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._on_settled)
        self._ordering = QTimer(self, singleShot=True, interval=_AT_REST)
        self._ordering.timeout.connect(self._order_keys)
        self.turns = Turns(self, at_once=_AT_ONCE)
        self._landing = Landing(self, style.theme, frames=self._frames, most=MOST)
        for name in ("open_requested", "interview_dropped", "files_dropped"):
            getattr(self._landing, name).connect(getattr(self, name))
        self._was_painted = False
        self.setAccessibleName(self.tr("Interviews side by side"))

    @property
    def panes(self) -> tuple[ReadingPane, ...]:
        """The panes from left to right."""
        return tuple(self._panes)

    @property
    def ribbons(self) -> tuple[Ribbon, ...]:
        """The ribbons from left to right."""
        return tuple(self._ribbons)

    @property
    def active(self) -> ReadingPane | None:
        """The active pane; None where nothing is open."""
        return self._active

    @property
    def active_index(self) -> int:
        """The number of the active pane, -1 where nothing is open."""
        return self._panes.index(self._active) if self._active else -1

    @property
    def is_full(self) -> bool:
        """Whether no pane can be added."""
        return len(self._panes) == MOST

    @property
    def together(self) -> Together:
        """What moves the panes together."""
        return self._together

    @property
    def synchronised(self) -> bool:
        """Whether the panes scroll together."""
        return self._together.enabled

    def links(self, left_index: int) -> tuple[Link, ...]:
        """The links that ribbon `left_index` shows."""
        return self._ribbons[left_index].links

    def show_margins(self, shown: bool) -> None:
        """Show the notes beside the pages, or leave the room to the text."""
        self._margins_shown = shown
        for pane in self._panes:
            pane.margin.set_shown(shown)

    def open(self, interview: Interview, info: HeaderInfo, *, at: int | None = None) -> ReadingPane:
        """A new pane before the pane `at`, at the right end if None, active. Raises ValueError when it is full."""
        if self.is_full:
            raise ValueError(f"more than {MOST} panes")
        pane = ReadingPane(self._style, self)
        pane.show_interview(interview, info)
        pane.margin.set_shown(self._margins_shown)
        self._listen(pane)
        self._panes.insert(len(self._panes) if at is None else at, pane)
        self._rearrange(even=True)
        pane.show()
        self.activate(self._panes.index(pane))
        self.panes_changed.emit()
        return pane

    def replace(self, index: int, interview: Interview, info: HeaderInfo) -> ReadingPane:
        """Show another interview in the pane `index`."""
        pane = self._panes[index]
        pane.show_interview(interview, info)
        self._rearrange()
        self.panes_changed.emit()
        return pane

    def remove(self, index: int) -> None:
        """Take the pane `index` away; its right neighbour, or else its left one, becomes active if it was."""
        pane = self._panes.pop(index)
        pane.margin.finish_editing()
        self._rearrange(even=True)
        if pane is self._active:
            following = self._panes[min(index, len(self._panes) - 1)] if self._panes else None
            self._set_active(following)
            (following.page if following is not None else self._landing.blank).setFocus()
        pane.hide()
        pane.deleteLater()
        self.panes_changed.emit()

    def swap(self, one: int, other: int) -> None:
        """Let two panes change places."""
        self._panes[one], self._panes[other] = self._panes[other], self._panes[one]
        self._rearrange()
        self.panes_changed.emit()

    def activate(self, index: int) -> None:
        """Make the pane `index` the active one and give it the keys."""
        self._set_active(self._panes[index])
        self._panes[index].page.setFocus()

    def step(self, by: int) -> None:
        """Give the keys to the pane `by` places to the right; after the last comes the first."""
        if self._panes:
            self.activate((self.active_index + by) % len(self._panes))

    def even_out(self) -> None:
        """Give all panes the same width."""
        self._widths = []
        self._place()

    def set_style(self, style: PageStyle) -> None:
        """Change theme, size or measure everywhere; where much is open, in one pane after the other."""
        self._style = style
        self._landing.set_theme(style.theme)
        for between in self._ribbons:
            between.set_theme(style.theme)
        for pane in sorted(self._panes, key=lambda pane: pane is not self._active):
            self.turns.put(("style", pane), partial(self._restyle, pane), work=text_length(pane))

    def _restyle(self, pane: ReadingPane) -> None:
        if pane in self._panes:
            pane.set_style(self._style)

    def show_links(self, left_index: int, links: tuple[Link, ...]) -> None:
        """Join the pane `left_index` (passages `a`) with its right neighbour (`b`). Nothing scrolls by that."""
        if not self._joints[left_index].show_links(links):
            return
        self._together.links_changed()
        self._measuring.links_changed(left_index if self.isVisible() else None)

    def show_far_links(self, left_index: int, right_index: int, links: tuple[Link, ...]) -> None:
        """Let two panes that do not stand side by side follow each other directly; no ribbon shows it."""
        if not self._pairs.at(left_index, right_index).show_links(links):
            return
        self._together.links_changed()
        self._measuring.links_changed()

    def set_synchronised(self, on: bool) -> None:
        """Scroll together, from the spot that the active pane shows, or each for itself."""
        self._together.set_enabled(on, self._active)

    def stand_at(self, offsets: Sequence[int]) -> None:
        """Stand each pane with an offset of its source at the reading line; none follows another."""
        on = self._together.enabled
        self._together.set_enabled(False, None)
        for pane, offset in zip(self._panes, offsets, strict=False):
            if offset:
                pane.scroll_to(offset)
                pane.page.verticalScrollBar().setValue(max(0, pane.scroll_value()))
        self._together.set_enabled(on, None)

    def show_counterpart(self, index: int, span: Span) -> bool:
        """Stand the best counterparts of `span` of the pane `index` level with it and flash them; False if it has none.

        The pane itself scrolls only where the passage is out of sight, or where the counterpart cannot come level.
        """
        pane = self._panes[index]
        found = False
        for joint in self._joints[max(0, index - 1) : index + 1]:
            joint.measure_all()
            link = joint.best_link(pane, span)
            if link is not None:
                self._level(joint, link, pane)
                found = True
        return found

    def _listen(self, pane: ReadingPane) -> None:
        pane.activated.connect(partial(self._set_active, pane))
        pane.scrolled.connect(partial(self._together.on_scrolled, pane))
        pane.settled.connect(self._settling.start)
        if self._was_painted:
            self._landing.watch(pane)
        else:
            AfterPainting(pane.page.viewport(), self._on_painted, delay=_SOON)

    def _on_painted(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            for pane in self._panes:
                self._landing.watch(pane)
            self._ordering.start()
            self._measuring.painted()
            self.painted.emit()

    def _frames(self) -> list[QRect]:
        return [pane.geometry() for pane in self._panes]

    def _set_active(self, pane: ReadingPane | None) -> None:
        if pane is self._active and pane is not None:
            return
        self._active = pane
        self._mark_active()
        self.active_changed.emit(pane)

    def _mark_active(self) -> None:
        several = len(self._panes) > 1
        for pane in self._panes:
            pane.set_active(several and pane is self._active)
            pane.set_swappable(several)

    def _rearrange(self, *, even: bool = False) -> None:
        """Build the joints and ribbons that the row of panes calls for, and place everything."""
        self._pairs = Joints(self._panes)
        self._joints = self._pairs.neighbours
        while len(self._ribbons) < len(self._joints):
            self._ribbons.append(self._new_ribbon(len(self._ribbons)))
        while len(self._ribbons) > len(self._joints):
            gone = self._ribbons.pop()
            gone.hide()
            gone.deleteLater()
        self._measuring.set_joints(self._pairs, self._ribbons)
        for number, joint in enumerate(self._joints):
            self._ribbons[number].show_links((), left=title_of(joint.left), right=title_of(joint.right))
        self._mark_active()
        if even:
            self._widths = []
        self._place()
        if self._was_painted:
            self._ordering.start()
        self._together.set_panes(self._panes, self._pairs)
        self._landing.show_blank(not self._panes)

    def _new_ribbon(self, number: int) -> Ribbon:
        made = Ribbon(self._style.theme, self)
        made.border_dragged.connect(partial(self._drag, number))
        made.border_reset_requested.connect(self.even_out)
        made.link_activated.connect(partial(self._on_link_activated, number))
        made.link_reveal_requested.connect(partial(self._reveal, number))
        made.show()
        return made

    def _order_keys(self) -> None:
        from kzreader.ui.reading.tab_order import order

        for pane in self._panes:
            pane.complete()
        order(self._panes, self._ribbons)

    def _drag(self, number: int, by: int) -> None:
        self._widths = columns.border_moved(self._widths, number, by, narrowest=NARROWEST)
        self._place()

    def _place(self) -> None:
        if not self._panes:
            self._landing.show_blank(True)
            return
        if len(self._widths) != len(self._panes):
            self._widths = [1] * len(self._panes)
        room = self.width() - ribbon.WIDTH * len(self._ribbons)
        self._widths = columns.widths(self._widths, room=max(room, len(self._panes)), narrowest=NARROWEST)
        x = 0
        for number, (pane, width) in enumerate(zip(self._panes, self._widths, strict=True)):
            pane.setGeometry(x, 0, width, self.height())
            x += width
            for between in self._ribbons[number : number + 1]:
                between.setGeometry(x, 0, ribbon.WIDTH, self.height())
                x += ribbon.WIDTH
        self._settling.start()

    def _is_laid_out(self) -> bool:
        return self.turns.idle and all(pane.page.is_laid_out for pane in self._panes)

    def _on_settled(self) -> None:
        if self._is_laid_out():
            self._measuring.laid_out()

    def _on_link_activated(self, number: int, link: Link) -> None:
        self._level(self._joints[number], link, self._steady(number, link))
        self.link_activated.emit(number, link)

    def _reveal(self, number: int, link: Link) -> None:
        self._together.stand_level(self._joints[number], link, self._steady(number, link))

    def _steady(self, number: int, link: Link) -> ReadingPane:
        return steady_side(self._joints[number], self._ribbons[number], link, self._active)

    def _level(self, joint: Joint, link: Link, steady: ReadingPane) -> None:
        self._together.stand_level(joint, link, steady)
        joint.left.flash(link.a)
        joint.right.flash(link.b)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._panes:
            self._landing.show_blank(True)
            QTimer.singleShot(_SOON, self, self._on_painted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel over a ribbon scrolls the active page."""
        if self._active is not None:
            QApplication.sendEvent(self._active.page.viewport(), event)


def text_length(pane: ReadingPane) -> int:
    """How many characters are to be read in a pane."""
    return len(pane.interview.text) if pane.interview else 0
