"""Topics to choose from, as a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kzreader.core.notebook.annotation import Topic


def topic_menu(topics: Iterable[Topic], choose: Callable[[str], None], parent: QWidget) -> QMenu:
    """A menu of topics that calls `choose` with the id of the chosen one, and is gone when it closes."""
    menu = QMenu(parent)
    menu.setAccessibleName(QCoreApplication.translate("topics", "Topics"))
    for topic in topics:
        action = QAction(topic.name, menu)
        action.triggered.connect(partial(_choose, choose, topic.id))
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _choose(choose: Callable[[str], None], topic: str, _checked: bool = False) -> None:
    choose(topic)
