"""The head of a pane: what is read here, where it comes from, what it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kzreader.ui import theme as themes
from kzreader.ui.overriding import override
from kzreader.ui.reading.chips import ChipRow
from kzreader.ui.reading.column import EDGE
from kzreader.ui.reading.values import HeaderInfo
from kzreader.ui.theme import Theme

_MARGINS = (12, 10, 10)
"""Above, right and below."""
_TITLE_POINTS = 13.0
_DETAIL_POINTS = 9.5


class Title(QWidget):
    """A title on at most two lines, the second elided; the whole of it in a tool tip where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        font = themes.reading_font(_TITLE_POINTS)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Show another title."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """The lines as they are shown."""
        width = self._balanced_width()
        starts = self._starts(width)
        if len(starts) < 2:
            return [QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())]
        first, second = self._words[: starts[1]].rstrip(), self._words[starts[1] :]
        return [first, QFontMetrics(self.font()).elidedText(second, Qt.TextElideMode.ElideRight, self.width())]

    def _balanced_width(self) -> int:
        """The narrowest width at which the title takes no more lines than it must, so that no word stands alone."""
        low, high = 40, max(self.width(), 40)
        needed = len(self._starts(high))
        while high - low > 4:
            middle = (low + high) // 2
            low, high = (low, middle) if len(self._starts(middle)) <= needed else (middle, high)
        return high

    def _starts(self, width: int) -> list[int]:
        """Where each line begins, if lines are that wide."""
        layout = QTextLayout(self._words, self.font())
        starts: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self.font())
        # A layout breaks a line some pixels before it is as wide as its words are said to be.
        wide = metrics.horizontalAdvance(self._words) + metrics.averageCharWidth()
        return metrics.height() * (1 if wide <= width else 2)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = self.lines()
        self.setToolTip(self._words if lines and lines[-1].endswith("…") else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        metrics = QFontMetrics(self.font())
        for index, line in enumerate(self.lines()):
            painter.drawText(0, index * metrics.height() + metrics.ascent(), line)
        painter.end()


class _Elided(QLabel):
    """One line that gives way where room is short."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class _LineButton(QToolButton):
    """A quiet button whose sign is drawn with a few lines, sharp at every scale."""

    def __init__(self, draw: Callable[[QPainter, QRectF], None], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(26, 26)
        self.setProperty("quiet", True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().placeholderText().color()
        if self.underMouse() or self.hasFocus():
            colour = self.palette().windowText().color()
        painter.setPen(QPen(colour, 1.5, c=Qt.PenCapStyle.RoundCap))
        self._draw(painter, QRectF(self.rect()).adjusted(8, 8, -8, -8))
        painter.end()


class Header(QWidget):
    """Title, details and topics of an interview, with the pane's own buttons."""

    chip_clicked = Signal(str)
    swap_requested = Signal()
    along_toggled = Signal(bool)
    """Whether the pane shall move along with the others."""
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._info = HeaderInfo("")
        self._active = False
        self._along: QAbstractButton | None = None
        self._filter: QToolButton | None = None
        self.title = Title(self)
        self.details = _Elided(self)
        self.details.setFont(themes.interface_font(_DETAIL_POINTS))
        self.chips = ChipRow(self)
        self.swap = _LineButton(_arrows, self.tr("Swap with the next pane"), self)
        self.close_button = _LineButton(_cross, self.tr("Close the pane"), self)
        self.setAutoFillBackground(True)
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self.chips.chip_clicked.connect(self.chip_clicked)
        self.swap.clicked.connect(self.swap_requested)
        self.close_button.clicked.connect(self.close_requested)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.details)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addLayout(words, 1)
        self._buttons = top
        top.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = self._whole
        whole.setContentsMargins(EDGE, *_MARGINS)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.chips)

    def show_info(self, info: HeaderInfo) -> None:
        """Show what is known of another interview, or its topics as they are now."""
        if info == self._info:
            return
        self._info = info
        self.title.set_words(info.title)
        self.details.setText(" · ".join(detail for detail in info.details if detail))
        self.details.setToolTip(self.details.text())
        self.chips.setVisible(bool(info.chips))
        if self._theme:
            self.chips.show_chips(info.chips, self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        shades = themes.palette(theme)
        shades.setColor(shades.ColorRole.Window, theme.colour("paper"))
        self.setPalette(shades)
        quiet = themes.palette(theme)
        quiet.setColor(quiet.ColorRole.WindowText, theme.colour("muted"))
        self.details.setPalette(quiet)
        self.chips.show_chips(self._info.chips, theme)

    def align(self, left: int) -> None:
        """Begin `left` pixels from the pane's edge."""
        self._whole.setContentsMargins(left, *_MARGINS)

    def set_active(self, active: bool) -> None:
        """Whether keys go to this pane."""
        self._active = active
        self.update()

    def show_along(self, along: bool | None) -> None:
        """Show whether the pane moves along with the others; None: no sign of it."""
        if self._along is None and along is not None:
            from kzreader.ui.reading.sync_toggle import SyncToggle

            self._along = SyncToggle(self)
            self._along.setFixedSize(26, 26)
            self._along.setAccessibleName(self.tr("Moves along with the other panes"))
            self._along.clicked.connect(self.along_toggled)
            self._buttons.insertWidget(1, self._along, 0, Qt.AlignmentFlag.AlignTop)
        if self._along is not None:
            self._along.setVisible(along is not None)
            self._along.setChecked(bool(along))
            self._along.setToolTip(
                self.tr("This pane moves along with the others. Click or press Shift+S to let it scroll by itself.")
                if along
                else self.tr("This pane scrolls by itself. Click or press Shift+S to let it move along.")
            )

    @property
    def along(self) -> QAbstractButton | None:
        """The sign of a pane that moves along, if it was ever shown."""
        return self._along

    def show_filter(self, words: str) -> QToolButton | None:
        """Say which words alone are shown, on a button that shows the others again; gives the button if it is new."""
        made = None
        if self._filter is None and words:
            made = self._filter = QToolButton(self)
            made.setProperty("quiet", True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setToolTip(self.tr("Show everything again"))
            self._whole.insertWidget(1, made, 0, Qt.AlignmentFlag.AlignLeft)
        if self._filter is not None:
            self._filter.setText(f"{words}  ×")
            self._filter.setAccessibleName(self.tr("{0}. Show everything again").format(words))
            self._filter.setVisible(bool(words))
        return made

    @property
    def filter(self) -> QToolButton | None:
        """The button that shows everything again, if it was ever shown."""
        return self._filter

    def set_swappable(self, swappable: bool) -> None:
        """Whether there is a pane to swap with."""
        self.swap.setVisible(swappable)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("rule"))
        if self._active:
            painter.fillRect(0, 0, self.width(), 2, self._theme.colour("accent"))
        painter.end()


def _cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(QLineF(box.topLeft(), box.bottomRight()))
    painter.drawLine(QLineF(box.topRight(), box.bottomLeft()))


def _arrows(painter: QPainter, box: QRectF) -> None:
    upper, lower, head = box.top() + 2, box.bottom() - 2, 3.0
    painter.drawLine(QLineF(box.left(), upper, box.right() + 1, upper))
    painter.drawLine(QLineF(box.left() - 1, lower, box.right(), lower))
    for tip, back in ((QPointF(box.right() + 1, upper), -head), (QPointF(box.left() - 1, lower), head)):
        painter.drawLine(QLineF(tip, tip + QPointF(back, -head)))
        painter.drawLine(QLineF(tip, tip + QPointF(back, head)))
