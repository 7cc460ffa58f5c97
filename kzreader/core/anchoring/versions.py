"""Whether one document is a newer version of another, so that its notes can be offered to be carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.anchoring.alignment import aligned
from kzreader.core.anchoring.tokens import tokenised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.anchoring.tokens import Tokens

_LENGTH = 3
_LEAST_SHARED = 0.3
"""Share of the word sequences of the shorter text from which two texts are compared word by word."""
_LEAST_KEPT, _LEAST_KEPT_IN_LONGER = 0.78, 0.5
"""Shares of the words of two versions that must be the same ones, in the text that keeps more of its words and in the
other. Of a text with a quarter of its words edited, 0.83 of what stands is old; accounts of one interview that share
much of their text, in two published translations, come to 0.73 (measured on 17 texts, 136 pairs)."""


class Version(NamedTuple):
    """A document of which another may be a newer version. `likeness`, 0 to 1: how much they share."""

    document: str
    likeness: float


class Fingerprint(NamedTuple):
    """The word sequences of a text, as numbers that hold in this process only."""

    text: str
    sequences: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Fingerprint:
        """That of `text`."""
        tokens = tokenised(text)
        words = [key for key, is_word in zip(tokens.keys, tokens.words, strict=True) if is_word]
        return cls(text, frozenset(map(hash, zip(*(words[start:] for start in range(_LENGTH)), strict=False))))

    def shared(self, other: Fingerprint) -> float:
        """The share of the word sequences of the shorter text that both have, from 0 to 1."""
        fewer = min(len(self.sequences), len(other.sequences))
        return len(self.sequences & other.sequences) / fewer if fewer else 0.0


def earlier_versions(text: str, others: Mapping[str, Fingerprint]) -> list[Version]:
    """Which of `others`, by document id, `text` may be a newer version of, the most alike first.

    Accounts of the same interview are not: they tell it in other words. An excerpt is not a version either.
    """
    own = Fingerprint.of(text)
    alike = (document for document, other in others.items() if own.shared(other) >= _LEAST_SHARED)
    found = ((document, version_likeness(others[document].text, text)) for document in alike)
    versions = [Version(document, likeness) for document, likeness in found if likeness is not None]
    return sorted(versions, key=lambda one: (-one.likeness, one.document))


def version_likeness(old: str, new: str) -> float | None:
    """How many of the words of two texts both have in the same order, 0 to 1; None where they are not two versions."""
    one, other = tokenised(old), tokenised(new)
    pairs = aligned(one, other)
    kept = sum(one.words[a] and one.keys[a] == other.keys[b] for a, b in pairs.items())
    shares = sorted((kept / max(1, _words(one)), kept / max(1, _words(other))))
    if shares[1] < _LEAST_KEPT or shares[0] < _LEAST_KEPT_IN_LONGER:
        return None
    return sum(shares) / 2


def _words(tokens: Tokens) -> int:
    return sum(tokens.words)
