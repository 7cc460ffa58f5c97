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


@pytest.fixture
def asked(session):
    """Where the session of the test was asked to go."""
    found = []
    session.go_to_requested.connect(lambda document, span, where: found.append((document, span, where)))
    return found
