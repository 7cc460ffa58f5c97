"""The gazetteer: who and what interviews name, and by which forms.

The gazetteer is data: `resources/gazetteer/*.toml`. Each table `[TYPE.id]` gives `name`, `aliases`, and under
`contextual` the forms that count only in a document that also gives the name or an alias ("the war"). `id = "Name"` is
short for an entity with a name alone. `never` lists forms that look like a name and are none ("US$"). A table
`[local."document id"]` gives, by entity, forms that one reader took for it in that very document ("his interviewer").

A form matches as written, with these exceptions: all kinds of apostrophes, hyphens, quotation marks and white space are
one; a hyphen may be a space; a form in small letters may open a sentence; a name of four letters or more may stand in
capitals throughout. An asterisk stands for up to three letters, for languages whose endings change ("Казахстан*": not
"казахстанский").
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from kzreader.core.crossrefs.values import Entity, EntityType
from kzreader.core.errors import ResourceError
from kzreader.core.folding import fold_words
from kzreader.core.phrases import Phrases
from kzreader.paths import resources

_TYPES: tuple[EntityType, ...] = get_args(EntityType)
NAMED_TYPES: frozenset[EntityType] = frozenset({"person", "place", "organisation", "work"})
"""The types whose names compete with one another; the others compete among themselves."""
_LEAST_LETTERS_IN_CAPITALS = 4
_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one entity; `entity` is empty where the form is no name at all."""

    entity: str
    named: bool
    """Whether it competes with persons, places, organisations and works, or with initiatives, events and concepts."""
    contextual: bool = False
    document: str = ""
    """The only document in which it counts, or empty."""


class Gazetteer:
    """Entities and the forms they are named by. Immutable once loaded."""

    def __init__(self, entities: Iterable[Entity], forms: Phrases[Form]) -> None:
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self.forms = forms

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer in the TOML files of folder `path`, or in that one file; the bundled one without a path.

        Raises ResourceError.
        """
        path = path or resources("gazetteer")
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files:
            raise ResourceError("There is no list of names in the folder.", "Install kzreader anew.")
        reading = _Reading()
        for file in files:
            reading.read(file)
        return reading.gazetteer()


class _Reading:
    """Reads the files of one gazetteer; every complaint names the file and the entry."""

    def __init__(self) -> None:
        self._entities: dict[str, Entity] = {}
        self._forms: Phrases[Form] = Phrases(longest_ending=_LONGEST_ENDING)
        self._local: list[tuple[str, object]] = []
        self._file = ""

    def read(self, file: Path) -> None:
        self._file = file.name
        for key, table in self._parsed(file).items():
            if key == "local":
                self._local.append((file.name, table))
            else:
                self._read(key, table)

    def gazetteer(self) -> Gazetteer:
        for file, table in self._local:
            self._file = file
            self._read_local(table)
        return Gazetteer(self._entities.values(), self._forms)

    def _parsed(self, file: Path) -> dict[str, Any]:
        try:
            return tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise self._damaged(f"cannot be read ({error.strerror})") from error
        except ValueError as error:
            raise self._damaged(f"is damaged: {error}") from error

    def _damaged(self, what: str) -> ResourceError:
        return ResourceError(f"The list of names {self._file} {what}.", "Install kzreader anew, or mend it.")

    def _read(self, key: str, table: object) -> None:
        if key == "never":
            self._add_forms("", True, self._strings(key, table))
            return
        type_ = next((type_ for type_ in _TYPES if type_ == key), None)
        if type_ is None or not isinstance(table, dict):
            raise self._damaged(f'has an entry "{key}" that is no kind of name')
        for id_, entry in table.items():
            self._read_entity(id_, type_, {"name": entry} if isinstance(entry, str) else entry)

    def _read_entity(self, id_: str, type_: EntityType, entry: object) -> None:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or id_ in self._entities:
            raise self._damaged(f'gives no name to "{id_}", or two')
        aliases = self._strings(id_, entry.get("aliases", []))
        contextual = self._strings(id_, entry.get("contextual", []))
        readable = tuple(form for form in (*aliases, *contextual) if "*" not in form)
        self._entities[id_] = Entity(id=id_, name=entry["name"], type=type_, aliases=readable)
        named = type_ in NAMED_TYPES
        self._add_forms(id_, named, (entry["name"], *aliases))
        self._add_forms(id_, named, contextual, contextual=True)

    def _read_local(self, table: object) -> None:
        if not isinstance(table, dict) or not all(isinstance(forms, dict) for forms in table.values()):
            raise self._damaged("has local forms without a document")
        for document, by_entity in table.items():
            for id_, forms in by_entity.items():
                if id_ not in self._entities:
                    raise self._damaged(f'gives local forms of "{id_}", which it does not know')
                named = self._entities[id_].type in NAMED_TYPES
                self._add_forms(id_, named, self._strings(id_, forms), document=document)

    def _strings(self, id_: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._damaged(f'should give a list of forms at "{id_}"')
        return tuple(value)

    def _add_forms(
        self, id_: str, named: bool, forms: Iterable[str], *, contextual: bool = False, document: str = ""
    ) -> None:
        value = Form(id_, named, contextual, document)
        for form in forms:
            for variant in variants_of(fold_words(form, keep_case=True)):
                self._forms.add(variant, value)


def variants_of(form: str) -> Iterator[str]:
    """The ways a folded form may be written and still be that name."""
    yield form
    if "-" in form:
        yield form.replace("-", " ")
    if form[:1].islower():
        yield form[0].upper() + form[1:]
    elif len(form) >= _LEAST_LETTERS_IN_CAPITALS and form != form.upper():
        yield form.upper()
