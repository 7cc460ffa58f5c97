"""Stretches that two texts share, found by what stands once in each, in whatever order they come.

Seeds are sequences of tokens that stand once in either text, as in patience diff; seeds that follow each other in both
are chained as in comparing genomes, so that a paragraph that was moved is a chain of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SEED_LENGTHS = (4, 3, 2)
_LOOK_BACK = 24
_MAX_SKIP = 250
"""Tokens between two stretches of one chain, at most."""
_SHIFT_COST, _SKIP_COST, _MAX_COST = 0.3, 0.02, 8.0
_LEAST = 5.0
"""Weight of the tokens of a chain from which it is no coincidence."""


class Block(NamedTuple):
    """`length` tokens that are the same from `a` on in the old text and from `b` on in the new one."""

    a: int
    b: int
    length: int


def chains(a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> list[list[Block]]:
    """Chains of blocks, the weightiest first. No token is in two of them."""
    blocks = _blocks(a, b)
    return _free_of_overlap(_chained(blocks, a, weights))


def _blocks(a: Sequence[int], b: Sequence[int]) -> list[Block]:
    partners: dict[int, int] = {}
    for length in _SEED_LENGTHS:
        in_b = _unique(b, length)
        for gram, start in _unique(a, length).items():
            other = in_b.get(gram, -1)
            if start >= 0 and other >= 0 and not (start in partners and start + length - 1 in partners):
                for offset in range(length):
                    partners.setdefault(start + offset, other + offset)
    return _merged(partners)


def _unique(tokens: Sequence[int], length: int) -> dict[tuple[int, ...], int]:
    """Where each sequence of `length` tokens stands, -1 for those that stand in several places."""
    places: dict[tuple[int, ...], int] = {}
    for start, gram in enumerate(zip(*(tokens[offset:] for offset in range(length)), strict=False)):
        places[gram] = -1 if gram in places else start
    return places


def _merged(partners: Mapping[int, int]) -> list[Block]:
    blocks: list[Block] = []
    first = -1
    last = last_other = -2
    for start in sorted(partners):
        other = partners[start]
        if start != last + 1 or other != last_other + 1:
            if first >= 0:
                blocks.append(Block(first, partners[first], last + 1 - first))
            first = start
        last, last_other = start, other
    if first >= 0:
        blocks.append(Block(first, partners[first], last + 1 - first))
    return blocks


def _chained(blocks: list[Block], a: Sequence[int], weights: Sequence[float]) -> list[list[Block]]:
    own = [sum(weights[token] for token in a[block.a : block.a + block.length]) for block in blocks]
    totals: list[float] = []
    before: list[int] = []
    for number, block in enumerate(blocks):
        best, link = 0.0, -1
        for earlier in range(max(0, number - _LOOK_BACK), number):
            gain = totals[earlier] - _cost(blocks[earlier], block)
            if gain > best:
                best, link = gain, earlier
        totals.append(own[number] + best)
        before.append(link)
    found: list[tuple[float, list[Block]]] = []
    used: set[int] = set()
    for number in sorted(range(len(blocks)), key=lambda one: (-totals[one], one)):
        chain = []
        at = number
        while at >= 0 and at not in used:
            chain.append(blocks[at])
            used.add(at)
            at = before[at]
        weight = totals[number] - (totals[at] if at >= 0 else 0.0)
        if chain and weight >= _LEAST:
            found.append((weight, chain[::-1]))
    return [chain for _, chain in sorted(found, key=lambda one: (-one[0], one[1][0]))]


def _cost(one: Block, other: Block) -> float:
    in_a, in_b = other.a - one.a - one.length, other.b - one.b - one.length
    if min(in_a, in_b) < -1 or max(in_a, in_b) > _MAX_SKIP:
        return float("inf")
    return min(_MAX_COST, _SHIFT_COST * abs(in_a - in_b) + _SKIP_COST * max(in_a, in_b))


def _free_of_overlap(found: list[list[Block]]) -> list[list[Block]]:
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    free = []
    for chain in found:
        partners: dict[int, int] = {}
        last = -1
        for block in chain:
            for one, other in zip(
                range(block.a, block.a + block.length), range(block.b, block.b + block.length), strict=True
            ):
                if one not in taken_a and other not in taken_b and other > last and one not in partners:
                    partners[one] = last = other
        taken_a.update(partners)
        taken_b.update(partners.values())
        free.append(_merged(partners))
    return [chain for chain in free if chain]
