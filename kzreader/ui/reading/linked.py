"""The links of the open pages: which one is meant by caret, pointer or keys, and what the reader says of it there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QMouseEvent

from kzreader.core.errors import RequestError
from kzreader.ui.judging import Joined, Judge
from kzreader.ui.overriding import override
from kzreader.ui.reading.layers import LayerName
from kzreader.ui.reading.page import BLEED

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.ribbon import Ribbon
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session


class Linked(QObject):
    """Answers pages and ribbons of one spread in what concerns single links."""

    link_requested = Signal(object, object)
    """A list of Joined, the surest first, and a QPoint of the screen: the reader wants their card, with the keys."""
    link_pointed = Signal(object, object)
    """The same for links under the pointer."""
    link_left = Signal()

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._judge = Judge(session)
        self._ribbons: list[Ribbon] = []
        spread.panes_changed.connect(self._watch_ribbons)
        self._watch_ribbons()

    def watch(self, pane: ReadingPane) -> None:
        """Answer a pane."""
        _BarWatch(pane, self)
        pane.page.menu_opened.connect(partial(self._add_menu, pane))
        pane.passage_activated.connect(partial(self._on_passage_activated, pane))

    def _watch_ribbons(self) -> None:
        for ribbon in self._spread.ribbons:
            if ribbon not in self._ribbons:
                ribbon.link_pointed.connect(partial(self._on_band_pointed, ribbon))
                ribbon.link_left.connect(self.link_left)
                ribbon.link_asked.connect(partial(self._on_band_asked, ribbon))
                ribbon.menu_requested.connect(partial(self._on_band_menu, ribbon))
        self._ribbons = list(self._spread.ribbons)

    # Which links

    def at(self, pane: ReadingPane, offset: int) -> list[Joined]:
        """The links of the passages at an offset of a pane's source, the surest first; their side `a` is that pane."""
        panes = self._spread.panes
        index = panes.index(pane)
        found: list[Joined] = []
        for other in panes[max(0, index - 1) : index + 2]:
            if other is not pane and pane.interview is not None and other.interview is not None:
                ids = pane.interview.id, other.interview.id
                links = self._session.links(*ids) if self._session.settings.show_parallels else ()
                found += (Joined(*ids, link) for link in links or () if link.a.start <= offset <= link.a.end)
        return sorted(found, key=lambda joined: (len(joined.link.a), -joined.link.score))

    def here(self) -> Joined | None:
        """The link that the keys have come to on a ribbon, or the surest one at the caret of the active pane."""
        for ribbon in self._spread.ribbons:
            if ribbon.hasFocus() and ribbon.current is not None:
                return self._of(ribbon, ribbon.current)
        pane = self._spread.active
        return next(iter(self.at(pane, pane.caret())), None) if pane is not None else None

    def _of(self, ribbon: Ribbon, link: Link) -> Joined | None:
        number = self._spread.ribbons.index(ribbon)
        one, other = (pane.interview for pane in self._spread.panes[number : number + 2])
        return Joined(one.id, other.id, link) if one is not None and other is not None else None

    # What the reader says

    def say(self, verb: str) -> None:
        """Do a verb to the link here."""
        joined = self.here()
        if joined is None:
            self._session.said.emit(self.tr("No parallel passage here. Alt+Down goes to the next one."))
        elif not self._judge.can(verb, joined) and verb != "split_link":
            self._session.said.emit(self.tr("Nothing to change about this link."))
        elif verb != "split_link" or not self._split_off():
            self._judge.do(verb, joined)

    def _split_off(self) -> bool:
        """Split the link here of which parts are selected on both sides; False where there is none."""
        pane = self._spread.active
        panes = {one.interview.id: one for one in self._spread.panes if one.interview is not None}
        for joined in self.at(pane, pane.caret()) if pane is not None else ():
            one, other = (panes[document].selection() for document, _ in joined.pair)
            if one and other and joined.link.a.contains(one) and joined.link.b.contains(other):
                if self._judge.split_off(joined, (one, other)):
                    for document, _ in joined.pair:
                        panes[document].unselect()
                    self._session.said.emit(self.tr("The link is split at what is selected."))
                return True
        return False

    def join(self) -> None:
        """Join the selections of two panes, or the sentences at their carets."""
        chosen = self._chosen()
        if len(chosen) != 2:
            self._session.problem.emit(
                RequestError(
                    self.tr("Joining passages takes one in each of two panes."),
                    self.tr("Select words in two panes, or click a sentence in each, then press L."),
                )
            )
        elif self._judge.add_link(*((pane.interview.id, span) for pane, span in chosen if pane.interview is not None)):
            for pane, span in chosen:
                pane.unselect()
                pane.flash(span)
            self._session.said.emit(self.tr("Joined as parallel passages."))

    def _chosen(self) -> list[tuple[ReadingPane, Span]]:
        """Where something is selected; where that is not in two panes, the sentences at carets as well."""
        panes = sorted(self._spread.panes, key=lambda pane: pane is not self._spread.active)
        selected = [(pane, span) for pane in panes if (span := pane.selection()) is not None]
        for pane in panes:
            if len(selected) < 2 and all(pane is not one for one, _ in selected):
                sentence = _sentence_at_caret(pane)
                if sentence is not None:
                    selected.append((pane, sentence))
        return sorted(selected, key=lambda one: self._spread.panes.index(one[0]))

    # Pages

    def point(self, pane: ReadingPane, span: Span | None) -> None:
        """The pointer is on the bar beside a passage, None: on none any more."""
        if span is None:
            self.link_left.emit()
        else:
            self.link_pointed.emit(self.at(pane, span.start), self._below(pane, span))

    def _on_passage_activated(self, pane: ReadingPane, span: Span) -> None:
        if pane.page.activated_by_key:
            self.link_requested.emit(self.at(pane, span.start), self._below(pane, span))

    def _below(self, pane: ReadingPane, span: Span) -> QPoint:
        """Below the last line of a passage that is in sight."""
        viewport = pane.page.viewport()
        seen = [rect for rect in pane.span_rects(span) if rect.top() >= 0 and rect.bottom() <= viewport.height()]
        return viewport.mapToGlobal(seen[-1].bottomLeft() if seen else viewport.rect().center())

    def _add_menu(self, pane: ReadingPane, menu: QMenu) -> None:
        found = self.at(pane, pane.caret())
        if found:
            from kzreader.ui.link_menu import link_menu

            menu.addSeparator()
            more = link_menu(self._judge, found[:1], menu)
            more.setTitle(self.tr("&Parallel passage"))
            menu.addMenu(more)

    # Ribbons

    def _on_band_pointed(self, ribbon: Ribbon, link: Link, point: QPoint) -> None:
        joined = self._of(ribbon, link)
        if joined is not None:
            self.link_pointed.emit([joined], point)

    def _on_band_asked(self, ribbon: Ribbon, link: Link, point: QPoint) -> None:
        joined = self._of(ribbon, link)
        if joined is not None:
            self.link_requested.emit([joined], point)

    def _on_band_menu(self, ribbon: Ribbon, link: Link, point: QPoint) -> None:
        joined = self._of(ribbon, link)
        if joined is not None:
            from kzreader.ui.link_menu import link_menu, pop_up

            pop_up(link_menu(self._judge, [joined], ribbon), point)


