"""The one place that knows where things live: bundled data, the reader's own data, and what may be forgotten."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "kzreader"


@cache
def _data_root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def resources(*parts: str) -> Path:
    """A bundled resource, from a checkout and from an installed wheel alike."""
    return _data_root().joinpath("resources", *parts)


def code(*parts: str) -> Path:
    """A folder of the program's own code."""
    return _PACKAGE.joinpath(*parts)


def seeds(*parts: str) -> Path:
    """A bundled document."""
    return _data_root().joinpath("seeds", *parts)


def user_data(*parts: str) -> Path:
    """The reader's data: the default notebook and their own rules."""
    return _own_folder("data", "XDG_DATA_HOME", ".local/share").joinpath(*parts)


def user_config(*parts: str) -> Path:
    """The reader's settings and sessions."""
    return _own_folder("config", "XDG_CONFIG_HOME", ".config").joinpath(*parts)


def user_cache(*parts: str) -> Path:
    """What can be computed again: marks and parallel passages by content."""
    return _own_folder("cache", "XDG_CACHE_HOME", ".cache").joinpath(*parts)


def _own_folder(kind: str, variable: str, usual: str) -> Path:
    """On Linux what the XDG Base Directory Specification says. platformdirs knows it too, as it knows other systems,
    but to import it takes a part of a start that can be felt.
    """
    home = os.environ.get("HOME", "")
    if sys.platform == "linux" and os.path.isabs(home):
        named = os.environ.get(variable, "")
        return Path(named if os.path.isabs(named) else os.path.join(home, usual), _NAME)
    import platformdirs

    finders = {
        "data": platformdirs.user_data_dir,
        "config": platformdirs.user_config_dir,
        "cache": platformdirs.user_cache_dir,
    }
    return Path(finders[kind](_NAME, appauthor=False))


def user_documents() -> Path:
    """Where the reader keeps documents: the folder for them, or the home folder where there is none."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def default_notebook() -> Path:
    """The notebook that is used when the reader names none."""
    return user_data("notebook.kzn")
