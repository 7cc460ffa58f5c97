"""The rules of the design that a reader of the code relies on, as tests."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

_ROOT = Path(__file__).parents[1]
_PACKAGE = sorted((_ROOT / "kzreader").rglob("*.py"))
_TESTS = sorted((_ROOT / "tests").rglob("*.py"))
_MAX_MODULE, _MAX_FUNCTION = 400, 60

_NETWORK = re.compile(r"(socket|ssl|ftplib|smtplib|http|urllib\.request|PySide6\.Qt(Network|WebEngine)\w*)(\..*)?")
_ASKS_THE_DISPLAY = _ROOT / "kzreader" / "preflight.py"
_CONVERTS_OFFSETS = _ROOT / "kzreader" / "ui" / "positions.py"
_UTF_16 = re.compile(r"utf[-_]?16|surrogate|\\U0001|\\uffff|[\uffff\U00010000]", re.IGNORECASE)
_KNOWS_FOLDERS = _ROOT / "kzreader" / "paths.py"
_FOLDERS = re.compile(r"(resources|seeds)(/.*)?|~/.*|XDG_(DATA|CONFIG|CACHE|STATE)_HOME")
_FOLDER_FINDERS = {"platformdirs", "importlib.resources", "QStandardPaths", "home", "__file__"}
_WAITS = {"processEvents", "qWait", "sleep"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> set[str]:
    """Modules and names that a file imports, as `package.module` and `package.module.name`."""
    nodes = list(ast.walk(tree(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {
        name
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for name in (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))
    }
    return plain | taken


def names(path: Path) -> set[str]:
    """Names and attributes that a file's code uses."""
    nodes = list(ast.walk(tree(path)))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {
        node.id for node in nodes if isinstance(node, ast.Name)
    }


def texts(path: Path) -> set[str]:
    """Strings in a file's code, docstrings excepted."""
    nodes = list(ast.walk(tree(path)))
    docstrings = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    }


def shown(path: Path) -> str:
    return path.relative_to(_ROOT).as_posix()


def test_imports_follow_the_arrows_of_the_design(capsys, monkeypatch):
    monkeypatch.chdir(_ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_top_level_holds_what_the_design_names():
    found = [path for path in _ROOT.iterdir() if not path.name.startswith(".")]
    folders = {path.name for path in found if path.is_dir()}
    # A reader may keep pictures of the window and texts beside the project, but nothing that programs run on.
    programs = {path.name for path in found if path.suffix in (".py", ".toml", ".cfg", ".ini", ".sh", ".yml", ".lock")}

    assert folders - {"build", "dist"} == {"kzreader", "resources", "seeds", "tests"}
    assert programs == {"pyproject.toml"}
    assert {"README.md", "LICENSE"} <= {path.name for path in found}


@pytest.mark.parametrize("path", [*_PACKAGE, *_TESTS], ids=shown)
def test_modules_and_functions_read_in_one_sitting(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > _MAX_FUNCTION]

    assert lines <= _MAX_MODULE
    assert long == []


def test_code_waits_for_what_happens_never_for_time():
    waiting = {shown(path): names(path) & _WAITS for path in (*_PACKAGE, *_TESTS)}
    calls = chain.from_iterable(
        ((path, node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)) for path in _TESTS
    )
    blind = [shown(path) for path, function in calls if ast.unparse(function) == "qtbot.wait"]

    assert {path: found for path, found in waiting.items() if found} == {}
    assert blind == []


def test_nothing_reaches_for_the_network():
    reaching = {
        shown(path): sorted(filter(_NETWORK.fullmatch, imports(path))) for path in _PACKAGE if path != _ASKS_THE_DISPLAY
    }

    assert {path: found for path, found in reaching.items() if found} == {}
    assert {name for name in imports(_ASKS_THE_DISPLAY) if _NETWORK.fullmatch(name)} == {"socket"}


def test_one_file_converts_between_code_points_and_utf_16():
    window = [path for path in _PACKAGE if "ui" in path.relative_to(_ROOT).parts and path != _CONVERTS_OFFSETS]

    assert [shown(path) for path in window if any(map(_UTF_16.search, texts(path) | names(path)))] == []
    assert any(map(_UTF_16.search, texts(_CONVERTS_OFFSETS)))


def test_one_file_knows_where_things_live():
    others = [path for path in _PACKAGE if path != _KNOWS_FOLDERS]
    naming = {shown(path): sorted(filter(_FOLDERS.fullmatch, texts(path))) for path in others}
    finding = {shown(path): sorted((names(path) | imports(path)) & _FOLDER_FINDERS) for path in others}

    assert {path: found for path, found in naming.items() if found} == {}
    assert {path: found for path, found in finding.items() if found} == {}


def test_tests_of_the_core_know_no_qt():
    core = [path for path in _TESTS if path.is_relative_to(_ROOT / "tests" / "core")]
    parameters = {
        shown(path): [node.arg for node in ast.walk(tree(path)) if isinstance(node, ast.arg) and node.arg[:2] == "qt"]
        for path in core
    }

    assert {path: found for path, found in parameters.items() if found} == {}
    assert [shown(path) for path in core if any(name.startswith("PySide6") for name in imports(path))] == []
