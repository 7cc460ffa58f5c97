"""Shows the settings in the preferences, and applies each choice at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.ui.settings import Settings

if TYPE_CHECKING:
    from kzreader.ui.preferences.view import PreferencesDialog
    from kzreader.ui.session import Session


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
