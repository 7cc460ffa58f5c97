"""Carrying a passage over to another version of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.anchoring.tokens import reads_same
from kzreader.core.notebook.annotation import CONTEXT_LENGTH, Anchorage

if TYPE_CHECKING:
    from kzreader.core.anchoring.placing import Placement
    from kzreader.core.notebook.annotation import Target


def carried(target: Target, placement: Placement, *, document: str, text: str) -> Target:
    """`target` as it is in `document` with that `text`, in which it has that `placement`.

    The reader's words stay with it whatever stands there now. One that was for the reader to check, and was not
    checked, stays so unless these very words stand there again.
    """
    words = target.words
    span = placement.span
    if span is None:
        return target._replace(document=document, exact=words, quoted="", state=Anchorage.UNPLACED, likeness=0)
    exact = span.of(text)
    state, likeness = placement.state, round(1000 * placement.likeness)
    if target.state is Anchorage.MOVED and not reads_same(exact, words):
        state, likeness = Anchorage.MOVED, min(likeness, target.likeness)
    return target._replace(
        document=document,
        span=span,
        exact=exact,
        prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        suffix=text[span.end : span.end + CONTEXT_LENGTH],
        state=state,
        likeness=likeness,
        quoted="" if exact == words else words,
    )
