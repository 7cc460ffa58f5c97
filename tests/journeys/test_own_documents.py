"""The reader's own files are treated like the bundled ones, and their notes outlive them."""

from __future__ import annotations

import pytest
from journeys.looking import all_words
from journeys.reader import TRANSCRIPT
from PySide6.QtCore import QPoint

from kzreader.core.library import interview_from_file
from kzreader.ui.reading.layers import LayerName

TALK = """A talk on the steppe

Dana Serikova: Mr. Omarov, what does Kazakhstan expect of its neighbours?

Daniyar Omarov: Kazakhstan has always advocated peace and friendship. We hope to host international forums and \
conferences, so that all those who are committed to promoting peace can get together. Investments in digital \
technology and artificial intelligence come second.

Dana Serikova: And of China?

Daniyar Omarov: China is a very reliable partner, and we are ready to expand cooperation in as many fields as possible.

Photo: the steppe in May

Read also: ten lakes worth a journey
"""
MARKDOWN = """# Railways of the steppe

**Aigul Bekova:** Why a *second* track?

**Marat Ospanov:** Because wheat cannot wait. The Belt and Road Initiative brought the first one.
"""


@pytest.fixture
def talk(tmp_path):
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    return file


@pytest.fixture
def essay(tmp_path):
    file = tmp_path / "essay.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    return file


def id_of(file):
    return interview_from_file(file).id


def test_a_dropped_file_is_read_like_a_bundled_one(reader, talk):
    window = reader.start()
    own = id_of(talk)
    reader.drop_files(reader.pane(1), talk)
    reader.settle()
    assert reader.open == [TRANSCRIPT, own]
    pane = reader.pane(1)
    assert [(one.kind, one.speaker) for one in pane.interview.paragraphs] == [
        ("title", None),
        ("question", "Dana Serikova"),
        ("answer", "Daniyar Omarov"),
        ("question", "Dana Serikova"),
        ("answer", "Daniyar Omarov"),
        ("caption", None),
        ("promo", None),
    ]
    assert "the steppe in May" not in pane.page.toPlainText()
    layers = pane.page.layers
    named = {mark.span.of(TALK) for mark in layers[LayerName.MENTIONS].marks}
    assert {"Kazakhstan", "China"} <= named
    joined = {link.b.of(TALK) for link in window.spread.links(0)}
    assert (
        "China is a very reliable partner, and we are ready to expand cooperation in as many fields as possible."
        in joined
    )
    assert layers[LayerName.PASSAGES].marks
    assert "A talk on the steppe" in all_words(window.panels.library.interviews)


def test_topics_are_suggested_for_the_readers_own_file(reader, talk):
    reader.start(talk)
    assert any(not mark.confirmed for mark, _ in reader.pane(0).gutter.signs())


def test_what_is_folded_away_is_one_click_from_view(reader, talk):
    reader.start(talk)
    pane = reader.pane(0)
    line = next(line for line in pane.page.toPlainText().splitlines() if "folded away" in line)
    place = pane.page.toPlainText().index(line)
    box = pane.page.caret_rect(place + 2)
    reader.click(pane.page.viewport(), box.center() + QPoint(4, 0))
    assert "the steppe in May" in pane.page.toPlainText()


def test_files_open_by_the_menu_by_the_command_line_and_by_the_folder(reader, talk, essay, tmp_path):
    window = reader.start(essay)
    assert reader.open == [id_of(essay)]
    assert "Aigul Bekova" in {one.speaker for one in reader.pane(0).interview.paragraphs}
    assert "**" not in reader.pane(0).page.toPlainText()
    reader.press("Ctrl+O")
    reader.answer_file_dialog(talk)
    reader.settle()
    assert reader.open == [id_of(talk)]
    reader.quit()

    folder = tmp_path / "folder"
    folder.mkdir()
    talk.rename(folder / "talk.txt")
    essay.rename(folder / "essay.md")
    (folder / "notes.bin").write_bytes(b"\0\1\2")
    window = reader.start(folder)
    assert reader.open == [id_of(folder / "essay.md"), id_of(folder / "talk.txt")]
    assert "My documents" in all_words(window.panels.library.interviews)


def test_notes_outlive_the_file_and_being_taken_out_of_the_library(reader, talk):
    window = reader.start(talk)
    own = id_of(talk)
    reader.select(0, "always advocated peace")
    reader.write_note("Since *when*?")
    reader.quit()
    talk.unlink()

    window = reader.start()
    assert reader.open == [own]
    assert "always advocated peace" in reader.shown(0)
    assert "Since *when*?" in window.panels.notes.notes.rows[0].body
    listed = window.panels.library.interviews
    reader.click_row(listed, own)
    window.panels.library.take_out_requested.emit(own)
    assert "A talk on the steppe" not in all_words(listed)
    assert reader.bodies() == ["Since *when*?"]
    assert reader.rows("SELECT listed FROM documents WHERE own") == [(0,)]
    reader.press("Ctrl+Z")
    assert "A talk on the steppe" in all_words(listed)
    assert reader.rows("SELECT listed FROM documents WHERE own") == [(1,)]


def test_dropping_at_the_edge_of_a_pane_opens_beside_it(reader, talk):
    reader.start()
    before = reader.open
    reader.drop_files(reader.pane(0), talk, point=QPoint(2, 300))
    reader.settle()
    assert reader.open == [id_of(talk), *before]
