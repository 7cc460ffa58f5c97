"""The folders of our own are where every other program would look for them."""

from __future__ import annotations

import sys

import platformdirs
import pytest

from kzreader import paths

_VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("home", ["/home/aigerim", "/", "", "relative"])
@pytest.mark.parametrize("named", ["/srv/reading", "relative", "", None])
def test_our_folders_are_those_of_the_xdg_specification(monkeypatch, home, named):
    monkeypatch.setenv("HOME", home)
    for variable in _VARIABLES:
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)

    found = [paths.user_data(), paths.user_config(), paths.user_cache()]

    assert found == [
        platformdirs.user_data_path("kzreader", appauthor=False),
        platformdirs.user_config_path("kzreader", appauthor=False),
        platformdirs.user_cache_path("kzreader", appauthor=False),
    ]
