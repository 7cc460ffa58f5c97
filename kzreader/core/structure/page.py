"""What stands before, between and after the interview: title, headings, lead, furniture, comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import zip_longest

from kzreader.core.interview import SPOKEN
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure import furniture, words
from kzreader.core.structure.accounts import is_account
from kzreader.core.structure.endings import ends_as_sentence
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.patterns import Pattern

_SAYS_INTERVIEW = Pattern(words.INTERVIEW_WORDS, re.IGNORECASE)
_FIRST_PERSON = Pattern(r"\b(?:I|i|I['’]m|i['’]m|my|me|я|мне|мой|моя|мен|менің)\b|我")
_QUOTED = Pattern(r"[“«„\"][^”»“\"]{0,4000}[”»\"]")
_OUTLET_SUFFIX = Pattern(r".{8,200}\s[-–—|]\s(?P<outlet>[^-–—|]{3,50})")
_ITEM = Pattern(r"(?:[-–—•*·]|\d{1,3}[.)])\s+\S.*[;,.]$")
_CHINESE = Pattern("[一-鿿]")
_DETAIL = Pattern(r"(?P<key>[^\W\d_][^:：]{1,28})[:：]\s*(?P<rest>.{0,80})")
_PLACE = Pattern(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}, [^\W\d_][\w.'’-]*(?: [\w.'’-]+)?")
_SECTION = Pattern(
    r"(?:examination of )?witness(?:es)?|"
    r"(?:the )?(?:interview|transcript|discussion)|questions? (?:and|&) answers|"
    r"opening (?:statements?|remarks)|(?:press )?briefing|notices?|restrictions|"
    r"(?:volume|part|chapter|tape|session) (?:\d+|[ivx]+|one|two)|"
    r"abstract|introduction|foreword|preface|biographical (?:note|sketch)|index\b.{0,40}",
    re.IGNORECASE,
)
_GENRE = Pattern(r"interview|speech|transcript|интервью|сұхбат|专访|專訪", re.IGNORECASE)
"""What a page is, as it stands among its particulars below the date."""

_WORD = Pattern(r"\w+")
_PART = Pattern(
    r"(?:(?:full|complete|interview|video|audio|podcast) )+(?:interview|transcript|video|audio|recording)"
    r"(?: \([\w ]{2,30}\))?",
    re.IGNORECASE,
)
_ENDS_DATED = Pattern(r"(?:\b(?:19|20)\d{2}|\d{1,2}:\d{2}(?::\d{2})?)\W{0,2}(?:[ap]\.?m\.?)?$")
_NO_TITLES = ("index", "contents", "table of contents", "摘要", "核心提示", "导读", "导语")
_GOES_ON = Pattern(r"\b(?:with|by|of|for|and|с|со|и)$", re.IGNORECASE)
_HANDLE = Pattern(r"@[\w.]{2,40}")
_LINES_OF_CAPTION = 4
_FEWEST_TOLD = 5
"""Paragraphs of an account that has a lead: it sums up what is told at length."""
_SHORTEST_OPENING = 30
_LONGEST_CAPTION = 500
_LONGEST_NAMED = 140
_LONGEST_TITLE = 220
_LONGEST_HEADING = 120


def mark_page(marks: Sequence[Mark], *, dialogue: bool) -> None:
    """Settle all that no turn has claimed, but for what is told in prose (left without kind)."""
    first, last = _extent(marks)
    _settle_furniture(marks)
    _settle_captions(marks)
    if dialogue:
        _settle_bylines(marks[:first], {mark.speaker for mark in marks if mark.kind is Kind.QUESTION})
        _settle_rolls(marks[:first])
    _settle_title(marks, end=first if dialogue else _first_prose(marks))
    _settle_comments(marks, dialogue=dialogue, after=first)
    prose = _first_prose(marks)
    listed = listed_in(marks)
    for index, mark in enumerate(marks):
        if index in listed:
            continue
        follows_promo = index > last and len(mark.block.text) < 80 and marks[index - 1].kind is Kind.PROMO
        if mark.kind is None and (follows_promo or not _is_prose(mark)):
            mark.settle(_short_line(marks, index, first=first, last=last, prose=prose, dialogue=dialogue))
    if not dialogue and is_account(marks):
        _settle_lead(marks)


def _extent(marks: Sequence[Mark]) -> tuple[int, int]:
    spoken = [i for i, mark in enumerate(marks) if mark.kind in SPOKEN]
    return (spoken[0], spoken[-1]) if spoken else (len(marks), len(marks))


def listed_in(marks: Sequence[Mark]) -> set[int]:
    """The items that prose lists below a colon ("She also said:"): three or more lines in a row, none a sentence."""
    found: set[int] = set()
    for index, mark in enumerate(marks):
        if mark.kind is not None or len(mark.block.text) < _SHORTEST_OPENING or mark.block.text[-1] not in ":：":
            continue
        end = index + 1
        while end < len(marks) and marks[end].kind is None and _is_item(marks[end].block.text):
            end += 1
        found |= set(range(index + 1, end)) if end - index > 3 else set()
    return found


def _is_item(text: str) -> bool:
    return (
        len(text.split()) > 4 and len(text) <= _LONGEST_TITLE and not ends_as_sentence(text) and text[-1] not in ":："
    )


def is_section(text: str) -> bool:
    """Whether the line names a part of the page, as a heading does: "Full transcript", "## About the river"."""
    plain = text.strip("#*_ ")
    return bool(_PART.fullmatch(plain)) or (text.startswith("##") and not _SAYS_INTERVIEW.search(text))


def names_part(text: str) -> bool:
    """Whether the line names a part of a document and nothing else: "Volume 1", "Press Briefing", "Introduction"."""
    return bool(_SECTION.fullmatch(text)) and not text.casefold().startswith(_NO_TITLES) and not _GENRE.fullmatch(text)


def _settle_captions(marks: Sequence[Mark]) -> None:
    """What stands right above the credit of a photo, with no empty line between, tells what is seen on it."""
    for index, mark in enumerate(marks):
        if mark.kind is not Kind.CAPTION:
            continue
        above = index - 1
        while above > 0 and index - above <= _LINES_OF_CAPTION and not marks[above].block.gap:
            above -= 1
        first = above if above > 0 and marks[above].block.gap and not mark.block.gap else index
        for other in marks[first:index]:
            if other.kind is None and len(other.block.text) < _LONGEST_CAPTION:
                other.settle(Kind.CAPTION)
        following = marks[index + 1] if index + 1 < len(marks) else None
        if following and not following.block.gap and following.kind is None and _HANDLE.fullmatch(following.block.text):
            following.settle(Kind.CAPTION)


def _settle_furniture(marks: Sequence[Mark]) -> None:
    texts = {mark.block.text for mark in marks}
    outlets = Counter(match["outlet"] for text in texts if (match := _OUTLET_SUFFIX.fullmatch(text)))
    for mark in marks:
        if mark.kind is not None:
            continue
        if mark.block.timing:
            mark.settle(Kind.NOTE)
            continue
        text = mark.block.text
        found = (
            None if text.startswith("#") or text.lstrip("(（").startswith("原标题") else furniture.furniture_of(text)
        )
        suffix = _OUTLET_SUFFIX.fullmatch(text)
        if found is None and suffix and outlets[suffix["outlet"]] > 1:
            found = Kind.CAPTION
        if found is None and furniture.is_signature(text):
            found = Kind.NOTE
        if found is not None:
            mark.settle(found)


def _settle_bylines(marks: Sequence[Mark], asking: Set[str | None]) -> None:
    """ "Ana Roe, Evening Bell" above the questions that Ana Roe asks."""
    for mark in marks:
        name, _, outlet = mark.block.text.partition(",")
        if mark.kind is None and name in asking and len(outlet.split()) < 5:
            mark.settle(Kind.NOTE)


def _settle_rolls(marks: Sequence[Mark]) -> None:
    """Lists of who was there, above what they said. The first line is more likely to be the title."""
    for mark in marks[1:]:
        if mark.kind is None and mark.block.text.endswith(".") and furniture.is_roll(mark.block.text):
            mark.settle(Kind.NOTE)


def _first_prose(marks: Sequence[Mark]) -> int:
    return next((i for i, mark in enumerate(marks) if mark.kind is None and _is_prose(mark)), len(marks))


def _is_prose(mark: Mark) -> bool:
    text = mark.block.text
    if text.startswith("#") or _is_shouted(text):
        return False
    closed = "." in text[-3:] or "。" in text[-3:] or (len(text) > 60 and text.count("，") > 1)
    return (
        len(text) > _LONGEST_TITLE
        or bool(_ITEM.match(text))
        or ((ends_as_sentence(text) or "，" in text) and (len(text) > 60 or closed))
    )


def _is_shouted(text: str) -> bool:
    """Whether the whole block is in capitals, as titles on typescripts are."""
    return text.isupper() and len(text) < 2 * _LONGEST_TITLE


def _settle_title(marks: Sequence[Mark], *, end: int) -> None:
    """The likeliest title before the text begins, and its repetitions."""
    dated = [i for i in range(end) if marks[i].kind is None and _stands_over_date(marks, i)]
    candidates = [i for i in range(end) if marks[i].kind is None and (i in dated or _can_be_title(marks[i]))]
    if not candidates:
        return
    worth = {i: _title_worth(marks[i], is_first=i == candidates[0]) + 2 * (i in dated) for i in candidates}
    best = max(candidates, key=lambda i: (worth[i], -i))
    if worth[best] < 1:
        return
    title = _plain(marks[best].block.text)
    for mark, following in zip_longest(marks[: end + 12], marks[1 : end + 12]):
        if mark.kind is not None or not _same_title(title, _plain(mark.block.text)):
            continue
        mark.settle(Kind.TITLE)
        goes_on = _GOES_ON.search(title) and following and following.kind is None and _can_be_title(following)
        if following and goes_on and len(following.block.text) < 60:
            following.settle(Kind.TITLE)


def _stands_over_date(marks: Sequence[Mark], index: int) -> bool:
    """Whether a sentence stands right above the date, below nothing but a few words: a title with a full stop."""
    text = marks[index].block.text
    if index + 1 >= len(marks) or len(text) > _LONGEST_NAMED or ". " in text or not text.endswith("."):
        return False
    above = all(mark.kind is not None or len(mark.block.text) < _SHORTEST_OPENING for mark in marks[:index])
    return above and furniture.is_date(marks[index + 1].block.text)


def _same_title(title: str, other: str) -> bool:
    """Whether the two are equal, or one is "Headline" and the other "Headline | Section | Site" or "Headl - Site"."""
    short, long = sorted((title, other), key=len)
    if len(short) > 30 and long.removeprefix("an ").startswith(f"{short},"):
        return True
    if any(len(cut) > 30 and b.startswith(cut) for a, b in ((title, other), (other, title)) for cut in [_unsited(a)]):
        return True
    said, again = _WORD.findall(title), _WORD.findall(other)
    if len(again) > 3 and len(said) >= len(again) and sum(1 for word in again if word in said) >= 0.65 * len(again):
        return True
    return title == other or (
        len(short) > 20 and long.startswith(short) and long[len(short) :].lstrip()[:1] in tuple("|-–—")
    )


def _unsited(text: str) -> str:
    return re.split(r"\s[-–—|]\s(?!.*\s[-–—|]\s)", text)[0]


def _plain(text: str) -> str:
    return " ".join(text.strip("#*_ ").casefold().split())


def _can_be_title(mark: Mark) -> bool:
    text = mark.block.text.strip("*_ |")
    if mark.block.text.startswith("* * *") or is_section(mark.block.text) or text.casefold().startswith(_NO_TITLES):
        return False
    # "Name: I was never alone..." breaks off what the interviewee says.
    text = text.rstrip(".…") if text.endswith(("...", "…")) or _is_shouted(text) else text
    if _is_shouted(text) and len(text) > _LONGEST_TITLE:
        return True
    return (
        3 <= len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ",", ";", "。", "：", "，", "；"))
    ) or text.startswith("# ")


def _title_worth(mark: Mark, *, is_first: bool) -> int:
    text = mark.block.text
    worth = 1 if is_first else 0
    worth += 3 if len(text.split()) >= 4 or len(text) > 40 or len(_CHINESE.findall(text)) >= 8 else 0
    worth += 2 if len(text) <= _LONGEST_NAMED and _SAYS_INTERVIEW.search(text) else 0
    worth += 1 if re.search(r"\w[:：] |[«“]| [-–—] ", text) else 0
    # Lists of subjects stand above briefings: "Grain Convoy / Talks in Geneva".
    worth -= 3 if " / " in text or (text[0] == "(" and "/" in text) else 0
    return worth + (6 if text.startswith("# ") else 0) - (1 if text.startswith("##") else 0)


def _settle_comments(marks: Sequence[Mark], *, dialogue: bool, after: int) -> None:
    """Readers' comments: below a heading that says so, or in the first person below the note that closes a report.

    A button of that name may stand above the text: no comments begin before `after`, where somebody first speaks.
    """
    for index, mark in enumerate(marks):
        if furniture.is_comments_heading(mark.block.text) and index > (after if dialogue else len(marks) // 3):
            mark.settle(Kind.NOTE)
            _comment_from(marks, index + 1)
            return
        if dialogue or index < len(marks) // 2 or mark.kind is not Kind.NOTE:
            continue
        following = next((m for m in marks[index + 1 :] if m.kind is None), None)
        if following and _is_personal(following) and furniture.is_closing_note(mark.block.text):
            _comment_from(marks, index + 1)
            return


def _comment_from(marks: Sequence[Mark], start: int) -> None:
    for mark in marks[start:]:
        if mark.block.text.startswith("©"):
            mark.settle(Kind.NOTE)
        elif mark.kind not in {Kind.PROMO, Kind.CAPTION} or furniture.is_comment_sign(mark.block.text):
            mark.settle(Kind.COMMENT)


def _is_personal(mark: Mark) -> bool:
    return bool(_FIRST_PERSON.search(_QUOTED.sub("", mark.block.text[:2000])))


def _short_line(marks: Sequence[Mark], index: int, *, first: int, last: int, prose: int, dialogue: bool) -> Kind:
    """What a line is that is no sentence: a heading where text follows, else part of the page."""
    mark = marks[index]
    text = mark.block.text
    before = marks[index - 1] if index else None
    following = marks[index + 1] if index + 1 < len(marks) else None
    if text.startswith("#") or (is_section(text) and following):
        return Kind.HEADING
    if dialogue and index > last:
        return _after_dialogue(before, following)
    if furniture.is_button(text):
        return Kind.PROMO
    if dialogue and index < first:
        of_date = before is not None and furniture.is_date(before.block.text) and bool(_GENRE.fullmatch(text))
        return Kind.NOTE if of_date else _before_dialogue(text, leads_in=index + 1 == first)
    if before is not None and before.kind is Kind.CAPTION and not mark.block.gap:
        return Kind.PROMO
    return _among_prose(text, following, before_prose=index < prose)


def _before_dialogue(text: str, *, leads_in: bool) -> Kind:
    if _is_detail(text) or " / " in text:
        return Kind.NOTE
    headlike = (
        (leads_in and not _is_post(text))
        or bool(_SECTION.fullmatch(text))
        or len(text.split()) >= 7
        or (text.isupper() and len(text) > 4)
    )
    return Kind.HEADING if headlike and not text.endswith(":") else Kind.NOTE


def _is_post(text: str) -> bool:
    """Whether the line is somebody's office, and no more: "Minister of Culture"."""
    tokens = text.casefold().replace(",", "").split()
    plain = all(word[0].isupper() or word in words.PARTICLES for word in text.split())
    return plain and not words.OFFICES.isdisjoint(tokens) and not _SAYS_INTERVIEW.search(text)


