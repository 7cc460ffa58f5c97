"""The command line as a program: what goes wrong, what is absent, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from notebooks import BUNDLED, OTHER

from kzreader import __version__, cli


def kzreader(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kzreader", *map(str, arguments)]
    return subprocess.run(command, check=False, encoding="utf-8", **{"capture_output": True, **options})


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show"], "required: DOC. See: kzreader show --help"),
        (["show", "nowhere.txt"], "There is no document “nowhere.txt”"),
        (["show", "a", "b"], "Unrecognized arguments: b"),
        (["show", "--jso", BUNDLED], "Unrecognized arguments: --jso"),
        (["compare", BUNDLED], "required: B"),
        (["mentions"], "required: DOC"),
        (["search"], "required: QUERY. See"),
        (["search", " "], "nothing to search for"),
        (["show", "--", "a", "-b"], "Unrecognized arguments: -b"),
        (["show", "\x1b[2J"], "no document “␛[2J”"),
        (["screenshot", "interview.txt"], "“interview.txt” is no name for a picture"),
        (["search", "words", "x" * 5000], "There is no document"),
        (["notebook", "list", "x" * 5000], "name too long"),
        (["search", "words", "nowhere"], "There is no document “nowhere”"),
        (["notebook", "burn", "x.kzn"], "invalid choice"),
        (["notebook", "list", "missing.kzn"], "There is no notebook missing.kzn"),
        (["notebook", "list", "."], "is not a file"),
        (["export", "missing.kzn", "--format", "md"], "required: -o"),
        (["export", "missing.kzn", "--format", "md", "-o", "x"], "There is no notebook missing.kzn"),
        (["--nonsense"], "Unrecognized arguments: --nonsense"),
    ],
)
def test_what_goes_wrong_is_one_line(fail, arguments: list[str], sentence: str):
    assert sentence in fail(*arguments)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a kzreader notebook"),
        (b"words", "is not a kzreader notebook"),
        (b"SQLite format 3\x00", "is damaged"),
        (b"SQLite format 3\x00" + bytes(84), "belongs to another program"),
    ],
)
def test_a_file_that_is_no_notebook_is_named(fail, tmp_path: Path, content: bytes, sentence: str):
    path = tmp_path / "other.kzn"
    path.write_bytes(content)
    assert sentence in fail("notebook", "list", path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfe\xfa", b"%PDF-1.4"])
def test_a_document_that_cannot_be_read_is_named(fail, tmp_path: Path, content: bytes):
    (tmp_path / "odd.txt").write_bytes(content)
    for command in (["show"], ["mentions"], ["search", "words"], ["compare", BUNDLED]):
        assert "odd.txt" in fail(*command, tmp_path / "odd.txt")


def test_a_folder_without_documents_is_named(fail, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert "empty" in fail("search", "words", tmp_path / "empty")
    assert "empty" in fail("show", tmp_path / "empty")


# the program as a whole


def test_help_and_version(run):
    assert run("--version") == f"kzreader {__version__}\n"
    assert run("-h") == run("--help")
    for command in cli._COMMANDS:
        assert f"  {command} " in run("--help")
        with pytest.raises(SystemExit) as ended:
            cli.main([command, "--help"])
        assert ended.value.code == 0


_BLOCKED = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
from kzreader.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", BUNDLED],
        ["show", BUNDLED, "--json"],
        ["mentions", BUNDLED, "--json"],
        ["mentions", BUNDLED],
        ["search", "silk", "--json"],
        ["search", "silk"],
        ["notebook", "list", "notes.kzn", "--json"],
        ["notebook", "list", "notes.kzn"],
        ["export", "notes.kzn", "--format", "md", "-o", "notes.md"],
        ["export", "notes.kzn", "--format", "html", "-o", "notes.html"],
        ["compare", BUNDLED, OTHER, "--json"],
        ["synopsis", BUNDLED, OTHER, "--html"],
        ["synopsis", BUNDLED, OTHER, "-o", "synopsis.docx"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_the_core_runs_where_qt_and_numpy_are_absent(notebook: Path, arguments: list[str]):
    absent = ["PySide6", "shiboken6", *(["numpy"] if arguments[0] not in ("compare", "synopsis") else [])]
    done = subprocess.run(
        [sys.executable, "-c", _BLOCKED, ",".join(absent), *arguments],
        cwd=notebook.parent,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


_FAULTY = """
import sys
from kzreader import cli
cli._COMMANDS = {"show": lambda arguments: 1 // 0}
sys.exit(cli.main(["show"]))
"""


def test_even_a_fault_of_the_program_is_one_line():
    done = subprocess.run([sys.executable, "-c", _FAULTY], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "fault of kzreader (ZeroDivisionError: " in done.stderr
    assert done.stderr.count("\n") == 1
    environment = {**os.environ, "KZREADER_TRACEBACK": "1"}
    done = subprocess.run([sys.executable, "-c", _FAULTY], capture_output=True, check=False, text=True, env=environment)
    assert "Traceback" in done.stderr


def test_output_is_utf_8_whatever_the_locale(document: Path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = kzreader("show", document, "--json", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["text"].startswith("Question: Why 😀?")


def test_a_file_name_that_is_no_text_is_shown(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(b"Words.")
    done = subprocess.run([sys.executable, "-m", "kzreader", "show", path, "--json"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["text"] == "Words."


@pytest.mark.parametrize("arguments", [["compare", BUNDLED, OTHER], ["mentions", BUNDLED, OTHER], ["search", "China"]])
def test_the_answer_is_the_same_on_every_run(arguments: list[str]):
    answers = {kzreader(*arguments, "--json", env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"}
    assert len(answers) == 1
    assert answers != {""}


def test_whoever_stops_reading_hears_no_complaint():
    read, write = os.pipe()
    os.close(read)
    done = kzreader("search", "the", "--json", stdout=write, stderr=subprocess.PIPE, capture_output=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_an_error():
    with open("/dev/full", "w") as full:
        done = kzreader("search", "the", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert done.stderr == "kzreader: The answer cannot be written: No space left on device.\n"


_INTERRUPTED = """
import os, signal, sys
from kzreader import cli
cli._COMMANDS = {"show": lambda arguments: os.kill(os.getpid(), signal.SIGINT) or signal.pause()}
sys.exit(cli.main(["show"]))
"""


def test_an_error_that_nobody_can_hear_is_no_answer():
    done = subprocess.run(
        f'"{sys.executable}" -m kzreader show nowhere 2>&-', shell=True, capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")


def test_ctrl_c_ends_quietly():
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_without_a_display_the_window_says_so():
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = kzreader(env=environment)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "screenshot" in done.stderr
