"""Which topics a paragraph has by what the reader put on it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import Annotation


def confirmed_topics(interview: Interview, annotations: Iterable[Annotation]) -> dict[int, tuple[str, ...]]:
    """Topics that the reader put on each paragraph, by paragraph number, in the order they were put."""
    found: dict[int, dict[str, None]] = {}
    ends = [paragraph.span.end for paragraph in interview.paragraphs]
    for annotation in annotations:
        if not annotation.topics:
            continue
        for target in annotation.targets:
            if target.document != interview.id:
                continue
            for paragraph in islice(interview.paragraphs, bisect_right(ends, target.span.start), None):
                if paragraph.span.start >= target.span.end:
                    break
                if paragraph.span.overlaps(target.span):
                    found.setdefault(paragraph.number, {}).update(dict.fromkeys(annotation.topics))
    return {number: tuple(topics) for number, topics in found.items()}
