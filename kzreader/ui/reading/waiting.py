"""What a page says while it waits: nothing in it is parallel to what is read, and where the next match is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from kzreader.core.text import Span
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread

_AT_REST = 200
"""Milliseconds after the last movement in which a page says that it waits."""
_ABOVE_EDGE = 10


class WaitingNotice(QPushButton):
    """A quiet line at the lower edge of a page that goes to the next match."""

    def __init__(self, pane: ReadingPane) -> None:
        super().__init__(pane.page)
        self._pane = pane
        self.setObjectName("waiting")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pane.page.column_moved.connect(self.place)

    def say(self, *, forward: bool, anywhere: bool) -> None:
        """Say where the next match is: further down (`forward`), further up, or not `anywhere`."""
        if not anywhere:
            words = self.tr("Nothing parallel here")
        elif forward:
            words = self.tr("Nothing parallel here · next match ↓")
        else:
            words = self.tr("Nothing parallel here · last match ↑")
        self.setEnabled(anywhere)
        self.setText(words)
        self.setToolTip(self.tr("Alt+Down and Alt+Up go from match to match.") if anywhere else "")
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand in the middle of the lower edge of the text."""
        area = self._pane.page.viewport().geometry()
        size = self.sizeHint().boundedTo(area.size())
        left = area.center().x() - size.width() // 2
        self.setGeometry(left, area.bottom() - size.height() - _ABOVE_EDGE, size.width(), size.height())


class Waiting(QObject):
    """Lets the pages of a spread say that they wait, once the reader has come to rest."""

    match_requested = Signal(object, object)
    """The ReadingPane that leads shall go to a Span of its interview."""

    def __init__(self, spread: Spread) -> None:
        super().__init__(spread)
        self._spread = spread
        self._notices: dict[ReadingPane, WaitingNotice] = {}
        self._resting = QTimer(self, singleShot=True, interval=_AT_REST)
        self._resting.timeout.connect(self._show)
        spread.together.moved.connect(self._resting.start)
        spread.panes_changed.connect(self._on_panes_changed)
        spread.active_changed.connect(self._resting.start)
        self._resting.start()

    def notice(self, pane: ReadingPane) -> WaitingNotice | None:
        """What `pane` says now, None while it does not wait."""
        found = self._notices.get(pane)
        return found if found is not None and found.isVisible() else None

    def _on_panes_changed(self) -> None:
        for pane in [pane for pane in self._notices if pane not in self._spread.panes]:
            del self._notices[pane]
        self._resting.start()

    def _show(self) -> None:
        leader = self._leader()
        waiting = self._spread.together.waiting(leader) if leader is not None else []
        for pane, notice in self._notices.items():
            if pane not in waiting:
                notice.hide()
        for pane in waiting:
            forward, span = self._next(pane)
            self._notice_of(pane).say(forward=forward, anywhere=span is not None)

    def _leader(self) -> ReadingPane | None:
        leader = self._spread.together.leader or self._spread.active
        return leader if leader in self._spread.panes else None

    def _next(self, pane: ReadingPane) -> tuple[bool, Span | None]:
        leader = self._leader()
        if leader is None:
            return True, None
        ahead = self._spread.together.next_match(leader, pane, forward=True)
        return (True, ahead) if ahead else (False, self._spread.together.next_match(leader, pane, forward=False))

    def _notice_of(self, pane: ReadingPane) -> WaitingNotice:
        if pane not in self._notices:
            made = self._notices[pane] = WaitingNotice(pane)
            made.clicked.connect(partial(self._go, pane))
        return self._notices[pane]

    def _go(self, pane: ReadingPane, _checked: bool = False) -> None:
        _, span = self._next(pane)
        leader = self._leader()
        if span is not None and leader is not None:
            self.match_requested.emit(leader, span)
