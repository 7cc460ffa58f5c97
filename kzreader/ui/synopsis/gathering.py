"""Brings together what a synopsis is made of: comparisons, figures, the table. One after the other, in the worker.

What is asked for one by one leaves room between for what the reader asks of the pages meanwhile.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from kzreader.core.crossrefs.synopsis import Synopsis
from kzreader.core.crossrefs.synopsis.parts import Packed, ends_of, rows_in
from kzreader.core.errors import KzError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzreader.core.crossrefs.synopsis import Row
    from kzreader.ui.session import Session


class Gathering(QObject):
    """One synopsis at a time; a new one replaces the one that is on its way."""

    progressed = Signal(int, int)
    """How many steps are done, and of how many."""
    finished = Signal(object, object)
    """The Synopsis, and the same as Packed, for the worker."""
    failed = Signal(str)
    """Why it cannot be made; empty where the session has said so."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[tuple[str, ...], str] | None = None
        self._waiting_for = ""
        self._figures: dict[str, bytes] = {}
        self._run = 0
        self._packed: Packed | None = None
        self._rows: list[Row] = []
        self._taken = 0
        self._unpacking = QTimer(self, singleShot=True, interval=0)
        self._unpacking.timeout.connect(self._unpack)
        session.links_ready.connect(self._on_links_ready)
        session.links_missing.connect(self._on_links_missing)
        session.links_dropped.connect(self._on_links_ready)

    @property
    def running(self) -> bool:
        """Whether a synopsis is on its way."""
        return self._wanted is not None

    def start(self, documents: Sequence[str], base: str) -> None:
        """Begin with these accounts; `finished` or `failed` tells."""
        self.stop()
        self._wanted = (tuple(documents), base)
        self._go_on()

    def stop(self) -> None:
        """Let go of what is on its way; what the worker is doing just now is kept when it comes."""
        self._run += 1
        self._wanted = None
        self._waiting_for = ""
        self._packed = None
        self._rows = []
        self._unpacking.stop()

    def _go_on(self) -> None:
        """Ask for the next thing that is not there yet."""
        if self._wanted is None or self._waiting_for:
            return
        documents, _ = self._wanted
        pairs = list(combinations(documents, 2))
        total = len(pairs) + len(documents) + 1
        try:
            for done, (a, b) in enumerate(pairs):
                if self._session.links(a, b) is None:
                    self._wait(f"links {a} {b}", done, total)
                    if self._session.links_failed(a, b):
                        self._fail("")
                    return
            for done, document in enumerate(documents, start=len(pairs)):
                if document not in self._figures:
                    self._wait(f"figures {document}", done, total)
                    self._ask("figures in one part", (self._session.interview(document),), self._keep_figures(document))
                    return
            self._wait("synopsis", total - 1, total)
            self._ask_for_table()
        except KzError as error:
            self._fail(str(error))

    def _wait(self, what: str, done: int, total: int) -> None:
        self._waiting_for = what
        self.progressed.emit(done, total)

    def _ask_for_table(self) -> None:
        assert self._wanted is not None, "it is asked for what is wanted"
        documents, base = self._wanted
        accounts = tuple(self._session.interview(document) for document in documents)
        ends = {(a, b): ends_of(self._session.links(a, b) or ()) for a, b in combinations(documents, 2)}
        figures = {document: self._figures[document] for document in documents}
        decisions = tuple(self._session.workspace.notebook.figure_decisions.values())
        self._ask("synopsis in parts", (base, accounts, ends, figures, decisions), self._take)

    def _ask(self, job: str, arguments: tuple[object, ...], use: Callable[[Any], None]) -> None:
        run = self._run

        def done(result: Any) -> None:
            if run == self._run:
                use(result)

        def failed(message: str) -> None:
            if run == self._run:
                self._fail(message)

        self._session.worker.submit(f"synopsis: {job}", job, arguments, done, failed)

    def _keep_figures(self, document: str) -> Callable[[Any], None]:
        def keep(figures: Any) -> None:
            self._figures[document] = figures
            self._waiting_for = ""
            self._go_on()

        return keep

    def _take(self, packed: Any) -> None:
        self._packed, self._rows, self._taken = packed, [], 0
        self._unpacking.start()

    def _unpack(self) -> None:
        """One part more, so that the window lives meanwhile."""
        if self._packed is None:
            return
        if self._taken < len(self._packed.parts):
            self._rows += rows_in(self._packed.parts[self._taken])
            self._taken += 1
            self._unpacking.start()
            return
        packed, rows = self._packed, tuple(self._rows)
        self.stop()
        table: Synopsis = packed.head._replace(rows=rows)
        self.finished.emit(table, packed)

    def _fail(self, message: str) -> None:
        self.stop()
        self.failed.emit(message)

    def _on_links_ready(self, a: str, b: str) -> None:
        if self._waiting_for in (f"links {a} {b}", f"links {b} {a}"):
            self._waiting_for = ""
            self._go_on()

    def _on_links_missing(self, a: str, b: str) -> None:
        if self._waiting_for in (f"links {a} {b}", f"links {b} {a}"):
            self._fail("")
