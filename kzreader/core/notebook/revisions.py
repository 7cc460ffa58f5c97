"""When each part of an annotation was changed last: what makes two copies of it mergeable, in any order.

Style, colour, topics and passages each carry the time of their last change, so that of two copies the later one holds
for each of them by itself (a last-writer-wins element set). The text of a note carries the versions that it replaced,
so that a text which was built on another replaces it, and two that were not both stay (a multi-value register). Both
are from Shapiro, Preguiça, Baquero and Zawirski, "A comprehensive study of convergent and commutative replicated data
types" (INRIA RR-7506, 2011), sections 3.3.3 and 3.2.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.notebook.annotation import Annotation, PartChange, Removal, Target
from kzreader.core.notebook.edits import Added, Edit, Removed
from kzreader.core.notebook.json_form import to_json
from kzreader.core.notebook.tables import removal_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.notebook.notebook import Notebook
    from kzreader.core.notebook.records import Record

STYLE, COLOUR, BODY = "style", "colour", "body"


def topic_part(topic: str) -> str:
    """What a topic on an annotation is called among its parts."""
    return f"topic {topic}"


def passage_part(target: Target) -> str:
    """What a passage of an annotation is called among its parts: the same passage has the same name in every copy."""
    return f"passage {target.document} {target.span.start} {target.span.end}"


def version_of(written: str, body: str) -> str:
    """What tells one text of a note from the others it ever had."""
    import hashlib

    return hashlib.sha256(f"{written}\n{body}".encode()).hexdigest()[:16]


def body_written(annotation: Annotation) -> str:
    """When the text of the note became what it is."""
    return next((change.changed for change in annotation.changes if change.part == BODY), annotation.created)


def revised(before: Annotation, after: Annotation, *, now: str, author: str) -> Annotation:
    """`after` with the time and author of what differs from `before`. Another text settles which wording holds."""
    parts = {change.part: change for change in before.changes}
    for part, present in _differences(before, after):
        parts[part] = PartChange(part, now, author, present)
    changed = after._replace(modified=now, changes=tuple(parts[part] for part in sorted(parts)))
    return changed if before.body == after.body else _supersede(before, changed)


def _differences(before: Annotation, after: Annotation) -> list[tuple[str, bool]]:
    """The parts that differ, and whether each is there afterwards."""
    fields = (
        (STYLE, before.style, after.style),
        (COLOUR, before.colour, after.colour),
        (BODY, before.body, after.body),
    )
    differing = [(part, True) for part, was, is_now in fields if was != is_now]
    for was, is_now in (
        (set(map(topic_part, before.topics)), set(map(topic_part, after.topics))),
        (set(map(passage_part, before.targets)), set(map(passage_part, after.targets))),
    ):
        differing += ((part, part in is_now) for part in was ^ is_now)
    was_there = {passage_part(target): target for target in before.targets}
    differing += (
        (part, True)
        for part, target in ((passage_part(target), target) for target in after.targets)
        if was_there.get(part, target) != target
    )
    return differing


def _supersede(before: Annotation, after: Annotation) -> Annotation:
    texts = ((body_written(before), before.body), *((one.written, one.body) for one in before.wordings))
    versions = {version_of(written, body) for written, body in texts}
    return after._replace(wordings=(), superseded=tuple(sorted({*before.superseded, *versions})))


def remembering(edits: Sequence[Edit], notebook: Notebook, *, now: str, author: str) -> list[Edit]:
    """The edits, and with them what the notebook keeps of the records that they remove or bring back."""
    gone = {removal_id(edit.record): edit.record for edit in edits if isinstance(edit, Removed)}
    there = {removal_id(edit.record) for edit in edits if isinstance(edit, Added)}
    forgotten = [Removed(notebook.removals[id_]) for id_ in sorted(there & notebook.removals.keys())]
    removals = [
        Added(Removal(id_, now, author, _content(record)))
        for id_, record in gone.items()
        if id_ not in there and id_ not in notebook.removals
    ]
    return [*edits, *forgotten, *removals]


def _content(record: Record) -> str:
    return to_json(record) if isinstance(record, Annotation) else ""
