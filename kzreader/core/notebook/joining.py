"""Two copies of one record into one, the same whichever comes first and however often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kzreader.core.notebook.annotation import Annotation, DocumentRecord, PartChange, Target, Wording
from kzreader.core.notebook.revisions import (
    BODY,
    COLOUR,
    STYLE,
    body_written,
    passage_part,
    topic_part,
    version_of,
)

if TYPE_CHECKING:
    from kzreader.core.notebook.records import Record

_Value = TypeVar("_Value")


def join(a: Record, b: Record) -> Record:
    """One record out of two copies with the same id and type."""
    if a == b:
        return a
    if isinstance(a, Annotation) and isinstance(b, Annotation):
        return join_annotations(a, b)
    if isinstance(a, DocumentRecord) and isinstance(b, DocumentRecord):
        return _join_documents(a, b)
    return max(a, b, key=lambda record: (changed_at(record), repr(record)))


def changed_at(record: Record) -> str:
    """When the record was changed last; empty where it says nothing of that."""
    return getattr(record, "modified", "") or getattr(record, "decided", "")


def _join_documents(a: DocumentRecord, b: DocumentRecord) -> DocumentRecord:
    chosen = max(a, b, key=repr)
    return chosen._replace(own=a.own or b.own, listed=a.listed or b.listed)


def join_annotations(a: Annotation, b: Annotation) -> Annotation:
    """One annotation out of two copies: each part as it was changed last, both texts where neither knew the other."""
    if a == b:
        return a
    parts = _latest_parts(a, b)
    wordings, superseded = _join_wordings(a, b)
    body = wordings[-1]
    parts = _with_body(parts, body, created=min(a.created, b.created))
    return Annotation(
        id=a.id,
        created=min(a.created, b.created),
        modified=max(a.modified, b.modified),
        author=max(a, b, key=lambda one: (one.created, one.author)).author,
        style=_later(a, b, STYLE, lambda one: one.style),
        colour=_later(a, b, COLOUR, lambda one: one.colour),
        body=body.body,
        topics=_join_topics(a, b),
        targets=_join_targets(a, b),
        changes=tuple(parts[part] for part in sorted(parts)),
        wordings=wordings[:-1],
        superseded=superseded,
    )


class _Standing(NamedTuple):
    """Since when a topic or passage is on an annotation, or is not."""

    since: str
    present: bool


def _latest_parts(a: Annotation, b: Annotation) -> dict[str, PartChange]:
    parts: dict[str, PartChange] = {}
    for change in (*a.changes, *b.changes):
        known = parts.get(change.part, change)
        parts[change.part] = max(known, change, key=lambda one: (one.changed, one.present, one.author))
    return parts


def _with_body(parts: dict[str, PartChange], body: Wording, *, created: str) -> dict[str, PartChange]:
    """The text that holds says when and by whom it was written, also where a later one was settled since."""
    rest = {part: change for part, change in parts.items() if part != BODY}
    return rest if body.written == created else {**rest, BODY: PartChange(BODY, body.written, body.author)}


def _join_wordings(a: Annotation, b: Annotation) -> tuple[tuple[Wording, ...], tuple[str, ...]]:
    """The texts that no other replaced, by time, and the versions that were replaced."""
    texts = {version_of(one.written, one.body): one for copy in (a, b) for one in (*copy.wordings, _own_wording(copy))}
    superseded = {*a.superseded, *b.superseded}
    standing = {version: text for version, text in texts.items() if version not in superseded} or texts
    return tuple(sorted(standing.values())), tuple(sorted(superseded))


def _own_wording(annotation: Annotation) -> Wording:
    author = next((change.author for change in annotation.changes if change.part == BODY), annotation.author)
    return Wording(body_written(annotation), author, annotation.body)


def _later(a: Annotation, b: Annotation, part: str, value: Callable[[Annotation], _Value]) -> _Value:
    def when(one: Annotation) -> tuple[str, str]:
        return next((change.changed for change in one.changes if change.part == part), one.created), repr(value(one))

    return value(max(a, b, key=when))


def _join_topics(a: Annotation, b: Annotation) -> tuple[str, ...]:
    if a.topics == b.topics:
        return a.topics
    standing = _standing({topic_part(topic): topic for topic in (*a.topics, *b.topics)}, a, b)
    return tuple(topic for _, topic in sorted((one.since, topic) for topic, one in standing.items() if one.present))


def _join_targets(a: Annotation, b: Annotation) -> tuple[Target, ...]:
    if a.targets == b.targets:
        return a.targets
    targets: dict[str, Target] = {}
    for target in sorted((*a.targets, *b.targets), key=repr):
        targets[passage_part(target)] = target
    for part, target in targets.items():
        targets[part] = _later_target(a, b, part, target)
    standing = _standing({part: part for part in targets}, a, b)
    # Two readers may each have taken off the passage that the other kept: a note needs one, so the last one stays.
    kept = [part for part, one in standing.items() if one.present] or [max(standing, key=lambda p: (standing[p], p))]
    return tuple(
        targets[part]
        for part in sorted(
            kept, key=lambda part: (standing[part].since, targets[part].document, targets[part].span, part)
        )
    )


def _later_target(a: Annotation, b: Annotation, part: str, otherwise: Target) -> Target:
    """The passage as the copy has it that changed it last."""

    def of(one: Annotation) -> Target | None:
        return next((target for target in one.targets if passage_part(target) == part), None)

    found = [(_standing_of(part, one, there=True), repr(of(one)), of(one)) for one in (a, b) if of(one) is not None]
    return max(found, key=lambda one: one[:2])[2] or otherwise


def _standing(parts: dict[str, _Value], a: Annotation, b: Annotation) -> dict[_Value, _Standing]:
    """By value: how each part stands after the later of what the copies say of it."""
    there = {id(one): {*map(topic_part, one.topics), *map(passage_part, one.targets)} for one in (a, b)}
    return {
        value: max(_standing_of(part, one, there=part in there[id(one)]) for one in (a, b))
        for part, value in parts.items()
    }


def _standing_of(part: str, annotation: Annotation, *, there: bool) -> _Standing:
    for change in annotation.changes:
        if change.part == part:
            return _Standing(change.changed, change.present)
    return _Standing(annotation.created if there else "", there)
