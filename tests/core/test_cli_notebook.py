"""`kzreader notebook` as other programs use it."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import BUNDLED, digest, folder_of, old_notebook, records_on_disk

from kzreader import cli, paths
from kzreader.core.notebook.store import Store


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "документ.txt"
    path.write_text("Question: Why?\n\nAnswer: Because of the steppe, дала.\n", encoding="utf-8")
    return path


def batch(notebook: Path, *lines: object) -> subprocess.CompletedProcess[str]:
    words = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    command = [sys.executable, "-m", "kzreader", "notebook", "add", notebook, "--batch", "-"]
    return subprocess.run(command, input=words, capture_output=True, text=True, check=False, encoding="utf-8")


# add


def test_add_makes_the_notebook_and_prints_the_id(ask, run, own: Path, tmp_path: Path):
    path = tmp_path / "new.kzn"
    first = run("notebook", "add", path, own, "--quote", "steppe", "--body", "*Дала*", "--topic", "Land").strip()
    second = run("notebook", "add", path, BUNDLED, "--start", "0", "--end", "21", "--topic", "land").strip()
    one, other = ask("notebook", "list", path)
    assert [one["id"], other["id"]] == [first, second]
    assert (one["body"], one["topics"], one["targets"][0]["exact"]) == ("*Дала*", ["Land"], "steppe")
    assert (other["topics"], other["targets"][0]["exact"]) == (["Land"], "Kassym-Jomart Tokayev")
    own.unlink()
    third = run("notebook", "add", path, one["targets"][0]["document"], "--quote", "дала").strip()
    assert third in {note["id"] for note in ask("notebook", "list", path)}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--quote", "nowhere"], "does not stand in the document"),
        (["--quote", "e"], "more than once"),
        (["--start", "3"], "No passage is named"),
        (["--start", "9", "--end", "3"], "No passage is named"),
        (["--start", "0", "--end", "9999"], "no words at that place"),
        (["--batch", "-"], "Either a document or --batch"),
    ],
)
def test_a_note_that_cannot_be_made_leaves_no_trace(run, fail, own: Path, arguments: list[str], sentence: str):
    path = own.with_name("n.kzn")
    run("notebook", "add", path, BUNDLED, "--start", "0", "--end", "5")
    before = digest(path)
    assert sentence in fail("notebook", "add", path, own, *arguments)
    assert digest(path) == before


def test_no_notebook_is_made_for_a_document_that_is_not_there(fail, tmp_path: Path):
    assert "no document" in fail("notebook", "add", tmp_path / "n.kzn", "nowhere", "--quote", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_batch_makes_a_note_a_line(ask, own: Path, tmp_path: Path):
    path = tmp_path / "n.kzn"
    done = batch(
        path,
        {"document": str(own), "start": 0, "end": 8, "body": "Бір", "topics": ["Land", "Oil"]},
        "",
        {"document": BUNDLED, "start": 0, "end": 21},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [note["id"] for note in ask("notebook", "list", path)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 2 is no JSON"),
        ("[]", "Line 2 names no document"),
        ('{"document": "nowhere", "start": 0, "end": 1}', "Line 2: There is no document"),
        (f'{{"document": "{BUNDLED}", "start": true, "end": 1}}', "Line 2: No passage"),
        (f'{{"document": "{BUNDLED}", "start": 0, "end": 5, "topics": "x"}}', "Line 2: The body has to be"),
    ],
)
def test_a_batch_keeps_the_lines_before_a_wrong_one(ask, tmp_path: Path, line: str, sentence: str):
    path = tmp_path / "n.kzn"
    good = {"document": BUNDLED, "start": 0, "end": 21, "body": "Good"}
    done = batch(path, good, line, good)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout.split() == [note["id"] for note in ask("notebook", "list", path)]


def test_the_id_is_printed_once_the_note_is_on_the_disk(tmp_path: Path):
    path = tmp_path / "n.kzn"
    line = json.dumps({"document": BUNDLED, "start": 0, "end": 21, "body": "Kept"}) + "\n"
    command = [sys.executable, "-m", "kzreader", "notebook", "add", path, "--batch", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as adding:
        ids = []
        for _ in range(3):
            adding.stdin.write(line)
            adding.stdin.flush()
            ids.append(adding.stdout.readline().strip())
        adding.kill()
    kept = {id_ for kind, id_ in records_on_disk(path) if kind == "Annotation"}
    assert set(ids) == kept


# remove


def test_remove_takes_notes_away_by_id(ask, run, fail, notebook: Path):
    first, second = (note["id"] for note in ask("notebook", "list", notebook))
    assert "no note nobody" in fail("notebook", "remove", notebook, first, "nobody")
    assert len(ask("notebook", "list", notebook)) == 2
    assert run("notebook", "remove", notebook, first) == "Removed: 1.\n"
    assert [note["id"] for note in ask("notebook", "list", notebook)] == [second]
    assert ("Removal", f"annotations/{first}") in records_on_disk(notebook)


def test_remove_with_erase_leaves_no_word(ask, run, fail, notebook: Path):
    run("notebook", "backup", notebook)
    [backup] = paths.user_data("backups").iterdir()
    note = next(one["id"] for one in ask("notebook", "list", notebook) if one["body"])
    assert all(b"A *note*" in one.read_bytes() for one in (notebook, backup))
    assert run("notebook", "remove", notebook, note, "--erase") == "Erased: 1. Backups written anew: 1.\n"
    assert not any(b"A *note*" in one.read_bytes() for one in (notebook, backup))
    assert "no note" in fail("notebook", "remove", notebook, "nobody", "--erase")


@pytest.mark.parametrize("action", ["remove", "list", "check", "backup"])
def test_only_add_makes_a_notebook(fail, tmp_path: Path, action: str):
    more = ["x"] if action == "remove" else []
    assert "There is no notebook" in fail("notebook", action, tmp_path / "missing.kzn", *more)
    assert list(tmp_path.iterdir()) == []


# check


def test_check_tells_by_its_exit_status(ask, run, capsys: pytest.CaptureFixture[str], notebook: Path):
    before = folder_of(notebook)
    assert run("notebook", "check", notebook) == "The notebook is sound.\n"
    assert ask("notebook", "check", notebook) == {"sound": True, "findings": []}
    assert folder_of(notebook) == before
    data = notebook.read_bytes()
    notebook.write_bytes(data.replace(b"A *note*", b"A *nose*"))
    before = folder_of(notebook)
    assert cli.main(["notebook", "check", str(notebook)]) == 1
    assert "A row of annotations was changed" in capsys.readouterr().out
    assert cli.main(["notebook", "check", str(notebook), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["sound"] is False
    assert folder_of(notebook) == before


def test_check_of_another_file_is_an_error(fail, own: Path):
    assert "is not a kzreader notebook" in fail("notebook", "check", own)


# backup


def test_backup_copies_the_notebook_to_a_file_or_among_the_backups(run, fail, own: Path, notebook: Path):
    out = notebook.with_name("copy.kzn")
    for _ in range(2):
        assert run("notebook", "backup", notebook, out) == f"Written to {out}\n"
        assert str(paths.user_data("backups")) in run("notebook", "backup", notebook)
    [backup] = paths.user_data("backups").iterdir()
    assert records_on_disk(out) == records_on_disk(backup) == records_on_disk(notebook)
    other = notebook.with_name("other.kzn")
    Store.open(other).close()
    for taken in (other, own):
        before = digest(taken)
        assert "is no copy of this notebook" in fail("notebook", "backup", notebook, taken)
        assert digest(taken) == before


# salvage


def test_salvage_saves_into_a_new_notebook_and_says_what(ask, run, fail, notebook: Path):
    data = notebook.read_bytes()
    notebook.write_bytes(data.replace(b"A *note*", b"A *nose*"))
    out = notebook.with_name("out.kzn")
    answer = run("notebook", "salvage", notebook, out)
    assert "2 annotations" in answer
    assert "one byte was put right" in answer
    assert {note["body"] for note in ask("notebook", "list", out)} == {"A *note*\non him", ""}
    assert "already a file" in fail("notebook", "salvage", notebook, out)
    found = ask("notebook", "salvage", notebook, notebook.with_name("again.kzn"))
    assert list(found) == ["wrong", "saved", "check", "lost"]
    assert found["saved"]["annotations"] == 2
    assert "not a kzreader notebook" in fail("notebook", "salvage", cli.__file__, notebook.with_name("none.kzn"))


def test_documents_that_come_with_the_program_are_whole_again(ask, notebook: Path):
    with closing(Store.open(notebook)) as store:
        text = next(one.text for one in store.load() if one.id == BUNDLED)
    data = notebook.read_bytes()
    at = data.index(text[:40].encode())
    notebook.write_bytes(data[: at + 10] + b"#" * 20 + data[at + 30 :])
    found = ask("notebook", "salvage", notebook, notebook.with_name("out.kzn"))
    assert any("is the one of the program again" in one for one in found["check"])
    assert records_on_disk(notebook.with_name("out.kzn"))["DocumentRecord", BUNDLED].text == text


def test_older_notebooks_are_listed_and_checked_without_a_change(ask, run, tmp_path: Path):
    path = old_notebook(tmp_path, 1)
    before = folder_of(path)
    assert len(ask("notebook", "list", path)) == 3
    assert "sound" in run("notebook", "check", path)
    assert folder_of(path) == before
