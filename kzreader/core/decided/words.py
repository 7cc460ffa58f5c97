"""What the reader says that words and names mean, where passages are compared by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kzreader.core.crossrefs.alignment import Engine
    from kzreader.core.notebook.decisions import EntityEdit, MentionMark
    from kzreader.core.notebook.notebook import Notebook


class ReaderWords(NamedTuple):
    """Sets of synonyms, names as the reader has them, and passages that they marked as names by hand.

    Equal ones lead to equal comparisons; when synonyms and names were decided, and by whom, is left out.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    names: tuple[EntityEdit, ...] = ()
    marks: tuple[MentionMark, ...] = ()


def words_between(notebook: Notebook, a: str, b: str) -> ReaderWords | None:
    """What counts where the documents with these ids are compared; None where the reader said nothing of the kind."""
    marks = sorted((*notebook.marks_in(a), *notebook.marks_in(b)), key=lambda one: (one.decided, one.id))
    edits = notebook.entity_edits.values()
    needed = {edit.merged_into for edit in edits} | {mark.entity for mark in marks}
    names = (edit._replace(decided="", author="") for edit in edits if edit.id in needed or _differs(edit))
    words = ReaderWords(
        synonyms=tuple(sorted(one.words for one in notebook.synonyms.values())),
        names=tuple(sorted(names)),
        marks=tuple(marks),
    )
    return words if any(words) else None


def engine_with(words: ReaderWords) -> Engine:
    """The bundled words and names with the reader's, which are stronger. Raises ResourceError."""
    from kzreader.core.crossrefs.alignment import load_engine
    from kzreader.core.decided.entities import decided_gazetteer, decided_mentions

    engine = load_engine(synonyms=words.synonyms)
    edits = {edit.id: edit for edit in words.names}
    gazetteer = decided_gazetteer(engine.gazetteer, edits)
    return engine._replace(
        gazetteer=gazetteer,
        marked=lambda interview, found: decided_mentions(found, interview, gazetteer, edits=edits, marks=words.marks),
    )


def _differs(edit: EntityEdit) -> bool:
    """Whether the edit changes anything about the entity: some are kept because another record speaks of it."""
    as_found = edit._replace(name=edit.was, added=(), removed=(), merged_into="", own=False)
    return edit != as_found or edit.type != edit.was_type
