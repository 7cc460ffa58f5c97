"""The README tells the truth about the keys."""

from __future__ import annotations

from pathlib import Path

from kzreader.ui.actions import ACTIONS

_README = Path(__file__).parents[2] / "README.md"


def test_the_readme_lists_every_action_that_has_keys():
    expected = [
        f"| {spec.text.replace('&', '').rstrip('…')} | {' or '.join(f'`{key}`' for key in spec.keys)} |"
        for spec in ACTIONS
        if spec.keys
    ]
    _, table = _README.read_text(encoding="utf-8").split("| Action | Keys |\n|---|---|\n")

    assert table[: table.index("\n\n")].splitlines() == expected
