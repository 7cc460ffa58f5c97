from __future__ import annotations

import pytest
from panels import make_session
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from kzreader.ui import settings as settings_file
from kzreader.ui.preferences.presenter import show_preferences
from kzreader.ui.preferences.view import PreferencesDialog
from kzreader.ui.settings import Settings


@pytest.fixture
def session(qtbot, tmp_path):
    return make_session(tmp_path)


@pytest.fixture
def preferences(qtbot, session):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_preferences(session, parent)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.kept = parent
    return dialog


def test_a_click_on_a_swatch_changes_the_theme_at_once_and_for_good(qtbot, preferences, session, tmp_path):
    qtbot.mouseClick(preferences.swatch("dark"), Qt.MouseButton.LeftButton)
    assert session.settings.theme == "dark"
    assert settings_file.load(tmp_path / "settings.json").theme == "dark"


def test_a_theme_is_chosen_with_the_keyboard(qtbot, preferences, session):
    preferences.swatch("sepia").setFocus()
    qtbot.keyClick(preferences.swatch("sepia"), Qt.Key.Key_Space)
    assert session.settings.theme == "sepia"


def test_arrow_keys_change_size_and_measure_and_the_words_beside_say_it(qtbot, preferences, session):
    qtbot.keyClick(preferences.size_slider, Qt.Key.Key_Right)
    qtbot.keyClick(preferences.measure_slider, Qt.Key.Key_Left)
    assert session.settings.font_size == 13.0
    assert session.settings.measure == 64
    assert preferences._size_text.text() == "13 points"
    assert preferences._measure_text.text().startswith("64 ")


def test_size_stays_within_its_limits(qtbot, preferences, session):
    qtbot.keyClick(preferences.size_slider, Qt.Key.Key_End)
    assert session.settings.font_size == 28.0
    qtbot.keyClick(preferences.size_slider, Qt.Key.Key_Home)
    assert session.settings.font_size == 9.0


def test_the_name_is_taken_when_the_field_is_left(qtbot, preferences, session):
    preferences.author_field.setFocus()
    qtbot.keyClicks(preferences.author_field, "  Aigul   S. ")
    qtbot.keyClick(preferences.author_field, Qt.Key.Key_Tab)
    assert session.settings.author == "Aigul S."


def test_what_is_changed_elsewhere_is_shown(preferences, session):
    session.change_settings(theme="dark", font_size=20.0, measure=80)
    assert preferences.swatch("dark").isChecked()
    assert preferences.size_slider.value() == 40
    assert preferences.measure_slider.value() == 80


def test_the_usual_size_and_measure_come_back(qtbot, preferences, session):
    session.change_settings(font_size=20.0, measure=80)
    button = next(button for button in preferences.findChildren(QToolButton) if "Usual" in button.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (session.settings.font_size, session.settings.measure) == (Settings().font_size, Settings().measure)


def test_asking_again_shows_the_same_dialog_until_it_is_closed(qtbot, preferences, session):
    parent = preferences.parentWidget()
    assert show_preferences(session, parent) is preferences
    close = next(button for button in preferences.findChildren(QPushButton) if button.text() == "Close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert parent.findChild(PreferencesDialog) is None
    session.change_settings(theme="sepia")
