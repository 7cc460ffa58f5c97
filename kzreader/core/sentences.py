"""Sentences inside a paragraph, by rules that need no model and no language to be named.

A sentence ends at `. ! ? …` or their Chinese forms, with the quotation marks and brackets that close behind
them. A full stop after an abbreviation, an initial or a number of a list does not end one, nor does any mark
that goes on in lower case. Time is linear in the length of the span.
"""

from __future__ import annotations

import re

from kzreader.core.text import Span

LONGEST_SENTENCE = 120
"""Words after which a stretch without any end is cut: automatic transcripts may have no punctuation at all."""

_OPENERS = "\"'“”‘«‹„([{「『（《—–-"
_CLOSERS = "\"'”’»›“)]}」』）》"
_CHINESE_CLOSERS = "\"'”’）」』》"
_END = re.compile(
    rf"(?P<cjk>[。！？]+)[{_CHINESE_CLOSERS}]*|(?P<mark>[.!?…]+)[{re.escape(_CLOSERS)}]*(?=\s|$)",
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘«„()\[\]:;/]+$")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]{1,60}")
"""A word, a Chinese sign, or a piece of what has no white space at all."""
_SURELY_SHORT = LONGEST_SENTENCE * 2
_LOOK_BACK = 24

_ABBREVIATION = re.compile(
    "(?:mr|mrs|ms|mx|dr|prof|rev|hon|st|sr|jr|gen|col|lt|sgt|capt|cmdr|adm|maj|gov|sen|rep|pres|amb|messrs|mme|mlle|vs|"
    "eg|e\\.g|i\\.e|cf|viz|г|г-н|г-жа|им|т\\.е|т\\.к|т\\.н|ул|пр-т|просп|пл|обл|р-н|акад|проф|см|ср|напр|тов|гр)",
    re.IGNORECASE,
)
_BEFORE_FIGURE = re.compile("(?:no|fig|vol|pp|p|ch|art|стр|рис|гл|ст)", re.IGNORECASE)
_CANNOT_END = re.compile("(?:a|an|the|of|by|with|and|or|after|named|имени)", re.IGNORECASE)
_BEGINS_ONE = re.compile(
    r"(?:the|this|that|these|it|he|she|we|they|i|in|on|at|but|and|so|as|if|when|there|это|он|она|мы|в|на|и|но)\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?=\s*[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text` inside `span`, in order, without the white space between them.

    Offsets are code points into `text`. Every character of the span that is not white space is in one sentence.
    """
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match["cjk"] or _ends(text, match, start=start, limit=span.end):
            found.extend(_trimmed(text, start, match.end()))
            start = match.end()
    found.extend(_trimmed(text, start, span.end))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    inner = words.strip()
    if not inner:
        return []
    start += len(words) - len(words.lstrip())
    return _cut(text, Span(start, start + len(inner)))


def _cut(text: str, span: Span) -> list[Span]:
    """`span` in pieces that one can read, cut after a comma where the second half of a piece has one."""
    if len(span) <= _SURELY_SHORT:
        return [span]
    words = list(_WORD.finditer(text, span.start, span.end))
    pieces: list[Span] = []
    first = 0
    while len(words) - first > LONGEST_SENTENCE:
        last = first + LONGEST_SENTENCE - 1
        commas = (at for at in range(last, first + LONGEST_SENTENCE // 2, -1) if words[at].group()[-1] in ",;:，；")
        last = next(commas, last)
        pieces.append(Span(words[first].start(), words[last].end()))
        first = last + 1
    pieces.append(Span(words[first].start(), span.end))
    return pieces


def _ends(text: str, match: re.Match[str], *, start: int, limit: int) -> bool:
    """Whether the mark at `match` ends the sentence that began at `start`."""
    following = text[match.end() : min(limit, match.end() + _LOOK_BACK)].lstrip()
    if not following:
        return True
    begins = following.lstrip(_OPENERS + " ")[:1]
    if begins.islower():
        return False
    if match["mark"] != "." or match.end() > match.end("mark"):
        return True
    return not _abbreviated(text, match.start(), start=start, following=following)


def _abbreviated(text: str, stop: int, *, start: int, following: str) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial or the number of a list."""
    before = _LAST_WORD.search(text, max(start, stop - _LOOK_BACK), stop)
    if before is None:
        return False
    word = before.group()
    if _ABBREVIATION.fullmatch(word):
        return True
    if _BEFORE_FIGURE.fullmatch(word):
        return following[:1].isdigit()
    if word.isdigit():
        return before.start() == start or not text[start : before.start()].strip()
    if _CANNOT_END.fullmatch(word):
        return _INITIAL.match(following) is not None
    return _is_initial(word, following)


def _is_initial(word: str, following: str) -> bool:
    """Whether `word` is a name's initials ("K.K", "D"), or letters like "U.S" before what begins no sentence."""
    if not _INITIALS.fullmatch(word) or not word[0].isupper():
        return False
    if word in {"I", "Я"}:
        return False
    return following[0].isalpha() and _BEGINS_ONE.match(following) is None
