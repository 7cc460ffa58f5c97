"""`kzreader notebook`: what the reader made, without the window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzreader.commands.shared import Parser, answer, kept_structures, notebook_at, parsed, say
from kzreader.core.errors import NotebookError, RequestError
from kzreader.core.terminal import harmless

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.annotation import DocumentRecord
    from kzreader.core.text import Span
    from kzreader.core.workspace import Workspace

_DAMAGED = 1
_NEW_TOPIC_COLOUR = "#6b7280"
_DESCRIPTION = """\
What the reader made: marks, notes, topics and the passages they are on.

  list FILE                  the notes, oldest first
  add FILE DOC --quote TEXT  a note on a passage (or --start N --end N), with --body TEXT, --topic T;
                             FILE is made when it is not there
  add FILE --batch -         a note for each line of JSON with document, start and end or quote, body, topics
  remove FILE ID ...         notes gone; --erase: also from free pages and backups, for good
  anchor FILE DOC --as NEW   the notes on DOC on its newer version NEW: where their words stand there
  merge FILE OTHER           what OTHER holds, taken in; --dry-run: only said
  check FILE                 whether the file is sound: 0 if it is, 1 if it is damaged, 2 if it is no notebook
  backup FILE [OUT]          a copy, dated and beside the others if no name is given
  salvage FILE OUT           what a damaged notebook still holds, in a new one"""


def run(arguments: Sequence[str]) -> int:
    """Do what the first argument says with the notebook, and give the exit status."""
    action = next((one for one in arguments if not one.startswith("-")), "")
    if action not in _ACTIONS:
        parser = Parser("notebook", _DESCRIPTION)
        parser.add_argument("action", choices=list(_ACTIONS))
        parser.parse([one for one in arguments if one in (action, "-h", "--help")])
    rest = list(arguments)
    rest.remove(action)
    return _ACTIONS[action](rest)


def _parser(action: str, description: str) -> Parser:
    parser = Parser(f"notebook {action}", description)
    parser.add_argument("notebook", metavar="FILE")
    return parser


def _list(arguments: Sequence[str]) -> int:
    options = parsed(_parser("list", "The notes of a notebook, oldest first."), arguments)
    notebook = notebook_at(options.notebook)
    if options.json:
        from kzreader.core import answers

        return answer(answers.notes(notebook))
    from kzreader.core import plain

    return say(harmless(plain.notes(notebook)))


def _add(arguments: Sequence[str]) -> int:
    parser = _parser("add", "Notes on passages. The id of each is printed once it is safely on the disk.")
    parser.add_argument("document", metavar="DOC", nargs="?", help="a path, or the id or file name of a bundled one")
    parser.add_argument("--start", type=int, metavar="N", help="where the passage begins, in code points")
    parser.add_argument("--end", type=int, metavar="N", help="where it ends, exclusive")
    parser.add_argument("--quote", metavar="TEXT", help="the words of the passage, in place of --start and --end")
    parser.add_argument("--body", metavar="TEXT", default="", help="the note, in Markdown")
    parser.add_argument("--topic", metavar="T", action="append", default=[], help="by name or id; made if not there")
    parser.add_argument("--batch", metavar="LINES", help="a file of JSON lines, or - for standard input")
    options = parser.parse(arguments)
    if (options.document is None) is (options.batch is None):
        raise RequestError("Either a document or --batch has to be named.", f"See: {parser.prog} --help")
    if options.document is not None and not Path(options.notebook).exists():
        _resolved(options.document)  # before a notebook is made that nothing can be put into
    with closing(_workspace(options.notebook)) as workspace:
        adding = _Adding(workspace)
        if options.batch is None:
            return say(adding.note(_request(options)))
        with _lines(options.batch) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    say(adding.note(_parsed_line(line, number), where=f"Line {number}: "))
    return 0


def _request(options: Namespace) -> dict[str, Any]:
    return {
        "document": options.document,
        "start": options.start,
        "end": options.end,
        "quote": options.quote,
        "body": options.body,
        "topics": options.topic,
    }


@contextmanager
def _lines(name: str) -> Iterator[Iterator[bytes]]:
    if name == "-":
        yield iter(sys.stdin.buffer.readline, b"")
        return
    try:
        with Path(name).open("rb") as file:
            yield iter(file)
    except OSError as error:
        raise RequestError(
            f"{name} cannot be read: {error.strerror or error}.", "Name a file of JSON lines."
        ) from error


def _parsed_line(line: bytes, number: int) -> dict[str, Any]:
    import json

    try:
        request = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RequestError(
            f"Line {number} is no JSON: {error}.", "The notes of the lines before it are kept."
        ) from error
    if not isinstance(request, dict) or not isinstance(request.get("document"), str):
        raise RequestError(f"Line {number} names no document.", "The notes of the lines before it are kept.")
    return request


class _Adding:
    """Puts notes on documents, each of which is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._documents: dict[str, Interview] = {}

    def note(self, request: Mapping[str, Any], *, where: str = "") -> str:
        """Make the note and give its id. Raises RequestError, with `where` before what is wrong."""
        try:
            return self._note(request)
        except RequestError as error:
            raise RequestError(f"{where}{error.sentence}", error.hint) from error

    def _note(self, request: Mapping[str, Any]) -> str:
        document = self._document(request["document"])
        span = _span(document.text, request)
        body, topics = request.get("body") or "", request.get("topics") or []
        if not isinstance(body, str) or not isinstance(topics, list):
            raise RequestError("The body has to be a text, and the topics a list.", "See: kzreader notebook --help")
        if document.id not in self._workspace.documents:
            self._workspace.add_documents([document])
        ids = [self._topic(str(topic)) for topic in topics]
        change = self._workspace.annotate([(document.id, span)], body=body, topics=ids)
        return change.added_annotations[0].id if change else ""

    def _document(self, name: str) -> Interview:
        if name not in self._documents:
            known = name in self._workspace.documents
            self._documents[name] = self._workspace.documents.get(name) if known else _resolved(name)
        return self._documents[name]

    def _topic(self, wanted: str) -> str:
        for topic in self._workspace.topics:
            if wanted == topic.id or wanted.casefold() == topic.name.casefold():
                return topic.id
        change = self._workspace.create_topic(wanted, colour=_NEW_TOPIC_COLOUR)
        return next(topic.id for topic in self._workspace.topics if change and topic in change.records())


