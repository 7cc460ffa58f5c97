"""A row of which one byte is wrong, put right: its checksum says which byte, and what it was.

Cyclic redundancy checks are linear: the difference that a wrong byte makes in the checksum depends on that byte's
difference and on how many bytes follow it, on nothing else. So the difference is followed from the end of the row to
the byte whose table entry it is (Peterson and Brown, "Cyclic codes for error detection", Proc. IRE 49, 1961).
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from kzreader.core.notebook.checksums import row_checksum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.notebook.pages import Value

_LONGEST = 20_000
"""Bytes. In a longer row, wrong in more than one byte, some other one would fit by chance too often: 255 of 2^32 times
for each byte. A text that has a SHA-256 besides may be longer."""
_STORED = (0xFFFFFFFF, 0xFFFFFFFFFFFF)
"""SQLite keeps a checksum in four or in six bytes, with a sign."""
_POLYNOMIAL = 0xEDB88320


def mended(table: str, values: Sequence[Value], checksum: int) -> tuple[Value, ...] | None:
    """The row as it was, where exactly one row that differs in one byte agrees with the checksum; else None.

    Bytes that are no UTF-8 stand in `values` as surrogate escapes.
    """
    found = {*_integers_mended(table, values, checksum), *_texts_mended(table, values, checksum)}
    if table == "documents":
        found = {row for row in found if hashlib.sha256(str(row[1]).encode()).hexdigest() == row[2]}
    return found.pop() if len(found) == 1 else None


def _integers_mended(table: str, values: Sequence[Value], checksum: int) -> Iterator[tuple[Value, ...]]:
    try:
        actual = row_checksum(table, values)
    except UnicodeEncodeError:
        return
    if any(sum(byte > 0 for byte in (actual ^ checksum & mask).to_bytes(8)) == 1 for mask in _STORED):
        yield tuple(values)  # the wrong byte is in the checksum
    for position, value in enumerate(values):
        if isinstance(value, int) and 0 <= value < 1 << 32:
            for place in range(0, 32, 8):
                for difference in range(1, 256):
                    row = (*values[:position], value ^ difference << place, *values[position + 1 :])
                    if row_checksum(table, row) == checksum:
                        yield row


def _texts_mended(table: str, values: Sequence[Value], checksum: int) -> Iterator[tuple[Value, ...]]:
    data, places = _laid_out(table, values)
    if not 0 <= checksum < 1 << 32 or (len(data) > _LONGEST and table != "documents"):
        return
    entries = _entries()
    differences = {entry: byte for byte, entry in enumerate(entries)}
    by_high_byte = {entry >> 24: byte for byte, entry in enumerate(entries)}
    difference, end = zlib.crc32(data) ^ checksum, len(data)
    for position, start, stop in reversed(places):
        for at in range(end - 1, start - 1, -1):
            if at < stop and difference in differences:
                raw = bytearray(data[start:stop])
                raw[at - start] ^= differences[difference]
                yield from _with_text(values, position, bytes(raw))
            byte = by_high_byte[difference >> 24]
            difference = (difference ^ entries[byte]) << 8 | byte
        end = start


def _with_text(values: Sequence[Value], position: int, raw: bytes) -> Iterator[tuple[Value, ...]]:
    try:
        row = (*values[:position], raw.decode(), *values[position + 1 :])
        "".join(value for value in row if isinstance(value, str)).encode()
    except UnicodeError:
        return
    yield row


def _laid_out(table: str, values: Sequence[Value]) -> tuple[bytes, list[tuple[int, int, int]]]:
    """What the checksum is made of, and where in it each text lies: (position in the row, start, end)."""
    data, places = bytearray(table.encode()), []
    for position, value in enumerate(values):
        raw = value.encode("utf-8", errors="surrogateescape") if isinstance(value, str) else b"%d" % value
        data += b"\x00%c%d:" % (b"t" if isinstance(value, str) else b"i", len(raw))
        if isinstance(value, str):
            places.append((position, len(data), len(data) + len(raw)))
        data += raw
    return bytes(data), places


def _entries() -> list[int]:
    """What each byte adds to a CRC-32."""
    entries = list(range(256))
    for _ in range(8):
        entries = [one >> 1 ^ (_POLYNOMIAL if one & 1 else 0) for one in entries]
    return entries
