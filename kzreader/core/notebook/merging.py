"""Two notebooks into one: what it would hold, and what the reader is told before anything is written.

Joining is commutative, associative and idempotent, so that colleagues may merge in any order, and twice, and end with
the same notebook (a join semilattice: Shapiro, Preguiça, Baquero and Zawirski, INRIA RR-7506, 2011). Of two copies of
a record the one changed later holds; annotations are joined part by part; a removal holds against what was not changed
after it. Clocks that differ change which of two copies holds, never that all end with the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.notebook.annotation import Annotation, Removal, Topic
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.notebook.joining import changed_at, join, join_annotations
from kzreader.core.notebook.json_form import from_json, to_json
from kzreader.core.notebook.tables import removal_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzreader.core.notebook.notebook import Notebook
    from kzreader.core.notebook.records import Record


class Merge(NamedTuple):
    """What merging would do. `edits` do it; the rest, by id of annotation, is for the reader to see first.

    `reworded`: notes with two texts afterwards. `revived`: removed on one side and changed after that on the other.
    `alike`: pairs of notes, one of each notebook, that mark the same words with the same text under different ids.
    """

    edits: tuple[Edit, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    reworded: tuple[str, ...]
    revived: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]


def merge(ours: Notebook, theirs: Iterable[Record]) -> Merge:
    """What has to change in `ours` so that it holds both. Pure."""
    before, other = _by_id(ours.records()), _by_id(theirs)
    after = _by_id(joined(before.values(), other.values()))
    edits = tuple(_edits(before, after))
    notes = {id_: one for id_, one in after.items() if isinstance(one, Annotation)}
    gone = {one.id for one in (*before.values(), *other.values()) if isinstance(one, Removal)}
    return Merge(
        edits=edits,
        added=tuple(one.id for id_, one in notes.items() if id_ not in before),
        changed=tuple(one.id for id_, one in notes.items() if before.get(id_, one) != one),
        removed=tuple(one.id for id_, one in before.items() if isinstance(one, Annotation) and id_ not in after),
        reworded=tuple(one.id for id_, one in notes.items() if one.wordings and before.get(id_) != one),
        revived=tuple(one.id for id_, one in notes.items() if id_ in gone),
        alike=tuple(_alike(before, other)),
    )


def joined(ours: Iterable[Record], theirs: Iterable[Record]) -> tuple[Record, ...]:
    """The records of both, each once, in a fixed order."""
    records: dict[str, Record] = {}
    for record in (*ours, *theirs):
        id_ = removal_id(record)
        known = records.get(id_, record)
        if isinstance(known, Removal) and isinstance(record, Removal):
            records[id_] = _join_removals(known, record)
        else:
            records[id_] = join(known, record)
    for removal in [one for one in records.values() if isinstance(one, Removal) and _is_of_annotation(one)]:
        _settle_annotation(records, removal)
    used = {topic for one in records.values() if isinstance(one, Annotation) for topic in one.topics}
    for removal in [one for one in records.values() if isinstance(one, Removal) and not _is_of_annotation(one)]:
        _settle(records, removal, used_topics=used)
    return tuple(records[id_] for id_ in sorted(records))


def _settle_annotation(records: dict[str, Record], removal: Removal) -> None:
    """Either the annotation or its removal, which keeps the annotation for copies that are still to come."""
    alive, kept = records.pop(removal.id, None), from_json(removal.content) if removal.content else None
    if isinstance(alive, Annotation):
        whole = join_annotations(alive, kept) if kept else alive
        if whole.modified > removal.removed:
            records[removal.id] = whole
            del records[removal_id(removal)]
        elif kept:
            records[removal_id(removal)] = removal._replace(content=to_json(whole))


def _settle(records: dict[str, Record], removal: Removal, *, used_topics: set[str]) -> None:
    """Either the record or its removal; a topic stays as long as a note has it, and its removal beside it."""
    record = records.get(removal.id)
    if record is None or (isinstance(record, Topic) and record.id in used_topics):
        return
    if changed_at(record) > removal.removed:
        del records[removal_id(removal)]
    else:
        del records[removal.id]


def _join_removals(a: Removal, b: Removal) -> Removal:
    """The later one; what was erased in one copy is in none."""
    later = max(a, b, key=lambda one: (one.removed, one.author))
    if a.content == b.content or not (a.content and b.content):
        return later._replace(content=min(a.content, b.content))
    return later._replace(content=to_json(join_annotations(from_json(a.content), from_json(b.content))))


def _is_of_annotation(removal: Removal) -> bool:
    return removal.id.startswith("annotations/")


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {removal_id(record): record for record in records}


def _edits(before: dict[str, Record], after: dict[str, Record]) -> Iterator[Edit]:
    """What leads from one to the other, in the order of ids."""
    for id_ in sorted({*before, *after}):
        was, is_now = before.get(id_), after.get(id_)
        if was is None and is_now is not None:
            yield Added(is_now)
        elif was is not None and is_now is None:
            yield Removed(was)
        elif was is not None and is_now is not None and was != is_now:
            yield Replaced(was, is_now)


def _alike(ours: dict[str, Record], theirs: dict[str, Record]) -> Iterator[tuple[str, str]]:
    there: dict[object, list[str]] = {}
    for id_, one in theirs.items():
        if isinstance(one, Annotation) and id_ not in ours:
            there.setdefault(_content_of(one), []).append(one.id)
    for id_, one in ours.items():
        if isinstance(one, Annotation) and id_ not in theirs:
            yield from ((one.id, other) for other in there.get(_content_of(one), ()))


def _content_of(annotation: Annotation) -> object:
    passages = tuple((target.document, target.span) for target in annotation.targets)
    return passages, annotation.style, " ".join(annotation.body.split()), frozenset(annotation.topics)
