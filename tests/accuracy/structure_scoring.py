"""Scores of paragraph kinds and speakers against hand labels, line by line."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kzreader.core.interview import SPOKEN, Paragraph
from kzreader.core.structure import paragraphs_of

SPEECH = frozenset(kind.value for kind in SPOKEN)


@dataclass(frozen=True)
class Line:
    """One labelled line: what it is, whose, and what was made of it."""

    number: int
    text: str
    kind: str
    speaker: str
    found_kind: str
    found_speaker: str

    @property
    def kind_right(self) -> bool:
        return self.kind == self.found_kind

    @property
    def speaker_right(self) -> bool:
        return same_speaker(self.speaker, self.found_speaker, self.text)


@dataclass(frozen=True)
class Score:
    """How one document came out. `speakers`: share right of the lines of speech that name one; None without any."""

    name: str
    lines: int
    right: float
    speech_f1: float
    speakers: float | None

    def __str__(self) -> str:
        speakers = "    -" if self.speakers is None else f"{self.speakers:5.2f}"
        return f"{self.name:28} {self.lines:5d} {self.right:6.3f} {self.speech_f1:6.3f} {speakers}"


HEADER = f"{'document':28} {'lines':>5} {'right':>6} {'speech':>6} {'names':>5}"


def labelled_turns(text: str, rows: Sequence[tuple[int, str, str]]) -> list[Line]:
    """The labelled lines of a text (number, kind, speaker) with what the program makes of them."""
    paragraphs = paragraphs_of(text)
    found = list(_paragraph_of_lines(text, paragraphs))
    lines = text.split("\n")
    return [Line(number, lines[number - 1], kind, speaker, *found[number - 1]) for number, kind, speaker in rows]


def _paragraph_of_lines(text: str, paragraphs: Sequence[Paragraph]):
    offset = 0
    for line in text.split("\n"):
        start = offset + len(line) - len(line.lstrip())
        holder = next((p for p in paragraphs if p.span.start <= start < p.span.end), None)
        yield (holder.kind.value, holder.speaker or "") if holder else ("", "")
        offset += len(line) + 1


def score(name: str, lines: Sequence[Line]) -> Score:
    """Lines whose kind is right, F1 of speech against the rest, and speakers right of the turns that name one."""
    right = sum(line.kind_right for line in lines) / len(lines)
    hits = sum(line.kind in SPEECH and line.found_kind in SPEECH for line in lines)
    labelled = sum(line.kind in SPEECH for line in lines)
    found = sum(line.found_kind in SPEECH for line in lines)
    f1 = 2 * hits / (labelled + found) if labelled + found else 1.0
    named = [line for line in lines if line.kind in SPEECH and line.speaker]
    speakers = sum(line.speaker_right for line in named) / len(named) if named else None
    return Score(name, len(lines), right, f1, speakers)


def same_speaker(written: str, resolved: str, context: str = "") -> bool:
    """Whether a resolved name is that of the label as written: same surname, initials, or words beside an office."""
    a, b = _words(written), _words(resolved)
    if not a or not b:
        return not a and not b
    if a == b or a[-1] == b[-1]:
        return True
    if len(a) == 1 and a[0] == "".join(word[0] for word in b):
        return True
    return a[-1] in _OFFICES and bool(set(b))


_OFFICES = frozenset({"president", "minister", "ambassador"})


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\([^)]*\)", "", name).casefold())


def read_turns(folder: Path) -> list[tuple[str, list[Line]]]:
    """Every text of a folder of labelled turns."""
    return [(path.stem, labelled_turns(path.read_text("utf-8"), _rows(path))) for path in sorted(folder.glob("*.txt"))]


def _rows(path: Path) -> list[tuple[int, str, str]]:
    rows = []
    for line in path.with_suffix(".gold.tsv").read_text("utf-8").splitlines():
        number, kind, speaker = [*line.split("\t"), "", ""][:3]
        rows.append((int(number), kind, speaker))
    return rows


def read_structure(labels: Path) -> dict[int, list[tuple[str, str, str]]]:
    """Of each labelled document of the five: kind, speaker and first words of its paragraphs."""
    documents: dict[int, list[tuple[str, str, str]]] = {}
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = "note" if row["kind"] == "meta" else row["kind"]
            document = int(row["paragraph"].split(".")[0])
            documents.setdefault(document, []).append((kind, row["speaker"], row["begins"]))
    return documents
