"""Shows the settings in the preferences, and applies each choice at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.ui.preferences.view import PreferencesDialog
from kzreader.ui.settings import FONT_SIZES, MEASURES, Settings
from kzreader.ui.theme import THEME_NAMES, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kzreader.ui.session import Session


def show_preferences(session: Session, parent: QWidget) -> PreferencesDialog:
    """Show the preferences above `parent`, the ones that are open if they are; gone when closed."""
    dialog = parent.findChild(PreferencesDialog)
    if dialog is None:
        themes = [load_theme(name) for name in THEME_NAMES]
        dialog = PreferencesDialog(themes, font_sizes=FONT_SIZES, measures=MEASURES, parent=parent)
        presenter = PreferencesPresenter(dialog, session)
        dialog.presenter = presenter
        dialog.finished.connect(presenter.leave)
    dialog.show()
    dialog.activateWindow()
    return dialog


class PreferencesPresenter:
    """Between the dialog and the session's settings."""

    def __init__(self, view: PreferencesDialog, session: Session) -> None:
        self._view = view
        self._session = session
        self._connect()
        self._show(session.settings)

    def _connect(self) -> None:
        self._session.settings_changed.connect(self._show)
        self._view.theme_chosen.connect(self._on_theme_chosen)
        self._view.font_size_chosen.connect(self._on_font_size_chosen)
        self._view.measure_chosen.connect(self._on_measure_chosen)
        self._view.author_chosen.connect(self._on_author_chosen)
        self._view.defaults_requested.connect(self._on_defaults_requested)

    def leave(self) -> None:
        """The dialog is closed: let go of it."""
        self._session.settings_changed.disconnect(self._show)
        self._view.setParent(None)
        self._view.deleteLater()

    def _show(self, settings: Settings) -> None:
        self._view.show_settings(
            theme=settings.theme, font_size=settings.font_size, measure=settings.measure, author=settings.author
        )

    def _on_theme_chosen(self, theme: str) -> None:
        self._session.change_settings(theme=theme)

    def _on_font_size_chosen(self, points: float) -> None:
        self._session.change_settings(font_size=points)

    def _on_measure_chosen(self, characters: int) -> None:
        self._session.change_settings(measure=characters)

    def _on_author_chosen(self, author: str) -> None:
        self._session.change_settings(author=author)

    def _on_defaults_requested(self) -> None:
        usual = Settings()
        self._session.change_settings(font_size=usual.font_size, measure=usual.measure)
