"""Words that count as one when passages are compared, as a menu at the page; they are written in a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from kzreader.ui.crossrefs.mark_menu import add_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kzreader.ui.crossrefs.names_view import NameLine
    from kzreader.ui.session import Session

_MOST = 30
_LONGEST = 60
_tr = partial(QCoreApplication.translate, "synonyms")


def synonyms_menu(session: Session, selected: str, line: Callable[[], NameLine], parent: QWidget) -> QMenu:
    """A menu of the sets of the notebook, to change or to take apart, and of another one, which begins with the
    `selected` words. Gone when it closes. `line` brings the line into view where they are written.
    """
    menu = QMenu(parent)
    menu.setAccessibleName(_tr("Words that count as one"))
    menu.aboutToHide.connect(menu.deleteLater)
    new = selected if len(selected) <= _LONGEST and "=" not in selected else ""
    add_entry(menu, _tr("New words that count as one…"), partial(_ask, session, line, f"{new} = " if new else ""))
    menu.addSeparator()
    sets = sorted(session.workspace.notebook.synonyms.values(), key=lambda one: (one.decided, one.id))
    for one in sets[-_MOST:]:
        words = " = ".join(one.words)
        inner = menu.addMenu(words.replace("&", "&&"))
        add_entry(inner, _tr("Change…"), partial(_ask, session, line, words, one.id))
        forget = session.workspace.decisions.forget
        add_entry(inner, _tr("They do not count as one"), partial(session.do, forget, [one.id]))
    return menu


def _ask(session: Session, line: Callable[[], NameLine], words: str, synonyms: str = "") -> None:
    line().ask(
        _tr("Words and phrases that mean the same, with = between them"), words, partial(_set, session, synonyms)
    )


def _set(session: Session, synonyms: str, written: str) -> None:
    words = [word for word in map(str.strip, written.split("=")) if word]
    session.do(session.workspace.decisions.set_synonyms, words, synonyms=synonyms)
