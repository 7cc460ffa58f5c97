"""`sh resources/start` sets up once, repairs what was interrupted, and says what it lacks.

The interpreter is a stand-in that writes down what it is asked, so that nothing is downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are POSIX sh")

_ROOT = Path(__file__).parents[1]
_TOOLS = ("sh", "cat", "chmod", "cksum", "cp", "dirname", "id", "kill", "ln", "mkdir", "readlink", "rm", "sleep")
_INTERPRETER = """#!/bin/sh
printf '%s\\n' "$*" >>"$ASKED"
case "$*" in
*"version_info"*) exit "${TOO_OLD:-0}" ;;
*"import ensurepip"*) exit "${NO_VENV:-0}" ;;
*"-m venv"*) for folder; do :; done; mkdir -p "$folder/bin"; cp "$0" "$folder/bin/python" ;;
*"pip install"*) exit "${NO_NETWORK:-0}" ;;
*"kzreader.preflight"*) printf '%s\\n' "${LACKING-}"; [ -z "${LACKING-}" ] ;;
*"-m kzreader"*) printf 'the reader\\n' ;;
esac
"""


class Machine:
    """A checkout in a folder with blanks in its name, and the few tools that a machine has."""

    def __init__(self, folder: Path, *, tools: tuple[str, ...] = _TOOLS) -> None:
        self.checkout = folder / "my own checkout"
        self.asked = folder / "asked"
        self.tools = folder / "tools"
        self.elsewhere = folder
        (self.checkout / "resources").mkdir(parents=True)
        for name in ("resources/start", "resources/setup.sh", "pyproject.toml"):
            shutil.copy(_ROOT / name, self.checkout / name)
        self.tools.mkdir()
        for tool in tools:
            (self.tools / tool).symlink_to(shutil.which(tool) or tool)
        self.environ = {"PATH": str(self.tools), "ASKED": str(self.asked)}

    def give_python(self) -> None:
        (self.tools / "python3").write_text(_INTERPRETER)
        (self.tools / "python3").chmod(0o755)

    def begin(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["sh", str(self.checkout / "resources" / "start"), *arguments],
            cwd=self.elsewhere,
            env={**self.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        process = self.begin(*arguments, **environ)
        out, err = process.communicate()
        return process.returncode, out, err

    def questions(self) -> list[str]:
        """What the interpreters were asked since the last call."""
        asked = self.asked.read_text().splitlines() if self.asked.exists() else []
        self.asked.unlink(missing_ok=True)
        return asked


@pytest.fixture(params=["flock", "no flock"])
def machine(request, tmp_path):
    lock = ("flock",) if request.param == "flock" and shutil.which("flock") else ()
    machine = Machine(tmp_path, tools=(*_TOOLS, *lock))
    machine.give_python()
    return machine


def installations(questions: list[str]) -> int:
    return sum("pip install" in question for question in questions)


def test_the_first_start_sets_up_and_the_second_asks_nothing(machine):
    assert machine.start("show", "a document")[:2] == (0, "the reader\n")
    assert installations(machine.questions()) == 1
    assert machine.start("show", "a document") == (0, "the reader\n", "")
    assert machine.questions() == ["-P -m kzreader show a document"]


def test_a_changed_project_is_installed_again(machine):
    machine.start()
    machine.questions()
    with (machine.checkout / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    machine.start()

    assert installations(machine.questions()) == 1


def test_a_moved_checkout_is_installed_again(machine):
    machine.start()
    machine.questions()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved checkout"))
    machine.start()

    assert installations(machine.questions()) == 1


def test_an_interrupted_set_up_is_begun_again(machine):
    machine.start()
    machine.questions()
    for stamp in ("set-up-for-start", "installed-for-start"):
        (machine.checkout / ".venv" / stamp).unlink()
    (machine.checkout / ".venv" / "unfinished").touch()
    status, out, said = machine.start()

    assert (status, out) == (0, "the reader\n")
    assert "interrupted; starting it again" in said
    assert any("-m venv" in question for question in machine.questions())


def test_two_starts_at_once_set_up_once(machine):
    first, second = machine.begin(), machine.begin()

    assert [first.communicate()[0], second.communicate()[0]] == ["the reader\n", "the reader\n"]
    assert installations(machine.questions()) == 1


def test_a_failed_installation_says_so_and_is_tried_again(machine):
    status, out, said = machine.start(NO_NETWORK="1")

    assert (status, out) == (2, "")
    assert said.splitlines()[-1] == (
        "kzreader: The installation did not finish, see above. Once that is mended, run this again."
    )
    assert machine.start()[:2] == (0, "the reader\n")


def test_without_a_python_the_packages_are_named(tmp_path):
    assert Machine(tmp_path).start() == (
        2,
        "",
        "kzreader: Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv\n",
    )


@pytest.mark.parametrize(
    ("lacking", "said"),
    [({"TOO_OLD": "1"}, "Python 3.11 or newer is needed"), ({"NO_VENV": "1"}, "venv module is missing")],
)
def test_a_python_that_will_not_do_is_named(machine, lacking, said):
    status, out, message = machine.start(**lacking)

    assert (status, out) == (2, "")
    assert said in message


def test_the_commands_that_need_no_window_run_without_its_libraries(machine):
    (machine.tools / "id").unlink()
    (machine.tools / "id").write_text("#!/bin/sh\necho 1000\n")
    (machine.tools / "id").chmod(0o755)

    assert machine.start("show", LACKING="libegl1")[:2] == (0, "the reader\n")
    assert installations(machine.questions()) == 1
    assert machine.start("show", LACKING="libegl1") == (0, "the reader\n", "")
    assert machine.questions() == ["-P -m kzreader.preflight", "-P -m kzreader show"]
