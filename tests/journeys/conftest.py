"""What every journey starts from: an empty home, and the marks of the bundled interviews already known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from journeys.reader import Reader

from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.library import bundled_library
from kzreader.core.structured import KeptStructures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def second_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder as a first session leaves it: structures, mentions, topics and parallel passages."""
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder / "kzreader")
    analyst = Analyst(cache)
    bundled = tuple(bundled_library(KeptStructures(cache)))
    for number, one in enumerate(bundled):
        analyst.analyse(one)
        for other in bundled[number + 1 :]:
            analyst.keep_links(one, other, compare(one, other))
    return folder


@pytest.fixture
def reader(
    qtbot: QtBot, tmp_path: Path, second_start: Path, monkeypatch: pytest.MonkeyPatch, user_folders: Path
) -> Iterator[Reader]:
    """Somebody at the window, with an empty home; the window is not open yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(second_start))
    somebody = Reader(qtbot, tmp_path)
    yield somebody
    somebody.leave()
