"""Names that a reader's own documents hold and the gazetteer does not, as suggestions to confirm.

Two sources: abbreviations that the text itself explains, "Shanghai Cooperation Organization (SCO)", by matching
letters from the right (after Schwartz and Hearst, 2003); and runs of capitalised words that come back, in Latin and in
Cyrillic letters, whatever their case endings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kzreader.core.crossrefs.repeated import Place
from kzreader.core.crossrefs.terms import stem
from kzreader.core.crossrefs.values import EntityType
from kzreader.core.interview import FURNITURE, Interview
from kzreader.core.sentences import sentences
from kzreader.core.structure.words import SPEECH_VERBS
from kzreader.core.text import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LETTERS = r"[^\W\d_]"
_NAME_WORD = rf"(?:{_LETTERS}\.){{1,3}}|{_LETTERS}[^\W_]*(?:[-’'ʼ]{_LETTERS}[^\W_]*)*"
_WORD = re.compile(_NAME_WORD)
_BRACKETED = re.compile(r"\(([^()\n]{2,80})\)")
_ABBREVIATION = re.compile(rf"(?=(?:[^()\s]*[^\W\d_]){{2}}){_LETTERS}[\w&./-]{{1,9}}")
_JOINING = frozenset({"of", "for", "the", "de", "al", "bin", "ibn", "van", "von", "по", "и", "of the"})
_MOST_WORDS = 7
_HEADLINE = 0.8
"""Share of capitalised words from which a sentence is written in title case."""
_FEWEST_TIMES = 2
_FEWEST_TIMES_SINGLE = 3
"""A single capitalised word proves less."""
_MOST = 200
_TITLES = _words(
    "president prime minister foreign deputy mr mrs ms dr professor chairman chairwoman ambassador secretary general "
    "director king queen prince princess pope sir lord lady governor mayor senator first former head state leader "
    "президент премьер-министр премьер министр посол глава председатель господин госпожа директор секретарь мырза "
    "ханым министрі президенті"
)
_NO_NAMES = _words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday i yes no question answer photo credit the this that these those it he she we "
    "they you in on at and but so as if when there what how why who where our my his her their its covid "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь я да нет вопрос ответ фото это"
)
_ADJECTIVE = re.compile(r"\w{2,}(?:ese|ish)|(?:kazakh|uzbek|kyrgyz|tajik|turkmen|greek|french|dutch|german|\w+-\w*ese)")
_ORGANISATION = re.compile(
    r"(?:organi[sz]ation|ministry|university|institute|bank|council|agency|company|committee|union|association|party|"
    r"authority|corporation|commission|foundation|fund|court|parliament|ltd|inc|academy|centre|center|club|federation|"
    r"группа|"
    r"организаци|министерств|университет|институт|банк|совет|агентств|компани|комитет|союз|ассоциаци|партия|фонд|суд|"
    r"академи|центр|федераци|ұйым|министрлі|одағ|қор)",
    re.IGNORECASE,
)
_ORIGINS = _words("chinese kazakh russian american british french german japanese turkish uzbek")
"""Before a title and a name: "Chinese President Xi Jinping"."""
_BEFORE_PLACE = frozenset({"in", "at", "from", "near", "to", "в", "во", "из", "около"})


class NameSuggestion(NamedTuple):
    """A name that may be worth an entity of its own.

    `explained`: the text gives the abbreviation among `aliases` for the name. `type` is a guess.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    explained: bool = False


class Abbreviation(NamedTuple):
    """An abbreviation that a text explains: "SCO", "Shanghai Cooperation Organization", and where both stand."""

    short: str
    long: str
    short_span: Span
    long_span: Span


