"""`kzreader compare` and `synopsis` with a notebook: what its reader decided counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebooks import BUNDLED, OTHER

from kzreader.core.crossrefs.parallels import own_synonyms
from kzreader.core.crossrefs.values import Entity
from kzreader.core.library import bundled_library
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace


@pytest.fixture
def decide(tmp_path: Path):
    """Decide something in a notebook: the file."""

    def in_notebook(verb: str, *arguments: object) -> Path:
        path = tmp_path / "decided.kzn"
        workspace = Workspace.open(path, bundled_library())
        getattr(workspace.decisions, verb)(*arguments)
        workspace.close()
        return path

    return in_notebook


def passages(link: dict) -> tuple[tuple[str, Span], tuple[str, Span]]:
    return tuple(
        (document, Span(link[side]["start"], link[side]["end"])) for document, side in ((BUNDLED, "a"), (OTHER, "b"))
    )


def ends(place: dict) -> dict:
    return {"start": place["start"], "end": place["end"]}


def test_without_a_decision_a_notebook_changes_nothing(ask, notebook: Path):
    assert ask("compare", BUNDLED, OTHER, "--notebook", notebook) == ask("compare", BUNDLED, OTHER)


def test_a_rejected_passage_is_gone_and_its_sentences_are_only_in_one(ask, decide):
    before = ask("compare", BUNDLED, OTHER)
    alone = [
        one for one in before["passages"]
        if all(sum(ends(two[side]) == ends(one[side]) for two in before["passages"]) == 1 for side in "ab")
    ]  # fmt: skip
    file = decide("reject_link", *passages(alone[0]))
    after = ask("compare", BUNDLED, OTHER, "--notebook", file)
    assert [one for one in before["passages"] if one not in after["passages"]] == [alone[0]]
    for side in "ab":
        assert [one for one in after[f"only_{side}"] if one not in before[f"only_{side}"]] == [ends(alone[0][side])]


def test_an_added_passage_is_there_and_its_sentences_are_in_both(ask, decide):
    before = ask("compare", BUNDLED, OTHER)
    a, b = (before[f"only_{side}"][-1] for side in "ab")
    part = Span(a["start"] + 1, a["end"] - 1)
    file = decide("add_link", (BUNDLED, part), (OTHER, Span(b["start"], b["end"])))
    after = ask("compare", BUNDLED, OTHER, "--notebook", file)
    [new] = [one for one in after["passages"] if one not in before["passages"]]
    assert (ends(new["a"]), ends(new["b"])) == ({"start": part.start, "end": part.end}, b)
    assert (after["only_a"], after["only_b"]) == (before["only_a"][:-1], before["only_b"][:-1])


def test_names_that_the_reader_merged_are_one(ask, decide):
    before = ask("compare", BUNDLED, OTHER)
    places = [Entity(name.lower(), name, "place") for name in ("China", "Kazakhstan")]
    file = decide("merge_entities", [places[1]], places[0])
    assert ask("compare", BUNDLED, OTHER, "--notebook", file)["passages"] != before["passages"]


def test_figures_that_the_reader_dismissed_are_not_listed(ask, decide):
    before = ask("compare", BUNDLED, OTHER)["figures"]
    file = decide("dismiss_figures", *passages(before[0]))
    assert ask("compare", BUNDLED, OTHER, "--notebook", file)["figures"] == before[1:]


def test_a_synopsis_follows_the_notebook_too(ask, decide):
    before = ask("synopsis", BUNDLED, OTHER)
    link = ask("compare", BUNDLED, OTHER)["passages"][0]
    file = decide("reject_link", *passages(link))
    assert ask("synopsis", BUNDLED, OTHER, "--notebook", file)["rows"] != before["rows"]


def test_a_damaged_list_of_synonyms_gives_one_sentence(fail):
    own_synonyms().parent.mkdir(parents=True)
    own_synonyms().write_bytes(b"\xff\xfe = a")
    assert "synonyms.txt" in fail("compare", BUNDLED, OTHER)


def test_a_notebook_that_is_none_gives_one_sentence(fail, tmp_path: Path):
    for command in ("compare", "synopsis"):
        assert "no.kzn" in fail(command, BUNDLED, OTHER, "--notebook", tmp_path / "no.kzn")
