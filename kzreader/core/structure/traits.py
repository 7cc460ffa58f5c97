"""What is seen of a line of a page, and of the lines around it: the evidence from which its kind is weighed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kzreader.core.structure import words
from kzreader.core.structure.dashes import dash_of
from kzreader.core.structure.endings import ends_as_question, ends_as_sentence
from kzreader.core.structure.exchanges import asking, traits_of_turns
from kzreader.core.structure.patterns import Pattern
from kzreader.core.structure.shapes import numbers_of, shape_of

_SPOKEN = ("question", "answer", "turn")
_READ = 800
"""Characters of a line that are read: enough for any, and no wait for a book on one line."""
_SHORT = 200
_FEW_WORDS = 90
"""Length of a line of which the words say most: buttons, credits, headings."""
_HEAD = 120
"""Characters in which a label ends, if there is one."""
_CHINESE = Pattern("[一-鿿]")
_WORD = Pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = Pattern(r"[“«„\"「][^”»“\"」]*[”»\"」]")
_LABEL = Pattern(r"[*_]{0,3}(?P<name>[^:：\n?!;“”«»\"…=<>/]{1,60}?)[*_]{0,3}\s?(?:\([^)]{1,40}\))?[:：]")
_SUBJECT_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "о об про on about по в на за к для из от с of for in at to regarding 关于 關於 и но and but nb ps note",
    )
)
"""What begins a subject or a remark before a colon, and nobody's name: "On the river: ..."."""
_OPENINGS = {
    "bullet": "•·●*▪■○◆",
    "hash": "#",
    "quote": '“"«„「',
    "bracket": "([（【",
    "digit": "0123456789",
}
_SIGNS = {
    "bar": "|",
    "slash": "/",
    "comma": ",",
    "rights": "©",
    "quotes": '“«"「',
    "bracketed": "(（",
}
_IN_SHORT = {
    "year": Pattern(r"\b(?:19|20)\d\d\b"),
    "clock": Pattern(r"\d:\d\d"),
    "address": Pattern(r"https?:|www\.|\.com\b|@"),
    "colon": Pattern(r"[:：](?!$)"),
    "interview": Pattern(words.INTERVIEW_WORDS, re.I),
}
_LISTS = {
    "month": frozenset(words.MONTHS),
    "office": words.OFFICES,
    "outlet": words.OUTLETS,
    "section": words.SECTIONS,
}
_SAID_IN_CHINESE = Pattern(
    r"[一-鿿](?:(?<=[他她])[说說]|表示|坦言|指出|认为|認為|透露|回忆|回憶|[说說](?=[：:]))(?=$|[，,：:]|“|「)"
)
_DASHED_NAME = Pattern(r"\S{2,}(?: \S{2,})? ?[–—-] ")
_SHARED = ("rule", "size", "end", "label", "dash", "furniture", "quote", "capitals", "you", "I", "said", "hash")
"""What of a line is seen from the lines beside it."""
_OF_PAGE = {"end ?": (0.001, 0.1, 0.2, 0.35), "dash": (0.001, 0.2, 0.5), "said": (0.1, 0.25, 0.5)}
_OF_PAGE |= {"I": (0.1, 0.25, 0.5), "you": (0.1, 0.25, 0.5)}


class Line(NamedTuple):
    """A line and what the rules made of it. `kind`: value of a ParagraphKind. `furniture`: the same or ""."""

    text: str
    kind: str
    speaker: str = ""
    furniture: str = ""
    gap: bool = False
    opens_turn: bool = False


def traits_of(lines: Sequence[Line]) -> list[list[str]]:
    """The traits of each line of a page, as short names."""
    labels = [_label(line.text) for line in lines]
    sizes = [_size(line.text) for line in lines]
    ends = [_end(line.text) for line in lines]
    own = [list(_own(*each)) for each in zip(lines, labels, sizes, ends, strict=True)]
    shared = [list(filter(None, map(_beside, traits))) for traits in own]
    page = list(_of_page(lines, own, labels))
    voices = _Voices(lines, own)
    recurring = Counter(labels)
    repeated = Counter(line.text.casefold() for line in lines)
    places = list(_places(lines, sizes, ends))
    exchange = _exchange(lines, ends)
    found: list[list[str]] = []
    for index, line in enumerate(lines):
        traits = ["always", *own[index], *page, *places[index], *_around(shared, index), *voices.of(index)]
        traits += exchange.get(index, ())
        if labels[index]:
            traits.append(f"label {_step(recurring[labels[index]], (2, 3, 5))}")
        if repeated[line.text.casefold()] > 1:
            traits.append("repeated")
        found.append(traits)
    return found


