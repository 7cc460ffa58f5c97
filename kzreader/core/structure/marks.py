"""What is made out about each block, step by step, until it is a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzreader.core.interview import ParagraphKind
from kzreader.core.structure.blocks import Block
from kzreader.core.structure.labels import Label

_QUESTION_END = re.compile(r"[?？;՞]?[?？][\s)\]”»\"'’*_!?？.]*$")
_SENTENCE_END = re.compile(r"[.!?…。？！][\s)\]”»\"'’*_]*$")


@dataclass(slots=True)
class Mark:
    """One block and what is known of it so far. `body`: offset where the words begin, after label or dash."""

    block: Block
    label: Label | None = None
    kind: ParagraphKind | None = None
    speaker: str | None = None
    body: int = -1
    opens_turn: bool = False

    @property
    def words(self) -> str:
        """The block without its label or dash."""
        start = self.body if self.body >= 0 else self.block.start
        return self.block.text[max(start - self.block.start, 0) :]

    def settle(self, kind: ParagraphKind, speaker: str | None = None) -> None:
        """Say what the block is."""
        self.kind = kind
        self.speaker = speaker


def ends_as_question(text: str) -> bool:
    """Whether the last sentence is a question."""
    return bool(_QUESTION_END.search(text[-40:]))


def asks(text: str) -> bool:
    """Whether there is a question near the end: many an interviewer adds a half-sentence after it."""
    return "?" in text[-220:] or "？" in text[-120:]


def ends_as_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question or an exclamation mark."""
    return bool(_SENTENCE_END.search(text[-12:]))
