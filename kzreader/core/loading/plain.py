"""Plain text files: by their byte order mark, otherwise strictly UTF-8. No guessing: a wrong guess corrupts quotes."""

from __future__ import annotations

import codecs
import re

from kzreader.core.errors import LoadError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a packed file (as .docx, .odt and .zip are)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\0", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAVE = "Open it in the program it was made with and save it as UTF-8 plain text."


def text_of(data: bytes, name: str) -> str:
    """The text held by `data`, the bytes of the file called `name`.

    Raises LoadError for another kind of file, bytes that are no UTF-8, and control characters.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise LoadError(f"“{name}” is {what}, not text.", _SAVE)
    text = _decoded(data, name)
    # A stray control character gets into text by copying; many, or a null, mean that it is none.
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) // 100:
        raise LoadError(f"“{name}” is a binary file, not text.", _SAVE)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str) -> str:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and not mark:
            raise LoadError(f"“{name}” is a binary file, not text.", _SAVE) from error
        where = len(mark) + error.start
        raise LoadError(
            f"“{name}” is not {encoding[:6].upper().rstrip('-')} text (byte {where:,}).",
            "Open it in a text editor and save it as UTF-8.",
        ) from error
