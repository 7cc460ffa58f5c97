from __future__ import annotations

from pathlib import Path

import pytest
from panels import MIR, REPORT, TRANSCRIPT, make_session
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kzreader.core.text import Span
from kzreader.ui.export.presenter import show_export
from kzreader.ui.export.view import ExportDialog
from kzreader.ui.theme import load_theme


@pytest.fixture
def session(qtbot, tmp_path):
    made = make_session(tmp_path)
    made.change_settings(export_folder=str(tmp_path))
    return made


@pytest.fixture
def noted(session):
    """Ids of three notes on two interviews."""
    wanted = [(TRANSCRIPT, "About **trade**", ["trade-and-investment"]), (MIR, "About Mir", []), (MIR, "More", [])]
    return [
        session.do(session.workspace.annotate, [(document, Span(50 * n, 50 * n + 40))], body=body, topics=topics)
        .added_annotations[0]
        .id
        for n, (document, body, topics) in enumerate(wanted, start=1)
    ]


@pytest.fixture
def opened(qtbot, session):
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_for(chosen=()):
        return show_export(session, load_theme("light"), parent, chosen=chosen)

    return open_for


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_preview_of_markdown_is_the_file_that_is_written(qtbot, opened, noted, tmp_path):
    dialog = opened()
    assert "About **trade**" in dialog.source.toPlainText()
    click(qtbot, dialog.export_button)
    file = tmp_path / "notes.md"
    assert file.read_text(encoding="utf-8").strip() == dialog.source.toPlainText().strip()
    assert dialog.message == f"Written to {file}"


def test_html_is_previewed_as_it_reads_and_the_file_name_follows(qtbot, opened, noted, tmp_path):
    dialog = opened()
    click(qtbot, dialog.option_button("format", "html"))
    assert dialog.rendered.isVisible()
    assert "About trade" in dialog.rendered.toPlainText()
    assert "--paper" not in dialog.rendered.toPlainText()
    assert Path(dialog.path) == tmp_path / "notes.html"
    click(qtbot, dialog.export_button)
    assert "<strong>trade</strong>" in (tmp_path / "notes.html").read_text(encoding="utf-8")


def test_grouping_by_topic_puts_the_topic_as_a_heading(qtbot, opened, noted):
    dialog = opened()
    assert "## Trade and investment" not in dialog.source.toPlainText()
    click(qtbot, dialog.option_button("grouping", "topic"))
    assert "## Trade and investment" in dialog.source.toPlainText()


def test_chosen_notes_alone_leave_when_they_were_chosen_in_the_list(qtbot, opened, noted):
    dialog = opened(noted[1:2])
    assert dialog.option_button("scope", "chosen").isChecked()
    assert "About Mir" in dialog.source.toPlainText()
    assert "More" not in dialog.source.toPlainText()
    click(qtbot, dialog.option_button("scope", "all"))
    assert "More" in dialog.source.toPlainText()


def test_nothing_chosen_cannot_be_asked_for(opened, noted):
    assert not opened().option_button("scope", "chosen").isEnabled()


def test_topic_and_interview_narrow_the_export(opened, noted):
    dialog = opened()
    topic, document = (button for button in dialog.findChildren(QPushButton) if button.menu())
    assert [action.text() for action in topic.menu().actions()] == ["Every topic", "Trade and investment"]
    topic.menu().actions()[1].trigger()
    assert "About **trade**" in dialog.source.toPlainText()
    assert "About Mir" not in dialog.source.toPlainText()
    assert topic.text().startswith("Trade and investment")
    document.menu().actions()[-1].trigger()
    assert "no notes" in dialog.source.toPlainText()
    assert not dialog.export_button.isEnabled()


def test_a_folder_that_is_not_there_is_said_in_the_dialog(qtbot, opened, noted, tmp_path):
    dialog = opened()
    dialog.path_field.clear()
    assert not dialog.export_button.isEnabled()
    qtbot.keyClicks(dialog.path_field, str(tmp_path / "nowhere" / "notes.md"))
    click(qtbot, dialog.export_button)
    assert dialog.message.startswith("There is no folder")
    assert not (tmp_path / "nowhere").exists()


def test_the_folder_is_remembered(qtbot, opened, noted, session, tmp_path):
    other = tmp_path / "handed in"
    other.mkdir()
    dialog = opened()
    dialog.path_field.setText(str(other / "essay.md"))
    click(qtbot, dialog.export_button)
    assert (other / "essay.md").exists()
    assert session.settings.export_folder == str(other)


def test_the_first_export_goes_to_the_folder_for_documents(opened, noted, session, user_folders):
    session.change_settings(export_folder="")
    assert Path(opened().path) == user_folders / "notes.md"
    (user_folders / "Documents").mkdir()
    assert Path(opened().path) == user_folders / "Documents" / "notes.md"


def test_without_notes_there_is_nothing_to_write(opened, session):
    dialog = opened()
    assert not dialog.export_button.isEnabled()


def test_the_preview_follows_the_notebook(opened, noted, session):
    dialog = opened()
    session.do(session.workspace.edit_note, noted[0], "Something else")
    assert "Something else" in dialog.source.toPlainText()


def test_a_preview_of_many_notes_says_that_it_shows_the_first(opened, session):
    for number in range(60):
        session.do(session.workspace.annotate, [(REPORT, Span(number * 10, number * 10 + 9))], body=f"note {number}")
    dialog = opened()
    assert dialog.source.toPlainText().count("\nnote ") == 50
    assert "first 50" in dialog.count_text


def test_closing_lets_go_of_the_dialog_and_of_the_session(qtbot, opened, noted, session):
    dialog = opened()
    parent = dialog.parentWidget()
    click(qtbot, next(button for button in dialog.findChildren(QPushButton) if button.text() == "Close"))
    assert parent.findChild(ExportDialog) is None
    session.do(session.workspace.edit_note, noted[0], "After it")


def test_asking_again_shows_one_dialog(opened, noted):
    first = opened()
    second = opened()
    assert not first.isVisible()
    assert second.parentWidget().findChildren(ExportDialog) == [second]
