"""From what the reader decides about passages and documents to the edits that keep it. Pure: nothing here writes.

Every function raises RequestError, with a sentence, for what does not exist or makes no sense, and returns no edits
where nothing would change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kzreader.core.crossrefs.values import LinkKind
from kzreader.core.errors import RequestError
from kzreader.core.folding import fold_words
from kzreader.core.notebook.annotation import Target
from kzreader.core.notebook.decisions import (
    AccountGroup,
    FigureDecision,
    FigureVerdict,
    LinkDecision,
    LinkVerdict,
    PassageDecision,
    SyncPoint,
    Synonyms,
)
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.notebook.planning import Desk, Passage, snapshots, storable, target_of
from kzreader.core.text import Span

Pair = tuple[Passage, Passage]
"""A passage of one document and a passage of another."""

_STANDS = {
    LinkVerdict.ACCEPTED: {LinkVerdict.ADDED},
    LinkVerdict.ADDED: {LinkVerdict.ACCEPTED, LinkVerdict.PINNED},
}
"""What the reader said before that says as much already. To accept a pinned link is to let it go."""

_Decided = TypeVar("_Decided", bound=PassageDecision)


def judge_link(desk: Desk, pair: Pair, verdict: LinkVerdict, *, kind: LinkKind) -> list[Edit]:
    """The reader's verdict on two passages, in place of an earlier one."""
    targets = _targets(desk, pair)
    before = _decided(desk.notebook.link_decisions.values(), targets)
    if before is None:
        decision = LinkDecision(desk.new_id(), desk.now, desk.author, verdict, kind, targets)
        return [*_kept(desk, pair), Added(decision)]
    if before.verdict == verdict or before.verdict in _STANDS.get(verdict, ()):
        return []
    return [Replaced(before, before._replace(verdict=verdict, decided=desk.now, author=desk.author))]


def split_link(desk: Desk, pair: Pair, parts: Sequence[Pair], *, kind: LinkKind) -> list[Edit]:
    """One link less, and two or more of its parts joined instead."""
    if len(set(parts)) < 2:
        raise RequestError("A link is split into at least two.", "Choose which passages belong together.")
    if pair in parts:
        raise RequestError("A part of a link is shorter than the whole.", "Choose which passages belong together.")
    for part in parts:
        if not all(_within(shorter, longer) for shorter, longer in zip(part, pair, strict=True)):
            raise RequestError("A part lies outside the link.", "Choose passages within it.")
    return _together(
        judge_link(desk, pair, LinkVerdict.REJECTED, kind=kind),
        *(judge_link(desk, part, LinkVerdict.ADDED, kind=kind) for part in dict.fromkeys(parts)),
    )


def join_links(desk: Desk, pairs: Sequence[Pair], *, kind: LinkKind) -> list[Edit]:
    """Links between the same two documents made one, from the first word of any of them to the last."""
    if len(set(pairs)) < 2:
        raise RequestError("It takes two links to join them.", "Choose another one as well.")
    if len({(a[0], b[0]) for a, b in pairs}) > 1:
        raise RequestError("These links are between different interviews.", "Choose links of the same two.")
    whole = (_hull([a for a, _ in pairs]), _hull([b for _, b in pairs]))
    parts = [pair for pair in dict.fromkeys(pairs) if pair != whole]
    return _together(
        *(judge_link(desk, part, LinkVerdict.REJECTED, kind=kind) for part in parts),
        judge_link(desk, whole, LinkVerdict.ADDED, kind=kind),
    )


def forget_link(desk: Desk, pair: Pair) -> list[Edit]:
    """What the reader said of two passages taken back: the program's opinion counts again."""
    decision = _decided(desk.notebook.link_decisions.values(), _targets(desk, pair))
    return [Removed(decision)] if decision else []


def judge_figures(desk: Desk, pair: Pair, verdict: FigureVerdict) -> list[Edit]:
    """The reader's verdict on two figures, in place of an earlier one."""
    targets = _targets(desk, pair)
    before = _decided(desk.notebook.figure_decisions.values(), targets)
    if before is None:
        return [*_kept(desk, pair), Added(FigureDecision(desk.new_id(), desk.now, desk.author, verdict, targets))]
    if before.verdict == verdict:
        return []
    return [Replaced(before, before._replace(verdict=verdict, decided=desk.now, author=desk.author))]


def add_sync_point(desk: Desk, places: Sequence[Passage]) -> list[Edit]:
    """Places of two or more documents that are to stand level; a place is a passage that begins there."""
    documents = [document for document, _ in places]
    if len(documents) < 2 or len(set(documents)) < len(documents):
        raise RequestError("A sync point needs one place in each of two interviews.", "Choose the second one as well.")
    targets = tuple(target_of(desk, place) for place in places)
    if any(set(point.targets) == set(targets) for point in desk.notebook.sync_points.values()):
        return []
    return [*snapshots(desk, documents), Added(SyncPoint(desk.new_id(), desk.now, desk.author, targets))]


