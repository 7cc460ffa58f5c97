"""Taking in what a colleague made, as verbs. A Workspace has one of these, and does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.notebook.merging import Merge, merge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.notebook.edits import Change
    from kzreader.core.notebook.recorder import Recorder
    from kzreader.core.notebook.records import Record


class Colleagues:
    """Merges the records of another notebook, as `records_of` reads them, into the one that is open."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def preview(self, records: Iterable[Record]) -> Merge:
        """What `merge` would do; nothing is written."""
        return merge(self._recorder.notebook, records)

    def merge(self, records: Iterable[Record]) -> Change | None:
        """Take the records in as one step to undo; None where everything is there already."""
        theirs = tuple(records)
        return self._recorder.do("merge", lambda: self.preview(theirs).edits)
