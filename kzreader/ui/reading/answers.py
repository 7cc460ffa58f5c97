"""What answers the reader in the panes of one window: each in its matter, and showing nothing before they act."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kzreader.ui.reading.differing import Differing
    from kzreader.ui.reading.feeder import Feeder
    from kzreader.ui.reading.finding import Finding
    from kzreader.ui.reading.linked import Linked
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.reading.tagging import Tagging
    from kzreader.ui.session import Session


class _Watcher(Protocol):
    def watch(self, pane: ReadingPane) -> None:
        """Answer a pane."""
        ...


class Answers(QObject):
    """Each is made when it is first asked for, or when the first picture stands."""

    def __init__(self, spread: Spread, session: Session, feeder: Feeder) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._feeder = feeder
        self._watching: list[_Watcher] = []

    @cached_property
    def finding(self) -> Finding:
        """Words in a page."""
        from kzreader.ui.reading.finding import Finding

        made = Finding(self)
        self._let_watch(made)
        return made

    @cached_property
    def linked(self) -> Linked:
        """Single links."""
        from kzreader.ui.reading.linked import Linked

        made = Linked(self._spread, self._session)
        self._let_watch(made)
        return made

    @cached_property
    def topics(self) -> Tagging:
        """Topics on passages."""
        from kzreader.ui.reading.tagging import Tagging

        made = Tagging(self._spread, self._session, self._feeder)
        self._let_watch(made)
        return made

    @cached_property
    def differing(self) -> Differing:
        """Words that differ between parallel passages."""
        from kzreader.ui.reading.differing import Differing

        return Differing(self._spread, self._session)

    def complete(self) -> None:
        """Make them all now."""
        _ = self.finding, self.linked, self.topics, self.differing

    def watch(self, pane: ReadingPane) -> None:
        """A pane has been opened."""
        for watcher in self._watching:
            watcher.watch(pane)

    def forget(self, pane: ReadingPane) -> None:
        """A pane shows something else now, or is closed."""
        if "finding" in self.__dict__:
            self.finding.forget(pane)

    def _let_watch(self, made: _Watcher) -> None:
        self._watching.append(made)
        for pane in self._spread.panes:
            made.watch(pane)
