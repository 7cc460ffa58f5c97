"""What a sentence is compared by: stems, names and figures, without regard to language.

Stemming is light on purpose: it need only give the same stem to the forms of a word, and a wrong merger does more
harm than a missed one. English suffixes, Russian endings and a limit of length that also serves Kazakh; Chinese is
read two signs at a time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_TOKEN = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)|(?P<cjk>[\u3400-\u9fff]+)|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LONGEST_CYRILLIC = 9
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_ENGLISH_SUFFIXES = re.compile(
    "(?:i[sz]ations?|ational|fulness|iveness|ations?|ators?|ative|ating|ated?|ates|ments?|ingly|edly|ness|ities|ity|"
    "ically|ical|ics?|ists?|isms?|ives?|ings?|ions?|ials?|als?|ances?|ences?|ants?|ents?|ies|ied|ers?|ors?|ous|ful|"
    "less|[ai]bl[ey]|ships?|ly|ed|es|[seyi])$"
)
_RUSSIAN_ENDINGS = re.compile(
    "(?:и?ями|ами|иях|иям|иев|ией|ием|[ео]го|[ео]му|[ыи]ми|[еи]шь|[еи]те|[аяую]ют|[аеия]ть|овани[ея]|ост[иь]|остью|"
    "[ае]ни[еяюи]|[ае]нием|ск(?:ий|ая|ое|ие|ого|ой|их|им)|[ыио]й|ей|[ая]я|[оеы]е|ие|[ыи]х|[ую]ю|[ое]в|[ая]м|[ая]х|[ое]м|"
    "ть|л[аои]|с[яь]|[аяоеыиуюьй])$"
)
_MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "тысяч": 1e3, "млн": 1e6, "млрд": 1e9}
_FEWEST_FORMS = 2
_HINT = "Mend it, or install kzreader anew."
_OWN_HINT = "Write words or phrases that mean the same on one line, with = between them."
_NUMBER_WORDS = {"four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"}


class Token(NamedTuple):
    """A word or figure as it stands at code point `start` of a text, with its stem."""

    stem: str
    surface: str
    start: int
    named: bool
    """Written with a capital where no sentence begins."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    word = _POSSESSIVE.sub("", word)
    if _CYRILLIC.search(word):
        return _cut(word.replace("ё", "е"), _RUSSIAN_ENDINGS, shortest=4)[:_LONGEST_CYRILLIC]
    return _english(word)


def _english(word: str) -> str:
    if len(word) <= 3:
        return word
    word = _cut(
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word,
        _ENGLISH_SUFFIXES,
        shortest=4,
    )
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eiy" else word


def _cut(word: str, endings: re.Pattern[str], *, shortest: int) -> str:
    """`word` without the longest ending that leaves at least `shortest` letters."""
    ending = endings.search(word, shortest)
    return word[: ending.start()] if ending else word


def tokens(text: str) -> Iterator[Token]:
    """The words and figures of a sentence, in order; Chinese as overlapping pairs of signs."""
    figure: Token | None = None
    for match in _TOKEN.finditer(text):
        surface, start = match.group(), match.start()
        folded = surface.lower()
        if figure is not None:
            magnitude = _MAGNITUDES.get(folded.removesuffix("s"))
            yield figure if magnitude is None else _scaled(figure, magnitude)
            figure = None
            if magnitude is not None:
                continue
        if match["figure"]:
            figure = Token("#" + surface.replace(",", "").rstrip("."), surface, start, named=False)
        elif match["cjk"]:
            yield from _sign_pairs(surface, start)
        elif folded in _NUMBER_WORDS:
            figure = Token("#" + _NUMBER_WORDS[folded], surface, start, named=False)
        else:
            yield Token(stem(folded), surface, start, named=start > 0 and surface[0].isupper())
    if figure is not None:
        yield figure


def _scaled(figure: Token, magnitude: float) -> Token:
    try:
        value = float(figure.stem[1:]) * magnitude
    except ValueError:
        return figure
    return figure._replace(stem=f"#{value:.6g}")


