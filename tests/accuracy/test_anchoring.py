"""How well passages are found again in edited texts, in four languages; every place, lost or wrong, is counted.

A passage is right where it overlaps its true place (edited_texts.py) in at least half of their union, or is unplaced
and has none. Set KZREADER_ANCHORING_TEXTS to a folder of text files to measure on those as well.
"""

from __future__ import annotations

import os
import random
import time
import unicodedata
from itertools import combinations, permutations
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from accuracy.anchoring_texts import LANGUAGES, SEEDS, text_in
from accuracy.edited_texts import Edited, edited, is_same_place, parsed
from sampling import sample_size

from kzreader.core.anchoring.placing import Placement, Places, place
from kzreader.core.anchoring.versions import Fingerprint, earlier_versions, version_likeness
from kzreader.core.notebook.annotation import CONTEXT_LENGTH, Anchorage, Target
from kzreader.core.text import Span

LENGTHS = (4, 20, 80)
PARAGRAPHS = (0.02, 0.05, 0.10)[: sample_size(1, 3)]
ASKED = {0.02: (97.0, 1.0), 0.10: (93.0, 2.0), 0.25: (84.0, 3.0)}
"""By the share of words edited: per cent that must be right, and per cent that may be in a wrong place."""
EACH = sample_size(30, 115)
"""Passages of each length in each text: in full, more than 1,000 for each share of words and language."""
SEED = 4


class Figures(NamedTuple):
    """Counts of passages by what became of them; `silent` are those in a wrong place not said to have moved."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    silent: int = 0

    def __str__(self) -> str:
        count = self.right + self.wrong + self.lost
        shares = f"right {self.percent(self.right):.1f} %, wrong place {self.percent(self.wrong):.2f} %"
        return f"{count} passages: {shares}, lost {self.percent(self.lost):.2f} %, silently {self.silent}"

    def percent(self, part: int) -> float:
        return 100 * part / (self.right + self.wrong + self.lost)

    def and_(self, placement: Placement, true_places: tuple[Span, ...]) -> Figures:
        span = placement.span
        if span is None:
            return self._replace(lost=self.lost + 1) if true_places else self._replace(right=self.right + 1)
        if any(is_same_place(span, true) for true in true_places):
            return self._replace(right=self.right + 1)
        silently = placement.state is Anchorage.ATTACHED
        return self._replace(wrong=self.wrong + 1, silent=self.silent + silently)


def target_at(text: str, span: Span) -> Target:
    before = text[max(0, span.start - CONTEXT_LENGTH) : span.start]
    return Target("old", span, span.of(text), before, text[span.end : span.end + CONTEXT_LENGTH])


def measured(text: str, *, words: float, with_old: bool, each: int = EACH) -> tuple[Figures, list[float]]:
    """Figures over all lengths and shares of paragraphs, and seconds for each passage, the comparing shared by all."""
    figures = Figures()
    seconds = []
    for paragraphs in PARAGRAPHS:
        rng = random.Random(f"{SEED} {words} {paragraphs}")
        texts = edited(text, rng, words=words, deleted=paragraphs, moved=paragraphs)
        chosen = [(rng.randrange(len(texts.old_words) - length), length) for length in LENGTHS for _ in range(each)]
        targets = [target_at(texts.old, texts.passage(*one)) for one in chosen]
        begun = time.perf_counter()
        placements = place(targets, old=texts.old if with_old else None, new=texts.new)
        seconds.append((time.perf_counter() - begun) / len(targets))
        assert len(placements) == len(targets)
        for one, placement in zip(chosen, placements, strict=True):
            figures = figures.and_(placement, texts.true_places(*one))
    return figures, seconds


def texts_to_measure() -> dict[str, str]:
    folder = os.environ.get("KZREADER_ANCHORING_TEXTS")
    return (
        {path.stem: path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))} if folder else {}
    )


TEXTS = {**{language: text_in(language) for language in LANGUAGES}, **texts_to_measure()}
SAMPLED = list(TEXTS)[:: sample_size(2, 1)]
"""Every other language as a rule."""


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("name", SAMPLED)
def test_passages_of_an_edited_text_are_found_or_in_the_tray(name: str, words: float, capsys):
    figures, seconds = measured(TEXTS[name], words=words, with_old=True)
    right, wrong = ASKED[words]
    with capsys.disabled():
        print(
            f"\n  {name}, {words:.0%} of the words edited, seed {SEED}: {figures}, {1000 * median(seconds):.1f} ms each"
        )
    assert figures.percent(figures.right) >= right
    assert figures.percent(figures.wrong) <= wrong


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("name", SAMPLED)
def test_passages_are_found_by_their_quotes_where_no_older_text_is_at_hand(name: str, words: float, capsys):
    figures, seconds = measured(TEXTS[name], words=words, with_old=False, each=sample_size(6, EACH))
    with capsys.disabled():
        print(f"\n  {name}, {words:.0%}, by the quote alone: {figures}, {1000 * median(seconds):.1f} ms each")
    assert figures.percent(figures.right) >= ASKED[words][0] - 5
    assert figures.percent(figures.wrong) <= 6


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def with_other_white_space(text: str) -> str:
    return text.replace("\n\n", "\r\n \r\n").replace(" ", "\u00a0 ").replace("a\u00a0 ", "a\n")


def with_other_marks(text: str) -> str:
    return text.translate(dict(zip(map(ord, "“”«»’—–"), "„““”'–-", strict=True)))


def bare(text: str) -> str:
    """The letters and marks of `text` in one style, without white space."""
    marks = dict(zip(map(ord, "„“”«»‘’—–"), '"""""\'\'--', strict=True))
    return "".join(unicodedata.normalize("NFC", text).translate(marks).split())


