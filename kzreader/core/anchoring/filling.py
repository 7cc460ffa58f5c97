"""Aligning two short stretches of tokens: dynamic programming where common tokens count little and rare ones much.

Needleman and Wunsch (1970) between two fixed ends; from one fixed end outward, as far as it pays, with the X-drop of
Zhang, Schwartz, Wagner and Miller (2000).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 0.45
_MISMATCH = 0.7
_RUN = 0.35
"""What a token that follows a matched one in both texts counts more than one that stands alone."""
_DROP = 6.0
_DIAGONAL, _UP, _LEFT, _MATCH = 0, 1, 2, 3


class _Row(NamedTuple):
    """Scores and moves of one row of the table, from column `low` on."""

    low: int
    scores: list[float]
    moves: bytearray


def joined(a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs of equal tokens of `a` and `b` where both ends of the two stretches belong together.

    Tokens are numbers; `weights`, by token, say how much an equal one tells.
    """
    rows = [_Row(0, [-_GAP * column for column in range(len(b) + 1)], bytearray([_LEFT]) * (len(b) + 1))]
    for token in a:
        rows.append(_next_row(rows[-1], token, b, weights, floor=float("-inf")))
    return _traced(rows, len(a), len(b))


def fitted(a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs of equal tokens where all of `a` stands somewhere in `b`."""
    rows = [_Row(0, [0.0] * (len(b) + 1), bytearray([_LEFT]) * (len(b) + 1))]
    for token in a:
        rows.append(_next_row(rows[-1], token, b, weights, floor=float("-inf")))
    scores = rows[-1].scores
    return _traced(rows, len(a), scores.index(max(scores)))


def extended(a: Sequence[int], b: Sequence[int], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs of equal tokens from the start of both stretches on, as far as they go on being alike."""
    width = min(len(b), int(_DROP / _GAP)) + 1
    rows = [_Row(0, [-_GAP * column for column in range(width)], bytearray([_LEFT]) * width)]
    best, best_at = 0.0, (0, 0)
    for number, token in enumerate(a, 1):
        row = _next_row(rows[-1], token, b, weights, floor=best - _DROP)
        if not row.scores:
            break
        rows.append(row)
        top = max(row.scores)
        if top > best:
            best, best_at = top, (number, row.low + row.scores.index(top))
    return _traced(rows, *best_at)


def _next_row(row: _Row, token: int, b: Sequence[int], weights: Sequence[float], floor: float) -> _Row:
    """The row below `row`; what falls under `floor` at either end of it is cut off."""
    low, above, above_moves = row
    weight = weights[token]
    scores: list[float] = []
    moves = bytearray()
    left = diagonal = -1e9
    matched = False
    size = len(above)
    column = low
    last = len(b)
    while column <= last:
        index = column - low
        up = above[index] - _GAP if index < size else -1e9
        move = _UP
        best = up
        if column and b[column - 1] == token:
            step = diagonal + weight + (_RUN if matched else 0.0)
            if step >= best:
                best, move = step, _MATCH
        elif diagonal - _MISMATCH >= best:
            best, move = diagonal - _MISMATCH, _DIAGONAL
        if left - _GAP > best:
            best, move = left - _GAP, _LEFT
        if index >= size and best < floor:
            break
        scores.append(best)
        moves.append(move)
        left = best
        if index < size:
            diagonal, matched = above[index], above_moves[index] == _MATCH
        else:
            diagonal, matched = -1e9, False
        column += 1
    return _cut(low, scores, moves, floor)


def _cut(low: int, scores: list[float], moves: bytearray, floor: float) -> _Row:
    first, end = 0, len(scores)
    while first < end and scores[first] < floor:
        first += 1
    while end > first and scores[end - 1] < floor:
        end -= 1
    return _Row(low + first, scores[first:end], moves[first:end])


def _traced(rows: list[_Row], row: int, column: int) -> list[tuple[int, int]]:
    pairs = []
    while row and column:
        move = rows[row].moves[column - rows[row].low]
        if move == _MATCH:
            pairs.append((row - 1, column - 1))
        if move != _LEFT:
            row -= 1
        if move != _UP:
            column -= 1
    pairs.reverse()
    return pairs
