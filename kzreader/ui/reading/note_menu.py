"""The menu of a note in the margin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from kzreader.core.errors import RequestError
from kzreader.core.notebook.annotation import Colour
from kzreader.ui.looks import look_of, topic_looks
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kzreader.core.notebook.annotation import Annotation, Target
    from kzreader.ui.session import Session

_SWATCH = 14


def note_menu(session: Session, annotation: Annotation, edit: Callable[[], None], parent: QWidget) -> QMenu:
    """What can be done with a note; `edit` begins to write in it. The menu is gone when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_tr("Note"))
    menu.addAction(_tr("&Edit")).triggered.connect(partial(_edit, edit))
    _add_colours(menu.addMenu(_tr("&Colour")), session, annotation)
    _add_topics(menu.addMenu(_tr("&Topics")), session, annotation)
    menu.addAction(_tr("Copy &quote and note")).triggered.connect(partial(_copy, session, annotation))
    if annotation.is_comparison:
        menu.addSeparator()
        for target in annotation.targets:
            go = menu.addAction(_tr("Go to {0}").format(_source(session, target)))
            go.triggered.connect(partial(_go_to, session, target))
    menu.addSeparator()
    remove = menu.addAction(_tr("&Remove"))
    remove.triggered.connect(partial(_remove, session, annotation.id))
    return menu


def _add_colours(menu: QMenu, session: Session, annotation: Annotation) -> None:
    theme = load_theme(session.settings.theme)
    for colour, words in _colours().items():
        action = menu.addAction(_swatch(theme.mark(colour)), words)
        action.setObjectName(colour)
        action.setCheckable(True)
        action.setChecked(annotation.colour == colour)
        action.triggered.connect(partial(_restyle, session, annotation.id, colour))


def _add_topics(menu: QMenu, session: Session, annotation: Annotation) -> None:
    topics = session.topics()
    looks = topic_looks(session.codebook, topics, session.settings.theme)
    for topic in topics:
        look = look_of(topic, looks)
        action = menu.addAction(look.name)
        if look.colour:
            action.setIcon(_swatch(QColor(look.colour)))
        action.setObjectName(topic)
        action.setCheckable(True)
        action.setChecked(topic in annotation.topics)
        action.triggered.connect(partial(_retag, session, annotation.id, topic, topic not in annotation.topics))


def _edit(edit: Callable[[], None], _checked: bool = False) -> None:
    edit()


def _restyle(session: Session, annotation: str, colour: Colour, _checked: bool = False) -> None:
    session.do(session.workspace.restyle, [annotation], colour=colour)


def _retag(session: Session, annotation: str, topic: str, on: bool, _checked: bool = False) -> None:
    session.do(session.workspace.retag, [annotation], **{"add" if on else "remove": (topic,)})


def _go_to(session: Session, target: Target, _checked: bool = False) -> None:
    session.go_to(target.document, target.span, "here")


def _remove(session: Session, annotation: str, _checked: bool = False) -> None:
    session.do(session.workspace.remove, [annotation])


def _copy(session: Session, annotation: Annotation, _checked: bool = False) -> None:
    passages = "\n".join(f"“{' '.join(one.exact.split())}” ({_source(session, one)})" for one in annotation.targets)
    QGuiApplication.clipboard().setText("\n\n".join(part for part in (passages, annotation.body) if part))
    session.said.emit(_tr("Copied."))


def _source(session: Session, target: Target) -> str:
    """The title of the interview, and the paragraph as readers cite it."""
    try:
        interview = session.interview(target.document)
    except RequestError:
        return target.document
    paragraph = interview.paragraph_at(target.span.start) if target.is_placed else None
    return " · ".join(filter(None, (interview.title, f"¶ {paragraph.number}" if paragraph else "")))


def _colours() -> dict[Colour, str]:
    return {
        Colour.YELLOW: _tr("Yellow"),
        Colour.GREEN: _tr("Green"),
        Colour.BLUE: _tr("Blue"),
        Colour.PINK: _tr("Pink"),
        Colour.ORANGE: _tr("Orange"),
        Colour.VIOLET: _tr("Violet"),
    }


def _swatch(colour: QColor) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(colour)
    return QIcon(picture)


def _tr(text: str) -> str:
    return QCoreApplication.translate("notes", text)