def group_accounts(desk: Desk, documents: Iterable[str], *, name: str) -> list[Edit]:
    """These documents, and no others, are accounts of one interview; they leave the reader's other groups."""
    wanted, name = _several(desk, documents), " ".join(storable(name).split())
    edits: list[Edit] = []
    found: AccountGroup | None = None
    for group in desk.notebook.account_groups.values():
        if group.together and set(group.documents) == set(wanted):
            found = group
        elif group.together:
            edits += _without(desk, group, wanted)
        elif set(group.documents) <= set(wanted):
            edits.append(Removed(group))
    if found is None:
        new = AccountGroup(desk.new_id(), desk.now, desk.author, name, wanted, together=True)
        return [*snapshots(desk, wanted), *edits, Added(new)]
    if (found.name, found.documents) != (name, wanted):
        edits.append(Replaced(found, found._replace(name=name, documents=wanted, decided=desk.now, author=desk.author)))
    return edits


def ungroup(desk: Desk, documents: Iterable[str]) -> list[Edit]:
    """No two of these documents report the same interview; they leave the reader's groups."""
    wanted = _several(desk, documents)
    groups = desk.notebook.account_groups.values()
    edits = [edit for group in groups if group.together for edit in _without(desk, group, wanted)]
    if any(not group.together and set(wanted) <= set(group.documents) for group in groups):
        return edits
    apart = AccountGroup(desk.new_id(), desk.now, desk.author, "", wanted, together=False)
    return [*snapshots(desk, wanted), *edits, Added(apart)]


def set_synonyms(desk: Desk, words: Iterable[str], *, synonyms: str) -> list[Edit]:
    """Words and phrases that count as one, in place of the set with the id `synonyms` where there is one."""
    wanted = tuple({fold_words(word): " ".join(storable(word).split()) for word in words}.values())
    if any("=" in word or not any(map(str.isalnum, word)) for word in wanted):
        raise RequestError("A synonym is a word or a phrase.", "Write it with letters or digits, and without “=”.")
    if len(wanted) < 2:
        raise RequestError("Synonyms are at least two words.", "Type another word that means the same.")
    for other in desk.notebook.synonyms.values():
        shared = {fold_words(word) for word in other.words} & {fold_words(word) for word in wanted}
        if shared and other.id != synonyms:
            raise RequestError(f"“{min(shared)}” has synonyms already.", "Add the words to those.")
    if not synonyms:
        return [Added(Synonyms(desk.new_id(), desk.now, desk.author, wanted))]
    before = desk.notebook.synonyms.get(synonyms)
    if before is None:
        raise RequestError("These synonyms are not there any more.", "Undo brings them back.")
    if before.words == wanted:
        return []
    return [Replaced(before, before._replace(words=wanted, decided=desk.now, author=desk.author))]


def forget(desk: Desk, ids: Iterable[str]) -> list[Edit]:
    """Decisions taken back, by id. With an entity of the reader's own go its marks, and what was merged into it."""
    decisions = {decision.id: decision for decision in desk.notebook.decisions()}
    wanted = dict.fromkeys(ids)
    if not wanted or not wanted.keys() <= decisions.keys():
        raise RequestError("This decision is not there any more.", "Undo brings back what was taken back.")
    own = {edit.id for edit in desk.notebook.entity_edits.values() if edit.own and edit.id in wanted}
    parts = [edit for edit in desk.notebook.entity_edits.values() if edit.merged_into in own and edit.id not in wanted]
    marks = [one for one in desk.notebook.mention_marks.values() if one.entity in own and one.id not in wanted]
    return [
        *(Removed(mark) for mark in marks),
        *(Replaced(part, part._replace(merged_into="", decided=desk.now, author=desk.author)) for part in parts),
        *(Removed(decisions[one]) for one in wanted),
    ]


def _targets(desk: Desk, pair: Pair) -> tuple[Target, Target]:
    if pair[0][0] == pair[1][0]:
        raise RequestError("Both passages are in the same interview.", "Choose passages of two interviews.")
    return target_of(desk, pair[0]), target_of(desk, pair[1])


def _decided(decisions: Iterable[_Decided], targets: tuple[Target, Target]) -> _Decided | None:
    wanted = {(target.document, target.span) for target in targets}
    return next(
        (one for one in decisions if {(target.document, target.span) for target in one.targets} == wanted), None
    )


def _kept(desk: Desk, pair: Pair) -> list[Edit]:
    return snapshots(desk, (document for document, _ in pair))


def _together(*plans: list[Edit]) -> list[Edit]:
    """Plans made side by side as one; what several of them need to be there is added once."""
    return list(dict.fromkeys(edit for plan in plans for edit in plan))


def _within(part: Passage, whole: Passage) -> bool:
    return part[0] == whole[0] and whole[1].contains(part[1])


def _hull(passages: Sequence[Passage]) -> Passage:
    spans = [span for _, span in passages]
    return passages[0][0], Span(min(span.start for span in spans), max(span.end for span in spans))


def _several(desk: Desk, documents: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(desk.documents.get(document).id for document in dict.fromkeys(documents))
    if len(wanted) < 2:
        raise RequestError("It takes two documents.", "Choose another one as well.")
    return wanted


def _without(desk: Desk, group: AccountGroup, documents: Iterable[str]) -> list[Edit]:
    """The group without those documents; one that is left alone is no group."""
    rest = tuple(document for document in group.documents if document not in set(documents))
    if rest == group.documents:
        return []
    if len(rest) < 2:
        return [Removed(group)]
    return [Replaced(group, group._replace(documents=rest, decided=desk.now, author=desk.author))]
