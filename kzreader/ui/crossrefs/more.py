"""The tabs of the cross-references beside names and parallel passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kzreader.ui.crossrefs.figures_presenter import FiguresPresenter
from kzreader.ui.crossrefs.figures_view import FiguresView
from kzreader.ui.crossrefs.names_presenter import NamesPresenter
from kzreader.ui.crossrefs.names_view import NameLine, SuggestedNames
from kzreader.ui.crossrefs.phrases_presenter import PhrasesPresenter
from kzreader.ui.crossrefs.phrases_view import PhrasesView
from kzreader.ui.crossrefs.said_card import SaidCard
from kzreader.ui.crossrefs.said_presenter import SaidPresenter

if TYPE_CHECKING:
    from kzreader.ui.crossrefs.figures_presenter import Pages
    from kzreader.ui.crossrefs.view import CrossrefsView
    from kzreader.ui.session import Session
    from kzreader.ui.theme import Theme


class MoreCrossrefs(QObject):
    """Figures that go together, put into the tabs of `host`, and what the reader does with names."""

    left = Signal()

    def __init__(self, host: CrossrefsView, session: Session, pages: Pages, theme: Theme) -> None:
        super().__init__(host)
        tr = QCoreApplication.translate
        self.figures = FiguresView(theme, host)
        self.line = NameLine(host)
        self.suggested = SuggestedNames(theme, host)
        host.add_below_names(self.line, self.suggested)
        self.names = NamesPresenter(host, self.line, self.suggested, session)
        self._figures = FiguresPresenter(self.figures, session, pages)
        self.card = SaidCard(theme, host.window())
        self.said = SaidPresenter(self.card, session)
        self.phrases = PhrasesView(theme, host)
        self._phrases = PhrasesPresenter(self.phrases, session, pages)
        host.add_tab(self.figures, tr("crossrefs", "Figures"))
        host.add_tab(self.phrases, tr("crossrefs", "Phrases"))
        for part in (self.figures, self.phrases, self.suggested):
            part.left.connect(host.left)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        for part in (self.figures, self.phrases, self.suggested, self.card):
            part.set_theme(theme)
