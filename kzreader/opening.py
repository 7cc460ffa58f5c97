"""What a window opens with, read before Qt is loaded.

PySide reads the source of every module that is imported after it. What needs no Qt is therefore imported here, and Qt
only afterwards: that is a part of a start that can be felt.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzreader import paths
from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.codebook import CodedTopics, coded_topics
from kzreader.core.errors import NotebookError
from kzreader.core.library import Library, bundled_library, interview_from_file, resolve
from kzreader.core.loading import documents_in
from kzreader.core.structured import KeptStructures
from kzreader.core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.interview import Interview


class Start(NamedTuple):
    """What the reader asked for on the command line, read and checked before any window is made."""

    interviews: tuple[Interview, ...]
    notebook: Path | None


class Opened(NamedTuple):
    """A workspace, and what belongs to it beside its notebook.

    `problem` says why the default notebook could not be used, and then `spare` is the one that took its place, None
    where there is none at all.
    """

    workspace: Workspace
    analyst: Analyst
    codebook: CodedTopics
    problem: NotebookError | None = None
    spare: Path | None = None


def read_start(arguments: Sequence[str], notebook: str | None) -> Start:
    """Read the documents named by paths; a .kzn path is the notebook, a folder its documents. Raises KzError."""
    structuring = KeptStructures(Cache(paths.user_cache()))
    interviews: list[Interview] = []
    for argument in arguments:
        path = Path(argument)
        if path.suffix == ".kzn":
            notebook = argument
        elif path.is_dir():
            interviews.extend(interview_from_file(file, structuring) for file in documents_in(path))
        else:
            interviews.append(resolve(argument, structuring))
    return Start(tuple(interviews), Path(notebook) if notebook else None)


def open_workspace(notebook: Path | None) -> Opened:
    """The workspace on the notebook that was named; else on the default one, or on what can be had in its place.

    Raises NotebookError for a notebook that was named.
    """
    cache = Cache(paths.user_cache())
    structuring = KeptStructures(cache)
    opening = _Opening(bundled_library(structuring, cache), coded_topics(cache), structuring)
    analyst = Analyst(cache)
    if notebook is not None:
        return Opened(opening.workspace(notebook), analyst, opening.codebook)
    try:
        return Opened(opening.workspace(paths.default_notebook()), analyst, opening.codebook)
    except NotebookError as error:
        problem = error
    spare = paths.user_data("notebook 2.kzn")
    try:
        return Opened(opening.workspace(spare), analyst, opening.codebook, problem, spare)
    except NotebookError:
        return Opened(opening.workspace(None, read_only=True), analyst, opening.codebook, problem)


class _Opening(NamedTuple):
    library: Library
    codebook: CodedTopics
    structuring: KeptStructures

    def workspace(self, notebook: Path | None, *, read_only: bool = False) -> Workspace:
        """A workspace on that notebook, in memory without one. Raises NotebookError."""
        return Workspace.open(
            notebook,
            self.library,
            codebook=[topic.record for topic in self.codebook.topics],
            author=os.environ.get("USER", ""),
            structuring=self.structuring,
            backups=paths.user_data("backups"),
            read_only=read_only,
        )
