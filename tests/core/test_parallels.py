"""Comparing two interviews: what is linked, why, and that odd texts do no harm."""

from __future__ import annotations

import math
import pickle
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kzreader import paths
from kzreader.core.crossrefs.alignment import load_engine, units_of
from kzreader.core.crossrefs.background import load_background
from kzreader.core.crossrefs.collection import compare_collection
from kzreader.core.crossrefs.features import NAMES, candidates
from kzreader.core.crossrefs.model import load_model
from kzreader.core.crossrefs.parallels import (
    DEFAULT,
    LEAST,
    METHOD_VERSION,
    Comparison,
    Stopped,
    compare,
    links_from_json,
    links_to_json,
)
from kzreader.core.crossrefs.semantic import NAMES as SEMANTIC_NAMES
from kzreader.core.crossrefs.terms import load_lexicon, stem
from kzreader.core.errors import ResourceError
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.library import bundled_library, interview_from_text
from kzreader.core.text import Span


def interview(*paragraphs: str, kind: ParagraphKind = ParagraphKind.NARRATION) -> Interview:
    """An interview of these paragraphs, without guessing at its structure."""
    text = "\n\n".join(paragraphs)
    found, at = [], 0
    for number, words in enumerate(paragraphs, 1):
        span = Span(at, at + len(words))
        found.append(Paragraph(number=number, kind=kind, speaker=None, span=span, body=span))
        at = span.end + 2
    return Interview(id=str(hash(text)), text=text, title="", paragraphs=tuple(found))


def linked(a: Interview, b: Interview) -> set[tuple[str, str]]:
    return {(link.a.of(a.text), link.b.of(b.text)) for link in compare(a, b).links}


LIBRARY = bundled_library()
SHORT, LONG, REPORT = LIBRARY.documents[0], LIBRARY.documents[1], LIBRARY.documents[2]
ORCHARD = interview(
    "The old orchard at Lindale was planted in 1902 by a retired sea captain. His daughter sold it to the village. ",
    "Last week the council voted to build forty houses there. The mayor promised a new school as well.",
)
RETOLD = interview(
    "Villagers are angry at plans for forty houses, which the council voted for last week. A school was promised.",
    "Nobody had asked the bees. A retired sea captain planted the Lindale orchard in 1902, and it still bears fruit.",
)


def test_the_same_statement_in_other_words_and_another_order_is_linked():
    pairs = linked(ORCHARD, RETOLD)
    assert any("sea captain" in one and "sea captain" in other for one, other in pairs)
    assert any("forty houses" in one and "forty houses" in other for one, other in pairs)
    assert not any("bees" in other for _, other in pairs)


def test_a_link_says_why():
    link = next(link for link in compare(ORCHARD, RETOLD).links if "captain" in link.a.of(ORCHARD.text))
    assert {("word", "captain"), ("word", "orchard"), ("name", "Lindale"), ("figure", "1902")} <= set(link.because)


def test_the_charter_is_found_in_both_accounts_and_is_a_quotation():
    links = compare(SHORT, REPORT).links
    charter = [link for link in links if "United Nations Charter" in link.a.of(SHORT.text)]
    assert [link.kind for link in charter if "United Nations Charter" in link.b.of(REPORT.text)] == ["quote"]


def test_what_has_no_counterpart_and_what_has_one_together_are_all_sentences():
    result = compare(SHORT, LONG)
    joined = {link.a for link in result.links} | set(result.only_a)
    taking_part = [p.span for p in SHORT.paragraphs if p.kind not in {"note", "comment", "caption", "promo"}]
    assert all(any(span.overlaps(paragraph) for span in joined) for paragraph in taking_part)
    assert not {link.a for link in result.links} & set(result.only_a)


def test_furniture_and_labels_take_no_part():
    result = compare(REPORT, LIBRARY.documents[4])
    spans = [link.a for link in result.links] + list(result.only_a)
    assert not any("Photo credit" in span.of(REPORT.text) for span in spans)
    spans = [link.b for link in compare(SHORT, LONG).links]
    assert not any(span.of(LONG.text).startswith("General Desk reporter") for span in spans)


def test_results_are_the_same_twice_and_from_either_side():
    there, back = compare(SHORT, LONG), compare(LONG, SHORT)
    assert there == compare(SHORT, LONG)
    assert there == back.swapped()


def test_an_interview_beside_itself_links_each_sentence_to_itself():
    result = compare(REPORT, REPORT)
    same = [link for link in result.links if link.a == link.b]
    assert len(same) >= 0.9 * (len({link.a for link in result.links}) + len(result.only_a))


