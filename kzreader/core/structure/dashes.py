"""Turns by dashes, as the Kazakh and Russian press sets them."""

from __future__ import annotations

from collections.abc import Sequence

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture, words
from kzreader.core.structure.addressing import SECOND_PERSON, is_request
from kzreader.core.structure.endings import asks, ends_as_question, ends_as_sentence
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.patterns import Pattern

_DASH = Pattern(r"[*_]{0,3}[“\"«„]?\s?(?:[-–—−‒―]|——)(?![-–—−\d])(?:\s+|(?=[«„“\"]?[^\W\d_]))(?=\S)")
_ASIDE = Pattern(r"[,.!?…]\s*[-–—−]\s*(?=[^\W\d_])((?:[^\W\d_]+\s?){1,4})")
_SAME_SIDE_TWICE = -2.5
_SHORT = 80
_FEW_WORDS = 40


def dash_of(text: str) -> int:
    """The length of the dash with which the block opens a turn, or 0."""
    match = _DASH.match(text)
    return match.end() if match else 0


def mark_dashed(marks: Sequence[Mark]) -> bool:
    """Settle the turns that dashes open; False, and nothing settled, where the page has no such turns."""
    opening = [i for i, mark in enumerate(marks) if not mark.block.timing and dash_of(mark.block.text)]
    # Chinese pages set "——访林舟" below the title.
    opening = [i for i in opening if not marks[i].block.text.startswith("——") or ends_as_sentence(marks[i].block.text)]
    while opening and _is_remark_of_page(marks[opening[0]].block.text):
        del opening[0]
    texts = [marks[i].block.text for i in opening]
    if not _is_dialogue(marks, texts):
        return False
    turns = _turns(marks, opening)
    sides = _sides_by_layout(marks, turns) or _alternating(marks, turns)
    for members, asking in zip(turns, sides, strict=True):
        for position, index in enumerate(members):
            kind = Kind.QUESTION if asking is not None and position < asking else Kind.ANSWER
            marks[index].settle(kind)
        first = marks[members[0]]
        first.body = first.block.start + dash_of(first.block.text)
        first.opens_turn = True
    _undashed_questions(marks, opening)
    return True


def _is_remark_of_page(text: str) -> bool:
    """Whether a dash opens a few words above the interview, as in "- News" and "- 3 May, 2020"."""
    return len(text) < _FEW_WORDS and not ends_as_sentence(text)


def _is_dialogue(marks: Sequence[Mark], texts: Sequence[str]) -> bool:
    bids = any(asks(text) or is_request(text[-200:]) for text in texts)
    if len(texts) < 2 or (not bids and not any(asks(m.block.text) for m in marks)):
        return False
    # A page may be cut off in the middle of what is said last.
    whole = texts[:-1] if texts[-1] is marks[-1].block.text and len(texts[-1]) > _SHORT else texts
    items = sum(1 for t in whole if t.endswith((";", ",")) or not ends_as_sentence(t) or t[dash_of(t)].islower())
    attributed = sum(1 for text in texts if _is_attributed(text))
    return items * 2 <= len(texts) and attributed * 2 <= len(texts)


def _is_attributed(text: str) -> bool:
    """Whether a dash in the block leads to who said it: "– We are ready, – said the mayor"."""
    return any(
        word.casefold() in words.SPEECH_VERBS for match in _ASIDE.finditer(text[:2000]) for word in match[1].split()
    )


def _turns(marks: Sequence[Mark], opening: Sequence[int]) -> list[list[int]]:
    """The indexes of the blocks of each turn, without what the page put between."""
    turns: list[list[int]] = []
    starts = set(opening)
    open_ = False
    for index, mark in enumerate(marks):
        if index in starts:
            turns.append([index])
            open_ = True
        elif open_ and not settle_between(marks, index, next_opens=index + 1 in starts):
            turns[-1].append(index)
        elif open_ and index > opening[-1] and mark.kind in {Kind.NOTE, Kind.PROMO}:
            open_ = furniture.is_stage_direction(mark.block.text)
    return turns


