"""Whom the selected words name, as a menu at the page."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from kzreader.core.folding import fold_words
from kzreader.ui.crossrefs.mentions import mentions_in
from kzreader.ui.crossrefs.name_words import kinds_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kzreader.core.crossrefs.values import Entity
    from kzreader.core.text import Span
    from kzreader.ui.session import Session

_MOST_LIKELY = 8
_tr = partial(QCoreApplication.translate, "names")


def mark_menu(session: Session, document: str, span: Span, parent: QWidget) -> QMenu:
    """A menu of those whom `span` may name, the likeliest first; of new names; and of none. Gone when it closes."""
    menu = QMenu(parent)
    menu.setAccessibleName(_tr("Whom these words name"))
    menu.aboutToHide.connect(menu.deleteLater)
    decisions = session.workspace.decisions
    words = " ".join(span.of(session.interview(document).text).split())
    for entity in _likely(session, words):
        add_entry(menu, entity.name, partial(session.do, decisions.mark_mention, (document, span), entity))
    menu.addSeparator()
    new = menu.addMenu(_tr("A new name"))
    for kind, name in kinds_in_words().items():
        add_entry(new, name, partial(session.do, decisions.add_entity, words, kind))
    add_entry(menu, _tr("No name"), partial(session.do, decisions.unmark_mention, (document, span)))
    return menu


def _likely(session: Session, words: str) -> list[Entity]:
    """Entities that share a word with `words`, then those that the open interviews name most."""
    counts = Counter(one.entity for document in session.opened for one in mentions_in(session, document))
    sought = set(fold_words(words).split())

    def shared(entity: Entity) -> int:
        return max(len(sought & set(fold_words(name).split())) for name in (entity.name, *entity.aliases))

    known = [entity for entity in session.entities.values() if shared(entity) or counts[entity.id]]
    return sorted(known, key=lambda one: (-shared(one), -counts[one.id], one.name))[:_MOST_LIKELY]


def add_entry(menu: QMenu, words: str, call: Callable[[], object]) -> None:
    """An entry of a menu that does something."""
    menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: call())
