"""Asking for files. The dialogs block nothing: what was chosen is handed to a callback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def ask_for_files(parent: QWidget, title: str, kinds: str, use: Callable[[list[str]], None]) -> None:
    """Ask for one or more files that exist."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(use)
    dialog.open()


def ask_for_file(parent: QWidget, title: str, kinds: str, use: Callable[[str], None]) -> None:
    """Ask for a file that exists."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(use)
    dialog.open()


def ask_for_place(parent: QWidget, title: str, kinds: str, name: str, use: Callable[[str], None]) -> None:
    """Ask where to write a file; `name` is proposed, and its ending added where the reader leaves it out."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.fileSelected.connect(use)
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(kinds)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
