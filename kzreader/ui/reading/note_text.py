"""The words of a note as shown: rendered, with links that ask, and nothing that is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QWidget

from kzreader.ui.overriding import override
from kzreader.ui.safe_document import SafeBrowser

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from kzreader.ui.reading.note_look import NoteLook

_ALLOWED = frozenset({"http", "https", "mailto"})


class NoteText(SafeBrowser):
    """Shows one note. Clicks that meet no link are the card's; the wheel is the page's."""

    link_clicked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_html(self, html: str, look: NoteLook, *, reachable: bool) -> None:
        """Show a note's safe HTML; `reachable`: Tab goes to its links, if it has any."""
        look.dress(self.document())
        self.setHtml(html)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable and "<a " in html else Qt.FocusPolicy.NoFocus)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.scheme().lower() in _ALLOWED:
            self.link_clicked.emit(url.toString())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._offer(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._offer(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _offer(self, event: QMouseEvent) -> None:
        if not self.anchorAt(event.position().toPoint()):
            event.ignore()
        elif event.type() == QMouseEvent.Type.MouseButtonPress:
            super().mousePressEvent(event)
        else:
            super().mouseReleaseEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
