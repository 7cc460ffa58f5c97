"""The structure of a text: found, remembered, or left out where only the words matter.

Finding it loads many rules. What is remembered, and what is left out, loads none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from kzreader import paths
from kzreader.core.cache import Cache, key_of, program_key
from kzreader.core.interview import Paragraph, ParagraphKind, Person
from kzreader.core.text import Span


class Structure(NamedTuple):
    """Paragraphs, and what the text tells of its origin; see `Interview` for the fields."""

    paragraphs: tuple[Paragraph, ...] = ()
    title: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""
    kind: str = ""
    people: tuple[Person, ...] = ()


class Structuring(Protocol):
    """Gives the structure of `text`. `people`: who is known to take part; `markdown`: whether it is Markdown source."""

    def __call__(self, text: str, *, people: tuple[Person, ...] = (), markdown: bool = False) -> Structure:
        """See the class."""


def structure_of(text: str, *, people: tuple[Person, ...] = (), markdown: bool = False) -> Structure:
    """Find the structure by the rules."""
    from kzreader.core.structure import guess_metadata, paragraphs_of

    paragraphs = paragraphs_of(text, people=people, markdown=markdown)
    guess = guess_metadata(text, paragraphs)
    return Structure(paragraphs, guess.title, guess.outlet, guess.date, guess.language, guess.kind, guess.people)


def unstructured(text: str, *, people: tuple[Person, ...] = (), markdown: bool = False) -> Structure:
    """Leave the structure out."""
    del text, people, markdown
    return Structure()


class KeptStructures:
    """A Structuring that finds a structure once, and remembers it in a cache."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def __call__(self, text: str, *, people: tuple[Person, ...] = (), markdown: bool = False) -> Structure:
        """The structure, from the cache where it is there, and kept in it."""
        names = "\n".join(f"{person.name}\t{person.role}" for person in people)
        key = key_of(self._method, text, names, str(markdown))
        known = _from_json(self._cache.get("structure", key))
        if known is None:
            known = structure_of(text, people=people, markdown=markdown)
            self._cache.put("structure", key, _to_json(known).encode())
        return known

    @cached_property
    def _method(self) -> str:
        learned = paths.resources("weights", "kinds.json").read_bytes()
        return key_of(program_key(paths.code("core"), paths.code("core", "structure")), learned)


def _to_json(structure: Structure) -> str:
    paragraphs = [
        [one.number, one.kind, one.speaker, one.span.start, one.span.end, one.body.start, one.body.end]
        for one in structure.paragraphs
    ]
    origin = [structure.title, structure.outlet, structure.date, structure.language, structure.kind]
    people = [[person.name, person.role] for person in structure.people]
    return json.dumps([paragraphs, origin, people], ensure_ascii=False, separators=(",", ":"))


def _from_json(data: bytes | None) -> Structure | None:
    if data is None:
        return None
    try:
        paragraphs, (title, outlet, date, language, kind), people = json.loads(data)
        return Structure(
            paragraphs=tuple(_paragraphs(paragraphs)),
            title=title,
            outlet=outlet,
            date=date,
            language=language,
            kind=kind,
            people=tuple(Person(name, role) for name, role in people),
        )
    except (ValueError, TypeError):
        return None


def _paragraphs(rows: Iterable[Any]) -> Iterable[Paragraph]:
    for number, kind, speaker, start, end, body_start, body_end in rows:
        yield Paragraph(number, ParagraphKind(kind), speaker, Span(start, end), Span(body_start, body_end))
