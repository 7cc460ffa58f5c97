"""Which documents are accounts of one interview, as the reader decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.library import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzreader.core.library import Library
    from kzreader.core.notebook.decisions import AccountGroup


def decided_groups(
    library: Library, groups: Iterable[AccountGroup], *, events: Sequence[Event] | None = None
) -> tuple[Event, ...]:
    """The interviews that took place, in the order of their first document in `library`.

    `events`: what the program makes of the documents, by default what is known of them. A group of the reader's holds
    its documents and no others; of documents that the reader put apart, the first of an event stays with the others.
    """
    decided = sorted(groups, key=lambda group: (group.decided, group.id))
    taken: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for group in reversed(decided):
        members = [one.id for one in library if group.together and one.id in group.documents and one.id not in taken]
        if len(members) > 1:
            found[group.id] = members
            titles[group.id] = group.name
            taken.update(dict.fromkeys(members, group.id))
    apart = [frozenset(group.documents) for group in decided if not group.together]
    for event in library.events if events is None else events:
        rest = [one for one in event.documents if one in library and one not in taken]
        for number, members in enumerate(_parted(rest, apart)):
            key = members[0] if number else event.id
            found[key] = members
            titles[key] = library.get(members[0]).title if number else event.title
    order = {one.id: number for number, one in enumerate(library)}
    return tuple(
        Event(key, titles[key] or _title_of(library, members), tuple(members))
        for key, members in sorted(found.items(), key=lambda item: order[item[1][0]])
    )


def _parted(documents: Sequence[str], apart: Sequence[frozenset[str]]) -> list[list[str]]:
    """The documents in as few groups as the reader allows, each in the first that takes it."""
    groups: list[list[str]] = []
    for document in documents:
        for group in groups:
            if not any(document in ones and not ones.isdisjoint(group) for ones in apart):
                group.append(document)
                break
        else:
            groups.append([document])
    return groups


def _title_of(library: Library, members: Sequence[str]) -> str:
    first = library.get(members[0])
    return first.event_title or first.title
