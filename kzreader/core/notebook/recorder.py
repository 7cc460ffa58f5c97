"""The notebook in memory, its file and the history, kept in step: all three take a step, or none does."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kzreader.core.errors import NotebookError, RequestError
from kzreader.core.notebook.annotation import Annotation, Removal
from kzreader.core.notebook.edits import Change, Edit, Removed, Replaced
from kzreader.core.notebook.history import History, fitting
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.notebook.store import Store
from kzreader.core.notebook.tables import TABLES, removal_id


class Recorder:
    """Takes steps, takes them back, and notices what other programs write to the same file.

    Closes `store` where it cannot be loaded.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.notebook = _loaded(store)
        self.history = History()
        self._others_wrote = False
        self._unannounced = False

    def do(
        self,
        verb: str,
        plan: Callable[[], Sequence[Edit]],
        *,
        count: int | None = None,
        settled: Sequence[str] = (),
        undoable: bool = True,
    ) -> Change | None:
        """One step: planned on the notebook as the file has it, written, and only then done in memory.

        `plan` is called with the file held. `settled`: annotations whose drafts end with this step. What is not
        `undoable` leaves the history as it is.
        """
        with self._writing():
            edits = tuple(plan())
            self.store.write(edits)
            self.store.clear_drafts(settled)
        if not edits:
            return None
        change = Change(verb, edits, count=_count(edits) if count is None else count)
        self.notebook.apply(edits)
        if undoable:
            self.history.did(change)
        return self._announced(change)

    def erase(self, plan: Callable[[], Sequence[Edit]], ids: Sequence[str]) -> Change:
        """A step that nothing takes back: the notes of `ids` are gone, with their drafts and out of the history."""
        with self._writing():
            edits = tuple(plan())
            self.store.write(edits)
            self.store.clear_drafts(ids)
        self.notebook.apply(edits)
        gone = {removal_id(edit.record) for edit in edits if isinstance(edit, Removed)}
        self.history.forget(gone | {f"{TABLES[Annotation].name}/{one}" for one in ids})
        return self._announced(Change("erase", edits, count=len(ids)))

    def undo(self) -> Change | None:
        """Take the last step back."""
        step = self.history.to_undo
        return step and self._repeat(step.inverse(), done=self.history.undid, otherwise=self.history.drop_undo)

    def redo(self) -> Change | None:
        """Do the last undone step again."""
        step = self.history.to_redo
        return step and self._repeat(
            replace(step, redone=True), done=self.history.redid, otherwise=self.history.drop_redo
        )

    def refresh(self) -> Change | None:
        """Read the notebook anew if another program wrote to it since it was last shown."""
        if self.store.changed_elsewhere():
            self._reload()
        return self._announced(Change("reload", ())) if self._unannounced else None

    def switch(self, store: Store) -> Change:
        """Go on in another notebook. Raises NotebookError where it cannot be loaded; this one then stays."""
        notebook = _loaded(store)
        self.store.close()
        self.store, self.notebook = store, notebook
        self.history.clear()
        self._others_wrote = self._unannounced = False
        return Change("open_notebook", (), reloaded=True)

    def _repeat(self, change: Change, *, done: Callable[[], None], otherwise: Callable[[], None]) -> Change:
        try:
            with self._writing():
                if self._others_wrote:
                    change = fitting(change, self.notebook)
                self.store.write(change.edits)
        except RequestError:
            otherwise()
            raise
        self.notebook.apply(change.edits)
        done()
        return self._announced(change)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """The file is held first and looked at then, so that no other program can write in between."""
        with self.store.transaction():
            if self.store.changed_elsewhere():
                self._reload()
            yield

    def _reload(self) -> None:
        self.notebook = Notebook(self.store.load())
        self._others_wrote = self._unannounced = True

    def _announced(self, change: Change) -> Change:
        reloaded, self._unannounced = self._unannounced, False
        return replace(change, reloaded=True) if reloaded else change


def _loaded(store: Store) -> Notebook:
    try:
        return Notebook(store.load())
    except NotebookError:
        store.close()
        raise


def _count(edits: Sequence[Edit]) -> int:
    """How many annotations changed, or else how many records."""
    changed = [edit.after if isinstance(edit, Replaced) else edit.record for edit in edits]
    return sum(isinstance(record, Annotation) for record in changed) or sum(
        not isinstance(record, Removal) for record in changed
    )
