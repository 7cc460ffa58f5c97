"""The ground under every test: folders of its own, no display, nothing left behind.

Qt is imported by the tests that need it alone: `pytest -p no:pytest-qt tests/core` runs where PySide6 is absent.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import leaks
import pytest
from hypothesis import HealthCheck, settings
from sampling import sample_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile(
    "kzreader",
    deadline=None,
    print_blob=True,
    max_examples=sample_size(quick=50, full=500),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kzreader")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "Settings of pytest-qt, without meaning where it is absent.")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("hypothesis_seed", None) is None:
        config.option.hypothesis_seed = str(random.randrange(2**32))


def pytest_report_header(config: pytest.Config) -> str:
    return f"repeat the generated cases with: --hypothesis-seed={config.option.hypothesis_seed}"


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that no test sees or touches the reader's own data."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in {
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".runtime",
    }.items():
        folder_path = home / folder
        folder_path.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(variable, str(folder_path))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a window, a thread or a process."""
    threads, processes = leaks.running_threads(), leaks.child_processes()
    yield
    left = leaks.qt_leftovers()
    left += [f"thread {thread.name}" for thread in leaks.running_threads() - threads if not leaks.ends(thread)]
    left += [f"process {command}" for pid, command in leaks.child_processes().items() if pid not in processes]
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)
