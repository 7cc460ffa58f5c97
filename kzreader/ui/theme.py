"""Themes: semantic colours from resources/themes, made into a palette, a style sheet and fonts.

Marks are laid over the paper; every text on every mark keeps a contrast of at least 4.5:1.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from kzreader import paths
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

THEME_NAMES = ("light", "sepia", "dark")
SERIF = "Source Serif 4"
SANS = "Source Sans 3"
_FONT_FILES = (
    "SourceSerif4-Regular.otf",
    "SourceSerif4-It.otf",
    "SourceSerif4-Semibold.otf",
    "SourceSerif4-SemiboldIt.otf",
    "SourceSans3-Regular.otf",
    "SourceSans3-It.otf",
    "SourceSans3-Semibold.otf",
)


class Theme(NamedTuple):
    """Colours by what they mean ("paper", "ink", "entity_person"), never by how they look."""

    id: str
    name: str
    dark: bool
    colours: Mapping[str, QColor]
    marks: Mapping[str, QColor]
    mark_lines: Mapping[str, QColor]

    def colour(self, role: str) -> QColor:
        """The colour of `role`."""
        return self.colours[role]

    def mark(self, colour: str) -> QColor:
        """The fill of a highlight in one of the reader's colours."""
        return self.marks[colour]

    def mark_line(self, colour: str) -> QColor:
        """The line of an underline, a margin stripe or a ribbon in one of the reader's colours."""
        return self.mark_lines[colour]


@cache
def load_theme(theme_id: str) -> Theme:
    """The bundled theme of that name; raises ResourceError where its file is damaged."""
    path = paths.resources("themes", f"{theme_id}.json")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Theme(
            id=theme_id,
            name=data["name"],
            dark=data["dark"],
            colours=_colours(data["colours"]),
            marks=_colours(data["marks"]),
            mark_lines=_colours(data["mark_lines"]),
        )
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(f"The theme {path.name} cannot be read.", "Install kzreader again.") from error


def _colours(table: Mapping[str, str]) -> dict[str, QColor]:
    return {role: QColor(value) for role, value in table.items()}


def palette(theme: Theme) -> QPalette:
    """The palette of every widget: Qt's own colour schemes do nothing on plain X11."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "panel",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "panel",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "warning",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "selection_ink",
        QPalette.ColorRole.ToolTipBase: "panel",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "faint",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "paper",
        QPalette.ColorRole.Midlight: "panel",
        QPalette.ColorRole.Mid: "rule",
        QPalette.ColorRole.Dark: "faint",
        QPalette.ColorRole.Shadow: "rule",
    }
    for role, name in roles.items():
        made.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return made


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, so that Kazakh letters stand on a bare machine too."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(paths.resources("fonts", name)))


def reading_font(points: float) -> QFont:
    """The serif of the page."""
    font = QFont(SERIF)
    font.setPointSizeF(points)
    return font


def small_caps(font: QFont) -> QFont:
    """The same font in true small capitals, in capitals and lower case alike."""
    made = QFont(font)
    made.setFeature(QFont.Tag("smcp"), 1)
    made.setFeature(QFont.Tag("c2sc"), 1)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return made


def interface_font(points: float = 10.0) -> QFont:
    """The sans of panels and menus."""
    font = QFont(SANS)
    font.setPointSizeF(points)
    return font
