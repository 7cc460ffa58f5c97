"""The rows that a notebook's bytes hold, read without SQLite: also where headers, pointers or trees are broken.

The format is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2, as far as notebooks use it: every
table of a notebook of version 4 and later is WITHOUT ROWID, so its rows are cells of index b-trees, and each carries a
checksum that names its table. So a row is known wherever it lies. Offsets are bytes into the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.notebook.checksums import is_sound
from kzreader.core.notebook.header import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_INTERIOR, _LEAF, _TABLE_LEAF = 0x02, 0x0A, 0x0D
_MAX_LOCAL = (PAGE_SIZE - 12) * 64 // 255 - 23
_MAX_LOCAL_IN_TABLE = PAGE_SIZE - 35
_MIN_LOCAL = (PAGE_SIZE - 12) * 32 // 255 - 23
_ON_OVERFLOW_PAGE = PAGE_SIZE - 4
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_ODD, _ODD_TEXT = (bytes(range(first, 0x80, 2)) for first in (0x01, 0x0D))
_TEXT_TYPE = rb"(?:[%b]|[\x81-\xff][\x80-\xff]{0,7}[%b])" % (re.escape(_ODD_TEXT), re.escape(_ODD))
_INTEGER_TYPE = rb"[\x01-\x06\x08\x09]"

Value = str | int
Extent = tuple[int, int]
"""Where bytes of a row lie, end exclusive."""


class RawRow(NamedTuple):
    """A row as the bytes have it; `values` without its checksum, which only a sound one agrees with.

    `table` is empty where nothing says which it is. `at` is where the record begins; `in_place` says whether a page
    names it as one of its rows: what lies elsewhere may be an older version that was not wiped. Bytes of a damaged row
    that are no UTF-8 stand in its texts as Python's surrogate escapes.
    """

    table: str
    values: tuple[Value, ...]
    checksum: int
    at: int
    extents: tuple[Extent, ...]
    in_place: bool


class _Record(NamedTuple):
    types: tuple[int, ...]
    payload: bytes
    header: int
    extents: tuple[Extent, ...]


def sound_rows(data: bytes, columns: Mapping[str, str]) -> Iterator[RawRow]:
    """Every row whose checksum is right, from anywhere in the file, in the order of the bytes.

    `columns`: by table, a letter for each column but the checksum, "T" for text and "I" for an integer.
    """
    tables: dict[str, list[str]] = {}
    for table, kinds in columns.items():
        tables.setdefault(kinds, []).append(table)
    placed = {at for at, _ in cells(data)}
    found = (row for kinds, names in tables.items() for row in _sound_rows(data, kinds, names, placed))
    yield from sorted(found, key=lambda row: row.at)


def _sound_rows(data: bytes, kinds: str, tables: Iterable[str], placed: set[int]) -> Iterator[RawRow]:
    for match in _header_pattern(kinds).finditer(data):
        header = match[1]
        if header[0] != len(header):
            continue
        record = _record(data, match.start(), len(header))
        values = record and _values(record, errors="strict")
        if not record or not values:
            continue
        *row, checksum = values
        for table in tables:
            if is_sound(table, row, checksum):
                at = match.start()
                yield RawRow(table, tuple(row), int(checksum), at, record.extents, at in placed)


def _header_pattern(kinds: str) -> re.Pattern[bytes]:
    """Finds what may be the header of a record: its own length, then a type for each column and for the checksum."""
    types = b"".join(_TEXT_TYPE if kind == "T" else _INTEGER_TYPE for kind in kinds)
    shortest, longest = 2 + len(kinds), min(2 + 5 * len(kinds), 0x7F)
    return re.compile(rb"(?=([\x%02x-\x%02x]%b%b))" % (shortest, longest, types, _INTEGER_TYPE), re.DOTALL)


def placed_rows(data: bytes, columns: Mapping[str, str]) -> Iterator[RawRow]:
    """Every row that a page of the file names as one of its own, sound or not, as far as it can be taken apart.

    The table of a damaged row is that of the sound ones on its page, or that of its shape where only one table has it.
    """
    pages: dict[int, list[RawRow]] = {}
    for at, size in cells(data):
        row = _placed_row(data, at, size, columns)
        if row:
            pages.setdefault(at // PAGE_SIZE, []).append(row)
    for rows in pages.values():
        tables = {row.table for row in rows if row.table}
        for row in rows:
            if row.table:
                yield row
            else:
                fitting = [table for table, kinds in columns.items() if kinds == _kinds(row.values)]
                likely = [table for table in fitting if table in tables] or fitting
                yield row._replace(table=likely[0] if len(likely) == 1 else "")


def _placed_row(data: bytes, at: int, size: int, columns: Mapping[str, str]) -> RawRow | None:
    header = data[at] if at < len(data) else 0
    record = _record(data, at, header, size=size) if 2 < header < 0x80 else None
    values = _values(record, errors="surrogateescape") if record else None
    if not record or not values:
        return None
    *row, checksum = values
    if not isinstance(checksum, int):
        return None
    fitting = (table for table, kinds in columns.items() if kinds == _kinds(row))
    table = next((table for table in fitting if is_sound(table, row, checksum)), "")
    return RawRow(table, tuple(row), checksum, at, record.extents, in_place=True)


def unreadable(data: bytes) -> Iterator[str]:
    """The words in those rows, named by a page as its own, that cannot be taken apart at all."""
    for at, size in cells(data):
        header = data[at] if at < len(data) else 0
        if not 2 < header < 0x80 or _record(data, at, header) is None:
            end = min(at + min(size, _MAX_LOCAL), (at // PAGE_SIZE + 1) * PAGE_SIZE)
            words = data[at:end].decode("utf-8", errors="ignore")
            yield " ".join("".join(one if one.isprintable() else " " for one in words).split())


def _kinds(values: Iterable[Value]) -> str:
    return "".join("T" if isinstance(value, str) else "I" for value in values)


def unchecked_rows(data: bytes) -> Iterator[tuple[Value, ...]]:
    """Every row of notebooks of versions 1 to 3, which have no checksums: what a page names as one of its own."""
    for kinds, most in (((_TABLE_LEAF,), _MAX_LOCAL_IN_TABLE), ((_INTERIOR, _LEAF), _MAX_LOCAL)):
        for at, size in cells(data, kinds):
            header = data[at] if at < len(data) else 0
            record = _record(data, at, header, size=size, most=most) if 1 < header < 0x80 else None
            values = _values(record, errors="replace") if record else None
            if values:
                yield tuple(values)


def cells(data: bytes, kinds: Iterable[int] = (_INTERIOR, _LEAF)) -> Iterator[tuple[int, int]]:
    """Where each record begins that a page of those kinds points to, and the size that its cell gives."""
    for page in range(PAGE_SIZE, len(data) - PAGE_SIZE + 1, PAGE_SIZE):
        kind = data[page]
        if kind not in kinds:
            continue
        pointers = page + (12 if kind == _INTERIOR else 8)
        count = min(int.from_bytes(data[page + 3 : page + 5]), (PAGE_SIZE - 12) // 6)
        for pointer in range(pointers, pointers + 2 * count, 2):
            start = page + int.from_bytes(data[pointer : pointer + 2]) + (4 if kind == _INTERIOR else 0)
            if pointers + 2 * count <= start < page + PAGE_SIZE - 4:
                size, length = _varint(data, start)
                start += length
                yield start + (_varint(data, start)[1] if kind == _TABLE_LEAF else 0), size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number as SQLite packs it, and how many bytes it takes; nine at most."""
    value = 0
    for length, byte in enumerate(data[at : at + 8], start=1):
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, length
    return value << 8 | data[at + 8] if at + 8 < len(data) else 0, 9


