"""What becomes of a passage when its document changes, as the reader who marked it sees it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzreader.core.anchoring.graphemes import whole
from kzreader.core.anchoring.placing import Placement, Places, place
from kzreader.core.notebook.anchoring import carried
from kzreader.core.notebook.annotation import Anchorage, Target
from kzreader.core.text import Span

OLD = """Trade between the two countries grew by a fifth last year, he said.

“We hope for new agreements,” the president told the guests in Astana. They agreed.

Schools are being built in every district of the south. He named three of them."""


def target_in(text: str, words: str, *, occurrence: int = 0) -> Target:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return target_at(text, Span(start, start + len(words)))


def target_at(text: str, span: Span) -> Target:
    before, after = text[max(0, span.start - 32) : span.start], text[span.end : span.end + 32]
    return Target("old", span, span.of(text), before, after)


def found(words: str, new: str, *, old: str = OLD) -> tuple[str, str | None]:
    """The state of the passage `words` of `old` in `new`, and the words that it covers there."""
    [placement] = place([target_in(old, words)], old=old, new=new)
    return placement.state.value, placement.span and placement.span.of(new)


def sought(words: str, new: str, *, old: str = OLD) -> tuple[str, str | None]:
    """The same where the old text is not at hand."""
    [placement] = place([target_in(old, words)], old=None, new=new)
    return placement.state.value, placement.span and placement.span.of(new)


@pytest.mark.parametrize("find", [found, sought])
def test_words_that_stand_elsewhere_now_are_attached(find):
    assert find("new agreements", "A heading\n\n" + OLD) == ("attached", "new agreements")


@pytest.mark.parametrize("find", [found, sought])
def test_a_paragraph_that_was_moved_takes_its_notes_along(find):
    first, second, third = OLD.split("\n\n")
    new = "\n\n".join((third, first, second))
    assert find("three of them.", new) == ("attached", "three of them.")
    assert find("by a fifth last year", new) == ("attached", "by a fifth last year")


@pytest.mark.parametrize("find", [found, sought])
def test_words_that_were_edited_are_for_the_reader_to_check(find):
    new = OLD.replace("grew by a fifth last year", "has grown by a fifth this year")
    assert find("countries grew by a fifth last year", new) == ("moved", "countries has grown by a fifth this year")


@pytest.mark.parametrize("find", [found, sought])
def test_words_that_are_gone_are_unplaced(find):
    new = OLD.replace("Schools are being built in every district of the south. ", "")
    assert find("Schools are being built in every district", new) == ("unplaced", None)
    assert find("Trade", "") == ("unplaced", None)
    assert find("the two countries", "Quite another text, of two birds on a wire.") == ("unplaced", None)


@pytest.mark.parametrize("find", [found, sought])
def test_white_space_letters_and_marks_in_another_style_change_nothing(find):
    plain = OLD.translate({ord("“"): '"', ord("”"): '"'}).replace(" ", "  ").replace("\n\n", "\r\n")
    assert find("“We hope for new agreements,” the", plain) == ("attached", '"We  hope  for  new  agreements,"  the')
    old = "Ол «Қайырлы күн, мырза» деді. Йод пен ёлка – сөз."
    new = unicodedata.normalize("NFD", old).replace("«", "“").replace("»", "”").replace("–", "—")
    assert find("ёлка – сөз", new, old=old) == ("attached", unicodedata.normalize("NFD", "ёлка — сөз"))


def test_capital_letters_are_a_change_to_check():
    assert found("new agreements", OLD.replace("new agreements", "New Agreements")) == ("moved", "New Agreements")


def test_a_misprint_put_right_keeps_the_word():
    old = "He was a freind of the famliy."
    new = old.replace("freind", "friend").replace("famliy", "family")
    assert found("freind of the famliy", new, old=old) == ("moved", "friend of the family")


def test_of_the_same_words_the_ones_in_their_place_are_found():
    old = "\n".join(f"Question {number}. What do you think of it? Answer {number}." for number in range(8))
    new = old.replace("Question 0. What do you think of it? Answer 0.\n", "")
    for occurrence in range(1, 8):
        [placement] = place([target_in(old, "What do you think", occurrence=occurrence)], old=old, new=new)
        assert placement.span is not None
        assert new[: placement.span.start].endswith(f"Question {occurrence}. ")
        assert placement.state == Anchorage.ATTACHED


def test_of_the_same_words_without_an_older_text_the_context_decides_or_the_reader():
    new = "He said yes today. She said no. They said yes today."
    target = Target("old", Span(90, 99), "yes today", prefix="They said ", suffix=".")
    assert Places(new).of(target).span == Span(42, 51)
    bare = target._replace(prefix="", suffix="")
    assert Places(new).of(bare).state == Anchorage.MOVED


def test_a_word_without_its_context_is_not_taken_for_another_of_the_same():
    assert sought("the", "Quite another text, of the birds on a wire.") == ("unplaced", None)
    assert sought("the", "A title.\n\n" + OLD) == ("attached", "the")


def test_identical_paragraphs_keep_their_own_notes():
    old = "\n\n".join(["Start here.", *["The same words again."] * 5, "Middle of it.", *["The same words again."] * 5])
    new = "New title.\n\n" + old
    for occurrence in range(10):
        target = target_in(old, "same words", occurrence=occurrence)
        [placement] = place([target], old=old, new=new)
        assert placement.span == Span(target.span.start + 12, target.span.end + 12)


def test_a_passage_within_a_word_stays_within_it():
    assert found("greem", "He told them:\n\n" + OLD) == ("attached", "greem")
    new = "1. " + unicodedata.normalize("NFD", "Қайырлы")
    assert found("йыр", new, old="Қайырлы") == ("attached", unicodedata.normalize("NFD", "йыр"))


def test_a_passage_of_one_character_or_of_white_space_alone_is_found():
    assert found("S", "Title\n\n" + OLD) == ("attached", "S")
    assert found("。", "新的。很好。", old="很好。") == ("attached", "。")
    assert found("\n\n", "A title, " + OLD, old=OLD)[0] == "attached"
    assert found(" ", "ab", old="a b") == ("unplaced", None)


def test_a_passage_keeps_the_white_space_and_marks_at_its_ends():
    assert found("“We hope", "Title\n\n" + OLD) == ("attached", "“We hope")
    assert found("agreed.\n\nSchools ", "Title\n\n" + OLD) == ("attached", "agreed.\n\nSchools ")


def test_a_passage_over_paragraphs_that_came_apart_is_where_most_of_it_is():
    first, second, third = OLD.split("\n\n")
    new = "\n\n".join((second, third, first))
    state, words = found("last year, he said.\n\n“We hope for new agreements,” the president told", new)
    assert (state, words) == ("moved", "“We hope for new agreements,” the president told")


def test_a_passage_that_had_a_wide_gap_in_it_stays_whole():
    old = "Before it." + " " * 100 + "After the gap there is more."
    new = "A new title. " + old.replace("more.", "less.")
    assert found(old[:-1], new, old=old) == ("moved", new[13:-6])


def test_chinese_is_compared_by_characters():
    old = "两国之间的贸易去年增长了五分之一。总统说,我们希望达成新的协议。"
    new = "新闻。两国之间贸易今年增长了五分之一。总统说，我们希望达成新的协议。"
    assert found("贸易去年增长", new, old=old) == ("moved", "贸易今年增长")
    assert found("总统说,我们", new, old=old) == ("attached", "总统说，我们")


def test_no_character_is_cut_in_two():
    family, flag = "👩‍👩‍👧", "🇰🇿"
    text = f"e\u0301{family}{flag}{flag}👍🏽\r\n"
    assert whole(Span(1, 3), text) == Span(0, 7)
    assert whole(Span(8, 9), text) == Span(7, 9)
    assert whole(Span(9, 10), text) == Span(9, 11)
    assert whole(Span(11, 12), text) == Span(11, 13)
    assert whole(Span(13, 14), text) == Span(13, 15)
    assert whole(Span(0, 0), "") == Span(0, 0)


def test_the_tray_offers_the_likeliest_places_first():
    new = OLD.replace("in every district of the south", "")
    target = target_in(OLD, "built in every district of the south")
    [placement] = place([target], old=OLD, new=new + " Roads lead to every town of the north.")
    assert placement.state == Anchorage.UNPLACED
    likeness = [one.likeness for one in placement.candidates]
    assert likeness
    assert likeness == sorted(likeness, reverse=True)


def test_a_carried_target_keeps_the_readers_words_and_what_is_to_be_checked():
    target = target_in(OLD, "grew by a fifth last year")
    edited = OLD.replace("a fifth", "a quarter")
    moved = carried(target, Places(edited, old=OLD).of(target), document="new", text=edited)
    assert (moved.state, moved.exact, moved.words) == ("moved", "grew by a quarter last year", target.exact)
    assert 0 < moved.likeness < 1000
    later = "Title. " + edited
    still = carried(moved, Places(later, old=edited).of(moved), document="newer", text=later)
    assert (still.state, still.likeness, still.words) == ("moved", moved.likeness, target.exact)
    back = carried(still, Places(OLD, old=later).of(still), document="old", text=OLD)
    assert (back.exact, back.quoted) == (target.exact, "")


def test_an_unplaced_target_keeps_its_words_and_is_placed_when_they_return():
    target = target_in(OLD, "grew by a fifth last year")
    gone = carried(target, Places("Nothing.", old=OLD).of(target), document="new", text="Nothing.")
    assert (gone.state, gone.exact, gone.likeness) == ("unplaced", target.exact, 0)
    again = carried(gone, Places(OLD, old="Nothing.").of(gone), document="old", text=OLD)
    assert again == target


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
@example("a", "a", 0, 0)
@example("\u0301", "\u0301a", 0, 1)
@example("ߺ 'ß'İ..", "ߺ 'ss'i", 2, 8)
def test_any_passage_of_any_text_is_placed_or_unplaced(old: str, new: str, one: int, other: int):
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    target = target_at(old, Span(start, end))
    for placement in (*place([target], old=old, new=new), *place([target], old=None, new=new)):
        assert_sound(placement, new)


@given(st.text(min_size=1, max_size=200), st.text(max_size=40), st.integers(0, 200), st.integers(1, 40))
def test_a_text_that_only_grew_at_its_start_loses_no_word(old: str, added: str, start: int, length: int):
    start = min(start, len(old) - 1)
    new = f"{added}\n\n{old}"
    [placement] = place([target_at(old, Span(start, min(len(old), start + length)))], old=old, new=new)
    assert_sound(placement, new)


def assert_sound(placement: Placement, text: str) -> None:
    assert (placement.span is None) == (placement.state is Anchorage.UNPLACED)
    assert 0 <= placement.likeness <= 1
    spans = [one.span for one in placement.candidates] + ([placement.span] if placement.span else [])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
