"""Shows the list of keys and what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader import __version__
from kzreader.ui.help.view import AboutDialog, KeysDialog
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kzreader.ui.help.view import KeyRow
    from kzreader.ui.session import Session


def show_keys(rows: Sequence[KeyRow], session: Session, parent: QWidget) -> KeysDialog:
    """Open the list of keys above `parent`, in the theme of the session; it blocks nothing and is gone when closed."""
    dialog = KeysDialog(load_theme(session.settings.theme), parent)
    session.settings_changed.connect(dialog.follow_settings)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show_keys(rows)
    dialog.show()
    return dialog


def show_about(parent: QWidget) -> AboutDialog:
    """Open what the program is above `parent`; it blocks nothing and is gone when closed."""
    dialog = AboutDialog(__version__, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog
