"""What the reader decides is kept, can be undone, and is refused with a sentence where it makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import FIRST, OWN, SECOND, TRADE_GREW, TWENTY, noted, open_workspace, records_in, records_on_disk

from kzreader.core.crossrefs.values import Entity
from kzreader.core.errors import RequestError
from kzreader.core.notebook.annotation import Style
from kzreader.core.notebook.decisions import FigureVerdict, LinkVerdict
from kzreader.core.notebook.edits import Change
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

STAR = Entity("star", "Star", "organisation", ("The Star",))
MOON = Entity("moon", "Moon", "organisation")
FIFTH, GREW_BY_FIFTH = ("first", Span(14, 21)), ("first", Span(0, 22))
GREW_BY_TWENTY = ("second", Span(0, 30))
OIL = ("first", FIRST.paragraphs[1].span)
SCHOOLS = ("second", SECOND.paragraphs[1].span)
GREW_HERE, GREW_THERE = ("first", Span(0, 10)), ("second", Span(0, 10))
BY_HERE, BY_THERE = ("first", Span(11, 22)), ("second", Span(11, 30))


@pytest.fixture
def workspace() -> Workspace:
    return open_workspace()


def verdicts(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [
        (decision.verdict.value, *(target.exact for target in decision.targets))
        for decision in workspace.notebook.links_between("first", "second")
    ]


def test_a_verdict_on_a_link_keeps_both_quotes_and_replaces_the_one_before(workspace: Workspace):
    change = workspace.decisions.accept_link(TRADE_GREW, TWENTY)
    assert (change.verb, change.count, change.touches_links) == ("accept_link", 1, True)
    assert change.touches_document("first")
    assert change.touches_document("second")
    assert verdicts(workspace) == [("accepted", "Trade grew", "twenty per cent")]
    [decision] = workspace.notebook.link_decisions.values()
    assert (decision.author, decision.targets[1].prefix) == ("Reader", "Trade grew by ")
    workspace.decisions.reject_link(TWENTY, TRADE_GREW)
    assert verdicts(workspace) == [("rejected", "Trade grew", "twenty per cent")]
    workspace.undo()
    assert list(workspace.notebook.link_decisions.values()) == [decision]


def test_a_pinned_link_is_let_go_by_accepting_it(workspace: Workspace):
    workspace.decisions.pin_link(TRADE_GREW, TWENTY)
    assert workspace.decisions.add_link(TRADE_GREW, TWENTY) is None
    workspace.decisions.accept_link(TRADE_GREW, TWENTY)
    assert [verdict for verdict, *_ in verdicts(workspace)] == ["accepted"]


def test_a_split_link_is_two_instead_of_one_in_one_step(workspace: Workspace):
    change = workspace.decisions.split_link(
        GREW_BY_FIFTH, GREW_BY_TWENTY, [(GREW_HERE, GREW_THERE), (BY_HERE, BY_THERE)]
    )
    assert (change.verb, change.count) == ("split_link", 1)
    assert [verdict for verdict, *_ in verdicts(workspace)] == ["rejected", "added", "added"]
    workspace.undo()
    assert verdicts(workspace) == []


def test_joined_links_are_one_from_the_first_word_to_the_last(workspace: Workspace):
    workspace.decisions.join_links([(BY_HERE, BY_THERE), (GREW_HERE, GREW_THERE)])
    assert sorted(verdicts(workspace)) == [
        ("added", "Trade grew by a fifth.", "Trade grew by twenty per cent."),
        ("rejected", "Trade grew", "Trade grew"),
        ("rejected", "by a fifth.", "by twenty per cent."),
    ]
    workspace.decisions.split_link(GREW_BY_FIFTH, GREW_BY_TWENTY, [(GREW_HERE, GREW_THERE), (BY_HERE, BY_THERE)])
    assert {verdict for verdict, first, _ in verdicts(workspace) if len(first) < 22} == {"added"}


def test_forgetting_a_link_goes_back_to_the_programs_opinion(workspace: Workspace):
    workspace.decisions.reject_link(TRADE_GREW, TWENTY)
    assert workspace.decisions.forget_link(TWENTY, TRADE_GREW).verb == "forget_link"
    assert verdicts(workspace) == []
    assert workspace.decisions.forget_link(TRADE_GREW, TWENTY) is None


def test_figures_are_checked_or_dismissed(workspace: Workspace):
    assert workspace.decisions.check_figures(FIFTH, TWENTY).touches_figures
    workspace.decisions.dismiss_figures(FIFTH, TWENTY)
    assert workspace.decisions.dismiss_figures(TWENTY, FIFTH) is None
    [decision] = workspace.notebook.figures_between("second", "first")
    assert (decision.verdict, decision.targets[0].exact) == (FigureVerdict.DISMISSED, "a fifth")
    workspace.decisions.forget([decision.id])
    assert workspace.notebook.figures_between("first", "second") == ()


def test_an_entity_is_renamed_and_keeps_the_name_that_the_program_knows(workspace: Workspace):
    assert workspace.decisions.rename_entity(STAR, " The  Daily Star ").touches_entities
    workspace.decisions.rename_entity(STAR, "Daily Star")
    [edit] = workspace.notebook.entity_edits.values()
    assert (edit.id, edit.was, edit.name, edit.added) == ("star", "Star", "Daily Star", ("The Daily Star",))
    assert workspace.decisions.rename_entity(STAR, "Daily Star") is None


def test_entities_are_merged_and_separated_again(workspace: Workspace):
    change = workspace.decisions.merge_entities([MOON, STAR], into=STAR)
    assert change.count == 1
    assert workspace.notebook.entity_edits["moon"].merged_into == "star"
    with pytest.raises(RequestError, match="part of it already"):
        workspace.decisions.merge_entities([STAR], into=MOON)
    workspace.decisions.separate_entity("moon")
    assert workspace.notebook.entity_edits["moon"].merged_into == ""
    assert workspace.notebook.entity_edits["star"].name == "Star"


def test_some_names_of_an_entity_are_split_off_as_another(workspace: Workspace):
    workspace.decisions.split_entity(STAR, ["The Star"], type_="work")
    edits = workspace.notebook.entity_edits
    assert edits["star"].removed == ("The Star",)
    assert (edits["id-1"].name, edits["id-1"].type, edits["id-1"].own) == ("The Star", "work", True)


def test_aliases_come_and_go(workspace: Workspace):
    workspace.decisions.add_alias(STAR, "the paper")
    assert workspace.decisions.add_alias(STAR, "the  paper") is None
    assert workspace.decisions.add_alias(STAR, "The Star") is None
    workspace.decisions.remove_alias(STAR, "the paper")
    workspace.decisions.remove_alias(STAR, "The Star")
    edit = workspace.notebook.entity_edits["star"]
    assert (edit.added, edit.removed) == ((), ("the paper", "The Star"))
    workspace.decisions.add_alias(STAR, "The Star")
    assert workspace.notebook.entity_edits["star"].added == ("The Star",)


def test_an_alias_may_look_like_a_regular_expression(workspace: Workspace):
    workspace.decisions.add_alias(STAR, "(a+)+$|St.*")
    assert workspace.notebook.entity_edits["star"].added == ("(a+)+$|St.*",)


@pytest.mark.parametrize("alias", ["", "  ", "\u00a0\n", ".*", "…"])
def test_an_alias_without_letters_is_refused(workspace: Workspace, alias: str):
    with pytest.raises(RequestError, match=r"name|empty"):
        workspace.decisions.add_alias(STAR, alias)
    assert records_in(workspace) == {}


def test_a_mention_is_marked_by_hand_and_unmarked(workspace: Workspace):
    assert workspace.decisions.mark_mention(TRADE_GREW, STAR).touches_entities
    workspace.decisions.unmark_mention(TRADE_GREW)
    [mark] = workspace.notebook.marks_in("first")
    assert (mark.entity, mark.target.exact) == ("", "Trade grew")
    assert workspace.notebook.marks_in("second") == ()


def test_a_mention_of_an_entity_that_was_merged_is_one_of_the_whole(workspace: Workspace):
    workspace.decisions.merge_entities([MOON], into=STAR)
    workspace.decisions.mark_mention(TRADE_GREW, MOON)
    assert workspace.notebook.marks_in("first")[0].entity == "star"


def test_an_own_entity_goes_with_its_marks_in_one_step(workspace: Workspace):
    workspace.decisions.add_entity("Steppe", "place", aliases=["the steppe", "Steppe"])
    edit = workspace.notebook.entity_edits["id-1"]
    assert (edit.name, edit.added, edit.own) == ("Steppe", ("the steppe",), True)
    steppe = Entity(edit.id, edit.name, edit.type, edit.added)
    workspace.decisions.mark_mention(TRADE_GREW, steppe)
    workspace.decisions.merge_entities([MOON], into=steppe)
    before = records_in(workspace)
    workspace.decisions.forget([edit.id])
    assert workspace.notebook.mention_marks == {}
    assert workspace.notebook.entity_edits["moon"].merged_into == ""
    workspace.undo()
    assert records_in(workspace) == before


def test_a_group_of_accounts_holds_what_it_was_given(workspace: Workspace):
    workspace.add_documents([OWN])
    assert workspace.decisions.group_accounts(["first", "second", OWN.id], name=" One  evening ").touches_groups
    [group] = workspace.notebook.account_groups.values()
    assert (group.name, group.documents, group.together) == ("One evening", ("first", "second", OWN.id), True)
    workspace.decisions.group_accounts(["second", OWN.id])
    assert [group.documents for group in workspace.notebook.account_groups.values()] == [("second", OWN.id)]
    workspace.decisions.ungroup([OWN.id, "second"])
    assert [(one.documents, one.together) for one in workspace.notebook.account_groups.values()] == [
        ((OWN.id, "second"), False)
    ]
    workspace.decisions.group_accounts(["second", OWN.id])
    assert [one.together for one in workspace.notebook.account_groups.values()] == [True]


def test_a_sync_point_holds_places_level_until_it_is_removed(workspace: Workspace):
    assert workspace.decisions.add_sync_point([TRADE_GREW, TWENTY]).touches_sync_points
    assert workspace.decisions.add_sync_point([TWENTY, TRADE_GREW]) is None
    [point] = workspace.notebook.sync_points_of(["second", "first", OWN.id])
    assert workspace.notebook.sync_points_of(["first", OWN.id]) == ()
    workspace.decisions.remove_sync_point(point.id)
    assert workspace.notebook.sync_points == {}


def test_synonyms_are_kept_and_changed_as_a_set(workspace: Workspace):
    assert workspace.decisions.set_synonyms(["multi-vector", " pluralistic ", "Multi-Vector"]).touches_words
    [synonyms] = workspace.notebook.synonyms.values()
    assert synonyms.words == ("Multi-Vector", "pluralistic")
    workspace.decisions.set_synonyms(["multi-vector", "many-sided"], synonyms=synonyms.id)
    assert workspace.notebook.synonyms[synonyms.id].words == ("multi-vector", "many-sided")
    workspace.decisions.forget([synonyms.id])
    assert workspace.notebook.synonyms == {}


def test_a_topic_goes_on_parallel_passages_as_one_step(workspace: Workspace):
    workspace.tag_passages([OIL], ["energy"])
    change = workspace.tag_passages([OIL, SCHOOLS, TWENTY], ["energy", "trade"])
    assert (change.verb, change.count) == ("tag_passages", 3)
    found = [workspace.annotations_of(document)[-1] for document in ("first", "second")]
    assert [(one.style, one.topics) for one in found] == [
        (Style.TOPIC, ("energy", "trade")),
        (Style.TOPIC, ("energy", "trade")),
    ]
    workspace.undo()
    assert [one.topics for one in workspace.notebook.ordered()] == [("energy",)]


def test_every_decision_is_on_disk_when_the_verb_returns_and_undone_and_redone(tmp_path: Path):
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        decisions = workspace.decisions
        steps: list[Callable[[], Change | None]] = [
            lambda: decisions.pin_link(TRADE_GREW, TWENTY, kind="quote"),
            lambda: decisions.check_figures(FIFTH, TWENTY),
            lambda: decisions.rename_entity(STAR, "Daily Star"),
            lambda: decisions.retype_entity(STAR, "work"),
            lambda: decisions.remove_alias(STAR, "The Star"),
            lambda: decisions.add_entity("Steppe", "place"),
            lambda: decisions.mark_mention(TRADE_GREW, STAR),
            lambda: decisions.unmark_mention(FIFTH),
            lambda: decisions.group_accounts(["second", "first"], name="One evening"),
            lambda: decisions.add_sync_point([TRADE_GREW, TWENTY]),
            lambda: decisions.set_synonyms(["grew", "rose"]),
            lambda: decisions.reject_link(TRADE_GREW, TWENTY),
        ]
        for step in steps:
            before = records_in(workspace)
            assert step().count == 1
            assert records_on_disk(path) == records_in(workspace) != before
            workspace.undo()
            assert records_on_disk(path) == records_in(workspace) == before
            workspace.redo()


def test_a_refused_name_is_refused_once_and_can_be_taken_back(workspace: Workspace):
    assert workspace.decisions.refuse_name(" Port  Rowan ").touches_refused_names
    assert workspace.decisions.refuse_name("port rowan") is None
    [refused] = workspace.notebook.refused_names.values()
    assert (refused.name, refused.author) == ("Port Rowan", "Reader")
    workspace.decisions.forget([refused.id])
    assert not workspace.notebook.refused_names
    workspace.undo()
    workspace.undo()
    assert not workspace.notebook.refused_names


def test_what_is_taken_over_from_the_settings_is_no_step_to_undo(tmp_path: Path):
    with closing(open_workspace(tmp_path / "n.kzn")) as workspace:
        workspace.decisions.refuse_name("Port Rowan")
        assert workspace.take_over_refused(["Harlow", "PORT ROWAN", "Harlow"]).count == 1
        assert workspace.take_over_refused(["Harlow"]) is None
        workspace.undo()
        assert not workspace.can_undo
        assert [one.name for one in workspace.notebook.refused_names.values()] == ["Harlow"]
        assert records_on_disk(tmp_path / "n.kzn") == records_in(workspace)


@pytest.mark.parametrize(
    "request_",
    [
        lambda d: d.accept_link(TRADE_GREW, GREW_BY_FIFTH),
        lambda d: d.accept_link(TRADE_GREW, ("nowhere", Span(0, 3))),
        lambda d: d.add_link(TRADE_GREW, ("second", Span(3, 3))),
        lambda d: d.pin_link(TRADE_GREW, ("second", Span(3, 3000))),
        lambda d: d.split_link(GREW_BY_FIFTH, GREW_BY_TWENTY, [(GREW_HERE, GREW_THERE)]),
        lambda d: d.split_link(GREW_BY_FIFTH, GREW_BY_TWENTY, [(GREW_HERE, GREW_THERE), (OIL, BY_THERE)]),
        lambda d: d.split_link(
            GREW_BY_FIFTH, GREW_BY_TWENTY, [(GREW_HERE, GREW_THERE), (GREW_BY_FIFTH, GREW_BY_TWENTY)]
        ),
        lambda d: d.join_links([(GREW_HERE, GREW_THERE)]),
        lambda d: d.join_links([(GREW_HERE, GREW_THERE), (BY_THERE, BY_HERE)]),
        lambda d: d.check_figures(FIFTH, FIFTH),
        lambda d: d.rename_entity(STAR, " "),
        lambda d: d.retype_entity(STAR, "paper"),
        lambda d: d.merge_entities([STAR], into=STAR),
        lambda d: d.separate_entity("star"),
        lambda d: d.split_entity(STAR, []),
        lambda d: d.split_entity(STAR, ["Star"]),
        lambda d: d.split_entity(STAR, ["Sun"]),
        lambda d: d.remove_alias(STAR, "Star"),
        lambda d: d.remove_alias(STAR, "Sun"),
        lambda d: d.add_entity("", "place"),
        lambda d: d.add_entity("Steppe", "place", aliases=["?"]),
        lambda d: d.mark_mention(("first", Span(3, 3)), STAR),
        lambda d: d.group_accounts(["first", "first"]),
        lambda d: d.group_accounts(["first", "nowhere"]),
        lambda d: d.ungroup(["first"]),
        lambda d: d.add_sync_point([TRADE_GREW]),
        lambda d: d.add_sync_point([TRADE_GREW, FIFTH]),
        lambda d: d.remove_sync_point("nobody"),
        lambda d: d.set_synonyms(["grew", " GREW "]),
        lambda d: d.set_synonyms(["grew", "="]),
        lambda d: d.set_synonyms(["grew", ""]),
        lambda d: d.set_synonyms(["grew", "rose"], synonyms="nobody"),
        lambda d: d.set_synonyms(["rise", "climb"]),
        lambda d: d.refuse_name("?"),
        lambda d: d.add_entity("steppe", "place"),
        lambda d: d.forget([]),
        lambda d: d.forget(["nobody"]),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing(
    workspace: Workspace, request_: Callable[..., object]
):
    workspace.decisions.set_synonyms(["climb", "go up"])
    workspace.decisions.add_entity("Steppe", "place")
    noted(workspace)
    before = records_in(workspace)
    with pytest.raises(RequestError) as caught:
        request_(workspace.decisions)
    assert caught.value.sentence.endswith(".")
    assert caught.value.hint.endswith(".")
    assert records_in(workspace) == before
    assert workspace.undo_change.verb == "annotate"


def test_the_copy_of_the_day_is_made_once_something_was_decided(tmp_path: Path):
    with closing(open_workspace(tmp_path / "n.kzn", backups=tmp_path / "backups")) as workspace:
        assert workspace.back_up() is None
        workspace.decisions.reject_link(TRADE_GREW, TWENTY)
        assert workspace.back_up() is not None
        assert workspace.notebook.links_between("first", "second")[0].verdict is LinkVerdict.REJECTED
