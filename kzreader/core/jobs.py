"""What the worker process can do. Jobs take and give plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kzreader.core.analysis import Analysis
    from kzreader.core.crossrefs.accounts import SuggestedGroup
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.synopsis import Synopsis
    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.interview import Interview


def compare_interviews(a: Interview, b: Interview) -> Comparison:
    """The parallel passages of two interviews."""
    from kzreader.core.crossrefs.parallels import compare

    return compare(a, b)


def analyse_interview(interview: Interview) -> Analysis:
    """Mentions and suggested topics of one interview."""
    from kzreader.core.analysis import analyse

    return analyse(interview)


def set_side_by_side(
    base: str,
    accounts: tuple[Interview, ...],
    comparisons: Mapping[tuple[str, str], Comparison],
    figure_pairs: Mapping[tuple[str, str], tuple[FigurePair, ...]],
) -> Synopsis:
    """The synopsis of accounts of one interview, from comparisons and pairs of figures by the ids of two of them."""
    from kzreader.core.crossrefs.synopsis import synopsis

    return synopsis(base, accounts, comparisons, figure_pairs=figure_pairs)


def accounts_to_compare(interviews: tuple[Interview, ...]) -> tuple[tuple[str, str], ...]:
    """The ids of interviews that may be accounts of one, so that comparing them is worth the time."""
    from kzreader.core.crossrefs.accounts import candidate_pairs

    return candidate_pairs(interviews)


def suggest_groups(
    interviews: tuple[Interview, ...], comparisons: Mapping[tuple[str, str], Comparison]
) -> tuple[SuggestedGroup, ...]:
    """Groups of accounts of one interview, from the comparisons of the pairs that `accounts_to_compare` gave."""
    from kzreader.core.crossrefs.accounts import suggested_groups

    return suggested_groups(interviews, comparisons)


JOBS: Mapping[str, Callable[..., object]] = {
    "compare": compare_interviews,
    "analyse": analyse_interview,
    "synopsis": set_side_by_side,
    "likely accounts": accounts_to_compare,
    "groups": suggest_groups,
}
