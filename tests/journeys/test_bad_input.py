"""What is wrong is said in one clear sentence with a way on; nothing is lost and nothing is written over."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing

import pytest
from journeys.reader import REPORT, TRANSCRIPT

from kzreader.core.errors import KzError, LockedNotebook, NewerNotebook, NotANotebook
from kzreader.core.library import Library, bundled_interview
from kzreader.core.notebook.schema import MIGRATIONS
from kzreader.core.structured import unstructured
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


# Documents


def missing(folder):
    return folder / "nowhere.txt"


def empty(folder):
    file = folder / "empty.txt"
    file.write_bytes(b"")
    return file


def binary(folder):
    file = folder / "picture.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4)
    return file


def undecodable(folder):
    file = folder / "mixed.txt"
    file.write_bytes("Қазақстан ".encode() * 20 + b"\xff\xfe\x98\x81\x8d\x8f\x90\x9d" * 8)
    return file


def folder_without_documents(folder):
    inner = folder / "pictures"
    inner.mkdir()
    (inner / "a.jpg").write_bytes(b"\xff\xd8\xff")
    return inner


@pytest.mark.parametrize("bad", [missing, empty, binary, undecodable, folder_without_documents])
def test_a_document_that_cannot_be_read_is_named_and_nothing_else_happens(reader, tmp_path, bad):
    file = bad(tmp_path)
    window = reader.start()
    window.open_paths([str(file)])
    assert file.name in reader.banner
    assert reader.banner.count("\n") == 0
    assert "Traceback" not in reader.banner
    assert reader.open == [TRANSCRIPT, REPORT]
    assert reader.rows("SELECT * FROM documents WHERE own") == []
    reader.click(window.banner._close)
    assert reader.banner == ""


@pytest.mark.parametrize("bad", [missing, empty, binary, undecodable, folder_without_documents])
def test_the_same_on_the_command_line_is_said_before_a_window_opens(reader, tmp_path, bad):
    file = bad(tmp_path)
    with pytest.raises(KzError) as caught:
        reader.start(file)
    assert file.name in caught.value.sentence


def test_good_files_open_though_one_of_them_is_bad(reader, tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Question: Why?\n\nAnswer: Because of the steppe.\n", encoding="utf-8")
    reader.start()
    reader.drop_files(reader.pane(0), good, empty(tmp_path))
    reader.settle()
    assert "empty.txt" in reader.banner
    assert "Because of the steppe" in reader.shown(0)


# Notebooks


def no_notebook(folder):
    file = folder / "text.kzn"
    file.write_text("Dear diary, this is no notebook at all.\n" * 50, encoding="utf-8")
    return file


def another_programs(folder):
    file = folder / "other.kzn"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()
    return file


def damaged(folder):
    file = a_notebook(folder, "damaged.kzn")
    data = bytearray(file.read_bytes())
    data[4096 : 4096 * 4] = b"\xa5" * (4096 * 3)
    file.write_bytes(data)
    return file


def newer(folder):
    file = a_notebook(folder, "newer.kzn")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.commit()
    return file


def a_notebook(folder, name):
    """A real notebook with a note."""
    workspace = Workspace.open(folder / name, Library((bundled_interview(TRANSCRIPT, unstructured),)))
    workspace.annotate([(TRANSCRIPT, Span(0, 9))], body="Kept")
    workspace.close()
    return folder / name


BAD_NOTEBOOKS = {"no notebook": no_notebook, "another program's": another_programs, "damaged": damaged, "newer": newer}


@pytest.fixture(params=BAD_NOTEBOOKS)
def bad_notebook(request, tmp_path):
    return BAD_NOTEBOOKS[request.param](tmp_path)


def test_a_bad_notebook_from_the_menu_is_refused_and_the_one_before_goes_on(reader, bad_notebook):
    before = digest(bad_notebook)
    reader.start()
    reader.select(0, "promoting peace")
    reader.press("H")
    reader.press("Ctrl+Shift+O")
    reader.answer_file_dialog(bad_notebook)
    assert bad_notebook.name in reader.banner
    assert digest(bad_notebook) == before
    reader.select(1, "excellent economic cooperation")
    reader.press("H")
    assert len(reader.bodies()) == 2


def test_a_bad_notebook_named_at_the_start_is_refused_before_a_window_opens(reader, bad_notebook):
    before = digest(bad_notebook)
    with pytest.raises(KzError) as caught:
        reader.start(notebook=bad_notebook)
    assert bad_notebook.name in caught.value.sentence
    assert caught.value.hint
    assert digest(bad_notebook) == before


def test_a_bad_default_notebook_is_left_alone_and_notes_go_elsewhere(reader, bad_notebook):
    reader.notebook.parent.mkdir(parents=True, exist_ok=True)
    bad_notebook.replace(reader.notebook)
    before = digest(reader.notebook)
    window = reader.start()
    assert "notebook.kzn" in reader.banner
    assert "New notes go into" in reader.banner
    reader.select(0, "promoting peace")
    reader.write_note("Elsewhere")
    assert digest(reader.notebook) == before
    spare = window.session.workspace.path
    assert spare != reader.notebook
    assert reader.bodies(spare) == ["Elsewhere"]
    window = reader.restart()
    assert window.session.workspace.path == spare
    assert reader.bodies(spare) == ["Elsewhere"]


def test_a_window_opens_to_read_where_no_notebook_can_be_kept(reader):
    reader.notebook.parent.write_text("a file where the folder should be")
    window = reader.start()
    assert "You can read" in reader.banner
    assert "No notebook" in window.status.notebook.text()
    reader.select(0, "promoting peace")
    reader.press("H")
    assert not window.session.workspace.notebook.annotations
    assert "no notebook to write to" in reader.banner


def test_a_locked_notebook_is_refused_and_opens_when_it_is_free(reader, tmp_path):
    file = a_notebook(tmp_path, "held.kzn")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedNotebook) as caught:
            reader.start(notebook=file)
        assert "held.kzn" in caught.value.sentence
        other.execute("ROLLBACK")
    reader.start(notebook=file)
    assert reader.bodies(file) == ["Kept"]


def test_a_notebook_locked_while_the_window_is_open_loses_no_word(reader):
    reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("First")
    with closing(sqlite3.connect(reader.notebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        reader.select(1, "excellent economic cooperation")
        reader.press("H")
        assert "notebook.kzn" in reader.banner
        other.execute("ROLLBACK")
    assert reader.bodies() == ["First"]
    assert reader.pane(1).selection() is not None
    reader.press("H")
    assert reader.bodies() == ["First", ""]


def test_a_read_only_notebook_shows_its_notes_and_refuses_new_ones(reader, tmp_path):
    file = a_notebook(tmp_path, "given.kzn")
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("the system lets this user write everywhere")
    before = digest(file)
    window = reader.start(notebook=file)
    assert "Kept" in window.panels.notes.notes.rows[0].body
    assert "given.kzn is read-only" in window.status.notebook.text()
    reader.select(1, "excellent economic cooperation")
    reader.press("H")
    assert "given.kzn" in reader.banner
    assert digest(file) == before


def test_kinds_of_refusal_are_told_apart(reader, tmp_path):
    with pytest.raises(NotANotebook):
        reader.start(notebook=no_notebook(tmp_path))
    with pytest.raises(NewerNotebook):
        reader.start(notebook=newer(tmp_path))


def test_a_new_notebook_is_never_written_over_an_old_file(reader, tmp_path):
    file = tmp_path / "diary.kzn"
    file.write_text("Dear diary", encoding="utf-8")
    window = reader.start()
    window.use_notebook(str(file))
    assert "diary.kzn" in reader.banner
    assert file.read_text(encoding="utf-8") == "Dear diary"
    assert window.session.workspace.path == reader.notebook


def test_another_notebook_can_be_begun_and_gone_back_from(reader, tmp_path):
    window = reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("In the first")
    other = tmp_path / "second.kzn"
    reader.press("Ctrl+Shift+N")
    reader.answer_file_dialog(other)
    assert window.session.workspace.path == other
    assert window.panels.notes.notes.rows == ()
    assert reader.open == [TRANSCRIPT, REPORT]
    reader.select(0, "promoting peace")
    reader.write_note("In the second")
    reader.press("Ctrl+Shift+O")
    reader.answer_file_dialog(reader.notebook)
    assert reader.bodies() == ["In the first"]
    assert reader.bodies(other) == ["In the second"]
    assert "In the first" in window.panels.notes.notes.rows[0].body


# Requests


@pytest.mark.parametrize("key", ["H", "2", "U", "N"])
def test_a_mark_on_nothing_says_what_to_do(reader, key):
    reader.start()
    reader.click_words(0, "will be held in")
    reader.press(key)
    assert reader.banner == "Nothing is selected. Select words in one interview first."
    assert reader.bodies() == []
    reader.select(0, "promoting peace")
    reader.press("H")
    assert reader.banner == ""


def test_a_comparison_without_any_selection_says_what_to_do(reader):
    reader.start()
    reader.press("C")
    assert reader.banner.startswith("A comparison needs passages in two panes.")
    assert reader.bodies() == []


def test_an_export_to_an_impossible_place_says_so_and_leaves_nothing(reader, tmp_path):
    reader.start()
    reader.select(0, "promoting peace")
    reader.write_note("Kept")
    (tmp_path / "file").write_text("here", encoding="utf-8")
    for place in (tmp_path / "no" / "such" / "folder" / "notes.md", tmp_path / "file" / "notes.md", tmp_path):
        assert reader.export(place) == ""
        assert str(tmp_path) in reader.said
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file"]