class _BarWatch(QObject):
    """Tells when the pointer is on the bar beside a passage: over the words it would be in the way of reading."""

    def __init__(self, pane: ReadingPane, linked: Linked) -> None:
        super().__init__(pane)
        self._pane = pane
        self._linked = linked
        self._pointed: Span | None = None
        pane.page.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point(self._passage_beside(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self._point(None)
        return False

    def _point(self, span: Span | None) -> None:
        if span != self._pointed:
            self._pointed = span
            self._linked.point(self._pane, span)

    def _passage_beside(self, point: QPoint) -> Span | None:
        if point.x() >= BLEED:
            return None
        page = self._pane.page
        first, last = (page.position_at(QPoint(x, point.y())) for x in (BLEED, page.viewport().width()))
        found = page.layers[LayerName.PASSAGES].within(first, last)
        return found[0].span if found else None


def _sentence_at_caret(pane: ReadingPane) -> Span | None:
    """The sentence at the caret, where the reader has put one."""
    interview = pane.interview
    if interview is None or not pane.page.cursorWidth():
        return None
    from kzreader.core.sentences import sentences

    caret = pane.caret()
    paragraph = interview.paragraph_at(caret)
    found = sentences(interview.text, paragraph.body) if paragraph is not None else ()
    return next((span for span in found if span.start <= caret <= span.end), None)
