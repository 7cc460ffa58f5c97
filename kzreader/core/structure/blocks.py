"""The text cut into blocks: what stands together on the page, before anything is known of who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kzreader.core.structure.patterns import Pattern
from kzreader.core.text import Span

_LINE = Pattern(r"[^\n]+")
_TIMING = Pattern(r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->")
_STARTS_ANEW = Pattern(
    r"[-–—−―•*·]\s|#|\d{1,3}[.)]|[\[(]?\d{1,2}:\d{2}|(?:Question|Вопрос|Сұрақ)\b|"
    r"[^\s:：]{1,30}(?: [^\s:：]{1,30}){0,4}(?: [(\[]\d{1,3}(?::\d{2}){1,2}[)\]])?[:：](?:\s|$)"
)
_STAMP_LINE = Pattern(r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}[\])]?")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", "。", "？", "！", "”", "»", '"', ")")
_LONGEST_WRAPPED = 132
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
"""Spaces of all widths, as papers set them behind "Q", and what they are read as. No offset changes."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page. `start` and `end` are offsets without surrounding white space.

    `gap`: an empty line stands before it. `timing`: it is the number and time of a subtitle, not words.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    timing: bool = False

    @property
    def span(self) -> Span:
        """Where the block stands in the document."""
        return Span(self.start, self.end)


def blocks_of(text: str, *, markdown: bool = False) -> list[Block]:
    """The blocks of `text` in order, covering all that is not white space.

    A line is a block, but lines of text broken at a fixed width are joined, as are the lines of one subtitle, and in
    Markdown a line that ends in the middle of a sentence with the next.
    """
    for space in _SPACES:
        text = text.replace(space, " ")
    lines = list(_lines(text))
    if sum(1 for line in lines if _TIMING.match(line.text)) >= 2:
        return list(_subtitles(text, lines))
    return list(_unwrapped(text, lines, width=_wrapping_width(text, lines), markdown=markdown))


def _lines(text: str) -> Iterator[Block]:
    previous_end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text.count("\n", previous_end, start) > 1
        yield Block(start=start, end=start + len(words), text=words, gap=gap)
        previous_end = start + len(words)


def _join(text: str, parts: Sequence[Block]) -> Block:
    first, last = parts[0], parts[-1]
    return replace(first, end=last.end, text=text[first.start : last.end])


def _subtitles(text: str, lines: Sequence[Block]) -> Iterator[Block]:
    cue: list[Block] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        timing = bool(_TIMING.match(line.text)) or (line.text.isdigit() and bool(_TIMING.match(following)))
        if cue and (timing or cue[-1].timing or line.gap or _STARTS_ANEW.match(line.text)):
            number_before_time = cue[-1].timing and timing and not line.gap
            if not number_before_time:
                yield _join(text, cue)
                cue = []
        cue.append(replace(line, timing=timing))
    if cue:
        yield _join(text, cue)


def _wrapping_width(text: str, lines: Sequence[Block]) -> int:
    """The width at which the lines were broken, or 0 where a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    lengths = sorted(len(a.text) for a, _ in pairs)
    if len(pairs) < 4 or lengths[int(len(lengths) * 0.95)] > _LONGEST_WRAPPED:
        return 0
    broken = sum(1 for a, b in pairs if len(a.text) >= 35 and not a.text.endswith(_SENTENCE_END))
    goes_on = sum(1 for a, b in pairs if len(a.text) >= 35 and b.text[0].islower())
    if broken < len(pairs) * 0.3 or goes_on < len(pairs) * 0.2:
        return 0
    return lengths[min(int(len(lengths) * 0.98), len(lengths) - 1)]


def _unwrapped(text: str, lines: Sequence[Block], *, width: int, markdown: bool) -> Iterator[Block]:
    parts: list[Block] = []
    for line in lines:
        if parts and not _continues(parts[-1], line, width=width, markdown=markdown):
            yield _join(text, parts)
            parts = []
        parts.append(line)
    if parts:
        yield _join(text, parts)


def _continues(before: Block, line: Block, *, width: int, markdown: bool) -> bool:
    """Whether `line` was broken off from `before`: its first word would not have fitted any more."""
    if _STAMP_LINE.fullmatch(line.text) and not line.gap and len(before.text) < 50:
        return True
    if line.gap or _STARTS_ANEW.match(line.text):
        return False
    if markdown and len(before.text) >= 35 and not before.text.endswith((*_SENTENCE_END, "*", "_")):
        return before.text[0] != "#"
    if not width:
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(first_word) > width
