"""`kzreader synopsis`: accounts of one interview side by side, statement by statement."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzreader.commands.shared import NOTEBOOK_HELP, Parser, json_of, kept_structures, notebook_at, say
from kzreader.core.errors import RequestError

if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.synopsis import Synopsis
    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.notebook import Notebook

_FORMATS = ("json", "html", "docx", "md")
_HERE = ("only-here", "missing-here")


def run(arguments: Sequence[str]) -> int:
    """Answer with the synopsis, or write it to a file, and give the exit status."""
    options = _parser().parse(arguments)
    form = _format(options)
    if form == "docx" and not options.output:
        raise RequestError("A Word document does not go to standard output.", "Name the file to write with -o.")
    from kzreader.core.crossrefs.synopsis import Only, check_accounts, filtered
    from kzreader.core.library import resolve

    kept = kept_structures()
    accounts = tuple(resolve(name, kept) for name in options.documents)
    check_accounts(accounts)
    base = resolve(options.base, kept).id if options.base else accounts[0].id
    here = resolve(options.account, kept).id if options.account else None
    found = _synopsis(base, accounts, notebook_at(options.notebook) if options.notebook else None)
    shown = filtered(found, Only(options.only) if options.only else None, account=here)
    content = _content(form, accounts, shown, total=len(found.rows))
    if not options.output:
        return say(content.decode().rstrip("\n"))
    from kzreader.core.export.writing import write_export

    write_export(Path(options.output), content)
    return say(f"Statements: {len(shown.rows)}. Written to {options.output}")


def _parser() -> Parser:
    parser = Parser("synopsis", "Accounts of one interview side by side: statements as rows.")
    parser.add_argument("documents", metavar="DOC", nargs="+", help="two to six accounts, in the order of the columns")
    parser.add_argument("--base", metavar="DOC", help="the account whose order the rows follow; the first if not given")
    parser.add_argument(
        "--only", choices=["all-agree", "only-here", "missing-here", "figures-differ"], help="only such statements"
    )
    parser.add_argument("--account", metavar="DOC", help="the account that “here” means; any if not given")
    parser.add_argument("--notebook", metavar="FILE", help=NOTEBOOK_HELP)
    forms = parser.add_mutually_exclusive_group()
    for form in _FORMATS:
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form)
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write; its ending says the format")
    return parser


def _format(options: Namespace) -> str:
    if options.account and options.only not in _HERE:
        raise RequestError("--account says what “here” means.", "Use it with --only only-here or missing-here.")
    ending = Path(options.output or "").suffix.lower().removeprefix(".")
    return str(options.form or (ending if ending in _FORMATS else "txt"))


def _synopsis(base: str, accounts: Sequence[Interview], notebook: Notebook | None) -> Synopsis:
    from kzreader.commands.compare import compared, figures_of_two
    from kzreader.core.crossrefs.figures import find_figures
    from kzreader.core.crossrefs.synopsis import pairs_of, synopsis

    figures = {account.id: find_figures(account) for account in accounts}
    comparisons: dict[tuple[str, str], Comparison] = {}
    pairs: dict[tuple[str, str], tuple[FigurePair, ...]] = {}
    for a, b in pairs_of(accounts):
        comparisons[a.id, b.id] = compared(a, b, notebook)
        both = (figures[a.id], figures[b.id])
        pairs[a.id, b.id] = figures_of_two(a, b, both, comparisons[a.id, b.id].links, notebook)
    return synopsis(base, accounts, comparisons, figure_pairs=pairs)


def _content(form: str, accounts: Sequence[Interview], shown: Synopsis, *, total: int) -> bytes:
    if form == "json":
        from kzreader.core import answers

        return f"{json_of(answers.synopsis(accounts, shown))}\n".encode()
    from kzreader.core.export.synopsis import SynopsisRequest, render
    from kzreader.core.terminal import harmless

    content = render(form, SynopsisRequest(shown, accounts, total=total))
    return harmless(content.decode()).encode() if form == "txt" else content
