"""What the reader decided about cross-references, as every format writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kzreader.core.export.selection import DecisionWording, ExportRequest, Passage, name_of, passage_of
from kzreader.core.notebook.decisions import (
    AccountGroup,
    Decision,
    EntityEdit,
    FigureDecision,
    FigureVerdict,
    LinkDecision,
    LinkVerdict,
    MentionMark,
    PassageDecision,
    RefusedName,
    SyncPoint,
    Synonyms,
)


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One decision: the passages that it is about, or what it says in words, or both. `noted`: when, and by whom."""

    passages: tuple[Passage, ...]
    text: str
    noted: str


@dataclass(frozen=True, slots=True)
class DecidedGroup:
    """Decisions of one kind, oldest first."""

    heading: str
    items: tuple[DecidedItem, ...]


def chosen_decisions(decisions: Iterable[Decision], *, document: str | None = None) -> tuple[Decision, ...]:
    """Those of the decisions that are about passages of `document`, with the entities that they name, or all."""
    every = tuple(decisions)
    if document is None:
        return every
    about = [one for one in every if _is_about(one, document)]
    named = {one.entity for one in about if isinstance(one, MentionMark)}
    return (*about, *(one for one in every if isinstance(one, EntityEdit) and one.id in named))


def _is_about(decision: Decision, document: str) -> bool:
    if isinstance(decision, PassageDecision):
        return any(target.document == document for target in decision.targets)
    return isinstance(decision, AccountGroup) and document in decision.documents


def decided_groups_of(request: ExportRequest) -> tuple[DecidedGroup, ...]:
    """The chosen decisions, by kind; kinds without one are left out."""
    decisions = sorted(request.decisions, key=lambda one: (one.decided, one.id))
    words = request.wording.decisions
    names = {one.id: one.name for one in decisions if isinstance(one, EntityEdit)}
    found: list[tuple[str, Sequence[DecidedItem | None]]] = [
        *_verdicts(request, [one for one in decisions if isinstance(one, LinkDecision | FigureDecision)]),
        (words.entities, [_entity(words, one, names) for one in decisions if isinstance(one, EntityEdit)]),
        (words.mentions, [_mention(request, one, names) for one in decisions if isinstance(one, MentionMark)]),
        (words.accounts, _accounts(request, decisions, together=True)),
        (words.apart, _accounts(request, decisions, together=False)),
        (words.sync_points, [_passages(request, one) for one in decisions if isinstance(one, SyncPoint)]),
        (words.synonyms, [_said(" = ".join(one.words)) for one in decisions if isinstance(one, Synonyms)]),
        (words.refused, [_said(one.name) for one in decisions if isinstance(one, RefusedName)]),
    ]
    groups = [DecidedGroup(heading, tuple(item for item in items if item)) for heading, items in found]
    return tuple(group for group in groups if group.items)


_HEADINGS: dict[LinkVerdict | FigureVerdict, Callable[[DecisionWording], str]] = {
    LinkVerdict.PINNED: lambda words: words.pinned,
    LinkVerdict.ACCEPTED: lambda words: words.accepted,
    LinkVerdict.ADDED: lambda words: words.added,
    LinkVerdict.REJECTED: lambda words: words.rejected,
    FigureVerdict.CHECKED: lambda words: words.checked,
    FigureVerdict.DISMISSED: lambda words: words.dismissed,
}


def _verdicts(
    request: ExportRequest, decisions: Sequence[LinkDecision | FigureDecision]
) -> Iterator[tuple[str, list[DecidedItem | None]]]:
    for verdict, heading in _HEADINGS.items():
        items: list[DecidedItem | None] = [_passages(request, one) for one in decisions if one.verdict is verdict]
        yield heading(request.wording.decisions), items


def _passages(request: ExportRequest, decision: PassageDecision, text: str = "") -> DecidedItem:
    words, day = request.wording.decisions, decision.decided[:10]
    noted = words.decided_by.format(day, decision.author) if decision.author else words.decided.format(day)
    return DecidedItem(tuple(passage_of(request, target) for target in decision.targets), text, noted)


def _mention(request: ExportRequest, mark: MentionMark, names: dict[str, str]) -> DecidedItem:
    words = request.wording.decisions
    text = words.names.format(names.get(mark.entity, mark.entity)) if mark.entity else words.names_nobody
    return _passages(request, mark, text)


def _entity(words: DecisionWording, edit: EntityEdit, names: dict[str, str]) -> DecidedItem | None:
    """What is different about an entity; None where it is only kept because something else speaks of it."""
    facts = [words.own] if edit.own else []
    if edit.was not in ("", edit.name):
        facts.append(words.renamed.format(edit.was))
    if edit.was_type not in ("", edit.type):
        facts.append(words.retyped.format(words.types.get(edit.was_type, edit.was_type)))
    if edit.added:
        facts.append(words.also.format(", ".join(edit.added)))
    if edit.removed:
        facts.append(words.never.format(", ".join(edit.removed)))
    if edit.merged_into:
        facts.append(words.merged.format(names.get(edit.merged_into, edit.merged_into)))
    return _said(f"{edit.name} ({words.types.get(edit.type, edit.type)}): {'; '.join(facts)}") if facts else None


def _accounts(request: ExportRequest, decisions: Iterable[Decision], *, together: bool) -> list[DecidedItem | None]:
    groups = (one for one in decisions if isinstance(one, AccountGroup) and one.together is together)
    return [_said(_group(request, group)) for group in groups]


def _group(request: ExportRequest, group: AccountGroup) -> str:
    titles = "; ".join(name_of(request.documents[document]) for document in group.documents)
    return f"{group.name}: {titles}" if group.name else titles


def _said(text: str) -> DecidedItem:
    return DecidedItem((), text, "")
