"""A checksum in every row, by which a row that the disk or another program changed is noticed, and one that was left
alone is known again, wherever in the file it lies.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable


def row_checksum(table: str, values: Iterable[str | int]) -> int:
    """The CRC-32 of a row: of its table's name and its values in the order of the columns, each with type and length.

    The name is in it so that a row found without its table says where it belongs.
    """
    parts = [table.encode()]
    for value in values:
        data = value.encode() if isinstance(value, str) else b"%d" % value
        parts.append(b"%c%d:%b" % (b"t" if isinstance(value, str) else b"i", len(data), data))
    return zlib.crc32(b"\x00".join(parts))


def is_sound(table: str, values: Iterable[str | int], checksum: object) -> bool:
    """Whether the row is one that kzreader wrote to that table, whatever a damaged file has in its place."""
    try:
        return row_checksum(table, values) == checksum
    except (TypeError, UnicodeEncodeError):  # nothing, raw bytes, or text that is none
        return False
