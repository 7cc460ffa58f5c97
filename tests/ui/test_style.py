from __future__ import annotations

import re

import pytest

from kzreader.ui import style, theme

THEMES = [theme.load_theme(name) for name in theme.THEME_NAMES]


@pytest.mark.parametrize("made", THEMES, ids=lambda made: made.id)
def test_the_focus_ring_stands_out_of_everything_it_lies_on(made):
    for ground in ("window", "panel", "paper"):
        assert style.contrast(made.colour("accent"), made.colour(ground)) >= 3.0
    assert style.contrast(made.colour("accent"), made.colour("selection")) >= 2.0


@pytest.mark.parametrize("made", THEMES, ids=lambda made: made.id)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "window"),
        ("muted", "window"),
        ("ink", "paper"),
        ("muted", "paper"),
        ("selection_ink", "selection"),
        ("accent_ink", "accent"),
        ("warning", "warning_paper"),
        ("warning", "window"),
    ],
)
def test_text_can_be_read_on_its_ground(made, ink, ground):
    assert style.contrast(made.colour(ink), made.colour(ground)) >= 4.5


@pytest.mark.parametrize("made", THEMES, ids=lambda made: made.id)
def test_text_can_be_read_under_the_pointer_and_on_a_pressed_button(made):
    assert style.contrast(made.colour("ink"), style.hover(made)) >= 4.5
    assert style.contrast(made.colour("muted"), style.hover(made)) >= 4.5
    assert style.contrast(made.colour("ink"), style.pressed(made)) >= 4.5


@pytest.mark.parametrize("made", THEMES, ids=lambda made: made.id)
def test_fields_have_an_edge_that_can_be_seen(made):
    for ground in ("window", "paper"):
        assert style.contrast(made.colour("faint"), made.colour(ground)) >= 3.0


def test_the_sheet_takes_every_colour_from_the_theme():
    for made in THEMES:
        sheet = style.style_sheet(made)
        assert "$" not in sheet
        assert made.colour("accent").name() in sheet
    assert re.search("#[0-9a-fA-F]{3,8}", style._SHEET.template) is None


def test_mixing_goes_from_one_colour_to_the_other():
    ink, paper = THEMES[0].colour("ink"), THEMES[0].colour("paper")
    assert style.mix(paper, ink, 0.0).name() == paper.name()
    assert style.mix(paper, ink, 1.0).name() == ink.name()
    assert style.contrast(ink, ink) == pytest.approx(1.0)
