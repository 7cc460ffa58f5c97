"""What notebook tests start from: two small interviews, a codebook, and a workspace whose times and ids are known."""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.library import Library, interview_from_text
from kzreader.core.notebook.annotation import Topic
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

ENERGY = Topic(id="energy", name="Energy", colour="#225588", description="Oil, gas, the atom")
TRADE = Topic(id="trade", name="Trade", colour="#aa5500")
CODEBOOK = (ENERGY, TRADE)


def interview(name: str, *paragraphs: str, **fields: str) -> Interview:
    """A bundled interview of one turn a paragraph."""
    text, found, start = "\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        span = Span(start, start + len(paragraph))
        found.append(Paragraph(number, ParagraphKind.TURN, None, span, span))
        start = span.end + 1
    return Interview(
        id=name, text=text, title=fields.pop("title", name.title()), paragraphs=tuple(found), bundled=True, **fields
    )


FIRST = interview("first", "Trade grew by a fifth.", "Қазақстан sells oil 😀, grain.", outlet="Star", date="2024-07-01")
SECOND = interview("second", "Trade grew by twenty per cent.", "Oil pays for schools.", outlet="Moon", date="2024-07")
BUNDLED = "000_e1e272271e6e4ebb"
OTHER = "001_fca01b70aa2bbb84"
"""Interviews that come with the program."""
TRADE_GREW = ("first", Span(0, 10))
TWENTY = ("second", Span(14, 29))
LIBRARY = Library((FIRST, SECOND))
OWN = interview_from_text("Question: Why?\n\nAnswer: Because of the steppe.\n", path="steppe.txt")
OLD = """Question: Why do you hold the summit in spring?

Answer: Because the roads through the mountains are open then, and every delegation arrives by land as it always did.

Question: And what did the neighbours say about grain?

Answer: They asked for forty wagons a week, which is more than the railway carried in all of last year.
"""
NEW = """Question: And what did our neighbours say about grain?

Answer: They asked for fifty wagons each week, which is more than the railway carried in all of last year.

Question: Why do you hold the summit in spring?

Answer: It was always so.
"""
"""A document, and a newer version of it in which a sentence moved, one reads differently and one is gone."""


def open_workspace(path: Path | None = None, **options: object) -> Workspace:
    """A workspace with ids "id-1", "id-2", ... and a clock that goes one second a step."""
    numbers, seconds = itertools.count(1), itertools.count()
    settings: dict[str, object] = {
        "codebook": CODEBOOK,
        "clock": lambda: (datetime(2026, 1, 1) + timedelta(seconds=next(seconds))).isoformat() + "Z",
        "new_id": lambda: f"id-{next(numbers)}",
        "author": "Reader",
    }
    return Workspace.open(path, LIBRARY, **{**settings, **options})


def noted(workspace: Workspace, **fields: object) -> str:
    """The id of a new note on the first interview."""
    return workspace.annotate([TRADE_GREW], **fields).added_annotations[0].id


def records_on_disk(path: Path) -> dict[tuple[str, str], object]:
    """Every record of the file, read by a connection of its own."""
    workspace = Workspace.open(path, LIBRARY, read_only=True)
    try:
        return {(type(record).__name__, record.id): record for record in workspace.notebook.records()}
    finally:
        workspace.close()


def records_in(workspace: Workspace) -> dict[tuple[str, str], object]:
    """Every record in memory."""
    return {(type(record).__name__, record.id): record for record in workspace.notebook.records()}


def digest(path: Path) -> str:
    """What the bytes of a file are known by."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder_of(path: Path) -> dict[str, str]:
    """The files beside `path` and their digests, its own among them."""
    return {one.name: digest(one) for one in path.parent.iterdir()}


def old_notebook(folder: Path, version: int) -> Path:
    """A notebook as the kzreader of that version wrote it."""
    path = folder / "old.kzn"
    statements = Path(__file__).parent / "core" / "data" / f"notebook-version-{version}.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements.read_text("utf-8"))
    return path
