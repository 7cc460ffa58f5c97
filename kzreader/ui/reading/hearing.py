"""Shows in the panes whose words the reader wants to see alone, and lets them choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from kzreader.ui.reading.painting import dimming
from kzreader.ui.reading.veil import Veil
from kzreader.ui.theme import load_theme
from kzreader.ui.voices import EVERYTHING, Heard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.spread import Spread
    from kzreader.ui.session import Session

_tr = partial(QCoreApplication.translate, "voices")


class Hearing(QObject):
    """For one spread."""

    def __init__(self, spread: Spread, session: Session) -> None:
        super().__init__(spread)
        self._spread = spread
        self._session = session
        self._asked: tuple[ReadingPane, QWidget] | None = None
        session.voices.changed.connect(self.show)
        session.settings_changed.connect(self.show)
        spread.panes_changed.connect(self.show)

    def show(self) -> None:
        """Dim in every pane what is not to be seen, and say so in its head."""
        heard, theme = self._session.voices.heard, load_theme(self._session.settings.theme)
        words = "" if heard == EVERYTHING else heard_in_words(heard)
        for pane in self._spread.panes:
            shown = self._session.voices.shown(pane.interview.id) if pane.interview is not None else None
            pane.page.show_veil(None if shown is None else Veil(shown, dimming(theme)))
            button = pane.header.show_filter(words)
            if button is not None:
                button.clicked.connect(self._on_cleared)
        if self._asked is not None:
            self.ask(*self._asked)

    def menu(self, parent: QWidget) -> QMenu:
        """Whose words can be shown alone; gone when it closes."""
        menu = QMenu(parent)
        menu.setAccessibleName(_tr("Whose words are shown"))
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        speakers = self._session.voices.speakers()
        choices = [EVERYTHING, *(Heard(name) for name in speakers)]
        choices += [*(Heard(name, own=True) for name in speakers), Heard(own=True)]
        for number, heard in enumerate(choices):
            if number in (1, 1 + len(speakers)):
                menu.addSeparator()
            action = group.addAction(heard_in_words(heard).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(heard == self._session.voices.heard)
            action.triggered.connect(partial(self._hear, heard))
            menu.addAction(action)
        return menu

    def ask(self, pane: ReadingPane, parent: QWidget) -> None:
        """Let the reader choose, below the head of a pane, once it is known who says anything."""
        known = [self._session.voices.of(document) for document in self._session.opened]
        self._asked = (pane, parent) if None in known else None
        if self._asked is not None:
            return
        self.menu(parent).popup(pane.header.mapToGlobal(pane.header.rect().bottomLeft()))

    def _hear(self, heard: Heard, _checked: bool = False) -> None:
        self._session.voices.hear(heard)

    def _on_cleared(self) -> None:
        self._session.voices.hear(EVERYTHING)


def heard_in_words(heard: Heard) -> str:
    """Whose words these are."""
    if heard == EVERYTHING:
        return _tr("Everything")
    if not heard.speaker:
        return _tr("Only direct words")
    words = _tr("Only the direct words of {0}") if heard.own else _tr("Only what {0} said")
    return words.format(heard.speaker)
