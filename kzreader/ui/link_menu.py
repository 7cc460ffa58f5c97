"""The menu of parallel passages, the same in the list, on the page and on a band."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from kzreader.ui.actions import ACTIONS
from kzreader.ui.judging import VERBS
from kzreader.ui.menus import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kzreader.ui.judging import Joined, Judge

_SPECS = {spec.id: spec for spec in ACTIONS}


def short_words_of(verb: str) -> str:
    """What the table of actions calls a verb where it is clear which link is meant."""
    return translated(_SPECS[verb].short)


def link_menu(judge: Judge, chosen: Sequence[Joined], parent: QWidget) -> QMenu:
    """What can be said of a link, or of several at once. Whoever pops it up lets it go."""
    menu = QMenu(parent)
    menu.setAccessibleName(QCoreApplication.translate("links", "Parallel passages"))
    for verb in VERBS:
        keys = _SPECS[verb].keys
        shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action = menu.addAction("\t".join(filter(None, (short_words_of(verb), shown))))
        action.setObjectName(verb)
        action.setEnabled(any(judge.can(verb, one) for one in chosen) and (len(chosen) == 1 or verb != "split_link"))
        if verb == "pin_link":
            action.setCheckable(True)
            action.setChecked(all(judge.is_pinned(one) for one in chosen))
        action.triggered.connect(partial(_say_of_all, judge, verb, tuple(chosen)))
    if len(chosen) > 1:
        join = menu.addAction(QCoreApplication.translate("links", "Join the %n chosen", "", len(chosen)) + "\tJ")
        join.setObjectName("join_links")
        join.triggered.connect(partial(_join, judge, tuple(chosen)))
    return menu


def _say_of_all(judge: Judge, verb: str, chosen: tuple[Joined, ...], _checked: bool = False) -> None:
    judge.do_all(verb, chosen)


def _join(judge: Judge, chosen: tuple[Joined, ...], _checked: bool = False) -> None:
    judge.join_links(chosen)


def pop_up(menu: QMenu, where: QPoint) -> None:
    """Show a menu that is gone when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
