"""What cards and lists ask of the session: whom a document names, and how a place in it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.ui.wording import date_in_words

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Mention
    from kzreader.core.interview import Interview
    from kzreader.core.text import Span
    from kzreader.ui.session import Session


def mentions_in(session: Session, document: str) -> tuple[Mention, ...]:
    """The mentions in a document; none while they are being found."""
    analysis = session.analysis(document)
    return analysis.mentions if analysis is not None else ()


def people_in(session: Session, document: str) -> dict[str, list[Span]]:
    """Where people are named in a document, by the id of the entity."""
    found: dict[str, list[Span]] = {}
    for mention in mentions_in(session, document):
        entity = session.entities.get(mention.entity)
        if entity is not None and entity.type == "person":
            found.setdefault(entity.id, []).append(mention.span)
    return found


def source_of(interview: Interview) -> str:
    """Outlet or title, and the date."""
    return " · ".join(filter(None, (interview.outlet or interview.title, date_in_words(interview.date))))


def paragraph_sign(interview: Interview, span: Span) -> str:
    """The paragraph that `span` begins in, as readers cite it: "¶ 12"."""
    paragraph = interview.paragraph_at(span.start)
    return f"¶ {paragraph.number}" if paragraph else ""
