"""The command line's answers for people: the same values, laid out to be read in a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kzreader.core.context import WIDTH as CONTEXT_WIDTH
from kzreader.core.crossrefs.values import Entity, Figure, FigurePair, Link, Mention
from kzreader.core.interview import Interview, Paragraph
from kzreader.core.notebook.annotation import Anchorage, Annotation, DocumentRecord
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.search import Hit
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Comparison

_STATES = {
    Anchorage.ATTACHED: "",
    Anchorage.MOVED: " (moved: please check)",
    Anchorage.UNPLACED: " (not found in the text)",
}

_WIDTH = 88
"""The same whatever the terminal is, so that the answer is the same on every run."""


def interview(document: Interview) -> str:
    """`show`."""
    people = ", ".join(f"{person.name} ({person.role})" for person in document.people)
    known = (document.outlet, document.date, document.kind, document.language, _counted(document.word_count, "word"))
    head = [document.title, " · ".join(part for part in known if part), people, document.id]
    body = (_paragraph(document, paragraph) for paragraph in document.paragraphs)
    return "\n\n".join(["\n".join(line for line in head if line), *body])


def _paragraph(document: Interview, paragraph: Paragraph) -> str:
    head = f"{paragraph.number:>4}  {paragraph.kind}"
    speaker = f" · {paragraph.speaker}" if paragraph.speaker else ""
    return f"{head}{speaker}\n{_wrapped(paragraph.span.of(document.text), indent=6)}"


def comparison(a: Interview, b: Interview, found: Comparison, pairs: Sequence[FigurePair] = ()) -> str:
    """`compare`."""
    head = f"A  {_named(a)}\nB  {_named(b)}"
    counts = (
        f"{_counted(len(found.links), 'passage')} in both, "
        f"{_counted(len(found.only_a), 'sentence')} only in A, {_counted(len(found.only_b), 'sentence')} only in B"
    )
    links = (_link(a, b, link) for link in found.links)
    return "\n\n".join([head, counts, *links, *(_pair(a, b, pair) for pair in pairs)])


def _link(a: Interview, b: Interview, link: Link) -> str:
    head = f"{link.kind}, {link.score:.0%}"
    return "\n".join([head, _side("A", a, link.a), _side("B", b, link.b)])


def _pair(a: Interview, b: Interview, pair: FigurePair) -> str:
    head = f"figures, {pair.relation}: {' '.join(pair.measure.split())}"
    return "\n".join([head, f"A       {_figure(a, pair.a)}", f"B       {_figure(b, pair.b)}"])


def _figure(document: Interview, figure: Figure) -> str:
    date = f" ({figure.date})" if figure.date and figure.kind == "quantity" else ""
    return f"{' '.join(figure.span.of(document.text).split())}{date}"


def figures(found: Sequence[tuple[Interview, Sequence[Figure]]]) -> str:
    """`figures`: by document, each as it is written, as it is understood, and what it measures."""
    blocks = []
    for document, in_document in found:
        lines = (_figure_row(document, figure) for figure in in_document)
        blocks.append("\n".join([f"{_named(document)}: {_counted(len(in_document), 'figure')}", *lines]))
    return "\n\n".join(blocks)


def _figure_row(document: Interview, figure: Figure) -> str:
    words = " ".join(figure.span.of(document.text).split())
    meaning = figure.date if figure.kind == "date" else f"{_amount(figure)} {figure.unit}"
    return f"    {words:<30}  {meaning.strip():<24}  {' '.join(figure.measure.split())}".rstrip()


def _amount(figure: Figure) -> str:
    """The number of a quantity with its comparator; of a range both ends."""
    ends = [f"{end:,.12g}" for end in (figure.low, figure.high) if end is not None]
    mark = figure.comparator.removeprefix("=")
    return f"{'~' if figure.approximate else ''}{mark}{'–'.join(dict.fromkeys(ends))}"


def _side(side: str, document: Interview, span: Span) -> str:
    paragraph = document.paragraph_at(span.start)
    number = f"{paragraph.number:>4}" if paragraph else "    "
    return f"{side} {number}  {_wrapped(span.of(document.text), indent=8).lstrip()}"


def mentions(entities: Mapping[str, Entity], found: Sequence[tuple[Interview, Sequence[Mention]]]) -> str:
    """`mentions`: entities with most mentions first, and how many there are in each document."""
    counts = [Counter(mention.entity for mention in in_document) for _, in_document in found]
    totals = sum(counts, Counter[str]())
    order = sorted(totals, key=lambda one: (-totals[one], entities[one].name, one))
    if not order:
        return "None of the names that kzreader knows is mentioned."
    columns = "\n".join(f"{number}: {_named(document)}" for number, (document, _) in enumerate(found, start=1))
    rows = [_row([str(number + 1) for number in range(len(found))], "", "")]
    rows += (
        _row([str(count[one] or "·") for count in counts], entities[one].name, entities[one].type) for one in order
    )
    return f"{columns}\n\n" + "\n".join(rows)


def _row(counts: Sequence[str], name: str, kind: str) -> str:
    return f"{''.join(f'{count:>5}' for count in counts)}  {name}{f' ({kind})' if kind else ''}".rstrip()


def hits(documents: Iterable[Interview], found: Sequence[Hit]) -> str:
    """`search`: hits by document, each in its context."""
    if not found:
        return "Nothing was found."
    blocks = []
    for document in documents:
        inside = [hit for hit in found if hit.document == document.id]
        if inside:
            lines = (f"{hit.left:>{CONTEXT_WIDTH}}[{' '.join(hit.text.split())}]{hit.right}".rstrip() for hit in inside)
            blocks.append("\n".join([f"{_named(document)}: {_counted(len(inside), 'hit')}", *lines]))
    return "\n\n".join(blocks)


def notes(notebook: Notebook, chosen: Sequence[Annotation] | None = None) -> str:
    """`notebook list`: the notes, oldest first, or those `chosen`."""
    shown = notebook.ordered() if chosen is None else chosen
    blocks = ["\n".join(_annotation(one, notebook)) for one in shown]
    return "\n\n".join(blocks) or "The notebook has no notes."


def _annotation(annotation: Annotation, notebook: Notebook) -> Iterator[str]:
    parts = (annotation.created, annotation.author, annotation.style, annotation.colour, annotation.id)
    yield " · ".join(part for part in parts if part)
    for target in annotation.targets:
        yield _wrapped(f"“{target.exact}”", indent=4)
        yield f"    — {_named(notebook.documents[target.document])}{_STATES[target.state]}"
    if annotation.body:
        yield textwrap.indent(annotation.body.strip(), "    | ", lambda _: True)
    if annotation.topics:
        yield f"    Topics: {', '.join(notebook.topics[topic].name for topic in annotation.topics)}"


def _named(document: Interview | DocumentRecord) -> str:
    return f"{document.title} ({document.outlet})" if document.outlet else document.title


def _wrapped(text: str, *, indent: int) -> str:
    margin = " " * indent
    lines = (textwrap.fill(line, _WIDTH, initial_indent=margin, subsequent_indent=margin) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
