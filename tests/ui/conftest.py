"""What tests of a reading page start from."""

from __future__ import annotations

import pages
import pytest


@pytest.fixture
def document():
    return pages.interview()


@pytest.fixture
def pane(qtbot, document):
    return pages.shown_pane(qtbot, document)
