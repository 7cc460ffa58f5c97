"""Everything that a notebook holds."""

from __future__ import annotations

from kzreader.core.notebook.annotation import Annotation, DocumentRecord, Rejection, Removal, SavedFilter, Topic
from kzreader.core.notebook.decisions import Decision

Record = Annotation | Topic | Rejection | DocumentRecord | Decision | Removal | SavedFilter
