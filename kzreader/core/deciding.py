"""What the reader decides about cross-references, as verbs. A Workspace has one of these, and does what it says.

As with the verbs of the Workspace: each is one transaction and one step to undo, returns the Change that it made or
None where nothing had to change, and raises RequestError for what does not exist or makes no sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from kzreader.core.crossrefs.values import Entity, EntityType, LinkKind
from kzreader.core.notebook import judging, naming
from kzreader.core.notebook.decisions import FigureVerdict, LinkVerdict
from kzreader.core.notebook.edits import Change, Edit
from kzreader.core.notebook.judging import Pair
from kzreader.core.notebook.planning import Desk, Passage


class Do(Protocol):
    """Takes a step: writes what `plan` gives, and says what changed."""

    def __call__(self, verb: str, plan: Callable[[Desk], Sequence[Edit]], *, count: int | None = None) -> Change | None:
        """The Change, or None where nothing had to change."""


class Decisions:
    """See the module. A passage is (document id, span); a pair is a passage of one document and one of another."""

    def __init__(self, do: Do) -> None:
        self._do = do

    # Parallel passages

    def accept_link(self, a: Passage, b: Passage, *, kind: LinkKind = "parallel") -> Change | None:
        """The program is right: these passages report the same statement."""
        return self._judge_link("accept_link", (a, b), LinkVerdict.ACCEPTED, kind)

    def reject_link(self, a: Passage, b: Passage, *, kind: LinkKind = "parallel") -> Change | None:
        """These passages do not report the same statement."""
        return self._judge_link("reject_link", (a, b), LinkVerdict.REJECTED, kind)

    def pin_link(self, a: Passage, b: Passage, *, kind: LinkKind = "parallel") -> Change | None:
        """These passages report the same statement, and stand level. `accept_link` lets them go again."""
        return self._judge_link("pin_link", (a, b), LinkVerdict.PINNED, kind)

    def add_link(self, a: Passage, b: Passage, *, kind: LinkKind = "parallel") -> Change | None:
        """Join two passages that the program did not."""
        return self._judge_link("add_link", (a, b), LinkVerdict.ADDED, kind)

    def split_link(
        self, a: Passage, b: Passage, parts: Sequence[Pair], *, kind: LinkKind = "parallel"
    ) -> Change | None:
        """Reject a link and join its parts, two pairs or more, instead."""
        return self._do("split_link", lambda desk: judging.split_link(desk, (a, b), parts, kind=kind), count=1)

    def join_links(self, pairs: Sequence[Pair], *, kind: LinkKind = "parallel") -> Change | None:
        """Reject links between the same two documents, and join all that lies between their ends, instead."""
        return self._do("join_links", lambda desk: judging.join_links(desk, pairs, kind=kind), count=len(pairs))

    def forget_link(self, a: Passage, b: Passage) -> Change | None:
        """Go back to what the program makes of these passages."""
        return self._do("forget_link", lambda desk: judging.forget_link(desk, (a, b)))

    # Figures

    def check_figures(self, a: Passage, b: Passage) -> Change | None:
        """The reader has looked into how these two figures go together."""
        return self._do(
            "check_figures", lambda desk: judging.judge_figures(desk, (a, b), FigureVerdict.CHECKED), count=1
        )

    def dismiss_figures(self, a: Passage, b: Passage) -> Change | None:
        """These two figures have nothing to do with each other."""
        return self._do(
            "dismiss_figures", lambda desk: judging.judge_figures(desk, (a, b), FigureVerdict.DISMISSED), count=1
        )

    # Entities and their mentions

    def rename_entity(self, entity: Entity, name: str) -> Change | None:
        """Call an entity by another name; the old one stays one of its forms."""
        return self._do("rename_entity", lambda desk: naming.rename(desk, entity, name))

    def retype_entity(self, entity: Entity, type_: EntityType) -> Change | None:
        """Make a person an organisation, and the like."""
        return self._do("retype_entity", lambda desk: naming.retype(desk, entity, type_))

    def merge_entities(self, entities: Sequence[Entity], into: Entity) -> Change | None:
        """Let the mentions of `entities` count as mentions of `into`."""
        count = len({entity.id for entity in entities} - {into.id})
        return self._do("merge_entities", lambda desk: naming.merge(desk, entities, into), count=count)

    def separate_entity(self, entity_id: str) -> Change | None:
        """Take an entity out of the one that it was merged into."""
        return self._do("separate_entity", lambda desk: naming.separate(desk, entity_id))

    def split_entity(
        self, entity: Entity, forms: Iterable[str], *, name: str = "", type_: EntityType | None = None
    ) -> Change | None:
        """Make some forms of an entity an entity of their own, by default of the same type."""
        chosen = tuple(forms)
        return self._do(
            "split_entity", lambda desk: naming.split(desk, entity, chosen, name=name, type_=type_), count=1
        )

    def add_alias(self, entity: Entity, alias: str) -> Change | None:
        """One more form that the entity is named by. It is taken as written: no character of it has a meaning."""
        return self._do("add_alias", lambda desk: naming.add_alias(desk, entity, alias))

    def remove_alias(self, entity: Entity, alias: str) -> Change | None:
        """One form fewer that the entity is named by."""
        return self._do("remove_alias", lambda desk: naming.remove_alias(desk, entity, alias))

    def add_entity(self, name: str, type_: EntityType, *, aliases: Iterable[str] = ()) -> Change | None:
        """An entity that the program does not know."""
        forms = tuple(aliases)
        return self._do("add_entity", lambda desk: naming.add_entity(desk, name, type_, aliases=forms))

    def mark_mention(self, passage: Passage, entity: Entity) -> Change | None:
        """The passage names that entity."""
        return self._do("mark_mention", lambda desk: naming.mark_mention(desk, passage, entity), count=1)

    def unmark_mention(self, passage: Passage) -> Change | None:
        """The passage names nobody."""
        return self._do("unmark_mention", lambda desk: naming.mark_mention(desk, passage, None), count=1)

    def refuse_name(self, name: str) -> Change | None:
        """Do not suggest this name of the reader's own documents any more."""
        return self._do("refuse_name", lambda desk: naming.refuse_names(desk, [name]))

    # Accounts, reading side by side, words

    def group_accounts(self, documents: Iterable[str], *, name: str = "") -> Change | None:
        """These documents, and no others, are accounts of one interview."""
        chosen = tuple(documents)
        return self._do("group_accounts", lambda desk: judging.group_accounts(desk, chosen, name=name), count=1)

    def ungroup(self, documents: Iterable[str]) -> Change | None:
        """No two of these documents are accounts of one interview."""
        chosen = tuple(documents)
        return self._do("ungroup", lambda desk: judging.ungroup(desk, chosen), count=1)

    def add_sync_point(self, places: Sequence[Passage]) -> Change | None:
        """Hold places level, one in each of two or more documents."""
        return self._do("add_sync_point", lambda desk: judging.add_sync_point(desk, places), count=1)

    def remove_sync_point(self, sync_point: str) -> Change | None:
        """Let go of a sync point, by id."""
        return self._do("remove_sync_point", lambda desk: judging.forget(desk, (sync_point,)))

    def set_synonyms(self, words: Iterable[str], *, synonyms: str = "") -> Change | None:
        """Words and phrases that count as one; `synonyms` is the id of the set that they replace."""
        chosen = tuple(words)
        return self._do("set_synonyms", lambda desk: judging.set_synonyms(desk, chosen, synonyms=synonyms))

    def forget(self, ids: Iterable[str]) -> Change | None:
        """Take decisions back, by id, of whatever kind. An entity of the reader's own goes with its marks."""
        chosen = tuple(ids)
        return self._do("forget", lambda desk: judging.forget(desk, chosen), count=len(chosen))

    def _judge_link(self, name: str, pair: Pair, verdict: LinkVerdict, kind: LinkKind) -> Change | None:
        return self._do(name, lambda desk: judging.judge_link(desk, pair, verdict, kind=kind), count=1)
