"""Turns that no label and no dash opens: questions known by being questions, and words between times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture, words
from kzreader.core.structure.addressing import SECOND_PERSON, is_request
from kzreader.core.structure.dashes import settle_between
from kzreader.core.structure.endings import ends_as_question, ends_as_sentence
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.patterns import Pattern

_EMPHASISED = Pattern(r"(\*{2,3}|_{2,3})(?!\s)[^*_]{3,600}\1")
_NUMBER = Pattern(r"(\d{1,3})[.)]\s*(?=[^\W\d])")
_SAYS_INTERVIEW = Pattern(
    rf"{words.INTERVIEW_WORDS}|"
    r"\bwe (?:recently |then |just )?(?:spoke|talked|chatted|sat down|caught up|"
    r"had (?:the|a) chance to (?:chat|talk|speak)) (?:to|with)\b|\bмы (?:поговорили|побеседовали|встретились) с",
    re.IGNORECASE,
)
_FIRST_PERSON = Pattern(
    r"\b(?:I|I['’]\w+|my|me|we|our|us|(?i:я|мне|меня|мо[йяёеию]\w{0,2}|мы|нас|наш\w*|мен\w{0,4}|біз\w*))\b|我"
)
_QUOTED = Pattern(r"[“«„\"][^”»“\"]{0,4000}[”»\"]")
_TO_SOMEBODY = Pattern(r"(?:(?:so|and|but|и|а|но),? )?(?:you|your|you['’]\w+|вы|сіз)\b", re.IGNORECASE)
_BULLET = Pattern(r"[●○◆◇■□▲▶►★☆◎•]\s*")
_STAMPED_LINE = Pattern(
    r"(?:[\[(](?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]|\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?|"
    r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?=\s?\|)|\d{2}:\d{2}(?=[^\W\d_]))\s*(?:[|–—-]\s*)?(?=[^\s:])"
)
_STAMP = Pattern(r"(?:\A|\n)[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}[\])]?\Z")
_THANKS = Pattern(
    r"\b(?:thank(?:s| you)\b.{0,40}\b(?:interview|conversation|(?:talking|speaking) (?:to|with) (?:us|me))|"
    r"спасибо\b.{0,30}\bза (?:это |ваше? )?(?:интервью|беседу|разговор)|сұхбатыңыз\w* .{0,20}рахмет)\b|"
    r"(?:谢谢|謝謝|感谢|感謝).{0,12}(?:采访|採訪|专访|專訪|访问|訪問)",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 600
_LONGEST_REQUEST = 160


def mark_questions(marks: Sequence[Mark]) -> bool:
    """Settle questions that nothing marks but their form, and the answers between; False where there are none."""
    numbered = _numbered_questions(marks)
    if numbered:
        _settle_bare(marks, numbered)
        return True
    questions = _bulleted_questions(marks)
    if questions:
        _settle_bare(marks, questions)
        return True
    questions = [i for i, mark in enumerate(marks) if _is_bare_question(mark)]
    asking = set(questions)
    answered = [i for i in questions if i + 1 < len(marks) and i + 1 not in asking and _is_answer(marks[i + 1])]
    if answered and questions[-1] == len(marks) - 1 and SECOND_PERSON.search(marks[-1].block.text):
        # An excerpt may end before the answer.
        answered.append(questions[-1])
    emphasised = [i for i, mark in enumerate(marks) if _EMPHASISED.fullmatch(mark.block.text) and mark.kind is None]
    if len(emphasised) > 1 and 2 * len(asking.intersection(emphasised)) >= len(emphasised):
        _settle_bare(marks, sorted({*questions, *(i for i in emphasised if i > questions[0])}))
        return True
    if len(questions) == 1 and answered and _is_only_question(marks, questions[0]):
        _settle_bare(marks, questions)
        return True
    closing = next((i for i, mark in enumerate(marks) if questions and i > questions[0] and _thanks(mark)), None)
    if answered and closing is not None and any(_is_between_persons(marks, i) for i in questions):
        _settle_bare(marks, [*questions, closing])
        _settle_begun(marks[: questions[0]])
        return True
    return _mark_plain_questions(marks, questions, answered=len(answered))


def _mark_plain_questions(marks: Sequence[Mark], questions: Sequence[int], *, answered: int) -> bool:
    """The same where nothing but question marks tells them: only as many as an interview has, put to somebody."""
    if answered < 2 or len(questions) > 0.67 * len(marks):
        return False
    addressed = sum(1 for i in questions if _is_between_persons(marks, i))
    says_so = any(_SAYS_INTERVIEW.search(mark.block.text) for mark in marks[: questions[0] + 1])
    if addressed * 5 < len(questions) * (2 if says_so else 3):
        return False
    _settle_bare(marks, [*_opening_request(marks, questions[0]), *questions])
    return True


def _settle_begun(marks: Sequence[Mark]) -> None:
    """The answer with which an excerpt begins, where nothing but paragraphs in the first person stands above."""
    whole = all(mark.kind is None and len(mark.block.text) > _LONGEST_REQUEST for mark in marks)
    if whole and any(_FIRST_PERSON.search(_QUOTED.sub("", mark.block.text[:2000])) for mark in marks):
        for mark in marks:
            mark.settle(Kind.ANSWER)


def _thanks(mark: Mark) -> bool:
    """Whether whoever asked thanks for the interview, as at its end."""
    return mark.kind is None and len(mark.block.text) < _LONGEST_REQUEST and bool(_THANKS.search(mark.block.text))


def _is_only_question(marks: Sequence[Mark], index: int) -> bool:
    """Whether a single question to somebody opens an interview: below "Name: statement", and answered in person."""
    headed = any(
        mark.label is not None
        and mark.label.form == "colon"
        and len(mark.label.name.split()) in {2, 3}
        and not ends_as_sentence(mark.block.text)
        for mark in marks[:index]
    )
    told = _QUOTED.sub("", marks[index + 1].block.text[:2000])
    return headed and bool(SECOND_PERSON.search(marks[index].block.text)) and bool(_FIRST_PERSON.search(told))


def mark_stamped(marks: Sequence[Mark]) -> bool:
    """Settle the turns between times on lines of their own, where nothing says who speaks; False without such."""
    if _mark_stamped_lines(marks):
        return True
    stamps = [i for i, mark in enumerate(marks) if _STAMP.search(mark.block.text)]
    if len(stamps) < 3 or len(stamps) * 4 < len(marks):
        return False
    for index in range(stamps[0], len(marks)):
        mark = marks[index]
        if index in stamps:
            mark.settle(Kind.NOTE)
        elif not settle_between(marks, index, next_opens=False):
            mark.settle(Kind.TURN)
            mark.opens_turn = index - 1 in stamps
    return True


def _mark_stamped_lines(marks: Sequence[Mark]) -> bool:
    """The same where every line begins with its time: "00:00:02.580 | We did it."."""
    stamped = [(i, match) for i, mark in enumerate(marks) if (match := _STAMPED_LINE.match(mark.block.text))]
    if len(stamped) < 3 or len(stamped) * 2 < len(marks):
        return False
    for index, match in stamped:
        mark = marks[index]
        if furniture.is_stage_direction(mark.block.text[match.end() :]):
            mark.settle(Kind.NOTE)
            continue
        mark.settle(Kind.TURN)
        mark.body = mark.block.start + match.end()
        mark.opens_turn = True
    return True


def _is_between_persons(marks: Sequence[Mark], index: int) -> bool:
    """Whether the question is put to somebody, or the answer to it is in the first person."""
    answer = marks[index + 1].block.text if index + 1 < len(marks) else ""
    return bool(SECOND_PERSON.search(marks[index].block.text) or _FIRST_PERSON.search(_QUOTED.sub("", answer[:2000])))


def _opening_request(marks: Sequence[Mark], first: int) -> list[int]:
    """The request that opens the interview ("Tell us how it began."), answered before the first question."""
    for index in range(first - 2, max(first - 5, -1), -1):
        text, answer = marks[index].block.text, marks[index + 1].block.text
        if marks[index].kind or marks[index + 1].kind:
            return []
        if len(text) < _LONGEST_REQUEST and len(answer) > len(text) and ends_as_sentence(text) and is_request(text):
            return [index]
    return []


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
    # Two numbers may count anything, unless the page says that it is an interview and both ask.
    announced = any(_SAYS_INTERVIEW.search(mark.block.text) for mark in marks[: found[0]]) if found else False
    fewest = 2 if announced and asking == len(found) else 3
    if len(found) < fewest or asking * 2 < len(found) or apart * 2 < len(found):
        for index in found:
            marks[index].body = -1
        return []
    return found


def _bulleted_questions(marks: Sequence[Mark]) -> list[int]:
    """The questions that bullets open, where nearly all bullets open one and an answer follows; else none."""
    found = [i for i, mark in enumerate(marks) if mark.kind is None and _BULLET.match(mark.block.text)]
    asking = sum(1 for i in found if ends_as_question(marks[i].block.text))
    apart = sum(1 for a, b in pairwise(found) if b - a > 1)
    if len(found) < 2 or asking < 0.7 * len(found) or apart < 0.7 * (len(found) - 1):
        return []
    for index in found:
        bullet = _BULLET.match(marks[index].block.text)
        marks[index].body = marks[index].block.start + (bullet.end() if bullet else 0)
    return found


def _is_answer(mark: Mark) -> bool:
    return len(mark.block.text.encode()) > 15 and not mark.block.text.startswith("#")


def _is_bare_question(mark: Mark) -> bool:
    text = mark.block.text
    if mark.kind is not None or len(text) > _LONGEST_QUESTION or text[0] in '“"«„(':
        return False
    if not ends_as_question(text):
        return False
    return bool(SECOND_PERSON.search(text)) or len(text) < 160


def _settle_bare(marks: Sequence[Mark], questions: Sequence[int]) -> None:
    asked = set(questions)
    open_ = True
    told = _told_between(marks, questions)
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
        elif index in told:
            continue
        elif open_ and _is_bare_request(marks, index):
            mark.settle(Kind.QUESTION)
            mark.opens_turn = True
        elif open_:
            mark.settle(Kind.ANSWER)
            # "All the best," and a name close what somebody wrote.
            open_ = index < questions[-1] or not marks[index - 1].block.text.endswith(",") or len(mark.block.text) > 40


def _told_between(marks: Sequence[Mark], questions: Sequence[int]) -> set[int]:
    """What only reports, where the answers stand in quotation marks."""
    rest = [i for i in range(questions[0], len(marks)) if i not in questions and marks[i].kind is None]
    quoted = [i for i in rest if marks[i].block.text[0] in '“«„「"']
    return set(rest).difference(quoted) if len(quoted) > 2 and len(quoted) >= 0.7 * len(rest) else set()


def _is_bare_request(marks: Sequence[Mark], index: int) -> bool:
    """ "Tell us about your childhood." or "You have a new song." between longer answers."""
    text = marks[index].block.text
    answer = marks[index + 1].block.text if index + 1 < len(marks) else ""
    if len(text) >= 160 or len(answer) <= len(text) or marks[index - 1].kind is not Kind.ANSWER:
        return False
    remark = _TO_SOMEBODY.match(text) and not _FIRST_PERSON.search(text) and _FIRST_PERSON.search(answer[:160])
    return is_request(text[:25]) or bool(remark)
