"""Bundled tables in TOML, remembered as JSON: reading TOML takes longer than a start has time for."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from kzreader.core.cache import Cache, key_of

if TYPE_CHECKING:
    from pathlib import Path


def kept_table(path: Path, cache: Cache) -> dict[str, Any]:
    """The table in the file at `path`, from `cache` if it is there, and kept in it.

    It holds no dates, which JSON does not know. Raises OSError where the file cannot be read, ValueError where it is
    damaged.
    """
    data = path.read_bytes()
    key = key_of("1", data)
    kept = cache.get("table", key)
    if kept is not None:
        with contextlib.suppress(ValueError):
            found: dict[str, Any] = json.loads(kept)
            return found
    import tomllib

    table = tomllib.loads(data.decode())
    cache.put("table", key, json.dumps(table).encode())
    return table
