"""Speakers' labels as they are written: "Question:", "MR. CARNEY:", "Speaker 1 (00:00):", "Q    text", `**Name**:`.

Here a label is only read; whether it is one is for the whole page to say (see `cast`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kzreader.core.structure import furniture, words
from kzreader.core.structure.blocks import Block
from kzreader.core.structure.endings import ends_as_sentence
from kzreader.core.structure.patterns import Pattern

_STAMP = r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?"
_COLON = Pattern(
    rf"(?P<em>[*_]{{0,3}})(?P<number>Q ?\d{{1,3}}[ \t]+)?(?P<before>{_STAMP}[ \t]*[-–—|]?[ \t]*)?[*_]{{0,3}}"
    r"(?P<name>[^:：\n|?!;“”«»\"…=<>/]{1,90}?)"
    r"(?P<of>,[ ][“\"][^“”\":\n]{1,40}[”\"],?[^“”\":\n]{0,40}?)?"
    rf"(?P<after>[ \t]*{_STAMP})?[*_]{{0,3}}[ \t]*[:：][*_]{{0,3}}"
    rf"(?P<late>\s*[\[(](?:\d{{1,2}}:)?\d{{1,3}}:\d{{2}}[\])]:?)?\s*"
)
_STAMPED = Pattern(
    rf"[*_]{{0,3}}(?:(?P<first>{_STAMP})[ \t]+(?P<a>[^\d\W][^:：\n?!;“”«»\"]{{0,50}})|"
    rf"(?P<b>[^\d\W][^:：\n?!;“”«»\"]{{0,50}}?)(?:[ \t]+|"
    rf"[ \t]*\n)[\[(]?(?:\d{{1,2}}:)?\d{{1,3}}:\d{{2}}[\])]?"
    r"(?:\s?[-–—]\s?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\s?\(\d* ?secs?\))?)?)[*_]{0,3}[ \t]*(?=\n|$)"
)
# "A Conversation with ..." begins with an article, so a single space makes a mark of Q alone.
_PERIOD = Pattern(
    r"(?P<name>(?:The |Mr\. |Mrs\. |Ms\. |Dr\. |Sen\. |Gov\. |[A-Z][a-z]+ )?(?:[A-Z][\w'’-]+|Q|"
    r"A))\.[ \t]+(?=[A-Z“\"])"
)
_VOICE = Pattern(r"<v(?:\.[\w.]+)? (?P<name>[^>\n]{1,60})>\s*")
_MARK = Pattern(r"(?P<name>[QA])(?:[ \t]{2,}|\t|[.)][ \t]+|[ \t]?[-–—][ \t]+|(?<=Q)[ \t](?=[A-Z]))")
_NUMBERED = Pattern(
    r"(?P<mark>Question|Q|Вопрос|Сұрақ|问题)[ \t]*(?:#|№|No\.?)?[ \t]*\d{1,3}\b[ \t]*"
    r"(?P<end>[.:：)–-]|(?=\n|$)|(?=(?i:author|from|by|asked|от|автор)\b))[ \t]*"
    r"(?:(?i:author|from|by|asked by|от|автор)[ \t]*[:：]?[ \t]*(?P<name>[^\n?]{1,60}?)[ \t]*(?:\n|$))?\s*",
    re.IGNORECASE,
)
_BARE = Pattern(
    r"[*_]{2,3}(?P<bold>[^*_\n:：]{2,60})[*_]{2,3}[ \t]*(?=\n|$)|"
    r"(?P<plain>[^\W\d_][^\n:：.,;?!«»“”\"]{1,40})(?=\n|$)"
)
_DASHED = Pattern(
    r"(?P<name>(?:[^\W\d_]\.[ ]?){0,2}[^\W\d_]{2,}(?:[ .][^\W\d_]{2,}){0,3})\.?(?:[ \t]*[—–]|[ \t]+(?P<hyphen>-))[ \t]+"
)
_LETTERS = Pattern(r"(?P<name>[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2,3})[ \t]+(?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ“\"«])")
_BRACKETS = Pattern(r"[(\[（][^)\]）]*[)\]）]")
_INTRODUCING = ("他说", "她说", "他說", "她說", "表示", "指出", "认为", "認為", "坦言", "透露", "写道", "寫道")
"""How Chinese prose leads over to what it quotes: "林舟看了看河，他说："."""

_INITIALS = Pattern(r"[^\W\d_]{2,4}|(?:[^\W\d_]\.){2,4}")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in a block.

    `name`: without brackets, time stamps and marks of emphasis. `office`: what follows the name after a comma. `alias`:
    the short form in brackets ("DK"). `body`: offset in the document where the words begin. `form`: colon, mark (a bare
    Q or A), numbered, stamped, bare (a line of its own without colon), letters (initials without colon) or dashed.
    """

    name: str
    form: str
    body: int
    office: str = ""
    alias: str = ""
    emphasised: bool = False
    stamped: bool = False
    numbered: bool = False

    key: str = field(init=False)
    """What two labels of one speaker have in common."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", " ".join(self.name.casefold().split()))


def label_of(block: Block) -> Label | None:
    """What looks like a label at the start of `block`, however unlikely, or None."""
    if block.timing or furniture.is_date(block.text):
        return None
    return (
        _voice(block)
        or _numbered(block)
        or _stamped(block)
        or _named(block)
        or _mark(block)
        or _period(block)
        or _bare(block)
        or _letters(block)
    )


def _voice(block: Block) -> Label | None:
    match = _VOICE.match(block.text)
    if match is None:
        return None
    return Label(name=match["name"].strip(), form="colon", body=block.start + match.end(), emphasised=True)


def _numbered(block: Block) -> Label | None:
    match = _NUMBERED.match(block.text)
    if match is None:
        return None
    return Label(name=match["name"] or match["mark"], form="numbered", body=block.start + match.end())


def _stamped(block: Block) -> Label | None:
    match = _STAMPED.match(block.text)
    if match is None:
        return None
    body = block.start + match.end()
    name = (match["a"] or match["b"]).strip(" *_-–—|,")
    return Label(name=name, form="stamped", body=_skip_space(block, body), stamped=True) if name else None


def _colon(block: Block) -> Label | None:
    match = _COLON.match(block.text)
    if match is None:
        return None
    written = match["name"].strip(" \t*_#")
    alias = next(iter(re.findall(r"[(（]([^)）]{1,30})[)）]", written)), "")
    name, _, office = _BRACKETS.sub("", written).strip(" -–—*_").partition(",")
    if not any(letter.isalpha() for letter in name) or not _is_office(office):
        return None
    if written.endswith(_INTRODUCING):
        return None
    emphasised = bool(match["em"]) or match[0].rstrip().endswith("*")
    return Label(
        name=name.strip(),
        form="colon",
        body=block.start + match.end(),
        office=office.strip(),
        alias=alias.strip(),
        emphasised=emphasised,
        stamped=bool(match["before"] or match["after"] or match["late"]),
        numbered=bool(match["number"]),
    )


def _named(block: Block) -> Label | None:
    """A name before a colon or a dash. In "A.REED – It is one thing: rain." the colon is the speaker's own."""
    colon, dashed = _colon(block), _dashed(block)
    if colon and dashed and colon.name.startswith(dashed.name):
        return dashed if len([t for t in _tokens(colon.name) if not _is_capital(t)]) > 2 else colon
    return colon or dashed


