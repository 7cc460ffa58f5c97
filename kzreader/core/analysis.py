"""What the program finds in one interview by itself, computed once and kept by content.

A result is kept under a key made of everything it depends on: the text, the paragraphs, the data files and the program
itself. A second start reads it back and loads neither the gazetteer nor the codebook.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kzreader import paths
from kzreader.core.cache import Cache, key_of, program_key
from kzreader.core.crossrefs.parallels import (
    METHOD_VERSION,
    Comparison,
    links_from_json,
    links_to_json,
    own_synonyms_as_written,
)
from kzreader.core.crossrefs.paraphrase import status
from kzreader.core.crossrefs.values import Entity, Figure, FigurePair, Link, Mention, TopicSuggestion
from kzreader.core.interview import Interview
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.crossrefs.gazetteer import Gazetteer
    from kzreader.core.crossrefs.paraphrase import State
    from kzreader.core.decided.words import ReaderWords
    from kzreader.core.notebook.decisions import EntityEdit, MentionMark
    from kzreader.core.topics import Codebook

_Result = TypeVar("_Result")
FiguresOfTwo = tuple[tuple[Figure, ...], tuple[Figure, ...]]


class Analysis(NamedTuple):
    """Mentions of entities and suggested topics, both in reading order, and the entities that are mentioned."""

    mentions: tuple[Mention, ...] = ()
    suggestions: tuple[TopicSuggestion, ...] = ()
    entities: tuple[Entity, ...] = ()


class Analyst:
    """Finds mentions and topics by the bundled data files, and remembers them and parallel passages in `cache`."""

    def __init__(
        self, cache: Cache | None = None, *, gazetteer: Path | None = None, codebook: Path | None = None
    ) -> None:
        """`gazetteer` and `codebook`: other data files than the bundled ones."""
        self._cache = cache or Cache(None)
        self._gazetteer_path = gazetteer or paths.resources("gazetteer")
        self._codebook_path = codebook or paths.resources("topics", "codebook.toml")

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names. Raises ResourceError where the data file is damaged."""
        from kzreader.core.crossrefs.gazetteer import Gazetteer

        return Gazetteer.load(self._gazetteer_path)

    @cached_property
    def codebook(self) -> Codebook:
        """The topics and their rules. Raises ResourceError where the data file is damaged."""
        from kzreader.core.topics import Codebook

        return Codebook.load(self._codebook_path)

    def analyse(self, interview: Interview) -> Analysis:
        """Mentions and suggested topics, from the cache where they are there, and kept in it."""
        known = self.known(interview)
        if known is None:
            known = self._compute(interview)
            self.keep(interview, known)
        return known

    def known(self, interview: Interview) -> Analysis | None:
        """What the cache has for the interview, or None."""
        return self._kept("analysis", self._analysis_key(interview), _analysis_from_json)

    def keep(self, interview: Interview, analysis: Analysis) -> None:
        """Remember what was found elsewhere, in the worker process."""
        self._cache.put("analysis", self._analysis_key(interview), _analysis_to_json(analysis).encode())

    def paraphrase_model(self) -> State:
        """Whether sentence vectors take part in comparing English texts."""
        return status(self._cache)

    def known_comparison(self, a: Interview, b: Interview, words: ReaderWords | None = None) -> Comparison | None:
        """The comparison of `a` and `b` with the reader's `words` that the cache has, or None."""
        return self._kept("links", self._links_key(a, b, words), links_from_json)

    def known_links(self, a: Interview, b: Interview) -> tuple[Link, ...] | None:
        """The parallel passages of `a` and `b` that the cache has and that are shown by default, or None."""
        known = self.known_comparison(a, b)
        return None if known is None else known.links

    def keep_links(self, a: Interview, b: Interview, comparison: Comparison, words: ReaderWords | None = None) -> None:
        """Remember a comparison made with the reader's `words`."""
        self._cache.put("links", self._links_key(a, b, words), links_to_json(comparison).encode())

    def known_decided(
        self, interview: Interview, edits: Iterable[EntityEdit], marks: Iterable[MentionMark]
    ) -> Analysis | None:
        """The analysis with the reader's names that the cache has, or None."""
        return self._kept("names", self._decided_key(interview, edits, marks), _analysis_from_json)

    def keep_decided(
        self, interview: Interview, edits: Iterable[EntityEdit], marks: Iterable[MentionMark], analysis: Analysis
    ) -> None:
        """Remember the analysis with the reader's names."""
        self._cache.put("names", self._decided_key(interview, edits, marks), _analysis_to_json(analysis).encode())

    def known_figures(self, interview: Interview) -> tuple[Figure, ...] | None:
        """The figures of an interview that the cache has, or None."""
        from kzreader.core.crossrefs.kept_figures import figures_from_json

        return self._kept("figures", self._figures_key(interview), figures_from_json)

    def keep_figures(self, interview: Interview, figures: Iterable[Figure]) -> None:
        """Remember the figures of an interview."""
        from kzreader.core.crossrefs.kept_figures import figures_to_json

        self._cache.put("figures", self._figures_key(interview), figures_to_json(figures).encode())

    def known_pairs(
        self, a: Interview, b: Interview, figures: FiguresOfTwo, links: Iterable[Link]
    ) -> tuple[FigurePair, ...] | None:
        """The pairs of figures of `a` and `b` that the cache has for these links, or None."""
        from kzreader.core.crossrefs.kept_figures import pairs_from_json

        return self._kept("pairs", self._pairs_key(a, b, links), lambda text: pairs_from_json(text, *figures))

    def keep_pairs(
        self,
        a: Interview,
        b: Interview,
        figures: FiguresOfTwo,
        links: Iterable[Link],
        pairs: Iterable[FigurePair],
    ) -> None:
        """Remember pairs of figures."""
        from kzreader.core.crossrefs.kept_figures import pairs_to_json

        self._cache.put("pairs", self._pairs_key(a, b, links), pairs_to_json(pairs, *figures).encode())

    def _compute(self, interview: Interview) -> Analysis:
        from kzreader.core.crossrefs.entities import find_mentions
        from kzreader.core.topics import suggest_topics

        mentions = find_mentions(interview.text, self.gazetteer, document=interview.id)
        return Analysis(
            mentions=mentions,
            suggestions=suggest_topics(interview, self.codebook),
            entities=tuple(self.gazetteer.entities[one] for one in sorted({one.entity for one in mentions})),
        )

    def _kept(self, kind: str, key: str, read: Callable[[str], _Result]) -> _Result | None:
        data = self._cache.get(kind, key)
        if data is None:
            return None
        try:
            return read(data.decode())
        except ValueError:
            return None

    @cached_property
    def _data(self) -> str:
        return key_of(
            _program(),
            _content_key([self._gazetteer_path, self._codebook_path]),
        )

    @cached_property
    def _method(self) -> str:
        files = [self._gazetteer_path, paths.resources("words"), paths.resources("weights")]
        return key_of(METHOD_VERSION, _program(), _content_key(files))

    def _analysis_key(self, interview: Interview) -> str:
        return key_of(self._data, interview.id, *_fingerprint(interview))

    @cached_property
    def _figures_method(self) -> str:
        folders = [
            paths.code("core"),
            paths.code("core", "crossrefs"),
            paths.code("core", "crossrefs", "figure_grammar"),
        ]
        return key_of(program_key(*folders), _content_key([paths.resources("figures"), paths.resources("words")]))

    def _figures_key(self, interview: Interview) -> str:
        return key_of(self._figures_method, interview.date, interview.language, *_fingerprint(interview))

    def _pairs_key(self, a: Interview, b: Interview, links: Iterable[Link]) -> str:
        places = (f"{one.a.start} {one.a.end} {one.b.start} {one.b.end}" for one in links)
        return key_of(self._figures_key(a), self._figures_key(b), *places)

    def _decided_key(self, interview: Interview, edits: Iterable[EntityEdit], marks: Iterable[MentionMark]) -> str:
        return key_of(_deciding(), self._analysis_key(interview), *map(repr, edits), *map(repr, marks))

    def _links_key(self, a: Interview, b: Interview, words: ReaderWords | None) -> str:
        decided = () if words is None else (_deciding(), repr(words), a.id, b.id)
        texts = (*_fingerprint(a), *_fingerprint(b))
        return key_of(self._method, own_synonyms_as_written(), status(self._cache), *texts, *decided)


