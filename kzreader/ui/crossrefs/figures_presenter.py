"""Fills the figures that go together from the session, and does what the reader says of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kzreader.core.crossrefs.name_differences import name_differences
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.sentences import sentences
from kzreader.core.text import Span
from kzreader.ui.crossrefs.figure_words import figure_in_words
from kzreader.ui.crossrefs.figures_view import FigureRow, FigureSide, NameRow
from kzreader.ui.crossrefs.mentions import paragraph_sign, people_in, source_of
from kzreader.ui.crossrefs.once_seen import OnceSeen
from kzreader.ui.notify import Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzreader.core.crossrefs.values import Figure
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.ui.crossrefs.figures_view import FiguresView
    from kzreader.ui.findings import JudgedPair
    from kzreader.ui.session import Session

    Passage = tuple[str, Span]


class Pages(NamedTuple):
    """What the window does with passages: show several at once, and begin to edit the note with that id."""

    show: Callable[[Sequence[Passage]], None]
    edit_note: Callable[[str], None]


class PairKey(NamedTuple):
    """Two places, by document id and span."""

    a: Passage
    b: Passage


class FiguresPresenter:
    """Looks for figures only while somebody looks at them."""

    def __init__(self, view: FiguresView, session: Session, pages: Pages) -> None:
        self._view = view
        self._session = session
        self._pages = pages
        self._all = False
        self._seen = OnceSeen(view, self._fill, lambda: session.figures.ready.connect(self.refresh))
        self._found: dict[PairKey, JudgedPair] = {}
        self._names: dict[PairKey, NameRow] = {}
        self._connect()

    def _connect(self) -> None:
        view, session = self._view, self._session
        session.opened_changed.connect(self.refresh)
        session.settings_changed.connect(self._on_settings_changed)
        session.changed.connect(self._on_changed)
        session.analysed.connect(self._on_analysed)
        view.shown.connect(self._seen.catch_up)
        view.all_toggled.connect(self._on_all_toggled)
        view.row_activated.connect(self._on_row_activated)
        view.check_requested.connect(self._on_check_requested)
        view.dismiss_requested.connect(self._on_dismiss_requested)
        view.forget_requested.connect(self._on_forget_requested)
        view.note_requested.connect(self._on_note_requested)

    def refresh(self) -> None:
        """Show the figures of the open interviews, or of all; later, while nobody looks."""
        self._seen.refresh()

    def _fill(self) -> None:
        found, waiting = self._pairs()
        self._found = {_key(one): one for one in found}
        rows = [self._row(key, one) for key, one in self._found.items()]
        self._names = dict(self._name_rows())
        panes, failed = len(set(self._session.opened)), self._session.figures.failed
        self._view.show_figures(rows, tuple(self._names.values()), panes=panes, waiting=waiting, failed=failed)

    def _pairs(self) -> tuple[list[JudgedPair], bool]:
        figures = self._session.figures
        if self._all:
            found = figures.pairs_in_library()
            return list(found or self._found.values()), found is None
        of_two = [figures.pairs(a, b) for a, b in combinations(dict.fromkeys(self._session.opened), 2)]
        return [one for pairs in of_two for one in pairs or ()], any(pairs is None for pairs in of_two)

    def _name_rows(self) -> Iterator[tuple[PairKey, NameRow]]:
        """People whom two of the open interviews call differently, as far as their links are known."""
        for a, b in combinations(map(self._session.interview, dict.fromkeys(self._session.opened)), 2):
            links = self._session.links(a.id, b.id) or ()
            people = (people_in(self._session, a.id), people_in(self._session, b.id))
            for found in name_differences(a, b, links, people=people):
                key = PairKey((a.id, found.a), (b.id, found.b))
                one, other = _named_side(a, found.a), _named_side(b, found.b)
                yield key, NameRow(key, one, other)

    def _row(self, key: PairKey, judged: JudgedPair) -> FigureRow:
        pair = judged.pair
        a, b = self._side(judged.a, pair.a), self._side(judged.b, pair.b)
        return FigureRow(key, pair.relation, pair.measure, a, b, verdict=str(judged.verdict or ""))

    def _side(self, document: str, figure: Figure) -> FigureSide:
        interview = self._session.interview(document)
        return side_of(interview, figure.span, figure.sentence, value=figure_in_words(figure))

    def _on_settings_changed(self) -> None:
        self.refresh()

    def _on_analysed(self, document: str) -> None:
        if document in self._session.opened:
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.touches_figures or change.touches_links or change.touches_entities or change.touches_library:
            self.refresh()

    def _on_all_toggled(self, on: bool) -> None:
        self._all = on
        self.refresh()

    def _on_row_activated(self, key: PairKey) -> None:
        self._pages.show(key)

    def _on_check_requested(self, key: PairKey) -> None:
        self._session.do(self._session.workspace.decisions.check_figures, *key)

    def _on_dismiss_requested(self, key: PairKey) -> None:
        if self._session.do(self._session.workspace.decisions.dismiss_figures, *key) is not None:
            tr = QCoreApplication.translate
            words = tr("figures", "These figures are dismissed.")
            self._session.offered.emit(Offer(words, tr("figures", "Undo"), self._session.undo))

    def _on_forget_requested(self, key: PairKey) -> None:
        judged = self._found[key]
        from kzreader.core.decided.links import Placed

        a, b = self._session.interview(judged.a), self._session.interview(judged.b)
        decision = Placed(self._session.workspace.notebook.figures_between(a.id, b.id), a, b).on(key.a[1], key.b[1])
        if decision is not None:
            self._session.do(self._session.workspace.decisions.forget, [decision.id])

    def _on_note_requested(self, key: PairKey) -> None:
        passages = self._sentences(key)
        self._pages.show(passages)
        change = self._session.do(
            self._session.workspace.annotate, passages, style=Style.HIGHLIGHT, colour=Colour.GREEN
        )
        if change is not None:
            self._pages.edit_note(change.added_annotations[0].id)

    def _sentences(self, key: PairKey) -> list[Passage]:
        if key not in self._found:
            return [(document, _sentence_at(self._session.interview(document), span)) for document, span in key]
        pair = self._found[key].pair
        figures: Iterable[tuple[Passage, Span | None]] = zip(key, (pair.a.sentence, pair.b.sentence), strict=True)
        return [(document, sentence or span) for (document, span), sentence in figures]


def side_of(interview: Interview, span: Span, sentence: Span | None, *, value: str) -> FigureSide:
    """What is said in `span`, marked in its sentence, with outlet, date and paragraph."""
    runs = _runs(interview.text, span, sentence or span)
    return FigureSide(value, runs, source_of(interview), paragraph_sign(interview, span))


def _named_side(interview: Interview, span: Span) -> FigureSide:
    name = " ".join(span.of(interview.text).split())
    return side_of(interview, span, _sentence_at(interview, span), value=name)


def _sentence_at(interview: Interview, span: Span) -> Span:
    paragraph = interview.paragraph_at(span.start)
    within = sentences(interview.text, paragraph.body) if paragraph is not None else ()
    return next((sentence for sentence in within if sentence.contains(span)), span)


def _runs(text: str, span: Span, sentence: Span) -> tuple[tuple[str, bool], ...]:
    parts = (Span(sentence.start, span.start), span, Span(span.end, max(sentence.end, span.end)))
    found = ((_line(part.of(text)), part is span) for part in parts)
    return tuple((words, marked) for words, marked in found if words)


def _line(words: str) -> str:
    inner = " ".join(words.split())
    return " " * words[:1].isspace() + inner + " " * (words[-1:].isspace() and bool(inner))


def _key(judged: JudgedPair) -> PairKey:
    return PairKey((judged.a, judged.pair.a.span), (judged.b, judged.pair.b.span))
