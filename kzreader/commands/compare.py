"""`kzreader compare`: what two documents both say, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kzreader.commands.shared import NOTEBOOK_HELP, Parser, answer, kept_structures, notebook_at, parsed, say

if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.values import Figure, FigurePair, Link
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.notebook import Notebook


def run(arguments: Sequence[str]) -> int:
    """Answer with the passages and figures of two documents, and give the exit status."""
    parser = Parser("compare", "Passages of two documents that report the same statement.")
    parser.add_argument("a", metavar="A")
    parser.add_argument("b", metavar="B")
    parser.add_argument("--notebook", metavar="FILE", help=NOTEBOOK_HELP)
    options = parsed(parser, arguments)
    from kzreader.core.crossrefs.figures import find_figures
    from kzreader.core.library import resolve

    kept = kept_structures()
    a, b = resolve(options.a, kept), resolve(options.b, kept)
    notebook = notebook_at(options.notebook) if options.notebook else None
    found = compared(a, b, notebook)
    pairs = figures_of_two(a, b, (find_figures(a), find_figures(b)), found.links, notebook)
    if options.json:
        from kzreader.core import answers

        return answer(answers.comparison(a, b, found, pairs))
    from kzreader.core import plain
    from kzreader.core.terminal import harmless

    return say(harmless(plain.comparison(a, b, found, pairs)))


def compared(a: Interview, b: Interview, notebook: Notebook | None) -> Comparison:
    """The comparison of two documents as the reader of the notebook decided, if there is one."""
    from kzreader.core.jobs import compare_interviews

    if notebook is None:
        return compare_interviews(a, b)
    from kzreader.core.decided.links import decided_comparison
    from kzreader.core.decided.words import words_between

    found = compare_interviews(a, b, words_between(notebook, a.id, b.id))
    return decided_comparison(found, notebook.links_between(a.id, b.id), a, b)


def figures_of_two(
    a: Interview,
    b: Interview,
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    links: Sequence[Link],
    notebook: Notebook | None,
) -> tuple[FigurePair, ...]:
    """The pairs of figures of two documents but those that the reader of the notebook dismissed."""
    from kzreader.core.crossrefs.differences import figure_pairs

    pairs = figure_pairs(*figures, links)
    if notebook is None:
        return pairs
    from kzreader.core.decided.links import figures_that_stand

    return figures_that_stand(pairs, notebook.figures_between(a.id, b.id), a, b)
