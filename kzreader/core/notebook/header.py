"""The first hundred bytes of a notebook, in which every bit is known or can be told from the rest of the file.

SQLite overlooks much that is odd there. The fields are those of https://www.sqlite.org/fileformat2.html, section 1.3.
"""

from __future__ import annotations

from kzreader.core.notebook.schema import APPLICATION_ID

LENGTH = 100
PAGE_SIZE = 4096
"""Bytes of every page of a notebook."""

_MAGIC = b"SQLite format 3\x00"
_FIXED = (
    (0, _MAGIC, "the name of the format"),
    (16, PAGE_SIZE.to_bytes(2), "the size of its pages"),
    (18, b"\x01\x01", "how it is written"),
    (20, b"\x00\x40\x20\x20", "how its pages are filled"),
    (44, (4).to_bytes(4), "the format of its tables"),
    (48, bytes(4), "the size of the cache"),
    (52, bytes(4), "whether it shrinks by itself"),
    (56, (1).to_bytes(4), "the encoding of its texts"),
    (64, bytes(4), "how it shrinks"),
    (68, APPLICATION_ID.to_bytes(4), "which program it belongs to"),
    (72, bytes(20), "what no program may use yet"),
)
"""Bytes that are the same in every notebook and never written again: where, which, and what they say."""


def is_database(header: bytes) -> bool:
    """Whether SQLite would take it for a database, or it was a notebook before its first bytes were damaged."""
    return header.startswith(_MAGIC) or _is_ours(header)


def is_notebook(header: bytes) -> bool:
    """Whether the file is a notebook, sound or not."""
    return is_database(header) and (len(header) < LENGTH or _is_ours(header) or _almost_ours(header))


def _is_ours(header: bytes) -> bool:
    return header[68:72] == APPLICATION_ID.to_bytes(4)


def _almost_ours(header: bytes) -> bool:
    """Three of the four bytes: no other program has such a number."""
    return sum(a == b for a, b in zip(header[68:72], APPLICATION_ID.to_bytes(4), strict=False)) == 3


def version_in(header: bytes) -> int:
    """The notebook's version, as the header has it."""
    return int.from_bytes(header[60:64])


def faults(header: bytes) -> list[str]:
    """What is wrong in the part that never changes; empty for a sound notebook, also while it is being written."""
    if len(header) < LENGTH:
        return ["The file ends within its first bytes."]
    wrong = [what for at, wanted, what in _FIXED if header[at : at + len(wanted)] != wanted]
    return [f"The first bytes of the file are damaged where they say {what}." for what in wrong]


def counting_faults(header: bytes, *, size: int) -> list[str]:
    """What is wrong in the part that every step changes, of a file of `size` bytes that nobody is writing to."""
    found = []
    if header[24:28] != header[92:96]:
        found.append("The first bytes of the file are damaged where they count its changes.")
    if int.from_bytes(header[28:32]) * PAGE_SIZE != size:
        found.append(f"The file has {size} bytes, its first bytes speak of {int.from_bytes(header[28:32])} pages.")
    return found


def mended(header: bytes, *, size: int, version: int) -> bytes:
    """A header that SQLite reads the rest of the file with. The list of free pages is left out."""
    fresh = bytearray(header.ljust(LENGTH, b"\x00")[:LENGTH])
    for at, wanted, _ in _FIXED:
        fresh[at : at + len(wanted)] = wanted
    fresh[28:40] = (size // PAGE_SIZE).to_bytes(4) + bytes(8)
    fresh[60:64] = version.to_bytes(4)
    fresh[92:96] = fresh[24:28]
    return bytes(fresh)
