"""What can be told of a reader's own document from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kzreader.core.interview import SPOKEN, Paragraph, Person
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import words
from kzreader.core.structure.patterns import Pattern
from kzreader.core.structure.people import guess_people, language_of, role_names

_MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
_DAY_MONTH = Pattern(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+(?P<year>\d{{4}})", re.I
)
_MONTH_DAY = Pattern(rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I)
_MONTH_ONLY = Pattern(rf"\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>\d{{4}})", re.I)
_ISO = Pattern(r"\b(?P<year>(?:19|20)\d{2})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})")
_DOTTED = Pattern(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d{2})\b")
_OUTLET = Pattern(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?"
    r"(?P<a>[A-ZА-Я][\w’'&. -]{1,40}?)\s*(?:\d{4}|[.|,]|all rights|$)|"
    r"^(?:source|via|источник|дереккөз|来源)[:：]\s*(?P<b>[^\n,;|]{2,50})",
    re.I,
)
_HEADLINE_END = Pattern(r".{15,}\s[-–—|]\s(?P<outlet>[^-–—|]{3,40})$")
_FIRST = 15
_MARKUP = "#*_ \t"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Guesses; each is empty where the text gives no ground for one.

    `date`: ISO 8601 date or month. `language`: BCP 47. `kind`: transcript or report.
    """

    title: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""
    kind: str = ""
    people: tuple[Person, ...] = ()


def guess_metadata(text: str, paragraphs: Sequence[Paragraph]) -> Metadata:
    """Title, outlet, date, language, kind and people of a document as its text gives them."""
    lines = [" ".join(p.span.of(text)[:600].split()) for p in paragraphs]
    title = next((p.span.of(text) for p in paragraphs if p.kind is Kind.TITLE), "")
    return Metadata(
        title=" ".join(title.strip(_MARKUP).split()),
        outlet=_outlet(paragraphs, lines),
        date=_date(paragraphs, lines),
        language=language_of(text),
        kind=_kind(paragraphs),
        people=_people(text, paragraphs, lines),
    )


def _outlet(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> str:
    for paragraph, line in zip(paragraphs, lines, strict=True):
        match = _OUTLET.search(line) if paragraph.kind is Kind.NOTE else None
        if match:
            return (match["a"] or match["b"]).strip(" .")
    ends = Counter(
        match["outlet"]
        for paragraph, line in zip(paragraphs, lines, strict=True)
        if paragraph.kind is Kind.CAPTION and (match := _HEADLINE_END.match(line))
    )
    return next((outlet for outlet, count in ends.most_common(1) if count > 1), "")


def _date(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> str:
    """The first date among the notes above the text, or under it; else the first in the title or the lead."""
    pairs = list(zip(paragraphs, lines, strict=True))
    notes = [line for p, line in [*pairs[:_FIRST], *pairs[-4:]] if p.kind is Kind.NOTE]
    heads = [line[:200] for p, line in pairs[:_FIRST] if p.kind in {Kind.TITLE, Kind.LEAD}]
    return next((date for line in [*notes, *heads] if (date := _date_in(line))), "")


def _date_in(line: str) -> str:
    for pattern in (_ISO, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        match = pattern.search(line)
        if match and (date := _iso(match["year"], match["month"], match["day"])):
            return date
    match = _MONTH_ONLY.search(line)
    return _iso(match["year"], match["month"], "") if match else ""


def _iso(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else words.MONTHS[month.casefold()]
    if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _kind(paragraphs: Sequence[Paragraph]) -> str:
    spoken = sum(1 for paragraph in paragraphs if paragraph.kind in SPOKEN)
    told = sum(1 for paragraph in paragraphs if paragraph.kind in {Kind.NARRATION, Kind.QUOTATION, Kind.LEAD})
    if spoken > told:
        return "transcript"
    return "report" if told else ""


def _people(text: str, paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> tuple[Person, ...]:
    """Who asks and who answers, in the order in which they first speak; where nobody speaks, who is named as such."""
    nameless = set(role_names(text))
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.speaker and paragraph.speaker not in nameless and paragraph.kind in _ROLES:
            found.setdefault(paragraph.speaker, _ROLES[paragraph.kind])
    if not found:
        return guess_people(lines)
    return tuple(Person(name=name, role=role) for name, role in found.items())


_ROLES = {Kind.QUESTION: "interviewer", Kind.ANSWER: "interviewee", Kind.TURN: "speaker", Kind.QUOTATION: "interviewee"}