@dataclass(slots=True)
class _Group:
    """Forms of one name, with where they stand."""

    forms: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    titled: int = 0
    after_place_word: int = 0
    says: int = 0
    inside: int = 0
    """Times it stands inside a sentence, where a capital says that it is a name."""

    def take(self, other: _Group) -> None:
        """Count the forms and places of `other` as well."""
        self.forms.update(other.forms)
        self.places += other.places
        self.titled += other.titled
        self.after_place_word += other.after_place_word
        self.says += other.says
        self.inside += other.inside


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that `text` explains in brackets, either way round, in reading order."""
    for match in _BRACKETED.finditer(text):
        inside = match[1].strip()
        start = match.start(1) + match[1].index(inside)
        before = text[max(0, match.start() - 160) : match.start()].rstrip()
        before = before[before.rfind("\n") + 1 :]
        if _is_abbreviation(inside):
            long = _long_form(inside, before)
            if long:
                end = match.start() - (len(text[: match.start()]) - len(text[: match.start()].rstrip()))
                yield Abbreviation(inside, long, Span(start, start + len(inside)), Span(end - len(long), end))
            continue
        word = before.split()[-1] if before.split() else ""
        if _is_abbreviation(word) and _long_form(word, inside) == inside:
            end = match.start() - (len(text[: match.start()]) - len(text[: match.start()].rstrip()))
            yield Abbreviation(word, inside, Span(end - len(word), end), Span(start, start + len(inside)))


def suggest_names(
    interviews: Sequence[Interview], *, known: Mapping[str, Sequence[Span]], refused: Iterable[str] = ()
) -> tuple[NameSuggestion, ...]:
    """Names in `interviews` that may be worth confirming, those that come most often first.

    `known` gives for each document id the spans that are mentions already; `refused` are names that the reader
    did not want. Furniture takes no part. Deterministic.
    """
    groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    explained: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for interview in interviews:
        taken = known.get(interview.id, ())
        for found in abbreviations(interview.text):
            if not any(span.overlaps(found.long_span) for span in taken):
                explained[_key(found.long)].add(found.short)
                groups[_key(found.long)].forms[found.long] += 1
        for name in _names(interview):
            if not any(span.overlaps(name.span) for span in taken):
                _count(groups[_key(name.words)], interview.id, name)
    _join_abbreviations(groups, explained)
    _join_surnames(groups)
    unwanted = {name.casefold() for name in refused}
    suggested = (_suggestion(group, explained.get(key, set())) for key, group in groups.items())
    chosen = [one for one in suggested if one is not None and one.name.casefold() not in unwanted]
    return tuple(sorted(chosen, key=lambda one: (-len(one.places), one.name)))[:_MOST]


class _Name(NamedTuple):
    words: str
    span: Span
    titled: bool
    opens: bool
    """Whether it begins a sentence."""
    after: str
    """The word before it."""
    before: str
    """The word after it."""


def _is_abbreviation(word: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(word)) and sum(sign.isupper() for sign in word) * 2 >= len(word)


def _long_form(short: str, before: str) -> str:
    """The words at the end of `before` that `short` stands for, or ""."""
    words = list(_WORD.finditer(before))[-min(len(short) + 5, 2 * len(short)) :]
    letters = [sign.casefold() for sign in short if sign.isalnum()]
    if not words or words[-1].end() < len(before.rstrip("”\"'»")):
        return ""
    left, first = len(letters) - 1, None
    for at in range(len(words) - 1, -1, -1):
        if left >= 0 and words[at][0][0].casefold() == letters[left]:
            left, first = left - 1, at
        elif left >= 0 and words[at][0].casefold() not in _JOINING and not _has_inside(words[at][0], letters[left]):
            break
        if left < 0:
            break
    if left >= 0 or first is None:
        return ""
    return before[words[first].start() :].rstrip("”\"'»")


def _has_inside(word: str, letter: str) -> bool:
    return letter in word.casefold()


def _names(interview: Interview) -> Iterator[_Name]:
    for paragraph in interview.paragraphs:
        if paragraph.kind in FURNITURE:
            continue
        for span in sentences(interview.text, paragraph.body):
            yield from _names_in(interview.text, span)


def _names_in(text: str, span: Span) -> Iterator[_Name]:
    """Runs of capitalised words of a sentence; a sentence in capitals or title case throughout has none."""
    words = list(_WORD.finditer(text, span.start, span.end))
    if len(words) > 4 and sum(word[0][0].isupper() for word in words) > _HEADLINE * len(words):
        return
    at = 0
    while at < len(words):
        end = _run_end(text, words, at)
        if end == at:
            at += 1
            continue
        first = at
        while first < end and _bare(words[first][0]) in _TITLES | _NO_NAMES | _JOINING | _ORIGINS:
            first += 1
        if first < end and any(len(_bare(word[0])) > 1 for word in words[first:end]):
            start, stop = words[first].start(), words[end - 1].end()
            stop -= 2 if text[start:stop].endswith(("’s", "'s")) else 0
            after, before = (_bare(words[i][0]) if 0 <= i < len(words) else "" for i in (at - 1, end))
            titled = any(_bare(word[0]) in _TITLES for word in words[at:first])
            yield _Name(" ".join(text[start:stop].split()), Span(start, stop), titled, first == 0, after, before)
        at = end


def _run_end(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """The word after the run of capitalised words that begins at `at`; `at` itself where none begins."""
    end = at
    while end < len(words) and end - at < _MOST_WORDS:
        word = words[end]
        if end > at and text[words[end - 1].end() : word.start()].strip(" \u00a0"):
            break
        if word[0][0].isupper():
            end += 1
        elif end > at and word[0] in _JOINING and end + 1 < len(words) and words[end + 1][0][0].isupper():
            if word[0] in {"и", "the", "по"} or text[word.end() : words[end + 1].start()].strip():
                break
            end += 2
        else:
            break
    return end


def _bare(word: str) -> str:
    return word.casefold().removesuffix("’s").removesuffix("'s").rstrip(".")


def _key(words: str) -> tuple[str, ...]:
    return tuple(stem(_bare(word)) for word in words.split())


def _count(group: _Group, document: str, name: _Name) -> None:
    group.forms[name.words] += 1
    group.places.append(Place(document, name.span))
    group.titled += name.titled
    group.inside += not name.opens
    group.after_place_word += name.after in _BEFORE_PLACE
    group.says += name.before in SPEECH_VERBS


def _join_abbreviations(groups: dict[tuple[str, ...], _Group], explained: Mapping[tuple[str, ...], set[str]]) -> None:
    """Count what an abbreviation stands for where only the abbreviation stands."""
    for key, shorts in explained.items():
        for short in sorted(shorts):
            if groups.get(_key(short)) is not None and _key(short) != key:
                groups[key].take(groups.pop(_key(short)))


def _join_surnames(groups: dict[tuple[str, ...], _Group]) -> None:
    """Count a surname alone with the full name that ends with it, the most frequent where there are several."""
    by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in groups:
        if 1 < len(key) <= 3:
            by_last[key[-1]].append(key)
    for last, full in by_last.items():
        if (last,) in groups:
            likeliest = max(full, key=lambda key: (len(groups[key].places), key))
            groups[likeliest].take(groups.pop((last,)))


def _suggestion(group: _Group, shorts: set[str]) -> NameSuggestion | None:
    forms = sorted(group.forms, key=lambda form: (-len(form.split()), -group.forms[form], len(form), form))
    name = forms[0]
    times = len(group.places)
    needed = _FEWEST_TIMES if " " in name else _FEWEST_TIMES_SINGLE
    if not shorts and (times < needed or group.inside < needed - 1 or _is_none(name)):
        return None
    aliases = (*sorted(shorts), *(form for form in forms[1:] if form != name))
    places = tuple(sorted(set(group.places)))
    return NameSuggestion(name, _type(name, group), tuple(dict.fromkeys(aliases)), places, explained=bool(shorts))


def _is_none(name: str) -> bool:
    return _bare(name) in _NO_NAMES | _TITLES or bool(_ADJECTIVE.fullmatch(_bare(name)))


def _type(name: str, group: _Group) -> EntityType:
    if _ORGANISATION.search(name) or name.isupper():
        return "organisation"
    if group.titled or group.says:
        return "person"
    if group.after_place_word:
        return "place"
    if " of " in name:
        return "organisation"
    return "person" if len(name.split()) in (2, 3) else "place"
