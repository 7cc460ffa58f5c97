"""Expected errors: each is a sentence for the reader and a way on.

KzError
├── LoadError        a document that cannot be read (missing, empty, binary, undecodable)
├── NotebookError    a notebook that cannot be used
│   ├── NotANotebook     another program's file, or none
│   ├── DamagedNotebook  ours, but not readable as a whole
│   ├── NewerNotebook    written by a later kzreader
│   ├── LockedNotebook   held by another program
│   └── ReadOnlyNotebook readable, but nothing can be written
├── DisplayError     the window cannot open: no display, or Qt's system libraries are missing
├── ExportError      an export that could not be written
├── ResourceError    a bundled or a reader's own data file (gazetteer, topic rules) that is damaged
└── RequestError     something asked for that cannot be: an unknown document, an empty selection

Anything else that is raised is a fault of the program.
"""

from __future__ import annotations


class KzError(Exception):
    """An expected error: `sentence` says what is wrong, `hint` what the reader can do."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class LoadError(KzError):
    """A document cannot be read."""


class NotebookError(KzError):
    """A notebook cannot be used."""


class NotANotebook(NotebookError):
    """The file is not a kzreader notebook."""


class DamagedNotebook(NotebookError):
    """The file is a notebook, but damaged."""


class NewerNotebook(NotebookError):
    """The notebook was written by a newer kzreader."""


class LockedNotebook(NotebookError):
    """Another program holds the notebook."""


class ReadOnlyNotebook(NotebookError):
    """The notebook can be read but not written."""


class DisplayError(KzError):
    """The window cannot open."""


class ExportError(KzError):
    """An export could not be written."""


class ResourceError(KzError):
    """A data file of the program or of the reader is damaged."""


class RequestError(KzError):
    """What was asked for does not exist or makes no sense."""
