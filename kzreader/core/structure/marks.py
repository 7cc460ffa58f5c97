"""What is made out about each block, step by step, until it is a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from kzreader.core.interview import ParagraphKind
from kzreader.core.structure.blocks import Block
from kzreader.core.structure.labels import Label


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

    def words_after(self, offset: int) -> str:
        """The words of the block from an offset in the document on."""
        return self.block.text[max(offset - self.block.start, 0) :]

    def settle(self, kind: ParagraphKind, speaker: str | None = None) -> None:
        """Say what the block is."""
        self.kind = kind
        self.speaker = speaker
