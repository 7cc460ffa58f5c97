"""The tabs of the cross-references beside names and parallel passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kzreader.ui.crossrefs.figures_presenter import FiguresPresenter
from kzreader.ui.crossrefs.figures_view import FiguresView

if TYPE_CHECKING:
    from kzreader.ui.crossrefs.figures_presenter import Pages
    from kzreader.ui.crossrefs.view import CrossrefsView
    from kzreader.ui.session import Session
    from kzreader.ui.theme import Theme


class MoreCrossrefs(QObject):
    """Figures that go together, put into the tabs of `host`."""

    left = Signal()

    def __init__(self, host: CrossrefsView, session: Session, pages: Pages, theme: Theme) -> None:
        super().__init__(host)
        tr = QCoreApplication.translate
        self.figures = FiguresView(theme, host)
        self._presenters = (FiguresPresenter(self.figures, session, pages),)
        host.add_tab(self.figures, tr("crossrefs", "Figures"))
        self.figures.left.connect(host.left)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self.figures.set_theme(theme)
