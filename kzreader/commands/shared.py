"""What all commands share: reading arguments, finding documents, answering on standard output."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from kzreader.core.errors import ExportError, RequestError

if TYPE_CHECKING:
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.notebook import Notebook
    from kzreader.core.structured import Structuring

NOTEBOOK_HELP = "a notebook: what its reader decided on passages, figures, words and names counts"
_NO_OPTION = "\0"
"""Stands before an argument that only looks like an option; the system lets it stand in none. Python's argparse loses
`--` where options may stand among the other arguments."""


class Parser(ArgumentParser):
    """Says what is wrong with the arguments the way every other error is said."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"kzreader {command}".strip(),
            description=description,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """Options may stand among the other arguments. What follows `--` is no option, whatever it begins with."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        literal = (_NO_OPTION + one if one.startswith("-") else one for one in arguments[end + 1 :])
        found = self.parse_intermixed_args([*arguments[:end], *literal])
        return Namespace(**{name: _unmarked(value) for name, value in vars(found).items()})

    def print_help(self, file: object = None) -> None:
        """The help, on standard output like every other answer."""
        del file
        say(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        sentence = message.replace(_NO_OPTION, "")
        raise RequestError(f"{sentence[:1].upper()}{sentence[1:]}.", f"See: {self.prog} --help")


def _unmarked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    return value.removeprefix(_NO_OPTION) if isinstance(value, str) else value


def parsed(parser: Parser, arguments: Sequence[str]) -> Namespace:
    """The arguments of a command that answers people, or programs with --json."""
    parser.add_argument("--json", action="store_true", help="answer for programs")
    return parser.parse(arguments)


def words_of(names: Iterable[str]) -> tuple[Interview, ...]:
    """The documents named, without paragraphs, which would take longer."""
    from kzreader.core.structured import unstructured

    return documents_of(names, unstructured)


def documents_of(names: Iterable[str], structuring: Structuring) -> tuple[Interview, ...]:
    """The documents named, each once, of a folder all that are in it."""
    from pathlib import Path

    from kzreader.core.library import interview_from_file, resolve
    from kzreader.core.loading import documents_in

    found: dict[str, Interview] = {}
    for name in names:
        files = documents_in(Path(name)) if os.path.isdir(name) else ()
        inside = [interview_from_file(file, structuring) for file in files] or [resolve(name, structuring)]
        found.update((document.id, document) for document in inside)
    return tuple(found.values())


def kept_structures() -> Structuring:
    """What takes a text apart, and remembers it from one command to the next."""
    from kzreader import paths
    from kzreader.core.cache import Cache
    from kzreader.core.structured import KeptStructures

    return KeptStructures(Cache(paths.user_cache()))


def notebook_at(path: str) -> Notebook:
    """What the notebook file at `path` holds; it is not changed. Raises NotebookError."""
    from pathlib import Path

    from kzreader.core.notebook.notebook import Notebook
    from kzreader.core.notebook.store import Store

    store = Store.open(Path(path), read_only=True)
    try:
        return Notebook(store.load())
    finally:
        store.close()


def answer(value: object) -> int:
    """Answer with JSON, and give the exit status."""
    return say(json_of(value))


def json_of(value: object) -> str:
    """`value` as every command answers programs."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def discard_output() -> None:
    """Keep Python from complaining about what it cannot write when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> int:
    """Answer with `text`, and give the exit status. Raises ExportError where nobody can read it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise ExportError(f"The answer cannot be written: {error.strerror or error}.") from error
    return 0
