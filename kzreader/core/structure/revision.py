"""The rules' account of a page weighed against all that is seen on it, as learned from labelled pages.

Rules know the forms that somebody thought of. On pages of other forms they go wrong in ways that the lines around and
the page as a whole give away; how much each sign is worth is learned (see `sequence`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from kzreader import paths
from kzreader.core.interview import SPOKEN
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture
from kzreader.core.structure import labels as lb
from kzreader.core.structure.cast import is_crowd
from kzreader.core.structure.dashes import dash_of
from kzreader.core.structure.endings import asks, ends_as_sentence
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.page import is_section, listed_in, names_part
from kzreader.core.structure.patterns import Pattern
from kzreader.core.structure.sequence import read_course
from kzreader.core.structure.traits import Line, traits_of

_SIDES = frozenset({Kind.QUESTION, Kind.ANSWER})
_NEARLY_ALWAYS = 0.7
_FEWEST = 4
"""Blocks that make a page: around fewer there is nothing to see."""
_LONG = 300
"""Characters of a paragraph that is told: what a page says of itself is shorter, but for what rules know."""
_DATELINE = Pattern(r"[A-Z][\w.’' ,-]{2,40} \([A-Z][\w /]+\) ?[—–-]+ ?\S")
"""How news of an agency begins: "OSLO (AP) — "."""
_NAMED_STATEMENT = Pattern(r"(?P<name>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,2})(?:, [^:]{3,60})?: \w")
"""A title as interviews have it: "Ana Roe, painter: The river takes what it wants"."""
_HELD = Pattern(
    r"\b(?:briefed|addressed) (?:the )?(?:media|press|reporters|journalists)\b|\bheld an? [\w ]{0,20}briefing\b", re.I
)
"""How a page tells that what follows was held."""
_CHAIR = Pattern(r"(?:mr\.?|mrs\.?|ms\.?|madam|the) (?:deputy )?(?:speaker|president of the senate|chair)", re.I)
"""Whoever presides over a house: they call on others, and neither ask nor answer."""
_NO_PROSE = frozenset({Kind.PROMO.value, Kind.TITLE.value, Kind.HEADING.value})
_SHORTEST_TOLD = 80
"""Characters of a sentence that tells something, and is more than a remark."""
_LEADS_ON = ",;:，；：、"
_TOLD = frozenset({None, Kind.NARRATION, Kind.LEAD, Kind.QUOTATION})


def revise(marks: Sequence[Mark], names: Names) -> None:
    """Give each block the kind that is likeliest on this page. What is told in prose stays without kind."""
    if len(marks) < _FEWEST:
        return
    course = read_course(paths.resources("weights", "kinds.json"))
    lines = [_line(mark) for mark in marks]
    settled = _settled(marks, lines)
    barred = _barred(marks, lines)
    found = [Kind(kind) for kind in course.likeliest(traits_of(lines), settled=settled, barred=barred)]
    for index in range(1, len(marks)):
        if found[index] in SPOKEN and found[index - 1] in SPOKEN and _goes_on(marks, index):
            found[index] = found[index - 1]
    _keep_sides(marks, found)
    for index, kind in enumerate(found):
        if index not in settled and not _apart(marks, index, kind) and _differs(marks[index], kind):
            _settle(marks, index, kind, names)


def _settled(marks: Sequence[Mark], lines: Sequence[Line]) -> dict[int, str]:
    """The kinds that are certain, by their place on the page."""
    told = {i for i, mark in enumerate(marks) if mark.kind is None and _HELD.search(mark.block.text[:_LONG])}
    settled = dict.fromkeys(told | listed_in(marks), Kind.NARRATION.value)
    settled |= {i: line.kind for i, line in enumerate(lines) if _is_settled(marks[i], line)}
    asking = {mark.speaker for mark in marks if mark.kind is Kind.QUESTION and mark.speaker}
    bylines = (i for i, mark in enumerate(marks) if mark.kind is Kind.NOTE and lines[i].text.split(",")[0] in asking)
    settled |= dict.fromkeys(bylines, Kind.NOTE.value)
    if any(line.kind in SPOKEN for line in lines):
        titles = (i for i, mark in enumerate(marks) if mark.kind is Kind.TITLE)
        settled |= {i: Kind.TITLE.value for i in titles if _names_speaker(lines[i].text) or _heads_next(lines, i)}
    if len({line.speaker for line in lines if line.kind in SPOKEN}) == 2:
        settled |= {i: mark.kind.value for i, mark in enumerate(marks) if mark.kind and _asks_by_role(mark)}
    return settled


def _barred(marks: Sequence[Mark], lines: Sequence[Line]) -> dict[int, Set[str]]:
    """What lines cannot be, whatever is seen of them; what is speech is never ruled out, or a page might fall silent.

    A whole sentence bids the reader do nothing, and what ends in the middle of one is no title.
    """
    found: dict[int, Set[str]] = {}
    for index, (mark, line) in enumerate(zip(marks, lines, strict=True)):
        told = mark.kind is None and len(line.text) > _SHORTEST_TOLD and ends_as_sentence(line.text)
        leads_on = mark.kind is not Kind.TITLE and line.text[-1] in _LEADS_ON
        if told or leads_on:
            found[index] = (_NO_PROSE if told else frozenset()) | ({Kind.TITLE.value} if leads_on else frozenset())
    return found


def _goes_on(marks: Sequence[Mark], index: int) -> bool:
    """Whether the block belongs to the same turn as the one before: a turn asks or answers as a whole."""
    mark, before = marks[index], marks[index - 1]
    return not mark.opens_turn and mark.kind in SPOKEN and (mark.kind, mark.speaker) == (before.kind, before.speaker)


def _keep_sides(marks: Sequence[Mark], found: list[Kind]) -> None:
    """Let whoever nearly always asks, or nearly always answers, do so throughout."""
    sides: dict[str, Counter[Kind]] = {}
    for mark, kind in zip(marks, found, strict=True):
        if mark.speaker and mark.kind in SPOKEN and kind in _SIDES:
            sides.setdefault(mark.speaker, Counter())[kind] += 1
    for index, mark in enumerate(marks):
        usual = sides.get(mark.speaker or "", Counter[Kind]()).most_common(1)
        if usual and found[index] in _SIDES and usual[0][1] >= _NEARLY_ALWAYS * sides[mark.speaker or ""].total():
            found[index] = usual[0][0]


def _line(mark: Mark) -> Line:
    kind = Kind.NARRATION if mark.kind in _TOLD or mark.kind is None else mark.kind
    text = mark.block.text
    known = None if mark.opens_turn else furniture.furniture_of(text)
    return Line(text, kind.value, mark.speaker or "", known.value if known else "", mark.block.gap, mark.opens_turn)


def _is_settled(mark: Mark, line: Line) -> bool:
    """Whether the kind is certain: words of its own say so, or a "Q". Too few comments were labelled to learn them."""
    if mark.block.timing or mark.kind is Kind.COMMENT:
        return True
    if mark.opens_turn and mark.label and (lb.is_question_mark(mark.label) or lb.is_answer_mark(mark.label)):
        return mark.kind in _SIDES
    if mark.kind is Kind.TURN and mark.speaker and (is_crowd(mark.speaker) or _CHAIR.fullmatch(mark.speaker)):
        return "?" not in line.text
    if line.kind == Kind.HEADING and (is_section(line.text) or names_part(line.text)):
        return True
    if _DATELINE.match(line.text) or (mark.kind is Kind.NOTE and furniture.is_signature(line.text)):
        return True
    return line.kind in {line.furniture, Kind.CAPTION}


def _names_speaker(title: str) -> bool:
    """Whether the title of an interview says who says what: "Ana Roe: The river takes what it wants"."""
    match = _NAMED_STATEMENT.match(title)
    return match is not None and all(word[0].isupper() for word in match["name"].split())


def _heads_next(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is a name with which the paragraph below begins: "Ana Roe" above "Ana Roe is a painter."."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return " " in lines[index].text and following.startswith(f"{lines[index].text} ")


def _asks_by_role(mark: Mark) -> bool:
    """ "Reporter: Why?"."""
    role = lb.role_in(mark.label.name) if mark.opens_turn and mark.label else ""
    return role == "asks" and mark.kind is Kind.QUESTION and asks(mark.block.text)


def _apart(marks: Sequence[Mark], index: int, found: Kind) -> bool:
    """Whether a heading would become a second caption though an empty line parts it from the caption beside it."""
    if found is not Kind.CAPTION or marks[index].kind is not Kind.HEADING:
        return False
    pairs = [marks[at - 1 : at + 1] for at in (index, index + 1) if 0 < at < len(marks)]
    return any(after.block.gap and Kind.CAPTION in {before.kind, after.kind} for before, after in pairs)


def _differs(mark: Mark, found: Kind) -> bool:
    if mark.kind in _TOLD and len(mark.block.text) > _LONG and found not in SPOKEN:
        return False
    return mark.kind is not found and found is not Kind.COMMENT and not (mark.kind in _TOLD and found is Kind.NARRATION)


def _settle(marks: Sequence[Mark], index: int, found: Kind, names: Names) -> None:
    mark = marks[index]
    if found not in SPOKEN:
        mark.settle(found)
        mark.kind = None if found is Kind.NARRATION else found
        mark.body, mark.opens_turn = -1, False
    elif mark.kind in SPOKEN:
        mark.settle(found, mark.speaker)
    else:
        mark.settle(found, _opened(mark, names) or _continued(marks, index, found))


def _opened(mark: Mark, names: Names) -> str | None:
    """Whoever the label of a turn names that the rules did not hear."""
    label, dash = mark.label, dash_of(mark.block.text)
    if label is not None and lb.likeness(label) >= 0 and label.form != "bare":
        mark.body, mark.opens_turn = label.body, True
        bare = lb.is_question_mark(label) or lb.is_answer_mark(label)
        return None if bare else names.full(label.name)
    if dash:
        mark.body, mark.opens_turn = mark.block.start + dash, True
    return None


def _continued(marks: Sequence[Mark], index: int, found: Kind) -> str | None:
    """Whoever spoke before, where the block opens no turn and is of the same kind."""
    before = marks[index - 1] if index else None
    return before.speaker if before and before.kind is found and not marks[index].opens_turn else None
