"""A notebook with rows in every table, several pages of most, and what damages it in known places."""

from __future__ import annotations

import random
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from notebooks import FIRST, OWN, SECOND

from kzreader.core.library import interview_from_text
from kzreader.core.notebook import pages, schema
from kzreader.core.notebook.annotation import (
    Annotation,
    Colour,
    PartChange,
    Rejection,
    Removal,
    SavedFilter,
    Style,
    Target,
    Topic,
    Wording,
)
from kzreader.core.notebook.decisions import (
    AccountGroup,
    EntityEdit,
    FigureDecision,
    FigureVerdict,
    LinkDecision,
    LinkVerdict,
    MentionMark,
    RefusedName,
    SyncPoint,
    Synonyms,
)
from kzreader.core.notebook.edits import Added, Removed, Replaced
from kzreader.core.notebook.header import PAGE_SIZE
from kzreader.core.notebook.planning import snapshot
from kzreader.core.notebook.store import Store
from kzreader.core.text import Span

LONG = interview_from_text("".join(f"Abai said {n}: сұхбат, дала, 草原. " for n in range(400)), path="long.txt")
_DAY = "2026-01-01T00:00:00.000Z"
_NOTES = 90


def rich_notebook(path: Path) -> None:
    """Write it to `path`."""
    with closing(Store.open(path)) as store:
        with store.transaction():
            store.write(map(Added, _records()))
        notes = [record for record in store.load() if isinstance(record, Annotation)]
        with store.transaction():
            store.write(Removed(note) for note in notes[1::9])
            store.write(Replaced(note, note._replace(body="Shorter.")) for note in notes[2::9])
        for number in range(6):
            store.put_draft(f"note-{number:04}", "Half a note, жартысы. " * (1 + number * 30))


def _records():
    yield from (snapshot(one) for one in (FIRST, SECOND, OWN, LONG))
    for n in range(40):
        yield Topic(f"topic-{n}", f"Topic {n}", "#112233", "What it is about. " * (n % 9), f"topic-{n - 1}", _DAY)
    for n in range(_NOTES):
        yield _annotation(n)
    for n in range(30):
        yield Rejection(f"rejection-{n}", FIRST.id, Span(n, n + 5), f"topic-{n}")
    for n in range(12):
        both = (_target(2 * n), _target(2 * n + 1))
        yield LinkDecision(f"link-{n}", _DAY, "Reader", LinkVerdict.ADDED, "parallel", both)
        yield FigureDecision(f"figures-{n}", _DAY, "Reader", FigureVerdict.CHECKED, both)
        yield MentionMark(f"mark-{n}", _DAY, "Reader", f"entity-{n}", both[:1])
        yield SyncPoint(f"sync-{n}", _DAY, "Reader", both)
        yield EntityEdit(
            f"entity-{n}", _DAY, "Reader", "", "", f"Entity {n}", "person", (f"Form {n}",), ("No",), "", True
        )
        yield AccountGroup(f"group-{n}", _DAY, "Reader", f"Talks {n}", (FIRST.id, SECOND.id), True)
        yield Synonyms(f"synonyms-{n}", _DAY, "Reader", (f"oil {n}", "petroleum", "мұнай"))
        yield Removal(f"annotations/gone-{n}", _DAY, "Reader", "{}")
        yield RefusedName(f"name-{n}", _DAY, "Reader", f"Name {n}")
        yield SavedFilter(f"filter-{n}", f"Filter {n}", '{"topics": ["topic-1"]}', _DAY)


