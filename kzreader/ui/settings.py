"""The reader's settings: a frozen value with defaults, kept as JSON in the settings folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FONT_SIZES = (9.0, 28.0)
"""Smallest and largest size of the page's text in points."""
MEASURES = (40, 100)
"""Narrowest and widest measure in characters a line."""


class Settings(NamedTuple):
    """What the reader chose. Every field has a default; unknown and unusable values are passed over."""

    theme: str = "light"
    font_size: float = 12.5
    """Size of the page's text in points."""
    measure: int = 65
    """Characters a line."""
    author: str = ""
    """The name that notes carry."""
    synchronised: bool = True
    """Whether panes scroll together."""
    show_mentions: bool = True
    show_suggestions: bool = True
    show_parallels: bool = True
    show_furniture: bool = False
    show_library: bool = True
    show_inspector: bool = True
    show_margin: bool = True
    show_differences: bool = False
    """Whether the words that differ between parallel passages are marked in the pages."""
    show_figures: bool = True
    """Whether figures that differ between open interviews are marked in the pages."""
    link_strength: float = 0.0
    """The score from which parallel passages are shown, 0 for the usual one."""
    passage_order: str = "place"
    """In which order parallel passages are listed: by "place" or by "sureness"."""
    synopsis_differing: bool = True
    """Whether the words that the base has not are marked in a synopsis."""
    refused_names: tuple[str, ...] = ()
    """Names in the reader's own documents that they did not want suggested, as earlier versions kept them; a notebook
    takes them over.
    """
    export_folder: str = ""

    def changed(self, **values: object) -> Settings:
        """The same settings with some other values, kept within their limits."""
        return _within_limits(self._replace(**values))  # type: ignore[arg-type]


def load(path: Path) -> Settings:
    """Settings from `path`; defaults for what is missing or unusable."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return from_data(data) if isinstance(data, dict) else Settings()


def save(settings: Settings, path: Path) -> None:
    """Write settings to `path`; a folder that cannot be written costs the settings and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare = path.with_name(path.name + ".new")
        spare.write_text(json.dumps(settings._asdict(), indent=1, ensure_ascii=False), encoding="utf-8")
        spare.replace(path)
    except OSError:
        return


def from_data(data: dict[str, Any]) -> Settings:
    """Settings from a table of values, each used only if it has the type of its default."""
    defaults = Settings()
    usable: dict[str, Any] = {}
    for name, default in defaults._asdict().items():
        value = data.get(name)
        if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
            usable[name] = tuple(value)
        elif isinstance(default, float) and isinstance(value, int | float) and not isinstance(value, bool):
            usable[name] = float(value)
        elif type(value) is type(default):
            usable[name] = value
    return _within_limits(defaults._replace(**usable))


def _within_limits(settings: Settings) -> Settings:
    smallest, largest = FONT_SIZES
    narrowest, widest = MEASURES
    theme = settings.theme if settings.theme in ("light", "sepia", "dark") else "light"
    order = settings.passage_order if settings.passage_order in ("place", "sureness") else "place"
    size = settings.font_size if settings.font_size == settings.font_size else Settings().font_size
    return settings._replace(
        theme=theme,
        font_size=min(max(size, smallest), largest),
        measure=min(max(settings.measure, narrowest), widest),
        link_strength=min(1.0, max(0.0, settings.link_strength)),
        passage_order=order,
    )