def _record(data: bytes, at: int, header: int, *, size: int | None = None, most: int = _MAX_LOCAL) -> _Record | None:
    """The record that begins there with a header of that length, put together from all pages that it lies on.

    Its size follows from the header, so that a broken length before it does no harm; `size`, where that is given, must
    agree. `most` is how much of it a page holds.
    """
    types, position = [], at + 1
    while position < at + header:
        kind, length = _varint(data, position)
        types.append(kind)
        position += length
    sizes = [_size_of(kind) for kind in types]
    if position != at + header or None in sizes:
        return None
    whole = header + sum(one for one in sizes if one is not None)
    if size not in (None, whole) or whole > len(data):
        return None
    found = _payload(data, at, whole, most)
    return found and _Record(tuple(types), found[0], header, found[1])


def _size_of(kind: int) -> int | None:
    """Bytes of a value of that type, None for a type that no column of a notebook has."""
    if kind >= 13 and kind % 2:
        return (kind - 13) // 2
    return _INTEGER_SIZES.get(kind)


def _payload(data: bytes, at: int, size: int, most: int) -> tuple[bytes, tuple[Extent, ...]] | None:
    local = size
    if size > most:
        local = _MIN_LOCAL + (size - _MIN_LOCAL) % _ON_OVERFLOW_PAGE
        local = local if local <= most else _MIN_LOCAL
    end = at + local + (4 if local < size else 0)
    if end > (at // PAGE_SIZE + 1) * PAGE_SIZE:
        return None
    extents, parts, missing = [(at, end)], [data[at : at + local]], size - local
    following = data[end - 4 : end]
    while missing:
        page = (int.from_bytes(following) - 1) * PAGE_SIZE
        if not 0 < page <= len(data) - PAGE_SIZE:
            return None
        length = min(missing, _ON_OVERFLOW_PAGE)
        parts.append(data[page + 4 : page + 4 + length])
        # The pointer on the last page leads nowhere, so that it is no part of the row.
        extents.append((page if missing > length else page + 4, page + 4 + length))
        following = data[page : page + 4]
        missing -= length
    return b"".join(parts), tuple(extents)


def _values(record: _Record, *, errors: str) -> list[Value] | None:
    values: list[Value] = []
    position = record.header
    for kind in record.types:
        size = _size_of(kind) or 0
        raw = record.payload[position : position + size]
        position += size
        if kind >= 13:
            try:
                values.append(raw.decode("utf-8", errors=errors))
            except UnicodeDecodeError:
                return None
        else:
            values.append(kind - 8 if kind in (8, 9) else int.from_bytes(raw, signed=True))
    return values