def _annotation(n: int) -> Annotation:
    changes = tuple(PartChange(part, _DAY, "Reader") for part in ("body", "colour", f"topic topic-{n % 40}")[: n % 4])
    return Annotation(
        id=f"note-{n:04}",
        created=f"2026-01-01T00:{n // 60:02}:{n % 60:02}Z",
        modified=_DAY,
        author="Reader",
        style=Style.HIGHLIGHT,
        colour=Colour.GREEN,
        body=f"Note {n}, ескерту. " * (1 + n % 13 * 6),
        topics=tuple(f"topic-{one % 40}" for one in range(n, n + n % 3)),
        targets=tuple(_target(n + one) for one in range(1 + n % 3)),
        changes=changes,
        wordings=tuple(Wording(_DAY, "Other", f"Another text {n}. " * 9) for _ in range(n % 2)),
        superseded=tuple(f"{n:016}" for _ in range(n % 3)),
    )


def _target(n: int) -> Target:
    return Target.of(LONG, Span(n * 40, n * 40 + (900 if n % 9 == 0 else 30)))


def rows_of(path: Path) -> set[tuple[object, ...]]:
    """Every row by table, as far as salvage keeps it: parts are numbered anew, and a passage may be unplaced."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            kept(table, row[:-1])
            for table in schema.columns_of()
            for row in connection.execute(f"SELECT * FROM {table}")
        }


def kept(table: str, values: tuple[object, ...]) -> tuple[object, ...]:
    """What salvage keeps of a row."""
    names = schema.columns_of()[table]
    return (table, *(value for name, value in zip(names, values, strict=True) if name not in ("position", "state")))


class Layout:
    """Which bytes of a sound notebook hold what."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.rows = list(pages.placed_rows(data, schema.kinds_of()))
        self._free = set(self._freelist())
        self._trees = {page for page in range(1, self.page_count) if data[page * PAGE_SIZE] in (0x02, 0x0A)}
        self._schema = self._schema_pages()
        self._trees -= self._free | self._schema

    @property
    def page_count(self) -> int:
        return len(self.data) // PAGE_SIZE

    def untouched(self, changed: Iterable[int]) -> set[tuple[object, ...]]:
        """The rows of which none of these bytes is a part."""
        places = sorted(changed)
        return {
            kept(row.table, row.values)
            for row in self.rows
            if not any(bisect_left(places, start) < bisect_left(places, end) for start, end in row.extents)
        }

    def regions(self) -> dict[str, list[range]]:
        """The bytes of the file by what they are."""
        interior = [page for page in self._trees if self.data[page * PAGE_SIZE] == 0x02]
        leaves = [page for page in self._trees if self.data[page * PAGE_SIZE] == 0x0A]
        overflow = set(range(1, self.page_count)) - self._trees - self._free - self._schema
        whole = {"interior": interior, "leaf": leaves, "overflow": overflow, "free": self._free, "schema": self._schema}
        return {
            "header": [range(100)],
            "page heads": [range(page * PAGE_SIZE, page * PAGE_SIZE + 40) for page in sorted(self._trees)],
            **{
                name: [range(max(100, page * PAGE_SIZE), (page + 1) * PAGE_SIZE) for page in sorted(found)]
                for name, found in whole.items()
            },
        }

    def places(self, count: int, chance: random.Random) -> list[tuple[str, int]]:
        """Bytes spread over all regions."""
        regions = {name: found for name, found in self.regions().items() if found}
        names = [name for _ in range(count // len(regions) + 1) for name in regions][:count]
        return [(name, chance.choice(chance.choice(regions[name]))) for name in names]

    def _freelist(self):
        trunk = int.from_bytes(self.data[32:36])
        while trunk:
            start = (trunk - 1) * PAGE_SIZE
            yield trunk - 1
            for leaf in range(int.from_bytes(self.data[start + 4 : start + 8])):
                yield int.from_bytes(self.data[start + 8 + 4 * leaf : start + 12 + 4 * leaf]) - 1
            trunk = int.from_bytes(self.data[start : start + 4])

    def _schema_pages(self) -> set[int]:
        inside = {0} if self.data[100] in (0x05, 0x0D) else set()
        return inside | {page for page in range(1, self.page_count) if self.data[page * PAGE_SIZE] == 0x0D} - self._free
