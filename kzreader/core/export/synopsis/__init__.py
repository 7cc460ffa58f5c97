"""A synopsis as a document one can hand in. One module a format; `FORMATS` says which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kzreader.core.errors import RequestError
from kzreader.core.export.synopsis.table import SynopsisRequest, Table, Wording, table_of
from kzreader.core.export.writing import write_export

__all__ = ["FORMATS", "SynopsisRequest", "Wording", "export_to", "render"]


def _markdown(table: Table) -> bytes:
    from kzreader.core.export.synopsis import markdown

    return markdown.render(table).encode()


def _text(table: Table) -> bytes:
    from kzreader.core.export.synopsis import text

    return f"{text.render(table)}\n".encode()


def _html(table: Table) -> bytes:
    from kzreader.core.export.synopsis import html

    return html.render(table).encode()


def _docx(table: Table) -> bytes:
    from kzreader.core.export.synopsis import docx

    return docx.render(table)


FORMATS: Mapping[str, Callable[[Table], bytes]] = {
    "md": _markdown,
    "html": _html,
    "docx": _docx,
    "txt": _text,
}
"""Format name, which is the suffix of its files too, to the function that writes it."""


def render(format_name: str, request: SynopsisRequest) -> bytes:
    """The synopsis as a file's content, the same on every run. Raises RequestError for a format that there is not."""
    if format_name not in FORMATS:
        raise RequestError(f"There is no format “{format_name}”.", f"There are: {', '.join(FORMATS)}.")
    return FORMATS[format_name](table_of(request))


def export_to(path: Path, format_name: str, request: SynopsisRequest) -> None:
    """Write the synopsis to `path`, whole or not at all.

    Raises RequestError for a format that there is not, ExportError where the file cannot be written or is a notebook.
    """
    write_export(path, render(format_name, request))
