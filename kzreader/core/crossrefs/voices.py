"""Who says what, and how it is told: direct words, words quoted in a reporter's sentence, reported speech, questions.

Paragraphs that are a turn are their speaker's words. In told prose, what stands in quotation marks is somebody's own
words, a sentence with a verb of saying reports, and the rest is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kzreader.core.crossrefs.said import Attribution, Manner, Voice, said_by, same_person, speakers, voice_at
from kzreader.core.interview import FURNITURE, SPOKEN, Interview, Paragraph
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.sentences import sentences
from kzreader.core.structure import words
from kzreader.core.structure.attribution import name_in, reports_in, speaker_in
from kzreader.core.structure.names import Names
from kzreader.core.text import Span

__all__ = ["Attribution", "Manner", "Voice", "said_by", "same_person", "speakers", "voice_at", "voices"]

_OPENING, _CLOSING = "“«„「『", "”»」』"
_MARKS = re.compile(f'[{_OPENING}{_CLOSING}"]')
_FEWEST_QUOTED = 2
"""Words in quotation marks that somebody is quoted by: a single one is more often a title or a doubt."""
_ENDS = re.compile(r"[.!?…。！？][”»」』\"'’)]*\Z")
_COMMA = re.compile(r"[,，][”»」』\"'’]*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    {"a", "an", "the", "of", "and", "or", "in", "on", "at", "for", "to", "with", "from", "by", "и", "в", "на", "о"}
)
_PARTICIPLE = re.compile(
    r"\b(?:noting|adding|saying|stressing|explaining|emphasi[sz]ing|underlining|pointing out|recalling|arguing|"
    r"отметив|подчеркнув|добавив|пояснив|напомнив)\b",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\A[^(].*\b(?:should|must|needs? to|ought|would|has to|have to|cannot|должн\w*|нужно|необходимо|следует)\b"
)
"""What no writer says of the world in a report, only the one who is reported."""
_SAID_NEAR = 60
"""Characters after a quotation in which a verb of saying makes the comma before it the end of a sentence."""


def voices(interview: Interview) -> tuple[Voice, ...]:
    """Who says what, in reading order and without gaps but for titles, furniture, labels and white space."""
    names = Names(interview.text, people=interview.people)
    interviewers = {person.name for person in interview.people if person.role == "interviewer"}
    main = names.known_as("interviewee")
    found: list[Voice] = []
    for paragraph in interview.paragraphs:
        if paragraph.kind in FURNITURE or paragraph.kind in (Kind.TITLE, Kind.HEADING):
            continue
        if paragraph.kind in SPOKEN:
            asked = paragraph.kind is Kind.QUESTION or paragraph.speaker in interviewers
            if paragraph.body:
                manner = Manner.ASKED if asked else Manner.DIRECT
                found.append(Voice(paragraph.body, manner, paragraph.speaker))
        else:
            found.extend(_told(interview.text, paragraph, names, main=main))
    return tuple(found)


def _told(text: str, paragraph: Paragraph, names: Names, *, main: str) -> Iterator[Voice]:
    """The voices of a paragraph of prose: its quotations, and the sentences round them."""
    quotations = list(_quotations(text, paragraph))
    last = paragraph.speaker or main
    goes_on = False
    for place in sentences(text, paragraph.body):
        inside = [(span, manner) for span, manner in quotations if place.start <= span.start < place.end]
        told = _without(place, [span for span, _ in quotations])
        words_told = " “” ".join(span.of(text) for span in told)
        named = speaker_in(words_told, names, main=main, last=last)
        last = named or last
        speaker = named or paragraph.speaker
        attributes = any(quoted is Manner.DIRECT and span.overlaps(place) for span, quoted in quotations)
        reports = bool(named) or (speaker is not None and _reports(words_told, names, goes_on=goes_on))
        goes_on = reports or (goes_on and words_told.startswith("("))
        manner = Manner.REPORTED if reports and not attributes else Manner.TOLD
        found = [Voice(span, manner, speaker if reports and not attributes else None) for span in told]
        for span, quoted in inside:
            before = Span(place.start, max(span.start, place.start)).of(text)
            found.append(Voice(span, quoted, _named_last(before, names) or speaker))
        yield from sorted(found)


def _reports(told: str, names: Names, *, goes_on: bool) -> bool:
    """Whether somebody is said to say it, or it goes on with what the sentence before reports as a view."""
    if any(match.groupdict().get("pronoun") or name_in(match, names) for match in reports_in(told)):
        return True
    return bool(_PARTICIPLE.search(told)) or (goes_on and bool(_VIEW.search(told)))


def _named_last(told: str, names: Names) -> str:
    """The person whom the words right before a quotation name as saying something, or ""."""
    found = [name for match in reports_in(told) if (name := name_in(match, names))]
    return found[-1] if found else ""


def _quotations(text: str, paragraph: Paragraph) -> Iterator[tuple[Span, Manner]]:
    """What stands in quotation marks, with the marks; quotations within quotations are part of them."""
    for span in _quoted(text, paragraph.body):
        inner = span.of(text).strip(_OPENING + _CLOSING + '"')
        found = _WORD.findall(inner)
        if paragraph.kind is not Kind.QUOTATION and (len(found) < _FEWEST_QUOTED or _is_title(found)):
            continue
        yield span, Manner.DIRECT if _is_whole(text, span, found) else Manner.PARTIAL


def _quoted(text: str, within: Span) -> Iterator[Span]:
    """Spans in quotation marks; one that nobody closed goes on to the end."""
    depth, start = 0, -1
    for match in _MARKS.finditer(text, within.start, within.end):
        mark = match[0]
        opens = mark in _OPENING or (mark == '"' and depth == 0)
        if opens:
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.end())
    if depth:
        yield Span(start, within.end)


def _is_title(found: Sequence[str]) -> bool:
    """Whether the words are written as a name, as “The Soldier Left for War” is."""
    telling = [word for word in found if word.casefold() not in _SMALL]
    if len(found) > 8 or not telling:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in telling)


def _is_whole(text: str, span: Span, found: Sequence[str]) -> bool:
    """Whether the quotation is a sentence: it begins as one, and ends as one or where the writer says who said it."""
    if not found or found[0][0].islower():
        return False
    quoted = span.of(text)
    if _ENDS.search(quoted):
        return True
    after = text[span.end : span.end + _SAID_NEAR]
    if _COMMA.search(quoted) or after.lstrip()[:1] in ",—–-":
        clause = re.split(r"[.!?;]", after, maxsplit=1)[0]
        return any(word.casefold() in words.SPEECH_VERBS for word in _WORD.findall(clause))
    return False


def _without(place: Span, taken: Sequence[Span]) -> list[Span]:
    """What is left of `place`."""
    left: list[Span] = []
    start = place.start
    for span in taken:
        if span.end <= start or span.start >= place.end:
            continue
        if span.start > start:
            left.append(Span(start, span.start))
        start = span.end
    if start < place.end:
        left.append(Span(start, place.end))
    return left
