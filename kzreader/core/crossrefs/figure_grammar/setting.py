"""What a figure measures: the words around it, and the terms by which two measures are compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary, vocabulary
from kzreader.core.crossrefs.terms import Lexicon, load_lexicon, tokens
from kzreader.core.sentences import sentences
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.interview import Interview

_BREAK = re.compile(
    r"[,;:](?=\s)|[—–()“”«»\"/]|\s-\s|\b(?:but|which|that|while|who|where|when|что|который|которая|которое|но)\b"
)
_ASIDE = re.compile(r"\([^()\n]*\s[^()\n]*\)")
"""Words in brackets; a single one, as in "Shanghai Cooperation Organization (SCO)", is only another name."""
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’ʼ-][^\W_]+)*")
_EDGES = " \t\n.,;:!?…()[]“”«»\"'—–-"
_MOST_WORDS = 9
_MOST_CLAUSES = 4


class Setting(NamedTuple):
    """`measure`: what is measured, in the words of the text. `terms` of these words, `around` of the
    whole sentence, `names` of its words that begin with a capital."""

    sentence: Span
    measure: str
    terms: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]


@cache
def _lexicon() -> Lexicon:
    return load_lexicon(paths.resources("words"))


def sentences_with(interview: Interview, spans: Sequence[Span]) -> Iterator[tuple[Span, list[int]]]:
    """The sentences that hold `spans` (in order), each with the positions of those that begin in it."""
    at = 0
    for block in _blocks(interview):
        if at == len(spans):
            return
        if spans[at].start >= block.end:
            continue
        for sentence in sentences(interview.text, block):
            inside = []
            while at < len(spans) and spans[at].start < sentence.end:
                inside.append(at)
                at += 1
            if inside:
                yield sentence, inside


def _blocks(interview: Interview) -> Iterator[Span]:
    """Paragraphs; without them, what stands between empty lines. All of the text is in one of them."""
    start = 0
    if interview.paragraphs:
        for paragraph, following in zip(interview.paragraphs, [*interview.paragraphs[1:], None], strict=True):
            yield Span(paragraph.span.start, following.span.start if following else len(interview.text))
        return
    for match in re.finditer(r"\n\s*\n", interview.text):
        yield Span(start, match.end())
        start = match.end()
    yield Span(start, len(interview.text))


class Surroundings:
    """The words around the figures of one sentence. `spans`: the figures, in order."""

    def __init__(self, text: str, sentence: Span, spans: Sequence[Span], words: Vocabulary) -> None:
        self._text = text
        self._sentence = sentence
        self._spans = spans
        self._ends = [span.end for span in spans]
        self._empty = words["no_measure"]
        self._asides = [Span(*match.span()) for match in _ASIDE.finditer(text, sentence.start, sentence.end)]
        months, stopwords = words["months"], _lexicon().stopwords
        self._names = frozenset(
            token.stem
            for token in tokens(sentence.of(text))
            if token.named and token.stem not in stopwords and token.surface.lower() not in months
        )

    def setting(self, span: Span, counted: str) -> Setting:
        """What the figure at `span` measures. `counted`: the words a count brings along, or empty."""
        words = self._counted(span, counted) if counted else self._before(span) or self._behind(span)
        measure = " ".join(words)
        terms = self._terms(measure)
        inside = any(aside.contains(span) for aside in self._asides)
        around = self._all_around if inside or not self._asides else self._around_outside
        return Setting(self._sentence, measure, terms, around | terms, self._names)

    @cached_property
    def _all_around(self) -> frozenset[str]:
        return self._terms(self._without(self._sentence))

    @cached_property
    def _around_outside(self) -> frozenset[str]:
        """The terms of the sentence without its asides: what a bracket tells of someone, no figure outside measures."""
        edges = [
            self._sentence.start,
            *(edge for aside in self._asides for edge in (aside.start, aside.end)),
            self._sentence.end,
        ]
        stretches = zip(edges[::2], edges[1::2], strict=True)
        return self._terms(" ".join(self._without(Span(start, end)) for start, end in stretches))

    def _counted(self, span: Span, counted: str) -> list[str]:
        """The words of a count and those behind it in its clause."""
        end = next((edge for edge in self._edges if edge > span.end), self._sentence.end)
        behind = self._text[span.end : max(span.end, end)].strip(_EDGES)
        words = [*counted.split(), *behind.split()][:_MOST_WORDS]
        while len(words) > 1 and words[-1].lower() in self._empty:
            words.pop()
        return words

    def _before(self, span: Span) -> list[str]:
        """The words before the figure in its clause, or else those of the clause before."""
        edges = self._edges
        end = span.start
        last = bisect_right(edges, span.start)
        for start in reversed(edges[max(0, last - _MOST_CLAUSES) : last]):
            words = self._trimmed(self._without(Span(start, max(start, end))))
            if words:
                return self._trimmed(" ".join(words[-_MOST_WORDS:])) or words[-_MOST_WORDS:]
            end = start
        return []

    def _behind(self, span: Span) -> list[str]:
        """The words behind the figure in its clause, or else those of the clause behind."""
        start = span.end
        first = bisect_right(self._edges, span.end)
        for end in self._edges[first : first + _MOST_CLAUSES]:
            words = self._trimmed(self._without(Span(start, end)))
            if words:
                return words[:_MOST_WORDS]
            start = end
        return []

    @cached_property
    def _edges(self) -> list[int]:
        """Where clauses begin, and the end of the sentence."""
        start, end = self._sentence.start, self._sentence.end
        return [start, *(match.end() for match in _BREAK.finditer(self._text, start, end)), end]

    def _without(self, stretch: Span) -> str:
        """A stretch of the text without its figures."""
        parts, at = [], stretch.start
        for span in self._spans[bisect_left(self._ends, at) :]:
            if span.start >= stretch.end:
                break
            parts.append(self._text[at : max(at, span.start)])
            at = max(at, span.end)
        return " ".join([*parts, self._text[at : stretch.end]])

    def _trimmed(self, words: str) -> list[str]:
        """Words without those at either end that say nothing of what is measured; empty where none is left."""
        found = _WORD.findall(words)
        while found and found[-1].lower() in self._empty:
            found.pop()
        while found and found[0].lower() in self._empty:
            found.pop(0)
        return found if self._terms(" ".join(found)) else []

    def _terms(self, words: str) -> frozenset[str]:
        """Stems of the words that can tell one measure from another, synonyms under one name."""
        lexicon = _lexicon()
        stems = [
            token.stem for token in tokens(words) if token.stem[0] != "#" and token.surface.lower() not in self._empty
        ]
        return frozenset(term for term in lexicon.canonical(stems) if term not in lexicon.stopwords)


def is_common(term: str) -> bool:
    """Whether a term is in so many interviews that sharing it says little."""
    return term in _lexicon().common


def terms_of(words: str) -> frozenset[str]:
    """All terms of some words."""
    return frozenset(_lexicon().canonical([token.stem for token in tokens(words.lower())]))


@cache
def goal_terms() -> frozenset[str]:
    """Terms of a sentence that tells what is aimed at, in any language."""
    return terms_of(" ".join(vocabulary("kk")["goals"].beginnings))


def terms_in_order(words: str) -> list[tuple[str, frozenset[str]]]:
    """The words that tell something, in order, each with its terms."""
    lexicon = _lexicon()
    found = ((token.surface, frozenset(lexicon.canonical([token.stem]))) for token in tokens(words))
    return [(word, terms) for word, terms in found if not terms <= lexicon.stopwords]
