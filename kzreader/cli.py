"""The command line: what the core can do without a window, and the way into the window.

Answers go to standard output as UTF-8; errors are one line on standard error with exit status 2. Each command imports
only what it needs, so that a short answer comes at once and needs neither Qt nor numpy.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from kzreader import __version__
from kzreader.commands.shared import (
    Parser,
    answer,
    discard_output,
    documents_of,
    kept_structures,
    parsed,
    say,
    words_of,
)
from kzreader.core.errors import KzError, RequestError
from kzreader.core.terminal import harmless

if TYPE_CHECKING:
    from kzreader.core.workspace import Workspace

ERROR = 2
INTERRUPTED = 130
_HELP = """\
usage: kzreader [PATH ...] [--notebook FILE]
       kzreader COMMAND ...

Read interviews side by side, see where they agree and differ, and annotate them.

Without a command the window opens, on the documents named or on the bundled ones.
A PATH that ends in .kzn is the notebook.

commands:
  show DOC                   what the document is, its paragraphs and speakers
  compare A B                passages that report the same statement, figures that agree or differ
  synopsis DOC DOC [...]     accounts of one interview side by side, statement by statement
  figures DOC [...]          quantities and dates, and what they measure
  mentions DOC [...]         people, places, organisations and where they are named
  search QUERY [PATH ...]    every place that says it, in context
  notebook ACTION FILE ...   what the reader made: list, add, remove, anchor, merge, check, backup, salvage
  export NOTEBOOK --format md|html -o OUT
                             the notes as a document
  screenshot OUT.png [PATH ...]
                             the window as a picture

DOC is a path, or the id or file name of a bundled interview. With --json the answer is
for programs: UTF-8, offsets in Unicode code points into the text as loaded.

options:
  --notebook FILE            the notebook to use
  --help                     show this, or with a command its own help
  --version                  show the version"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status: 0, 2 after an error, 130 after Ctrl+C."""
    for stream in (sys.stdout, sys.stderr):
        _set_utf8(stream)
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KzError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()  # whoever read the answer has seen enough
        return 0
    except Exception as error:  # the program's last boundary: a fault of ours is one line, too
        if "KZREADER_TRACEBACK" in os.environ:
            raise
        fault = f"{type(error).__name__}: {error}".rstrip(": ")
        return _fail(f"This is a fault of kzreader ({fault}). Set KZREADER_TRACEBACK=1 to see where it is.")


def _set_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(sentence: str) -> int:
    if sys.stderr is not None:  # print would take standard output instead
        print(f"kzreader: {harmless(' '.join(sentence.split()))}", file=sys.stderr)
    return ERROR


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help"):
        return say(_HELP)
    if first == "--version":
        return say(f"kzreader {__version__}")
    if first in _COMMANDS:
        return _COMMANDS[first](arguments[1:])
    return _open_window(arguments)


def _show(arguments: Sequence[str]) -> int:
    parser = Parser("show", "Metadata, paragraphs and speakers of a document.")
    parser.add_argument("document", metavar="DOC")
    options = parsed(parser, arguments)
    from kzreader.core.library import resolve

    document = resolve(options.document, kept_structures())
    if options.json:
        from kzreader.core import answers

        return answer(answers.interview(document))
    from kzreader.core import plain

    return say(harmless(plain.interview(document)))


def _compare(arguments: Sequence[str]) -> int:
    from kzreader.commands import compare

    return compare.run(arguments)


def _figures(arguments: Sequence[str]) -> int:
    parser = Parser("figures", "Quantities and dates, normalised, and what they measure.")
    parser.add_argument("documents", metavar="DOC", nargs="+")
    options = parsed(parser, arguments)
    from kzreader.core.crossrefs.figures import find_figures

    found = [(one, find_figures(one)) for one in documents_of(options.documents, kept_structures())]
    if options.json:
        from kzreader.core import answers

        return answer(answers.figures(found))
    from kzreader.core import plain

    return say(harmless(plain.figures(found)))


def _mentions(arguments: Sequence[str]) -> int:
    parser = Parser("mentions", "People, places, organisations, works, initiatives, events, and where they are named.")
    parser.add_argument("documents", metavar="DOC", nargs="+")
    options = parsed(parser, arguments)
    from kzreader import paths
    from kzreader.core.crossrefs.entities import Gazetteer, find_mentions

    gazetteer = Gazetteer.load(paths.resources("gazetteer"))
    documents = words_of(options.documents)
    found = [(one, find_mentions(one.text, gazetteer, document=one.id)) for one in documents]
    if options.json:
        from kzreader.core import answers

        return answer(answers.mentions(gazetteer.entities, found))
    from kzreader.core import plain

    return say(harmless(plain.mentions(gazetteer.entities, found)))


