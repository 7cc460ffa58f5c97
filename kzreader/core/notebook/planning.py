"""From what the reader asks for to the edits that do it. Pure: nothing here writes.

Every function raises RequestError, with a sentence, for what does not exist or makes no sense, and returns no edits
where nothing would change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.errors import RequestError
from kzreader.core.interview import Interview
from kzreader.core.library import Library
from kzreader.core.loading import is_markdown
from kzreader.core.notebook.annotation import (
    Annotation,
    Colour,
    DocumentRecord,
    Rejection,
    Style,
    Target,
    Topic,
)
from kzreader.core.notebook.edits import Added, Edit, Removed, Replaced
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.notebook.revisions import revised
from kzreader.core.text import Span

Passage = tuple[str, Span]
"""A document's id and a span of its text."""

_HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Desk(NamedTuple):
    """What a verb plans with. `documents` has those taken out of the library too; `codebook`: the bundled topics."""

    notebook: Notebook
    documents: Library
    codebook: Mapping[str, Topic]
    now: str
    new_id: Callable[[], str]
    author: str

    def annotation(self, annotation_id: str) -> Annotation:
        """The annotation of that id."""
        found = self.notebook.annotations.get(annotation_id)
        if found is None:
            raise RequestError("This note is not there any more.", "Undo brings back a note that was removed.")
        return found

    def annotations(self, ids: Iterable[str]) -> list[Annotation]:
        """The annotations of those ids, each once; at least one."""
        found = [self.annotation(annotation_id) for annotation_id in dict.fromkeys(ids)]
        if not found:
            raise RequestError("No note is selected.", "Select a note first.")
        return found

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id, the reader's or a bundled one."""
        found = self.notebook.topics.get(topic_id) or self.codebook.get(topic_id)
        if found is None:
            raise RequestError(f"There is no topic “{topic_id}”.", "Choose a topic from the list, or make a new one.")
        return found

    def all_topics(self) -> tuple[Topic, ...]:
        """The bundled topics as the reader has them, then the reader's own by name."""
        own = (topic for topic in self.notebook.topics.values() if topic.id not in self.codebook)
        bundled = (self.notebook.topics.get(topic.id, topic) for topic in self.codebook.values())
        return (*bundled, *sorted(own, key=lambda topic: (topic.name.casefold(), topic.id)))

    def modified(self, annotation: Annotation, **fields: object) -> Annotation:
        """The annotation with other fields, changed now."""
        after = annotation._replace(**fields)  # type: ignore[arg-type]
        return revised(annotation, after, now=self.now, author=self.author)


def annotate(
    desk: Desk, passages: Sequence[Passage], *, style: Style, colour: Colour, body: str, topics: Iterable[str]
) -> list[Edit]:
    """One new annotation on the passages; on two or more it is a comparison note."""
    if not passages:
        raise RequestError("Nothing is selected.", "Select some words in a page first.")
    topic_ids = tuple(dict.fromkeys(topics))
    annotation = Annotation(
        id=desk.new_id(),
        created=desk.now,
        modified=desk.now,
        author=desk.author,
        style=style,
        colour=colour,
        body=storable(body),
        topics=topic_ids,
        targets=tuple(dict.fromkeys(target_of(desk, passage) for passage in passages)),
    )
    return [
        *snapshots(desk, (document for document, _ in passages)),
        *_topics_in_use(desk, topic_ids),
        Added(annotation),
    ]


def edit_note(desk: Desk, annotation_id: str, body: str) -> list[Edit]:
    """Another text for the note."""
    before, text = desk.annotation(annotation_id), storable(body)
    return [] if before.body == text else [Replaced(before, desk.modified(before, body=text))]


def restyle(desk: Desk, ids: Iterable[str], *, style: Style | None, colour: Colour | None) -> list[Edit]:
    """Another style or colour; None leaves it as it is."""
    edits: list[Edit] = []
    for before in desk.annotations(ids):
        wanted = (style or before.style, colour or before.colour)
        if wanted != (before.style, before.colour):
            edits.append(Replaced(before, desk.modified(before, style=wanted[0], colour=wanted[1])))
    return edits


def retag(desk: Desk, ids: Iterable[str], *, add: Iterable[str], remove: Iterable[str]) -> list[Edit]:
    """Topics put on and taken off. What was only a topic on a paragraph goes with its last topic."""
    added, removed = list(dict.fromkeys(add)), set(remove)
    edits = _topics_in_use(desk, added)
    changed: list[Edit] = []
    for before in desk.annotations(ids):
        topics = tuple(topic for topic in dict.fromkeys((*before.topics, *added)) if topic not in removed)
        if topics != before.topics:
            changed.append(_with_topics(desk, before, topics))
    return [*edits, *changed] if changed else []