def settle_between(marks: Sequence[Mark], index: int, *, next_opens: bool) -> bool:
    """Settle the block as furniture or heading where it is no part of the turn that it stands in."""
    mark = marks[index]
    text = mark.block.text
    if mark.kind is not None:
        return True
    found = furniture.furniture_of(text)
    if found is not None:
        mark.settle(found)
    elif furniture.is_comments_heading(text):
        mark.settle(Kind.NOTE)
    elif text.startswith("#") or (
        len(text) <= 110 and not ends_as_sentence(text) and text[-1] not in ",;:" and next_opens
    ):
        mark.settle(Kind.HEADING)
    return mark.kind is not None


def _sides_by_layout(marks: Sequence[Mark], turns: Sequence[Sequence[int]]) -> list[int | None] | None:
    """Where only the questions have dashes: how many blocks of each turn are the question; else None."""
    asking = [members for members in turns if ends_as_question(marks[members[0]].block.text)]
    followed = [members for members in asking if len(members) > 1]
    if len(asking) < 2 or len(asking) < 0.7 * len(turns) or len(followed) < 0.7 * len(asking):
        return None
    return [1 for _ in turns]


def _alternating(marks: Sequence[Mark], turns: Sequence[Sequence[int]]) -> list[int | None]:
    """The likeliest course of questions and answers (Viterbi over two states, changing sides at every dash)."""
    likely = [_question_likelihood(marks, members) for members in turns]
    ask, tell = 0.5 + likely[0], -likely[0] / 2
    same_side: list[tuple[bool, bool]] = [(False, False)]
    for gain in likely[1:]:
        ask_again, tell_again = ask + _SAME_SIDE_TWICE > tell, tell + _SAME_SIDE_TWICE > ask
        same_side.append((ask_again, tell_again))
        ask, tell = (
            max(tell, ask + _SAME_SIDE_TWICE) + gain,
            max(ask, tell + _SAME_SIDE_TWICE) - gain / 2,
        )
    asking = ask > tell
    path = [asking]
    for ask_again, tell_again in reversed(same_side[1:]):
        asking = asking if (ask_again if asking else tell_again) else not asking
        path.append(asking)
    return [len(members) if side else None for members, side in zip(turns, reversed(path), strict=True)]


def _question_likelihood(marks: Sequence[Mark], members: Sequence[int]) -> float:
    last = marks[members[-1]].block.text
    first = marks[members[0]].block.text
    length = sum(len(marks[index].block.text) for index in members)
    if ends_as_question(last) or ends_as_question(first):
        likely = 3.0
    elif asks(first) or asks(last):
        likely = 1.0
    else:
        likely = -0.5 if is_request(first) and length < 500 else -1.5
    if SECOND_PERSON.search(first[:600]):
        likely += 0.7
    return likely - (1.0 if length > 900 else 0.0) - (0.5 if len(members) > 3 else 0.0)


def _bids(text: str) -> bool:
    """Whether an answer may follow: to a question, or to a request of a few words."""
    return ends_as_question(text) or (len(text) < _SHORT and ends_as_sentence(text))


def _undashed_questions(marks: Sequence[Mark], opening: Sequence[int]) -> None:
    """Where only the answers have dashes, what stands right before a dash and asks is a question."""
    dashed = set(opening)
    before = [i - 1 for i in opening if i and i - 1 not in dashed and _bids(marks[i - 1].block.text)]
    asked = [i for i in before if ends_as_question(marks[i].block.text)]
    plain = [i for i in opening if not ends_as_question(marks[i].block.text)]
    if len(asked) < 2 or len(asked) < 0.6 * len(opening) or len(plain) < 0.7 * len(opening):
        return
    for index in opening:
        marks[index].settle(Kind.ANSWER)
    for index in range(opening[0], len(marks)):
        if marks[index].kind is Kind.QUESTION:
            marks[index].settle(Kind.ANSWER)
    for index in before:
        marks[index].settle(Kind.QUESTION)
        marks[index].opens_turn = True
