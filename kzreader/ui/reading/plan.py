"""An interview as blocks of a page: whose name stands where, what is folded away, where long paragraphs break."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kzreader.core.interview import FURNITURE, SPOKEN, Interview, Paragraph, ParagraphKind
from kzreader.core.text import Span
from kzreader.ui.reading.names import short_name

LONGEST_BLOCK = 10_000
"""Characters a block: laying out one line of 500,000 characters takes Qt a quarter of a minute."""
_BREAK_WITHIN = 500


class PageBlock(NamedTuple):
    """One block of a page.

    `name` stands before the text in small capitals, `asks` says in whose colour. `first` is the block that opens its
    paragraph. `fold` is the number of the first paragraph of a run of web furniture, on the line that opens and closes
    it; such a line shows `notice` and stands for `source` without showing it.
    """

    paragraph: Paragraph
    source: Span
    name: str = ""
    asks: bool = False
    first: bool = True
    fold: int | None = None
    notice: str = ""


Notice = Callable[[Sequence[Paragraph], bool], str]
"""The line above a run of furniture, and whether the run is open."""


def plan(interview: Interview, *, title: str, opened: Callable[[int], bool], notice: Notice) -> tuple[PageBlock, ...]:
    """The blocks of the page of `interview`.

    A title paragraph equal to `title`, which the header shows, is left out. `opened` says of the first paragraph of a
    run of furniture whether the run is open.
    """
    speakers = _Speakers(interview)
    blocks: list[PageBlock] = []
    hidden = _repeated_title(interview, title)
    for furniture, group in groupby(interview.paragraphs, key=lambda paragraph: paragraph.kind in FURNITURE):
        paragraphs = [paragraph for paragraph in group if paragraph.number != hidden]
        if furniture:
            blocks += _furniture(paragraphs, opened=opened(paragraphs[0].number), notice=notice, text=interview.text)
        else:
            for paragraph in paragraphs:
                blocks += _paragraph(paragraph, interview.text, speakers)
    return tuple(blocks)


def _repeated_title(interview: Interview, title: str) -> int | None:
    wanted = _plain(title)
    for paragraph in interview.paragraphs[:3]:
        if paragraph.kind is ParagraphKind.TITLE and _plain(paragraph.body.of(interview.text)) == wanted:
            return paragraph.number
    return None


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _furniture(paragraphs: Sequence[Paragraph], *, opened: bool, notice: Notice, text: str) -> Iterator[PageBlock]:
    first, last = paragraphs[0], paragraphs[-1]
    folded = Span(first.span.start, first.span.start if opened else last.span.end)
    yield PageBlock(first, folded, fold=first.number, notice=notice(paragraphs, opened))
    if opened:
        for paragraph in paragraphs:
            for index, piece in enumerate(pieces(paragraph.span, text)):
                yield PageBlock(paragraph, piece, first=index == 0)


def _paragraph(paragraph: Paragraph, text: str, speakers: _Speakers) -> Iterator[PageBlock]:
    name = speakers.name(paragraph)
    if not paragraph.body and not name:
        return
    for index, piece in enumerate(pieces(paragraph.body, text)):
        yield PageBlock(
            paragraph,
            piece,
            name=name if index == 0 else "",
            asks=speakers.asks(paragraph),
            first=index == 0,
        )


def pieces(span: Span, text: str) -> Iterator[Span]:
    """`span` in pieces of at most LONGEST_BLOCK characters, broken after a space where there is one near."""
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        space = text.rfind(" ", limit - _BREAK_WITHIN, limit)
        end = space + 1 if space >= 0 else limit
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


class _Speakers:
    """Says whose name opens a paragraph: once a turn, in full the first time."""

    def __init__(self, interview: Interview) -> None:
        self._text = interview.text
        self._asking = {person.name for person in interview.people if person.role == "interviewer"}
        self._speaking: str | None = None
        self._introduced: set[str] = set()

    def name(self, paragraph: Paragraph) -> str:
        if paragraph.kind not in SPOKEN:
            self._speaking = None
            return ""
        written = self._written(paragraph)
        speaker = paragraph.speaker or written
        follows_on = paragraph.label is None and speaker == self._speaking
        self._speaking = speaker
        if follows_on or not speaker:
            return ""
        if speaker in self._introduced:
            return short_name(speaker, self._text)
        self._introduced.add(speaker)
        return speaker

    def asks(self, paragraph: Paragraph) -> bool:
        if paragraph.kind is ParagraphKind.TURN:
            return paragraph.speaker in self._asking
        return paragraph.kind is ParagraphKind.QUESTION

    def _written(self, paragraph: Paragraph) -> str:
        label = paragraph.label
        return " ".join(label.of(self._text).strip("*_#:： \n\t").split()) if label else ""
