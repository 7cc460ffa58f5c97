"""Count in how many sentences each word stands, and write the counts to resources/weights/background.json.

    python tests/accuracy/count_words.py FOLDER

Reads the text files in FOLDER/en and FOLDER/ru: statements, speeches, briefings and interviews that are free for all.
What is shipped was counted from excerpts of the papers of the White House of 2009 to 2015 and 2021 to 2025 (public
domain) and of the Kremlin of 2025 (CC BY 4.0). Deterministic. Only counts are kept.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kzreader import paths
from kzreader.core.crossrefs.alignment import load_engine, units_of
from kzreader.core.crossrefs.terms import tokens
from kzreader.core.crossrefs.units import Unit
from kzreader.core.interview import Interview, Paragraph, ParagraphKind
from kzreader.core.text import Span

FEWEST = {"en": 4, "ru": 3}
"""Words in fewer sentences are left out: they are as rare as words that were never seen."""


def units_in(folder: Path) -> Iterator[Unit]:
    engine = load_engine()
    for path in sorted(folder.glob("*.txt")):
        text = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")))
        span = Span(0, len(text))
        whole = Paragraph(number=1, kind=ParagraphKind.NARRATION, speaker=None, span=span, body=span)
        yield from units_of(Interview(id="", text=text, title="", paragraphs=(whole,)), engine)


def counted(folder: Path, fewest: int) -> dict[str, object]:
    counts: Counter[str] = Counter()
    number = 0
    for unit in units_in(folder):
        number += 1
        counts.update(unit.terms | {token.stem for token in tokens(unit.sentence.words)})
    kept = {term: count for term, count in sorted(counts.items()) if count >= fewest}
    return {"sentences": number, "counts": kept}


def main() -> None:
    folder = Path(sys.argv[1])
    data: dict[str, object] = {
        "made_from": "Statements, speeches, briefings and interviews of the White House, 2009 to 2015 and 2021 to 2025 "
        "(public domain), and of the Kremlin, 2025 (CC BY 4.0): in how many sentences each word stands; "
        "by tests/accuracy/count_words.py",
        **{language: counted(folder / language, fewest) for language, fewest in FEWEST.items()},
    }
    target = paths.resources("weights", "background.json")
    target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
