"""What the worker process can do. Jobs take and give plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kzreader.core.analysis import Analysis
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.interview import Interview


def compare_interviews(a: Interview, b: Interview, background: tuple[Interview, ...]) -> Comparison:
    """The parallel passages of two interviews, with `background` as the collection they stand in."""
    from kzreader.core.crossrefs.parallels import compare

    return compare(a, b, background=background)


def analyse_interview(interview: Interview) -> Analysis:
    """Mentions and suggested topics of one interview."""
    from kzreader.core.analysis import analyse

    return analyse(interview)


JOBS: Mapping[str, Callable[..., object]] = {
    "compare": compare_interviews,
    "analyse": analyse_interview,
}
