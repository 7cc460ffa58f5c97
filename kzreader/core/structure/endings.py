"""How a text ends: as a question, as a sentence, or as neither."""

from __future__ import annotations

from kzreader.core.structure.patterns import Pattern

_QUESTION_END = Pattern(r"[?？;՞]?[?？][\s)\]”»\"'’*_!?？.]*$")
_SENTENCE_END = Pattern(r"[.!?…。？！][\s)\]”»\"'’*_]*$")


def ends_as_question(text: str) -> bool:
    """Whether the last sentence is a question."""
    return bool(_QUESTION_END.search(text[-40:]))


def asks(text: str) -> bool:
    """Whether there is a question near the end: many an interviewer adds a half-sentence after it."""
    return "?" in text[-220:] or "？" in text[-120:]


def ends_as_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question or an exclamation mark."""
    return bool(_SENTENCE_END.search(text[-12:]))
