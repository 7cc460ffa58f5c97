"""What the command line answers to other programs (DESIGN.md section 5): values into plain dictionaries and lists.

These shapes are a contract. Offsets are Unicode code points into the text as loaded, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kzreader.core.crossrefs.values import Entity, Figure, FigurePair, Mention
from kzreader.core.interview import Interview
from kzreader.core.notebook.annotation import Annotation, Target
from kzreader.core.notebook.notebook import Notebook
from kzreader.core.search import Hit
from kzreader.core.text import Span

if TYPE_CHECKING:
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.synopsis import Cell, Row, Synopsis

Answer = dict[str, Any]


def interview(document: Interview) -> Answer:
    """`show`."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "date": document.date,
        "language": document.language,
        "kind": document.kind,
        "path": document.path,
        "text": document.text,
        "people": [{"name": person.name, "role": person.role} for person in document.people],
        "paragraphs": [
            {"kind": one.kind.value, "speaker": one.speaker, **_ends(one.span)} for one in document.paragraphs
        ],
    }


def comparison(a: Interview, b: Interview, found: Comparison, pairs: Sequence[FigurePair] = ()) -> Answer:
    """`compare`."""
    return {
        "a": {"id": a.id, "title": a.title},
        "b": {"id": b.id, "title": b.title},
        "passages": [
            {
                "kind": link.kind,
                "score": link.score,
                "because": [{"kind": reason.kind, "text": reason.text} for reason in link.because],
                "a": _passage(a, link.a),
                "b": _passage(b, link.b),
            }
            for link in found.links
        ],
        "figures": [_pair(a, b, pair) for pair in pairs],
        "only_a": [_ends(span) for span in found.only_a],
        "only_b": [_ends(span) for span in found.only_b],
    }


def _pair(a: Interview, b: Interview, pair: FigurePair) -> Answer:
    return {
        "relation": pair.relation,
        "measure": pair.measure,
        "a": _paired(a, pair.a),
        "b": _paired(b, pair.b),
    }


def _paired(document: Interview, figure: Figure) -> Answer:
    return {
        **_passage(document, figure.span),
        "value": _number(figure.value),
        "unit": figure.unit or None,
        "date": figure.date or None,
    }


def figures(found: Sequence[tuple[Interview, Sequence[Figure]]]) -> list[Answer]:
    """`figures`: by document as asked for and by offset."""
    return [
        {
            "document": document.id,
            **_passage(document, figure.span),
            "kind": figure.kind,
            "value": _number(figure.value),
            "low": _number(figure.low),
            "high": _number(figure.high),
            "comparator": figure.comparator,
            "approximate": figure.approximate,
            "unit": figure.unit or None,
            "date": figure.date or None,
            "measure": figure.measure,
        }
        for document, in_document in found
        for figure in in_document
    ]


