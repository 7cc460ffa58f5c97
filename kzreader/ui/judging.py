"""What the reader says of parallel passages, wherever they say it: in the list, on the page, on a band, on a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kzreader.core.crossrefs.values import Link
from kzreader.core.errors import RequestError
from kzreader.core.notebook.decisions import LinkVerdict
from kzreader.core.text import Span
from kzreader.ui.notify import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.interview import Interview
    from kzreader.ui.session import Session

Passage = tuple[str, Span]


class Joined(NamedTuple):
    """A link with the ids of the documents of its two sides."""

    a: str
    b: str
    link: Link

    @property
    def pair(self) -> tuple[Passage, Passage]:
        """The two passages."""
        return (self.a, self.link.a), (self.b, self.link.b)


VERBS = ("accept_link", "pin_link", "reject_link", "split_link", "forget_link")
"""What can be said of one link, as actions of the table, in the order of menus."""


class Judge:
    """Does what the reader says of links; each verb is one step to undo."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def can(self, verb: str, joined: Joined) -> bool:
        """Whether the verb would change anything."""
        verdict = self._session.verdict(joined.a, joined.b, joined.link)
        match verb:
            case "accept_link":
                return verdict not in (LinkVerdict.ACCEPTED, LinkVerdict.ADDED)
            case "reject_link":
                return verdict is not LinkVerdict.REJECTED
            case "forget_link":
                return verdict is not None
            case "split_link":
                return len(self.parts(joined)) > 1
            case _:
                return True

    def is_pinned(self, joined: Joined) -> bool:
        """Whether the two passages are held level."""
        return self._session.verdict(*joined) is LinkVerdict.PINNED

    def do(self, verb: str, joined: Joined) -> None:
        """Do one of VERBS."""
        getattr(self, verb)(joined)

    def do_all(self, verb: str, chosen: Sequence[Joined]) -> None:
        """Do one of VERBS to each that it would change."""
        able = [one for one in chosen if self.can(verb, one)]
        if verb == "reject_link":
            self.reject_link(*able)
        else:
            for one in able:
                self.do(verb, one)

    def accept_link(self, joined: Joined) -> None:
        """The program is right."""
        self._session.do(self._session.workspace.decisions.accept_link, *joined.pair, kind=joined.link.kind)

    def pin_link(self, joined: Joined) -> None:
        """Hold the two passages level; once more, let them go."""
        decisions = self._session.workspace.decisions
        pinned = self.is_pinned(joined)
        verb = decisions.accept_link if pinned else decisions.pin_link
        if self._session.do(verb, *joined.pair, kind=joined.link.kind) is not None:
            self._session.said.emit(
                _tr("These passages are no longer held level.") if pinned else _tr("These passages are held level.")
            )

    def reject_link(self, *chosen: Joined) -> None:
        """They are not parallel: they are no longer shown, and the banner offers to take that back."""
        reject = self._session.workspace.decisions.reject_link
        steps = sum(self._session.do(reject, *one.pair, kind=one.link.kind) is not None for one in chosen)
        if steps:
            words = QCoreApplication.translate(
                "links", "%n pair(s) of passages no longer shown as parallel.", "", steps
            )
            self._session.offered.emit(Offer(words, _tr("Undo"), partial(self._take_back, steps)))

    def _take_back(self, steps: int) -> None:
        for _ in range(steps):
            self._session.undo()

    def forget_link(self, joined: Joined) -> None:
        """Go back to what the program makes of them."""
        if self._session.do(self._session.workspace.decisions.forget_link, *joined.pair) is not None:
            self._session.said.emit(_tr("What the program makes of these passages counts again."))

    def split_link(self, joined: Joined) -> None:
        """Join sentence with sentence instead of the whole with the whole."""
        parts = self.parts(joined)
        if len(parts) < 2:
            self._refuse(
                _tr("Each side of this link is one sentence."),
                _tr("Select the part that belongs together in both pages, then press / again."),
            )
            return
        self._session.do(self._session.workspace.decisions.split_link, *joined.pair, parts, kind=joined.link.kind)

    def split_off(self, joined: Joined, chosen: tuple[Span, Span]) -> bool:
        """Join what was chosen of the two sides with each other, and what is left of them, instead of the whole.

        False where nothing is left of both, so that nothing was done.
        """
        rests = [
            _rests(self._session.interview(document).text, span, part)
            for (document, span), part in zip(joined.pair, chosen, strict=True)
        ]
        pairs = [(one, other) for one, other in zip(*rests, strict=True) if one is not None and other is not None]
        if not pairs:  # the two sides say things in another order
            pairs = [(one, other) for one, other in zip(rests[0], reversed(rests[1]), strict=True) if one and other]
        if not pairs:
            self._refuse(_tr("Nothing is left of both passages."), _tr("Select less in the one that is taken whole."))
            return False
        parts = [((joined.a, one), (joined.b, other)) for one, other in sorted([chosen, *pairs])]
        split = self._session.workspace.decisions.split_link
        return self._session.do(split, *joined.pair, parts, kind=joined.link.kind) is not None

    def join_links(self, chosen: Sequence[Joined]) -> None:
        """Make links of the same two interviews one."""
        if len(chosen) < 2:
            self._refuse(_tr("It takes two links to join them."), _tr("Select another one with Ctrl or Shift as well."))
            return
        first = chosen[0]
        pairs = [one.pair if one.a == first.a else one.pair[::-1] for one in chosen]
        self._session.do(self._session.workspace.decisions.join_links, pairs, kind=first.link.kind)

    def add_link(self, a: Passage, b: Passage) -> bool:
        """Join two passages that the program did not; False where nothing had to change."""
        return self._session.do(self._session.workspace.decisions.add_link, a, b) is not None

    def parts(self, joined: Joined) -> list[tuple[Passage, Passage]]:
        """The sentences of both sides in pairs; what one side has more goes with the last of the other."""
        sides = [_sentences(self._session.interview(document), span) for document, span in joined.pair]
        count = max(len(side) for side in sides)
        if count < 2:
            return []
        fewest = min(len(side) for side in sides)
        if fewest > 1:
            sides = [[*side[: fewest - 1], Span(side[fewest - 1].start, side[-1].end)] for side in sides]
            count = fewest
        return [
            ((joined.a, sides[0][min(number, len(sides[0]) - 1)]), (joined.b, sides[1][min(number, len(sides[1]) - 1)]))
            for number in range(count)
        ]

    def _refuse(self, words: str, hint: str) -> None:
        self._session.problem.emit(RequestError(words, hint))


def _rests(text: str, whole: Span, part: Span) -> tuple[Span | None, Span | None]:
    """What is left of a passage before and after a part of it, without the punctuation at its ends."""
    return _bare(text, Span(whole.start, part.start)), _bare(text, Span(part.end, whole.end))


def _bare(text: str, span: Span) -> Span | None:
    letters = [at for at in range(span.start, span.end) if text[at].isalnum()]
    return Span(letters[0], letters[-1] + 1) if letters else None


def _sentences(interview: Interview, span: Span) -> list[Span]:
    """The sentences of a passage, paragraph by paragraph."""
    from kzreader.core.sentences import sentences

    found: list[Span] = []
    for paragraph in interview.paragraphs:
        start, end = max(span.start, paragraph.body.start), min(span.end, paragraph.body.end)
        if start < end:
            found += sentences(interview.text, Span(start, end))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("links", text)
