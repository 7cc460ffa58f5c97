"""Prose: what only reports and what is mainly somebody's direct words, and whose words they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.accounts import is_account
from kzreader.core.structure.attribution import name_in, reports_in, speaker_in
from kzreader.core.structure.dashes import dash_of
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.patterns import Pattern

_OPENING = "“«„「『"
_QUOTE = Pattern(r"[“«„「『”»」』\"]")
_MAINLY = 0.6
_READ = 6000
"""Characters of a paragraph that are read for its speaker: enough for any, and no wait for a book on one line."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """A paragraph with its quotations taken out. `quoted`: share of its letters in quotation marks."""

    told: str
    quoted: float
    opens_quoted: bool


def mark_prose(marks: Sequence[Mark], names: Names) -> None:
    """Settle every block that is left as narration or quotation, with whose words it reports."""
    left = [mark for mark in marks if mark.kind is None]
    prose = [_prose_of(mark.block.text) for mark in left]
    main = names.known_as("interviewee") or _most_quoted(prose, names)
    # Direct words in a report on anything but an interview are no interviewee's.
    is_interview = is_account(marks)
    last = main
    for mark, told in zip(left, prose, strict=True):
        speaker = speaker_in(told.told, names, main=main, last=last)
        if is_interview and _is_quotation(mark.block.text, told):
            speaker = speaker or main
            mark.settle(Kind.QUOTATION, speaker or None)
        else:
            mark.settle(Kind.NARRATION, speaker or None)
        last = speaker or last


def _is_quotation(text: str, prose: _Prose) -> bool:
    if dash_of(text) and not prose.opens_quoted:
        return next(reports_in(text[:_READ]), None) is not None
    return prose.quoted >= (_MAINLY if prose.opens_quoted else 0.8)


def _prose_of(text: str) -> _Prose:
    """Split direct words from the rest. A quotation that nobody closed goes on to the end of the paragraph."""
    told: list[str] = []
    depth, quoted, straight, previous = 0, 0, False, 0
    for match in _QUOTE.finditer(text):
        if depth or straight:
            quoted += match.start() - previous
        else:
            told += [text[previous : match.start()], " “” "]
        mark = match[0]
        if mark == '"':
            straight = not straight
        else:
            depth = depth + 1 if mark in _OPENING else max(depth - 1, 0)
        previous = match.end()
    if depth or straight:
        quoted += len(text) - previous
    else:
        told.append(text[previous:])
    opens = text.lstrip("-–— *_>")[:1]
    return _Prose(told="".join(told)[:_READ], quoted=quoted / max(len(text), 1), opens_quoted=bool(_QUOTE.match(opens)))


def _most_quoted(prose: Sequence[_Prose], names: Names) -> str:
    """Whose words the page reports most: the one whom it interviews, where nothing else says so."""
    found = (name_in(match, names) for paragraph in prose[:200] for match in reports_in(paragraph.told[:1000]))
    counts = Counter(name for name in found if name)
    return counts.most_common(1)[0][0] if counts else ""
