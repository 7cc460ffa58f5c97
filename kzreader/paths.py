"""The one place that knows where things live: bundled data, the reader's own data, and what may be forgotten."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


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
    return Path(platformdirs.user_data_dir("kzreader", appauthor=False)).joinpath(*parts)


def user_config(*parts: str) -> Path:
    """The reader's settings and sessions."""
    return Path(platformdirs.user_config_dir("kzreader", appauthor=False)).joinpath(*parts)


def user_cache(*parts: str) -> Path:
    """What can be computed again: marks and parallel passages by content."""
    return Path(platformdirs.user_cache_dir("kzreader", appauthor=False)).joinpath(*parts)


def user_documents() -> Path:
    """Where the reader keeps documents: the folder for them, or the home folder where there is none."""
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def default_notebook() -> Path:
    """The notebook that is used when the reader names none."""
    return user_data("notebook.kzn")
