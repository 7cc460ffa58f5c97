"""The codebook of topics, and which of them the words of a paragraph suggest.

The codebook is data: `resources/topics/codebook.toml`. Each table `[topic-id]` gives name, description, sign (two
letters that say without colour what a chip is), colours for light, sepia and dark paper, and lists of words:

    sure     one of them in a paragraph is enough
    likely   two different ones are needed
    except   phrases in which the words above are not meant ("Soviet Union" for "union")
    where    what the document must say somewhere for the topic to be suggested at all: one of the alternatives parted
             by "|" in each entry

Case does not count; an asterisk stands for any ending ("invest*"); where phrases of one topic overlap, the longest
counts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.errors import ResourceError
from kzreader.core.folding import fold, fold_words
from kzreader.core.interview import FURNITURE, Interview, Paragraph
from kzreader.core.notebook.annotation import Topic
from kzreader.core.phrases import Found, Phrases, longest
from kzreader.core.text import Span
from kzreader.paths import resources

_WEIGHTS = {"sure": 1.0, "likely": 0.5, "except": 0.0}
_ENOUGH = 1.0
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class CodedTopic:
    """A topic of the bundled codebook.

    Colours are "#rrggbb" and readable as text on a chip: paper of that theme with at most a seventh of the colour.
    """

    id: str
    name: str
    description: str
    sign: str
    light: str
    sepia: str
    dark: str

    @property
    def record(self) -> Topic:
        """The topic as the notebook keeps it."""
        return Topic(id=self.id, name=self.name, colour=self.light, description=self.description)


class _Term(NamedTuple):
    topic: str
    words: str
    weight: float


class _Condition(NamedTuple):
    """Words of which a document must say one, parted by "|"."""

    topic: str
    words: str


class Codebook:
    """Topics in order, and the rules that suggest them. Immutable once loaded."""

    def __init__(
        self, topics: Iterable[CodedTopic], *, terms: Phrases[_Term], conditions: Sequence[_Condition] = ()
    ) -> None:
        self.topics = tuple(topics)
        self._terms = terms
        self._conditions = tuple(conditions)
        self._alternatives: Phrases[_Condition] = Phrases()
        for condition in conditions:
            for words in condition.words.split("|"):
                self._alternatives.add(words.strip(), condition)

    @classmethod
    def load(cls, path: Path | None = None) -> Codebook:
        """The codebook in the TOML file `path`; the bundled one without a path. Raises ResourceError."""
        path = path or resources("topics", "codebook.toml")
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise _damaged(path, f"cannot be read ({error.strerror})") from error
        except ValueError as error:
            raise _damaged(path, f"is damaged: {error}") from error
        terms: Phrases[_Term] = Phrases()
        topics: list[CodedTopic] = []
        conditions: list[_Condition] = []
        for id_, table in tables.items():
            if not isinstance(table, dict):
                raise _damaged(path, f'has an entry "{id_}" that is no topic')
            topics.append(_topic(path, id_, table))
            for key, weight in _WEIGHTS.items():
                for words in _words(path, id_, table, key):
                    terms.add(words, _Term(id_, words, weight))
            conditions += (_Condition(id_, words) for words in _words(path, id_, table, "where"))
        return cls(topics, terms=terms, conditions=conditions)

    def within(self, text: str) -> tuple[CodedTopic, ...]:
        """The topics that a document with the folded text `text` may have at all."""
        met = {found.value for found in self._alternatives.find(text)}
        closed = {condition.topic for condition in self._conditions if condition not in met}
        return tuple(topic for topic in self.topics if topic.id not in closed)

    def evidence(self, text: str) -> dict[str, list[Found[_Term]]]:
        """The words in the folded text of a paragraph that speak for topics, by topic and offset."""
        by_topic: dict[str, list[Found[_Term]]] = {}
        for found in self._terms.find(text):
            by_topic.setdefault(found.value.topic, []).append(found)
        return {topic: sorted(longest(found, first=_lightness)) for topic, found in by_topic.items()}


def suggest_topics(interview: Interview, codebook: Codebook) -> tuple[TopicSuggestion, ...]:
    """Topics for the paragraphs of `interview`, in reading order; none for what the web page put round it."""
    topics = codebook.within(fold(interview.text).text)
    return tuple(
        suggestion
        for paragraph in interview.paragraphs
        if paragraph.kind not in FURNITURE
        for suggestion in _suggested(interview.text, paragraph, topics, codebook)
    )


def _suggested(
    text: str, paragraph: Paragraph, topics: Sequence[CodedTopic], codebook: Codebook
) -> Iterator[TopicSuggestion]:
    folded = fold(paragraph.body.of(text))
    evidence = codebook.evidence(folded.text)
    offset = paragraph.body.start
    for topic in topics:
        found = evidence.get(topic.id, [])
        if sum(term.weight for term in {hit.value for hit in found}) < _ENOUGH:
            continue
        spans = [folded.original(hit.start, hit.end) for hit in found if hit.value.weight]
        yield TopicSuggestion(
            topic=topic.id,
            paragraph=paragraph.number,
            span=paragraph.span,
            because=tuple(Span(offset + span.start, offset + span.end) for span in spans),
        )


def _lightness(term: _Term) -> float:
    """Of the same words an exception first."""
    return term.weight


def _topic(path: Path, id_: str, table: dict[str, object]) -> CodedTopic:
    texts = {key: table.get(key) for key in ("name", "description", "sign", "light", "sepia", "dark")}
    strings = {key: text for key, text in texts.items() if isinstance(text, str) and text}
    if len(strings) < len(texts) or len(strings["sign"]) > 2:
        raise _damaged(path, f'lacks the name, the description, the sign or a colour of "{id_}"')
    if not all(_COLOUR.fullmatch(strings[paper]) for paper in ("light", "sepia", "dark")):
        raise _damaged(path, f'gives "{id_}" a colour that is not like "#a1b2c3"')
    return CodedTopic(id=id_, **strings)


def _words(path: Path, id_: str, table: dict[str, object], key: str) -> list[str]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _damaged(path, f'should give "{key}" of "{id_}" as a list of words')
    return [fold_words(word) for word in words]


def _damaged(path: Path, what: str) -> ResourceError:
    return ResourceError(f"The codebook {path.name} {what}.", "Install kzreader anew, or mend it.")
