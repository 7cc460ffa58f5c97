"""From what the reader says of entities and their mentions to the edits that keep it. Pure: nothing here writes.

An entity is given as the window shows it. Every function raises RequestError, with a sentence, for what does not exist
or makes no sense, and returns no edits where nothing would change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from kzreader.core.crossrefs.values import Entity, EntityType
from kzreader.core.errors import RequestError
from kzreader.core.folding import fold_words
from kzreader.core.notebook.decisions import EntityEdit, MentionMark, RefusedName, merged_id
from kzreader.core.notebook.edits import Added, Edit, Replaced
from kzreader.core.notebook.planning import Desk, Passage, snapshots, storable, target_of


def rename(desk: Desk, entity: Entity, name: str) -> list[Edit]:
    """Another name to call the entity by; the one that it had stays one of its forms."""
    before, wanted = _edit_of(desk, entity), _form(name)
    kept = () if before.name == before.was else (before.name,)
    added = tuple(form for form in dict.fromkeys((*before.added, *kept)) if form != wanted)
    if wanted == before.name:
        return []
    return _edited(desk, before, name=wanted, added=added, removed=_but(before.removed, (wanted,)))


def retype(desk: Desk, entity: Entity, type_: EntityType) -> list[Edit]:
    """Another type of entity."""
    return _edited(desk, _edit_of(desk, entity), type=_type(type_))


def merge(desk: Desk, entities: Sequence[Entity], into: Entity) -> list[Edit]:
    """Entities that are one and the same, `into` by name; their mentions count as its own."""
    whole = merged_id(into.id, desk.notebook.entity_edits)
    parts = {entity.id: entity for entity in entities if entity.id != into.id}
    if not parts:
        raise RequestError("An entity cannot be merged with itself.", "Choose another one.")
    if whole in parts:
        raise RequestError(f"“{into.name}” is a part of it already.", "Separate the two first.")
    merged = [edit for part in parts.values() for edit in _edited(desk, _edit_of(desk, part), merged_into=whole)]
    return [*_kept(desk, into), *merged] if merged else []


def separate(desk: Desk, entity_id: str) -> list[Edit]:
    """An entity that was merged into another is one of its own again."""
    before = desk.notebook.entity_edits.get(entity_id)
    if before is None or not before.merged_into:
        raise RequestError("This entity is not merged into another.", "Split it by its names instead.")
    return _edited(desk, before, merged_into="")


def split(desk: Desk, entity: Entity, forms: Iterable[str], *, name: str, type_: EntityType | None) -> list[Edit]:
    """Some of an entity's forms made an entity of the reader's own, called `name` or by the first of them."""
    before = _edit_of(desk, entity)
    wanted = tuple(dict.fromkeys(_form(form) for form in forms))
    if not wanted:
        raise RequestError("Nothing is split off.", "Choose the names that belong to somebody else.")
    for form in wanted:
        _check_form(before, entity, form)
    new = _own(desk, _form(name or wanted[0]), type_ or before.type, wanted)
    removed = tuple(dict.fromkeys((*before.removed, *wanted)))
    return [Added(new), *_edited(desk, before, added=_but(before.added, wanted), removed=removed)]


def add_alias(desk: Desk, entity: Entity, alias: str) -> list[Edit]:
    """One more form that the entity is named by, taken as it is written."""
    before, form = _edit_of(desk, entity), _form(alias)
    if form not in before.removed and form in (before.name, *before.added, entity.name, *entity.aliases):
        return []
    return _edited(desk, before, added=(*_but(before.added, (form,)), form), removed=_but(before.removed, (form,)))


def remove_alias(desk: Desk, entity: Entity, alias: str) -> list[Edit]:
    """One form fewer."""
    before, form = _edit_of(desk, entity), _form(alias)
    if form in before.removed:
        return []
    _check_form(before, entity, form)
    return _edited(desk, before, added=_but(before.added, (form,)), removed=(*before.removed, form))


def add_entity(desk: Desk, name: str, type_: EntityType, *, aliases: Iterable[str]) -> list[Edit]:
    """An entity of the reader's own."""
    new = _own(desk, _form(name), type_, [_form(alias) for alias in aliases])
    for other in desk.notebook.entity_edits.values():
        if other.own and other.type == new.type and fold_words(other.name) == fold_words(new.name):
            raise RequestError(f"There is “{other.name}” already.", "Add names to it instead.")
    return [Added(new)]