@pytest.mark.parametrize("restyled", [str, with_other_white_space, decomposed, with_other_marks])
@pytest.mark.parametrize("name", SAMPLED)
def test_another_style_of_the_same_text_loses_and_moves_nothing(name: str, restyled):
    old = TEXTS[name]
    new = restyled(old)
    texts = Edited(old, new, parsed(old)[1], {})
    rng = random.Random(SEED)
    chosen = [(rng.randrange(len(texts.old_words) - length), length) for length in (1, *LENGTHS) for _ in range(EACH)]
    targets = [target_at(old, texts.passage(*one)) for one in chosen]
    for target, placement in zip(targets, place(targets, old=old, new=new), strict=True):
        assert placement.span is not None
        assert (placement.state, placement.likeness) == (Anchorage.ATTACHED, 1.0)
        assert bare(placement.span.of(new)) == bare(target.exact)
        assert len(bare(new[: placement.span.start])) == len(bare(old[: target.span.start]))


@pytest.mark.parametrize("words", [0.0, 0.02, 0.10])
@pytest.mark.parametrize("name", SAMPLED)
def test_of_a_short_quote_that_stands_in_five_places_the_right_one_is_found(name: str, words: float, capsys):
    figures = Figures()
    for number in range(sample_size(2, 40)):
        rng = random.Random(f"{SEED} {number}")
        text, places = repeating(TEXTS[name], rng)
        texts = edited(text, rng, words=words, deleted=0.05, moved=0.05)
        first_words = [next(at for at, word in enumerate(texts.old_words) if word.start >= start) for start in places]
        targets = [target_at(text, texts.passage(first, 4)) for first in first_words]
        for first, placement in zip(first_words, place(targets, old=text, new=texts.new), strict=True):
            figures = figures.and_(placement, texts.true_places(first, 4))
    with capsys.disabled():
        print(f"\n  {name}, {words:.0%}, a quote in five places: {figures}", end="")
    assert figures.percent(figures.right) >= 95


def repeating(text: str, rng: random.Random) -> tuple[str, list[int]]:
    """`text` with four of its words put in at five more places, and where those begin."""
    text = text[: len(text) // 3]
    words = parsed(text)[1]
    first = rng.randrange(len(words) - 4)
    quote = text[words[first].start : words[first + 3].end].replace("\n", " ")
    space = "" if "\u4e00" <= text[words[first].start] <= "\u9fff" else " "
    places = []
    for at in sorted(rng.sample(words, 5), reverse=True):
        text = f"{text[: at.end]}{space}{quote}{text[at.end :]}"
        places = [at.end + len(space), *(place + len(space) + len(quote) for place in places)]
    return text, places


def test_a_text_in_other_words_takes_no_passage(capsys):
    figures = Figures()
    for name in LANGUAGES[1:]:
        old, new = TEXTS[name], text_in(name, seed=2)
        texts = Edited(old, new, parsed(old)[1], {})
        rng = random.Random(SEED)
        chosen = [(rng.randrange(len(texts.old_words) - length), length) for length in LENGTHS for _ in range(EACH)]
        targets = [target_at(old, texts.passage(*one)) for one in chosen]
        for placement in place(targets, old=old, new=new):
            figures = figures.and_(placement, ())
    with capsys.disabled():
        print(f"\n  in another text of the same vocabulary: {figures}", end="")
    assert figures.percent(figures.wrong) <= 1
    assert figures.silent == 0


def test_accounts_of_the_same_interview_are_no_versions_of_each_other():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    unrelated = {
        path.stem: path.read_text(encoding="utf-8") for path in (SEEDS.parent / "tests").rglob("unrelated/*.txt")
    }
    fingerprints = {name: Fingerprint.of(text) for name, text in {**texts, **unrelated}.items()}

    assert max(one.shared(other) for one, other in combinations(fingerprints.values(), 2)) < 0.1
    for one, other in permutations(fingerprints, 2):
        assert earlier_versions(fingerprints[one].text, {other: fingerprints[other]}) == []


@pytest.mark.parametrize("words", [0.0, *ASKED])
@pytest.mark.parametrize("name", SAMPLED)
def test_an_edited_text_is_a_version_of_its_own_text_alone(name: str, words: float):
    others = {other: Fingerprint.of(text) for other, text in TEXTS.items()}
    texts = edited(TEXTS[name], random.Random(SEED), words=words, deleted=0.1, moved=0.1)

    assert [one.document for one in earlier_versions(texts.new, others)] == [name]


def test_an_excerpt_is_no_version_of_the_whole():
    text = TEXTS["English"]
    assert version_likeness(text, text[:20_000]) is None
    assert version_likeness("", text) is None
    assert Places(text[:20_000]).of(target_at(text, Span(100, 140))).span == Span(100, 140)
