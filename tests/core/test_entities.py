"""Which names are found in a text, and what the card of a name shows."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kzreader.core.crossrefs.entities import DocumentMentions, Gazetteer, cards, find_mentions
from kzreader.core.errors import ResourceError
from kzreader.core.phrases import Phrases


def gazetteer(folder: Path, content: str) -> Gazetteer:
    (folder / "names.toml").write_text(content, encoding="utf-8")
    return Gazetteer.load(folder)


@pytest.fixture(scope="module")
def bundled() -> Gazetteer:
    return Gazetteer.load()


def named(text: str, names: Gazetteer, document: str = "") -> list[tuple[str, str]]:
    return [(mention.entity, mention.span.of(text)) for mention in find_mentions(text, names, document=document)]


@pytest.mark.parametrize(
    "written", ["Xi'an", "Xi’an", "Xi ‘an", "Xi\u00a0’an", "XI’AN", "Xian", unicodedata.normalize("NFD", "Xi’an")]
)
def test_one_city_however_it_is_written(bundled: Gazetteer, written: str) -> None:
    assert named(f"He flew to {written}, the old capital.", bundled) == [("xian", written)]


@pytest.mark.parametrize("written", ["Luban Workshop", "Lu Ban Workshop", "“Lu Ban” Workshop", "Lu\nBan Workshop"])
def test_spacing_and_quotation_marks_do_not_matter(bundled: Gazetteer, written: str) -> None:
    assert ("luban-workshop", written.strip("“")) in named(f"the {written}.", bundled)


@pytest.mark.parametrize("dash", ["-", "–", " – ", "\u2011", " "])
def test_every_dash_is_a_hyphen(bundled: Gazetteer, dash: str) -> None:
    text = f"President Kassym{dash}Jomart Tokayev spoke."
    assert named(text, bundled) == [("kassym-jomart-tokayev", f"Kassym{dash}Jomart Tokayev")]


def test_names_do_not_run_across_paragraphs_or_sentences(bundled: Gazetteer) -> None:
    assert named("at the United\n\nNations", bundled) == []
    assert named("They are united. Nations differ. In Central. Asia", bundled) == [("asia", "Asia")]


def test_names_begin_and_end_at_word_boundaries(bundled: Gazetteer) -> None:
    assert named("Chinatown, UNESCOs, Indiana, mankindwhich, Astanaesque", bundled) == []
    assert named("(China’s)–Kazakhstan's", bundled) == [("china", "China"), ("kazakhstan", "Kazakhstan")]


def test_the_longest_name_wins_within_its_layer(bundled: Gazetteer) -> None:
    assert named("He served at the Soviet Embassy in China.", bundled) == [
        ("soviet-embassy-china", "Soviet Embassy in China")
    ]


def test_an_event_may_hold_a_place(bundled: Gazetteer) -> None:
    assert named("the SCO summit in Astana", bundled) == [
        ("sco-summit-2024", "SCO summit in Astana"),
        ("sco", "SCO"),
        ("astana", "Astana"),
    ]


def test_what_only_looks_like_a_name_is_none(bundled: Gazetteer) -> None:
    assert named("It cost US$2,400; the US said so.", bundled) == [("usa", "US")]


def test_a_contextual_form_needs_the_name(bundled: Gazetteer) -> None:
    assert named("The Kazakh President spoke.", bundled) == []
    assert named("Tokayev came. The Kazakh President spoke.", bundled) == [
        ("kassym-jomart-tokayev", "Tokayev"),
        ("kassym-jomart-tokayev", "The Kazakh President"),
    ]


def test_a_reader_s_form_counts_in_its_document_alone(bundled: Gazetteer) -> None:
    text = "as his interviewer notes"
    assert named(text, bundled) == named(text, bundled, "another") == []
    assert named(text, bundled, "000_e1e272271e6e4ebb") == [("wang-guan", "his interviewer")]


def test_endings_change_but_adjectives_are_no_names(bundled: Gazetteer) -> None:
    assert named("Президент Казахстана Токаев и казахстанская, Казахстанская печать", bundled) == [
        ("kazakhstan", "Казахстана"),
        ("kassym-jomart-tokayev", "Токаев"),
    ]
    assert named("Қазақстанның Президенті", bundled) == [("kazakhstan", "Қазақстанның")]


def test_chinese_names_need_no_spaces(bundled: Gazetteer) -> None:
    assert [entity for entity, _ in named("哈萨克斯坦总统托卡耶夫接受CGTN采访", bundled)] == [
        "kazakhstan",
        "kassym-jomart-tokayev",
        "cgtn",
    ]


def test_odd_forms_are_harmless(tmp_path: Path) -> None:
    names = gazetteer(
        tmp_path,
        """
        [organisation]
        odd = { name = "Odd (x*", aliases = ["", " ", "(", "a.b", "C++", "[", "*", "\\\\"] }
        """,
    )
    assert named("a.b axb C++ C Odd (", names) == [("odd", "a.b"), ("odd", "C++")]


@pytest.mark.parametrize(
    "content",
    [
        "[person",
        "[person]\nx = 1",
        "[person]\nx = { aliases = [] }",
        '[person]\nx = { name = "X", aliases = "Y" }',
        '[person]\nx = { name = "X", contextual = [1] }',
        '[animal]\nx = "X"',
        'person = "X"',
        'never = "X"',
        '[person]\nx = "X"\n[place]\nx = "X"',
        '[local."d"]\nnobody = ["X"]',
        "local = 1",
        "local = { d = 1 }",
    ],
)
def test_a_damaged_gazetteer_is_refused_with_a_sentence(tmp_path: Path, content: str) -> None:
    with pytest.raises(ResourceError, match=r"names\.toml"):
        gazetteer(tmp_path, content)


def test_a_gazetteer_that_is_not_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResourceError):
        Gazetteer.load(tmp_path)
    with pytest.raises(ResourceError, match="cannot be read"):
        Gazetteer.load(tmp_path / "none.toml")
    (tmp_path / "names.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match="is damaged"):
        Gazetteer.load(tmp_path)


def test_the_card_of_a_name(bundled: Gazetteer) -> None:
    texts = {"a": "Tokayev met Xi Jinping.\nKassym-Jomart\nTokayev left.", "b": "Tokayev spoke.", "c": "Nobody."}
    documents = [DocumentMentions(id_, text, find_mentions(text, bundled)) for id_, text in texts.items()]
    card, other = cards(bundled, documents)
    assert card.entity.name == "Kassym-Jomart Tokayev"
    assert card.forms == ("Tokayev", "Kassym-Jomart Tokayev")
    assert card.counts == (("a", 2), ("b", 1), ("c", 0))
    assert [(mention.document, mention.context.match) for mention in card.mentions] == [
        ("a", "Tokayev"),
        ("a", "Kassym-Jomart Tokayev"),
        ("b", "Tokayev"),
    ]
    assert card.mentions[1].context.left == "Tokayev met Xi Jinping. "
    assert card.mentions[1].context.right == " left."
    assert other.entity.id == "xi-jinping"


def test_phrases_with_stems() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("invest* in", 1)
    phrases.add("trade", 2)
    assert [(found.start, found.value) for found in phrases.find("investments in trade; invest trade")] == [
        (0, 1),
        (15, 2),
        (29, 2),
    ]
