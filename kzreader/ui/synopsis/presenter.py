"""Feeds the synopsis from the session and does what its reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kzreader.core.crossrefs.synopsis import FEWEST_ACCOUNTS, MOST_ACCOUNTS, Only, filtered
from kzreader.core.errors import RequestError
from kzreader.core.export.synopsis import SynopsisRequest
from kzreader.ui.synopsis.bar import EVERYTHING, HERE
from kzreader.ui.synopsis.exporting import Exporting
from kzreader.ui.synopsis.gathering import Gathering
from kzreader.ui.synopsis.values import AccountChoice, Content, TableStyle
from kzreader.ui.synopsis.wording import table_wording
from kzreader.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.crossrefs.synopsis import Synopsis
    from kzreader.core.crossrefs.synopsis.parts import Packed
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.edits import Change
    from kzreader.core.text import Span
    from kzreader.ui.grouping import Grouping
    from kzreader.ui.places import SynopsisPlace
    from kzreader.ui.session import Session
    from kzreader.ui.settings import Settings
    from kzreader.ui.synopsis.view import SynopsisView

_MOST_PANES = 4
_MOST_OTHERS = 40
"""Interviews of other events that the menu of accounts offers."""


class Standing(NamedTuple):
    """Where the panes are to stand: documents from left to right, the passages of each, and the one that is meant.

    A document without the statement has the passage before it in the table, or none.
    """

    documents: tuple[str, ...]
    spans: tuple[Span | None, ...]
    having: tuple[bool, ...]
    active: int


def table_style(settings: Settings) -> TableStyle:
    """The look of the table that the settings ask for."""
    return TableStyle(load_theme(settings.theme), settings.font_size * 0.92, settings.synopsis_differing)


class SynopsisPresenter(QObject):
    """Knows the session and the view."""

    go_requested = Signal(object)
    """A Standing: the reader wants the pages at a statement."""

    def __init__(self, view: SynopsisView, session: Session, grouping: Grouping) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._grouping = grouping
        self._gathering = Gathering(session, self)
        self._exporting = Exporting(session, view)
        self.documents: tuple[str, ...] = ()
        self.base = ""
        self._only: Only | None = None
        self._here = ""
        self._made: Synopsis | None = None
        self._packed: Packed | None = None
        self._stale = True
        self._strength = session.settings.link_strength
        self._renewing = QTimer(self, singleShot=True, interval=0)
        self._renewing.timeout.connect(self._renew)
        self._counts: dict[str, int] = {}
        self._uncounted: list[Only] = []
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count_on)
        self._connect()

    def _connect(self) -> None:
        view, bar, session = self._view, self._view.bar, self._session
        view.cell_activated.connect(self._on_cell_activated)
        view.base_requested.connect(self._on_base_requested)
        view.account_toggled.connect(self._on_account_toggled)
        view.order_requested.connect(self._on_order_requested)
        view.act_requested.connect(self._on_act_requested)
        bar.filter_chosen.connect(self._on_filter_chosen)
        bar.here_chosen.connect(self._on_here_chosen)
        bar.differing_toggled.connect(self._on_differing_toggled)
        bar.export_requested.connect(self._on_export_requested)
        self._gathering.progressed.connect(self._on_progressed)
        self._gathering.finished.connect(self._on_finished)
        self._gathering.failed.connect(self._on_failed)
        self._grouping.changed.connect(self._show_accounts)
        session.changed.connect(self._on_changed)
        session.links_ready.connect(self._on_links_ready)
        session.settings_changed.connect(self._on_settings_changed)

    # Which accounts

    def restore(self, place: SynopsisPlace) -> None:
        """Take up the accounts of an earlier session, those that are still there."""
        known = tuple(one for one in place.documents if one in self._session.workspace.documents)
        self.documents = known[:MOST_ACCOUNTS]
        self.base = place.base if place.base in known else next(iter(known), "")

    def open(self) -> None:
        """Show the accounts of the interview that is open, unless the accounts shown are of it."""
        active = self._session.active
        if len(self.documents) < FEWEST_ACCOUNTS or (active and active not in self.documents):
            self._choose(self._accounts_of_the_open())
        if self._stale or self._made is None:
            self._renew()

    def _accounts_of_the_open(self) -> tuple[str, ...]:
        """The accounts of the active interview, the open ones first; where it has no other, all that are open."""
        opened = tuple(dict.fromkeys(self._session.opened))
        group = self._grouping.group_of(self._session.active) if self._session.active else ()
        if len(group) < FEWEST_ACCOUNTS:
            return opened if len(opened) >= FEWEST_ACCOUNTS else (group or opened)
        return (*(one for one in opened if one in group), *(one for one in group if one not in opened))

    def _choose(self, documents: Sequence[str], *, base: str = "") -> None:
        self.documents = tuple(documents[:MOST_ACCOUNTS])
        wanted = base or self.base
        self.base = wanted if wanted in self.documents else next(iter(self.documents), "")
        if self._here not in self.documents:
            self._here = ""
        self._stale = True

    def _interviews(self) -> tuple[Interview, ...]:
        return tuple(self._session.interview(document) for document in self.documents)

    def _show_accounts(self) -> None:
        tr = self.tr
        group = list(self._grouping.group_of(self.base)) if self.base else []
        likely = [one for some in self._grouping.suggestions if self.base in some for one in some]
        library = [interview.id for interview in self._session.library]
        rest = [one for one in library if one not in group and one not in likely][:_MOST_OTHERS]
        shown = [one for one in self.documents if one not in group and one not in likely and one not in rest]
        choices: list[AccountChoice] = []
        for heading, documents in (
            (tr("Accounts of this interview"), [*group, *shown]),
            (tr("Perhaps accounts of it too"), [one for one in dict.fromkeys(likely) if one not in group]),
            (tr("Other interviews"), rest),
        ):
            for document in documents:
                name = _name_in_menu(self._session.interview(document))
                choices.append(AccountChoice(document, name, heading, document in self.documents))
        self._view.show_accounts(choices)

    # Making it

    def _renew(self) -> None:
        """Make the synopsis of the chosen accounts anew; what is there stays in view where it is of the same ones."""
        self._renewing.stop()
        self._stale = False
        self._show_accounts()
        if len(self.documents) < FEWEST_ACCOUNTS:
            self._gathering.stop()
            self._made = self._packed = None
            self._count()
            self._view.bar.show_event("")
            self._view.show_message(
                self.tr("A synopsis sets two to six accounts of one interview side by side. Choose them at “Accounts”.")
            )
            return
        if self._made is not None and set(self._made.documents) != set(self.documents):
            self._made = self._packed = None
            self._count()
        self._gathering.start(self.documents, self.base)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._made is None:
            words = self.tr("The accounts are being compared: step {0} of {1}").format(done + 1, total)
            self._view.show_progress(words, done, total, button=self.tr("Cancel"))

    def _on_act_requested(self) -> None:
        if self._gathering.running:
            self._gathering.stop()
            self._stale = True
            self._view.show_message(self.tr("The synopsis has not been made."), button=self.tr("Make it"))
        else:
            self._session.ask_again()
            self._renew()

    def _on_failed(self, message: str) -> None:
        words = self.tr("The synopsis could not be made.")
        self._stale = True
        self._view.show_message(f"{words} {message}".strip(), button=self.tr("Try again"))

    def _on_finished(self, table: Synopsis, packed: Packed) -> None:
        self._made, self._packed = table, packed
        self._count()
        self._show_table()

    def _show_table(self) -> None:
        """Show the rows that the filter leaves."""
        if self._made is None:
            return
        self._show_chosen()
        table = filtered(self._made, self._only, account=self._account())
        accounts = self._interviews()
        events = {account.event_title for account in accounts}
        self._view.bar.show_event(events.pop() if len(events) == 1 else "")
        self._view.show_content(
            Content(SynopsisRequest(table, accounts, total=len(self._made.rows), wording=table_wording()))
        )

    def _count(self) -> None:
        """Count anew what each filter leaves, one filter at a time so that the window lives meanwhile."""
        self._counts = {} if self._made is None else {EVERYTHING: len(self._made.rows)}
        self._uncounted = [] if self._made is None else list(Only)
        self._show_chosen()
        self._counting.start()

    def _count_on(self) -> None:
        if self._uncounted and self._made is not None:
            only = self._uncounted.pop(0)
            self._counts[only.value] = len(filtered(self._made, only, account=self._here or None).rows)
            self._show_chosen()
            self._counting.start()

    def _show_chosen(self) -> None:
        bar = self._view.bar
        bar.show_counts(self._counts, self._only or EVERYTHING)
        bar.show_here([(one, _name_in_menu(self._session.interview(one))) for one in self.documents], self._here)

    def _account(self) -> str | None:
        return self._here or None if self._only in HERE else None

    # What the reader does

    def _on_cell_activated(self, row: int, column: int) -> None:
        content = self._view.table.content
        if content is not None and self._made is not None:
            self.go_requested.emit(standing(self._made, content.rows[row].number, column))

    def _on_base_requested(self, document: str) -> None:
        self._choose(self.documents, base=document)
        self._renewing.start()

    def _on_order_requested(self, documents: list[str]) -> None:
        self._choose(documents)
        self._renewing.start()

    def _on_account_toggled(self, document: str) -> None:
        if document in self.documents:
            self._choose([one for one in self.documents if one != document])
        elif len(self.documents) == MOST_ACCOUNTS:
            sentence = self.tr("A synopsis takes six accounts at most.")
            self._session.problem.emit(RequestError(sentence, self.tr("Take another one out first.")))
        else:
            self._choose([*self.documents, document])
        self._renewing.start()

    def _on_filter_chosen(self, key: str) -> None:
        self._only = None if key == EVERYTHING else Only(key)
        self._show_table()

    def _on_here_chosen(self, document: str) -> None:
        self._here = document
        self._count()
        self._show_table()

    def _on_differing_toggled(self, on: bool) -> None:
        self._session.change_settings(synopsis_differing=on)

    def _on_export_requested(self, form: str) -> None:
        if self._packed is not None and self._made is not None:
            accounts = tuple(self._session.interview(document) for document in self._made.documents)
            self._exporting.ask(form, self._packed, accounts, (self._only, self._account()))

    # What the session tells

    def _on_changed(self, change: Change) -> None:
        if change.touches_library and any(one not in self._session.workspace.documents for one in self.documents):
            self._choose([one for one in self.documents if one in self._session.workspace.documents])
            self._made = None
        elif not (change.touches_links or change.touches_figures or change.touches_words):
            return
        self._outdated()

    def _on_links_ready(self, a: str, b: str) -> None:
        """Accounts were compared anew by other words: the table that is there rests on the comparison before."""
        if self._made is not None and {a, b} <= set(self._made.documents):
            self._outdated()

    def _on_settings_changed(self, settings: Settings) -> None:
        look = table_style(settings)
        if look != self._view.table.look:
            self._view.set_look(look)
        if settings.link_strength != self._strength:
            self._strength = settings.link_strength
            self._outdated()

    def _outdated(self) -> None:
        """What is shown rests on what has changed since."""
        self._stale = True
        if self._view.isVisible():
            self._renewing.start()


def standing(table: Synopsis, number: int, column: int) -> Standing:
    """Where panes stand to show the row `number` of `table`: four at most, with the one of `column` among them."""
    at = next(place for place, row in enumerate(table.rows) if row.number == number)
    row = table.rows[at]
    every = range(len(table.documents))
    wanted = sorted(every, key=lambda one: (one != column, not row.cells[one].passages, one != table.base, one))
    chosen = sorted(wanted[:_MOST_PANES])
    active = column if row.cells[column].passages else next((one for one in wanted if row.cells[one].passages), column)
    return Standing(
        documents=tuple(table.documents[one] for one in chosen),
        spans=tuple(_place(table, at, one) for one in chosen),
        having=tuple(bool(row.cells[one].passages) for one in chosen),
        active=chosen.index(active) if active in chosen else 0,
    )


def _place(table: Synopsis, at: int, column: int) -> Span | None:
    """The first passage of `column` in a row, or the last one that is new in a row before."""
    if table.rows[at].cells[column].passages:
        return table.rows[at].cells[column].passages[0]
    for row in reversed(table.rows[:at]):
        cell = row.cells[column]
        if cell.passages and not cell.again:
            return cell.passages[-1]
    return None


def _name_in_menu(interview: Interview) -> str:
    return f"{interview.outlet}: {interview.title}" if interview.outlet else interview.title
