"""The application's style sheet, made from a theme: flat, quiet, on a grid of 4 px, with a focus ring everywhere."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from kzreader.ui import theme as themes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kzreader.ui.theme import Theme

_READABLE = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""

_SHEET = Template("""
QToolTip { background: $paper; color: $ink; border: 1px solid $rule; padding: 4px 6px; }

QLineEdit, QPlainTextEdit#editor, QSpinBox, QDoubleSpinBox {
    background: $paper; color: $ink; border: 1px solid $faint; border-radius: 4px; padding: 3px 6px;
    selection-background-color: $selection; selection-color: $selection_ink; }
QLineEdit:focus, QPlainTextEdit#editor:focus, QSpinBox:focus, QDoubleSpinBox:focus {
    border: 2px solid $accent; padding: 2px 5px; }
QLineEdit:disabled { color: $faint; border-color: $rule; }
QLineEdit > QToolButton, QLineEdit > QToolButton:hover, QLineEdit > QToolButton:focus {
    border: none; background: transparent; padding: 0; min-height: 0; }

QPushButton, QToolButton {
    background: transparent; color: $ink; border: 1px solid transparent; border-radius: 4px; padding: 3px 8px; }
QPushButton { background: $paper; border-color: $faint; padding: 4px 12px; }
QPushButton:default { background: $accent; color: $accent_ink; border-color: $accent; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:default:hover { background: $accent_hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $pressed; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: transparent; }
QPushButton:default:disabled { background: $pressed; color: $muted; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 2px 7px; }
QPushButton:focus { padding: 3px 11px; }
QPushButton[picker="true"] { text-align: left; padding: 4px 8px; }
QPushButton[picker="true"]:focus { padding: 3px 7px; }
QPushButton:default:focus { border-color: $ink; }
QToolButton[quiet="true"] { color: $muted; }
QToolButton[quiet="true"]:hover, QToolButton[quiet="true"]:checked { color: $ink; }
QToolButton:checked { border-bottom: 2px solid $accent; border-bottom-left-radius: 0; border-bottom-right-radius: 0; }
QToolButton::menu-indicator { image: none; }
QPushButton#waiting { background: $panel; color: $muted; border: 1px solid $rule; border-radius: 11px;
    padding: 3px 12px; }
QPushButton#waiting:hover { color: $ink; border-color: $faint; }
QPushButton#waiting:focus { color: $ink; border: 2px solid $accent; padding: 2px 11px; }
QToolButton#row_tool { background: $paper; border: 1px solid $faint; color: $ink; padding: 0 6px; }
QToolButton#row_tool:hover { background: $hover; }

QMenuBar { background: $window; color: $ink; border: none; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; color: $ink; border: 1px solid $rule; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $selection_ink; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 8px; }

QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 4px 4px 4px; margin: 0 8px 0 4px; }
QTabWidget#crossrefs QTabBar::tab { padding: 6px 2px 4px 2px; margin: 0 4px 0 3px; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QToolBar { background: $window; border: none; spacing: 4px; padding: 4px; }
QToolBar::separator { width: 1px; background: $rule; margin: 4px; }
QStatusBar { background: $window; color: $muted; }
QStatusBar QLabel { padding: 2px 8px; }
QStatusBar::item { border: none; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QMainWindow::separator { background: $rule; width: 1px; height: 1px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $pressed; }

QListView#rows { background: transparent; border: none; outline: none; }
QTableView QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $rule;
    border-right: 1px solid $rule; }
QFrame#card { background: $paper; border: 1px solid $faint; border-radius: 8px; }
QFrame#selectionbar { background: $paper; border: 1px solid $faint; border-radius: 6px; }
QFrame#selectionbar QToolButton { padding: 3px 1px; }
QFrame#selectionbar QToolButton:focus { padding: 2px 0; }
QFrame#banner { background: $warning_paper; border: none; border-bottom: 1px solid $rule; }
QFrame#banner QLabel { color: $warning; }
QFrame#banner[role="offer"] { background: $panel; }
QFrame#banner[role="offer"] QLabel { color: $ink; }
QLabel[role="quiet"] { color: $muted; }
QLabel[role="warning"] { color: $warning; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $handle; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $pressed; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; background: $pressed; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $paper; border: 2px solid $accent; width: 12px; height: 12px;
    margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: $accent; }
""")


def mix(under: QColor, over: QColor, share: float) -> QColor:
    """`over` laid on `under`, covering it to `share` (0 to 1)."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        under.redF() * rest + over.redF() * share,
        under.greenF() * rest + over.greenF() * share,
        under.blueF() * rest + over.blueF() * share,
    )


def contrast(a: QColor, b: QColor) -> float:
    """Contrast of two colours from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(fill: QColor, theme: Theme) -> QColor:
    """The ink or the paper of `theme`, whichever reads better on `fill`."""
    return max(theme.colour("ink"), theme.colour("paper"), key=lambda colour: contrast(colour, fill))


def tint(colour: QColor, theme: Theme) -> QColor:
    """A quiet fill in `colour` on which the ink of `theme` can be read."""
    ink, paper = theme.colour("ink"), theme.colour("paper")
    for share in (0.34, 0.26, 0.18):
        fill = mix(paper, colour, share)
        if contrast(fill, ink) >= _READABLE:
            return fill
    return mix(paper, colour, 0.1)


def hover(theme: Theme) -> QColor:
    """What the pointer rests on."""
    return mix(theme.colour("window"), theme.colour("paper"), 0.7)


def pressed(theme: Theme) -> QColor:
    """What is switched on."""
    return mix(theme.colour("window"), theme.colour("accent"), 0.16)


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole application for `theme`."""
    window, ink = theme.colour("window"), theme.colour("ink")
    roles = {role: colour.name() for role, colour in theme.colours.items()}
    roles["hover"] = hover(theme).name()
    roles["pressed"] = pressed(theme).name()
    roles["handle"] = mix(window, ink, 0.28).name()
    roles["accent_hover"] = mix(theme.colour("accent"), ink, 0.15).name()
    return _SHEET.substitute(roles)


def apply(application: QApplication, theme: Theme) -> None:
    """Give the application the palette, the font and the style sheet of `theme`, made for Fusion.

    A new style sheet takes from widgets the palettes that they were given: apply it before they take the theme.
    """
    sheet = style_sheet(theme)
    if application.styleSheet() == sheet:
        return
    application.setFont(themes.interface_font())
    application.setPalette(themes.palette(theme))
    application.setStyleSheet(sheet)


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
