"""What the tab of figures says where there are none."""

from __future__ import annotations

import pytest

from kzreader.ui.crossrefs.figures_view import FiguresView
from kzreader.ui.theme import load_theme


@pytest.mark.parametrize(
    ("panes", "waiting", "failed", "said"),
    [
        (1, False, False, "Open a second interview"),
        (2, True, False, "Comparing"),
        (2, True, True, "could not be compared"),
        (2, False, False, "no figures for the same thing"),
    ],
)
def test_an_empty_list_says_why(qtbot, panes, waiting, failed, said):
    view = FiguresView(load_theme("light"))
    qtbot.addWidget(view)
    view.show_figures((), panes=panes, waiting=waiting, failed=failed)
    assert said in view.figures.accessibleDescription()
    assert not any(view.verb(name).isEnabled() for name in ("check", "dismiss", "note"))
