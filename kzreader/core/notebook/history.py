"""What the reader did, in order, and how much of it is undone. Edits are data, so undo is arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from kzreader.core.errors import RequestError
from kzreader.core.notebook.annotation import DocumentRecord, Removal, Topic
from kzreader.core.notebook.edits import Added, Change, Edit, Removed, Replaced
from kzreader.core.notebook.notebook import Notebook, documents_of
from kzreader.core.notebook.tables import TABLES, removal_id


class History:
    """Steps that can be undone and redone, without limit."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def to_undo(self) -> Change | None:
        """The last step that stands."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Change | None:
        """The last step that was undone."""
        return self._undone[-1] if self._undone else None

    def did(self, change: Change) -> None:
        """A new step: what was undone before it cannot be redone any more."""
        self._done.append(change)
        self._undone.clear()

    def undid(self) -> None:
        """The last step was undone."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The last undone step was done again."""
        self._done.append(self._undone.pop())

    def drop_undo(self) -> None:
        """Forget the last step, which cannot be undone any more."""
        self._done.pop()

    def drop_redo(self) -> None:
        """Forget the last undone step, which cannot be done again any more."""
        self._undone.pop()

    def forget(self, gone: Set[str]) -> None:
        """Keep nothing of the records that `removal_id` names so, nor of what cannot be there without them; the rest of
        a step can be undone.
        """
        self._done = [rest for change in self._done if (rest := _without(change, gone))]
        self._undone = [rest for change in self._undone if (rest := _without(change, gone))]

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()


def _without(change: Change, gone: Set[str]) -> Change | None:
    """The step without what it did to records that are gone; None where nothing is left that the reader did."""
    edits = tuple(edit for edit in change.edits if not _speaks_of(edit, gone))
    if edits == change.edits:
        return change
    if all(isinstance(edit, Added) and isinstance(edit.record, DocumentRecord | Topic) for edit in edits):
        return None
    return replace(change, edits=edits, count=max(1, change.count - len(change.edits) + len(edits)))


def _speaks_of(edit: Edit, gone: Set[str]) -> bool:
    record = edit.after if isinstance(edit, Replaced) else edit.record
    if isinstance(record, Removal):
        return record.id in gone
    documents = {f"{TABLES[DocumentRecord].name}/{one}" for one in documents_of(record)}
    return removal_id(record) in gone or not documents.isdisjoint(gone)


def fitting(change: Change, notebook: Notebook) -> Change:
    """The change as far as it still has to be made, where another program may have written in between.

    A record that already is as it should be is left alone; a document or topic that something else needs by now stays.
    Raises RequestError where a record reads differently from what the change knows: theirs is not overwritten; and
    where a document or topic that the change builds on is gone.
    """
    edits = []
    # Edits of one change build on one another (a document, then a note on it): each is judged after those before it.
    trial = Notebook(notebook.records())
    for edit in change.edits:
        if _is_done(edit, trial) or _is_needed(edit, trial):
            continue
        _check(edit, trial)
        trial.apply((edit,))
        edits.append(edit)
    _check_ground(edits, trial)
    return replace(change, edits=tuple(edits))


def _is_done(edit: Edit, notebook: Notebook) -> bool:
    match edit:
        case Added(record):
            return notebook.record(record) == record
        case Removed(record):
            return notebook.record(record) is None
        case Replaced(_, after):
            return notebook.record(after) == after


def _is_needed(edit: Edit, notebook: Notebook) -> bool:
    return isinstance(edit, Removed) and notebook.refers_to(edit.record)


def _check(edit: Edit, notebook: Notebook) -> None:
    match edit:
        case Added(record):
            as_expected = notebook.record(record) is None
        case Removed(record):
            as_expected = notebook.record(record) == record
        case Replaced(before, _):
            as_expected = notebook.record(before) == before
    if not as_expected:
        raise RequestError(
            "This step cannot be taken back: another program has changed the same note since.",
            "Earlier steps can still be undone.",
        )


def _check_ground(edits: Iterable[Edit], notebook: Notebook) -> None:
    """`notebook` is as it would be after the edits."""
    made = (edit.record if isinstance(edit, Added) else edit.after for edit in edits if not isinstance(edit, Removed))
    if not all(notebook.can_hold(record) for record in made):
        raise RequestError(
            "This step cannot be done again: another program has taken back what it builds on.", "Do it anew."
        )
