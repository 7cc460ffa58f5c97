"""What is said before anybody is named: statements below a note that the page is the transcript of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzreader.core.interview import SPOKEN
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.dashes import settle_between
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.patterns import Pattern

_TRANSCRIPT_OF = Pattern(
    r"\b(?:following|below|this|here) (?:is|are) (?:an? |the )?(?:[\w-]+ ){0,2}transcript of\b.{0,120}?"
    r"\b(?:briefing|(?:press|news) conference|press encounter|remarks|statement|speech|address)\b",
    re.IGNORECASE,
)
_NAME = r"(?P<name>[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*){1,4})"
_BY = Pattern(rf"\b(?:by|of) (?:[a-z]+ )*{_NAME}")
_LONGEST_NOTE = 400


def mark_opening_statement(marks: Sequence[Mark], names: Names) -> bool:
    """Settle what stands between such a note and the first turn as said by whom the note names; False without note."""
    first = next((index for index, mark in enumerate(marks) if mark.kind in SPOKEN), len(marks))
    for index, mark in enumerate(marks[:first]):
        text = mark.block.text
        if len(text) > _LONGEST_NOTE or not _TRANSCRIPT_OF.search(text):
            continue
        mark.settle(Kind.NOTE)
        _settle_said(marks[index + 1 : first], names, speaker=_speaker(text, names))
        return any(other.kind is Kind.TURN for other in marks[index + 1 : first])
    return False


def _speaker(note: str, names: Names) -> str:
    named = [names.full(match["name"]) for match in _BY.finditer(note)]
    return named[-1] if named else ""


def _settle_said(marks: Sequence[Mark], names: Names, *, speaker: str) -> None:
    opened = False
    for index, mark in enumerate(marks):
        if settle_between(marks, index, next_opens=True):
            continue
        label = mark.label
        named = label is not None and label.form == "colon" and names.is_name(label.name)
        if label and named:
            speaker, mark.body = names.full(label.name), label.body
        mark.settle(Kind.TURN, speaker or None)
        mark.opens_turn = named or not opened
        opened = True
