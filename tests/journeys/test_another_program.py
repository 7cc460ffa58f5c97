"""The notebook is read and written by other programs while the window is open."""

from __future__ import annotations

import subprocess
import sys

import shiboken6
from journeys.reader import TRANSCRIPT
from PySide6.QtWidgets import QWidget

from kzreader.core.library import bundled_library
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


def come_back(reader):
    """Give the window the keys again, after another program had them."""
    other = QWidget()
    with reader.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert not reader.window.isActiveWindow()
    reader.back_to_the_window()
    shiboken6.delete(other)


def test_the_command_line_lists_searches_and_exports_while_the_window_is_open(reader, tmp_path):
    reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("On **peace**")
    listed = reader.command("notebook", "list", str(reader.notebook), "--json")
    assert [(one["body"], one["targets"][0]["exact"]) for one in listed] == [("On **peace**", "promoting peace")]
    out = tmp_path / "notes.md"
    subprocess.run(
        [sys.executable, "-m", "kzreader", "export", str(reader.notebook), "--format", "md", "-o", str(out)],
        check=True,
        timeout=60,
    )
    assert "On **peace**" in out.read_text(encoding="utf-8")


def test_what_another_program_adds_shows_when_the_reader_comes_back(reader):
    window = reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("Mine")
    other = Workspace.open(reader.notebook, bundled_library())
    start = reader.pane(0).interview.text.index("exclusive interview")
    other.annotate([(TRANSCRIPT, Span(start, start + 19))], body="From elsewhere")
    other.close()
    come_back(reader)
    reader.until(lambda: len(window.panels.notes.notes.rows) == 2)
    assert {row.body for row in window.panels.notes.notes.rows} == {"Mine", "From elsewhere"}
    assert reader.status.endswith("2 notes")


def test_a_second_window_on_the_same_notebook_neither_loses_nor_doubles(reader, qtbot, tmp_path):
    window = reader.start()
    second = type(reader)(qtbot, tmp_path)
    second.start(reader.pane(0).interview.path)
    try:
        second.select(0, "exclusive interview")
        second.write_note("From the second window")
        come_back(reader)
        reader.select(0, "promoting peace")
        reader.write_note("From the first window")
        assert sorted(reader.bodies()) == ["From the first window", "From the second window"]
        reader.until(lambda: len(window.panels.notes.notes.rows) == 2)
    finally:
        second.leave()
    assert sorted(reader.bodies()) == ["From the first window", "From the second window"]


def test_two_processes_can_have_the_same_notebook(reader, tmp_path):
    reader.start()
    reader.select(0, "promoting peace")
    reader.press("H")
    out = tmp_path / "window.png"
    subprocess.run(
        [sys.executable, "-m", "kzreader", "screenshot", str(out)], check=True, timeout=100, capture_output=True
    )
    assert out.read_bytes().startswith(b"\x89PNG")
    reader.select(1, "excellent economic cooperation")
    reader.press("H")
    assert len(reader.listed()) == 2
