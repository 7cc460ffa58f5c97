"""A file is replaced as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzreader.core.atomic import replacing, write_atomically


def test_writes_a_new_file_and_leaves_nothing_else(tmp_path: Path):
    write_atomically(tmp_path / "notes.md", b"words")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("notes.md", b"words")]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path):
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "notes.md", b"words")
    assert (tmp_path / "notes.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_keeps_the_mode_of_the_file_it_replaces(tmp_path: Path):
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_symbolic_link_stays_one(tmp_path: Path):
    real, link = tmp_path / "folder" / "real.md", tmp_path / "link.md"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert [path.name for path in real.parent.iterdir()] == ["real.md"]


def test_a_dangling_link_gets_its_file(tmp_path: Path):
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write_atomically(tmp_path / "link.md", b"new")
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_failing_half_way_leaves_the_old_file_and_no_other(tmp_path: Path):
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), replacing(path) as temporary:
        temporary.write_bytes("no bytes")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("notes.md", b"old")]


@pytest.mark.parametrize("name", ["missing/notes.md", "folder"])
def test_a_target_that_cannot_be_is_an_error_and_leaves_nothing(tmp_path: Path, name: str):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"folder|missing"):
        write_atomically(tmp_path / name, b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"), replacing(path), open("/dev/full", "wb", buffering=0) as full:
        os.write(full.fileno(), b"words")
    assert path.read_bytes() == b"old"
