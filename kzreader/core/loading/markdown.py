"""Markdown files. The source is the text: marks of emphasis and headings stay where they are."""

from __future__ import annotations

from kzreader.core.loading import plain


def text_of(data: bytes, name: str) -> str:
    """The source held by `data`, the bytes of the file called `name`. Raises LoadError as plain text does."""
    return plain.text_of(data, name)
