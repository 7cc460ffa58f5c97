"""Where the window cannot open, the reader gets one sentence and a way on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kzreader import preflight
from kzreader.core.errors import DisplayError

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only X11 and Wayland have displays to ask"
)

with_libraries = pytest.mark.skipif(
    bool(preflight.missing_packages(offscreen=False)), reason="Qt's libraries for windows are not installed"
)

_CHECKOUT = Path(__file__).parents[1]


def refusal(environ: dict[str, str]) -> str:
    with pytest.raises(DisplayError) as caught:
        preflight.require_display(environ)
    return str(caught.value)


def ask(code: str, **environ: str) -> str:
    """The last line of what a program says that asks in a process of its own."""
    command = [sys.executable, "-c", code]
    environ = {**os.environ, **environ}
    answer = subprocess.run(command, env=environ, cwd=_CHECKOUT, capture_output=True, text=True, check=False)
    return answer.stderr.splitlines()[-1]


@linux_only
def test_without_a_display_the_picture_is_named_as_the_way_on():
    assert refusal({}) == (
        "There is no display to open the window on. "
        "To see the window as a picture: sh resources/start screenshot window.png"
    )


@with_libraries
@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"DISPLAY": ":95"}, "does not answer (DISPLAY=:95)"),
        ({"QT_QPA_PLATFORM": "xcb"}, "no display"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": "nonsense"}, "does not answer (DISPLAY=nonsense)"),
        ({"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":95"}, "does not answer (DISPLAY=:95)"),
    ],
)
def test_a_display_that_does_not_answer_is_named(environ, said):
    assert said in refusal(environ)


@with_libraries
def test_a_wayland_display_that_does_not_answer_is_named():
    assert "does not answer (WAYLAND_DISPLAY=wayland-9)" in refusal({"WAYLAND_DISPLAY": "wayland-9"})


@linux_only
def test_a_platform_that_qt_does_not_have_is_named():
    assert "no platform named “paper”" in refusal({"QT_QPA_PLATFORM": "paper"})


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:configfile=none", "xcb;offscreen"])
def test_a_platform_that_needs_no_display_is_accepted(platform):
    preflight.require_display({"QT_QPA_PLATFORM": platform})


@with_libraries
def test_a_wayland_display_that_answers_is_accepted(tmp_path):
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-1"))
        compositor.listen()
        preflight.require_display({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)})


@with_libraries
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb on this machine to ask")
def test_an_x_display_that_answers_is_accepted():
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            preflight.require_display({"DISPLAY": f":{number}"})
        finally:
            server.terminate()


@linux_only
def test_a_library_that_the_display_needs_is_named_with_its_packages(tmp_path):
    # Copied away from Qt's own libraries, the plug-in no longer finds them.
    shutil.copy(preflight._platform_plugins() / "libqxcb.so", tmp_path)
    elsewhere = f"from pathlib import Path; preflight._platform_plugins = lambda: Path({str(tmp_path)!r})"

    said = ask(f"from kzreader import preflight; {elsewhere}; preflight.require_display({{'DISPLAY': ':95'}})")
    assert "a library that Qt needs is missing (libQt6XcbQpa.so.6)" in said
    assert "sudo apt-get install libgl1" in said


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("ImportError('libEGL.so.1: cannot open shared object file: No such file')", "missing (libEGL.so.1)"),
        ("ModuleNotFoundError('No module', name='PySide6')", "PySide6 is not installed"),
    ],
)
def test_qt_that_cannot_be_loaded_is_reported_before_anything_is_drawn(tmp_path, raised, said):
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "QtGui.py").write_text(f"raise {raised}")

    assert said in ask("from kzreader import preflight; preflight.require_qt()", PYTHONPATH=str(tmp_path))


@linux_only
@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "There is no display to open the window on."),
        pytest.param(
            {"WAYLAND_DISPLAY": "wayland-9"},
            "The display does not answer (WAYLAND_DISPLAY=wayland-9).",
            marks=with_libraries,
        ),
        ({"QT_QPA_PLATFORM": "paper"}, "Qt has no platform named “paper”."),
    ],
)
def test_the_program_says_one_sentence_and_exits_with_2(environ, said):
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in displays}
    command = [sys.executable, "-m", "kzreader"]
    result = subprocess.run(
        command, env={**kept, **environ}, cwd=_CHECKOUT, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stdout) == (2, "")
    assert [line.startswith(f"kzreader: {said}") for line in result.stderr.splitlines()] == [True]


def test_nothing_is_missing_where_the_tests_run():
    assert preflight.missing_packages(offscreen=True) == ()
