"""What a salvaged notebook has in place of a lost document: the words quoted of it, until it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.notebook.annotation import Anchorage, DocumentRecord, Target
from kzreader.core.notebook.decisions import PassageDecision
from kzreader.core.notebook.edits import Edit, Replaced

if TYPE_CHECKING:
    from kzreader.core.notebook.notebook import Notebook


def found_again(notebook: Notebook, standin: DocumentRecord, document: DocumentRecord) -> list[Edit]:
    """The document in the place of what stood for it; passages whose words stand there are attached again."""

    def standing(target: Target) -> Target:
        stands = target.document == document.id and target.span.of(document.text) == target.exact
        return target._replace(state=Anchorage.ATTACHED) if stands else target

    notes = notebook.annotations_of(document.id)
    decisions = [one for one in notebook.decisions() if isinstance(one, PassageDecision)]
    again = [(one, one._replace(targets=tuple(map(standing, one.targets)))) for one in (*notes, *decisions)]
    return [Replaced(standin, document), *(Replaced(before, after) for before, after in again if before != after)]