def _step(value: float, edges: Sequence[float]) -> int:
    return bisect_right(edges, value)


def _size(text: str) -> int:
    """The length in letters of an alphabet: a Chinese sign says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_CHINESE.findall(text[:_READ]))


def _label(text: str) -> str:
    match = _LABEL.match(text) if ":" in text[:_HEAD] or "：" in text[:_HEAD] else None
    tokens = match["name"].casefold().split() if match else []
    return " ".join(tokens) if 0 < len(tokens) <= 6 and tokens[0] not in _SUBJECT_OPENERS else ""


def _own(line: Line, label: str, size: int, end: str) -> Iterator[str]:
    text = line.text[:_READ]
    plain = text.casefold()
    tokens = _WORD.findall(plain)
    yield f"rule {line.kind}"
    yield f"furniture {line.furniture}"
    yield f"size {_step(size, (12, 25, 45, 75, 120, 200, 400, 900))}"
    yield f"words {_step(len(tokens), (1, 2, 3, 4, 6, 9, 13, 20))}"
    yield f"end {end}"
    yield f"end {end if end in '.?' else '-'} size {_step(size, (30, 75, 150, 400))}"
    if label:
        yield "label"
    if dash_of(text):
        yield "dash"
    if text[0].islower():
        yield "small"
    if _DASHED_NAME.match(text):
        yield "dashed name"
    yield from (name for name, signs in _OPENINGS.items() if text[0] in signs)
    yield from _capitals(text)
    yield from _words(plain, tokens)
    yield from shape_of(text, short=size < _SHORT)
    if size < _FEW_WORDS:
        yield from numbers_of(tokens)
    if size < _SHORT:
        yield from (name for name, signs in _SIGNS.items() if any(sign in text for sign in signs))
        yield from (name for name, pattern in _IN_SHORT.items() if pattern.search(text))
        yield from (name for name, known in _LISTS.items() if not known.isdisjoint(tokens))


def _words(text: str, tokens: Sequence[str]) -> Iterator[str]:
    """Who is spoken to and of, outside quotation marks, and whether somebody is said to say something."""
    quoted = any(sign in text for sign in _SIGNS["quotes"])
    told = _QUOTED.sub("", text) if quoted else text
    if len(told) < len(text):
        yield f"quoted {_step(1 - len(told) / len(text), (0.2, 0.5, 0.8))}"
        tokens = _WORD.findall(told)
    if not words.YOU.isdisjoint(tokens) or "你" in text or "您" in text:
        yield "you"
    if not words.ME.isdisjoint(tokens) or "我" in told:
        yield "I"
    if not words.SPEECH_VERBS.isdisjoint(tokens) or _SAID_IN_CHINESE.search(told):
        yield "said"


def _end(text: str) -> str:
    if ends_as_question(text):
        return "?"
    if ends_as_sentence(text):
        return "."
    if text[-1].isalnum():
        return "digit" if text[-1].isdigit() else "word"
    return text[-1] if text[-1] in ":,;–—-)]\"”»'" else "sign"


def _capitals(text: str) -> Iterator[str]:
    if len(text) >= _SHORT:
        return
    tokens = _WORD.findall(text)
    if text.isupper():
        yield "capitals"
    elif not tokens or not any(token[0].isalpha() for token in tokens):
        yield "no letters"
    if len(tokens) > 1 and len(text) < 160:
        large = sum(1 for token in tokens if not token[0].islower()) / len(tokens)
        yield f"large {_step(large, (0.2, 0.4, 0.6, 0.8, 1.0))}"


def _of_page(lines: Sequence[Line], own: Sequence[Sequence[str]], labels: Sequence[str]) -> Iterator[str]:
    number = len(lines)
    spoken = sum(1 for line in lines if line.kind in _SPOKEN)
    counts = Counter(trait for traits in own for trait in set(traits))
    again = sum(times for label, times in Counter(labels).items() if label and times > 1)
    yield f"page spoken {_step(spoken / number, (0.001, 0.2, 0.5, 0.8))}"
    yield f"page labelled {_step(again / number, (0.001, 0.2, 0.5))}"
    for trait, edges in _OF_PAGE.items():
        yield f"page {trait} {_step(counts[trait] / number, edges)}"
    if any("interview" in traits for traits in own[:8]):
        yield "page interview"


def _places(lines: Sequence[Line], sizes: Sequence[int], ends: Sequence[str]) -> Iterator[list[str]]:
    number = len(lines)
    spoken = [index for index, line in enumerate(lines) if line.kind in _SPOKEN]
    long = [i for i, size in enumerate(sizes) if size > 150 or ends[i] == "?"]
    for index, (line, end) in enumerate(zip(lines, ends, strict=True)):
        where = _place(index, spoken)
        rule, length = f"rule {line.kind}", _step(sizes[index], (30, 75, 150, 400))
        place = [
            f"{rule} size {length}",
            f"{rule} speech {where}",
            f"{rule} end {end if end in '.?' else '-'}",
            f"speech {where} size {_step(sizes[index], (12, 30, 75, 150, 400))}",
            f"speech {where} line {_step(index, (1, 2, 3, 4, 6))}" if where != "in" else "speech in",
            f"from start {_step(index, (1, 2, 3, 4, 6, 9))}",
            f"from end {_step(number - 1 - index, (1, 2, 3, 4, 6, 9))}",
            f"to speech {where}",
            f"to text {_place(index, long)}",
            "gap" if line.gap else "no gap",
        ]
        if spoken and index < spoken[0]:
            place.append(f"before speech {_step(spoken[0] - index, (2, 3, 5))}")
        yield place


def _place(index: int, among: Sequence[int]) -> str:
    if not among:
        return "none"
    return "before" if index < among[0] else "in" if index <= among[-1] else "after"


@lru_cache(maxsize=512)
def _beside(trait: str) -> tuple[str, str] | None:
    """The trait as the line below and the line above see it, or None where it tells them nothing."""
    return (f"< {trait}", f"> {trait}") if trait.startswith(_SHARED) else None


def _around(shared: Sequence[Sequence[tuple[str, str]]], index: int) -> list[str]:
    """What the lines before and after have of the traits that tell of their neighbours."""
    above = [before for before, _ in shared[index - 1]] if index else ["< nothing"]
    return above + ([after for _, after in shared[index + 1]] if index + 1 < len(shared) else ["> nothing"])


def _exchange(lines: Sequence[Line], ends: Sequence[str]) -> dict[int, list[str]]:
    """What tells of the turn that a line belongs to, by the place of the line."""
    turns: list[tuple[str, list[int]]] = []
    for index, line in enumerate(lines):
        if line.kind not in _SPOKEN:
            continue
        who = line.speaker or line.kind
        if turns and turns[-1][0] == who and (line.speaker or not line.opens_turn):
            turns[-1][1].append(index)
        else:
            turns.append((who, [index]))
    asks = [asking([lines[i].text for i in members], ends=ends[members[-1]]) for _, members in turns]
    traits = traits_of_turns(asks)
    return {index: own for (_, members), own in zip(turns, traits, strict=True) for index in members}


class _Voices:
    """How those who speak by the rules differ: who asks more, who says more."""

    def __init__(self, lines: Sequence[Line], own: Sequence[Sequence[str]]) -> None:
        self._who = [line.speaker or line.kind if line.kind in _SPOKEN else "" for line in lines]
        self._heard = Counter(who for who in self._who if who)
        asked = Counter(who for who, traits in zip(self._who, own, strict=True) if who and "end ?" in traits)
        said = Counter[str]()
        for who, line in zip(self._who, lines, strict=True):
            said[who] += len(line.text)
        self._asks = {who: asked[who] / times for who, times in self._heard.items()}
        self._says = {who: said[who] / times for who, times in self._heard.items()}

    def of(self, index: int) -> Iterator[str]:
        """The traits of whoever speaks in the line at `index`, and of how many speak on the page."""
        yield f"voices {_step(len(self._heard), (1, 2, 3, 4))}"
        who = self._who[index]
        if not who:
            return
        yield f"asks {_step(self._asks[who], (0.01, 0.2, 0.4, 0.7))}"
        yield f"heard {_step(self._heard[who], (2, 3, 5))}"
        if len(self._heard) > 1:
            yield f"asks {_rank(who, self._asks)}"
            yield f"says {_rank(who, self._says)}"
            yield f"asks {_rank(who, self._asks)} says {_rank(who, self._says)}"
        if index and who == self._who[index - 1]:
            yield "goes on"


def _rank(who: str, by: dict[str, float]) -> str:
    others = [value for other, value in by.items() if other != who]
    return "most" if by[who] > max(others) else "least" if by[who] < min(others) else "middling"
