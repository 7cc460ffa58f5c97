"""What becomes of notes when their document has a newer version, as verbs. A Workspace has one of these.

As with the verbs of the Workspace: each is one transaction and one step to undo, returns the Change that it made or
None where nothing had to change, and raises RequestError for what does not exist or makes no sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.notebook import carrying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.deciding import Do
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import Target
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span


class Versions:
    """See the module."""

    def __init__(self, do: Do) -> None:
        self._do = do

    def carry_over(self, document: str, newer: Interview) -> Change | None:
        """Put the notes on `document` on its newer version; those that stand nowhere in it stay, without a place."""
        return self._do("carry_over", lambda desk: carrying.carry_over(desk, document, newer))

    def reattach(self, annotation_id: str, target: Target, span: Span) -> Change | None:
        """Put a passage of a note where it stands in its document."""
        return self._do("reattach", lambda desk: carrying.reattach(desk, annotation_id, target, span))

    def confirm(self, ids: Iterable[str]) -> Change | None:
        """The places of the moved passages of these notes are right."""
        chosen = tuple(ids)
        return self._do("confirm_places", lambda desk: carrying.confirm(desk, chosen))