def mark_mention(desk: Desk, passage: Passage, entity: Entity | None) -> list[Edit]:
    """The passage names that entity, or nobody, whatever the program finds there."""
    target = target_of(desk, passage)
    id_ = merged_id(entity.id, desk.notebook.entity_edits) if entity else ""
    kept = _kept(desk, entity) if entity else []
    for before in desk.notebook.marks_in(passage[0]):
        if before.target.span == target.span:
            after = before._replace(entity=id_, decided=desk.now, author=desk.author)
            return [] if before.entity == id_ else [*kept, Replaced(before, after)]
    mark = MentionMark(desk.new_id(), desk.now, desk.author, id_, (target,))
    return [*snapshots(desk, (passage[0],)), *kept, Added(mark)]


def refuse_names(desk: Desk, names: Iterable[str]) -> list[Edit]:
    """Names that are not to be suggested any more."""
    refused = {one.name.casefold() for one in desk.notebook.refused_names.values()}
    edits: list[Edit] = []
    for name in map(_form, names):
        if name.casefold() not in refused:
            refused.add(name.casefold())
            edits.append(Added(RefusedName(desk.new_id(), desk.now, desk.author, name)))
    return edits


def _edit_of(desk: Desk, entity: Entity) -> EntityEdit:
    """What the reader changed of the entity so far, or that nothing was changed."""
    known = desk.notebook.entity_edits.get(entity.id)
    return known or EntityEdit(entity.id, "", "", entity.name, entity.type, entity.name, entity.type)


def _kept(desk: Desk, entity: Entity) -> list[Edit]:
    """What has to be kept of an entity before a record may speak of it, so that its name outlives the program's."""
    if entity.id in desk.notebook.entity_edits:
        return []
    return [Added(_edit_of(desk, entity)._replace(decided=desk.now, author=desk.author))]


def _edited(desk: Desk, before: EntityEdit, **fields: object) -> list[Edit]:
    if before._replace(**fields) == before:  # type: ignore[arg-type]
        return []
    after = before._replace(decided=desk.now, author=desk.author, **fields)  # type: ignore[arg-type]
    return [Replaced(before, after) if before.id in desk.notebook.entity_edits else Added(after)]


def _own(desk: Desk, name: str, type_: EntityType, forms: Iterable[str]) -> EntityEdit:
    added = tuple(form for form in dict.fromkeys(forms) if form != name)
    return EntityEdit(desk.new_id(), desk.now, desk.author, "", "", name, _type(type_), added=added, own=True)


def _form(text: str) -> str:
    form = " ".join(storable(text).split())
    if not any(map(str.isalnum, form)):
        raise RequestError(f"“{form}” is no name." if form else "A name is empty.", "Write it with letters or digits.")
    return form


def _type(type_: str) -> EntityType:
    for known in get_args(EntityType):
        if known == type_:
            return type_  # type: ignore[return-value]
    raise RequestError(f"“{type_}” is no type of entity.", f"There are: {', '.join(get_args(EntityType))}.")


def _check_form(edit: EntityEdit, entity: Entity, form: str) -> None:
    if form == edit.name:
        raise RequestError(f"“{form}” is what it is called.", "Rename it first.")
    if form not in (edit.was, *edit.added, entity.name, *entity.aliases):
        raise RequestError(f"“{form}” is no name of “{edit.name}”.", "Choose one of its names.")


def _but(forms: tuple[str, ...], without: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for form in forms if form not in set(without))
