"""Which topics the words of a paragraph suggest, and what the codebook promises about its chips."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzreader.core.errors import ResourceError
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.text import Span
from kzreader.core.topics import Codebook, suggest_topics
from kzreader.paths import resources

RULES = """
[energy]
name = "Energy"
description = "Oil, gas, the atom"
sign = "En"
light = "#225588"
sepia = "#225588"
dark = "#99ccff"
sure = ["nuclear power*"]
likely = ["oil", "gas", "pipeline*"]
except = ["oil painting"]
"""


def interview(*paragraphs: str, kind: ParagraphKind = ParagraphKind.ANSWER, label: int = 0) -> Interview:
    text, found, start = "\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        span = Span(start, start + len(paragraph))
        found.append(Paragraph(number, kind, None, span, Span(span.start + label, span.end)))
        start = span.end + 1
    return Interview(id="doc", text=text, title="", paragraphs=tuple(found))


def codebook(folder: Path, rules: str) -> Codebook:
    path = folder / "codebook.toml"
    path.write_text(rules, encoding="utf-8")
    return Codebook.load(path)


def suggested(document: Interview, rules: Codebook) -> list[tuple[int, str, list[str]]]:
    return [
        (suggestion.paragraph, suggestion.topic, [span.of(document.text) for span in suggestion.because])
        for suggestion in suggest_topics(document, rules)
    ]


def test_one_sure_word_or_two_likely_ones(tmp_path: Path) -> None:
    document = interview("Nuclear powers met.", "Oil, oil, oil.", "Gas and PIPELINES.", "An oil painting, some gas.")
    assert suggested(document, codebook(tmp_path, RULES)) == [
        (1, "energy", ["Nuclear powers"]),
        (3, "energy", ["Gas", "PIPELINES"]),
    ]


def test_the_document_must_name_what_a_topic_needs(tmp_path: Path) -> None:
    rules = codebook(tmp_path, RULES + 'where = ["kazakh*|казах*", "caspian"]')
    assert suggested(interview("Oil and gas.", "Kazakhstan."), rules) == []
    assert suggested(interview("Oil and gas.", "Kazakhstan, the Caspian."), rules) == [(1, "energy", ["Oil", "gas"])]
    assert suggested(interview("Oil and gas.", "Казахстан, the Caspian."), rules) == [(1, "energy", ["Oil", "gas"])]


def test_the_speaker_s_label_is_not_what_is_said(tmp_path: Path) -> None:
    document = interview("Oil Minister: we sell gas and oil.", label=len("Oil Minister:"))
    assert suggested(document, codebook(tmp_path, RULES)) == [(1, "energy", ["gas", "oil"])]
    document = interview("Oil Minister: we sell gas.", label=len("Oil Minister:"))
    assert suggested(document, codebook(tmp_path, RULES)) == []


@pytest.mark.parametrize("kind", [ParagraphKind.CAPTION, ParagraphKind.PROMO, ParagraphKind.COMMENT])
def test_web_furniture_gets_no_topic(tmp_path: Path, kind: ParagraphKind) -> None:
    assert suggested(interview("Oil and gas.", kind=kind), codebook(tmp_path, RULES)) == []


@pytest.mark.parametrize(
    "rules",
    [
        "[energy",
        'energy = "Energy"',
        '[energy]\nname = "Energy"',
        RULES.replace("#225588", "blue"),
        RULES.replace('"En"', '"Energy"'),
        RULES.replace('["oil painting"]', '"oil painting"'),
        RULES + "where = [1]",
    ],
)
def test_a_damaged_codebook_is_refused_with_a_sentence(tmp_path: Path, rules: str) -> None:
    with pytest.raises(ResourceError, match=r"codebook\.toml"):
        codebook(tmp_path, rules)


def test_a_codebook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        Codebook.load(tmp_path / "none.toml")


def test_the_bundled_codebook_has_eighteen_topics_that_can_be_told_apart() -> None:
    topics = Codebook.load().topics
    assert len(topics) == 18
    for key in ("id", "name", "sign", "light", "sepia", "dark"):
        assert len({getattr(topic, key) for topic in topics}) == 18
    assert all(topic.record.colour == topic.light and topic.record.description for topic in topics)


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_the_words_on_a_chip_are_readable(theme: str) -> None:
    paper = rgb(json.loads(resources("themes", f"{theme}.json").read_text(encoding="utf-8"))["colours"]["paper"])
    for topic in Codebook.load().topics:
        colour = rgb(getattr(topic, theme))
        for share in (0.0, 0.14):
            chip = tuple(share * part + (1 - share) * ground for part, ground in zip(colour, paper, strict=True))
            assert contrast(colour, chip) >= 4.5, topic.id


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_a_book_on_one_line_takes_no_longer_than_many_lines(tmp_path: Path) -> None:
    document = interview("We sell gas and oil. " * 20_000)
    ((paragraph, topic, words),) = suggested(document, codebook(tmp_path, RULES))
    assert (paragraph, topic, len(words)) == (1, "energy", 40_000)
