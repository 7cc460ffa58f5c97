from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kzreader.ui.reading.findbar import FindBar


@pytest.fixture
def bar(qtbot):
    bar = FindBar()
    qtbot.addWidget(bar)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    bar.open()
    return bar


def test_typing_asks_for_words(qtbot, bar):
    asked = []
    bar.query_changed.connect(asked.append)
    qtbot.keyClicks(bar.field, "line")
    assert asked == ["l", "li", "lin", "line"]


@pytest.mark.parametrize(
    ("key", "modifier", "step"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, -1),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier, -1),
    ],
)
def test_keys_step_from_hit_to_hit(qtbot, bar, key, modifier, step):
    with qtbot.waitSignal(bar.step_requested) as stepped:
        qtbot.keyClick(bar.field, key, modifier)
    assert stepped.args == [step]


def test_buttons_step_too_where_something_was_found(qtbot, bar):
    bar.field.setText("line")
    bar.show_count(0, None)
    assert not bar.next.isEnabled()
    bar.show_count(3, 0)
    for button, step in ((bar.next, 1), (bar.previous, -1)):
        with qtbot.waitSignal(bar.step_requested) as stepped:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert stepped.args == [step]


def test_it_says_what_was_found(bar):
    assert bar.count.text() == ""
    bar.field.setText("line")
    bar.show_count(0, None)
    assert bar.count.text() == "Not found"
    bar.show_count(17, 2)
    assert bar.count.text() == "3 of 17"


def test_escape_closes_it_and_the_words_are_there_the_next_time(qtbot, bar):
    qtbot.keyClicks(bar.field, "line")
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    with qtbot.waitSignal(bar.query_changed) as asked:
        bar.open()
    assert asked.args == ["line"]
    assert bar.field.selectedText() == "line"
    bar.open("station")
    assert bar.query == "station"


def test_every_control_has_a_name(bar):
    for control in (bar.field, bar.previous, bar.next, bar.close_button):
        assert control.accessibleName()
