"""Times and memory of programs as a reader would meet them: whole processes, taken in turn, medians."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BARE_WINDOW = [sys.executable, "-P", str(Path(__file__).with_name("bare_window.py"))]
READER = [sys.executable, "-P", "-m", "kzreader"]
_PAINTED = "painted\n"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: what was measured, against what, and what is aimed at."""

    what: str
    value: str
    bare: str
    result: str
    goal: str = ""


@contextmanager
def fresh_home() -> Iterator[dict[str, str]]:
    """An environment in which no earlier run is remembered; within it, each start after the first is a second one.

    Compiled modules are kept in it, as they are for every reader, whatever this machine's settings say.
    """
    with tempfile.TemporaryDirectory(prefix="kzreader-benchmark-") as home:
        runtime = Path(home, "runtime")
        runtime.mkdir(mode=0o700)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
        yield {**kept, "HOME": home, "XDG_RUNTIME_DIR": str(runtime), "PYTHONPYCACHEPREFIX": f"{home}/pycache"}


@contextmanager
def displays() -> Iterator[dict[str, dict[str, str]]]:
    """What to set for each kind of display that this machine can give: none, and X11 where Xvfb is installed."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if not shutil.which("Xvfb"):
        yield {"offscreen": offscreen}
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            yield {"offscreen": offscreen, "X11": {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}}
        finally:
            server.terminate()


def seconds(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Wall time of a whole run. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, env=dict(environ), check=True, capture_output=True)
    return time.perf_counter() - start


@contextmanager
def painted(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """A running window and the seconds until it said that it was painted; ended on leaving."""
    environ = {**environ, "KZREADER_REPORT_PAINTED": "1"}
    start = time.perf_counter()
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or process.stdout.readline() != _PAINTED:
                raise RuntimeError(f"{' '.join(command)} ended without a painted window")
            yield process, time.perf_counter() - start
        finally:
            process.terminate()


def proportional_memory(pid: int) -> float:
    """Memory of a process and all its children in MB, shared pages divided among those that share them (PSS)."""
    text = Path("/proc", str(pid), "smaps_rollup").read_text(encoding="ascii")
    own = int(re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)[1]) / 1024
    children = {
        int(child)
        for listing in Path("/proc", str(pid), "task").glob("*/children")
        for child in listing.read_text().split()
    }
    return own + sum(proportional_memory(child) for child in children)


def spread(values: Sequence[float], unit: str, scale: float = 1.0) -> str:
    """Median, and least and greatest, as text."""
    low, middle, high = (scale * value for value in (min(values), statistics.median(values), max(values)))
    return f"{middle:.0f} {unit} ({low:.0f}–{high:.0f})"
