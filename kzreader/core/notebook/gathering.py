"""Every row that can still be had from the bytes of a damaged notebook, the sound ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.notebook import pages, schema
from kzreader.core.notebook.checksums import is_sound
from kzreader.core.notebook.mending import mended
from kzreader.core.notebook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzreader.core.notebook.pages import RawRow, Value

Key = tuple["Value", ...]
Rows = dict[str, dict[Key, tuple["Value", ...]]]
"""By table and key, without checksums."""

PARTS: Mapping[str, str] = {part.name: table.name for table in TABLES.values() for part in table.parts}
"""Tables of what a record has several of, and the tables of those records."""

SPEAKING = ("targets", "decision_targets", "rejections", "account_group_documents")
"""Tables of rows that need a document."""

_SHOWN, _SHOWN_OF_LOST = 80, 4000
"""Characters of a text that a report quotes."""


class Gathered(NamedTuple):
    """What was found: rows to make records of, sentences on those that are to be checked, and on what was not kept."""

    rows: Rows
    doubts: list[str]
    lost: list[str]


def key_of(table: str, values: tuple[Value, ...]) -> Key:
    """What tells the row from the others of its table."""
    return values[: 2 if table in PARTS else 1]


def words_of(values: Iterable[Value], *, most: int = _SHOWN) -> str:
    """What a report quotes of a row: its longest text, cut short."""
    text = max((value for value in values if isinstance(value, str)), key=len, default="")
    shown = " ".join(readable(text).split())
    return f"“{shown[:most]}{'…' if len(shown) > most else ''}”"


def lost_words(values: Iterable[Value]) -> str:
    """What a report quotes of a row that is in no notebook any more: all its texts."""
    texts = (value for value in values if isinstance(value, str))
    return words_of([" · ".join(text for text in texts if text)], most=_SHOWN_OF_LOST)


def readable(text: str) -> str:
    """The text with U+FFFD for each byte that is none."""
    return text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def gather(data: bytes) -> Gathered:
    """The rows of a notebook of the present version: those with a right checksum from anywhere in the file, then those
    of which one byte is wrong, put right, then what else is on the pages of a table and may still be a row.
    """
    columns = schema.kinds_of()
    found = Gathered({table: {} for table in columns}, [], [])
    sound = list(pages.sound_rows(data, columns))
    for row in (*(one for one in sound if one.in_place), *_newest_first(one for one in sound if not one.in_place)):
        _take_sound(found, row)
    _drop_removed(found, {row.values for row in sound if row.in_place})
    for row in pages.placed_rows(data, columns):
        if not is_sound(row.table, row.values, row.checksum):
            _take_damaged(found, row, columns)
    found.lost.extend(f"A row that cannot be read: “{words}”" for words in pages.unreadable(data) if words)
    return found


def _newest_first(rows: Iterable[RawRow]) -> list[RawRow]:
    """Of two versions of an annotation the one that was changed last is the one to keep."""
    return sorted(rows, key=lambda row: str(row.values[2]) if row.table == "annotations" else "", reverse=True)


def _take_sound(found: Gathered, row: RawRow) -> None:
    found.rows[row.table].setdefault(key_of(row.table, row.values), row.values)


def _drop_removed(found: Gathered, in_place: set[tuple[Value, ...]]) -> None:
    """What was removed and lies about in the file is not to come back."""
    removed = {row[0] for row in found.rows["removals"].values()}
    for table, rows in found.rows.items():
        owners = PARTS.get(table, table)
        for key, values in list(rows.items()):
            if f"{owners}/{key[0]}" in removed and values not in in_place:
                del rows[key]


def _take_damaged(found: Gathered, row: RawRow, columns: Mapping[str, str]) -> None:
    kinds = "".join("T" if isinstance(value, str) else "I" for value in row.values)
    tables = [row.table] if row.table else [table for table in columns if columns[table] == kinds]
    whole = [(table, again) for table in tables if (again := mended(table, row.values, row.checksum))]
    if len(whole) == 1:
        table, values = whole[0]
        if found.rows[table].setdefault(key_of(table, values), values) == values:
            found.doubts.append(f"Of a row of {table} one byte was put right by its checksum: {words_of(values)}")
        return
    values = tuple(readable(value) if isinstance(value, str) else value for value in row.values)
    key = key_of(row.table, values)
    if not row.table or kinds != columns[row.table] or key in found.rows[row.table]:
        found.lost.append(f"A damaged row of {row.table or 'some table'}: {lost_words(values)}")
    else:
        found.rows[row.table][key] = values
        found.doubts.append(f"A row of {row.table} is damaged and was kept as it reads: {words_of(values)}")
