"""`kzreader notebook anchor` and `merge` as other programs use them."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebooks import NEW, OLD, digest


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "summit.txt", tmp_path / "summit (2).txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_anchor_puts_notes_on_the_newer_version(ask, run, documents: tuple[Path, Path], tmp_path: Path):
    old, new = documents
    notebook = tmp_path / "n.kzn"
    run("notebook", "add", notebook, old, "--quote", "hold the summit in spring")
    run("notebook", "add", notebook, old, "--quote", "the roads through the mountains are open then")
    old.unlink()
    notes = ask("notebook", "anchor", notebook, "summit.txt", "--as", new)
    assert notes == ask("notebook", "list", notebook)
    assert [note["state"] for note in notes] == ["attached", "unplaced"]
    placed, lost = (note["targets"][0] for note in notes)
    assert NEW[placed["start"] : placed["end"]] == placed["exact"] == "hold the summit in spring"
    assert (placed["score"], lost["score"], lost["start"], lost["end"]) == (1.0, 0.0, None, None)


def test_anchor_says_what_is_wrong(fail, run, documents: tuple[Path, Path], tmp_path: Path):
    old, new = documents
    notebook = tmp_path / "n.kzn"
    run("notebook", "add", notebook, old, "--quote", "hold the summit in spring")
    before = digest(notebook)
    assert "has no one document" in fail("notebook", "anchor", notebook, new, "--as", old)
    assert "the same text" in fail("notebook", "anchor", notebook, old, "--as", old)
    assert digest(notebook) == before


def test_merge_takes_in_what_the_other_holds_once(ask, run, documents: tuple[Path, Path], tmp_path: Path):
    old, _ = documents
    ours, theirs = tmp_path / "ours.kzn", tmp_path / "theirs.kzn"
    run("notebook", "add", ours, old, "--quote", "Why do you hold", "--body", "Ours")
    run("notebook", "add", theirs, old, "--quote", "Why do you hold", "--body", "Theirs")
    alike = run("notebook", "add", theirs, old, "--quote", "Why do you hold", "--body", "Ours").strip()
    before, other = digest(ours), digest(theirs)
    found = ask("notebook", "merge", ours, theirs, "--dry-run")
    assert (len(found["added"]), [pair[1] for pair in found["alike"]]) == (2, [alike])
    assert (digest(ours), digest(theirs)) == (before, other)
    assert run("notebook", "merge", ours, theirs) == "2 added, 1 there twice, by two people\n"
    assert sorted(note["body"] for note in ask("notebook", "list", ours)) == ["Ours", "Ours", "Theirs"]
    assert run("notebook", "merge", ours, theirs) == "Nothing is new.\n"
    assert digest(theirs) == other


def test_merge_says_what_is_wrong(fail, run, documents: tuple[Path, Path], tmp_path: Path):
    old, _ = documents
    ours = tmp_path / "ours.kzn"
    run("notebook", "add", ours, old, "--quote", "Why do you hold")
    before = digest(ours)
    assert "There is no notebook" in fail("notebook", "merge", ours, tmp_path / "missing.kzn")
    assert "is not a kzreader notebook" in fail("notebook", "merge", ours, old)
    assert digest(ours) == before