def _resolved(name: str) -> Interview:
    from kzreader.core.library import resolve

    return resolve(name, kept_structures())


def _span(text: str, request: Mapping[str, Any]) -> Span:
    """The passage that is asked for, by its offsets or by its words."""
    from kzreader.core.text import Span

    start, end, quote = request.get("start"), request.get("end"), request.get("quote")
    if start is None and end is None and isinstance(quote, str):
        start = text.find(quote) if quote.strip() else -1
        if start < 0:
            raise RequestError(f"“{quote}” does not stand in the document.", "Give its words as they stand there.")
        if text.find(quote, start + 1) >= 0:
            raise RequestError(f"“{quote}” stands in the document more than once.", "Say where, with start and end.")
        return Span(start, start + len(quote))
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise RequestError("No passage is named.", "Give its start and its end, or its words as a quote.")
    if end > len(text) or not text[start:end].strip():
        raise RequestError("There are no words at that place of the document.", f"It ends at {len(text)}.")
    return Span(start, end)


def _remove(arguments: Sequence[str]) -> int:
    parser = _parser("remove", "Notes gone, by id.")
    parser.add_argument("ids", metavar="ID", nargs="+")
    parser.add_argument("--erase", action="store_true", help="also from the file's free pages and from its backups")
    options = parser.parse(arguments)
    path = _existing(options.notebook)
    with closing(_workspace(path)) as workspace:
        removed = {one.partition("/")[2] for one in workspace.notebook.removals} if options.erase else set()
        there = workspace.notebook.annotations.keys() | removed
        missing = [one for one in dict.fromkeys(options.ids) if one not in there]
        if missing:
            raise RequestError(f"There is no note {missing[0]} in {path}.", "Nothing was removed.")
        if not options.erase:
            change = workspace.remove(options.ids)
            return say(f"Removed: {change.count if change else 0}.")
        erasure = workspace.erase(options.ids)
    if erasure.left:
        raise NotebookError(f"Not erased everywhere: {' '.join(erasure.left)}", "Look after these backups by hand.")
    return say(f"Erased: {erasure.change.count}. Backups written anew: {len(erasure.backups)}.")


def _anchor(arguments: Sequence[str]) -> int:
    parser = _parser("anchor", "The notes on a document on its newer version; the older one stays.")
    parser.add_argument("document", metavar="DOC", help="its id, or its path or file name when the notes were made")
    parser.add_argument("--as", dest="newer", metavar="NEW", required=True, help="the newer version of the document")
    options = parsed(parser, arguments)
    path = _existing(options.notebook)
    with closing(_workspace(path)) as workspace:
        document = _known_document(workspace, options.document)
        carried = [one.id for one in workspace.annotations_of(document)]
        workspace.versions.carry_over(document, _resolved(options.newer))
        notes = [workspace.annotation(one) for one in carried]
        if options.json:
            from kzreader.core import answers

            return answer(answers.notes(workspace.notebook, notes))
        from kzreader.core import plain

        return say(harmless(plain.notes(workspace.notebook, notes)))


def _known_document(workspace: Workspace, name: str) -> str:
    """The id of the document that the notebook knows by that id, path or file name."""
    records = workspace.notebook.documents.values()
    known = [one.id for one in records if one.id == name] or [
        one.id for one in records if one.path and name in (one.path, Path(one.path).name)
    ]
    if not known:
        known = [one for one in [_resolved(name).id] if one in workspace.notebook.documents]
    if len(known) != 1:
        raise RequestError(f"The notebook has no one document {name}.", "Name it by its id: kzreader notebook list.")
    return known[0]


