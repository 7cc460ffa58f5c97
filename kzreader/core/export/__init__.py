"""Notes as documents one can hand in. One module a format; `FORMATS` says which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kzreader.core.errors import RequestError
from kzreader.core.export import html, markdown
from kzreader.core.export.decided import chosen_decisions
from kzreader.core.export.selection import DecisionWording, ExportRequest, Grouping, Wording, chosen
from kzreader.core.export.writing import write_export

__all__ = [
    "FORMATS",
    "DecisionWording",
    "ExportRequest",
    "Grouping",
    "Wording",
    "chosen",
    "chosen_decisions",
    "export_to",
    "render",
]

FORMATS: Mapping[str, Callable[[ExportRequest], str]] = {
    "md": markdown.render,
    "html": html.render,
}
"""Format name, which is the suffix of its files too, to the function that writes it."""


def render(format_name: str, request: ExportRequest) -> str:
    """The export as text. Raises RequestError for a format that there is not."""
    if format_name not in FORMATS:
        raise RequestError(f"There is no format “{format_name}”.", f"There are: {', '.join(FORMATS)}.")
    return FORMATS[format_name](request)


def export_to(path: Path, format_name: str, request: ExportRequest) -> None:
    """Write the export to `path` as UTF-8, whole or not at all.

    Raises RequestError for a format that there is not, ExportError where the file cannot be written or is a notebook;
    what was there is then as before.
    """
    write_export(path, render(format_name, request).encode("utf-8", errors="replace"))
