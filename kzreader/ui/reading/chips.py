"""Topics as chips: filled where the reader has confirmed one, outlined where all are only suggested."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolButton, QWidget

from kzreader.ui import theme as themes
from kzreader.ui.overriding import override
from kzreader.ui.reading.values import Chip
from kzreader.ui.style import mix, readable_on, tint
from kzreader.ui.theme import Theme

_POINTS = 9.0
_GAP = 6
_PADDING = 8
_LONGEST_NAME = 130


class ChipButton(QAbstractButton):
    """One topic: its sign, its name, how many paragraphs carry it. Checked while it filters the page."""

    def __init__(self, chip: Chip, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip, self._theme = chip, theme
        self.setFont(themes.interface_font(_POINTS))
        self.setCheckable(True)
        self.setChecked(chip.active)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        counted = self.tr("%n paragraph(s)", "", chip.count)
        confirmed = self.tr("{count} confirmed").format(count=chip.confirmed)
        self.setToolTip(f"{chip.name}: {counted}, {confirmed}")
        self.setAccessibleName(f"{chip.name}, {counted}, {confirmed}")

    @override
    def nextCheckState(self) -> None:
        """The presenter says what filters the page; a click alone changes nothing."""

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @cached_property
    def _size(self) -> QSize:
        """Asked for whenever the row is placed anew; words and font of a chip never change."""
        metrics = QFontMetrics(self.font())
        width = self._sign_width + metrics.horizontalAdvance(self._name) + 2 * _PADDING + 5
        return QSize(width, metrics.height() + 7)

    @cached_property
    def _name(self) -> str:
        return QFontMetrics(self.font()).elidedText(self.chip.name, Qt.TextElideMode.ElideRight, _LONGEST_NAME)

    @cached_property
    def _sign_width(self) -> int:
        return QFontMetrics(self._sign_font()).horizontalAdvance(self.chip.sign)

    def _sign_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._draw_ground(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(ink)
        painter.setFont(self._sign_font())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(_PADDING, 0, 0, 0), middle, self.chip.sign)
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(_PADDING + self._sign_width + 5, 0, 0, 0), middle, self._name)
        painter.end()

    def _draw_ground(self, painter: QPainter, box: QRectF) -> QColor:
        """Draw what the words stand on; gives the colour for them."""
        colour, theme = QColor(self.chip.colour), self._theme
        if self.isChecked():
            fill, ink = colour, readable_on(colour, theme)
            painter.setPen(QPen(theme.colour("ink"), 1.4))
        elif self.chip.confirmed:
            fill, ink = tint(colour, theme), theme.colour("ink")
            painter.setPen(QPen(mix(theme.colour("paper"), colour, 0.7), 1))
        else:
            fill, ink = theme.colour("paper"), theme.colour("muted")
            painter.setPen(QPen(mix(theme.colour("paper"), colour, 0.8), 1, Qt.PenStyle.DashLine))
        painter.setBrush(mix(fill, theme.colour("ink"), 0.06) if self.underMouse() else fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        return ink


class ChipRow(QWidget):
    """Chips in one line; those that find no room stand in a menu at its end."""

    chip_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self._rest: tuple[Chip, ...] = ()
        """Those without room."""
        self._buttons: list[ChipButton] = []
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFont(themes.interface_font(_POINTS))
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(menu)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Sequence[Chip], theme: Theme) -> None:
        """Show these topics in that order; those that filter the page come first, so that they are always in view."""
        self._chips = tuple(sorted(chips, key=lambda chip: not chip.active))
        focused = next((b.chip.topic for b in self._buttons if b.hasFocus()), None)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(chip, theme) for chip in self._chips]
        for button in self._buttons:
            if button.chip.topic == focused:
                button.setFocus()
        self._arrange()
        self.updateGeometry()

    def buttons(self) -> list[ChipButton]:
        """The chips in order, those without room among them."""
        return list(self._buttons)

    def _button(self, chip: Chip, theme: Theme) -> ChipButton:
        button = ChipButton(chip, theme, self)
        button.clicked.connect(partial(self._on_clicked, chip.topic))
        return button

    def _on_clicked(self, topic: str, checked: bool = False) -> None:
        self.chip_clicked.emit(topic)

    @override
    def sizeHint(self) -> QSize:
        height = self._buttons[0].sizeHint().height() if self._buttons else 0
        return QSize(0, height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self._that_fit()
        left = 0
        for index, button in enumerate(self._buttons):
            button.setVisible(index < room)
            if index < room:
                size = button.sizeHint()
                button.setGeometry(left, 0, min(size.width(), self.width()), size.height())
                left += size.width() + _GAP
        self._show_rest(self._chips[room:], left)

    def _that_fit(self) -> int:
        widths = [button.sizeHint().width() + _GAP for button in self._buttons]
        if sum(widths) - _GAP <= self.width():
            return len(widths)
        free, room = self.width() - self._more_width(), 0
        for width in widths:
            if free < width:
                break
            free -= width
            room += 1
        return room

    def _more_width(self) -> int:
        return QFontMetrics(self.more.font()).horizontalAdvance("+00") + 2 * _PADDING + 4

    def _show_rest(self, rest: tuple[Chip, ...], left: int) -> None:
        self._rest = rest
        self.more.setVisible(bool(rest))
        if not rest:
            return
        self.more.setText(f"+{len(rest)}")
        self.more.setToolTip(self.tr("%n more topic(s)", "", len(rest)))
        self.more.setAccessibleName(self.tr("%n more topic(s)", "", len(rest)))
        self.more.setGeometry(left, 0, self._more_width(), self.sizeHint().height())

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for chip in self._rest:
            entry = QAction(f"{chip.sign}  {chip.name}\t{chip.count}", menu)
            entry.triggered.connect(partial(self._on_clicked, chip.topic))
            menu.addAction(entry)