def _is_office(words_after: str) -> bool:
    """Whether the words after a name and a comma can say what the person is."""
    tokens = _tokens(words_after)
    stray = [t for t in tokens if not _is_capital(t) and not _is_known_word(t)]
    return len(tokens) <= 9 and len(stray) <= 2


def _mark(block: Block) -> Label | None:
    match = _MARK.match(block.text)
    return Label(name=match["name"], form="mark", body=block.start + match.end()) if match else None


def _period(block: Block) -> Label | None:
    """ "The President. Thank you." and "Ms. Hale. Welcome." as printed papers set them."""
    match = _PERIOD.match(block.text)
    if match is None:
        return None
    known = {token.casefold().rstrip(".") for token in match["name"].split()}
    if not known & (words.OFFICES | words.HONORIFICS | words.ASKING_ROLES):
        return None
    return Label(name=match["name"], form="period", body=block.start + match.end())


def _dashed(block: Block) -> Label | None:
    match = _DASHED.match(block.text)
    if match is None:
        return None
    # Prose goes on in lower case: "Anna Reed – a painter from Hull – ...".
    tokens = match["name"].split()
    is_name = len(tokens) in {2, 3} and match["name"].istitle() and block.text[match.end() :][:1].isupper()
    is_name = is_name and not match["hyphen"]
    if not is_name and not match["name"].isupper():
        return None
    return Label(name=match["name"], form="dashed", body=block.start + match.end())


def _bare(block: Block) -> Label | None:
    match = _BARE.match(block.text)
    if match is None:
        return None
    name = (match["bold"] or match["plain"]).strip()
    if len(name.split()) > 5 or not _all_capitalised(name):
        return None
    body = _skip_space(block, block.start + match.end())
    return Label(name=name, form="bare", body=body, emphasised=bool(match["bold"]))


def _letters(block: Block) -> Label | None:
    """ "AR We moved the boats.": initials with nothing behind them, as some papers set them in bold."""
    match = _LETTERS.match(block.text)
    if match is None or not ends_as_sentence(block.text):
        return None
    return Label(name=match["name"], form="letters", body=block.start + match.end())


