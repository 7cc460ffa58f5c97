"""What a reader finds with plain words, and where the hits point."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.folding import fold
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.search import NoteText, find_in, search
from kzreader.core.text import Span


def document(text: str, id_: str = "doc") -> Interview:
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        span = Span(start, start + len(line))
        paragraphs.append(Paragraph(number, ParagraphKind.NARRATION, None, span, span))
        start = span.end + 1
    return Interview(id=id_, text=text, title="", paragraphs=tuple(paragraphs))


def found(text: str, query: str) -> list[str]:
    return [span.of(text) for span in find_in(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Interviews and an interview", "interview", ["Interview", "interview"]),
        ("an interview", "view", []),
        ("The SCO is not Scotland", "sco", ["SCO", "Sco"]),
        ("went to Xi’an, Xi ‘an and Xi'an", "xi'an", ["Xi’an", "Xi ‘an", "Xi'an"]),
        ("Kazakhstan–China and Kazakhstan - China", "kazakhstan-china", ["Kazakhstan–China", "Kazakhstan - China"]),
        ("strategic\u00a0 \npartnership", "strategic partnership", ["strategic\u00a0 \npartnership"]),
        ("strategic and partnership", "strategic partnership", []),
        ("a strategic partnership", '"strategic partnership"', ["strategic partnership"]),
        ("a strategic partnership", "“strategic partnership”", ["strategic partnership"]),
        ("He said “yes”", 'said "yes', ["said “yes"]),
        ("всё ещё Ёлка", "все еще елка", ["всё ещё Ёлка"]),
        ("哈萨克斯坦总统托卡耶夫", "总统", ["总统"]),
        ("о托卡耶夫x", "托卡", ["托卡"]),
        ("reached $41 billion (2023)", "$41 billion (2023", ["$41 billion (2023"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("soft\u00adhyphen", "softhyphen", ["soft\u00adhyphen"]),
        ("anything", "", []),
        ("anything", " \n ", []),
        ('"" ""', '""', []),
        ("", "word", []),
    ],
)
def test_finding_in_the_page(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same(form: str) -> None:
    text = unicodedata.normalize(form, "Қазақстан мен Қытай, Ілияс Есенберлин")
    for query in ("қытай", unicodedata.normalize("NFD", "қытай")):
        assert [unicodedata.normalize("NFC", hit) for hit in found(text, query)] == ["Қытай"]


def test_a_hit_says_where_it_stands() -> None:
    text = "First line\nThe president gave an interview to the channel before he left for China\nLast"
    (hit,) = search("an  interview", [document(text)])
    assert hit.span.of(text) == hit.text == "an interview"
    assert (hit.document, hit.paragraph, hit.note) == ("doc", 2, "")
    assert hit.left == "First line The president gave "
    assert hit.right == " to the channel before he left for China Last"


def test_context_is_cut_between_words() -> None:
    text = "word " * 40 + "needle" + " word" * 40
    (hit,) = search("needle", [document(text)])
    assert set(hit.left.split()) == {"word"} == set(hit.right.split())
    assert 50 <= len(hit.left) <= 60
    assert 50 <= len(hit.right) <= 60


def test_documents_come_in_their_order_and_then_the_notes() -> None:
    documents = [document("peace, peace", "b"), document("peace", "a")]
    notes = [NoteText(id="n1", document="a", text="on Peace"), NoteText(id="n2", document="b", text="war")]
    hits = search("peace", documents, notes=notes)
    assert [(hit.document, hit.span.start, hit.note) for hit in hits] == [
        ("b", 0, ""),
        ("b", 7, ""),
        ("a", 0, ""),
        ("a", 3, "n1"),
    ]
    assert hits[-1].paragraph == 0


def test_searching_stops_when_it_is_no_longer_wanted() -> None:
    many = document("peace " * 10_000)
    assert len(search("peace", [many])) == 10_000
    assert len(search("peace", [many, many], should_stop=lambda: True)) < 1000


@given(st.text(alphabet=st.sampled_from("aбßİ\u0306\u00adиЁ’ -\u00a0Ф中ﬁ\n"), max_size=40))
def test_folded_offsets_lead_back_to_the_text(text: str) -> None:
    folded = fold(text)
    whole = folded.original(0, len(folded.text))
    assert fold(whole.of(text)).text == folded.text
    for start in range(len(folded.text)):
        span = folded.original(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert folded.text[start] in fold(span.of(text)).text


@given(st.text(max_size=30), st.text(max_size=5))
def test_any_query_is_safe_and_hits_do_not_overlap(text: str, query: str) -> None:
    spans = find_in(text, query)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(len(span) for span in spans)
