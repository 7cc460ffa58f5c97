"""Who is said to say something: the subjects of verbs of saying in told prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzreader.core.structure import words
from kzreader.core.structure.names import Names
from kzreader.core.structure.patterns import Pattern

_LETTER = "[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"
_UPPER = rf"(?:(?:{_LETTER}\.){{1,3}}|(?:Mr|Mrs|Ms|Dr)\.|{_LETTER}[\w’'-]{{0,30}})"
_NAME = rf"(?<!\w){_UPPER}(?:\s{_UPPER}){{0,4}}"
_ROLE = (
    r"\b(?:[\w’'-]+ ){0,4}?(?:[Pp]resident|[Mm]inister|[Aa]mbassador|[Cc]hair(?:wo)?man|leader|"
    r"head of state|politician|diplomat|author|"
    r"writer|director|official|interviewer|journalist|anchor|host|professor|scientist|artist|coach|executive|founder|"
    r"[Пп]резидент|[Гг]лава государства|[Мм]инистр|[Пп]осол|писатель|Мемлекет басшысы|[Пп]резиденті)\b"
)
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Оо]н|[Оо]на|[Оо]л)\b"
_ADVERB = r"(?:\s(?:also|then|later|further|again|once|too|has|had|have|himself|herself|\w+ly|также|затем|ещё|еще))*"
_ASIDE = (
    r"(?:,\s(?:who|whose|which|an?|the|as|now|then|in|at|speaking|asked|when|while|former|котор\w\w)\b"
    r"[^.;“”«»]{0,160},|\s\([^)]{0,60}\))?"
)
_SUBJECT = rf"(?:(?P<role>{_ROLE})(?!\s{_UPPER})|(?P<pronoun>{_PRONOUN})|(?P<name>{_NAME}))"
_BEFORE_VERB = Pattern(rf"{_SUBJECT}{_ASIDE}{_ADVERB}\s\Z")
_AFTER_VERB = Pattern(
    rf"\s(?:(?P<pronoun>{_PRONOUN})|(?P<role>{_ROLE})(?!\s{_UPPER})|(?:[\w-]+\s){{0,3}}?(?P<name>{_NAME}))"
)
_ACCORDING = Pattern(rf"\b(?:[Aa]ccording to|[Пп]о словам|[Пп]о мнению|[Кк]ак считает)\s{_SUBJECT}")
_WORD = Pattern(r"[^\W\d_]+")
_TURKIC_VERBS = frozenset({"деді", "дейді", "айтты", "айтады", "мәлімдеді", "өтті"})
_TURKIC = Pattern(rf"(?P<name>{_NAME})(?=[^.]{{0,80}}\Z)")
_SENTENCE = Pattern(r"[.!?]\s")
_REACH = 260
"""Characters before a verb in which its subject is sought."""
_ASKING = ("interviewer", "journalist", "anchor", "host")


def speaker_in(told: str, names: Names, *, main: str, last: str) -> str:
    """Whose words the told part of a paragraph reports, by the first verb of saying that has a person; or "".

    `main` is whom "the president" means where nobody else is near, `last` whom "he" means.
    """
    for match in reports_in(told):
        before = told[max(match.start() - _REACH, 0) : match.start()]
        name = _resolved(match, before, names, main=main, last=last)
        if name:
            return name
    return ""


def reports_in(told: str) -> Iterator[re.Match[str]]:
    """Every place where somebody is said to say something, as a match with one of: name, role, pronoun."""
    yield from _ACCORDING.finditer(told)
    for word in _WORD.finditer(told):
        verb = word[0].casefold()
        if verb not in words.SPEECH_VERBS:
            continue
        start = max(word.start() - _REACH, 0)
        # The pattern ends at the verb, so that the subject is the one nearest to it.
        yield from _BEFORE_VERB.finditer(told, start, word.start())
        after = _AFTER_VERB.match(told, word.end())
        if after:
            yield after
        if verb in _TURKIC_VERBS:
            yield from _TURKIC.finditer(told, start, word.start())


def name_in(match: re.Match[str], names: Names) -> str:
    """The person whom the match names, or "" where its words name no person that the page knows."""
    return _person(match["name"], names) if match["name"] else ""


def _resolved(match: re.Match[str], before: str, names: Names, *, main: str, last: str) -> str:
    groups = match.groupdict()
    if groups["name"]:
        return _person(groups["name"], names)
    if groups["pronoun"]:
        return last
    role = groups["role"].casefold()
    if any(word in role for word in _ASKING):
        return names.known_as("interviewer") if role.startswith("the") else ""
    sentence = _SENTENCE.split(before)[-1]
    nearest = [name for found in re.finditer(_NAME, sentence) if (name := _person(found[0], names))]
    return nearest[-1] if nearest else main


def _person(written: str, names: Names) -> str:
    tokens = written.replace("’s", "").replace("'s", "").split()
    while tokens and tokens[0].casefold() in words.SENTENCE_OPENERS:
        tokens = tokens[1:]
    plain = " ".join(tokens).rstrip(".")
    return names.full(plain) if plain and names.is_person(plain) else ""