def _skip_space(block: Block, offset: int) -> int:
    rest = block.text[offset - block.start :]
    return offset + len(rest) - len(rest.lstrip())


def stands_alone(label: Label, block: Block) -> bool:
    """Whether the block holds the label and nothing else."""
    return label.body >= block.end


def is_question_mark(label: Label) -> bool:
    """Whether the label says only that a question follows."""
    return label.key.rstrip(".") in words.QUESTION_MARKS or label.form == "numbered"


def is_answer_mark(label: Label) -> bool:
    """Whether the label says only that an answer follows."""
    return label.key.rstrip(".") in words.ANSWER_MARKS


def role_in(name: str) -> str:
    """ "asks" or "answers" where the label names such a role, alone, with a number, or before a name; else ""."""
    key = " ".join(re.sub(r"[#№]?\d+$", "", name.casefold()).split()).removeprefix("the ")
    if key in words.ASKING_ROLES or key in words.QUESTION_MARKS:
        return "asks"
    if key in words.ANSWERING_ROLES or key in words.ANSWER_MARKS:
        return "answers"
    tokens = key.replace(".", " ").split()
    if len(tokens) > 1 and any(token in words.ASKING_ROLES for token in tokens):
        return "asks"
    # Chinese writes a role and a name without a space.
    if key and "一" <= key[0] <= "鿿" and any(role in key for role in ("记者", "記者", "主持人", "主播")):
        return "asks"
    return ""


def likeness(label: Label) -> int:
    """How much the words of the label look like somebody who speaks: from -5 (no) to 5 (a role that speaks)."""
    key = label.key
    if is_question_mark(label) or is_answer_mark(label):
        return 5
    if key in words.NO_LABELS or key.rstrip("s") in words.NO_LABELS:
        return -5
    tokens = _tokens(label.name)
    if len(tokens) > 9 or not tokens or _PARTS.intersection(token.casefold() for token in tokens):
        return -5
    if tokens[0].casefold() in words.NO_LABELS and len(tokens) <= 3 and tokens[0].casefold() not in words.ASKING_ROLES:
        return -4
    return min(_worth(label, tokens), 5)


_PARTS = frozenset({"questions", "answers", "вопросы", "ответы", "сұрақтар", "жауаптар", "index", "contents"})
"""What is in the name of a part of the page ("Standard Questions:") and in nobody's."""

_ALSO_NAMES = frozenset({"will", "may"})
"""Words that open sentences, but before a colon are somebody."""

_SUBJECT_OPENERS = frozenset({"on", "about", "о", "об", "про", "关于", "關於"})
"""What begins "ON MONEY:", the subject of what follows."""


def _worth(label: Label, tokens: Sequence[str]) -> int:
    stray = [t for t in tokens if not _is_capital(t) and not _is_known_word(t)]
    if stray and not is_chinese(label.name):
        return -4 if len(stray) > 1 or label.form != "colon" else -2
    if tokens[0].casefold() in _SUBJECT_OPENERS and len(tokens) > 1:
        return -4
    roles = [t for t in tokens if t.casefold().rstrip(".") in words.OFFICES | words.HONORIFICS | words.ASKING_ROLES]
    if (
        tokens[0].casefold() in words.SENTENCE_OPENERS
        and label.key not in _ALSO_NAMES
        and not label.name.isupper()
        and not (tokens[0] == "The" and roles)
    ):
        return -4
    worth = 1 if len(tokens) in {2, 3} else 0
    if role_in(label.name):
        worth += 4
    elif roles:
        worth += 2
    if label.name.isupper() and len(label.name) > 1:
        worth += 2
    elif tokens[-1].isupper() and len(tokens[-1]) > 2:
        worth += 1
    if _INITIALS.fullmatch(label.name) and label.name.replace(".", "").isupper():
        worth += 1
    worth += 2 * label.stamped + 2 * label.emphasised + (1 if label.alias else 0)
    return worth + (1 if is_chinese(label.name) and len(label.name) <= 6 else 0)


def _tokens(name: str) -> list[str]:
    return [token for token in re.split(r"[\s&/]+", name) if token.strip(".-–—")]


def _is_capital(token: str) -> bool:
    return token[0].isupper() or token[0].isdigit() or token[0] == "#"


def _is_known_word(token: str) -> bool:
    word = token.casefold().rstrip(".")
    return (
        word in words.PARTICLES or word in words.OFFICES or word in words.ASKING_ROLES or word in words.ANSWERING_ROLES
    )


def _all_capitalised(name: str) -> bool:
    return all(_is_capital(t) or t.casefold() in words.PARTICLES for t in _tokens(name))


def is_chinese(name: str) -> bool:
    """Whether the name or text begins with a Chinese sign."""
    return bool(name) and "一" <= name[0] <= "鿿"
