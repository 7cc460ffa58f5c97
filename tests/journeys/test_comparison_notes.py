"""One note on two passages in different interviews."""

from __future__ import annotations

from journeys.looking import words_of
from journeys.reader import REPORT, TRANSCRIPT

LEFT_WORDS = "Kazakhstan has always advocated peace and friendship. At the diplomatic level"
RIGHT_WORDS = "excellent economic cooperation"


def make_one(reader):
    reader.select(0, LEFT_WORDS)
    reader.select(1, RIGHT_WORDS)
    reader.press("C")
    reader.type("One speaks of *peace*, the other of trade.")
    reader.press("Ctrl+Return")
    return reader.listed()[0]


def test_a_comparison_note_holds_both_passages_and_leads_to_each(reader, tmp_path):
    window = reader.start()
    note = make_one(reader)
    assert [(target["document"], target["exact"]) for target in note["targets"]] == [
        (TRANSCRIPT, LEFT_WORDS),
        (REPORT, RIGHT_WORDS),
    ]
    assert note["body"] == "One speaks of *peace*, the other of trade."
    assert [pane.selection() for pane in window.spread.panes] == [None, None]

    notes = window.panels.notes.notes
    says = words_of(notes, note["id"])
    assert LEFT_WORDS in says
    assert RIGHT_WORDS in says

    for part, words in ((0, LEFT_WORDS), (1, RIGHT_WORDS), (0, LEFT_WORDS)):
        for pane in window.spread.panes:
            pane.page.verticalScrollBar().setValue(pane.page.verticalScrollBar().maximum())
        reader.settle()
        assert words not in reader.shown(part)
        reader.click_row(notes, note["id"], part=part)
        reader.settle()
        assert words in reader.shown(part)
        assert reader.open == [TRANSCRIPT, REPORT]

    for form in ("md", "html"):
        written = reader.export(tmp_path / f"notes.{form}", format=form, grouping="comparison")
        assert LEFT_WORDS in written
        assert RIGHT_WORDS in written
        assert "The Astana Times" in written


def test_a_comparison_note_leads_to_an_interview_that_is_not_open(reader):
    window = reader.start()
    note = make_one(reader)
    reader.press("Ctrl+W")
    assert reader.open == [TRANSCRIPT]
    reader.click_row(window.panels.notes.notes, note["id"], part=1)
    reader.settle()
    assert reader.open == [TRANSCRIPT, REPORT]
    assert RIGHT_WORDS in reader.shown(1)


def test_a_comparison_needs_two_passages(reader):
    reader.start()
    reader.select(0, LEFT_WORDS)
    reader.press("C")
    assert reader.banner == (
        "A comparison needs passages in two panes. Select words in each of two panes, then compare."
    )
    assert reader.bodies() == []
