"""What stands together of the words of a passage in another text, and the span that it covers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.anchoring.graphemes import whole
from kzreader.core.folding import fold
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzreader.core.anchoring.tokens import Tokens

MAX_GAP = 60
"""Code points between two words of a passage from which they do not stand together, if anything new is between."""
_OTHER_CASE, _KIN = 0.95, 0.5
"""What words count in the likeness of a passage that differ in capitals, or are spelt a little differently."""


class Run(NamedTuple):
    """Tokens of a passage that stand together in another text, by number there and here, in the order of that text.

    `share` is how many of the passage's words they are, of all.
    """

    old: list[int]
    new: list[int]
    share: float


def runs_of(passage: Iterable[int], partners: Mapping[int, int], old: Tokens, new: Tokens) -> list[Run]:
    """The runs in which the tokens of `passage` stand in the new text, the one with the most words first.

    Marks count where the passage has no words.
    """
    numbers = list(passage)
    numbers = [one for one in numbers if old.words[one]] or numbers
    following = dict(pairwise(numbers))
    runs: list[list[tuple[int, int]]] = []
    for pair in sorted((partners[one], one) for one in numbers if partners.get(one, -1) >= 0):
        last, before = runs[-1][-1] if runs else (-1, -1)
        nothing_between = following.get(before) == pair[1] and pair[0] - last <= pair[1] - before
        if runs and (nothing_between or new.starts[pair[0]] - new.ends[last] <= MAX_GAP):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    runs.sort(key=len, reverse=True)
    return [Run([one for _, one in run], [other for other, _ in run], len(run) / len(numbers)) for run in runs]


class Landing(NamedTuple):
    """Where a run of a passage lies, how like the passage it reads (0 to 1), and whether it reads the same.

    White space and style do not count.
    """

    span: Span
    likeness: float
    is_same: bool


def landing(run: Run, passage: Span, old: Tokens, new: Tokens) -> Landing:
    """The span that `run` covers, with the marks and white space at the ends of `passage` that stand there too."""
    first, end = old.within(passage)
    low, low_new = _over_marks(run.old[0], run.new[0], first, old, new, step=-1)
    high, high_new = _over_marks(run.old[-1], run.new[-1], end - 1, old, new, step=1)
    start, stop = new.starts[low_new], new.ends[high_new]
    if low == first:
        start = _start(start, passage.start - old.starts[low], old.word(low), new)
    if high == end - 1:
        stop = _stop(stop, old.ends[high] - passage.end, old.word(high), new.starts[high_new], new)
    is_same = (low, high) == (first, end - 1) and old.forms[first:end] == new.forms[low_new : high_new + 1]
    likeness = 1.0 if is_same else min(0.99, run.share * _alike(run, old, new))
    return Landing(whole(Span(start, max(start, stop)), new.text), likeness, is_same)


def _over_marks(at: int, at_new: int, limit: int, old: Tokens, new: Tokens, *, step: int) -> tuple[int, int]:
    """From a pair of tokens on over marks that are the same in both, as far as token `limit`.

    Where they do not lead there, only those that touch what is before them belong to the pair.
    """
    touching = (at, at_new)
    touches = True
    while at != limit and 0 <= at_new + step < len(new.keys):
        if old.words[at + step] or old.keys[at + step] != new.keys[at_new + step]:
            return touching
        left = min(at_new, at_new + step)
        touches = touches and new.ends[left] == new.starts[left + 1]
        at, at_new = at + step, at_new + step
        if touches:
            touching = (at, at_new)
    return (at, at_new) if at == limit else touching


def _start(start: int, inside: int, word: str, new: Tokens) -> int:
    """`start`, moved on where the passage began `inside` the word, or back over white space that it began with."""
    if inside > 0:
        return start + _letters(word[:inside], new.text, start)
    while inside < 0 and start > 0 and new.text[start - 1].isspace():
        start, inside = start - 1, inside + 1
    return start


def _stop(stop: int, inside: int, word: str, start: int, new: Tokens) -> int:
    """`stop`, moved back where the passage ended `inside` letters before the word did, or on over white space."""
    if inside > 0:
        return start + _letters(word[: len(word) - inside], new.text, start)
    while inside < 0 and stop < len(new.text) and new.text[stop].isspace():
        stop, inside = stop + 1, inside + 1
    return stop


def _letters(beginning: str, text: str, start: int) -> int:
    """How many code points of `text` from `start` on are as many letters as `beginning`."""
    wanted = len(fold(beginning).text)
    count = 0
    while start + count < len(text) and len(fold(text[start : start + count]).text) < wanted:
        count += 1
    return count


def _alike(run: Run, old: Tokens, new: Tokens) -> float:
    """How alike the words of `run` are, from 0 to 1."""
    told = 0.0
    for one, other in zip(run.old, run.new, strict=True):
        if old.forms[one] == new.forms[other]:
            told += 1.0
        else:
            told += _OTHER_CASE if old.keys[one] == new.keys[other] else _KIN
    return told / len(run.old)
