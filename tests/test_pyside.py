"""The defect of PySide6 6.12.0 on Python 3.10 and 3.11, which ends a program after some thousand calls of Qt."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

_PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"

_COUNT_LOST_REFERENCES = """
import sys
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

named, document = QObject(), QTextDocument("text")
cursor = QTextCursor(document)
before = sys.getrefcount(None)
for _ in range(10_000):
    named.setObjectName("name")
    cursor.setPosition(1)
print(before - sys.getrefcount(None))
"""


def test_void_calls_keep_their_references_to_none():
    # On 6.12.0 the process does not even live to print: none_dealloc aborts it.
    result = subprocess.run([sys.executable, "-c", _COUNT_LOST_REFERENCES], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert int(result.stdout) < 100


def test_the_defective_release_is_never_installed():
    dependencies = tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    [pyside] = [requirement for requirement in map(Requirement, dependencies) if requirement.name.startswith("PySide6")]

    assert pyside.name == "PySide6-Essentials"
    assert not pyside.specifier.contains("6.12.0")
    assert pyside.specifier.contains("6.11.3")
