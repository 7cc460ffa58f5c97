"""How many cases a test tries: a sample as a rule, all of them under `sh tests/run full`."""

from __future__ import annotations

import os


def sample_size(quick: int, full: int) -> int:
    """`quick` as a rule, `full` under `sh tests/run full`."""
    return full if os.environ.get("KZREADER_FULL") else quick
