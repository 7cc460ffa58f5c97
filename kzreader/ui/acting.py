"""The actions of one window: in its menus, on its pages, and as they can be used now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kzreader.ui import actions
from kzreader.ui.swatches import paint_swatches
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from kzreader.ui.main_window import MainWindow
    from kzreader.ui.reading.pane import ReadingPane
    from kzreader.ui.settings import Settings

_SWITCHES = (
    *("show_library", "show_inspector", "synchronised", "show_mentions", "show_suggestions"),
    *("show_parallels", "show_furniture", "show_differences", "show_figures"),
)


class Acting(QObject):
    """Made when the first picture stands, or when one of the actions is asked for."""

    def __init__(self, window: MainWindow, menus: Mapping[str, QMenu]) -> None:
        """`menus`: the empty menus by their names in the table."""
        super().__init__(window)
        self._window = window
        self.by_id = actions.build_actions(window, window.commands)
        for spec in actions.ACTIONS:
            if spec.separated:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self.by_id[spec.id])
        for pane in window.spread.panes:
            self._equip(pane)
        self._show_settings(window.session.settings)
        self._refresh()
        window.reading.pane_opened.connect(self._equip)
        window.reading.state_changed.connect(self._refresh)
        window.session.changed.connect(self._refresh)
        window.session.settings_changed.connect(self._show_settings)

    def _equip(self, pane: ReadingPane) -> None:
        pane.set_actions(
            selection=[self.by_id[name] for name in actions.SELECTION],
            context=[self.by_id[name] if name else None for name in actions.PAGE],
        )

    def _show_settings(self, settings: Settings) -> None:
        for name in _SWITCHES:
            self.by_id[name].setChecked(getattr(settings, name))
        self.by_id["only_pages"].setChecked(not settings.show_library and not settings.show_inspector)
        self.by_id[f"theme_{settings.theme}"].setChecked(True)
        paint_swatches(self.by_id, load_theme(settings.theme))

    def _refresh(self) -> None:
        window, workspace = self._window, self._window.session.workspace
        pane = window.reading.active_pane if not window.synopsis.shown else None
        actions.enable(
            self.by_id,
            {
                "pane": pane is not None,
                "panes": pane is not None and len(window.spread.panes) > 1,
                "selection": pane is not None and pane.selection() is not None,
                "mark": pane is not None and window.reading.mark_here() is not None,
                "undo": workspace.can_undo,
                "redo": workspace.can_redo,
            },
        )
