"""Undo without limit, across interviews, while the window lives."""

from __future__ import annotations

from journeys.reader import TRANSCRIPT, XINHUA

STEPS = 50


def test_fifty_steps_across_interviews_are_taken_back_and_done_again(reader):
    window = reader.start()
    words = [
        [pane.interview.text[one.body.start :].split()[0] for one in pane.interview.paragraphs[:8]]
        for pane in window.spread.panes
    ]
    assert all(words)
    places = [
        (number, paragraph.body)
        for number, pane in enumerate(window.spread.panes)
        for paragraph in pane.interview.paragraphs
        if paragraph.kind in ("answer", "narration", "question", "quotation") and len(paragraph.body) > 60
    ]
    made = 0
    while made < STEPS:
        number, body = places[made % len(places)]
        pane = reader.pane(number)
        start = body.start + 5 * (made // len(places))
        pane.select(type(body)(start, start + 5))
        pane.page.setFocus()
        reader.press(str(made % 6 + 1))
        made += 1
    assert len(reader.bodies()) == STEPS
    kept = reader.rows("SELECT * FROM annotations ORDER BY id")
    reader.press("Ctrl+W", "Ctrl+W")
    assert reader.open == []
    for _ in range(STEPS):
        reader.press("Ctrl+Z")
    assert reader.bodies() == []
    assert not window.actions_by_id["undo"].isEnabled()
    for _ in range(STEPS):
        reader.press("Ctrl+Y")
    assert reader.rows("SELECT * FROM annotations ORDER BY id") == kept
    assert not window.actions_by_id["redo"].isEnabled()


def test_every_kind_of_step_can_be_taken_back(reader):
    window = reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("First")
    reader.press("F2")
    reader.type(" and second")
    reader.press("Ctrl+Return")
    reader.menu("accept_suggestions")
    accepted = len(reader.bodies())
    assert accepted > 2
    reader.press("Ctrl+Z")
    assert reader.bodies() == ["First and second"]
    reader.press("Ctrl+Z")
    assert reader.bodies() == ["First"]
    reader.click_words(0, "promoting peace")
    reader.press("Delete")
    assert reader.bodies() == []
    reader.press("Ctrl+Z")
    assert reader.bodies() == ["First"]
    window.panels.library.take_out_requested.emit(XINHUA)
    assert XINHUA not in {row.key for row in window.panels.library.interviews.rows}
    reader.press("Ctrl+Z")
    assert XINHUA in {row.key for row in window.panels.library.interviews.rows}
    assert TRANSCRIPT in reader.open
