"""Mentions against the hand labels: counts by entity and document, in the five bundled documents."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from kzreader.core.crossrefs.entities import Gazetteer, find_mentions
from kzreader.core.library import bundled_library

LABELS = Path(__file__).parent / "labels" / "entities.tsv"
Cell = tuple[str, int]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def labelled(rows: list[dict[str, str]]) -> dict[Cell, int]:
    cells = ((row["name"], cell.split(":")) for row in rows for cell in row["counts"].split(","))
    return {(name, int(document)): int(count) for name, (document, count) in cells}


@pytest.fixture(scope="module")
def counted() -> Counter[Cell]:
    gazetteer = Gazetteer.load()
    return Counter(
        (gazetteer.entities[mention.entity].name, number)
        for number, interview in enumerate(bundled_library().documents)
        for mention in find_mentions(interview.text, gazetteer, document=interview.id)
    )


def test_the_gazetteer_knows_every_labelled_entity(rows: list[dict[str, str]]) -> None:
    known = {(entity.name, entity.type) for entity in Gazetteer.load().entities.values()}
    assert {(row["name"], row["type"]) for row in rows} <= known


def test_counts_equal_the_labels(labelled: dict[Cell, int], counted: Counter[Cell]) -> None:
    wrong = {cell: count for cell, count in labelled.items() if counted[cell] != count}
    share = 1 - len(wrong) / len(labelled)
    print(f"\nmentions: {len(labelled) - len(wrong)} of {len(labelled)} cells equal ({share:.1%})")
    for (name, document), count in wrong.items():
        print(f"  {document}  {name}: labelled {count}, found {counted[name, document]}")
    assert share >= 0.97


def test_few_mentions_where_the_labels_have_none(labelled: dict[Cell, int], counted: Counter[Cell]) -> None:
    names = {name for name, _ in labelled}
    spurious = {cell: count for cell, count in counted.items() if cell[0] in names and cell not in labelled}
    print(f"\nmentions in cells without a label: {len(spurious)}")
    for (name, document), count in spurious.items():
        print(f"  {document}  {name}: {count}")
    assert len(spurious) <= 6
