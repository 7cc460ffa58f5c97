"""What tool tips say of marks."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from kzreader.core.notebook.annotation import Annotation
from kzreader.ui.reading.layers import FigureMark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.notebook.annotation import Topic

_LONGEST = 120


def tip(value: object, topics: Mapping[str, Topic]) -> str:
    """Of an annotation the beginning of its note, and its topics; of a figure what is said of it; else nothing."""
    if isinstance(value, FigureMark):
        return value.told
    if not isinstance(value, Annotation):
        return ""
    first = value.body.strip().partition("\n")[0]
    names = [topics[topic].name for topic in value.topics if topic in topics]
    return "\n".join(filter(None, (shorten(first, _LONGEST, placeholder=" …"), ", ".join(names))))
