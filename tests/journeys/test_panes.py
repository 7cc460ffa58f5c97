"""Opening, arranging and closing panes."""

from __future__ import annotations

import itertools

import pytest
from journeys.reader import COMMENTARY, MIR, REPORT, TRANSCRIPT, XINHUA
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QPushButton

from kzreader.ui.library.view import MIME_TYPE


@pytest.fixture
def listed(reader):
    reader.start()
    reader.press("Ctrl+L")
    return reader.window.panels.library.interviews


def test_enter_opens_in_the_active_pane_and_ctrl_enter_beside(reader, listed):
    listed.choose(XINHUA)
    reader.press("Return")
    reader.settle()
    assert reader.open == [XINHUA, REPORT]
    reader.press("Ctrl+L")
    listed.choose(MIR)
    reader.press("Ctrl+Return")
    reader.settle()
    assert reader.open == [XINHUA, MIR, REPORT]
    frames = [pane.geometry() for pane in reader.window.spread.panes]
    assert not any(one.intersects(other) for one, other in itertools.pairwise(frames))
    assert len({frame.width() for frame in frames}) <= 2
    assert [row.key for row in listed.rows if row.marked] == [XINHUA, REPORT, MIR]


def test_a_double_click_opens_and_ctrl_beside(reader, listed):
    reader.click_row(listed, XINHUA, double=True)
    reader.settle()
    assert reader.open == [XINHUA, REPORT]
    reader.click_row(listed, COMMENTARY, double=True, modifier=Qt.KeyboardModifier.ControlModifier)
    reader.settle()
    assert reader.open == [XINHUA, COMMENTARY, REPORT]


def test_dragging_from_the_list_replaces_a_pane_or_opens_beside_it(reader, listed):
    mime = QMimeData()
    mime.setData(MIME_TYPE, XINHUA.encode())
    reader.drop(reader.pane(0), mime)
    reader.settle()
    assert reader.open == [XINHUA, REPORT]
    pane = reader.pane(1)
    mime.setData(MIME_TYPE, MIR.encode())
    reader.drop(pane, mime, QPoint(pane.width() - 2, 300))
    reader.settle()
    assert reader.open == [XINHUA, REPORT, MIR]


def test_three_and_four_panes_each_with_ribbon_and_no_fifth(reader, listed):
    for document in (XINHUA, MIR, COMMENTARY):
        reader.press("Ctrl+L")
        listed.choose(document)
        reader.press("Ctrl+Return")
        reader.settle()
    assert len(reader.open) == 4
    assert len(reader.window.spread.ribbons) == 3
    assert reader.open == [TRANSCRIPT, XINHUA, MIR, COMMENTARY]
    assert reader.banner == ""
    assert reader.window.spread.links(0)


def test_swap_by_key_and_button(reader):
    reader.start()
    reader.press("Ctrl+Shift+X")
    assert reader.open == [REPORT, TRANSCRIPT]
    reader.click(reader.pane(0).header.swap)
    assert reader.open == [TRANSCRIPT, REPORT]
    links = reader.window.spread.links(0)
    assert links
    text = reader.pane(0).interview.text
    assert all(link.a.end <= len(text) for link in links)


def test_the_same_interview_twice(reader):
    reader.start()
    reader.press("Ctrl+Shift+D")
    reader.settle()
    assert reader.open == [TRANSCRIPT, TRANSCRIPT, REPORT]
    reader.select(1, "promoting peace")
    reader.press("2")
    green = reader.window.spread.panes[1]._style.theme.mark("green").name()
    assert green in reader.colours(0, "promoting peace")
    assert green in reader.colours(1, "promoting peace")
    reader.restart()
    assert reader.open == [TRANSCRIPT, TRANSCRIPT, REPORT]


def test_f6_goes_from_pane_to_pane(reader):
    reader.start()
    here = reader.window.spread.active_index
    reader.press("F6")
    assert reader.window.spread.active_index == 1 - here
    assert reader.pane(1 - here).page.hasFocus()
    reader.press("F6")
    assert reader.window.spread.active_index == here
    reader.press("Shift+F6")
    assert reader.window.spread.active_index == 1 - here


def test_closing_all_panes_leaves_a_way_on(reader, tmp_path):
    reader.start()
    reader.press("Ctrl+W")
    reader.click(reader.pane(0).header.close_button)
    assert reader.open == []
    assert reader.status == "0 interviews open · 0 notes"
    button = next(one for one in reader.window.spread.findChildren(QPushButton) if one.isVisible())
    reader.click(button)
    file = tmp_path / "a.txt"
    file.write_text("Question: Why?\n\nAnswer: Because of the steppe.\n", encoding="utf-8")
    reader.answer_file_dialog(file)
    reader.settle()
    assert len(reader.open) == 1
    reader.press("Ctrl+W")
    assert reader.open == []
    reader.press("Ctrl+L")
    reader.window.panels.library.interviews.choose(XINHUA)
    reader.press("Return")
    reader.settle()
    assert reader.open == [XINHUA]
