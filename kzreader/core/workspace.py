"""The Workspace owns the library, the notebook and the history, and is the only thing that changes them.

Every verb is one transaction of the notebook file, on the disk before it returns, and can be undone and redone without
limit, across documents. It returns the Change that it made, or None where nothing had to change. It raises RequestError
for what does not exist or makes no sense, and a NotebookError where the file cannot be written; memory, file and
history are then as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.errors import NotebookError
from kzreader.core.interview import Interview
from kzreader.core.library import Library
from kzreader.core.notebook import planning
from kzreader.core.notebook.annotation import Annotation, Colour, Rejection, Style, Target, Topic
from kzreader.core.notebook.edits import Change, Edit
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.notebook.planning import Desk, Passage
from kzreader.core.notebook.recorder import Recorder
from kzreader.core.notebook.revisions import remembering
from kzreader.core.notebook.shelf import Shelf
from kzreader.core.notebook.store import Store
from kzreader.core.stamps import random_id, utc_now
from kzreader.core.structured import Structuring, structure_of
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.colleagues import Colleagues
    from kzreader.core.deciding import Decisions
    from kzreader.core.notebook.erasing import Erasure
    from kzreader.core.versions import Versions


class Workspace:
    """See the module. Stays on the thread that opened it; what it hands out is immutable and can go to others."""

    def __init__(
        self, store: Store, shelf: Shelf, *, desk: Desk, clock: Callable[[], str], backups: Path | None
    ) -> None:
        """Use `open`. `desk` says what verbs plan with, apart from the notebook, the documents and the time."""
        self._recorder = Recorder(store)
        self._shelf = shelf
        self._empty_desk = desk
        self._clock = clock
        self._backups = backups

    @classmethod
    def open(
        cls,
        path: Path | None,
        library: Library,
        *,
        codebook: Sequence[Topic] = (),
        clock: Callable[[], str] = utc_now,
        new_id: Callable[[], str] = random_id,
        author: str = "",
        structuring: Structuring = structure_of,
        backups: Path | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open the notebook at `path` on the bundled documents `library`; without a path, one in memory.

        A notebook that is not there is made, with its folder. `codebook`: the bundled topics. `structuring`
        gives the paragraphs of documents that the notebook keeps. `backups`: the folder for the copy made before a
        notebook is brought up to date. Raises what `Store.open` raises.
        """
        store = (
            Store.in_memory(read_only=read_only)
            if path is None
            else Store.open(path, read_only=read_only, backups=backups)
        )
        desk = Desk(
            notebook=Notebook(),
            documents=library,
            codebook={topic.id: topic for topic in codebook},
            now="",
            new_id=new_id,
            author=author,
        )
        return cls(store, Shelf(library, structuring=structuring), desk=desk, clock=clock, backups=backups)

    def close(self) -> None:
        """Let go of the file. Everything is already in it."""
        self._recorder.store.close()

    # What there is

    @cached_property
    def decisions(self) -> Decisions:
        """The verbs for what the reader decides about cross-references."""
        from kzreader.core.deciding import Decisions

        return Decisions(self._do)

    @cached_property
    def colleagues(self) -> Colleagues:
        """The verbs for what others made."""
        from kzreader.core.colleagues import Colleagues

        return Colleagues(self._recorder)

    @cached_property
    def versions(self) -> Versions:
        """The verbs for notes on a document that has a newer version."""
        from kzreader.core.versions import Versions

        return Versions(self._do)

    @property
    def path(self) -> Path | None:
        """The notebook file, or None for a notebook in memory."""
        return self._recorder.store.path

    @property
    def read_only(self) -> bool:
        """Whether every verb would raise ReadOnlyNotebook."""
        return self._recorder.store.read_only

    @property
    def notebook(self) -> Notebook:
        """The notebook as it stands. Read it; change it through the verbs."""
        return self._recorder.notebook

    @property
    def library(self) -> Library:
        """The documents that are listed: the bundled ones but those taken out, then the reader's own."""
        return self._shelf.listed(self.notebook.documents)

    @property
    def documents(self) -> Library:
        """Every document that is known, those taken out of the library too."""
        return self._shelf.known(self.notebook.documents)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The bundled topics as the reader has them, then the reader's own by name."""
        return self._desk().all_topics()

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The suggestions that the reader refused."""
        return tuple(self.notebook.rejections.values())

    def annotation(self, annotation_id: str) -> Annotation:
        """The annotation of that id. Raises RequestError where there is none."""
        return self._desk().annotation(annotation_id)

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id. Raises RequestError where there is none."""
        return self._desk().topic(topic_id)

    def annotations_of(self, document: str) -> tuple[Annotation, ...]:
        """The annotations that touch `document`, by position."""
        return self.notebook.annotations_of(document)

    def open_suggestions(self, document: str, suggestions: Iterable[TopicSuggestion]) -> tuple[TopicSuggestion, ...]:
        """Those suggestions for `document` that the reader has neither accepted nor rejected."""
        return self.notebook.open_suggestions(document, suggestions)

    # Annotations

    def annotate(
        self,
        passages: Sequence[Passage],
        *,
        style: Style = Style.HIGHLIGHT,
        colour: Colour = Colour.YELLOW,
        body: str = "",
        topics: Iterable[str] = (),
    ) -> Change | None:
        """Mark the passages [(document id, span), ...] with one annotation; two or more make a comparison note."""
        return self._do(
            "annotate",
            lambda desk: planning.annotate(desk, passages, style=style, colour=colour, body=body, topics=topics),
        )

    def edit_note(self, annotation_id: str, body: str) -> Change | None:
        """Give the note another text, and forget its draft."""
        if self.read_only and self.annotation(annotation_id).body == body:
            return None
        return self._do(
            "edit_note", lambda desk: planning.edit_note(desk, annotation_id, body), settled=(annotation_id,)
        )

    def restyle(self, ids: Iterable[str], *, style: Style | None = None, colour: Colour | None = None) -> Change | None:
        """Give the annotations another style or colour."""
        return self._do("restyle", lambda desk: planning.restyle(desk, ids, style=style, colour=colour))

    def retag(self, ids: Iterable[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Change | None:
        """Put topics on the annotations and take topics off them, by topic id."""
        return self._do("retag", lambda desk: planning.retag(desk, ids, add=add, remove=remove))

    def remove(self, ids: Iterable[str]) -> Change | None:
        """Remove the annotations."""
        return self._do("remove", lambda desk: planning.remove(desk, ids))

    def erase(self, ids: Iterable[str]) -> Erasure:
        """Erase the annotations for good: out of the file, its free pages, its backups and the history.

        The one verb that nothing takes back. Raises LockedNotebook where another program holds the file; what was
        removed is then to be erased again.
        """
        from kzreader.core.notebook import erasing

        wanted = tuple(dict.fromkeys(ids))

        def planned() -> list[Edit]:
            edits = erasing.emptied(self._planned(lambda desk: erasing.planned(desk, wanted)), self.notebook, wanted)
            return [*edits, *erasing.unneeded(self.notebook, after=edits)]

        change = self._recorder.erase(planned, wanted)
        store = self._recorder.store
        store.vacuum()
        removals = [self.notebook.removals[erasing.removal_of(one)] for one in wanted]
        if self._backups is None or store.path is None:
            return erasing.Erasure(change, (), ())
        written, left = erasing.erase_from_backups(self._backups, notebook_id=store.notebook_id(), removals=removals)
        return erasing.Erasure(change, written, left)

    def add_target(self, annotation_id: str, document: str, span: Span) -> Change | None:
        """Join one more passage to the note, which makes it a comparison note."""
        return self._do("add_target", lambda desk: planning.add_target(desk, annotation_id, (document, span)))

    def remove_target(self, annotation_id: str, target: Target) -> Change | None:
        """Take one passage off a comparison note."""
        return self._do("remove_target", lambda desk: planning.remove_target(desk, annotation_id, target))

    # Topics

    def accept_topics(self, suggestions: Iterable[tuple[str, TopicSuggestion]]) -> Change | None:
        """Put suggested topics, [(document id, suggestion), ...], on their paragraphs."""
        wanted = tuple(suggestions)
        return self._do("accept_topics", lambda desk: planning.accept_topics(desk, wanted), count=len(wanted))

    def reject_topics(self, suggestions: Iterable[tuple[str, TopicSuggestion]]) -> Change | None:
        """Refuse suggested topics, [(document id, suggestion), ...], so that they are not proposed again."""
        refused = tuple(suggestions)
        return self._do("reject_topics", lambda desk: planning.reject_topics(desk, refused), count=len(refused))

    def tag_passages(self, passages: Iterable[Passage], topics: Iterable[str]) -> Change | None:
        """Put topics on several passages, as on those parallel to one that has them; `count` says how many got any."""
        tags = tuple(product(dict.fromkeys(passages), topics))
        return self._do("tag_passages", lambda desk: planning.tag_passages(desk, tags))

    def create_topic(self, name: str, *, colour: str, description: str = "", parent: str = "") -> Change | None:
        """Make a topic. `colour` is "#rrggbb"; `parent` the id of another topic."""
        return self._do(
            "create_topic",
            lambda desk: planning.create_topic(desk, name, colour=colour, description=description, parent=parent),
        )

    def rename_topic(self, topic_id: str, name: str) -> Change | None:
        """Give a topic another name."""
        return self._do("rename_topic", lambda desk: planning.edit_topic(desk, topic_id, name=name))

    def recolour_topic(self, topic_id: str, colour: str) -> Change | None:
        """Give a topic another colour, "#rrggbb"."""
        return self._do("recolour_topic", lambda desk: planning.edit_topic(desk, topic_id, colour=colour))

    def remove_topic(self, topic_id: str) -> Change | None:
        """Remove a topic of the reader's own, and take it off every annotation."""
        return self._do("remove_topic", lambda desk: planning.remove_topic(desk, topic_id))

    # Documents

    def add_documents(self, interviews: Iterable[Interview]) -> Change | None:
        """List the reader's own documents in the library; one that was taken out comes back."""
        added = tuple(interviews)
        return self._do("add_documents", lambda desk: planning.add_documents(desk, added))

    def take_out(self, document: str) -> Change | None:
        """Take a document out of the library; its notes stay."""
        return self._do("take_out", lambda desk: planning.list_document(desk, document, listed=False))

    def put_back(self, document: str) -> Change | None:
        """Bring a document that was taken out back into the library."""
        return self._do("put_back", lambda desk: planning.list_document(desk, document, listed=True))

    # History

    @property
    def undo_change(self) -> Change | None:
        """What `undo` would take back."""
        return self._recorder.history.to_undo

    @property
    def redo_change(self) -> Change | None:
        """What `redo` would do again."""
        return self._recorder.history.to_redo

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.undo_change is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self.redo_change is not None

    def undo(self) -> Change | None:
        """Take the last step back. Raises RequestError where another program has changed the same thing since."""
        return self._recorder.undo()

    def redo(self) -> Change | None:
        """Do the last undone step again. Raises RequestError as `undo` does."""
        return self._recorder.redo()

    # Drafts: what is being typed, durable at once and outside the history

    def put_draft(self, annotation_id: str, body: str) -> None:
        """Keep the note being typed."""
        self._recorder.store.put_draft(annotation_id, planning.storable(body))

    def drafts(self) -> dict[str, str]:
        """The notes being typed, by annotation id."""
        return self._recorder.store.drafts()

    def clear_draft(self, annotation_id: str) -> None:
        """Forget the note being typed."""
        self._recorder.store.clear_draft(annotation_id)

    def recover_drafts(self) -> Change | None:
        """Make notes of what was being typed when the program last ended, as one step."""
        drafts = {} if self.read_only else self._recorder.store.drafts()
        if not drafts:
            return None
        return self._do("recover_drafts", lambda desk: planning.recover(desk, drafts), settled=tuple(drafts))

    def take_over_refused(self, names: Sequence[str]) -> Change | None:
        """Keep names that the reader refused before notebooks kept them; it is no step to undo."""
        from kzreader.core.notebook import naming

        return self._recorder.do(
            "refuse_name", lambda: naming.refuse_names(self._desk(now=self._clock()), names), undoable=False
        )

    # The notebook as a whole

    def refresh(self) -> Change | None:
        """Read the notebook anew if another program wrote to it; the Change then says `reloaded`."""
        return self._recorder.refresh()

    def open_notebook(self, path: Path) -> Change:
        """Go on in the notebook at `path`, which is made if it is not there. The history starts anew.

        Raises what `Store.open` raises; the present notebook then stays open.
        """
        return self._recorder.switch(Store.open(path, backups=self._backups))

    def new_notebook(self, path: Path) -> Change:
        """Go on in a new notebook. Raises NotebookError where there already is a file."""
        if path.exists():
            raise NotebookError(f"There is already a file {path}.", "Open it, or choose another name.")
        return self.open_notebook(path)

    def save_copy(self, path: Path) -> None:
        """Write the whole notebook to another file, which is replaced if it is there; work goes on in this one.

        Raises NotebookError; what was at `path` is then as before.
        """
        self._recorder.store.copy_to(path)

    def back_up(self) -> Path | None:
        """Make the copy of the day in the folder for backups, unless it is there or nothing was made yet.

        Raises NotebookError.
        """
        if self._backups is None or not any(self.notebook.made()):
            return None
        return self._recorder.store.back_up(self._backups, day=self._clock()[:10])

    def _do(
        self,
        verb: str,
        plan: Callable[[Desk], Sequence[Edit]],
        *,
        count: int | None = None,
        settled: Sequence[str] = (),
    ) -> Change | None:
        return self._recorder.do(verb, partial(self._planned, plan), count=count, settled=settled)

    def _planned(self, plan: Callable[[Desk], Sequence[Edit]]) -> list[Edit]:
        desk = self._desk(now=self._clock())
        return remembering(plan(desk), desk.notebook, now=desk.now, author=desk.author)

    def _desk(self, *, now: str = "") -> Desk:
        return self._empty_desk._replace(notebook=self.notebook, documents=self.documents, now=now)
