"""The names of the menus: they stand in the first picture, and what is in them, `actions`, is made after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "actions"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - Qt's tools look for this name
    """`text`, marked for translation where it is used; Qt's own is not typed."""
    return text


FILE, EDIT, ANNOTATE, VIEW, GO, HELP = (
    QT_TRANSLATE_NOOP("actions", "&File"),
    QT_TRANSLATE_NOOP("actions", "&Edit"),
    QT_TRANSLATE_NOOP("actions", "&Annotate"),
    QT_TRANSLATE_NOOP("actions", "&View"),
    QT_TRANSLATE_NOOP("actions", "&Go"),
    QT_TRANSLATE_NOOP("actions", "&Help"),
)
MENUS = (FILE, EDIT, ANNOTATE, VIEW, GO, HELP)


def translated(text: str) -> str:
    """`text` of the table in the reader's language."""
    return QCoreApplication.translate(CONTEXT, text)
