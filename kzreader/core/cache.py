"""Results that can be computed again, kept by content. Losing any of it costs time, never words."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kzreader.core.atomic import write_atomically

try:
    from _blake2 import blake2b  # what hashlib gives, without OpenSSL, which takes longer to load than a cache to read
except ImportError:
    from hashlib import blake2b

LIMIT = 64 * 1024 * 1024
"""Bytes that the folder may take by default."""

_MARK = b"kzreader cache 1\n"
_DIGEST_LENGTH = 16


class Cache:
    """A folder of results, each a file named by kind and key.

    A missing, read-only or full folder keeps nothing, and a damaged file counts as missing: neither is an error.
    """

    def __init__(self, folder: Path | None, *, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under `kind` and `key`, or None."""
        if self._folder is None:
            return None
        path = self._path(self._folder, kind, key)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        head, data = stored[: len(_MARK) + _DIGEST_LENGTH], stored[len(_MARK) + _DIGEST_LENGTH :]
        if head != _MARK + _digest(data):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data`; what was used longest ago makes room where the folder grows beyond its limit."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(self._folder, kind, key), _MARK + _digest(data) + data, durable=False)
            self._make_room(self._folder)

    @staticmethod
    def _path(folder: Path, kind: str, key: str) -> Path:
        return folder / f"{kind}-{key}.cache"

    def _make_room(self, folder: Path) -> None:
        files = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in _files(folder, ".cache")]
        excess = sum(size for _, size, _ in files) - self._limit
        for _, size, path in sorted(files):
            if excess <= 0:
                break
            os.unlink(path)
            excess -= size


def key_of(*parts: str | bytes) -> str:
    """A key for results that depend on `parts` alone."""
    digest = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.hexdigest()


def program_key(*folders: Path) -> str:
    """Another key for every installation and every edit of the code in `folders`: no result outlives its method."""
    files = [file for folder in folders for file in sorted(_files(folder, ".py"), key=lambda file: file.name)]
    states = [(file.name, file.stat()) for file in files]
    return key_of(*(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states))


def _files(folder: Path, ending: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name.endswith(ending)]


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_LENGTH).digest()
