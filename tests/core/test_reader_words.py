"""What the reader says that words and names mean counts where passages are compared."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from notebooks import OWN, interview

from kzreader import paths
from kzreader.core.analysis import Analyst
from kzreader.core.cache import Cache
from kzreader.core.crossrefs.alignment import load_engine
from kzreader.core.crossrefs.parallels import compare, own_synonyms
from kzreader.core.crossrefs.terms import load_lexicon, stem
from kzreader.core.crossrefs.values import Entity
from kzreader.core.decided.words import ReaderWords, engine_with, words_between
from kzreader.core.errors import RequestError
from kzreader.core.jobs import compare_interviews
from kzreader.core.library import Library
from kzreader.core.notebook.decisions import EntityEdit
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

HERE = interview(
    "here",
    "The harbour of Lindale was dredged in spring.",
    "Captain Ilse Brandt will pay for the lighthouse.",
    "Whoever moors a dinghy overnight owes a fee.",
    "Nobody has counted the gulls.",
)
THERE = interview(
    "there",
    "Bakers in the town open at six.",
    "The Grey Heron gives the lighthouse as her present.",
    "Skippers of a rowboat are charged when they stay till morning.",
    "The school has a new roof.",
)
PAYS = (HERE.paragraphs[1].span.of(HERE.text), THERE.paragraphs[1].span.of(THERE.text))
MOORS = (HERE.paragraphs[2].span.of(HERE.text), THERE.paragraphs[2].span.of(THERE.text))


@pytest.fixture
def workspace():
    made = Workspace.open(None, Library((HERE, THERE)))
    yield made
    made.close()


def scores(workspace: Workspace) -> dict[tuple[str, str], float]:
    """How sure each pair of passages is, weak ones too, by their words."""
    found = compare_interviews(HERE, THERE, words_between(workspace.notebook, HERE.id, THERE.id))
    return {(one.a.of(HERE.text), one.b.of(THERE.text)): one.score for one in found.shown(0.0)}


def words(workspace: Workspace) -> ReaderWords | None:
    return words_between(workspace.notebook, HERE.id, THERE.id)


def test_nothing_of_the_readers_own_is_nothing_to_compare_by(workspace: Workspace):
    assert words(workspace) is None
    workspace.decisions.group_accounts([HERE.id, THERE.id])
    workspace.decisions.add_link((HERE.id, HERE.paragraphs[0].span), (THERE.id, THERE.paragraphs[0].span))
    assert words(workspace) is None


def test_synonyms_of_the_notebook_join_passages(workspace: Workspace):
    assert MOORS not in scores(workspace)
    for one in (["dinghy", "rowboat"], ["overnight", "till morning"], ["fee", "charge"]):
        workspace.decisions.set_synonyms(one)
    assert scores(workspace)[MOORS] > 0.5
    for _ in range(3):
        workspace.undo()
    assert words(workspace) is None


def test_a_form_that_the_reader_gave_a_name_counts_as_that_name(workspace: Workspace):
    before = scores(workspace)[PAYS]
    workspace.decisions.add_entity("Ilse Brandt", "person", aliases=["the Grey Heron"])
    after = scores(workspace)[PAYS]
    assert after > before
    [entity] = workspace.notebook.entity_edits.values()
    workspace.decisions.remove_alias(Entity(entity.id, entity.name, "person", entity.added), "the Grey Heron")
    assert scores(workspace)[PAYS] < after


def test_two_names_that_the_reader_merged_count_as_one(workspace: Workspace):
    for name in ("Ilse Brandt", "Grey Heron"):
        workspace.decisions.add_entity(name, "person")
    apart = scores(workspace)[PAYS]
    brandt, heron = (Entity(one.id, one.name, one.type) for one in workspace.notebook.entity_edits.values())
    workspace.decisions.merge_entities([heron], brandt)
    merged = scores(workspace)[PAYS]
    assert merged > apart
    workspace.decisions.separate_entity(heron.id)
    assert scores(workspace)[PAYS] == apart


def test_a_passage_marked_by_hand_counts_as_that_name(workspace: Workspace):
    workspace.decisions.add_entity("Ilse Brandt", "person")
    [edit] = workspace.notebook.entity_edits.values()
    before, at = scores(workspace)[PAYS], THERE.text.index("The Grey Heron")
    workspace.decisions.mark_mention((THERE.id, Span(at, at + 14)), Entity(edit.id, edit.name, "person"))
    assert scores(workspace)[PAYS] > before


def test_a_mark_in_another_interview_is_no_reason_to_compare_anew(workspace: Workspace):
    workspace.add_documents([OWN])
    workspace.decisions.mark_mention((OWN.id, Span(10, 14)), None)
    assert words(workspace) is None
    assert words_between(workspace.notebook, HERE.id, OWN.id) is not None


def test_what_is_decided_once_more_is_the_same(workspace: Workspace):
    minsk = Entity("minsk", "Minsk", "place")
    workspace.decisions.rename_entity(minsk, "the city of Minsk")
    renamed = words(workspace)
    workspace.decisions.rename_entity(minsk, "Minsk")
    assert words(workspace) != renamed
    workspace.decisions.rename_entity(minsk, "the city of Minsk")
    assert words(workspace).synonyms == renamed.synonyms == ()
    assert [one.decided for one in words(workspace).names] == [""]


def test_comparisons_with_other_words_are_kept_apart(workspace: Workspace, tmp_path: Path):
    analyst, plain = Analyst(Cache(tmp_path)), compare(HERE, THERE)
    analyst.keep_links(HERE, THERE, plain)
    workspace.decisions.set_synonyms(["dinghy", "rowboat"])
    assert analyst.known_comparison(HERE, THERE, words(workspace)) is None
    joined = compare_interviews(HERE, THERE, words(workspace))
    analyst.keep_links(HERE, THERE, joined, words(workspace))
    assert analyst.known_comparison(HERE, THERE, words(workspace)) == joined != plain
    workspace.undo()
    assert analyst.known_comparison(HERE, THERE, words(workspace)) == plain


def test_the_list_in_the_settings_folder_counts_as_it_is_now(tmp_path: Path):
    analyst, plain = Analyst(Cache(tmp_path)), compare(HERE, THERE)
    analyst.keep_links(HERE, THERE, plain)
    own_synonyms().parent.mkdir(parents=True)
    own_synonyms().write_text("dinghy = rowboat\novernight = till morning\nfee = charge\n", encoding="utf-8")
    assert analyst.known_comparison(HERE, THERE) is None
    assert any(HERE.text[link.a.start :].startswith("Whoever") for link in compare(HERE, THERE).links)
    own_synonyms().unlink()
    assert analyst.known_comparison(HERE, THERE) == compare(HERE, THERE) == plain


def test_synonyms_of_the_readers_join_groups_that_are_known():
    folder = paths.resources("words")
    corridor, border = stem("corridor"), stem("border")
    apart = load_lexicon(folder).words
    assert apart[corridor] != apart[border]
    joined = load_lexicon(folder, sets=[("corridor", "border"), ("silk road", "border")])
    assert joined.words[corridor] == joined.words[border] == joined.words[stem("transit")]
    assert joined.words[border] in joined.canonical([stem("silk"), stem("road")])


@pytest.mark.parametrize("alias", [".*", "G.*y (Heron|", "[A-Z]", "Grey Heron\\b", "^The"])
def test_a_form_that_looks_like_a_rule_is_taken_as_it_is_written(workspace: Workspace, alias: str):
    plain = scores(workspace)
    with contextlib.suppress(RequestError):
        workspace.decisions.add_entity("Ilse Brandt", "person", aliases=[alias])
    engine = engine_with(words(workspace) or ReaderWords())
    assert {one.entity for one in engine.mentions(THERE)} <= {one.entity for one in load_engine().mentions(THERE)}
    assert scores(workspace).keys() <= {PAYS, *plain}


def test_empty_words_of_a_notebook_that_was_written_by_hand_do_no_harm():
    nobody = EntityEdit("e", "", "", "", "", "", "person", added=("", " ", "?"), own=True)
    words = ReaderWords(synonyms=((), ("",), ("", "dinghy"), ("=", "?")), names=(nobody,))
    assert compare_interviews(HERE, THERE, words) == compare_interviews(HERE, THERE)


def test_the_readers_words_leave_those_of_the_program_as_they_are():
    before = load_engine()
    changed = engine_with(ReaderWords(synonyms=(("corridor", "border"),)))
    assert changed.lexicon is not before.lexicon
    assert load_engine().lexicon is before.lexicon
    assert load_engine().gazetteer is before.gazetteer
