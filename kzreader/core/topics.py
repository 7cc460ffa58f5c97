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

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kzreader.core.codebook import CodedTopic, CodedTopics, bundled_codebook, coded_topic, damaged, read_tables
from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.folding import fold, fold_words
from kzreader.core.interview import FURNITURE, Interview, Paragraph
from kzreader.core.phrases import Found, Phrases, longest
from kzreader.core.text import Span

_WEIGHTS = {"sure": 1.0, "likely": 0.5, "except": 0.0}
_ENOUGH = 1.0


class _Term(NamedTuple):
    topic: str
    words: str
    weight: float


class _Condition(NamedTuple):
    """Words of which a document must say one, parted by "|"."""

    topic: str
    words: str


class Codebook(CodedTopics):
    """Topics in order, and the rules that suggest them. Immutable once loaded."""

    def __init__(
        self, topics: Iterable[CodedTopic], *, terms: Phrases[_Term], conditions: Sequence[_Condition] = ()
    ) -> None:
        super().__init__(topics)
        self._terms = terms
        self._conditions = tuple(conditions)
        self._alternatives: Phrases[_Condition] = Phrases()
        for condition in conditions:
            for words in condition.words.split("|"):
                self._alternatives.add(words.strip(), condition)

    @classmethod
    def load(cls, path: Path | None = None) -> Codebook:
        """The codebook in the TOML file `path`; the bundled one without a path. Raises ResourceError."""
        path = path or bundled_codebook()
        tables = read_tables(path)
        terms: Phrases[_Term] = Phrases()
        topics: list[CodedTopic] = []
        conditions: list[_Condition] = []
        for id_, table in tables.items():
            topics.append(coded_topic(path, id_, table))
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


def _words(path: Path, id_: str, table: dict[str, object], key: str) -> list[str]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise damaged(path, f'should give "{key}" of "{id_}" as a list of words')
    return [fold_words(word) for word in words]
