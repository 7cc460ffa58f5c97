"""What the reader decided about cross-references, as records: stronger than anything the program computes.

A decision that speaks of passages keeps them as annotations do, by position and by quote, so that it finds them again
where a text has moved. Every record says when it was decided last (ISO 8601 in UTC) and by whom.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.crossrefs.values import EntityType, LinkKind
    from kzreader.core.notebook.annotation import Target


class LinkVerdict(StrEnum):
    """What the reader says of two passages."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PINNED = "pinned"
    """Accepted, and the place where the pages are held level."""
    ADDED = "added"
    """Joined by the reader, where the program saw nothing."""


class FigureVerdict(StrEnum):
    """What the reader says of two figures."""

    CHECKED = "checked"
    DISMISSED = "dismissed"


class LinkDecision(NamedTuple):
    """Whether two passages, of two documents, report the same statement."""

    id: str
    decided: str
    author: str
    verdict: LinkVerdict
    kind: LinkKind
    targets: tuple[Target, ...]


class FigureDecision(NamedTuple):
    """What became of two figures that were shown side by side."""

    id: str
    decided: str
    author: str
    verdict: FigureVerdict
    targets: tuple[Target, ...]


class MentionMark(NamedTuple):
    """A passage marked by hand as naming the entity of that id; with an empty one, as naming nobody."""

    id: str
    decided: str
    author: str
    entity: str
    targets: tuple[Target, ...]

    @property
    def target(self) -> Target:
        """The one passage."""
        return self.targets[0]


class SyncPoint(NamedTuple):
    """Places, one a document, that are to stand level."""

    id: str
    decided: str
    author: str
    targets: tuple[Target, ...]


class EntityEdit(NamedTuple):
    """How an entity differs from what the program knows of it; with `own`, an entity that the reader made.

    `id` is that of the entity. `was` and `was_type`: what the program makes of it, empty for the reader's own. `added`
    and `removed` are forms that count, and that count no longer. `merged_into`: the id of the entity that it is a part
    of, or empty. Where nothing differs, the entity is kept because another record speaks of it.
    """

    id: str
    decided: str
    author: str
    was: str
    was_type: EntityType | Literal[""]
    name: str
    type: EntityType
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    merged_into: str = ""
    own: bool = False


class AccountGroup(NamedTuple):
    """Documents, by id, that are accounts of one interview, these and no others; or, not `together`, none of which
    reports the same interview as another of them. `name` may be empty.
    """

    id: str
    decided: str
    author: str
    name: str
    documents: tuple[str, ...]
    together: bool


class Synonyms(NamedTuple):
    """Words and phrases that count as one when passages are compared."""

    id: str
    decided: str
    author: str
    words: tuple[str, ...]


class RefusedName(NamedTuple):
    """A name found in the reader's own documents that they do not want suggested."""

    id: str
    decided: str
    author: str
    name: str


PassageDecision = LinkDecision | FigureDecision | MentionMark | SyncPoint
"""Decisions that speak of passages."""

Decision = PassageDecision | EntityEdit | AccountGroup | Synonyms | RefusedName


def merged_id(entity: str, edits: Mapping[str, EntityEdit]) -> str:
    """The id of the entity that `entity` is a part of by now, or its own. `edits` by id; a circle ends somewhere."""
    passed = {entity}
    while (edit := edits.get(entity)) and edit.merged_into and edit.merged_into not in passed:
        entity = edit.merged_into
        passed.add(entity)
    return entity
