"""The preferences: theme, size and measure of the page, and the name that notes carry; all take effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from kzreader.ui.overriding import override
from kzreader.ui.theme import reading_font
from kzreader.ui.widgets import QuietLabel, SectionLabel, quiet_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.ui.theme import Theme

_STEPS = 2
"""Slider steps for each point of the font size."""


class ThemeSwatch(QAbstractButton):
    """A theme as a small page, to choose it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(name)
        self.setObjectName(theme.id)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(112, 88)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(3, 3, -3, -27)
        chosen = self.isChecked() or self.hasFocus()
        role = self.palette().accent().color() if chosen else self.palette().dark().color()
        painter.setPen(QPen(role, 2.5 if chosen else 1))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setFont(reading_font(16))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(frame.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Аа")
        painter.setPen(Qt.PenStyle.NoPen)
        for number, colour in enumerate(("yellow", "green", "blue")):
            painter.setBrush(self._theme.mark(colour))
            painter.drawRoundedRect(QRectF(frame.right() - 44, frame.top() + 14 + 13 * number, 32, 8), 2, 2)
        words = f"✓ {self.text()}" if self.isChecked() else self.text()
        below = QRectF(0, frame.bottom() + 4, self.width(), 22)
        font = self.font()
        font.setUnderline(self.hasFocus())
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


class PreferencesDialog(QDialog):
    """Told what is set; each signal is one choice of the reader, to take effect at once."""

    theme_chosen = Signal(str)
    font_size_chosen = Signal(float)
    measure_chosen = Signal(int)
    author_chosen = Signal(str)
    defaults_requested = Signal()

    def __init__(
        self,
        themes: Sequence[Theme],
        *,
        font_sizes: tuple[float, float],
        measures: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.presenter: object = None
        """What feeds the dialog, kept as long as it is there: Qt's signals keep nobody."""
        self._group = QButtonGroup(self)
        self._swatches = {theme.id: ThemeSwatch(theme, self._theme_name(theme), self) for theme in themes}
        self._size = QSlider(Qt.Orientation.Horizontal, self)
        self._size.setRange(round(font_sizes[0] * _STEPS), round(font_sizes[1] * _STEPS))
        self._size_text = QLabel(self)
        self._measure = QSlider(Qt.Orientation.Horizontal, self)
        self._measure.setRange(*measures)
        self._measure_text = QLabel(self)
        self._author = QLineEdit(self)
        self._defaults = quiet_button(self.tr("Usual size and measure"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._build()
        self._connect()

    def _theme_name(self, theme: Theme) -> str:
        names = {"light": self.tr("Light"), "sepia": self.tr("Sepia"), "dark": self.tr("Dark")}
        return names.get(theme.id, theme.name)

    def _build(self) -> None:
        self._size.setAccessibleName(self.tr("Size of the text"))
        self._measure.setAccessibleName(self.tr("Length of the lines"))
        self._author.setAccessibleName(self.tr("Your name"))
        self._author.setPlaceholderText(self.tr("No name"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._size.setPageStep(2 * _STEPS)
        self._measure.setPageStep(5)
        swatches = QHBoxLayout()
        swatches.setSpacing(12)
        for swatch in self._swatches.values():
            self._group.addButton(swatch)
            swatches.addWidget(swatch)
        swatches.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(SectionLabel(self.tr("Theme"), self))
        column.addLayout(swatches)
        column.addSpacing(12)
        column.addWidget(SectionLabel(self.tr("Page"), self))
        column.addLayout(self._page_grid())
        column.addWidget(self._defaults, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(SectionLabel(self.tr("Your name"), self))
        column.addWidget(self._author)
        column.addWidget(
            QuietLabel(self.tr("Notes that you write from now on carry it. It stays in your notebook."), self)
        )
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(440)

    def _page_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            (self.tr("Size"), self._size, self._size_text),
            (self.tr("Measure"), self._measure, self._measure_text),
        )
        for number, (words, slider, value) in enumerate(rows):
            label = QLabel(words, self)
            label.setBuddy(slider)
            grid.addWidget(label, number, 0)
            grid.addWidget(slider, number, 1)
            grid.addWidget(value, number, 2)
        widest = self._size_text.fontMetrics().horizontalAdvance(self.tr("%n character(s)", "", 100))
        self._measure_text.setMinimumWidth(widest + 4)
        return grid

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_swatch_clicked)
        self._size.valueChanged.connect(self._on_size_changed)
        self._measure.valueChanged.connect(self._on_measure_changed)
        self._author.editingFinished.connect(self._on_author_edited)
        self._defaults.clicked.connect(self.defaults_requested)
        self._buttons.rejected.connect(self.close)

    def show_settings(self, *, theme: str, font_size: float, measure: int, author: str) -> None:
        """Show what is set."""
        self._swatches[theme].setChecked(True)
        for slider, value in ((self._size, round(font_size * _STEPS)), (self._measure, measure)):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self._say_values()
        if not self._author.hasFocus():
            self._author.setText(author)

    def _say_values(self) -> None:
        self._size_text.setText(self.tr("{0} points").format(f"{self._size.value() / _STEPS:g}"))
        self._measure_text.setText(self.tr("%n character(s)", "", self._measure.value()))

    def swatch(self, theme: str) -> ThemeSwatch:
        """The button of one theme."""
        return self._swatches[theme]

    @property
    def size_slider(self) -> QSlider:
        """The slider for the font size, in half points."""
        return self._size

    @property
    def measure_slider(self) -> QSlider:
        """The slider for the measure, in characters."""
        return self._measure

    @property
    def author_field(self) -> QLineEdit:
        """The field for the name."""
        return self._author

    def _on_swatch_clicked(self, swatch: QAbstractButton) -> None:
        self.theme_chosen.emit(swatch.objectName())

    def _on_size_changed(self, value: int) -> None:
        self._say_values()
        self.font_size_chosen.emit(value / _STEPS)

    def _on_measure_changed(self, value: int) -> None:
        self._say_values()
        self.measure_chosen.emit(value)

    def _on_author_edited(self) -> None:
        self.author_chosen.emit(" ".join(self._author.text().split()))
