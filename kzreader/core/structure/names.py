"""People as a reader would name them: surnames, initials and offices resolved to the full name the page gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kzreader.core.interview import Person
from kzreader.core.structure import words
from kzreader.core.structure.patterns import Pattern

_CAPITAL = "[A-ZÀ-ÖØ-ÞČŠŽŁŚŻĞİŞА-ЯЁЄІЇҐӘҒҚҢӨҰҮҺ]"
_CAPITALISED = rf"(?:(?:{_CAPITAL}\.)+(?:{_CAPITAL}[\w'’‘`-]{{2,40}})?|{_CAPITAL}[\w'’‘`-]{{0,40}})"
_RUN = Pattern(rf"(?<!\w){_CAPITALISED}(?: {_CAPITALISED}){{0,7}}")
_HEADLINE_WORDS = frozenset(
    {
        "exclusive",
        "interview",
        "news",
        "press",
        "conference",
        "briefing",
        "summit",
        "transcript",
        "talks",
        "remarks",
        "radio",
    }
)
"""What stands beside names in headlines in title case, and in none: "Mayor Nurlan Press Conference"."""

_AND = frozenset({"and", "&", "и", "және", "with", "с"})
"""What makes two people of a name."""
_CONTRACTED = Pattern(r"(?<=\b[iy])['’]m$|['’](?:ve|re|ll|d)$")
_GLUED_INITIAL = Pattern(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})")
_READ = 300_000
"""Characters of a text that are read for names: enough for any interview, and no wait for a book."""

_UNIQUE_OFFICES = frozenset(
    {"president", "prime minister", "chairman", "chancellor", "ambassador", "minister", "президент", "премьер-министр"}
)

_OFFICES_IN_LETTERS = {"pm": "prime minister", "vp": "vice president", "sg": "secretary-general"}
"""Labels that are the letters of an office, where the page names it, and nobody's initials."""

_RUSSIAN_ENDINGS = ("ом", "ем", "ым", "ой", "ей", "ою", "а", "у", "е", "я", "ю", "ы")
_KAZAKH_ENDINGS = (
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "мен",
    "бен",
    "пен",
    "ға",
    "ге",
    "қа",
    "ке",
    "ды",
    "ді",
    "ты",
    "ті",
    "ны",
    "ні",
)


class Names:
    """The names of people that a page holds. Built once from text and what is known; asked many times."""

    def __init__(self, text: str, *, people: Sequence[Person] = (), labels: Iterable[str] = ()) -> None:
        self._people = tuple(people)
        self._known = [person.name for person in people]
        self._counts: Counter[str] = Counter()
        self._by_title: dict[str, Counter[str]] = defaultdict(Counter)
        told = text[:_READ].casefold()
        self._shortened = frozenset(letters for letters, office in _OFFICES_IN_LETTERS.items() if office in told)
        for office, name in _runs(text[:_READ]):
            if " " in name:
                self._counts[name] += 1
            if office:
                self._by_title[office][name] += 1
        for label in labels:
            name = without_office(label)
            if len(name.split()) > 1 and _AND.isdisjoint(name.casefold().split()):
                self._counts[_natural(name)] += 3
        self._by_last: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_initials: dict[str, Counter[str]] = defaultdict(Counter)
        for name, count in self._counts.items():
            tokens = name.split()
            self._by_last[tokens[-1].casefold()][name] += count
            self._by_initials["".join(token[0] for token in tokens).casefold()][name] += count
            if len(tokens) > 2:
                self._by_initials[(tokens[0][0] + tokens[-1][0]).casefold()][name] += count

    def full(self, written: str) -> str:
        """The fullest form of a name as the page or the list of people gives it, or as written but in natural case."""
        if written.casefold() in self._shortened:
            return written
        written = _GLUED_INITIAL.sub(" ", written)
        name = without_office(written)
        if not name:
            return self._by_office(written)
        for known in self._known:
            if _same_person(name, known):
                return known
        tokens = name.split()
        if len(tokens) == 1:
            return self._by_surname(name) or self._from_initials(name) or _natural(written)
        if _is_initialled(tokens):
            return self._by_surname(tokens[-1]) or _natural(name)
        return self._in_natural_case(name)

    def is_name(self, written: str) -> bool:
        """Whether the page or the list of people knows somebody by that name or surname."""
        name = without_office(written)
        return bool(name) and (
            any(_same_person(name, known) for known in self._known) or name.split()[-1].casefold() in self._by_last
        )

    def is_participant(self, written: str) -> bool:
        """Whether the list of people holds somebody of that name or surname."""
        name = without_office(written)
        return bool(name) and any(_same_person(name, known) for known in self._known)

    def is_person(self, written: str) -> bool:
        """Whether somebody of that name takes part, or is named with an office or in full in the text."""
        name = without_office(written)
        if not name:
            return False
        if self.is_participant(written):
            return True
        return name in self._counts if " " in name else bool(self._by_surname(name))

    def known_as(self, role: str) -> str:
        """The name of the person with that role in the list of people, or ""."""
        return next((person.name for person in self._people if person.role == role), "")

    def from_initials(self, letters: str) -> str:
        """The name that the initials stand for, or ""."""
        return self._from_initials(letters)

    def _by_surname(self, surname: str) -> str:
        for form in _base_forms(surname.casefold()):
            found = self._by_last.get(form)
            if found:
                return max(found.items(), key=lambda item: (item[1], -len(item[0])))[0]
        return ""

    def _from_initials(self, letters: str) -> str:
        plain = letters.replace(".", "").casefold()
        found = self._by_initials.get(plain) if letters.isupper() and 2 <= len(plain) <= 4 else None
        if not found:
            return ""
        return max(found.items(), key=lambda item: item[1])[0]

    def _by_office(self, written: str) -> str:
        """Whoever the page names with that office: "The President" where it has "President Obama"."""
        office = " ".join(written.casefold().split()).removeprefix("the ")
        if office not in _UNIQUE_OFFICES:
            return _natural(written)
        named = self._by_title.get(office.split()[-1])
        if not named:
            return self.known_as("interviewee") or _natural(written)
        holder = max(named.items(), key=lambda item: item[1])[0]
        if " " in holder:
            return holder
        return self._known_or_full(holder) or f"{_natural(written).removeprefix('The ')} {holder}"

    def _known_or_full(self, surname: str) -> str:
        known = next((known for known in self._known if _same_person(surname, known)), "")
        return known or self._by_surname(surname)

    def _in_natural_case(self, name: str) -> str:
        if not name.isupper() and not any(len(t) > 2 and t.isupper() for t in name.split()):
            return name
        found = self._by_last.get(name.rsplit(maxsplit=1)[-1].casefold(), Counter())
        same = [other for other in found if other.casefold() == name.casefold() and not other.isupper()]
        return same[0] if same else _natural(name)


