"""Figures against hand labels: which are found, whose value is right, and what is found beside them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from kzreader.core.crossrefs.figures import find_figures
from kzreader.core.crossrefs.values import Figure
from kzreader.core.interview import Interview

_LABELS = Path(__file__).parent / "labels"
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?(?=$|\s\()")
_NUMBER = re.compile(r"[<>]?(\d+(?:\.\d+)?)")
_CLOSE = 0.005


@dataclass
class Score:
    """Counts over some documents, and what was wrong, as a reader would say it."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    digits: int = 0
    digits_found: int = 0
    spurious: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.spurious)


def rows(document: int) -> list[dict[str, str]]:
    """The labels of one bundled document."""
    return [row for row in _table("figures.tsv") if row["sentence"].startswith(f"{document}.")]


def _table(name: str) -> list[dict[str, str]]:
    with (_LABELS / name).open(encoding="utf-8", newline="") as file:
        first = file.readline()
        names = first.strip().split("\t") if first.startswith("sentence\t") else ["sentence", "words"]
        file.seek(0 if names[1] == "words" else len(first.encode()))
        return list(csv.DictReader(file, fieldnames=names, delimiter="\t", quoting=csv.QUOTE_NONE))


def score(interview: Interview, document: int) -> Score:
    """How the figures of a bundled interview compare with its labels."""
    sentences = {row["sentence"]: row["words"] for row in _table("sentences.tsv")}
    figures = list(find_figures(interview))
    result = Score()
    for row in rows(document):
        at = interview.text.index(sentences[row["sentence"]])
        start = interview.text.index(row["text"], at)
        figure = next(
            (one for one in figures if start < one.span.end and one.span.start < start + len(row["text"])), None
        )
        digits = any(sign.isdigit() for sign in row["text"])
        result.labelled += 1
        result.digits += digits
        if figure is None:
            result.complaints.append(f"missed {row['text']!r} in {row['sentence']}")
            continue
        figures.remove(figure)
        result.found += 1
        result.digits_found += digits
        result.right += says(figure, row["value"])
        if not says(figure, row["value"]):
            result.complaints.append(f"{row['text']!r} is {row['value']}, not {figure}")
    result.spurious = len(figures)
    result.complaints += [f"spurious {one.span.of(interview.text)!r}" for one in figures]
    return result


def says(figure: Figure, label: str) -> bool:
    """Whether a figure has the value that a label gives in words."""
    if "vague" in label:
        return figure.value is None
    date = _ISO.match(label)
    if date is not None and figure.kind == "date":
        return figure.date == date.group()
    number = _NUMBER.match(label.removeprefix("P"))
    return number is not None and figure.value is not None and abs(figure.value / float(number[1]) - 1) <= _CLOSE
