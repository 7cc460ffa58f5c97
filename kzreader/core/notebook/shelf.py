"""Which documents there are: the bundled ones, and the reader's own from the notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kzreader.core.interview import Interview
from kzreader.core.library import Library, interview_from_text
from kzreader.core.notebook.annotation import DocumentRecord
from kzreader.core.structured import Structuring, structure_of


def interview_of(record: DocumentRecord, structuring: Structuring = structure_of) -> Interview:
    """The reader's own document as the notebook keeps it."""
    interview = interview_from_text(record.text, path=record.path, markdown=record.markdown, structuring=structuring)
    return replace(interview, id=record.id, title=record.title, outlet=record.outlet, date=record.date)


class Shelf:
    """Makes libraries of the bundled documents and a notebook's records, each interview only once."""

    def __init__(self, bundled: Library, *, structuring: Structuring = structure_of) -> None:
        self._bundled = bundled
        self._structuring = structuring
        self._restored: dict[str, tuple[DocumentRecord, Interview]] = {}
        self._records: dict[str, DocumentRecord] | None = None
        self._known = self._listed = bundled

    def known(self, records: Mapping[str, DocumentRecord]) -> Library:
        """Every document: also those taken out of the library, and those that no longer come with the program."""
        self._arrange(records)
        return self._known

    def listed(self, records: Mapping[str, DocumentRecord]) -> Library:
        """The bundled documents but those taken out, then the reader's own."""
        self._arrange(records)
        return self._listed

    def _arrange(self, records: Mapping[str, DocumentRecord]) -> None:
        if records == self._records:
            return
        self._records = dict(records)
        kept = [self._interview(record) for record in records.values() if record.id not in self._bundled]
        self._known = Library((*self._bundled, *kept))
        self._listed = Library(tuple(one for one in self._known if self._is_listed(one.id, records.get(one.id))))

    def _is_listed(self, document: str, record: DocumentRecord | None) -> bool:
        return record is None or (record.listed and (record.own or document in self._bundled))

    def _interview(self, record: DocumentRecord) -> Interview:
        known = self._restored.get(record.id)
        if known is None or known[0]._replace(listed=record.listed) != record:
            known = self._restored[record.id] = (record, interview_of(record, self._structuring))
        return known[1]