def _search(arguments: Sequence[str]) -> int:
    parser = Parser("search", "Every place that says QUERY, in the documents named or in the bundled ones.")
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("paths", metavar="PATH", nargs="*", default=[])
    options = parsed(parser, arguments)
    from kzreader.core.library import bundled_ids
    from kzreader.core.search import search

    if not options.query.strip():
        raise RequestError("There is nothing to search for.", "Give one or more words.")
    documents = words_of(options.paths or bundled_ids())
    found = search(options.query, documents)
    if options.json:
        from kzreader.core import answers

        return answer(answers.hits(found))
    from kzreader.core import plain

    return say(harmless(plain.hits(documents, found)))


def _notebook(arguments: Sequence[str]) -> int:
    from kzreader.commands import notebook

    return notebook.run(arguments)


def _export(arguments: Sequence[str]) -> int:
    parser = Parser("export", "The notes of a notebook as a document.")
    parser.add_argument("notebook", metavar="NOTEBOOK")
    parser.add_argument("--format", required=True, metavar="FORMAT", help="md or html")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the file to write")
    parser.add_argument("--topic", metavar="T", help="only notes with this topic, by name or id")
    parser.add_argument("--document", metavar="D", help="only notes on this document")
    parser.add_argument("--group", default="interview", choices=["interview", "topic", "comparison"])
    options = parser.parse(arguments)
    from pathlib import Path

    from kzreader import paths
    from kzreader.core.export import ExportRequest, Grouping, chosen, chosen_decisions, export_to
    from kzreader.core.library import bundled_library
    from kzreader.core.stamps import utc_now
    from kzreader.core.topics import Codebook
    from kzreader.core.workspace import Workspace

    codebook = Codebook.load(paths.resources("topics", "codebook.toml"))
    kept = kept_structures()
    workspace = Workspace.open(
        Path(options.notebook),
        bundled_library(kept),
        codebook=[topic.record for topic in codebook.topics],
        structuring=kept,
        read_only=True,
    )
    try:
        document = _document_id(workspace, options.document) if options.document else None
        annotations = chosen(
            workspace.notebook.ordered(),
            topic=_topic_id(workspace, options.topic) if options.topic else None,
            document=document,
        )
        decisions = () if options.topic else chosen_decisions(workspace.notebook.decisions(), document=document)
        request = ExportRequest(
            annotations=annotations,
            documents=workspace.documents.by_id,
            topics=workspace.topics,
            made=utc_now(),
            grouping=Grouping(options.group),
            decisions=decisions,
        )
        export_to(Path(options.output), options.format, request)
    finally:
        workspace.close()
    return say(f"Notes: {len(annotations)}. Written to {options.output}")


def _topic_id(workspace: Workspace, wanted: str) -> str:
    for topic in workspace.topics:
        if wanted == topic.id or wanted.casefold() == topic.name.casefold():
            return topic.id
    raise RequestError(
        f"There is no topic “{wanted}”.", f"There are: {', '.join(topic.name for topic in workspace.topics)}."
    )


def _document_id(workspace: Workspace, wanted: str) -> str:
    from kzreader.core.library import resolve

    return wanted if wanted in workspace.documents else resolve(wanted).id


def _synopsis(arguments: Sequence[str]) -> int:
    from kzreader.commands import synopsis

    return synopsis.run(arguments)


def _screenshot(arguments: Sequence[str]) -> int:
    parser = Parser("screenshot", "The window as a picture, drawn without a display.")
    parser.add_argument("output", metavar="OUT.png")
    parser.add_argument("paths", metavar="PATH", nargs="*", default=[])
    parser.add_argument("--notebook", metavar="FILE", help="the notebook to use")
    options = parser.parse(arguments)
    from kzreader.preflight import require_qt

    if not options.output.lower().endswith(".png"):
        raise RequestError(f"“{options.output}” is no name for a picture.", "Give one that ends in .png.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kzreader.opening import read_start

    start = read_start(options.paths, options.notebook)
    require_qt()
    from kzreader.ui.app import screenshot

    return screenshot(options.output, start)


def _open_window(arguments: Sequence[str]) -> int:
    documents, notebook = _wanted(arguments) if arguments else ([], None)
    import gc

    gc.disable()  # nothing that a start makes is garbage; the window turns it on again
    from kzreader.opening import read_start
    from kzreader.preflight import require_display

    start = read_start(documents, notebook)
    require_display()
    from kzreader.ui.app import run

    return run(start)


def _wanted(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The documents and the notebook to open the window on."""
    parser = Parser("", "Open the window.")
    parser.add_argument("paths", metavar="PATH", nargs="*", default=[])
    parser.add_argument("--notebook", metavar="FILE", help="the notebook to use")
    options = parser.parse(arguments)
    return options.paths, options.notebook


_COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "show": _show,
    "compare": _compare,
    "figures": _figures,
    "mentions": _mentions,
    "search": _search,
    "notebook": _notebook,
    "export": _export,
    "screenshot": _screenshot,
    "synopsis": _synopsis,
}
