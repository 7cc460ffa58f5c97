"""Prose: what only reports and what is mainly somebody's direct words, and whose words they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import words
from kzreader.core.structure.dashes import dash_of
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names

_OPENING, _CLOSING = "“«„「『", "”»」』"
_VERB = rf"(?:{words.SPEECH_VERBS}|{words.SPEECH_VERBS_OTHER})"
_LETTER = "[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"
_UPPER = rf"(?:(?:{_LETTER}\.)+|(?:Mr|Mrs|Ms|Dr)\.|{_LETTER}[\w’'-]*)"
_NAME = rf"{_UPPER}(?:\s{_UPPER}){{0,4}}"
_ROLE = (
    r"(?:[Tt]he |[Hh]is |[Hh]er |[Tt]heir )?(?:[A-Z]?[\w’'-]+ ){0,3}?(?:president|leader|minister|ambassador|chairman|chairwoman|head of state|politician|diplomat|"
    r"author|writer|director|official|interviewer|journalist|anchor|host|professor|scientist|actor|actress|singer|artist|coach|"
    r"CEO|chief executive|founder|President|Prime Minister|Ambassador|Minister|Chairman|президент|глава государства|министр|посол|"
    r"Президент|Глава государства|Министр|Посол|писатель|режисс[её]р|Мемлекет басшысы|Президент|президенті)"
)
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Tt]hey|он|она|Он|Она|ол|Ол)"
_ADVERB = r"(?:\s(?:also|then|later|further|again|clearly|repeatedly|once|too|particularly|especially|has|had|have|himself|herself|\w+ly|также|затем|ещё|еще))*"
_ASIDE = r"(?:,\s(?:who|whose|which|an?|the|as|now|then|in|at|speaking|asked|when|while|former|который|которая)\b[^.;“”«»]{0,160},|\s\([^)]{0,60}\))?"
_SUBJECT = re.compile(
    rf"(?:(?P<role>\b{_ROLE}\b)(?!\s{_UPPER})|(?P<pronoun>{_PRONOUN}\b)|(?P<name>{_NAME})){_ASIDE}{_ADVERB}\s(?:{_VERB})\b"
)
_INVERTED = re.compile(rf"\b(?:{_VERB})\s(?:(?P<pronoun>{_PRONOUN}\b)|(?P<role>{_ROLE}\b)(?!\s{_UPPER})|(?:[\w-]+\s){{0,3}}?(?P<name>{_NAME}))")
_ACCORDING = re.compile(rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Пп]о словам|[Пп]о мнению|[Кк]ак считает)\s(?:(?P<role>{_ROLE}\b)(?!\s{_UPPER})|(?P<pronoun>him|her|его|её)|(?P<name>{_NAME}))")
_TURKIC = re.compile(rf"(?P<name>{_NAME})(?=[^.]{{0,80}}\b(?:деді|дейді|айтты|атап өтті|мәлімдеді)\b)")
_SAYS_INTERVIEW = re.compile(words.INTERVIEW_WORDS, re.IGNORECASE)
_MAINLY = 0.6


@dataclass(frozen=True, slots=True)
class _Prose:
    """A paragraph with its quotations taken out. `quoted`: share of its letters in quotation marks."""

    told: str
    quoted: float
    opens_quoted: bool


def mark_prose(marks: Sequence[Mark], names: Names) -> None:
    """Settle every block that is left as narration or quotation, with whose words it reports."""
    left = [mark for mark in marks if mark.kind is None]
    prose = [_prose_of(mark.block.text) for mark in left]
    main = names.known_as("interviewee") or _most_quoted(prose, names)
    is_interview = any(_SAYS_INTERVIEW.search(mark.block.text) for mark in marks)
    last_speaker = main
    for mark, told in zip(left, prose, strict=True):
        speaker = _speaker(told.told, names, main=main, last=last_speaker)
        if _is_quotation(mark.block.text, told) and is_interview:
            speaker = speaker or main
            mark.settle(Kind.QUOTATION, speaker or None)
        else:
            mark.settle(Kind.NARRATION, speaker or None)
        last_speaker = speaker or last_speaker


def _is_quotation(text: str, prose: _Prose) -> bool:
    if dash_of(text) and not prose.opens_quoted:
        return bool(_SUBJECT.search(text) or _INVERTED.search(text))
    return prose.quoted >= (_MAINLY if prose.opens_quoted else 0.8)


def _prose_of(text: str) -> _Prose:
    """Split direct words from the rest. A quotation that nobody closed goes on to the end of the paragraph."""
    told: list[str] = []
    depth, quoted, straight = 0, 0, False
    for letter in text:
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            depth = max(depth - 1, 0)
        elif letter == '"':
            straight = not straight
        elif depth or straight:
            quoted += 1
            continue
        told.append(letter if letter not in _OPENING + _CLOSING + '"' else " “” ")
    letters = max(len(text), 1)
    opens = text.lstrip("-–— *_>")[:1]
    return _Prose(told="".join(told), quoted=quoted / letters, opens_quoted=opens in {*_OPENING, '"'} and bool(opens))


def _most_quoted(prose: Sequence[_Prose], names: Names) -> str:
    """Whose words the page reports most: the one whom it interviews, where nothing else says so."""
    counts: Counter[str] = Counter()
    for paragraph in prose:
        for pattern in (_SUBJECT, _INVERTED, _ACCORDING):
            for match in pattern.finditer(paragraph.told):
                name = _name_of(match["name"], names) if match["name"] else ""
                if name:
                    counts[name] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _speaker(told: str, names: Names, *, main: str, last: str) -> str:
    """Whose words the narrated part reports: the first subject of a verb of saying, or ""."""
    found = sorted(
        (match.start(), match) for p in (_SUBJECT, _INVERTED, _ACCORDING) for match in p.finditer(told)
    )
    for start, match in found:
        name = _resolved(match, told[:start], names, main=main, last=last)
        if name:
            return name
    turkic = _TURKIC.search(told)
    return _name_of(turkic["name"], names) if turkic else ""


def _resolved(match: re.Match[str], before: str, names: Names, *, main: str, last: str) -> str:
    if match["name"]:
        return _name_of(match["name"], names)
    if match["pronoun"]:
        return last
    role = match["role"].casefold()
    if any(word in role for word in ("interviewer", "journalist", "anchor", "host")):
        return names.known_as("interviewer") if "his" not in role else ""
    sentence = re.split(r"[.!?]\s", before)[-1]
    nearest = [name for m in re.finditer(_NAME, sentence) if (name := _name_of(m[0], names))]
    return nearest[-1] if nearest else main


def _name_of(written: str, names: Names) -> str:
    """The person whom the words name, or "" where they name no person the page knows."""
    tokens = written.replace("’s", "").replace("'s", "").split()
    while tokens and tokens[0].casefold() in words.SENTENCE_OPENERS:
        tokens = tokens[1:]
    plain = " ".join(tokens).rstrip(".")
    if not plain or not names.is_person(plain):
        return ""
    return names.full(plain)
