"""Comparing two interviews: what is linked, why, and that odd texts do no harm."""

from __future__ import annotations

import math
import pickle
import subprocess
import sys

import pytest

from kzreader.core.crossrefs.parallels import (
    METHOD_VERSION,
    Comparison,
    Stopped,
    compare,
    links_from_json,
    links_to_json,
)
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
    assert {"captain", "orchard", "Lindale"} <= set(link.because)


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


def test_open_interviews_count_as_background():
    result = compare(ORCHARD, RETOLD, background=[interview("A sea captain planted an orchard."), ORCHARD])
    assert result.links


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
