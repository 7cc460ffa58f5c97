"""Marks over one another can each be reached, and notes in the margin never cover one another."""

from __future__ import annotations

from journeys.looking import overlapping
from journeys.reader import WIDE

OUTER = "hoping to bring together all those who are committed to promoting peace"
INNER = "committed to promoting peace and build a bridge"
BOTH = "committed to promoting"


def make_two(reader):
    reader.select(0, OUTER)
    reader.write_note("outer")
    reader.select(0, INNER)
    reader.press("2")
    reader.press("N")
    reader.type("inner")
    reader.press("Ctrl+Return")


def test_repeated_clicks_reach_every_mark_under_the_pointer(reader):
    reader.start(size=WIDE)
    reader.press("F11")
    make_two(reader)
    reader.settle()
    raised = []
    reader.pane(0).annotation_activated.connect(lambda ids: raised.append(ids[0]))
    for _ in range(3):
        reader.click_words(0, BOTH)
    bodies = {one["id"]: one["body"] for one in reader.listed()}
    assert [bodies[one] for one in raised] == ["inner", "outer", "inner"]


def test_the_keys_reach_every_mark(reader):
    reader.start()
    make_two(reader)
    reached = []
    reader.pane(0).annotation_activated.connect(lambda ids: reached.append(ids[0]))
    reader.click_words(0, BOTH)
    reader.press("Return", "Return", "Return")
    assert len(set(reached)) == 2


def test_both_marks_are_seen_where_they_overlap(reader):
    window = reader.start()
    make_two(reader)
    theme = window.spread.panes[0]._style.theme
    assert theme.mark("yellow").name() in reader.colours(0, "hoping to")
    assert theme.mark("green").name() in reader.colours(0, "build a bridge")
    assert reader.colours(0, BOTH) - reader.colours(0, "hoping to") - reader.colours(0, "build a bridge")


def test_many_notes_on_one_line_stand_below_one_another(reader):
    reader.start(size=WIDE)
    reader.press("F11")
    reader.settle()
    for words in ("accepted", "exclusive", "interview with the", "program", "main station"):
        reader.select(0, words)
        reader.write_note(f"On {words}, at some length, so that the card takes more than a line or two.")
    reader.settle()
    cards = reader.cards(0)
    assert len(cards) == 5
    assert not overlapping(cards)
    reader.click(cards[2])
    reader.settle()
    assert not overlapping(reader.cards(0))
