"""Opens the card of a name for whoever points at it or asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, QTimer

from kzreader.core.context import context_of
from kzreader.ui.crossrefs.card import CardInfo, MentionGroup, MentionPlace
from kzreader.ui.crossrefs.mentions import mentions_in, paragraph_sign
from kzreader.ui.crossrefs.name_words import kinds_in_words

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Entity
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span
    from kzreader.ui.crossrefs.card import EntityCard
    from kzreader.ui.session import Session

_MOMENT = 450
"""Milliseconds that the pointer rests on a name before its card opens."""
_CONTEXT_WIDTH = 48


class Pages(Protocol):
    """What has names to point at. Each signal carries the entity's id and a QPoint of the screen below the name."""

    entity_requested: Any
    entity_pointed: Any
    entity_left: Any


class Names(Protocol):
    """A list of names; `entity_activated` carries an id and a QPoint of the screen."""

    entity_activated: Any


class CardPresenter:
    """Fills the card from the session, with the open interviews first."""

    def __init__(self, card: EntityCard, session: Session) -> None:
        self._card = card
        self._session = session
        self._pointed = ("", QPoint())
        self._moment = QTimer(card)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._on_moment_passed)
        card.mention_activated.connect(self._on_mention_activated)

    def attach(self, pages: Pages) -> None:
        """Open the card for names on `pages`."""
        pages.entity_requested.connect(self._on_entity_requested)
        pages.entity_pointed.connect(self._on_entity_pointed)
        pages.entity_left.connect(self._on_entity_left)

    def attach_list(self, names: Names) -> None:
        """Open the card for names in a list."""
        names.entity_activated.connect(self._on_entity_requested)

    def show_entity(self, entity: str, at: QPoint, *, by_key: bool = False) -> None:
        """Open the card of an entity below the point `at` of the screen; with the keyboard in it where `by_key`."""
        found = self._session.entities.get(entity)
        if found is not None:
            self._card.show_card(self._info(found), at, by_key=by_key)

    def _info(self, entity: Entity) -> CardInfo:
        order = [*self._session.opened, *(interview.id for interview in self._session.library)]
        groups = [self._mentions_in(document, entity.id) for document in dict.fromkeys(order)]
        return CardInfo(
            entity=entity.id,
            name=entity.name,
            kind=kinds_in_words()[entity.type],
            role=f"entity_{entity.type}",
            aliases=entity.aliases,
            groups=tuple(group for group in groups if group.places),
        )

    def _mentions_in(self, document: str, entity: str) -> MentionGroup:
        interview = self._session.interview(document)
        places = tuple(
            _place(interview, mention.span)
            for mention in mentions_in(self._session, document)
            if mention.entity == entity
        )
        return MentionGroup(document=document, title=interview.title, places=places)

    def _on_entity_requested(self, entity: str, at: QPoint) -> None:
        self._moment.stop()
        self.show_entity(entity, at, by_key=True)

    def _on_entity_pointed(self, entity: str, at: QPoint) -> None:
        self._pointed = (entity, at)
        self._moment.start()

    def _on_moment_passed(self) -> None:
        self.show_entity(*self._pointed)

    def _on_entity_left(self) -> None:
        self._moment.stop()
        self._card.leave_soon()

    def _on_mention_activated(self, document: str, span: Span) -> None:
        self._session.go_to(document, span, "other")


def _place(interview: Interview, span: Span) -> MentionPlace:
    context = context_of(interview.text, span, width=_CONTEXT_WIDTH)
    return MentionPlace(
        document=interview.id,
        span=span,
        place=paragraph_sign(interview, span),
        left=context.left,
        match=context.match,
        right=context.right,
    )
