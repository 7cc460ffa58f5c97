"""Which token of one text is which token of another, wherever its paragraph has gone."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from kzreader.core.anchoring.chains import chains
from kzreader.core.anchoring.filling import extended, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzreader.core.anchoring.chains import Block
    from kzreader.core.anchoring.tokens import Tokens

_BITS = 4.0
"""Bits of surprise in an equal token that count 1."""
_LEAST_WEIGHT, _MOST_WEIGHT, _MARK_WEIGHT = 0.6, 3.0, 0.4
_LEAST_KIN, _KIN_SHARE = 3, 0.6
_MAX_CELLS = 4000
"""Size of two stretches, multiplied, up to which they are aligned as a whole; larger ones from their ends inward."""
_REACH = 400
"""Tokens that a chain is followed at most beyond its last sure stretch, at a time."""


def aligned(old: Tokens, new: Tokens) -> dict[int, int]:
    """The tokens of `old`, by number, with the number of the same token in `new`; none of either comes twice.

    Words that were only spelt differently, between others that are the same, are the same word.
    """
    if old.keys == new.keys:
        return {number: number for number in range(len(old.keys))}
    a, b, weights = _numbered(old, new)
    partners = paired(a, b, weights)
    _join_kin(partners, old, new)
    return partners


def paired(a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> dict[int, int]:
    """The same of two sequences of numbers. `weights`, by number, say how much it tells that two are equal."""
    alignment = _Alignment(a, b, weights)
    found = chains(a, b, weights)
    for chain in found:
        alignment.take(chain)
    for chain in found:
        alignment.fill(chain)
    for chain in found or [[]]:
        alignment.grow(chain)
    return {one: other for one, other in enumerate(alignment.partners) if other >= 0}


def _numbered(old: Tokens, new: Tokens) -> tuple[list[int], list[int], list[float]]:
    """The tokens of both texts as numbers, and how much each number tells: rare ones more, marks little."""
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(key, len(numbers)) for key in old.keys]
    b = [numbers.setdefault(key, len(numbers)) for key in new.keys]
    counts = Counter(a)
    counts.update(b)
    size = len(a) + len(b)
    return a, b, [weight_of(key, counts[number] / size) for key, number in numbers.items()]


def weight_of(key: str, frequency: float) -> float:
    """How much it tells that two tokens are both `key`, which makes up `frequency` of the text: marks tell little."""
    if not key[0].isalnum():
        return _MARK_WEIGHT
    return min(_MOST_WEIGHT, max(_LEAST_WEIGHT, -log2(frequency) / _BITS))


def _join_kin(partners: dict[int, int], old: Tokens, new: Tokens) -> None:
    """Join words that are alike where the words before or after them are joined."""
    taken = set(partners.values())
    for step, numbers in ((1, range(len(old.keys))), (-1, range(len(old.keys) - 1, -1, -1))):
        for one in numbers:
            other = partners.get(one - step, -2) + step
            if one in partners or not 0 <= other < len(new.keys) or other in taken:
                continue
            if are_kin(old.keys[one], new.keys[other]):
                partners[one] = other
                taken.add(other)


def are_kin(one: str, other: str) -> bool:
    """Whether two words share so much of their beginning and end that one is the other spelt differently.

    A letter put right, another ending: three fifths of the longer one, and three letters at least.
    """
    shorter, longer = sorted((len(one), len(other)))
    shared = 0
    while shared < shorter and one[shared] == other[shared]:
        shared += 1
    tail = 0
    while tail < shorter - shared and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return shared + tail >= max(_LEAST_KIN, _KIN_SHARE * longer)


class _Alignment:
    """Partners of the tokens of both texts, as far as they are known."""

    def __init__(self, a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> None:
        self._a, self._b, self._weights = a, b, weights
        self.partners = [-1] * len(a)
        self._taken = [-1] * len(b)

    def take(self, chain: list[Block]) -> None:
        for block in chain:
            for offset in range(block.length):
                self._pair(block.a + offset, block.b + offset)

    def fill(self, chain: list[Block]) -> None:
        """Align what stands between the blocks of `chain`."""
        for one, other in pairwise(chain):
            self._fill(one.a + one.length, other.a, one.b + one.length, other.b)

    def grow(self, chain: list[Block]) -> None:
        """Follow `chain` beyond its ends as far as the texts are alike; where there is none, both texts from theirs."""
        if not chain:
            self._fill(0, len(self._a), 0, len(self._b))
            return
        first, last = chain[0], chain[-1]
        self._forward(last.a + last.length, len(self._a), last.b + last.length, len(self._b))
        self._backward(0, first.a, 0, first.b)

    def _pair(self, one: int, other: int) -> None:
        self.partners[one] = other
        self._taken[other] = one

    def _fill(self, a: int, a_end: int, b: int, b_end: int) -> None:
        if self._free_after(a, a_end, b, b_end) != (a_end, b_end):
            self._forward(a, a_end, b, b_end)
            self._backward(a, a_end, b, b_end)
            return
        while a < a_end and b < b_end and self._a[a] == self._b[b]:
            self._pair(a, b)
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and self._a[a_end - 1] == self._b[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            self._pair(a_end, b_end)
        if (a_end - a) * (b_end - b) <= _MAX_CELLS:
            for one, other in joined(self._a[a:a_end], self._b[b:b_end], self._weights):
                self._pair(a + one, b + other)
        else:
            a, b = self._forward(a, a_end, b, b_end)
            self._backward(a, a_end, b, b_end)

    def _forward(self, a: int, a_end: int, b: int, b_end: int) -> tuple[int, int]:
        """Go on from a pair just before `a` and `b`; returns where the next pair could be."""
        a_end, b_end = self._free_after(a, a_end, b, b_end)
        while a < a_end and b < b_end:
            pairs = extended(
                self._a[a : min(a_end, a + _REACH)], self._b[b : min(b_end, b + _REACH + _REACH)], self._weights
            )
            for one, other in pairs:
                self._pair(a + one, b + other)
            if not pairs:
                break
            a, b = a + pairs[-1][0] + 1, b + pairs[-1][1] + 1
        return a, b

    def _backward(self, a: int, a_end: int, b: int, b_end: int) -> None:
        while a_end > a and self.partners[a_end - 1] < 0 and b_end > b and self._taken[b_end - 1] < 0:
            low, low_b = self._free_before(max(a, a_end - _REACH), a_end, max(b, b_end - 2 * _REACH), b_end)
            pairs = extended(self._a[low:a_end][::-1], self._b[low_b:b_end][::-1], self._weights)
            for one, other in pairs:
                self._pair(a_end - 1 - one, b_end - 1 - other)
            if not pairs:
                break
            a_end, b_end = a_end - 1 - pairs[-1][0], b_end - 1 - pairs[-1][1]

    def _free_after(self, a: int, a_end: int, b: int, b_end: int) -> tuple[int, int]:
        """How far from `a` and `b` on tokens have no partner yet."""
        one = next((at for at in range(a, min(a_end, a + 2 * _REACH)) if self.partners[at] >= 0), a_end)
        other = next((at for at in range(b, min(b_end, b + 4 * _REACH)) if self._taken[at] >= 0), b_end)
        return one, other

    def _free_before(self, a: int, a_end: int, b: int, b_end: int) -> tuple[int, int]:
        one = next((at + 1 for at in range(a_end - 1, a - 1, -1) if self.partners[at] >= 0), a)
        other = next((at + 1 for at in range(b_end - 1, b - 1, -1) if self._taken[at] >= 0), b)
        return one, other