def _is_detail(text: str) -> bool:
    """Whether the line says when, where or how the interview was held: "Length: 1 hour", "DULUTH, MINNESOTA"."""
    detail = _DETAIL.fullmatch(text)
    if detail and (
        detail["key"].casefold() in words.NO_LABELS | words.ASKING_ROLES or any(c.isdigit() for c in detail["rest"])
    ):
        return True
    if len(text) < 60 and not ends_as_sentence(text) and _ENDS_DATED.search(text):
        return True
    return text.isupper() and bool(_PLACE.fullmatch(text))


def _among_prose(text: str, following: Mark | None, *, before_prose: bool) -> Kind:
    if following is None or len(text) > _LONGEST_HEADING or following.kind is Kind.PROMO:
        return Kind.NOTE if len(text) < 60 else Kind.NARRATION
    if before_prose and len(text.split()) < 4:
        return Kind.NOTE
    opens_part = text.isupper() and text.endswith(":")
    return Kind.HEADING if opens_part or not text.endswith((":", ",")) else Kind.NARRATION


def _after_dialogue(before: Mark | None, following: Mark | None) -> Kind:
    if before is not None and before.kind is Kind.PROMO:
        return Kind.PROMO
    if before is not None and before.kind is Kind.NOTE and furniture.is_date(before.block.text):
        return Kind.TITLE
    if following is not None and following.kind is None:
        return Kind.HEADING
    return Kind.NOTE


def _settle_lead(marks: Sequence[Mark]) -> None:
    """The first paragraph of an account of an interview, where it says in more than a few words what it is about."""
    position = next((i for i, mark in enumerate(marks) if mark.kind is None), len(marks))
    told = sum(1 for mark in marks if mark.kind is None)
    introduced = any(furniture.announces_text(mark.block.text) for mark in marks[:position])
    if told >= _FEWEST_TOLD and not introduced and len(marks[position].block.text) >= 80:
        marks[position].settle(Kind.LEAD)
