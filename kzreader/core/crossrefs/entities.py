"""Mentions of the gazetteer's entities in a text, and what a card shows about an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kzreader.core.context import Context, context_of
from kzreader.core.crossrefs.gazetteer import Form, Gazetteer
from kzreader.core.crossrefs.values import Entity, Mention
from kzreader.core.folding import fold
from kzreader.core.phrases import longest
from kzreader.core.text import Span

__all__ = ["DocumentMentions", "EntityCard", "Gazetteer", "MentionInContext", "cards", "find_mentions"]


@dataclass(frozen=True, slots=True)
class DocumentMentions:
    """The mentions in one document, as `cards` takes them."""

    document: str
    text: str
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class MentionInContext:
    """One mention with the words around it."""

    document: str
    span: Span
    context: Context


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What a card shows: the entity, the forms in use (most frequent first), counts by document, and every mention."""

    entity: Entity
    forms: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    mentions: tuple[MentionInContext, ...]


def find_mentions(text: str, gazetteer: Gazetteer, *, document: str = "") -> tuple[Mention, ...]:
    """Where `text` names entities of `gazetteer`, by offset.

    Among persons, places, organisations and works the longest name wins and mentions do not overlap; the same among
    initiatives, events and concepts; a mention of the one layer may overlap one of the other. `document` is the id
    under which the gazetteer may know forms of its own.
    """
    folded = fold(text, keep_case=True)
    found = [hit for hit in gazetteer.forms.find(folded.text) if hit.value.document in ("", document)]
    named = {hit.value.entity for hit in found if not hit.value.contextual}
    counting = [hit for hit in found if hit.value.entity in named]
    mentions = [
        Mention(entity=hit.value.entity, span=folded.original(hit.start, hit.end))
        for layer in (True, False)
        for hit in longest((hit for hit in counting if hit.value.named is layer), first=_closeness)
        if hit.value.entity
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end, mention.entity)))


def cards(gazetteer: Gazetteer, documents: Sequence[DocumentMentions]) -> tuple[EntityCard, ...]:
    """A card for each entity that `documents` mention, the most mentioned first."""
    by_entity: dict[str, list[tuple[DocumentMentions, Span]]] = {}
    for document in documents:
        for mention in document.mentions:
            by_entity.setdefault(mention.entity, []).append((document, mention.span))
    ordered = sorted(by_entity, key=lambda entity: (-len(by_entity[entity]), gazetteer.entities[entity].name))
    return tuple(_card(gazetteer.entities[entity], documents, by_entity[entity]) for entity in ordered)


def _card(
    entity: Entity, documents: Sequence[DocumentMentions], places: Sequence[tuple[DocumentMentions, Span]]
) -> EntityCard:
    counts = Counter(document.document for document, _ in places)
    forms = Counter(" ".join(span.of(document.text).split()) for document, span in places)
    return EntityCard(
        entity=entity,
        forms=tuple(form for form, _ in forms.most_common()),
        counts=tuple((document.document, counts[document.document]) for document in documents),
        mentions=tuple(
            MentionInContext(document.document, span, context_of(document.text, span)) for document, span in places
        ),
    )


def _closeness(form: Form) -> tuple[bool, bool, str]:
    """Of the same words first the form for this document, then the unconditional one."""
    return not form.document, form.contextual, form.entity
