"""Labelled pairs of interviews, and how well links agree with the labels.

A labelled sentence is found in the text by its words, and each of our sentences stands for the labelled one that
it overlaps most. Pairs that are labelled doubtful, and those that touch a set's frame (titles, furniture), are
neither right nor wrong.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.library import bundled_library, interview_from_text
from kzreader.core.text import Span

HERE = Path(__file__).parent
SEEDS = "seeds"
SHIFTED = "shifted"
Labels = Mapping[tuple[str, str], bool | None]


@dataclass(frozen=True)
class LabelledPair:
    """Two interviews; `labels`: True must be shown, None is neither right nor wrong, absent should not be shown."""

    group: str
    name: str
    a: Interview
    b: Interview
    spans_a: Mapping[str, Span]
    spans_b: Mapping[str, Span]
    labels: Labels
    ignored: frozenset[str] = frozenset()

    def label(self, a: str | None, b: str | None) -> bool | None:
        if a is None or b is None or a in self.ignored or b in self.ignored:
            return None
        return self.labels.get((a, b), False)

    @property
    def wanted(self) -> set[tuple[str, str]]:
        return {pair for pair, label in self.labels.items() if label and not set(pair) & self.ignored}

    def pair_of(self, a: Span, b: Span) -> tuple[str | None, str | None]:
        """The labelled sentences that two spans stand for."""
        return most_overlapping(a, self.spans_a), most_overlapping(b, self.spans_b)


class Counts(NamedTuple):
    """Links that are right and wrong, and those that are missing."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missing, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missing, 1)

    def __str__(self) -> str:
        return f"P {self.precision:.2f} R {self.recall:.2f} F1 {self.f1:.3f} ({self.right}/{self.wrong}/{self.missing})"


def total(counts: Iterable[Counts]) -> Counts:
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def count(pair: LabelledPair, shown: Iterable[tuple[Span, Span]]) -> Counts:
    """How the links shown agree with the labels; each labelled pair of sentences counts once."""
    pairs = {pair.pair_of(a, b) for a, b in shown}
    labels = [pair.label(*each) for each in pairs]
    right = sum(label is True for label in labels)
    return Counts(right, sum(label is False for label in labels), len(pair.wanted) - right)


def most_overlapping(span: Span, spans: Mapping[str, Span]) -> str | None:
    best, most = None, 0
    for name, other in spans.items():
        shared = min(span.end, other.end) - max(span.start, other.start)
        if shared > most:
            best, most = name, shared
    return best


def locate(text: str, sentences: Iterable[tuple[str, str]]) -> dict[str, Span]:
    """Where the labelled sentences stand in `text`, found in order by their letters without white space."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    letters = "".join(text[at] for at in places)
    found: dict[str, Span] = {}
    cursor = 0
    for name, words in sentences:
        wanted = "".join(words.split())
        at = letters.find(wanted, cursor)
        if at < 0:
            at = letters.find(wanted)
        if at < 0:
            raise ValueError(f"not in the text: {name}: {words}")
        found[name] = Span(places[at], places[at + len(wanted) - 1] + 1)
        cursor = at + len(wanted)
    return found


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip()]


def seed_pairs() -> list[LabelledPair]:
    """The labelled pairs of the five bundled interviews."""
    documents = list(bundled_library())
    rows = _rows(HERE / "labels" / "sentences.tsv")
    spans = [
        locate(document.text, [(name, words) for name, words in rows if name.startswith(f"{number}.")])
        for number, document in enumerate(documents)
    ]
    labels: dict[tuple[int, int], dict[tuple[str, str], bool | None]] = defaultdict(dict)
    with (HERE / "labels" / "links.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pair = row["sentence_a"], row["sentence_b"]
            labels[int(pair[0][0]), int(pair[1][0])][pair] = True if row["label"] == "parallel" else None
    return [
        LabelledPair(SEEDS, f"{a}-{b}", documents[a], documents[b], spans[a], spans[b], labels[a, b])
        for a, b in sorted(labels)
    ]


def labels_folders() -> list[Path]:
    """The folders with other people's labelled texts that KZREADER_LABELS names, parted as in PATH."""
    return [
        Path(folder)
        for folder in os.environ.get("KZREADER_LABELS", "").split(os.pathsep)
        if Path(folder).is_dir() and folder
    ]


def labels_folder() -> Path | None:
    """The first of them, if any."""
    return next(iter(labels_folders()), None)


def all_pairs() -> list[LabelledPair]:
    """Every labelled pair: of the bundled interviews, of interviews from elsewhere and of public-domain texts."""
    pairs = seed_pairs()
    for folder in labels_folders():
        pairs += interview_pairs(folder) + shifted_pairs(folder)
    return pairs


def interview_pairs(folder: Path) -> list[LabelledPair]:
    """The labelled pairs of interviews from elsewhere, one group for each interview that took place."""
    places = sorted(place.parent for place in [*folder.glob("interviews/*/gold.tsv"), *folder.glob("*/gold.tsv")])
    return [pair for place in places for pair in _pairs_of_set(place)]


def shifted_pairs(folder: Path) -> list[LabelledPair]:
    """Two translations of the same chapters, cut differently: one group, a pair for each set of chapters."""
    pairs = []
    for path in sorted(folder.glob("shifted/*.gold.tsv")):
        name = path.name.removesuffix(".gold.tsv")
        (a, spans_a), (b, spans_b) = (_listed(path.with_name(f"{name}.{side}.tsv")) for side in "AB")
        labels: Labels = dict.fromkeys(((one, other) for one, other in _rows(path)), True)
        pairs.append(LabelledPair(SHIFTED, name, a, b, spans_a, spans_b, labels))
    return pairs


def _listed(path: Path) -> tuple[Interview, dict[str, Span]]:
    text, paragraphs, spans = "", [], {}
    for number, (name, words) in enumerate(_rows(path), 1):
        span = Span(len(text), len(text) + len(words))
        text += words + "\n\n"
        paragraphs.append(Paragraph(number=number, kind=ParagraphKind.NARRATION, speaker=None, span=span, body=span))
        spans[name] = span
    return Interview(id=path.name, text=text, title="", paragraphs=tuple(paragraphs)), spans


def _pairs_of_set(place: Path) -> list[LabelledPair]:
    by_outlet: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, words in _rows(place / "units.tsv"):
        by_outlet[name.split(".")[0]].append((name, words))
    documents = {outlet: interview_from_text((place / f"{outlet}.txt").read_text("utf-8")) for outlet in by_outlet}
    spans = {outlet: locate(documents[outlet].text, sentences) for outlet, sentences in by_outlet.items()}
    labels = _labels_of_set(place)
    ignored = frozenset(row[0] for row in _rows(place / "frame_units.tsv"))
    outlets = sorted(documents)
    return [
        LabelledPair(
            place.name,
            f"{a}-{b}",
            documents[a],
            documents[b],
            spans[a],
            spans[b],
            {pair: label for pair, label in labels.items() if pair[0] in spans[a] and pair[1] in spans[b]},
            ignored,
        )
        for number, a in enumerate(outlets)
        for b in outlets[number + 1 :]
    ]


def _labels_of_set(place: Path) -> dict[tuple[str, str], bool | None]:
    labels: dict[tuple[str, str], bool | None] = {}
    for file, label in (("gold_xlang", None), ("gold_doubtful", None), ("gold", True)):
        path = place / f"{file}.tsv"
        for a, b in _rows(path) if path.exists() else []:
            labels[a, b] = labels[b, a] = label
    return labels
