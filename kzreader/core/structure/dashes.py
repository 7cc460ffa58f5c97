"""Turns by dashes, as the Kazakh and Russian press sets them, and questions that are known only by being questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture, words
from kzreader.core.structure.cast import is_request
from kzreader.core.structure.endings import asks, ends_as_question, ends_as_sentence
from kzreader.core.structure.marks import Mark

_DASH = re.compile(r"[*_]{0,3}[“\"«„]?\s?[-–—−‒―](?![-–—−\d])(?:\s+|(?=[«„“\"]?[^\W\d_]))(?=\S)")
_ASIDE = re.compile(r"[,.!?…]\s*[-–—−]\s*(?=[^\W\d_])((?:[^\W\d_]+\s?){1,4})")
_SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|yourself|вы|вас|вам|вами|ваш\w*|ты|тебя|тебе|твой|сіз\w*|сен\w{0,3})\b|您|你", re.IGNORECASE
)
_EMPHASISED = re.compile(r"(\*{2,3}|_{2,3})(?!\s)[^*_]{3,600}\1")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s*(?=[^\W\d])")
_SAYS_INTERVIEW = re.compile(words.INTERVIEW_WORDS, re.IGNORECASE)
_SAME_SIDE_TWICE = -2.5
_LONGEST_QUESTION = 600


def dash_of(text: str) -> int:
    """The length of the dash with which the block opens a turn, or 0."""
    match = _DASH.match(text)
    return match.end() if match else 0


def mark_dashed(marks: Sequence[Mark]) -> bool:
    """Settle the turns that dashes open; False, and nothing settled, where the page has no such turns."""
    opening = [i for i, mark in enumerate(marks) if not mark.block.timing and dash_of(mark.block.text)]
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


def _is_dialogue(marks: Sequence[Mark], texts: Sequence[str]) -> bool:
    if len(texts) < 2 or (not any(asks(text) for text in texts) and not any(asks(m.block.text) for m in marks)):
        return False
    items = sum(1 for t in texts if t.endswith((";", ",")) or not ends_as_sentence(t) or t[dash_of(t)].islower())
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
    if _SECOND_PERSON.search(first[:600]):
        likely += 0.7
    return likely - (1.0 if length > 900 else 0.0) - (0.5 if len(members) > 3 else 0.0)


def _undashed_questions(marks: Sequence[Mark], opening: Sequence[int]) -> None:
    """Where only the answers have dashes, what stands right before a dash and asks is a question."""
    dashed = set(opening)
    before = [i - 1 for i in opening if i and i - 1 not in dashed and ends_as_question(marks[i - 1].block.text)]
    plain = [i for i in opening if not ends_as_question(marks[i].block.text)]
    if len(before) < 2 or len(before) < 0.7 * len(opening) or len(plain) < 0.7 * len(opening):
        return
    for index in opening:
        marks[index].settle(Kind.ANSWER)
    for index in before:
        marks[index].settle(Kind.QUESTION)
        marks[index].opens_turn = True


def mark_questions(marks: Sequence[Mark]) -> bool:
    """Settle questions that nothing marks but their form, and the answers between; False where there are none."""
    numbered = _numbered_questions(marks)
    if numbered:
        _settle_bare(marks, numbered)
        return True
    questions = [i for i, mark in enumerate(marks) if _is_bare_question(mark)]
    asking = set(questions)
    answered = [i for i in questions if i + 1 < len(marks) and i + 1 not in asking and _is_answer(marks[i + 1])]
    emphasised = [i for i, mark in enumerate(marks) if _EMPHASISED.fullmatch(mark.block.text) and mark.kind is None]
    if len(emphasised) > 1 and 2 * len(asking.intersection(emphasised)) >= len(emphasised):
        _settle_bare(marks, sorted({*questions, *(i for i in emphasised if i > questions[0])}))
        return True
    if len(answered) < 2 or len(questions) > 0.67 * len(marks):
        return False
    addressed = sum(1 for i in questions if _SECOND_PERSON.search(marks[i].block.text))
    says_so = any(_SAYS_INTERVIEW.search(mark.block.text) for mark in marks[: questions[0] + 1])
    if addressed * 5 < len(questions) * (2 if says_so else 3):
        return False
    _settle_bare(marks, questions)
    return True


def _numbered_questions(marks: Sequence[Mark]) -> list[int]:
    """The questions "1. ...?", "2) ...?" where they count up and something stands between them; else none."""
    found: list[int] = []
    for index, mark in enumerate(marks):
        match = _NUMBER.match(mark.block.text)
        if match and int(match[1]) == len(found) + 1 and len(mark.block.text) <= _LONGEST_QUESTION:
            found.append(index)
            mark.body = mark.block.start + match.end()
    asking = sum(1 for index in found if ends_as_question(marks[index].block.text))
    apart = sum(1 for a, b in pairwise(found) if b - a > 1)
    if len(found) < 3 or asking * 2 < len(found) or apart * 2 < len(found):
        for index in found:
            marks[index].body = -1
        return []
    return found


def _is_answer(mark: Mark) -> bool:
    return len(mark.block.text.encode()) > 15 and not mark.block.text.startswith("#")


def _is_bare_question(mark: Mark) -> bool:
    text = mark.block.text
    if mark.kind is not None or len(text) > _LONGEST_QUESTION or text[0] in '“"«„(':
        return False
    if not ends_as_question(text):
        return False
    return bool(_SECOND_PERSON.search(text)) or len(text) < 160


def _settle_bare(marks: Sequence[Mark], questions: Sequence[int]) -> None:
    asked = set(questions)
    open_ = True
    for index in range(questions[0], len(marks)):
        mark = marks[index]
        if index in asked:
            mark.settle(Kind.QUESTION)
            mark.opens_turn = True
            open_ = True
        elif settle_between(marks, index, next_opens=index + 1 in asked):
            if index > questions[-1] and mark.kind in {Kind.NOTE, Kind.PROMO}:
                open_ = False
        elif index > questions[-1] + 1 and furniture.is_plug(mark.block.text):
            mark.settle(Kind.NOTE)
            open_ = False
        elif open_ and _is_bare_request(marks, index):
            mark.settle(Kind.QUESTION)
            mark.opens_turn = True
        elif open_:
            mark.settle(Kind.ANSWER)


def _is_bare_request(marks: Sequence[Mark], index: int) -> bool:
    """ "Tell us about your childhood." between longer answers."""
    text = marks[index].block.text
    longer = index + 1 < len(marks) and len(marks[index + 1].block.text) > len(text)
    return len(text) < 160 and is_request(text[:25]) and longer and marks[index - 1].kind is Kind.ANSWER