@pytest.mark.parametrize(
    "odd",
    [
        interview(),
        interview("One."),
        interview("Photo: Reuters", kind=ParagraphKind.CAPTION),
        interview("One sentence that says that forty houses will be built at Lindale."),
        interview("and then we said so and " * 3000),
        interview("?! … — «»"),
        interview("Сорок домов построят в деревне Линдейл. 四十栋房子将在村里建成。"),
        interview("same words again. " * 300),
    ],
    ids=["nothing", "a word", "only furniture", "one", "no punctuation", "no words", "two scripts", "repetition"],
)
def test_odd_interviews_give_sensible_results(odd: Interview):
    for result in (compare(odd, ORCHARD), compare(ORCHARD, odd), compare(odd, odd)):
        assert all(math.isfinite(link.score) and 0 <= link.score <= 1 for link in result.links)


def test_texts_in_cyrillic_are_compared_too():
    one = interview("В прошлом году товарооборот достиг сорока миллиардов долларов. Погода была хорошей.")
    other = interview("Мы были рады гостям. По словам министра, товарооборот в прошлом году достиг сорока миллиардов.")
    assert len(linked(one, other)) == 1


def test_more_links_are_shown_where_less_is_asked_of_them():
    result = compare(SHORT, LONG)
    assert result.shown() == result.shown(DEFAULT) == result.links
    assert set(result.links) < set(result.shown(LEAST))
    assert len(result.shown(0.9)) < len(result.links)
    assert all(link.score >= LEAST for link in result.shown(0))


def test_a_link_beside_another_says_so():
    told = interview("Forty houses will be built at Lindale. A retired captain planted the orchard in 1902.")
    links = compare(told, told).links
    assert all(link.because[-1] == ("neighbours", "") for link in links if link.a == link.b)


def test_short_sentences_in_the_same_words_are_linked():
    one = interview("It was late. “You know that,” he said. Nobody in the village had asked for forty new houses.")
    other = interview("Nobody had asked for the forty houses in the village. You know that.")
    assert any("You know that" in a and "You know that" in b for a, b in linked(one, other))


def test_a_subject_that_many_sentences_name_says_what_they_are_about_and_not_that_they_say_the_same():
    ours = interview(
        "The Belt and Road Initiative will please the bakers.",
        "He first read about the Belt and Road Initiative in a newspaper on the train to Lindale.",
        "Nobody asked my grandmother what she thought of the Belt and Road Initiative.",
    )
    theirs = interview(
        "Snow fell on the day when the Belt and Road Initiative was signed.",
        "On the train to Lindale, he said, a newspaper told him first of the Belt and Road Initiative.",
        "One brother drew maps for the Belt and Road Initiative with a broken pencil.",
    )
    engine = load_engine()
    found = candidates(units_of(ours, engine), units_of(theirs, engine), engine.background)
    held = dict(zip(zip(found.rows.tolist(), found.columns.tolist(), strict=True), found.held.tolist(), strict=True))
    assert held[1, 1] > 0.9
    assert all(share < 0.5 for pair, share in held.items() if pair != (1, 1))
    assert linked(ours, theirs) == {(ours.text.split("\n\n")[1], theirs.text.split("\n\n")[1])}


def test_a_heading_is_trusted_less_as_a_counterpart_than_a_sentence_in_the_same_words():
    words = "A retired sea captain planted the orchard at Lindale"
    shares = []
    for kind in (ParagraphKind.HEADING, ParagraphKind.NARRATION):
        engine = load_engine()
        heading, sentence = units_of(interview(words, kind=kind), engine), units_of(interview(words + "."), engine)
        shares.append(float(candidates(heading, sentence, engine.background).held[0]))
    assert shares == [0.5, 1.0]


def test_a_very_long_text_is_compared_and_tells_how_far_it_is():
    chance = random.Random(3)
    words = [f"word{number}" for number in range(4000)]
    long = interview(" ".join(" ".join(chance.choices(words, k=8)).capitalize() + "." for _ in range(8_000)))
    calls: list[float] = []
    assert compare(long, ORCHARD, progress=calls.append).links == ()
    assert len(calls) > 50


def test_no_part_of_a_long_comparison_goes_by_without_a_word():
    chance = random.Random(5)
    words = [f"word{number}" for number in range(3000)]
    long = interview(" ".join(" ".join(chance.choices(words, k=12)).capitalize() + "." for _ in range(2_000)))
    told: list[float] = []
    compare(long, long, progress=told.append)
    assert max(after - before for before, after in pairwise(told)) < 0.09