def _merge(arguments: Sequence[str]) -> int:
    parser = _parser("merge", "What another notebook holds, taken in; merging twice changes nothing.")
    parser.add_argument("other", metavar="OTHER")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    options = parsed(parser, arguments)
    from kzreader.core.notebook.store import records_of

    path, records = _existing(options.notebook), records_of(Path(options.other))
    with closing(_workspace(path, read_only=options.dry_run)) as workspace:
        found = workspace.colleagues.preview(records)
        if not options.dry_run:
            workspace.colleagues.merge(records)
    told = {name: list(getattr(found, name)) for name in _TOLD_OF_MERGES}
    if options.json:
        return answer(told)
    words = ", ".join(f"{len(ids)} {_TOLD_OF_MERGES[name]}" for name, ids in told.items() if ids)
    return say(words or "Nothing is new.")


_TOLD_OF_MERGES = {
    "added": "added",
    "changed": "changed",
    "removed": "removed",
    "reworded": "with two texts",
    "revived": "removed on one side and changed since on the other: kept",
    "alike": "there twice, by two people",
}


def _check(arguments: Sequence[str]) -> int:
    options = parsed(_parser("check", "Whether a notebook is sound: 0 if it is, 1 if it is damaged."), arguments)
    from kzreader.core.notebook.checking import findings

    found = findings(Path(options.notebook))
    if options.json:
        answer({"sound": not found, "findings": list(found)})
    else:
        say(harmless("\n".join(found) or "The notebook is sound."))
    return _DAMAGED if found else 0


def _backup(arguments: Sequence[str]) -> int:
    parser = _parser("backup", "A copy of a notebook, whole or not at all.")
    parser.add_argument("output", metavar="OUT", nargs="?", help="if not given, the day's copy among the backups")
    options = parser.parse(arguments)
    from kzreader import paths
    from kzreader.core.notebook.store import Store
    from kzreader.core.stamps import utc_now

    with closing(Store.open(Path(options.notebook), read_only=True)) as store:
        if options.output:
            out = Path(options.output)
            _check_may_replace(out, store)
            store.copy_to(out)
        else:
            out = store.back_up(paths.user_data("backups"), day=utc_now()[:10], again=True) or Path(options.notebook)
    return say(f"Written to {out}")


def _check_may_replace(out: Path, store: Any) -> None:
    """Only an older copy of the same notebook may give way."""
    from kzreader.core.notebook import opening
    from kzreader.core.notebook.store import Store

    if out.exists() and not out.is_dir():
        if opening.is_database(out):
            with closing(Store.open(out, read_only=True)) as other:
                if other.notebook_id() == store.notebook_id():
                    return
        raise NotebookError(f"{out} is no copy of this notebook, and stays as it is.", "Choose another name.")


def _salvage(arguments: Sequence[str]) -> int:
    parser = _parser("salvage", "What a damaged notebook still holds, in a new one; the damaged one is only read.")
    parser.add_argument("output", metavar="OUT")
    options = parsed(parser, arguments)
    from kzreader.core.notebook.salvage import salvage
    from kzreader.core.stamps import utc_now

    found = salvage(Path(options.notebook), Path(options.output), known=_bundled_document, now=utc_now())
    saved = {table: count for table, count in found.saved.items() if count}
    if options.json:
        return answer(
            {"wrong": list(found.wrong), "saved": saved, "check": list(found.doubts), "lost": list(found.lost)}
        )
    lines = [f"Saved to {options.output}: {', '.join(f'{count} {table}' for table, count in saved.items())}."]
    for heading, sentences in (("What was wrong", found.wrong), ("Check", found.doubts), ("Not saved", found.lost)):
        lines += [f"{heading}:", *(f"  {one}" for one in sentences)] if sentences else []
    return say(harmless("\n".join(lines if found.wrong else [*lines, "The notebook was sound."])))


def _bundled_document(document: str) -> DocumentRecord | None:
    from kzreader.core.library import bundled_ids, bundled_interview
    from kzreader.core.notebook.planning import snapshot
    from kzreader.core.structured import unstructured

    return snapshot(bundled_interview(document, unstructured)) if document in bundled_ids() else None


def _existing(name: str) -> Path:
    from kzreader.core.notebook.opening import header_of

    header_of(Path(name))
    return Path(name)


def _workspace(notebook: str | Path, *, read_only: bool = False) -> Workspace:
    from kzreader import paths
    from kzreader.core.library import bundled_library
    from kzreader.core.structured import unstructured
    from kzreader.core.topics import Codebook
    from kzreader.core.workspace import Workspace

    codebook = Codebook.load(paths.resources("topics", "codebook.toml"))
    return Workspace.open(
        Path(notebook),
        bundled_library(unstructured),
        codebook=[topic.record for topic in codebook.topics],
        author=os.environ.get("USER", ""),
        structuring=unstructured,
        backups=paths.user_data("backups"),
        read_only=read_only,
    )


_ACTIONS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "anchor": _anchor,
    "merge": _merge,
    "check": _check,
    "backup": _backup,
    "salvage": _salvage,
}
