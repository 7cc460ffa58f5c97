"""Fills the list of parallel passages from the session, and does what the reader says of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer

from kzreader.core.notebook.decisions import LinkVerdict
from kzreader.core.search import find_in
from kzreader.ui.crossrefs.mentions import paragraph_sign
from kzreader.ui.crossrefs.once_seen import OnceSeen
from kzreader.ui.crossrefs.passages_view import PassageRow, Sentence
from kzreader.ui.judging import Joined, Judge
from kzreader.ui.link_menu import link_menu, pop_up
from kzreader.ui.link_words import kind_in_words, sureness_in_words, verdict_in_words, why_in_words
from kzreader.ui.parallels import STRENGTHS, least_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QPoint

    from kzreader.core.crossrefs.values import Link
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.ui.crossrefs.passages_view import PassagesView
    from kzreader.ui.session import Session


_AT_ONCE = 60
"""Rows that are made at a stretch: some 20 milliseconds."""
_Kept = tuple[tuple[str, str], "PassageKey", "Link", "LinkVerdict | None"]
"""All that a row depends on."""


class _State(NamedTuple):
    """What is said beside the rows."""

    panes: int
    waiting: bool = False
    failed: bool = False
    shown: int = 0
    rejected: int = 0


class PassageKey:
    """A pair of passages: the pane on the left, counted from 0, and the link from it to the next pane.

    Two keys are the same where they speak of the same passages, whatever is thought of these by now.
    """

    __slots__ = ("_hash", "_place", "left", "link")

    def __init__(self, left: int, link: Link) -> None:
        self.left = left
        self.link = link
        self._place = (left, link.a, link.b)
        self._hash = hash(self._place)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, PassageKey) and self._place == other._place)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"PassageKey({self.left}, {self.link})"


class PassagesPresenter:
    """Standing two passages level is the window's: `view.passage_activated(PassageKey)`."""

    def __init__(self, view: PassagesView, session: Session) -> None:
        self._view = view
        self._session = session
        self._judge = Judge(session)
        self._with_rejected = False
        self._made: dict[_Kept, PassageRow] = {}
        self._wanted: list[_Kept] = []
        self._state = _State(0)
        self._going_on = QTimer(view, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._make)
        self._seen = OnceSeen(view, self._show)
        self._connect()
        self._show_settings()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.opened_changed.connect(self.refresh)
        session.links_ready.connect(self._on_links_told)
        session.links_missing.connect(self._on_links_told)
        session.changed.connect(self._on_changed)
        session.settings_changed.connect(self._on_settings_changed)
        view.strength_changed.connect(self._on_strength_changed)
        view.order_changed.connect(self._on_order_changed)
        view.rejected_toggled.connect(self._on_rejected_toggled)
        view.again_requested.connect(session.ask_again)
        view.verb_requested.connect(self._on_verb_requested)
        view.menu_requested.connect(self._on_menu_requested)

    def refresh(self) -> None:
        """Show the passages of neighbouring panes; later, while nobody looks."""
        self._seen.refresh()

    def catch_up(self) -> None:
        """The list has come into view."""
        self._seen.catch_up()

    def _show(self) -> None:
        session, opened = self._session, self._session.opened
        found: list[_Kept] = []
        rejected: list[_Kept] = []
        waiting = failed = False
        for left, (a, b) in enumerate(pairwise(opened)):
            links = session.links(a, b)
            failed = failed or session.links_failed(a, b)
            waiting = waiting or (links is None and not failed)
            found += self._judged(left, a, b, links or ())
            rejected += self._judged(left, a, b, session.judged(a, b, LinkVerdict.REJECTED))
        if session.settings.passage_order == "sureness":
            found.sort(key=_unsureness)
        self._wanted = [*found, *(rejected if self._with_rejected else ())]
        self._state = _State(len(opened), waiting=waiting, failed=failed, shown=len(found), rejected=len(rejected))
        self._made = {kept: self._made[kept] for kept in self._wanted if kept in self._made}
        self._make()

    def _make(self) -> None:
        """Make some rows, show those at the top, and go on soon where there are more."""
        missing = [kept for kept in self._wanted if kept not in self._made]
        for kept in missing[:_AT_ONCE]:
            documents, key, _, verdict = kept
            self._made[kept] = self._row(key, documents, verdict)
        complete = len(missing) <= _AT_ONCE
        if complete:
            self._going_on.stop()
        else:
            self._going_on.start()
        if complete or not self._view.rows.rows:
            rows = [self._made[kept] for kept in self._wanted if kept in self._made]
            self._view.show_model(self._session.paraphrase_model())
            self._view.show_passages(rows, **self._state._asdict())

    def _judged(self, left: int, a: str, b: str, links: Iterable[Link]) -> Iterator[_Kept]:
        for link in links:
            yield (a, b), PassageKey(left, link), link, self._session.verdict(a, b, link)

    def _row(self, key: PassageKey, documents: tuple[str, str], verdict: LinkVerdict | None) -> PassageRow:
        link = key.link
        first, second = (self._session.interview(document) for document in documents)
        shared = tuple(reason.text for reason in link.because if reason.text)
        return PassageRow(
            key=key,
            a=_sentence(first, link.a, shared),
            b=_sentence(second, link.b, shared),
            score=link.score,
            quote=link.kind == "quote",
            kind=kind_in_words(link),
            sureness=sureness_in_words(link.score),
            why=why_in_words(link.because),
            verdict=verdict_in_words(verdict or ""),
            rejected=verdict is LinkVerdict.REJECTED,
        )

    def _joined(self, keys: Sequence[PassageKey]) -> list[Joined]:
        opened = self._session.opened
        return [Joined(opened[key.left], opened[key.left + 1], key.link) for key in keys if key.left + 1 < len(opened)]

    def _show_settings(self) -> None:
        settings = self._session.settings
        least = least_score(settings.link_strength)
        place = min(range(len(STRENGTHS)), key=lambda number: abs(STRENGTHS[number] - least))
        self._view.show_settings(strength=place, order=settings.passage_order)

    def _on_links_told(self, _a: str, _b: str) -> None:
        self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_library or change.touches_links:
            self.refresh()

    def _on_settings_changed(self, _settings: object) -> None:
        self._show_settings()
        self.refresh()

    def _on_strength_changed(self, place: int) -> None:
        self._session.change_settings(link_strength=STRENGTHS[place])

    def _on_order_changed(self, order: str) -> None:
        self._session.change_settings(passage_order=order)

    def _on_rejected_toggled(self, shown: bool) -> None:
        self._with_rejected = shown
        self.refresh()

    def _on_verb_requested(self, verb: str, keys: list[PassageKey]) -> None:
        chosen = self._joined(keys)
        if verb == "join_links":
            self._judge.join_links(chosen)
        elif verb == "split_link" and len(chosen) == 1:
            self._judge.split_link(chosen[0])
        else:
            self._judge.do_all(verb, chosen)

    def _on_menu_requested(self, keys: list[PassageKey], where: QPoint) -> None:
        chosen = self._joined(keys)
        if chosen:
            pop_up(link_menu(self._judge, chosen, self._view), where)


def _sentence(interview: Interview, span: Span, shared: Iterable[str]) -> Sentence:
    words = " ".join(span.of(interview.text).split())
    return Sentence(runs=tuple(_marked(words, shared)), title=interview.title, place=paragraph_sign(interview, span))


def _marked(words: str, shared: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """`words` as runs, with those marked that are `shared`; a shared beginning marks the whole word."""
    spans = sorted(span for term in shared for span in find_in(words, term))
    copied = 0
    for span in spans:
        end = span.end
        while end < len(words) and words[end].isalnum():
            end += 1
        if span.start < copied:
            continue
        if span.start > copied:
            yield words[copied : span.start], False
        yield words[span.start : end], True
        copied = end
    if copied < len(words):
        yield words[copied:], False


def _unsureness(kept: _Kept) -> float:
    return -kept[2].score
