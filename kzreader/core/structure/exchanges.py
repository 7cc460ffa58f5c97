"""Whether turns ask, and whether anybody asked before: what tells an exchange of remarks from an interview."""

from __future__ import annotations

from collections.abc import Sequence

from kzreader.core.structure.endings import ends_as_question

_READ = 2000


def traits_of_turns(turns: Sequence[Sequence[str]]) -> list[list[str]]:
    """The traits that all lines of each turn share, given the texts of its lines.

    Greetings before the first question, and talk in which nobody asks, are neither questions nor answers.
    """
    asks = [_asks(texts) for texts in turns]
    last = max((i for i, mine in enumerate(asks) if mine != "no"), default=-1)
    found: list[list[str]] = []
    before, asked = "none", False
    for index, mine in enumerate(asks):
        traits = [
            f"turn asks {mine}",
            f"turn after {before}",
            f"turn asks {mine} after {before}",
            f"asked before {asked}",
            f"asked later {index < last}",
        ]
        if not asked and mine == "no":
            traits.append("nobody asked yet")
        found.append(traits)
        before, asked = mine, asked or mine != "no"
    return found


def _asks(texts: Sequence[str]) -> str:
    if ends_as_question(texts[-1]):
        return "last"
    return "within" if any("?" in text[:_READ] or "？" in text[:_READ] for text in texts) else "no"
