"""What a window needs only later is not loaded before its first picture: a reader who starts it waits for every module.

Seen at a start that finds marks and parallel passages in the cache.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LATER = (
    # of Python's own, and of others
    "asyncio",
    "hashlib",
    "markdown",
    "multiprocessing",
    "nh3",
    "numpy",
    "platformdirs",
    "socket",
    "subprocess",
    "tomllib",
    "uuid",
    # what computes: the worker process does
    "kzreader.core.crossrefs.entities",
    "kzreader.core.crossrefs.figure_grammar",
    "kzreader.core.crossrefs.figures",
    "kzreader.core.crossrefs.synopsis",
    "kzreader.core.folding",
    "kzreader.core.structure",
    "kzreader.core.topics",
    "kzreader.core.worker",
    # what the reader has to ask for
    "kzreader.core.deciding",
    "kzreader.core.export",
    "kzreader.core.markdown",
    "kzreader.core.search",
    "kzreader.ui.export",
    "kzreader.ui.file_dialogs",
    "kzreader.ui.help",
    "kzreader.ui.link_menu",
    "kzreader.ui.preferences",
    "kzreader.ui.reading.glide",
    "kzreader.ui.reading.note_card",
    "kzreader.ui.reading.note_editor",
    # what answers the reader, made when the first picture stands
    "kzreader.ui.acting",
    "kzreader.ui.actions",
    "kzreader.ui.commands",
    "kzreader.ui.notify",
    "kzreader.ui.reading.blank",
    "kzreader.ui.reading.differing",
    "kzreader.ui.reading.drops",
    "kzreader.ui.reading.findbar",
    "kzreader.ui.reading.finding",
    "kzreader.ui.reading.linked",
    "kzreader.ui.reading.note",
    "kzreader.ui.reading.note_look",
    "kzreader.ui.reading.note_widgets",
    "kzreader.ui.reading.selectionbar",
    "kzreader.ui.reading.sync_signs",
    "kzreader.ui.reading.tab_order",
    "kzreader.ui.reading.tagging",
    "kzreader.ui.reading.tips",
    "kzreader.ui.reading.waiting",
    # what stands round the pages, made after them
    "kzreader.ui.crossrefs",
    "kzreader.ui.library",
    "kzreader.ui.notes",
    "kzreader.ui.panels",
    "kzreader.ui.search",
    "kzreader.ui.topics",
)


def run(home: Path, *arguments: str) -> list[str]:
    """What the program writes, with a line of Python's for every module that is loaded."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    environ = {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "KZREADER_REPORT_PAINTED": "exit"}
    root = Path(__file__).parents[1]
    program = [sys.executable, "-X", "importtime", "-m", "kzreader", *arguments]
    written = subprocess.check_output(
        program, env=environ, cwd=root, stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=120
    )
    return written.splitlines()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems find their folders by other modules")
def test_what_is_needed_later_is_loaded_later(tmp_path):
    run(tmp_path, "screenshot", str(tmp_path / "window.png"))

    lines = run(tmp_path)

    loaded = [line.rpartition("|")[2].strip() for line in lines[: lines.index("painted")]]
    early = [name for name in loaded if any(name == late or name.startswith(f"{late}.") for late in _LATER)]
    assert "kzreader.ui.main_window" in loaded
    assert early == []
