"""Suggested topics against the hand labels: paragraph and topic, in the bundled documents 0, 3 and 4."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from kzreader.core.library import bundled_library
from kzreader.core.topics import Codebook, suggest_topics

LABELS = Path(__file__).parent / "labels" / "topics.tsv"
DOCUMENTS = (0, 3, 4)


class Tag(NamedTuple):
    """A topic on a paragraph of a document."""

    document: int
    paragraph: int
    topic: str


@pytest.fixture(scope="module")
def labelled() -> set[Tag]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {Tag(*map(int, row["paragraph"].split(".")), row["topic"]) for row in rows}


@pytest.fixture(scope="module")
def suggested() -> set[Tag]:
    codebook = Codebook.load()
    names = {topic.id: topic.name for topic in codebook.topics}
    documents = bundled_library().documents
    return {
        Tag(number, suggestion.paragraph, names[suggestion.topic])
        for number in DOCUMENTS
        for suggestion in suggest_topics(documents[number], codebook)
    }


def f1(suggested: set[Tag], labelled: set[Tag]) -> float:
    return 2 * len(suggested & labelled) / max(len(suggested) + len(labelled), 1)


def test_the_codebook_is_that_of_the_labels(labelled: set[Tag]) -> None:
    assert {tag.topic for tag in labelled} == {topic.name for topic in Codebook.load().topics}


def test_suggestions_agree_with_the_labels(suggested: set[Tag], labelled: set[Tag]) -> None:
    for key in ("document", "topic"):
        print(f"\n{'right':>7}{'wrong':>7}{'missing':>9}{'F1':>7}  by {key}")
        for value in sorted({getattr(tag, key) for tag in labelled}):
            ours = {tag for tag in suggested if getattr(tag, key) == value}
            theirs = {tag for tag in labelled if getattr(tag, key) == value}
            print(
                f"{len(ours & theirs):>7}{len(ours - theirs):>7}{len(theirs - ours):>9}"
                f"{f1(ours, theirs):>7.2f}  {value}"
            )
    for sign, tags in (("wrong", suggested - labelled), ("missing", labelled - suggested)):
        print(f"{sign}: " + "; ".join(f"{tag.document}.{tag.paragraph} {tag.topic}" for tag in sorted(tags)))
    print(f"topics: F1 {f1(suggested, labelled):.3f}")
    assert f1(suggested, labelled) >= 0.85
    for document in DOCUMENTS:
        ours = {tag for tag in suggested if tag.document == document}
        assert f1(ours, {tag for tag in labelled if tag.document == document}) >= 0.75