def _number(value: float | None) -> float | int | None:
    """A whole number without a decimal point; rounded, so that a third is the same on every machine."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 6)


def mentions(entities: Mapping[str, Entity], found: Sequence[tuple[Interview, Sequence[Mention]]]) -> list[Answer]:
    """`mentions`: the entity with most mentions first, mentions by document as asked for and by offset."""
    places: dict[str, list[Answer]] = {}
    for document, in_document in found:
        for mention in in_document:
            place = {"document": document.id, **_passage(document, mention.span)}
            places.setdefault(mention.entity, []).append(place)
    order = sorted(places, key=lambda one: (-len(places[one]), entities[one].name, one))
    return [
        {
            "id": one,
            "name": entities[one].name,
            "type": entities[one].type,
            "aliases": list(entities[one].aliases),
            "mentions": places[one],
        }
        for one in order
    ]


def hits(found: Iterable[Hit]) -> list[Answer]:
    """`search`."""
    return [
        {"document": hit.document, **_ends(hit.span), "text": hit.text, "left": hit.left, "right": hit.right}
        for hit in found
    ]


def notes(notebook: Notebook, chosen: Sequence[Annotation] | None = None) -> list[Answer]:
    """`notebook list`, oldest first, or of the notes `chosen`: `topics` by name; `state` and `score` say how surely a
    passage stands there.

    `start` and `end` of a passage that stands nowhere are null; its words are `exact` all the same.
    """
    return [_annotation(one, notebook) for one in (notebook.ordered() if chosen is None else chosen)]


def _annotation(annotation: Annotation, notebook: Notebook) -> Answer:
    return {
        "id": annotation.id,
        "created": annotation.created,
        "modified": annotation.modified,
        "author": annotation.author,
        "style": annotation.style.value,
        "colour": annotation.colour.value,
        "topics": [notebook.topics[topic].name for topic in annotation.topics],
        "body": annotation.body,
        "state": annotation.state.value,
        "targets": [_target(target) for target in annotation.targets],
    }


def _target(target: Target) -> Answer:
    return {
        "document": target.document,
        **(_ends(target.span) if target.is_placed else {"start": None, "end": None}),
        "exact": target.exact,
        "score": target.likeness / 1000 if target.is_placed else 0.0,
    }


def synopsis(accounts: Sequence[Interview], found: Synopsis) -> Answer:
    """`synopsis`: one column an account, one row a statement.

    {"base": id, "accounts": [{"id", "title", "outlet", "date", "of_base", "of_account"}],
     "rows": [{"number", "all_agree", "only_here": id or null, "missing": [id], "figures_differ",
               "cells": [{"document", "badge", "speaker",
                          "passages": [{"start", "end", "text", "first_row"}], "differs": [{"start", "end"}]}],
               "figures": [{"relation", "measure", "a": {"document", "start", "end", "text"}, "b": {...}}]}]}

    `of_base`, `of_account`: the shares of words, 0 to 1, that have a counterpart: of the base's in the account, and
    the other way round. A row has one cell an account, in their order; without passages where the account does not
    have the statement. `badge`: "verbatim", "partial quote", "paraphrase", "only reported" or null. `first_row`: the
    number of the row that shows the passage first, this one or one further up. `number` counts all rows, those left
    out by --only as well.
    """
    return {
        "base": found.documents[found.base],
        "accounts": [
            {
                "id": account.id,
                "title": account.title,
                "outlet": account.outlet,
                "date": account.date,
                "of_base": coverage.of_base,
                "of_account": coverage.of_account,
            }
            for account, coverage in zip(accounts, found.coverage, strict=True)
        ],
        "rows": [_synopsis_row(accounts, row) for row in found.rows],
    }


def _synopsis_row(accounts: Sequence[Interview], row: Row) -> Answer:
    return {
        "number": row.number,
        "all_agree": row.all_agree,
        "only_here": None if row.only_here is None else accounts[row.only_here].id,
        "missing": [accounts[column].id for column in row.missing],
        "figures_differ": row.figures_differ,
        "cells": [_synopsis_cell(account, row, cell) for account, cell in zip(accounts, row.cells, strict=True)],
        "figures": [
            {
                "relation": figures.pair.relation,
                "measure": figures.pair.measure,
                "a": _figure_at(accounts[figures.a], figures.pair.a),
                "b": _figure_at(accounts[figures.b], figures.pair.b),
            }
            for figures in row.figures
        ],
    }


def _synopsis_cell(account: Interview, row: Row, cell: Cell) -> Answer:
    first = {repeat.passage: repeat.row for repeat in cell.again}
    return {
        "document": account.id,
        "badge": cell.badge,
        "speaker": cell.speaker,
        "passages": [{**_passage(account, span), "first_row": first.get(span, row.number)} for span in cell.passages],
        "differs": [_ends(span) for span in cell.differs],
    }


def _figure_at(account: Interview, figure: Figure) -> Answer:
    return {"document": account.id, **_passage(account, figure.span)}


def _passage(document: Interview, span: Span) -> Answer:
    return {**_ends(span), "text": span.of(document.text)}


def _ends(span: Span) -> Answer:
    return {"start": span.start, "end": span.end}