def without_office(written: str) -> str:
    """The name alone: "General Desk reporter Wang Guan" is "Wang Guan", "MR. CARNEY" is "CARNEY"; "" for an office."""
    tokens = written.split()
    last = -1
    for index, token in enumerate(tokens):
        word = token.casefold().rstrip(".,")
        if word in words.OFFICES or word in words.HONORIFICS or word in words.ASKING_ROLES:
            last = index
    rest = [token for token in tokens[last + 1 :] if not token.strip("#№").isdigit()]
    if last >= 0 and rest and rest[0].casefold() in words.PARTICLES:
        return ""
    if last >= 0 and not rest and last >= 2 and tokens[0].casefold() not in words.PARTICLES | {"the"}:
        return ""
    return " ".join(rest)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Every run of up to four capitalised words, as names are written, and the office before it or ""."""
    for match in _RUN.finditer(text):
        if " " not in match[0]:
            continue
        run = _GLUED_INITIAL.sub(" ", match[0]).split(" ")
        # "Minister of Culture Aliya Nurlan": what follows "of" belongs to the office.
        of_office = len(run) > 2 and text[max(match.start() - 4, 0) : match.start()] == " of "
        yield from _name_in(run[1:] if of_office else run)


def _name_in(run: list[str]) -> Iterator[tuple[str, str]]:
    start, office = 0, ""
    for index, word in enumerate(run):
        if word.casefold() in _HEADLINE_WORDS:
            if start < index and (office or index - start > 1):
                yield office, " ".join(run[start:index])
            start, office = index + 1, ""
            continue
        plain = _CONTRACTED.sub("", word.casefold().rstrip("."))
        if (
            plain in words.OFFICES
            or plain in words.HONORIFICS
            or plain in words.SENTENCE_OPENERS
            or plain in words.MONTHS
            or word.endswith(("’s", "'s"))
        ):
            if word.endswith(("’s", "'s")) and 1 <= index - start < 4:
                yield office, " ".join([*run[start:index], word[:-2]])
            start = index + 1
            office = plain if plain in words.OFFICES else ""
    name = run[start:]
    if len(name) in {2, 3, 4} or (office and len(name) == 1):
        yield office, " ".join(name)


def _natural(name: str) -> str:
    """A name in capitals as it is usually written: "STEVE INSKEEP" is "Steve Inskeep"."""
    return " ".join(_natural_word(word) for word in name.split())


def _natural_word(word: str) -> str:
    letters = [letter for letter in word if letter.isalpha()]
    if "." in word[:-1]:
        return word
    if len(letters) < 3 or sum(letter.isupper() for letter in letters) < len(letters) * 0.6:
        return word if not (len(letters) == 2 and word.endswith(".") and word.isupper()) else word.capitalize()
    parts = re.split(r"([-'’])", word)
    natural = "".join(part.capitalize() for part in parts)
    return re.sub(r"^(Mc)(\w)", lambda m: m[1] + m[2].upper(), natural)


def _same_person(written: str, known: str) -> bool:
    """Whether `written` is a surname, an initialled or a differently cased form of `known`."""
    a, b = written.casefold().split(), known.casefold().split()
    if a == b:
        return True
    if len(a) == 1:
        return a[0] == b[-1] or (len(b) > 1 and b[-1] in _base_forms(a[0])) or _initials_of(b) == a[0].replace(".", "")
    if a[-1] != b[-1]:
        return False
    return a[0] == b[0] or _is_initialled(a) or len(b) == 1


def _is_initialled(tokens: Sequence[str]) -> bool:
    """Whether all but the last are initials: "K.K. Tokayev", "J. Abbott"."""
    return len(tokens) > 1 and all(len(re.sub(r"[.-]", "", t)) <= 2 and "." in t for t in tokens[:-1])


def _initials_of(tokens: Sequence[str]) -> str:
    return "".join(token[0] for token in tokens) if len(tokens) > 1 else "\0"


def _base_forms(surname: str) -> Iterator[str]:
    """The word, and what it would be without a Russian or Kazakh ending."""
    yield surname
    if surname and "а" <= surname[0] <= "ӿ":
        for ending in (*_RUSSIAN_ENDINGS, *_KAZAKH_ENDINGS):
            if surname.endswith(ending) and len(surname) - len(ending) >= 3:
                yield surname.removesuffix(ending)
