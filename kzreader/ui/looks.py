"""How topics look: the codebook's colour for the theme, unless the reader gave another, and a sign without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.codebook import CodedTopic, CodedTopics
    from kzreader.core.notebook.annotation import Topic


class TopicLook(NamedTuple):
    """Name, colour ("#rrggbb") on the paper of the theme, and sign of one or two letters."""

    name: str
    colour: str
    sign: str


def topic_looks(codebook: CodedTopics, topics: Mapping[str, Topic], theme: str) -> dict[str, TopicLook]:
    """The look of each of `topics` in the theme with that id, by topic id."""
    bundled = {coded.id: coded for coded in codebook.topics}
    return {topic.id: _look(topic, bundled.get(topic.id), theme) for topic in topics.values()}


def look_of(topic: str, looks: Mapping[str, TopicLook]) -> TopicLook:
    """The look of a topic; of one that nobody knows any more, its id in the colour of none."""
    return looks.get(topic) or TopicLook(name=topic, colour="", sign=_initials(topic))


def _look(topic: Topic, coded: CodedTopic | None, theme: str) -> TopicLook:
    if coded is None:
        return TopicLook(name=topic.name, colour=topic.colour, sign=_initials(topic.name))
    colour = str(getattr(coded, theme, coded.light)) if topic.colour == coded.light else topic.colour
    sign = coded.sign if topic.name == coded.name else _initials(topic.name)
    return TopicLook(name=topic.name, colour=colour, sign=sign)


def _initials(name: str) -> str:
    words = name.split()
    if len(words) > 1:
        return (words[0][:1] + words[1][:1]).upper()
    return name[:2].capitalize()
