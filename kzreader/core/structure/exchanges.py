"""Whether turns ask, and whether anybody asked before: what tells an exchange of remarks from an interview."""

from __future__ import annotations

from collections.abc import Sequence

_READ = 2000


def asking(texts: Sequence[str], *, ends: str) -> str:
    """Where the turn of these lines asks: "last", "within" or "no". `ends`: how its last line does, "?" if it asks."""
    if ends == "?":
        return "last"
    return "within" if any("?" in text[:_READ] or "？" in text[:_READ] for text in texts) else "no"


def traits_of_turns(asks: Sequence[str]) -> list[list[str]]:
    """The traits that all lines of each turn share, given where each turn asks.

    Greetings before the first question, and talk in which nobody asks, are neither questions nor answers.
    """
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
