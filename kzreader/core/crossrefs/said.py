"""Whose words a stretch of an interview gives, as plain values: what `voices` finds, and what can be asked of it.

Apart from the finding, which needs all that is known of how pages are built, so that a window need not load that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from kzreader.core.text import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Manner(StrEnum):
    """How words reach the reader."""

    DIRECT = "direct"
    """Somebody's own words: a turn, or whole sentences in quotation marks."""
    PARTIAL = "partial"
    """Some words of somebody in quotation marks, within a writer's sentence."""
    REPORTED = "reported"
    """What somebody said, in the writer's words."""
    ASKED = "asked"
    """The interviewer's words."""
    TOLD = "told"
    """The writer's own."""


class Voice(NamedTuple):
    """A stretch of an interview and whose words it gives. `speaker`: as structure names the person, or None."""

    span: Span
    manner: Manner
    speaker: str | None


class Attribution(NamedTuple):
    """By whom the two passages of a link are said."""

    a: Voice
    b: Voice

    @property
    def differs(self) -> bool:
        """Whether the same words are given to different people."""
        return (
            self.a.speaker is not None
            and self.b.speaker is not None
            and Manner.TOLD not in (self.a.manner, self.b.manner)
            and not same_person(self.a.speaker, self.b.speaker)
        )


def voice_at(found: Sequence[Voice], span: Span) -> Voice:
    """The voice that says most of `span`. `found`: what `voices` gave; told by nobody where none overlaps."""
    first = max(bisect_right(found, span.start, key=lambda voice: voice.span.start) - 1, 0)
    best, most = Voice(span, Manner.TOLD, None), 0
    for voice in found[first:]:
        if voice.span.start >= span.end:
            break
        shared = min(span.end, voice.span.end) - max(span.start, voice.span.start)
        if shared > most:
            best, most = voice, shared
    return best


def said_by(found: Iterable[Voice], speaker: str, *, own_words: bool = False) -> tuple[Span, ...]:
    """What `speaker` said, in reading order; with `own_words` without what is only reported."""
    manners = {Manner.DIRECT, Manner.PARTIAL, Manner.ASKED} | (set() if own_words else {Manner.REPORTED})
    return tuple(
        voice.span
        for voice in found
        if voice.manner in manners and voice.speaker is not None and same_person(voice.speaker, speaker)
    )


def speakers(found: Iterable[Voice]) -> tuple[str, ...]:
    """Those who say something, who says most first."""
    lengths: dict[str, int] = {}
    for voice in found:
        if voice.speaker is not None and voice.manner is not Manner.TOLD:
            lengths[voice.speaker] = lengths.get(voice.speaker, 0) + len(voice.span)
    return tuple(sorted(lengths, key=lambda name: (-lengths[name], name)))


def same_person(one: str, other: str) -> bool:
    """Whether two names, from two documents, may be one person's: the same surname and no other first name."""
    first, second = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if not first or not second:
        return one == other
    if first[-1] != second[-1]:
        return False
    initials = 1 in (len(first[0]), len(second[0]))
    return 1 in (len(first), len(second)) or (first[0][0] == second[0][0] if initials else first[0] == second[0])
