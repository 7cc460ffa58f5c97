"""What the program found, as the reader decided: the reader's word stands, whatever is computed anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notebooks import FIRST, LIBRARY, OWN, SECOND, interview, open_workspace
from sampling import sample_size

from kzreader.core.analysis import Analysis
from kzreader.core.anchoring.placing import Places
from kzreader.core.crossrefs.entities import find_mentions
from kzreader.core.crossrefs.gazetteer import Gazetteer
from kzreader.core.crossrefs.values import Entity, Figure, FigurePair, Link
from kzreader.core.decided.entities import decided_analysis, decided_entities, decided_gazetteer, decided_mentions
from kzreader.core.decided.groups import decided_groups
from kzreader.core.decided.links import Placed, decided_figures, decided_links, decided_sync_points
from kzreader.core.errors import RequestError
from kzreader.core.interview import Interview
from kzreader.core.library import Event, Library
from kzreader.core.notebook.annotation import Target
from kzreader.core.text import Span
from kzreader.core.topic_counts import TopicCount, parallel_passages, topic_counts
from kzreader.core.workspace import Workspace

GREW_HERE, GREW_THERE = Span(0, 10), Span(0, 10)
BY_HERE, BY_THERE = Span(11, 22), Span(11, 30)
OIL, SCHOOLS = FIRST.paragraphs[1].span, SECOND.paragraphs[1].span
GREW = Link("parallel", 0.8, GREW_HERE, GREW_THERE)
BY = Link("quote", 0.4, BY_HERE, BY_THERE)


@pytest.fixture
def workspace() -> Workspace:
    return open_workspace()


def linked(workspace: Workspace, *links: Link, a: Interview = FIRST, b: Interview = SECOND) -> list[tuple[str, str]]:
    """The words that are joined, in reading order."""
    found = decided_links(links, workspace.notebook.links_between(a.id, b.id), a, b)
    return [(link.a.of(a.text), link.b.of(b.text)) for link in found]


def here(span: Span) -> tuple[str, Span]:
    return "first", span


def there(span: Span) -> tuple[str, Span]:
    return "second", span


def test_a_rejected_link_is_gone_and_an_added_one_is_there(workspace: Workspace):
    workspace.decisions.reject_link(here(GREW_HERE), there(GREW_THERE))
    workspace.decisions.add_link(there(SCHOOLS), here(OIL))
    assert linked(workspace, GREW, BY) == [
        ("by a fifth.", "by twenty per cent."),
        (OIL.of(FIRST.text), "Oil pays for schools."),
    ]
    assert linked(workspace) == [(OIL.of(FIRST.text), "Oil pays for schools.")]


def test_what_the_reader_confirmed_is_certain_and_says_who_said_so(workspace: Workspace):
    workspace.decisions.accept_link(here(GREW_HERE), there(GREW_THERE))
    workspace.decisions.pin_link(here(BY_HERE), there(BY_THERE), kind="quote")
    for links in ((GREW, BY), ()):
        found = decided_links(links, workspace.notebook.links_between("first", "second"), FIRST, SECOND)
        assert [(link.kind, link.score, link.by) for link in found] == [
            ("parallel", 1.0, "reader"),
            ("quote", 1.0, "reader"),
        ]


def test_without_a_decision_links_are_as_the_program_has_them(workspace: Workspace):
    workspace.decisions.add_link(here(GREW_HERE), ("second", GREW_THERE))
    assert decided_links([GREW, BY], (), FIRST, SECOND) == (GREW, BY)
    other = interview("other", "Trade grew.")
    decisions = workspace.notebook.link_decisions.values()
    assert decided_links([GREW], decisions, FIRST, other) == (GREW,)


def test_links_are_decided_from_either_side(workspace: Workspace):
    workspace.decisions.reject_link(here(GREW_HERE), there(GREW_THERE))
    assert linked(workspace, GREW.swapped(), a=SECOND, b=FIRST) == []


def test_a_verdict_stands_where_sentences_are_cut_a_little_differently(workspace: Workspace):
    workspace.decisions.reject_link(here(BY_HERE), there(BY_THERE))
    assert linked(workspace, BY._replace(a=Span(11, 21))) == []
    assert linked(workspace, BY._replace(a=Span(0, 52))) != []


def test_a_link_split_or_joined_stays_so_when_it_is_found_again(workspace: Workspace):
    whole = (here(Span(0, 22)), there(Span(0, 30)))
    parts = [(here(GREW_HERE), there(GREW_THERE)), (here(BY_HERE), there(BY_THERE))]
    workspace.decisions.split_link(*whole, parts)
    split = [("Trade grew", "Trade grew"), ("by a fifth.", "by twenty per cent.")]
    assert linked(workspace, Link("parallel", 0.9, Span(0, 22), Span(0, 30))) == split
    assert linked(workspace, GREW, BY) == split
    workspace.decisions.join_links(parts)
    assert linked(workspace, GREW, BY) == [("Trade grew by a fifth.", "Trade grew by twenty per cent.")]


def test_a_decision_finds_its_words_where_the_text_has_moved(workspace: Workspace):
    workspace.decisions.add_link(here(GREW_HERE), there(SCHOOLS))
    moved = interview("first", "Trade fell.", *FIRST.text.split("\n"))
    gone = interview("first", "Quite another text.")
    assert linked(workspace, a=moved) == [("Trade grew", "Oil pays for schools.")]
    assert linked(workspace, a=gone) == []


def test_of_the_same_words_the_ones_in_the_same_surroundings_are_found():
    target = Target.of(interview("first", "Yes, he said.\nYes, she said."), Span(14, 17))
    assert Places("Yes, he said.\nNo.\nYes, she said.").of(target).span == Span(18, 21)
    assert Places("Yes").of(target._replace(exact="")).span is None


def test_figures_are_found_with_what_the_reader_said_of_them(workspace: Workspace):
    workspace.decisions.check_figures(here(Span(14, 21)), there(Span(14, 29)))
    placed = Placed(workspace.notebook.figures_between("second", "first"), SECOND, FIRST)
    assert placed.on(Span(14, 29), Span(14, 21)).verdict == "checked"
    assert placed.on(Span(14, 30), Span(12, 21)).verdict == "checked"
    assert placed.on(Span(0, 5), Span(14, 21)) is None
    pairs = [
        FigurePair("agrees", "growth", Figure(Span(14, 21), "quantity"), Figure(Span(14, 29), "quantity")),
        FigurePair("differs", "growth", Figure(Span(0, 5), "quantity"), Figure(Span(14, 29), "quantity")),
    ]
    decided = decided_figures(pairs, workspace.notebook.figures_between("first", "second"), FIRST, SECOND)
    assert decided == ((pairs[0], "checked"), (pairs[1], None))


def test_sync_points_stand_in_the_documents_that_are_shown(workspace: Workspace):
    workspace.add_documents([OWN])
    workspace.decisions.add_sync_point([here(OIL), there(SCHOOLS), (OWN.id, Span(10, 14))])
    points = workspace.notebook.sync_points_of(["first", "second"])
    assert decided_sync_points(points, [SECOND, FIRST]) == ({"first": OIL, "second": SCHOOLS},)
    assert decided_sync_points(points, [FIRST]) == ()


@pytest.fixture
def names(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "names.toml"
    path.write_text(
        'never = ["Star Wars"]\n'
        '[organisation]\nstar = {name = "Star", aliases = ["the Daily"]}\nmoon = "Moon"\n'
        '[person]\nsmith = {name = "Ann Smith", contextual = ["Smith"]}\n'
        '[concept]\ntrade = "trade"\n',
        encoding="utf-8",
    )
    return Gazetteer.load(path)


def named(text: str, names: Gazetteer, workspace: Workspace) -> list[tuple[str, str]]:
    decided = decided_gazetteer(names, workspace.notebook.entity_edits)
    return [(one.entity, one.span.of(text)) for one in find_mentions(text, decided)]


def test_an_alias_of_the_readers_is_found_letter_by_letter(workspace: Workspace, names: Gazetteer):
    for alias in ("S*", "Pl.net", "(b+)+c", "go to it"):
        workspace.decisions.add_alias(names.entities["star"], alias)
    assert named("Said Planet, bbbc. Go to it!", names, workspace) == [("star", "Go to it")]
    assert named("S*, Pl.net and (b+)+c", names, workspace) == [("star", "S*"), ("star", "Pl.net"), ("star", "(b+)+c")]


def test_the_readers_name_comes_before_the_programs(workspace: Workspace, names: Gazetteer):
    assert named("Star Wars, Moon", names, workspace) == [("moon", "Moon")]
    workspace.decisions.add_entity("Star Wars", "work", aliases=["Moon"])
    assert named("Star Wars, Moon", names, workspace) == [("id-1", "Star Wars"), ("id-1", "Moon")]


def test_a_renamed_entity_is_found_by_both_names(workspace: Workspace, names: Gazetteer):
    workspace.decisions.rename_entity(names.entities["moon"], "Luna")
    assert named("Moon and Luna", names, workspace) == [("moon", "Moon"), ("moon", "Luna")]
    decided = decided_gazetteer(names, workspace.notebook.entity_edits)
    assert decided.entities["moon"] == Entity("moon", "Luna", "organisation", ("Moon",))


def test_a_removed_alias_is_not_found_any_more(workspace: Workspace, names: Gazetteer):
    workspace.decisions.remove_alias(names.entities["star"], "the Daily")
    assert named("The  Daily, the Daily Star", names, workspace) == [("star", "Star")]


def test_a_merged_entity_is_found_as_the_whole_and_apart_again_after_undo(workspace: Workspace, names: Gazetteer):
    workspace.decisions.merge_entities([names.entities["moon"]], into=names.entities["star"])
    assert named("Star, Moon", names, workspace) == [("star", "Star"), ("star", "Moon")]
    decided = decided_entities(names.entities, workspace.notebook.entity_edits)
    assert "moon" not in decided
    assert decided["star"].aliases == ("the Daily", "Moon")
    workspace.decisions.remove_alias(decided["star"], "Moon")
    assert named("Star, Moon", names, workspace) == [("star", "Star")]
    workspace.undo()
    workspace.undo()
    assert named("Star, Moon", names, workspace) == [("star", "Star"), ("moon", "Moon")]


def test_names_split_off_are_another_entity(workspace: Workspace, names: Gazetteer):
    workspace.decisions.split_entity(names.entities["star"], ["the Daily"], name="Daily News")
    assert named("Star, the Daily", names, workspace) == [("star", "Star"), ("id-1", "the Daily")]


def test_another_type_competes_with_others(workspace: Workspace, names: Gazetteer):
    workspace.decisions.add_entity("free trade", "organisation")
    assert named("free trade", names, workspace) == [("id-1", "free trade"), ("trade", "trade")]
    workspace.decisions.retype_entity(names.entities["trade"], "work")
    assert named("free trade", names, workspace) == [("id-1", "free trade")]


def test_an_entity_that_the_program_forgot_stays_with_the_reader(workspace: Workspace, names: Gazetteer):
    workspace.decisions.rename_entity(Entity("sun", "Sun", "organisation"), "Evening Sun")
    assert ("sun", "Evening Sun") in named("the Evening Sun", names, workspace)


def marked(workspace: Workspace, names: Gazetteer) -> list[tuple[str, str]]:
    found = decided_mentions(
        find_mentions(FIRST.text, names),
        FIRST,
        names,
        edits=workspace.notebook.entity_edits,
        marks=workspace.notebook.marks_in("first"),
    )
    return [(one.entity, one.span.of(FIRST.text)) for one in found]


def test_a_mention_marked_by_hand_takes_the_place_of_others(workspace: Workspace, names: Gazetteer):
    assert marked(workspace, names) == [("trade", "Trade")]
    workspace.decisions.mark_mention(here(Span(0, 10)), names.entities["star"])
    assert marked(workspace, names) == [("star", "Trade grew"), ("trade", "Trade")]
    workspace.decisions.unmark_mention(here(Span(0, 5)))
    assert marked(workspace, names) == [("star", "Trade grew")]
    workspace.decisions.mark_mention(here(Span(0, 10)), Entity("gone", "Gone", "person"))
    assert marked(workspace, names) == []


def test_an_analysis_is_as_the_reader_has_it(workspace: Workspace, names: Gazetteer):
    program = Analysis(find_mentions(FIRST.text, names), (), (names.entities["trade"],))

    def decided() -> Analysis:
        edits, marks = workspace.notebook.entity_edits, workspace.notebook.mention_marks.values()
        return decided_analysis(FIRST, program, lambda: decided_gazetteer(names, edits), edits=edits, marks=marks)

    assert decided() is program
    workspace.decisions.add_entity("Қазақстан", "place")
    workspace.decisions.unmark_mention(here(Span(0, 5)))
    assert [entity.name for entity in decided().entities] == ["Қазақстан"]
    assert [one.span.of(FIRST.text) for one in decided().mentions] == ["Қазақстан"]


def test_accounts_are_grouped_and_parted_as_the_reader_says(workspace: Workspace):
    ids = ["a", "b", "c", "d"]
    library = Library(tuple(interview(name, f"Text {name}", event="e", event_title="Evening") for name in ids))
    workspace = Workspace.open(None, library)

    def groups() -> list[tuple[str, tuple[str, ...]]]:
        found = decided_groups(library, workspace.notebook.account_groups.values())
        return [(event.title, event.documents) for event in found]

    assert groups() == [("Evening", ("a", "b", "c", "d"))]
    workspace.decisions.ungroup(["a", "c"])
    assert groups() == [("Evening", ("a", "b", "d")), ("C", ("c",))]
    workspace.decisions.group_accounts(["c", "d"], name="Night")
    assert groups() == [("Evening", ("a", "b")), ("Night", ("c", "d"))]
    workspace.decisions.group_accounts(["a", "c"])
    assert groups() == [("Evening", ("a", "c")), ("Evening", ("b", "d"))]


def test_suggested_groups_can_be_corrected():
    suggested = [Event("s", "Suggested", ("second", "first", "nowhere"))]
    workspace = open_workspace()
    assert decided_groups(LIBRARY, (), events=suggested)[0].documents == ("second", "first")
    workspace.decisions.ungroup(["first", "second"])
    found = decided_groups(LIBRARY, workspace.notebook.account_groups.values(), events=suggested)
    assert [event.documents for event in found] == [("first",), ("second",)]


def test_a_topic_counts_by_passage_and_by_distinct_statement(workspace: Workspace):
    links = {("first", "second"): [GREW, Link("parallel", 0.5, OIL, SCHOOLS)]}
    workspace.tag_passages([here(OIL)], ["energy"])
    assert parallel_passages(here(Span(30, 40)), links) == (there(SCHOOLS),)
    assert parallel_passages(there(Span(0, 3)), links) == (here(GREW_HERE),)
    workspace.tag_passages(parallel_passages(here(OIL), links), ["energy"])
    workspace.annotate([here(GREW_HERE)], topics=["energy"])
    workspace.annotate([here(Span(3, 22))], topics=["energy", "trade"])
    counts = topic_counts(workspace.notebook.ordered(), links)
    assert counts == {"energy": TopicCount(4, 2), "trade": TopicCount(1, 1)}
    assert topic_counts(workspace.notebook.ordered(), {})["energy"] == TopicCount(4, 3)


_SPANS = st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda ends: Span(ends[0], min(ends[0] + ends[1], 22)))
_PAIRS = st.lists(st.tuples(st.sampled_from(["accept", "reject", "pin", "add"]), _SPANS, _SPANS), max_size=8)


@settings(max_examples=sample_size(quick=60, full=1000))
@given(decided=_PAIRS, found=st.lists(st.tuples(_SPANS, _SPANS), max_size=12))
def test_whatever_is_computed_the_readers_word_stands(
    decided: list[tuple[str, Span, Span]], found: list[tuple[Span, Span]]
):
    workspace = open_workspace()
    for verb, a, b in decided:
        try:
            getattr(workspace.decisions, f"{verb}_link")(here(a), there(b))
        except RequestError:
            continue
    links = [Link("parallel", 0.5, a, b) for a, b in found]
    shown = decided_links(links, workspace.notebook.links_between("first", "second"), FIRST, SECOND)
    pairs = {(link.a, link.b) for link in shown}
    assert list(shown) == sorted(shown, key=lambda link: (link.a, link.b))
    assert len(pairs) == len(shown)
    for decision in workspace.notebook.link_decisions.values():
        pair = tuple(target.span for target in decision.targets)
        assert (pair in pairs) is (decision.verdict != "rejected")
