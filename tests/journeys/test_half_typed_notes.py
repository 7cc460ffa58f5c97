"""No half-written word is lost: not by closing the window, not where the program is gone in the middle of a word."""

from __future__ import annotations

import shutil

from journeys.reader import REPORT

HALF = "The agreement of 2019 says somethi"


def begin(reader):
    reader.start()
    reader.select(0, "promoting peace")
    reader.press("N")
    reader.type(HALF)
    assert reader.bodies() == [""]


def test_closing_in_the_middle_of_a_word_keeps_it(reader):
    begin(reader)
    reader.quit()
    assert reader.bodies() == [HALF]
    reader.start()
    assert HALF in reader.window.panels.notes.notes.rows[0].body
    assert reader.rows("SELECT * FROM drafts") == []


def test_what_was_on_disk_while_the_reader_typed_opens_again_as_a_note(reader, tmp_path):
    begin(reader)
    copy = tmp_path / "copy.kzn"
    shutil.copy(reader.notebook, copy)
    assert [body for (body,) in reader.rows("SELECT body FROM drafts", copy)] == [HALF]
    assert reader.bodies(copy) == [""]
    reader.quit()
    reader.start(notebook=copy)
    assert reader.bodies(copy) == [HALF]
    assert reader.rows("SELECT * FROM drafts", copy) == []
    reader.press("Ctrl+Z")
    assert reader.bodies(copy) == [""]


def test_going_elsewhere_keeps_what_was_typed(reader):
    begin(reader)
    reader.click_words(1, "expected to hold")
    assert reader.bodies() == [HALF]


def test_closing_the_pane_or_opening_another_interview_in_it_keeps_what_was_typed(reader):
    begin(reader)
    reader.press("Ctrl+W")
    assert reader.open == [REPORT]
    assert reader.bodies() == [HALF]
    assert reader.rows("SELECT * FROM drafts") == []


def test_a_note_half_typed_in_the_list_of_notes_is_kept_too(reader):
    reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("First")
    reader.press("Ctrl+Shift+L", "F2")
    reader.type(" and seco")
    assert [body for (body,) in reader.rows("SELECT body FROM drafts")] == ["First and seco"]
    reader.quit()
    assert reader.bodies() == ["First and seco"]


def test_a_notebook_copied_while_a_note_is_written_has_it(reader, tmp_path):
    begin(reader)
    copy = tmp_path / "saved.kzn"
    reader.menu("save_copy")
    reader.answer_file_dialog(copy)
    reader.quit()
    reader.start(notebook=copy)
    assert reader.bodies(copy) == [HALF]
