"""Who takes part, as a page says itself: in its title, its introduction, and who is said to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kzreader.core.interview import Person
from kzreader.core.structure import words
from kzreader.core.structure.endings import ends_as_question, ends_as_sentence
from kzreader.core.structure.names import without_office
from kzreader.core.structure.patterns import Pattern

_UPPER = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w.’'-]*"
_FULL = rf"{_UPPER}(?:\s(?:{_UPPER}|de|van|von|der|bin|al)){{1,5}}"
_HEADLINE = Pattern(rf"^(?P<name>{_FULL})(?:, [^:]{{2,40}})?: [“«\"]?\w")
_INTERVIEWEE = (
    Pattern(
        rf"\b(?i:interview|q\s?&\s?a|conversation|in conversation|sits? down|spoke|talks?|speaks?|"
        rf"chat(?:s|ted)?|questions) (?:with|for|to) (?P<name>{_FULL})"
    ),
    Pattern(
        rf"\b(?i:interview) of (?:(?!to |by |for |with )\w+ ){{0,9}}(?P<name>{_FULL})(?: to\b|"
        rf" with\b| for\b| by\b|$|[.,)])"
    ),
    _HEADLINE,
    Pattern(rf"^(?i:interview|q\s?&\s?a|exclusive)[:：] (?P<name>{_FULL})"),
    Pattern(rf"^(?P<name>{_FULL})(?:, [^,.]{{2,60}},)? (?:is|was|has been) (?:an?|the|one of|currently|known|best)\b"),
    Pattern(rf" [-–—] (?P<name>{_FULL})$"),
    Pattern(rf"(?<!\w)(?<! of )(?P<name>{_FULL})(?:’s|'s)? (?:\w+ ){{0,2}}(?i:interview|q\s?&\s?a)\b"),
)
_INTERVIEWER = (
    Pattern(
        rf"^(?i:by|interview(?:ed)? by|interviewer:?|conducted by|words by|text by|questions by|"
        rf"беседовал[аи]?:?|интервью взял[аи]?:?|"
        rf"әңгімелескен:?|сұхбаттасқан:?|автор:?) (?P<name>{_FULL})"
    ),
    Pattern(rf"(?i:interview|q\s?&\s?a|conversation) (?:with|by) (?P<name>{_FULL}) (?:from|of|at|for) "),
    Pattern(rf"\b(?i:interview) of [^\n]{{3,120}}? (?:to|by|with|for) (?P<name>{_FULL})"),
    Pattern(
        r"\b(?i:told|interview with|interview to|interview for|"
        r"interview by) (?P<name>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3} (?:News|News Agency|Agency|"
        r"Times|Post|Magazine|TV|Radio|Television))"
    ),
)
_NO_SURNAMES = frozenset({"exclusive", "interview", "full", "conversation", "transcript", "live", "talk", "speech"})
_HEAD = 12
_TAIL = 6
_CHINESE = Pattern("[一-鿿]")
_CYRILLIC = Pattern("[Ѐ-ӿ]")
_KAZAKH = Pattern(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_ROLES = {
    "en": ("Interviewer", "Interviewee"),
    "ru": ("Корреспондент", "Собеседник"),
    "kk": ("Тілші", "Сұхбаттасушы"),
    "zh": ("记者", "受访者"),
}


def guess_people(blocks: Sequence[str]) -> tuple[Person, ...]:
    """Interviewer and interviewee where the first or last lines of a page name them."""
    head = [line for line in _before_speech(blocks[:_HEAD]) if len(line) < 600]
    tail = [line for line in blocks[-_TAIL:] if len(line) < 120]
    interviewer = next(_matches(_INTERVIEWER, [*head, *tail]), "")
    interviewee = next((name for name in _matches(_INTERVIEWEE, head) if name != interviewer), "")
    people = []
    if interviewer:
        people.append(Person(name=interviewer, role="interviewer"))
    if interviewee:
        people.append(Person(name=interviewee, role="interviewee"))
    return tuple(people)


def _before_speech(lines: Sequence[str]) -> Iterator[str]:
    """The lines before the first question: only they introduce."""
    for line in lines:
        yield line
        if ends_as_question(line) and len(line.split()) > 3:
            return


def _matches(patterns: Sequence[Pattern], lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for pattern in patterns:
            match = None if pattern is _HEADLINE and _is_said(line) else pattern.search(line.strip("#* "))
            if match:
                name = _cleaned(match["name"])
                if name:
                    yield name


def _is_said(line: str) -> bool:
    """Whether the line is a turn with its label rather than the headline "Name: statement"."""
    return len(line) > 160 or ends_as_sentence(line.rstrip('”»"’'))


def _cleaned(written: str) -> str:
    """The name alone, or "" where the words are a headline rather than a name."""
    name = without_office(re.sub(r"(?:’s|'s)$", "", written.strip(" .,:")))
    tokens = name.split()
    while tokens and tokens[0].casefold() in words.SENTENCE_OPENERS | words.HONORIFICS:
        tokens = tokens[1:]
    # Headlines in title case: "Nurlan Exclusive Interview: ...".
    while tokens and tokens[-1].casefold() in _NO_SURNAMES:
        tokens = tokens[:-1]
    return " ".join(tokens) if 2 <= len(tokens) <= 4 else ""


def language_of(text: str) -> str:
    """The language by its letters: zh, kk, ru or en (BCP 47)."""
    sample = text[:5000]
    if len(_CHINESE.findall(sample)) * 5 > len(sample):
        return "zh"
    cyrillic = len(_CYRILLIC.findall(sample))
    if not cyrillic or cyrillic * 3 < sum(map(str.isalpha, sample)):
        return "en"
    return "kk" if len(_KAZAKH.findall(sample)) * 25 > cyrillic else "ru"


def role_names(text: str) -> tuple[str, str]:
    """What whoever asks and whoever answers is called where the text names neither."""
    return _ROLES[language_of(text)]
