"""Figures against the hand labels of two documents, and the pairs that a reader is shown of all five."""

from __future__ import annotations

from itertools import combinations

import pytest
from accuracy import figures_scoring as scoring

from kzreader.core.crossrefs.differences import figure_pairs
from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.crossrefs.values import FigurePair
from kzreader.core.library import bundled_library

LABELLED = (0, 2)


@pytest.fixture(scope="module")
def scores() -> list[scoring.Score]:
    documents = bundled_library().documents
    found = [scoring.score(documents[number], number) for number in LABELLED]
    for number, one in zip(LABELLED, found, strict=True):
        print(
            f"\nfigures, document {number}: {one.found} of {one.labelled} found, {one.right} right, {one.spurious} more"
        )
        print("\n".join(f"  {complaint}" for complaint in one.complaints))
    return found


def test_every_figure_in_digits_is_found(scores):
    assert [(one.digits_found, one.digits) for one in scores] == [(one.digits, one.digits) for one in scores]


def test_values_are_right_and_little_else_is_found(scores):
    found, right = sum(one.found for one in scores), sum(one.right for one in scores)
    labelled, spurious = sum(one.labelled for one in scores), sum(one.spurious for one in scores)

    assert found >= 0.97 * labelled
    assert right >= 0.97 * found
    assert found >= 0.97 * (found + spurious)


@pytest.fixture(scope="module")
def pairs() -> dict[tuple[int, int], tuple[FigurePair, ...]]:
    library = bundled_library().documents
    figures = [find_figures(interview) for interview in library]
    return {
        (one, other): figure_pairs(figures[one], figures[other], compare(library[one], library[other]).links)
        for one, other in combinations(range(len(library)), 2)
    }


@pytest.mark.parametrize(
    ("one", "other", "relation", "values"),
    [(1, 2, "differs", (31e9, 24e9)), (2, 3, "evolved", (24e9, 41e9)), (1, 3, "evolved", (31e9, 41e9))],
)
def test_what_three_interviews_say_of_bilateral_trade_comes_together(pairs, one, other, relation, values):
    money = [pair for pair in pairs[one, other] if pair.a.unit == "USD"]

    assert [(pair.relation, pair.a.value, pair.b.value) for pair in money] == [(relation, *values)]
    assert money[0].measure == "bilateral trade"


def test_no_other_figures_of_the_five_are_said_to_differ_or_evolve(pairs):
    others = [
        pair
        for found in pairs.values()
        for pair in found
        if pair.relation != "agrees" and pair.measure != "bilateral trade"
    ]

    assert others == []
