"""What every journey starts from: an empty home, and the marks of the bundled interviews already known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from journeys.reader import Reader

from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.differences import figure_pairs
from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.library import bundled_library
from kzreader.core.structured import KeptStructures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def second_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder as a first session leaves it: structures, mentions, topics, parallel passages and figures."""
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder / "kzreader")
    analyst = Analyst(cache)
    bundled = tuple(bundled_library(KeptStructures(cache)))
    figures = {one.id: find_figures(one) for one in bundled}
    for number, one in enumerate(bundled):
        analyst.analyse(one)
        analyst.keep_figures(one, figures[one.id])
        for other in bundled[number + 1 :]:
            comparison, both = compare(one, other), (figures[one.id], figures[other.id])
            analyst.keep_links(one, other, comparison)
            analyst.keep_pairs(one, other, both, comparison.links, figure_pairs(*both, comparison.links))
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
