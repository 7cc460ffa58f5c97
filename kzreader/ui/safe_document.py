"""Documents and browsers that load nothing: no picture, no style sheet, no file, whatever the text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from kzreader.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QUrl
    from PySide6.QtWidgets import QWidget


class SafeDocument(QTextDocument):
    """A document without resources. Qt's own would read any file that an <img> or a style sheet names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        return None


class SafeBrowser(QTextBrowser):
    """A browser that shows what it is given and follows no link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        return None
