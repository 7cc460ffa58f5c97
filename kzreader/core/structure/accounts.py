"""Whether a report is the account of one interview, or news that only draws on what somebody said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.patterns import Pattern

_SAYS_INTERVIEW = Pattern(
    r"\b(?:interview|q\s?&\s?a\b|conversation|podcast|интервью|бесед|разговор|сұхбат|әңгіме)|专访|專訪|采访|採訪|访谈|訪談|对话",
    re.IGNORECASE,
)
_COMES_BACK = 3
"""Paragraphs that speak of the interview where no title does, in an account of it."""


def is_account(marks: Sequence[Mark]) -> bool:
    """Whether the title says that this is an interview, or a page without title comes back to it."""
    titles = [mark for mark in marks if mark.kind is Kind.TITLE]
    speak = sum(1 for mark in titles or marks if _SAYS_INTERVIEW.search(mark.block.text))
    return speak >= (1 if titles else _COMES_BACK)
