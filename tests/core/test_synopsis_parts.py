"""A synopsis goes from the worker to the window, and on into a file, without losing anything."""

from __future__ import annotations

import pytest

from kzreader.core import jobs
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.crossrefs.synopsis import Only, filtered, pairs_of, parts
from kzreader.core.export.synopsis import SynopsisRequest, Wording, render
from kzreader.core.library import bundled_library
from kzreader.core.notebook.annotation import Target
from kzreader.core.notebook.decisions import FigureDecision, FigureVerdict


@pytest.fixture(scope="module")
def accounts():
    return tuple(bundled_library())[:3]


@pytest.fixture(scope="module")
def comparisons(accounts):
    return {(a.id, b.id): compare(a, b) for a, b in pairs_of(accounts)}


@pytest.fixture(scope="module")
def figures(accounts):
    return {account.id: jobs.figures_in_one_part(account) for account in accounts}


def packed(accounts, comparisons, figures, decisions=()):
    ends = {pair: parts.ends_of(comparison.links) for pair, comparison in comparisons.items()}
    return jobs.accounts_in_parts(accounts[1].id, accounts, ends, figures, decisions)


def test_the_parts_make_the_whole(accounts, comparisons, figures):
    found = packed(accounts, comparisons, figures)
    rows = [row for part in found.parts for row in parts.rows_in(part)]
    assert len(found.parts) > 1
    assert tuple(rows) == parts.whole(found).rows
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    plain = jobs.set_side_by_side(accounts[1].id, accounts, comparisons, {})
    assert [row.cells for row in rows] == [row.cells for row in plain.rows]
    assert found.head.coverage == plain.coverage


def test_comparisons_go_in_either_order(accounts, comparisons, figures):
    turned = {(b, a): comparison.swapped() for (a, b), comparison in comparisons.items()}
    assert packed(accounts, turned, figures) == packed(accounts, comparisons, figures)


def test_a_dismissed_pair_of_figures_does_not_make_a_row_differ(accounts, comparisons, figures):
    before = parts.whole(packed(accounts, comparisons, figures))
    row = next(row for row in before.rows if row.figures_differ)
    found = row.figures[0]
    sides = ((accounts[found.a], found.pair.a.span), (accounts[found.b], found.pair.b.span))
    targets = tuple(Target.of(account, span) for account, span in sides)
    decision = FigureDecision("one", "2024-01-01T00:00:00Z", "", FigureVerdict.DISMISSED, targets)
    after = parts.whole(packed(accounts, comparisons, figures, (decision,)))
    assert not any(figures.pair == found.pair for row in after.rows for figures in row.figures)


def test_a_file_holds_what_the_filter_leaves(accounts, comparisons, figures):
    found = packed(accounts, comparisons, figures)
    table = parts.whole(found)
    shown = filtered(table, Only.ONLY_HERE, account=accounts[2].id)
    wanted = render("md", SynopsisRequest(shown, accounts, total=len(table.rows)))
    made = jobs.synopsis_as_file("md", found, accounts, (Only.ONLY_HERE, accounts[2].id), Wording())
    assert made == wanted