def _with_topics(desk: Desk, before: Annotation, topics: tuple[str, ...]) -> Edit:
    if not topics and before.style is Style.TOPIC and not before.body:
        return Removed(before)
    return Replaced(before, desk.modified(before, topics=topics))


def remove(desk: Desk, ids: Iterable[str]) -> list[Edit]:
    """The annotations gone; snapshots of their documents stay."""
    return [Removed(annotation) for annotation in desk.annotations(ids)]


def add_target(desk: Desk, annotation_id: str, passage: Passage) -> list[Edit]:
    """One more passage for the note, which makes it a comparison note."""
    before, target = desk.annotation(annotation_id), target_of(desk, passage)
    if target in before.targets:
        return []
    after = desk.modified(before, targets=(*before.targets, target))
    return [*snapshots(desk, (passage[0],)), Replaced(before, after)]


def remove_target(desk: Desk, annotation_id: str, target: Target) -> list[Edit]:
    """One passage fewer; the last one stays."""
    before = desk.annotation(annotation_id)
    rest = tuple(one for one in before.targets if one != target)
    if not rest:
        raise RequestError("A note needs at least one passage.", "Remove the note itself instead.")
    return [] if rest == before.targets else [Replaced(before, desk.modified(before, targets=rest))]


def accept_topics(desk: Desk, suggestions: Iterable[tuple[str, TopicSuggestion]]) -> list[Edit]:
    """The suggested topics put on their paragraphs, one annotation a paragraph."""
    return tag_passages(desk, (((document, one.span), one.topic) for document, one in suggestions))


def tag_passages(desk: Desk, tags: Iterable[tuple[Passage, str]]) -> list[Edit]:
    """Each topic put on its passage, one annotation a passage; a passage that has the topic is left alone."""
    wanted: dict[Passage, list[str]] = {}
    for passage, topic in tags:
        if not desk.notebook.is_tagged(*passage, topic):
            wanted.setdefault(passage, []).append(topic)
    if not wanted:
        return []
    edits: list[Edit] = [
        *snapshots(desk, (document for document, _ in wanted)),
        *_topics_in_use(desk, (topic for topics in wanted.values() for topic in topics)),
        *_unrejected(desk, wanted),
    ]
    for passage, topics in wanted.items():
        before = _topic_annotation(desk, passage)
        if before is None:
            edits += _new_topic_annotation(desk, passage, topics)
        else:
            edits.append(_with_topics(desk, before, tuple(dict.fromkeys((*before.topics, *topics)))))
    return edits


def _new_topic_annotation(desk: Desk, passage: Passage, topics: list[str]) -> list[Edit]:
    target = target_of(desk, passage)
    return [
        Added(
            Annotation(
                id=desk.new_id(),
                created=desk.now,
                modified=desk.now,
                author=desk.author,
                style=Style.TOPIC,
                colour=Colour.YELLOW,
                body="",
                topics=tuple(dict.fromkeys(topics)),
                targets=(target,),
            )
        )
    ]


def _topic_annotation(desk: Desk, passage: Passage) -> Annotation | None:
    for annotation in desk.notebook.annotations_of(passage[0]):
        if annotation.style is Style.TOPIC and [(t.document, t.span) for t in annotation.targets] == [passage]:
            return annotation
    return None


def _unrejected(desk: Desk, wanted: Mapping[Passage, Sequence[str]]) -> list[Edit]:
    return [
        Removed(rejection)
        for rejection in desk.notebook.rejections.values()
        if rejection.topic in wanted.get((rejection.document, rejection.span), ())
    ]


def reject_topics(desk: Desk, suggestions: Iterable[tuple[str, TopicSuggestion]]) -> list[Edit]:
    """The suggested topics refused for their paragraphs."""
    refused = [
        (document, suggestion)
        for document, suggestion in dict.fromkeys(suggestions)
        if not desk.notebook.is_rejected(document, suggestion)
    ]
    rejections: list[Edit] = []
    for document, suggestion in refused:
        span = target_of(desk, (document, suggestion.span)).span
        rejections.append(Added(Rejection(desk.new_id(), document, span, desk.topic(suggestion.topic).id)))
    return [*snapshots(desk, (document for document, _ in refused)), *rejections]


def create_topic(desk: Desk, name: str, *, colour: str, description: str, parent: str) -> list[Edit]:
    """A topic of the reader's own."""
    if parent:
        desk.topic(parent)
    topic = Topic(desk.new_id(), _topic_name(desk, name), _hex_colour(colour), storable(description), parent, desk.now)
    return [*(_topics_in_use(desk, (parent,)) if parent else ()), Added(topic)]


