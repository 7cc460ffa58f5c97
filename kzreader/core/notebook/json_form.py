"""An annotation as JSON and back, for where it is kept whole outside its tables."""

from __future__ import annotations

import json
from typing import Any

from kzreader.core.notebook.annotation import Anchorage, Annotation, Colour, PartChange, Style, Target, Wording
from kzreader.core.text import Span


def to_json(annotation: Annotation) -> str:
    """The same text for the same annotation, always."""
    fields = annotation._asdict()
    fields["targets"] = [{**target._asdict(), "span": [*_ends(target.span)]} for target in annotation.targets]
    fields["changes"] = [change._asdict() for change in annotation.changes]
    fields["wordings"] = [wording._asdict() for wording in annotation.wordings]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Annotation:
    """The annotation that `to_json` wrote. Raises ValueError for any other text."""
    try:
        fields = json.loads(text)
        return Annotation(
            **{
                **fields,
                "style": Style(fields["style"]),
                "colour": Colour(fields["colour"]),
                "topics": tuple(fields["topics"]),
                "targets": tuple(map(_target, fields["targets"])),
                "changes": tuple(PartChange(**change) for change in fields["changes"]),
                "wordings": tuple(Wording(**wording) for wording in fields["wordings"]),
                "superseded": tuple(fields["superseded"]),
            }
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no annotation: {error}") from error


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _target(fields: dict[str, Any]) -> Target:
    return Target(**{**fields, "span": Span(*fields["span"]), "state": Anchorage(fields["state"])})