def analyse(interview: Interview) -> Analysis:
    """Mentions and suggested topics by the bundled data files, computed anew."""
    return Analyst().analyse(interview)


def _fingerprint(interview: Interview) -> tuple[str, str]:
    """What results depend on: the text, and how it was taken apart."""
    structure = "".join(
        f"{one.number} {one.kind} {one.span.start} {one.body.start} {one.span.end} {one.speaker}\n"
        for one in interview.paragraphs
    )
    return interview.text, structure


def _program() -> str:
    return program_key(paths.code("core"), paths.code("core", "crossrefs"))


def _deciding() -> str:
    return program_key(paths.code("core", "decided"))


def _content_key(places: Iterable[Path]) -> str:
    files = [file for place in places for file in (sorted(place.iterdir()) if place.is_dir() else [place])]
    return key_of(*(part for file in files if file.is_file() for part in (file.name, file.read_bytes())))


def _analysis_to_json(analysis: Analysis) -> str:
    mentions = [[one.entity, one.span.start, one.span.end] for one in analysis.mentions]
    suggestions = [
        [one.topic, one.paragraph, one.span.start, one.span.end, [[span.start, span.end] for span in one.because]]
        for one in analysis.suggestions
    ]
    entities = [[one.id, one.name, one.type, one.aliases] for one in analysis.entities]
    kept = {"mentions": mentions, "suggestions": suggestions, "entities": entities}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _analysis_from_json(text: str) -> Analysis:
    """Raises ValueError where it is none."""
    try:
        data = json.loads(text)
        return Analysis(
            mentions=tuple(Mention(entity, Span(start, end)) for entity, start, end in data["mentions"]),
            suggestions=tuple(
                TopicSuggestion(topic, paragraph, Span(start, end), tuple(Span(*pair) for pair in because))
                for topic, paragraph, start, end, because in data["suggestions"]
            ),
            entities=tuple(Entity(id_, name, type_, tuple(aliases)) for id_, name, type_, aliases in data["entities"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("no analysis") from error
