"""Text into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzreader.core.interview import Paragraph, ParagraphKind, Person
from kzreader.core.text import Span

_LINE = re.compile(r"\S[^\n]*")
_LABEL = re.compile(r"(Question|Answer|Q|A|[A-Z][\w.'’ -]{2,50}):\s*")


def paragraphs_of(text: str, *, markdown: bool = False, people: Sequence[Person] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`, in order, covering every character that is not white space."""
    by_role = {person.role: person.name for person in people}
    result: list[Paragraph] = []
    kind, speaker = ParagraphKind.NARRATION, None
    for match in _LINE.finditer(text):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        label = _LABEL.match(text, span.start, span.end)
        body = Span(min(label.end(), span.end), span.end) if label else span
        if label:
            asks = label[1] in {"Question", "Q"} or "reporter" in label[1]
            kind = ParagraphKind.QUESTION if asks else ParagraphKind.ANSWER
            speaker = by_role.get("interviewer" if asks else "interviewee", label[1])
        result.append(Paragraph(number=len(result) + 1, kind=kind, speaker=speaker, span=span, body=body))
    return tuple(result)
