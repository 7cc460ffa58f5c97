"""What tests of the core start from: the command line, a document, a notebook, a reader who is not root."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from notebooks import BUNDLED, OWN

from kzreader import cli
from kzreader.core.library import bundled_library
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run a command in this process: its answer, after it ended well."""

    def command(*arguments: str | Path) -> str:
        assert cli.main([str(argument) for argument in arguments]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return command


@pytest.fixture
def ask(run):
    """Run a command with --json."""
    return lambda *arguments: json.loads(run(*arguments, "--json"))


@pytest.fixture
def fail(capsys: pytest.CaptureFixture[str]):
    """Run a command that goes wrong: its one line on standard error."""

    def command(*arguments: str | Path) -> str:
        assert cli.main([str(argument) for argument in arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("kzreader: ")
        assert captured.err.count("\n") == 1
        return captured.err

    return command


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Беседа 😀.txt"
    path.write_text(
        "\ufeffQuestion: Why 😀?\r\n\r\nAnswer: Because of the Silk Road.\r\n", encoding="utf-8", newline=""
    )
    return path


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A note on a bundled interview, and a comparison with the reader's own document."""
    path = tmp_path / "notes.kzn"
    workspace = Workspace.open(path, bundled_library(), clock=lambda: "2026-01-01T00:00:00Z", author="Reader")
    workspace.create_topic("Steppe", colour="#00aa00")
    [steppe] = workspace.topics
    workspace.add_documents([OWN])
    workspace.annotate([(BUNDLED, Span(0, 21))], body="A *note*\non him", topics=[steppe.id])
    workspace.annotate([(OWN.id, Span(10, 14)), (BUNDLED, Span(0, 7))])
    workspace.close()
    return path


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder of a reader who is not root, and that reader: root may read and write everywhere."""
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0:
            os.chown(name, nobody, nobody)
            os.seteuid(nobody)
        yield Path(name)
        os.seteuid(os.getuid())
