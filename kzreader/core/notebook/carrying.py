"""From what the reader asks for between two versions of a document to the edits that do it. Pure: nothing here writes.

Every function raises RequestError, with a sentence, for what does not exist or makes no sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.anchoring.placing import Places
from kzreader.core.errors import RequestError
from kzreader.core.notebook.anchoring import carried
from kzreader.core.notebook.annotation import Anchorage, Annotation, Target
from kzreader.core.notebook.edits import Added, Edit, Replaced
from kzreader.core.notebook.planning import Desk, snapshot, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.interview import Interview
    from kzreader.core.text import Span


def carry_over(desk: Desk, document: str, newer: Interview) -> list[Edit]:
    """Every note on `document` on its newer version: where its words stand there, for the reader to check where they
    read differently, and without a place where they are gone. The older version stays as it is.
    """
    record = desk.notebook.documents.get(document)
    if record is None:
        raise RequestError("There are no notes on this document.", "Name a document that the notebook has notes on.")
    if document == newer.id:
        raise RequestError("Both are the same text.", "Name the newer version of the document.")
    places = Places(newer.text, old=record.text)

    def moved(target: Target) -> Target:
        if target.document != document:
            return target
        return carried(target, places.of(target), document=newer.id, text=newer.text)

    notes = [
        Replaced(before, desk.modified(before, targets=tuple(dict.fromkeys(map(moved, before.targets)))))
        for before in desk.notebook.annotations_of(document)
    ]
    return [*_newer_version(desk, document, newer), *notes]


def _newer_version(desk: Desk, document: str, newer: Interview) -> list[Edit]:
    known = desk.notebook.documents.get(newer.id)
    if known is None:
        return [Added(snapshot(newer)._replace(version_of=document))]
    after = known._replace(version_of=known.version_of or document)
    return [Replaced(known, after)] if after != known else []


def reattach(desk: Desk, annotation_id: str, target: Target, span: Span) -> list[Edit]:
    """A passage put where the reader says that it stands, in the version of the document that it is kept for."""
    before = desk.annotation(annotation_id)
    _check_has(before, target)
    there = target_of(desk, (target.document, span))
    after = there._replace(quoted="" if there.exact == target.words else target.words)
    return _with_target(desk, before, target, after)


def confirm(desk: Desk, ids: Iterable[str]) -> list[Edit]:
    """The places of moved passages are right: they are as good as those that never moved."""
    edits: list[Edit] = []
    for before in desk.annotations(ids):
        targets = tuple(
            target._replace(state=Anchorage.ATTACHED) if target.state is Anchorage.MOVED else target
            for target in before.targets
        )
        if targets != before.targets:
            edits.append(Replaced(before, desk.modified(before, targets=targets)))
    return edits


def _with_target(desk: Desk, before: Annotation, target: Target, after: Target) -> list[Edit]:
    if target == after:
        return []
    targets = tuple(dict.fromkeys(after if one == target else one for one in before.targets))
    return [Replaced(before, desk.modified(before, targets=targets))]


def _check_has(annotation: Annotation, target: Target) -> None:
    if target not in annotation.targets:
        raise RequestError("This passage is not on the note any more.", "Look at the note again.")