def test_a_long_comparison_stops_within_its_steps():
    long = interview(*(f"Sentence {number} says that {number * 7} houses were built." for number in range(2000)))
    looks = iter(range(100_000))
    with pytest.raises(Stopped):
        compare(long, long, should_stop=lambda: next(looks) > 20)


def test_the_readers_own_synonyms_count(tmp_path: Path):
    own = tmp_path / "synonyms.txt"
    own.write_text("# mine\n\nnewcomers = arrivals = people from outside\n", encoding="utf-8")
    lexicon = load_lexicon(paths.resources("words"), own=own)
    assert lexicon.words[stem("newcomers")] == lexicon.words[stem("arrivals")]
    assert (
        lexicon.canonical([stem(word) for word in ("people", "from", "outside")])[0] == lexicon.words[stem("arrivals")]
    )


def test_an_own_synonym_joins_the_group_that_is_known(tmp_path: Path):
    own = tmp_path / "synonyms.txt"
    own.write_text("hamlet = neighbourhood", encoding="utf-8")
    lexicon = load_lexicon(paths.resources("words"), own=own)
    assert lexicon.words[stem("hamlet")] == lexicon.words[stem("neighbour")]


@pytest.mark.parametrize("damaged", [b"newcomers", b"= =", b"\xff\xfe = a"])
def test_damaged_synonyms_of_the_readers_own_give_a_sentence(tmp_path: Path, damaged: bytes):
    own = tmp_path / "synonyms.txt"
    own.write_bytes(damaged)
    with pytest.raises(ResourceError, match=r"synonyms\.txt") as caught:
        load_lexicon(paths.resources("words"), own=own)
    assert caught.value.hint


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"bias": 0, "features": {"cosine": 1}}'])
def test_damaged_weights_and_counts_give_a_sentence(tmp_path: Path, damaged: str):
    file = tmp_path / "weights.json"
    file.write_text(damaged)
    with pytest.raises(ResourceError, match=r"weights\.json"):
        load_model(file, NAMES)
    with pytest.raises(ResourceError, match=r"weights\.json"):
        load_background(file)


def test_sentence_vectors_join_the_features():
    engine = load_engine()
    a, b = units_of(ORCHARD, engine), units_of(RETOLD, engine)
    chance = np.random.default_rng(1)
    vectors = tuple(chance.normal(size=(len(each), 8)).astype(np.float32) for each in (a, b))
    vectors = tuple(each / np.linalg.norm(each, axis=1, keepdims=True) for each in vectors)
    found = candidates(a, b, engine.background, vectors=vectors)
    assert found.features.shape[1] == len(NAMES) + len(SEMANTIC_NAMES)
    assert np.abs(found.features[:, len(NAMES)]).max() <= 1.001


def test_a_comparison_can_be_abandoned_and_tells_how_far_it_is():
    told: list[float] = []
    compare(ORCHARD, RETOLD, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    with pytest.raises(Stopped):
        compare(ORCHARD, RETOLD, should_stop=lambda: True)


def test_results_are_kept_as_json():
    result = compare(SHORT, REPORT)
    assert links_from_json(links_to_json(result)) == result
    assert links_from_json(links_to_json(Comparison())) == Comparison()


@pytest.mark.parametrize("text", ["", "[]", "{}", links_to_json(Comparison()).replace(METHOD_VERSION, "older")])
def test_results_of_another_method_are_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        links_from_json(text)


def test_compare_and_its_arguments_travel_to_another_process():
    assert pickle.loads(pickle.dumps(compare)) is compare
    assert pickle.loads(pickle.dumps(ORCHARD)) == ORCHARD


def test_the_values_and_results_need_no_numpy():
    code = "import sys; import kzreader.core.crossrefs.parallels; assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_of_the_readers_own_is_compared_with_a_bundled_one():
    own = interview_from_text(
        "Question: Where is the principle fixed?\n\n"
        "Answer: The territorial integrity of all states is fixed in the Charter of the United Nations."
    )
    assert any("Charter" in link.a.of(own.text) for link in compare(own, SHORT).links)


def test_a_collection_is_compared_where_interviews_have_something_in_common():
    stranger = interview("The baker gets up at three. His bread is eaten in the whole street before anybody is awake.")
    found = {(one, other): result for one, other, result in compare_collection([ORCHARD, stranger, RETOLD])}
    assert found == {(0, 2): compare(ORCHARD, RETOLD)}