def edit_topic(desk: Desk, topic_id: str, *, name: str | None = None, colour: str | None = None) -> list[Edit]:
    """Another name or colour; a bundled topic is copied into the notebook for that."""
    before = desk.topic(topic_id)
    after = before._replace(
        name=before.name if name is None else _topic_name(desk, name, but=topic_id),
        colour=before.colour if colour is None else _hex_colour(colour),
    )
    if after == before:
        return []
    after = after._replace(modified=desk.now)
    return [Replaced(before, after) if topic_id in desk.notebook.topics else Added(after)]


def remove_topic(desk: Desk, topic_id: str) -> list[Edit]:
    """A topic of the reader's own gone, from every annotation as well; its children move up to its parent."""
    topic = desk.topic(topic_id)
    if topic_id in desk.codebook:
        raise RequestError(f"“{topic.name}” comes with the program and stays.", "It can be renamed and recoloured.")
    edits: list[Edit] = [
        _with_topics(desk, annotation, tuple(one for one in annotation.topics if one != topic_id))
        for annotation in desk.notebook.ordered()
        if topic_id in annotation.topics
    ]
    edits += (
        Replaced(child, child._replace(parent=topic.parent, modified=desk.now))
        for child in desk.notebook.topics.values()
        if child.parent == topic_id
    )
    return [*edits, Removed(topic)]


def add_documents(desk: Desk, interviews: Iterable[Interview]) -> list[Edit]:
    """The reader's own documents in the library; one that was taken out comes back."""
    edits: list[Edit] = []
    for interview in {one.id: one for one in interviews}.values():
        record = desk.notebook.documents.get(interview.id)
        if record is None:
            edits += [] if interview.bundled else [Added(snapshot(interview))]
        elif record.own and record.text != interview.text:
            from kzreader.core.notebook.standins import found_again

            edits += found_again(desk.notebook, record, snapshot(interview))
        elif not record.listed:
            edits.append(Replaced(record, record._replace(listed=True)))
    return edits


def list_document(desk: Desk, document: str, *, listed: bool) -> list[Edit]:
    """A document taken out of the library, or put back; its notes stay."""
    interview = desk.documents.get(document)
    record = desk.notebook.documents.get(document)
    if record is None:
        return [] if listed else [Added(snapshot(interview)._replace(listed=False))]
    return [] if record.listed is listed else [Replaced(record, record._replace(listed=listed))]


def recover(desk: Desk, drafts: Mapping[str, str]) -> list[Edit]:
    """Notes that were being typed when the program ended, as notes."""
    return [
        edit
        for annotation_id, body in drafts.items()
        if annotation_id in desk.notebook.annotations
        for edit in edit_note(desk, annotation_id, body)
    ]


def snapshot(interview: Interview) -> DocumentRecord:
    """What the notebook keeps of a document, so that notes survive it."""
    import hashlib

    return DocumentRecord(
        id=interview.id,
        text=interview.text,
        sha256=hashlib.sha256(interview.text.encode()).hexdigest(),
        title=interview.title,
        outlet=interview.outlet,
        date=interview.date,
        path="" if interview.bundled else interview.path,
        own=not interview.bundled,
        markdown=bool(interview.path) and is_markdown(Path(interview.path)),
        listed=True,
    )


def target_of(desk: Desk, passage: Passage) -> Target:
    """The passage as a notebook keeps it."""
    document, span = passage
    interview = desk.documents.get(document)
    if span.end > len(interview.text):
        raise RequestError("The selected passage lies outside the text.", "Select it again.")
    if not span.of(interview.text).strip():
        raise RequestError("The selection is empty.", "Select some words first.")
    return Target.of(interview, span)


def snapshots(desk: Desk, documents: Iterable[str]) -> list[Edit]:
    """What has to be kept of the documents before a record may speak of them."""
    return [
        Added(snapshot(desk.documents.get(document)))
        for document in dict.fromkeys(documents)
        if document not in desk.notebook.documents
    ]


def _topics_in_use(desk: Desk, topics: Iterable[str]) -> list[Edit]:
    wanted = [desk.topic(topic) for topic in dict.fromkeys(topics)]
    return [Added(topic) for topic in wanted if topic.id not in desk.notebook.topics]


def _topic_name(desk: Desk, name: str, *, but: str = "") -> str:
    wanted = " ".join(storable(name).split())
    if not wanted:
        raise RequestError("A topic needs a name.", "Type one.")
    for topic in desk.all_topics():
        if topic.id != but and topic.name.casefold() == wanted.casefold():
            raise RequestError(f"There is already a topic “{topic.name}”.", "Choose another name.")
    return wanted


def _hex_colour(colour: str) -> str:
    if not _HEX_COLOUR.fullmatch(colour):
        raise RequestError(f"“{colour}” is not a colour.", "Write it like #2a7fb8.")
    return colour.lower()


def storable(text: str) -> str:
    """Half a surrogate pair, as a broken paste can bring, has no place in a file."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
