"""What the worker process can do. Jobs take and give plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kzreader.core.analysis import Analysis
    from kzreader.core.crossrefs.accounts import SuggestedGroup
    from kzreader.core.crossrefs.parallels import Comparison
    from kzreader.core.crossrefs.synopsis import Only, Synopsis
    from kzreader.core.crossrefs.synopsis.parts import Packed
    from kzreader.core.crossrefs.values import FigurePair
    from kzreader.core.decided.words import ReaderWords
    from kzreader.core.export.synopsis import Wording
    from kzreader.core.interview import Interview
    from kzreader.core.notebook.decisions import FigureDecision


def compare_interviews(a: Interview, b: Interview, words: ReaderWords | None = None) -> Comparison:
    """The parallel passages of two interviews, with sentence vectors where the paraphrase model is installed.

    `words`: what the reader says that words and names mean.
    """
    from kzreader import paths
    from kzreader.core.cache import Cache
    from kzreader.core.crossrefs.parallels import compare
    from kzreader.core.crossrefs.paraphrase import embedding

    engine = None
    if words is not None:
        from kzreader.core.decided.words import engine_with

        engine = engine_with(words)
    return compare(a, b, engine=engine, embed=embedding(Cache(paths.user_cache())))


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


def figures_in_one_part(interview: Interview) -> bytes:
    """The figures of an account, to be handed to `accounts_in_parts` as they are."""
    from kzreader.core.crossrefs.figures import find_figures
    from kzreader.core.crossrefs.synopsis.parts import pickled

    return pickled(find_figures(interview))


def accounts_in_parts(
    base: str,
    accounts: tuple[Interview, ...],
    ends: Mapping[tuple[str, str], Sequence[int]],
    figures: Mapping[str, bytes],
    decisions: tuple[FigureDecision, ...],
) -> Packed:
    """The synopsis of accounts in parts that a window can take up one by one.

    `ends`: for each pair of ids, see `parts.ends_of`; `figures`: by id, see `figures_in_one_part`. Pairs of figures
    that the reader dismissed by `decisions` are left out.
    """
    from kzreader.core.crossrefs.differences import figure_pairs
    from kzreader.core.crossrefs.synopsis import pairs_of, parts
    from kzreader.core.decided.links import figures_that_stand

    found = {document: parts.unpickled(part) for document, part in figures.items()}
    comparisons = parts.comparisons_from(ends)
    pairs: dict[tuple[str, str], tuple[FigurePair, ...]] = {}
    for a, b in pairs_of(accounts):
        links = (comparisons[a.id, b.id] if (a.id, b.id) in comparisons else comparisons[b.id, a.id].swapped()).links
        pairs[a.id, b.id] = figures_that_stand(figure_pairs(found[a.id], found[b.id], links), decisions, a, b)
    return parts.packed(set_side_by_side(base, accounts, comparisons, pairs))


def synopsis_as_file(
    form: str,
    synopsis: Packed,
    accounts: tuple[Interview, ...],
    shown: tuple[Only | None, str | None],
    wording: Wording,
) -> bytes:
    """A synopsis as the content of a file. `shown`: which rows, and the id of the account that "here" means."""
    from kzreader.core.crossrefs.synopsis import filtered
    from kzreader.core.crossrefs.synopsis.parts import whole
    from kzreader.core.export.synopsis import SynopsisRequest, render

    table = whole(synopsis)
    only, here = shown
    rows = filtered(table, only, account=here)
    return render(form, SynopsisRequest(rows, accounts, total=len(table.rows), wording=wording))


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
    "figures in one part": figures_in_one_part,
    "synopsis in parts": accounts_in_parts,
    "synopsis as a file": synopsis_as_file,
    "likely accounts": accounts_to_compare,
    "groups": suggest_groups,
    "figures": findings.figures_of,
    "pairs of figures": findings.pairs_of,
    "all pairs of figures": findings.pairs_among,
    "phrases": findings.phrases_in,
    "voices": findings.voices_of,
    "decided names": findings.names_decided,
    "suggested names": findings.names_suggested,
}
