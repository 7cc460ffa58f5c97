"""The library: the interviews a reader can open, immutable once built."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader import paths
from kzreader.core.cache import Cache
from kzreader.core.errors import LoadError, RequestError, ResourceError
from kzreader.core.interview import Interview, Person
from kzreader.core.loading import is_markdown, load_text
from kzreader.core.structured import Structuring, structure_of
from kzreader.core.tables import kept_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Event(NamedTuple):
    """An interview that took place, and the ids of the documents that report it."""

    id: str
    title: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """Interviews in order. Changing it means making another."""

    documents: tuple[Interview, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[str, Interview]:
        """The interviews by id."""
        return MappingProxyType({document.id: document for document in self.documents})

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The interviews that took place, in the order of their first document.

        A document of which no event is known is an event of its own, under its own id and title.
        """
        groups: dict[str, list[Interview]] = {}
        for document in self.documents:
            groups.setdefault(document.event or document.id, []).append(document)
        return tuple(
            Event(
                id=key,
                title=group[0].event_title or group[0].title,
                documents=tuple(document.id for document in group),
            )
            for key, group in groups.items()
        )

    def get(self, document: str) -> Interview:
        """The interview with that id. Raises RequestError where there is none."""
        found = self.by_id.get(document)
        if found is None:
            raise RequestError(f"The library has no document “{document}”.", "Open it first.")
        return found

    def __iter__(self) -> Iterator[Interview]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __contains__(self, document: object) -> bool:
        return document in self.by_id


def bundled_library(structuring: Structuring = structure_of, cache: Cache | None = None) -> Library:
    """The documents that come with the program. Raises ResourceError where their list is damaged.

    `structuring`, here and below, gives their paragraphs: `KeptStructures` remembers them, `unstructured` does without.
    `cache` remembers the list.
    """
    records, events = _records(cache)
    return Library(tuple(_bundled(record, events, structuring) for record in records.values()))


def bundled_ids() -> tuple[str, ...]:
    """The ids of the documents that come with the program, in order."""
    return tuple(_records()[0])


def bundled_interview(document: str, structuring: Structuring = structure_of) -> Interview:
    """One document that comes with the program, by id. Raises RequestError where there is none of that id."""
    records, events = _records()
    if document not in records:
        raise RequestError(f"There is no bundled document “{document}”.", f"There are: {', '.join(records)}.")
    return _bundled(records[document], events, structuring)


def resolve(document: str, structuring: Structuring = structure_of) -> Interview:
    """The interview that `document` names: a path, or the id or file name of a bundled one.

    A file with the name and the words of a bundled document is that document, wherever it lies. Raises LoadError
    where a file cannot be read, RequestError where nothing answers to the name.
    """
    path = Path(document)
    if _is_there(path):
        return interview_from_file(path, structuring)
    name = path.name.removesuffix(".txt") if document == path.name else ""
    if name in bundled_ids():
        return bundled_interview(name, structuring)
    raise RequestError(
        f"There is no document “{document}”.",
        f"Name a file, or one of the bundled documents: {', '.join(bundled_ids())}.",
    )


def interview_from_file(path: Path, structuring: Structuring = structure_of) -> Interview:
    """The interview in the file at `path`; a bundled one where the words are its own. Raises LoadError."""
    text = load_text(path)
    records, events = _records()
    for record in records.values():
        if path.name == f"{record['id']}.txt" and text == _bundled_text(record["id"]):
            return _bundled(record, events, structuring)
    return interview_from_text(text, path=str(path), markdown=is_markdown(path), structuring=structuring)


def interview_from_text(
    text: str, *, path: str = "", markdown: bool = False, structuring: Structuring = structure_of
) -> Interview:
    """The reader's own document: what is known of it is guessed from its text and its file name."""
    import hashlib

    found = structuring(text, markdown=markdown)
    return Interview(
        id=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        text=text,
        title=found.title or Path(path).stem or "Untitled",
        paragraphs=found.paragraphs,
        outlet=found.outlet,
        date=found.date,
        language=found.language,
        kind=found.kind,
        people=found.people,
        path=path,
    )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # reading it says that it may not be read
    except (OSError, ValueError):
        return False


def _records(cache: Cache | None = None) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    try:
        table = kept_table(paths.seeds("library.toml"), cache or Cache(None))
        return {record["id"]: record for record in table["documents"]}, table.get("events", {})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The list of bundled documents is damaged: {error}.", "Install kzreader again.") from error


def _bundled_text(document: str) -> str:
    try:
        return load_text(paths.seeds(f"{document}.txt"))
    except LoadError as error:
        raise ResourceError(f"A bundled document is missing: {error.sentence}", "Install kzreader again.") from error


def _bundled(record: dict[str, Any], events: dict[str, str], structuring: Structuring) -> Interview:
    text = _bundled_text(record["id"])
    people = tuple(Person(name=person["name"], role=person["role"]) for person in record["people"])
    return Interview(
        id=record["id"],
        text=text,
        title=record["title"],
        paragraphs=structuring(text, people=people).paragraphs,
        outlet=record["outlet"],
        date=record["date"],
        language=record["language"],
        translated_from=record.get("translated_from", ""),
        kind=record["kind"],
        people=people,
        event=record["event"],
        event_title=events.get(record["event"], ""),
        path=str(paths.seeds(f"{record['id']}.txt")),
        bundled=True,
    )
