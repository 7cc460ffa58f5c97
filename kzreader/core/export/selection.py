"""Which notes leave the notebook, and in what order: what every format writes, before it is a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from kzreader.core.interview import Interview
from kzreader.core.notebook.annotation import Annotation, Style, Target, Topic
from kzreader.core.notebook.decisions import Decision

_Key = TypeVar("_Key")


class Grouping(StrEnum):
    """What the notes stand under."""

    INTERVIEW = "interview"
    TOPIC = "topic"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class DecisionWording:
    """The words round what the reader decided. `types`: what types of entities are called, by type."""

    title: str = "What the reader decided"
    pinned: str = "Parallel passages, pinned"
    accepted: str = "Parallel passages, confirmed"
    added: str = "Parallel passages, joined by the reader"
    rejected: str = "Not parallel passages"
    checked: str = "Figures that differ, checked"
    dismissed: str = "Figures that do not go together"
    entities: str = "Names"
    mentions: str = "Mentions marked by hand"
    accounts: str = "Accounts of one interview"
    apart: str = "Not accounts of one interview"
    sync_points: str = "Places that stand level"
    synonyms: str = "Words that count as one"
    refused: str = "Not suggested as names"
    decided: str = "Decided on {0}."
    decided_by: str = "Decided on {0} by {1}."
    renamed: str = "in place of {0}"
    retyped: str = "no longer {0}"
    own: str = "added by the reader"
    also: str = "also {0}"
    never: str = "not {0}"
    merged: str = "counts as {0}"
    names: str = "Names {0}."
    names_nobody: str = "Names nobody."
    types: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that an export adds, so that it can be made in another language."""

    title: str = "Notes"
    made: str = "Made with kzreader on {0}."
    count: str = "Notes: {0}."
    paragraph: str = "paragraph {0}"
    paragraphs: str = "paragraphs {0}–{1}"
    topics: str = "Topics"
    noted: str = "Noted on {0}."
    noted_by: str = "Noted on {0} by {1}."
    without_topic: str = "Without a topic"
    single: str = "Notes on one interview"
    within_one: str = "Passages within {0}"
    nothing: str = "There are no notes to show."
    decisions: DecisionWording = field(default_factory=DecisionWording)
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export. `annotations` are the chosen ones, see `chosen`; `documents` knows every interview they touch.

    `made`: the time of the export, ISO 8601. `topics`: every topic that the annotations have, in the codebook's order.
    `decisions`: the chosen ones, see `kzreader.core.export.decided.chosen_decisions`.
    """

    annotations: tuple[Annotation, ...]
    documents: Mapping[str, Interview]
    topics: tuple[Topic, ...]
    made: str
    grouping: Grouping = Grouping.INTERVIEW
    wording: Wording = field(default_factory=Wording)
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage and where it comes from. `place`: "paragraph 3"; empty where there is none."""

    quote: str
    title: str
    outlet: str
    date: str
    place: str

    @property
    def source(self) -> tuple[str, ...]:
        """What is known of where it comes from, after the title."""
        return tuple(part for part in (self.outlet, self.date, self.place) if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation as the reader of the export meets it. `noted` says when it was made, and by whom."""

    passages: tuple[Passage, ...]
    note: str
    topics: tuple[Topic, ...]
    style: Style
    colour: str
    noted: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    heading: str
    details: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole export. `count`: annotations in it, each counted once."""

    groups: tuple[Group, ...]
    count: int
    made: str
    wording: Wording


def chosen(
    annotations: Iterable[Annotation],
    *,
    ids: Iterable[str] | None = None,
    topic: str | None = None,
    document: str | None = None,
) -> tuple[Annotation, ...]:
    """Those of the annotations with one of `ids`, with `topic`, and on `document`; None asks for nothing."""
    wanted = None if ids is None else set(ids)
    return tuple(
        annotation
        for annotation in annotations
        if (wanted is None or annotation.id in wanted)
        and (topic is None or topic in annotation.topics)
        and (document is None or annotation.touches(document))
    )


def report_of(request: ExportRequest) -> Report:
    """The export as groups of entries."""
    return Report(
        groups=tuple(_GROUPINGS[request.grouping](request)),
        count=len(request.annotations),
        made=request.made[:10],
        wording=request.wording,
    )


def _by_interview(request: ExportRequest) -> list[Group]:
    """Each annotation once, under the interview of its first passage."""
    groups = _collected(request, lambda annotation: [annotation.targets[0].document])
    return [
        Group(
            heading=interview.title,
            details=", ".join(part for part in (interview.outlet, readable_date(interview.date)) if part),
            entries=_entries(request, groups[interview.id]),
        )
        for interview in request.documents.values()
        if interview.id in groups
    ]


def _by_topic(request: ExportRequest) -> list[Group]:
    """Each annotation under every topic it has."""
    groups = _collected(request, lambda annotation: annotation.topics or ("",))
    found = [
        Group(topic.name, topic.description, _entries(request, groups[topic.id]))
        for topic in request.topics
        if topic.id in groups
    ]
    if "" in groups:
        found.append(Group(request.wording.without_topic, "", _entries(request, groups[""])))
    return found


def _by_comparison(request: ExportRequest) -> list[Group]:
    """Comparison notes under the interviews that they join, then the others."""
    order = {document: number for number, document in enumerate(request.documents)}

    def joined(annotation: Annotation) -> list[tuple[str, ...]]:
        if not annotation.is_comparison:
            return [()]
        return [tuple(sorted({target.document for target in annotation.targets}, key=lambda one: order[one]))]

    groups = _collected(request, joined)
    compared = sorted((key for key in groups if key), key=lambda key: [order[document] for document in key])
    found = [Group(_heading_of(request, key), "", _entries(request, groups[key])) for key in compared]
    if () in groups:
        found.append(Group(request.wording.single, "", _entries(request, groups[()])))
    return found


_GROUPINGS: Mapping[Grouping, Callable[[ExportRequest], list[Group]]] = {
    Grouping.INTERVIEW: _by_interview,
    Grouping.TOPIC: _by_topic,
    Grouping.COMPARISON: _by_comparison,
}


def _heading_of(request: ExportRequest, documents: Sequence[str]) -> str:
    titles = [name_of(request.documents[document]) for document in documents]
    return request.wording.within_one.format(titles[0]) if len(titles) == 1 else " ↔ ".join(titles)


def name_of(interview: Interview) -> str:
    """The interview's title, and its outlet where that is known."""
    return f"{interview.title} ({interview.outlet})" if interview.outlet else interview.title


def _collected(request: ExportRequest, keys: Callable[[Annotation], Iterable[_Key]]) -> dict[_Key, list[Annotation]]:
    groups: dict[_Key, list[Annotation]] = {}
    for annotation in request.annotations:
        for key in keys(annotation):
            groups.setdefault(key, []).append(annotation)
    return groups


def _entries(request: ExportRequest, annotations: Iterable[Annotation]) -> tuple[Entry, ...]:
    order = {document: number for number, document in enumerate(request.documents)}

    def place(annotation: Annotation) -> tuple[int, int, int, str, str]:
        first = annotation.targets[0]
        return order[first.document], first.span.start, -first.span.end, annotation.created, annotation.id

    return tuple(_entry(request, annotation) for annotation in sorted(annotations, key=place))


def _entry(request: ExportRequest, annotation: Annotation) -> Entry:
    return Entry(
        passages=tuple(passage_of(request, target) for target in annotation.targets),
        note=annotation.body.strip(),
        topics=tuple(topic for topic in request.topics if topic.id in annotation.topics),
        style=annotation.style,
        colour=annotation.colour,
        noted=_noted(request.wording, annotation),
    )


def _noted(wording: Wording, annotation: Annotation) -> str:
    day = annotation.created[:10]
    return wording.noted_by.format(day, annotation.author) if annotation.author else wording.noted.format(day)


def passage_of(request: ExportRequest, target: Target) -> Passage:
    """The passage as the reader of the export meets it."""
    interview = request.documents[target.document]
    return Passage(
        quote=target.exact,
        title=interview.title,
        outlet=interview.outlet,
        date=readable_date(interview.date),
        place=_place(request.wording, interview, target),
    )


def _place(wording: Wording, interview: Interview, target: Target) -> str:
    if not target.is_placed:
        return ""
    numbers = [one.number for one in interview.paragraphs if one.span.overlaps(target.span)]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return wording.paragraph.format(numbers[0])
    return wording.paragraphs.format(numbers[0], numbers[-1])


def readable_date(date: str) -> str:
    """An ISO 8601 date as it is; an interval with a dash between its ends."""
    return date.replace("/", " – ")
