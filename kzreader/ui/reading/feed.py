"""What one pane shows of an interview, worked out from the core's values: header, topics, mentions, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from kzreader.core.tagging import confirmed_topics
from kzreader.ui.looks import TopicLook, look_of
from kzreader.ui.reading.values import Chip, HeaderInfo, MentionMark, PassageMark, TopicMark
from kzreader.ui.wording import date_in_words, kind_in_words, length_in_words

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Entity, Link, Mention, TopicSuggestion
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import Annotation
    from kzreader.core.text import Span


def header(interview: Interview, chips: tuple[Chip, ...] = ()) -> HeaderInfo:
    """Title, and outlet, date, kind and length in words."""
    details = (
        interview.outlet,
        date_in_words(interview.date),
        kind_in_words(interview),
        length_in_words(interview),
    )
    return HeaderInfo(interview.title, tuple(detail for detail in details if detail), chips)


def topic_marks(
    interview: Interview,
    annotations: Iterable[Annotation],
    suggestions: Iterable[TopicSuggestion],
    looks: Mapping[str, TopicLook],
) -> tuple[TopicMark, ...]:
    """Topics beside paragraphs: those of the reader first, then those only suggested."""
    marks: list[TopicMark] = []
    for number, topics in sorted(confirmed_topics(interview, annotations).items()):
        marks.extend(_topic_mark(topic, number, look_of(topic, looks), confirmed=True) for topic in topics)
    marks.extend(
        _topic_mark(one.topic, one.paragraph, look_of(one.topic, looks), confirmed=False) for one in suggestions
    )
    return tuple(marks)


def _topic_mark(topic: str, paragraph: int, look: TopicLook, *, confirmed: bool) -> TopicMark:
    return TopicMark(topic, look.name, look.colour, look.sign, paragraph, confirmed)


def chips(marks: Iterable[TopicMark], active: Collection[str]) -> tuple[Chip, ...]:
    """The topics of a header, the most frequent first."""
    counts: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    looks: dict[str, TopicMark] = {}
    for mark in marks:
        counts[mark.topic] += 1
        confirmed[mark.topic] += mark.confirmed
        looks.setdefault(mark.topic, mark)
    ordered = sorted(counts, key=lambda topic: (-confirmed[topic], -counts[topic], looks[topic].name))
    return tuple(
        Chip(
            topic=topic,
            name=looks[topic].name,
            colour=looks[topic].colour,
            sign=looks[topic].sign,
            count=counts[topic],
            confirmed=confirmed[topic],
            active=topic in active,
        )
        for topic in ordered
    )


def paragraphs_with(marks: Iterable[TopicMark], topics: Collection[str]) -> set[int] | None:
    """Numbers of the paragraphs that have one of `topics`; None where there is nothing to filter by."""
    if not topics:
        return None
    return {mark.paragraph for mark in marks if mark.topic in topics}


def mention_marks(mentions: Iterable[Mention], entities: Mapping[str, Entity]) -> tuple[MentionMark, ...]:
    """Names in the text, each with the type that its mark tells."""
    return tuple(
        MentionMark(mention.span, mention.entity, entities[mention.entity].type)
        for mention in mentions
        if mention.entity in entities
    )


def passage_marks(links: Iterable[Link]) -> tuple[PassageMark, ...]:
    """The passages of the side `a` that have a counterpart, each once, as strong as its strongest link."""
    best: dict[Span, Link] = {}
    for link in links:
        if link.a not in best or link.score > best[link.a].score:
            best[link.a] = link
    return tuple(PassageMark(span, link.kind, link.score) for span, link in sorted(best.items()))
