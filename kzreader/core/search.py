"""Plain search in interviews and notes, and find-in-page.

What a query finds: its words in order, with any white space between them, so that a phrase runs across line breaks.
A word is found at the beginning of a word: "interview" finds "interviews", "view" does not find "interview". In scripts
written without spaces (Chinese, Japanese, Thai) it is found anywhere. Case, the kind of apostrophe, hyphen, quotation
mark and space, composed and decomposed letters, and ё for е make no difference. White space beside an apostrophe or a
hyphen does not count ("Xi'an" finds "Xi ‘an"). Quotation marks round the whole query are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kzreader.core.context import context_of
from kzreader.core.folding import Folded, fold, fold_words
from kzreader.core.interview import Interview
from kzreader.core.text import Span

_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
)
"""First and last characters of scripts written without spaces: Thai and Lao, Burmese, Khmer, kana, Han."""

_JOINT = re.compile(r"\s*([-'])\s*|\s+")
_HITS_BETWEEN_LOOKS = 256


@dataclass(frozen=True, slots=True)
class NoteText:
    """What the reader wrote in one note: the note's id, the document that it is on, and its words."""

    id: str
    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the query was found.

    `span` points into the text of the interview, or of the note where `note` is not empty. `left` and `right` are the
    words around `text`, on one line. `paragraph` is the number of the paragraph, 0 in a note.
    """

    document: str
    span: Span
    text: str
    left: str
    right: str
    paragraph: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Query:
    """`anchor` is the longest beginning that stands in the text letter by letter: quick to look for."""

    anchor: str
    rest: re.Pattern[str]
    at_word_start: bool


def search(
    query: str,
    documents: Iterable[Interview],
    *,
    notes: Iterable[NoteText] = (),
    should_stop: Callable[[], bool] = lambda: False,
) -> list[Hit]:
    """Every place in `documents`, then in `notes`, that says `query`, in the order given and by offset.

    An empty query finds nothing. When `should_stop` says so, what was found until then is returned.
    """
    wanted = _parsed(query)
    hits: list[Hit] = []
    if wanted is None:
        return hits
    for document in documents:
        ends = [paragraph.span.end for paragraph in document.paragraphs]
        hits += (_hit_in(document, span, ends) for span in _spans(wanted, fold(document.text), should_stop))
        if should_stop():
            return hits
    for note in notes:
        if should_stop():
            return hits
        hits += (_hit_in_note(note, span) for span in _spans(wanted, fold(note.text), should_stop))
    return hits


def find_in(text: str, query: str) -> list[Span]:
    """Every place in `text` that says `query`, by offset, without overlaps. An empty query finds nothing."""
    wanted = _parsed(query)
    return [] if wanted is None else list(_spans(wanted, fold(text)))


def _hit_in(document: Interview, span: Span, paragraph_ends: Sequence[int]) -> Hit:
    context = context_of(document.text, span)
    index = bisect_right(paragraph_ends, span.start)
    return Hit(
        document=document.id,
        span=span,
        text=span.of(document.text),
        left=context.left,
        right=context.right,
        paragraph=document.paragraphs[index].number if index < len(paragraph_ends) else 0,
    )


def _hit_in_note(note: NoteText, span: Span) -> Hit:
    context = context_of(note.text, span)
    return Hit(
        document=note.document,
        span=span,
        text=span.of(note.text),
        left=context.left,
        right=context.right,
        note=note.id,
    )


def _parsed(query: str) -> _Query | None:
    words = fold_words(query)
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1].strip()
    if not words.strip("\"'"):
        return None
    first = _JOINT.search(words)
    anchor = words[: first.start()] if first and first.start() else words[:1] if first else words
    return _Query(
        anchor=anchor,
        rest=re.compile(_pattern(words[len(anchor) :])),
        at_word_start=_is_spaced(words[0]),
    )


def _pattern(words: str) -> str:
    pattern, copied = "", 0
    for joint in _JOINT.finditer(words):
        pattern += re.escape(words[copied : joint.start()])
        pattern += rf"\s*{re.escape(joint[1])}\s*" if joint[1] else r"\s+"
        copied = joint.end()
    return pattern + re.escape(words[copied:])


def _spans(query: _Query, folded: Folded, should_stop: Callable[[], bool] = lambda: False) -> Iterator[Span]:
    text, start, looks = folded.text, 0, 0
    while (start := text.find(query.anchor, start)) >= 0:
        looks += 1
        if looks % _HITS_BETWEEN_LOOKS == 0 and should_stop():
            return
        end = _end(query, text, start)
        if end is None:
            start += 1
        else:
            yield folded.original(start, end)
            start = end


def _end(query: _Query, text: str, start: int) -> int | None:
    """Where the query ends that begins at `start`, or None where it is not there."""
    if query.at_word_start and start and _is_spaced(text[start - 1]):
        return None
    found = query.rest.match(text, start + len(query.anchor))
    return found.end() if found else None


def _is_spaced(character: str) -> bool:
    """Whether it is a letter or digit of a script that parts its words."""
    if character < _UNSPACED[0][0]:
        return character.isalnum()
    return character.isalnum() and not any(first <= character <= last for first, last in _UNSPACED)
