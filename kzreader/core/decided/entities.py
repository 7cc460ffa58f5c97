"""Entities and their mentions as the reader decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kzreader.core.anchoring.placing import Places
from kzreader.core.crossrefs.entities import find_mentions
from kzreader.core.crossrefs.gazetteer import NAMED_TYPES, Form, Gazetteer, variants_of
from kzreader.core.crossrefs.values import Entity, Mention
from kzreader.core.folding import fold_words
from kzreader.core.notebook.decisions import merged_id
from kzreader.core.phrases import Found, Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kzreader.core.analysis import Analysis
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.decisions import EntityEdit, MentionMark


def decided_entities(entities: Mapping[str, Entity], edits: Mapping[str, EntityEdit]) -> dict[str, Entity]:
    """The entities by id: the reader's own among them, renamed ones under their new name, merged ones gone into others.

    An entity that the reader changed is there even if the program does not know it any more. `edits`, here and below:
    what the reader changed, by entity id, as a Notebook has it.
    """
    found = dict(entities)
    for edit in edits.values():
        found[edit.id] = _edited(edit, entities.get(edit.id))
    for edit in edits.values():
        whole = found.get(merged_id(edit.id, edits))
        if whole is not None and whole.id != edit.id:
            part = found.pop(edit.id)
            aliases = (*whole.aliases, part.name, *part.aliases)
            found[whole.id] = _named(whole, aliases, edits.get(whole.id))
    return found


def decided_gazetteer(gazetteer: Gazetteer, edits: Mapping[str, EntityEdit]) -> Gazetteer:
    """The gazetteer with the reader's names in it. Their forms are taken literally, and win over others as long."""
    if not edits:
        return gazetteer
    entities = decided_entities(gazetteer.entities, edits)
    forms = _DecidedForms(gazetteer.forms, edits, entities)
    for edit in edits.values():
        for form in (edit.name, *edit.added):
            forms.add_literally(form, edit.id)
    return Gazetteer(entities.values(), forms)


def decided_mentions(
    mentions: Iterable[Mention],
    interview: Interview,
    gazetteer: Gazetteer,
    *,
    edits: Mapping[str, EntityEdit],
    marks: Iterable[MentionMark],
) -> tuple[Mention, ...]:
    """The mentions in `interview`, as found by the decided `gazetteer`, with those that the reader marked by hand.

    A passage marked as an entity takes the place of what it overlaps in the same layer; one marked as none has no
    mention within it. Marks in other documents, and of entities that are not there any more, are passed over.
    """
    found = list(mentions)
    places = Places(interview.text)
    for mark in sorted(marks, key=lambda one: (one.decided, one.id)):
        span = places.of(mark.target).span if mark.target.document == interview.id else None
        entity = merged_id(mark.entity, edits)
        if span is None or (entity and entity not in gazetteer.entities):
            continue
        if entity:
            named = _is_named(gazetteer, entity)
            found = [
                one for one in found if not one.span.overlaps(span) or _is_named(gazetteer, one.entity) is not named
            ]
            found.append(Mention(entity, span))
        else:
            found = [one for one in found if not span.contains(one.span)]
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end, one.entity)))


def decided_analysis(
    interview: Interview,
    analysis: Analysis,
    gazetteer: Callable[[], Gazetteer],
    *,
    edits: Mapping[str, EntityEdit],
    marks: Iterable[MentionMark],
) -> Analysis:
    """The program's analysis of `interview` with the reader's entities and mentions.

    `gazetteer` gives what `decided_gazetteer` made of `edits`; it is called only where the reader decided anything.
    """
    marked = [mark for mark in marks if mark.target.document == interview.id]
    if not edits and not marked:
        return analysis
    names = gazetteer()
    mentions = find_mentions(interview.text, names, document=interview.id) if edits else analysis.mentions
    mentions = decided_mentions(mentions, interview, names, edits=edits, marks=marked)
    entities = tuple(names.entities[one] for one in sorted({mention.entity for mention in mentions}))
    return analysis._replace(mentions=mentions, entities=entities)


class _DecidedForms(Phrases[Form]):
    """The program's forms as the reader has them, and the reader's own, which come before others of the same words."""

    def __init__(self, program: Phrases[Form], edits: Mapping[str, EntityEdit], entities: Mapping[str, Entity]) -> None:
        super().__init__()
        self._program = program
        self._entities = entities
        self._wholes = {edit: merged_id(edit, edits) for edit in edits}
        self._removed = {edit.id: frozenset(_written(edit.removed)) for edit in edits.values()}

    def add_literally(self, form: str, entity: str) -> None:
        """Let `form` name the entity, unless the one that it is a part of is not to be named so."""
        whole = self._wholes[entity]
        if whole in self._entities:
            value = Form(whole, self._entities[whole].type in NAMED_TYPES)
            for variant in _written([form]):
                if variant not in self._removed.get(whole, ()):
                    self.add(variant, value, literal=True)

    def find(self, text: str) -> list[Found[Form]]:
        """Every occurrence in `text`, overlapping ones included, by their beginning."""
        found = super().find(text)
        taken = {(hit.start, hit.end, hit.value.named) for hit in found}
        for hit in self._program.find(text):
            value = self._decided(hit.value, text[hit.start : hit.end])
            if value is not None and (hit.start, hit.end, value.named) not in taken:
                found.append(Found(hit.start, hit.end, value))
        return sorted(found, key=lambda hit: hit.start)

    def _decided(self, form: Form, words: str) -> Form | None:
        """The form as it counts now, or None where the reader says that these words do not name the entity."""
        if form.entity not in self._wholes:
            return form
        whole, plain = self._wholes[form.entity], " ".join(words.split())
        if whole not in self._entities or any(plain in self._removed.get(one, ()) for one in (form.entity, whole)):
            return None
        return replace(form, entity=whole, named=self._entities[whole].type in NAMED_TYPES)


def _edited(edit: EntityEdit, known: Entity | None) -> Entity:
    names = (edit.was, known.name, *known.aliases) if known else (edit.was,)
    return _named(Entity(edit.id, edit.name, edit.type), (*names, *edit.added), edit)


def _named(entity: Entity, aliases: Iterable[str], edit: EntityEdit | None) -> Entity:
    """The entity with these aliases, but those that the reader removed."""
    without = {"", entity.name, *(edit.removed if edit else ())}
    return entity._replace(aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias not in without))


def _written(forms: Iterable[str]) -> Iterator[str]:
    """Every way that these forms may be written, folded."""
    return (variant for form in forms for variant in variants_of(fold_words(form, keep_case=True)))


def _is_named(gazetteer: Gazetteer, entity: str) -> bool:
    known = gazetteer.entities.get(entity)
    return known is not None and known.type in NAMED_TYPES
