"""Prose: what only reports and what is mainly somebody's direct words, and whose words they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import words
from kzreader.core.structure.dashes import dash_of
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names

_OPENING = "“«„「『"
_VERB = rf"(?:{words.SPEECH_VERBS}|{words.SPEECH_VERBS_OTHER})"
_LETTER = "[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"
_UPPER = rf"(?:(?:{_LETTER}\.){{1,3}}|(?:Mr|Mrs|Ms|Dr)\.|{_LETTER}[\w’'-]{{0,30}})"
_NAME = rf"(?<!\w){_UPPER}(?:\s{_UPPER}){{0,4}}"
_ROLE = (
    r"(?:[Tt]he |[Hh]is |[Hh]er |[Tt]heir )?(?:[A-Z]?[\w’'-]+ ){0,3}?(?:president|leader|minister|ambassador|chairman|chairwoman|head of state|politician|diplomat|"
    r"author|writer|director|official|interviewer|journalist|anchor|host|professor|scientist|actor|actress|singer|artist|coach|"
    r"CEO|chief executive|founder|President|Prime Minister|Ambassador|Minister|Chairman|президент|глава государства|министр|посол|"
    r"Президент|Глава государства|Министр|Посол|писатель|режисс[её]р|Мемлекет басшысы|Президент|президенті)"
)
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Tt]hey|он|она|Он|Она|ол|Ол)"
_ADVERB = r"(?:\s(?:also|then|later|further|again|clearly|repeatedly|once|too|particularly|especially|has|had|have|himself|herself|\w+ly|также|затем|ещё|еще))*"
_ASIDE = r"(?:,\s(?:who|whose|which|an?|the|as|now|then|in|at|speaking|asked|when|while|former|который|которая)\b[^.;“”«»]{0,160},|\s\([^)]{0,60}\))?"
_SAYS = re.compile(rf"\b(?:{_VERB})\b")
_SUBJECT = re.compile(
    rf"(?:(?P<role>\b{_ROLE}\b)(?!\s{_UPPER})|(?P<pronoun>{_PRONOUN}\b)|(?P<name>{_NAME})){_ASIDE}{_ADVERB}\s(?:{_VERB})\b"
)
_INVERTED = re.compile(rf"\b(?:{_VERB})\s(?:(?P<pronoun>{_PRONOUN}\b)|(?P<role>{_ROLE}\b)(?!\s{_UPPER})|(?:[\w-]+\s){{0,3}}?(?P<name>{_NAME}))")
_ACCORDING = re.compile(rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Пп]о словам|[Пп]о мнению|[Кк]ак считает)\s(?:(?P<role>{_ROLE}\b)(?!\s{_UPPER})|(?P<pronoun>him|her|его|её)|(?P<name>{_NAME}))")
_TURKIC = re.compile(rf"(?P<name>{_NAME})(?=[^.]{{0,80}}\b(?:деді|дейді|айтты|атап өтті|мәлімдеді)\b)")
_SAYS_INTERVIEW = re.compile(words.INTERVIEW_WORDS, re.IGNORECASE)
_MAINLY = 0.6
_QUOTE = re.compile(r"[“«„「『”»」』\"]")
_READ = 6000
"""Characters of a paragraph that are read for its speaker: enough for any, and no wait for a book on one line."""
_REACH = 260
"""Characters before a verb in which its subject is sought."""


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
        return next(_reports(text[:_READ]), None) is not None
    return prose.quoted >= (_MAINLY if prose.opens_quoted else 0.8)


def _prose_of(text: str) -> _Prose:
    """Split direct words from the rest. A quotation that nobody closed goes on to the end of the paragraph."""
    told: list[str] = []
    depth, quoted, straight, previous = 0, 0, False, 0
    for match in _QUOTE.finditer(text):
        if depth or straight:
            quoted += match.start() - previous
        else:
            told += [text[previous : match.start()], " “” "]
        mark = match[0]
        if mark == '"':
            straight = not straight
        else:
            depth = depth + 1 if mark in _OPENING else max(depth - 1, 0)
        previous = match.end()
    if depth or straight:
        quoted += len(text) - previous
    else:
        told.append(text[previous:])
    opens = text.lstrip("-–— *_>")[:1]
    return _Prose(
        told="".join(told)[:_READ], quoted=quoted / max(len(text), 1), opens_quoted=bool(_QUOTE.match(opens))
    )


def _reports(told: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every place where somebody is said to say something: its offset, and the match that names the subject."""
    for match in _ACCORDING.finditer(told):
        yield match.start(), match
    for verb in _SAYS.finditer(told):
        start = max(verb.start() - _REACH, 0)
        for match in _SUBJECT.finditer(told, start, verb.end()):
            if match.end() == verb.end():
                yield match.start(), match
        inverted = _INVERTED.match(told, verb.start())
        if inverted:
            yield inverted.start(), inverted


def _most_quoted(prose: Sequence[_Prose], names: Names) -> str:
    """Whose words the page reports most: the one whom it interviews, where nothing else says so."""
    counts: Counter[str] = Counter()
    for paragraph in prose[:200]:
        for _, match in _reports(paragraph.told[:1000]):
            name = _name_of(match["name"], names) if match["name"] else ""
            if name:
                counts[name] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _speaker(told: str, names: Names, *, main: str, last: str) -> str:
    """Whose words the narrated part reports: the first subject of a verb of saying, or ""."""
    for start, match in _reports(told):
        name = _resolved(match, told[max(start - _REACH, 0) : start], names, main=main, last=last)
        if name:
            return name
    turkic = _TURKIC.search(told[:600])
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
