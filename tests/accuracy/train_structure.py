"""Train what tells the kinds of lines on a page, and write it to resources/weights/kinds.json.

    pip install python-crfsuite
    KZREADER_LABELS=FOLDER python tests/accuracy/train_structure.py [--held-out]

Reads `kinds/*.jsonl` in the folder, a page a line. Each of its `lines` has the text, its `labels` by hand, and what the
rules made of it before anybody had read the page: on pages that rules were written for they err less than they will
on the next one, and would be trusted too much. `--held-out` writes nothing and prints how pages that were left out of
the training come out: lines of the right kind, and F1 of speech, both by the rules alone and revised.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parents[1]))

from accuracy.structure_scoring import Line as Scored
from accuracy.structure_scoring import score

from kzreader import paths
from kzreader.core.structure.sequence import Course
from kzreader.core.structure.traits import Line, traits_of

TOLD = {"lead": "narration", "quotation": "narration"}
"""Whether prose is the lead or a quotation is left to the rules."""
PENALTIES = {"c1": 0.3, "c2": 3.0, "max_iterations": 150, "feature.possible_transitions": True}
ALWAYS_TRAINED_ON = ("turns", "unseen-imag", "bundled", "tests")
"""Pages that the rules were written on, or that were invented: they are never held out."""
FOLDS = 8
NEGLIGIBLE = 0.05


class Page(NamedTuple):
    """A page with the kinds by hand: of each paragraph, and of each line of text in it."""

    group: str
    name: str
    lines: list[Line]
    labels: list[list[str]]

    @property
    def kinds(self) -> list[str]:
        return [Counter(labels).most_common(1)[0][0] for labels in self.labels]


def read_pages(folder: Path) -> Iterator[Page]:
    for file in sorted(folder.glob("*.jsonl")):
        for row in file.read_text("utf-8").splitlines():
            page = json.loads(row)
            labels = [line.pop("labels") for line in page["lines"]]
            lines = [Line(**line | {"kind": TOLD.get(line["kind"], line["kind"])}) for line in page["lines"]]
            yield Page(page["set"], page["name"], lines, labels)


def train(pages: Sequence[Page]) -> Course:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PENALTIES)
    for page in pages:
        trainer.append(traits_of(page.lines), page.kinds)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder, "kinds.crf"))
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        learned = tagger.info()
    kinds = tuple(sorted(learned.labels))
    traits: dict[str, list[float]] = {}
    for (trait, kind), worth in learned.state_features.items():
        traits.setdefault(trait, [0.0] * len(kinds))[kinds.index(kind)] = worth
    follows = [[learned.transitions.get((before, kind), 0.0) for kind in kinds] for before in kinds]
    return Course(kinds, traits, follows)


def held_out(pages: Sequence[Page]) -> None:
    always = [page for page in pages if page.group in ALWAYS_TRAINED_ON]
    rest = [page for page in pages if page.group not in ALWAYS_TRAINED_ON]
    names = sorted({page.name for page in rest})
    random.Random(0).shuffle(names)
    for heading, revised in (("rules alone", False), ("revised", True)):
        scores = []
        for fold in range(FOLDS) if revised else (0,):
            tested = [page for page in rest if not revised or page.name in names[fold::FOLDS]]
            course = train([page for page in rest if page not in tested] + always) if revised else None
            scores += [score(page.name, list(_scored(page, course))) for page in tested]
        right, speech = (
            sum(values) / len(scores) for values in zip(*((s.right, s.speech_f1) for s in scores), strict=True)
        )
        print(f"{heading:12} {len(scores)} pages, {right:.3f} of lines right, F1 of speech {speech:.3f}")


def _scored(page: Page, course: Course | None) -> Iterator[Scored]:
    found = course.likeliest(traits_of(page.lines)) if course else [line.kind for line in page.lines]
    for number, (line, labels, kind) in enumerate(zip(page.lines, page.labels, found, strict=True)):
        yield from (Scored(number, line.text, label, "", kind, "") for label in labels)


def write(course: Course, pages: Sequence[Page]) -> None:
    groups = Counter(page.group for page in pages)
    data = {
        "trained_on": "Pages labelled by hand line by line: "
        + ", ".join(f"{number} of {group}" for group, number in groups.items())
        + "; by tests/accuracy/train_structure.py. No word of theirs is kept.",
        "kinds": course.kinds,
        "follows": [[round(worth, 2) for worth in row] for row in course.follows],
        "traits": {
            trait: [round(worth, 2) for worth in row]
            for trait, row in sorted(course.traits.items())
            if max(map(abs, row)) >= NEGLIGIBLE
        },
    }
    rows = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in data.pop("traits").items())
    head = json.dumps(data, indent=None)[:-1]
    target = paths.resources("weights", "kinds.json")
    target.write_text(f'{head}, "traits": {{\n{rows}\n}}}}\n', encoding="utf-8")


def main() -> None:
    folder = os.environ.get("KZREADER_LABELS")
    if not folder:
        sys.exit("Set KZREADER_LABELS to the folder of labels.")
    pages = list(read_pages(Path(folder) / "kinds"))
    if "--held-out" in sys.argv:
        held_out(pages)
    else:
        write(train(pages), pages)


if __name__ == "__main__":
    main()
