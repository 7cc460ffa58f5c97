"""Files into text. One module a format; `FORMATS` says which suffix belongs to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.errors import LoadError
from kzreader.core.loading import markdown, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FORMATS: Mapping[str, Callable[[bytes, str], str]] = {
    ".txt": plain.text_of,
    ".md": markdown.text_of,
    ".markdown": markdown.text_of,
}
"""Suffix in lower case to the function that makes text of a file's bytes and name, or raises LoadError."""

_MARKDOWN = frozenset({".md", ".markdown"})


def load_text(path: Path) -> str:
    """The text of the document at `path`: decoded, without byte order mark, line ends as LF.

    A suffix that no format claims is tried as plain text. Raises LoadError where there is no text to be had.
    """
    text = FORMATS.get(path.suffix.lower(), plain.text_of)(_bytes_of(path), path.name)
    if not text.strip():
        raise LoadError(f"“{path.name}” is empty.", "Choose a document that has words in it.")
    return text


def is_markdown(path: Path) -> bool:
    """Whether the text of the file is Markdown source."""
    return path.suffix.lower() in _MARKDOWN


def documents_in(path: Path) -> tuple[Path, ...]:
    """The documents that `path` stands for: itself, or of a folder its text and Markdown files, by name.

    Raises LoadError for a folder without any, or one that cannot be opened.
    """
    if not path.is_dir():
        return (path,)
    try:
        found = [
            entry
            for entry in path.iterdir()
            if entry.suffix.lower() in FORMATS and not entry.name.startswith(".") and entry.is_file()
        ]
    except OSError as error:
        raise _unreadable(path, error) from error
    if not found:
        raise LoadError(
            f"The folder “{path.name or path}” has no documents in it.",
            f"Documents are files that end in {', '.join(FORMATS)}.",
        )
    return tuple(sorted(found, key=lambda entry: entry.name.casefold()))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise LoadError(f"“{path.name or path}” is a folder, not a document.", "Choose a file in it.")
        if path.exists() and not path.is_file():
            raise LoadError(f"“{path.name}” is not a file that can be read.", "Choose a text file.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> LoadError:
    name = path.name or str(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return LoadError(f"There is no file “{name}”.", "Check the name and the folder.")
    if isinstance(error, PermissionError):
        return LoadError(f"“{name}” may not be read by you.", "Ask for permission, or copy the file.")
    if isinstance(error, OSError):
        return LoadError(f"“{name}” cannot be read: {error.strerror or error}.", "Try again, or copy the file.")
    return LoadError(f"“{name!a}” is not a possible file name.", "Check the name.")
