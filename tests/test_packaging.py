"""The installed program finds everything that the checkout has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_WHERE = """
import kzreader
from kzreader import paths
print(kzreader.__file__, paths.resources(), paths.seeds(), sep="\\n")
"""


def run(*command: str, **environ: str) -> str:
    result = subprocess.run(
        [sys.executable, *command], env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of an installation from the wheel, without the checkout and its dependencies."""
    folder = tmp_path_factory.mktemp("installation")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder / "wheel"],
        cwd=_ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = (folder / "wheel").glob("*.whl")
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder / "site"), str(wheel))
    return folder / "site"


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_an_installation_runs_on_its_own_files(installed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = run("-P", "-c", _WHERE, PYTHONPATH=str(installed)).splitlines()

    assert [Path(place).is_relative_to(installed) for place in places] == [True, True, True]


@pytest.mark.parametrize("folder", ["resources", "seeds"])
def test_an_installation_carries_every_bundled_file(installed, folder):
    assert files_below(installed / "kzreader" / "_data" / folder) == files_below(_ROOT / folder)


def test_an_installation_answers_from_an_empty_folder(installed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document, source = "000_e1e272271e6e4ebb", installed / "kzreader" / "_data" / "seeds" / "000_e1e272271e6e4ebb.txt"
    shown = json.loads(run("-P", "-m", "kzreader", "show", document, "--json", PYTHONPATH=str(installed)))
    named = json.loads(run("-P", "-m", "kzreader", "mentions", document, "--json", PYTHONPATH=str(installed)))

    assert (shown["path"], shown["text"]) == (str(source), source.read_text(encoding="utf-8-sig"))
    assert "Kassym-Jomart Tokayev" in {entity["name"] for entity in named}
    assert list(tmp_path.iterdir()) == []


def test_an_installation_offers_the_command(installed):
    assert (installed / "bin" / "kzreader").is_file()
