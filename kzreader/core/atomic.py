"""Files that are either as they were or wholly new: never half-written, whatever fails in between."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace the file at `path` with `data`, or leave it as it was and raise OSError.

    A symbolic link stays one: the file it points to is replaced. The mode of an existing file is kept. `durable` False
    leaves out waiting for the disk, for files that can be computed again.
    """
    with replacing(path, durable=durable) as temporary, temporary.open("wb") as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[Path]:
    """Give an empty file in the same folder to write to; it takes the place of `path` when the block ends well."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    temporary = new_file_beside(target)
    try:
        _keep_mode(of=target, on=temporary)
        yield temporary
        if durable:
            sync(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(target.parent)


def new_file_beside(path: Path) -> Path:
    """An empty file of our own, under a short random name, in the folder of `path`."""
    temporary = path.with_name(f".kzreader-{os.urandom(6).hex()}.tmp")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return temporary


def sync(path: Path) -> None:
    """Wait until the content of the file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError:  # some network file systems refuse it; the file itself is safe by then
        pass
    finally:
        os.close(descriptor)


def _keep_mode(*, of: Path, on: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        on.chmod(stat.S_IMODE(of.stat().st_mode))
