"""Notes as documents one can hand in. One module a format; `FORMATS` says which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kzreader.core.atomic import write_atomically
from kzreader.core.errors import ExportError, RequestError
from kzreader.core.export import html, markdown
from kzreader.core.export.selection import ExportRequest, Grouping, Wording, chosen
from kzreader.core.notebook.opening import is_database

__all__ = ["FORMATS", "ExportRequest", "Grouping", "Wording", "chosen", "export_to", "render"]

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
    text = render(format_name, request)
    if is_database(path):
        raise ExportError(f"{path} is a notebook, and stays as it is.", "Choose another name for the export.")
    try:
        write_atomically(path, text.encode("utf-8", errors="replace"))
    except (OSError, ValueError) as error:
        raise _error_for(path, error) from error


def _error_for(path: Path, error: Exception) -> ExportError:
    match error:
        case IsADirectoryError():
            return ExportError(f"{path} is a folder.", "Add a file name.")
        case FileNotFoundError() | NotADirectoryError():
            return ExportError(f"There is no folder {path.parent}.", "Make it first, or choose another.")
        case PermissionError():
            return ExportError(f"You may not write in the folder {path.parent}.", "Choose another.")
        case OSError():
            return ExportError(
                f"The export {path} cannot be written: {error.strerror or error}.", "Choose another place."
            )
        case _:
            return ExportError(f"{str(path)!a} is not a possible file name.", "Choose another name.")
