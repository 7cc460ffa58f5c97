"""Topics that the program suggests and topics that the reader has put on a paragraph."""

from __future__ import annotations

from journeys.reader import MIR, REPORT, TRANSCRIPT
from PySide6.QtWidgets import QApplication, QMenu


def signs(reader, number=0):
    return reader.pane(number).gutter.signs()


def suggested(reader, number=0):
    return [(mark.topic, mark.paragraph) for mark, _ in signs(reader, number) if not mark.confirmed]


def confirmed(reader, number=0):
    return [(mark.topic, mark.paragraph) for mark, _ in signs(reader, number) if mark.confirmed]


def choose_at_sign(reader, words, *, which=0, number=0):
    """Click a sign in the gutter and choose in its menu."""
    mark, box = signs(reader, number)[which]
    reader.click(reader.pane(number).gutter, box.center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    reader.choose_in_popup(words.format(mark.name))
    return mark


def filled(reader, mark, box, number=0):
    """How much of a sign has its colour, 0 to 1."""
    picture = reader.pane(number).gutter.grab(box).toImage()
    points = [picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())]
    return points.count(mark.colour.lower()) / len(points)


def test_suggested_and_confirmed_topics_look_different(reader):
    reader.start()
    reader.window.spread.activate(0)
    mark, box = signs(reader)[0]
    assert not mark.confirmed
    assert filled(reader, mark, box) < 0.2
    choose_at_sign(reader, "Accept “{}” here")
    accepted, box = next((one, box) for one, box in signs(reader) if one.topic == mark.topic)
    assert accepted.confirmed
    assert filled(reader, accepted, box) > 0.4


def test_one_is_accepted_and_taken_off_and_one_rejected(reader):
    reader.start()
    mark = choose_at_sign(reader, "Accept “{}” here")
    assert (mark.topic, mark.paragraph) in confirmed(reader)
    assert reader.rows("SELECT style FROM annotations") == [("topic",)]
    assert [one["topics"] for one in reader.listed()] == [[mark.name]]
    choose_at_sign(reader, "Take “{}” off this paragraph")
    assert (mark.topic, mark.paragraph) not in confirmed(reader)
    assert reader.rows("SELECT * FROM annotations") == []
    reader.press("Ctrl+Z")
    assert (mark.topic, mark.paragraph) in confirmed(reader)
    reader.press("Ctrl+Z")

    before = suggested(reader)
    mark = choose_at_sign(reader, "Reject “{}” here")
    assert set(before) - set(suggested(reader)) == {(mark.topic, mark.paragraph)}
    assert reader.rows("SELECT document, topic FROM rejections") == [(TRANSCRIPT, mark.topic)]
    reader.restart()
    assert (mark.topic, mark.paragraph) not in suggested(reader)


def test_all_are_accepted_or_rejected_in_one_step(reader):
    reader.start()
    reader.window.spread.activate(0)
    before = suggested(reader)
    others = suggested(reader, 1)
    reader.menu("accept_suggestions")
    assert not suggested(reader)
    assert set(before) == set(confirmed(reader))
    assert suggested(reader, 1) == others
    reader.press("Ctrl+Z")
    assert suggested(reader) == before
    assert reader.bodies() == []
    reader.menu("reject_suggestions")
    assert not signs(reader)
    assert reader.rows("SELECT count(*) FROM rejections")[0][0] >= len(before)
    reader.press("Ctrl+Z")
    assert suggested(reader) == before


def test_a_topic_filters_pages_and_list(reader):
    window = reader.start()
    codebook = window.panels.topics.codebook
    interviews = window.panels.library.interviews
    listed = [row.key for row in interviews.rows if not row.heading]
    name = "Luban Workshop and education"
    key = next(row.key for row in codebook.rows if row.texts[0].words == name)
    plain = reader.colours(0, "accepted an exclusive interview")
    reader.click_row(codebook, key)
    assert reader.colours(0, "accepted an exclusive interview") != plain
    filtered = [row.key for row in interviews.rows if not row.heading]
    assert TRANSCRIPT in filtered
    assert len(filtered) < len(listed)
    assert any(chip.chip.active for chip in reader.pane(0).header.chips.buttons())
    reader.click_row(codebook, key)
    assert reader.colours(0, "accepted an exclusive interview") == plain
    assert [row.key for row in interviews.rows if not row.heading] == listed


def test_the_list_is_filtered_by_words(reader):
    window = reader.start()
    reader.press("Ctrl+L")
    field = window.panels.library._field
    field.setFocus()
    reader.type("Batyrshin")
    interviews = window.panels.library.interviews
    reader.until(lambda: [row.key for row in interviews.rows if not row.heading] == [MIR])
    reader.press("Ctrl+A", "Delete")
    reader.until(lambda: REPORT in {row.key for row in interviews.rows})


def test_a_topic_of_the_readers_own(reader):
    window = reader.start()
    topics = window.panels.topics
    reader.click(topics._new)
    reader.type("Water\n")
    assert "Water" in [row.texts[0].words for row in topics.codebook.rows]
    reader.select(0, "promoting peace")
    reader.put_topic("Water")
    assert [one["topics"] for one in reader.listed()] == [["Water"]]
    reader.restart()
    assert "Water" in [row.texts[0].words for row in reader.window.panels.topics.codebook.rows]


def test_a_topic_goes_on_the_paragraph_at_the_caret(reader):
    reader.start()
    reader.click_words(0, "will be held in")
    reader.put_topic("Biography and languages")
    target = reader.listed()[0]["targets"][0]
    paragraph = reader.pane(0).interview.paragraphs[0]
    assert (target["start"], target["end"]) == (paragraph.span.start, paragraph.span.end)
    assert [number for _, number in confirmed(reader)] == [1]
