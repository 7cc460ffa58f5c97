"""Signs in the gutter at the places that the reader wants level, each with what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton

from kzreader.ui import theme as themes
from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.reading.values import SyncPlace

_SIZE = 18
_FROM_TEXT = 2


class SyncSign(QToolButton):
    """A disc with the number of a sync point; the same number stands in the other pages."""

    def __init__(self, pane: ReadingPane, place: SyncPlace) -> None:
        super().__init__(pane.gutter)
        self.place = place
        self.setFixedSize(_SIZE, _SIZE)
        self.setFont(themes.interface_font(8.0))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Sync point {0}").format(place.number))
        self.setToolTip(self.tr("Sync point {0}: stands level with {1}").format(place.number, ", ".join(place.others)))
        self.setAccessibleDescription(self.toolTip())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(colours.windowText() if lit else colours.accent(), 2 if self.hasFocus() else 1))
        painter.setBrush(colours.accent())
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(colours.light().color())
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.place.number))
        painter.end()


class SyncSigns(QObject):
    """Keeps the signs of one pane at their lines."""

    remove_requested = Signal(str)
    level_requested = Signal(object)
    """The pages shall stand level at a SyncPlace."""

    def __init__(self, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._signs: list[SyncSign] = []
        pane.scrolled.connect(self._place)
        pane.settled.connect(self._place)

    @property
    def signs(self) -> tuple[SyncSign, ...]:
        """The signs, in sight or not."""
        return tuple(self._signs)

    def show_places(self, places: Sequence[SyncPlace]) -> None:
        """Show these and no others."""
        for gone in self._signs:
            gone.hide()
            gone.deleteLater()
        self._signs = [SyncSign(self._pane, place) for place in places]
        for sign in self._signs:
            sign.clicked.connect(partial(self._open_menu, sign))
        self._place()

    def _place(self) -> None:
        page = self._pane.page
        for sign in self._signs:
            line = self._pane.span_rects(sign.place.span)[0]
            top = line.top() + (line.height() - _SIZE) // 2
            sign.move(self._pane.gutter.width() - _SIZE - _FROM_TEXT, top)
            sign.setVisible(-_SIZE < top < page.viewport().height())

    def _open_menu(self, sign: SyncSign, _checked: bool = False) -> None:
        menu = QMenu(sign)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        level = menu.addAction(self.tr("Stand level here"))
        level.triggered.connect(partial(self._on_level, sign.place))
        remove = menu.addAction(self.tr("Remove the sync point"))
        remove.triggered.connect(partial(self._on_remove, sign.place.id))
        menu.popup(sign.mapToGlobal(QPoint(0, _SIZE)))
        menu.setActiveAction(level)

    def _on_level(self, place: SyncPlace, _checked: bool = False) -> None:
        self.level_requested.emit(place)

    def _on_remove(self, sync_point: str, _checked: bool = False) -> None:
        self.remove_requested.emit(sync_point)
