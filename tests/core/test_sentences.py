"""Where sentences begin and end, as a reader would say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.library import bundled_library
from kzreader.core.sentences import LONGEST_SENTENCE, sentences
from kzreader.core.text import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["He came.", "He saw."],
        ["Is it so?", "It is!", "Good…", "Go on."],
        ["Dr. Lee met Mr. and Mrs. Brown at No. 5 St. James Street.", "They talked."],
        ["President K.K. Tokayev spoke.", "Others listened."],
        ["J. R. Smith, e.g. in the U.S. Senate, said 3.5 percent.", "So it was."],
        ["They live in the U.S.", "The winters are mild."],
        ["“We shall see.”", "He smiled."],
        ["(This is an aside.)", "This is not."],
        ["“Why?” he asked.", "“Because,” she said."],
        ["He waited... and waited.", "Nobody came."],
        ["East University named after. D. Serikbaeva opened a branch.", "Others follow."],
        ["Это было в г. Алматы на ул. Абая, т.е. дома.", "Потом мы уехали."],
        ["Президент К.К. Токаев приехал.", "Его ждали!"],
        ["Бұл – біздің жол.", "Біз оны таңдадық."],
        ["我们很高兴。", "你呢？", "“很好！”", "再见。"],
        ["1. The first point is peace.", "The second is bread."],
        ["The price rose to $2.", "Nobody bought."],
    ],
)
def test_sentences_end_where_a_reader_says(parts: list[str]):
    glue = "" if parts[0].endswith("。") else " "
    assert split(glue.join(parts)) == parts


def test_only_the_span_is_split_and_offsets_point_into_the_text():
    text = "Label: One thing. Another thing. Tail."
    assert [span.of(text) for span in sentences(text, Span(7, 32))] == ["One thing.", "Another thing."]


def test_a_transcript_without_punctuation_is_cut_into_pieces_one_can_read():
    text = " ".join(f"word{number}" for number in range(5 * LONGEST_SENTENCE))
    pieces = split(text)
    assert " ".join(pieces) == text
    assert max(len(piece.split()) for piece in pieces) <= LONGEST_SENTENCE


def test_nothing_gives_nothing():
    assert split("") == split(" \n ") == []


@given(st.text(alphabet="aB. !?…”“()1\n。ж,", max_size=80))
def test_every_visible_character_is_in_exactly_one_sentence(text: str):
    spans = sentences(text, Span(0, len(text)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.timeout(60)  # a second or two; the square of the length would take the better part of an hour
@pytest.mark.parametrize("pattern", ["a. B. ", "....", "x" * 50 + ". ", "A.", '."', "word ", "“", "。"])
def test_a_million_characters_are_split_while_the_reader_waits(pattern: str):
    text = pattern * (1_000_000 // len(pattern))
    assert sentences(text, Span(0, len(text)))[-1].end == len(text.rstrip())


def test_bundled_interviews_are_split_as_labelled():
    rows = (Path(__file__).parents[1] / "accuracy" / "labels" / "sentences.tsv").read_text("utf-8").splitlines()
    labelled = {(name[0], " ".join(words.split())) for name, words in (row.split("\t") for row in rows)}
    ours = {
        (str(number), " ".join(span.of(document.text).split()))
        for number, document in enumerate(bundled_library())
        for paragraph in document.paragraphs
        for span in sentences(document.text, paragraph.span)
    }
    assert 2 * len(ours & labelled) / (len(ours) + len(labelled)) >= 0.96