def _sign_pairs(signs: str, start: int) -> Iterator[Token]:
    for at in range(max(1, len(signs) - 1)):
        pair = signs[at : at + 2]
        yield Token(pair, pair, start + at, named=False)


class Lexicon(NamedTuple):
    """Stems to leave out, stems that tell little, and the name of the group for words and phrases that count as one."""

    stopwords: frozenset[str]
    common: frozenset[str]
    words: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first stem, the longest phrase first."""

    def canonical(self, stems: Sequence[str]) -> list[str]:
        """`stems` with each word of the synonym list replaced by its group's name, and the groups of phrases beside."""
        found: list[str] = []
        for at, word in enumerate(stems):
            for phrase, group in self.phrases.get(word, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    found.append(group)
            found.append(self.words.get(word, word))
        return found


def load_lexicon(folder: Path, *, own: Path | None = None, sets: Iterable[Sequence[str]] = ()) -> Lexicon:
    """The word lists in `folder`, see the head of each file for its form, and the reader's own synonyms.

    `own` has the form of `synonyms.txt` and need not exist; `sets`: words and phrases that count as one, each set of
    them. What either says of words that the bundled list knows joins the groups of those words. Raises ResourceError
    where a file cannot be read, and where a line of `own` joins nothing.
    """
    synonyms = _Synonyms()
    for line in _lines(folder / "synonyms.txt"):
        synonyms.add(_forms(line.split("=")))
    for number, line in _numbered(own) if own is not None and own.exists() else ():
        if not synonyms.extend(_forms(line.split("="))):
            raise ResourceError(f"Line {number} of “{own}” is no list of synonyms.", _OWN_HINT)
    for words in sets:
        synonyms.extend(_forms(words))
    common = _stems(folder / "common.txt")
    return Lexicon(
        stopwords=_stems(folder / "stopwords.txt"),
        common=common | {group for word, group in synonyms.words.items() if word in common},
        words=synonyms.words,
        phrases={
            first: tuple(sorted(each, key=lambda entry: -len(entry[0]))) for first, each in synonyms.phrases.items()
        },
    )


class _Synonyms:
    """Groups of words and phrases that count as one, as they are read."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, forms: Sequence[tuple[str, ...]]) -> None:
        """A group of its own: words that have a group already keep it."""
        self._join(forms, "~" + " ".join(forms[0]))

    def extend(self, forms: Sequence[tuple[str, ...]]) -> bool:
        """Make one of all the groups that the forms have, or a new one; False where there are no two forms to join."""
        if len(forms) < _FEWEST_FORMS:
            return False
        known = dict.fromkeys(group for form in forms for group in self._groups_of(form))
        group = next(iter(known), "~" + " ".join(forms[0]))
        self._join(forms, group)
        if len(known) > 1:
            self.words = {word: group if one in known else one for word, one in self.words.items()}
            self.phrases = {
                first: [(form, group if one in known else one) for form, one in each]
                for first, each in self.phrases.items()
            }
        return True

    def _groups_of(self, form: tuple[str, ...]) -> list[str]:
        if len(form) == 1:
            return [self.words[form[0]]] if form[0] in self.words else []
        return [group for phrase, group in self.phrases.get(form[0], ()) if phrase == form]

    def _join(self, forms: Sequence[tuple[str, ...]], group: str) -> None:
        for form in forms:
            if len(form) == 1:
                self.words.setdefault(form[0], group)
            else:
                self.phrases.setdefault(form[0], []).append((form, group))


def _forms(words: Iterable[str]) -> list[tuple[str, ...]]:
    forms = (tuple(token.stem for token in tokens(form.strip().lower())) for form in words)
    return [form for form in forms if form]


def _stems(path: Path) -> frozenset[str]:
    return frozenset(stem(word) for line in _lines(path) for word in line.split())


def _lines(path: Path) -> Iterable[str]:
    return (line for _, line in _numbered(path))


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ResourceError(f"The word list “{path}” cannot be read.", _HINT) from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line
