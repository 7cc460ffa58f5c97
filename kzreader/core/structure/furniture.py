"""What a web page puts round an interview, known by its own words: captions, promos, notes, comments."""

from __future__ import annotations

import re
from functools import lru_cache

from kzreader.core.interview import ParagraphKind
from kzreader.core.structure import furniture_words as pieces
from kzreader.core.structure import words
from kzreader.core.structure.endings import ends_as_sentence
from kzreader.core.structure.patterns import Pattern

_MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
_DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|"
    r"четверг|пятница|суббота|"
    r"воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:(?:{_DAY})\.?,?\s*)?(?:{_NUMBER}\.?\s+(?:of\s+)?(?:{_MONTH})\b\.?|(?:{_MONTH})\b\.?(?:\s*{_NUMBER}\b)?)"
_NUMERIC_DATE = r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?(?:\s*[A-Z]{2,4})?)"
_OPENING = (
    r"(?:[^\W\d_]+\s*[•|·]\s*|(?:published|updated|posted|last updated|date|опубликовано|обновлено|"
    r"дата)(?: on)?:?\s*|"
    r"on\s+|(?:[^\W\d_][^,\n]{1,30},\s+){1,2})?"
)


def _any(pieces: tuple[str, ...]) -> Pattern:
    return Pattern("|".join(f"(?:{piece})" for piece in pieces), re.IGNORECASE)


_DATE_LINE = Pattern(
    rf"{_OPENING}(?:{_TIME}[\s,|–-]*)?"
    rf"(?:{_DATE}[\s,.]*(?:\d{{4}}(?:\s*(?:г\.?|года|жыл\w*))?(?:,\s[^\W\d_][\w. -]{{1,30}})?)?|{_NUMERIC_DATE}"
    r"(?:\s+[一-鿿]{2,14})?)"
    rf"[\s,|–—•·-]*(?:at\s+)?(?:{_TIME})?(?:\s*(?:[+-]\d{{2}}:?\d{{2}}|GMT|UTC))?(?:\s*[•|·].{{0,60}})?",
    re.IGNORECASE,
)
_TIME_LINE = Pattern(
    rf"{_TIME}|(?:{_MONTH})\.? \d{{1,2}},? ?['’] ?\d\d,? +\d{{1,2}} ?: ?\d\d ?[ap]?\.?m?\.?", re.IGNORECASE
)
_BYLINE = _any(pieces.BYLINES)
_NOTE = _any(pieces.NOTES)
_PROMO = _any(pieces.PROMOS)
_PROMO_VERB = Pattern(pieces.PROMO_VERBS, re.IGNORECASE)
_CAPTION = _any(pieces.CAPTIONS)
_CREDIT_AT_END = _any(pieces.CREDITS_AT_END)
_SCENE = _any(pieces.SCENES)
_PLUG = _any(pieces.PLUGS)
_CLOSING_NOTE = Pattern(
    r"(?:the |our |this )?(?:full|complete|whole|entire|original)? ?(?:interview|article|video|"
    r"conversation|transcript|story|"
    r"post|piece|text)\b.{0,40}\b(?:embedded|available|(?:can|may) be (?:seen|read|found|watched|"
    r"viewed|heard)|originally|"
    r"first (?:appeared|published)|was published|appeared|below)\b",
    re.IGNORECASE,
)
_ANNOUNCES = Pattern(
    r"(?:the )?(?:following|below|here)\b.{0,40}\b(?:text|transcript|excerpts?|quotes|interview)\b|"
    r"публикуем|приводим",
    re.IGNORECASE,
)
_FINITE = Pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|took|gave|made|became|briefed|addressed|spoke|it|they|we)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({"and", "of", "the", "for", "de", "von", "van", "и", "және"})
_STAGE = Pattern(r"(?!\*\*[^\W_])\s*(?:[\[(（♪*][^\[\]()（）]{0,120}[\])）♪*]\s*){1,6}[.]?")
_INSERTED = Pattern(r"\[[^\[\]]{1,300}\]")
_NO_WORDS = Pattern(r"[\W\d_]+")
_ADDRESS = Pattern(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_COMMENTS_HEAD = Pattern(
    r"(?:\d+ )?(?:(?:reader|readers['’]|user) )?(?:comments?|responses?|replies|"
    r"thoughts on\b.{0,90}|leave a (?:reply|comment)|"
    r"join the (?:conversation|discussion)|комментари[ийяев]+|пікірлер|пікір|评论|留言|"
    r"网友评论)(?: \(?\d+\)?| to [“\"].{0,90})?[:.]?",
    re.IGNORECASE,
)
_COMMENT_SIGN = Pattern(
    r".{1,60}\b(?:says|wrote|writes|commented)\s*:?|(?:reply|ответить|report abuse|log in to reply)", re.IGNORECASE
)
_UPPER = "[A-ZА-ЯӘҒҚҢӨҰҮҺІ]"
_SIGNATURE = Pattern(rf"[-–—~]{{1,3}} ?{_UPPER}[\w.’'-]+(?: {_UPPER}[\w.’'-]+){{0,3}}(?:, [\w .]{{2,40}})?")
_RULES = frozenset({"--", "––", "——", "==", "~~", "**"})
_LONGEST = 420


def is_button(text: str) -> bool:
    """Whether the block is one or two words of a list, with its bullet: "• Download"."""
    return text[0] in "•·" and len(text.split()) <= 3 and not ends_as_sentence(text)


def is_plug(text: str) -> bool:
    """Whether the block says where to get what the interview was about, as it stands at the end."""
    return len(text) < 320 and bool(_PLUG.search(text))


def is_stage_direction(text: str) -> bool:
    """Whether the block is only a remark in brackets or music: "(laughter)", "[camera roll 3]"."""
    return bool(_STAGE.fullmatch(text)) and len(text) < 200


def is_date(text: str) -> bool:
    """Whether the block is only a date, perhaps with a section or a time."""
    if len(text) > 80 or not any(letter.isdigit() for letter in text):
        return False
    return bool(_DATE_LINE.fullmatch(text) or _TIME_LINE.fullmatch(text))


def is_comments_heading(text: str) -> bool:
    """Whether readers' comments begin below."""
    return len(text) < 120 and bool(_COMMENTS_HEAD.fullmatch(text.strip("# *")))


def is_comment_sign(text: str) -> bool:
    """Whether the block says who wrote a comment, or how to answer it."""
    return len(text) < 120 and bool(_COMMENT_SIGN.fullmatch(text))


def is_signature(text: str) -> bool:
    """Whether the block is the name of who wrote what stands above: "--Jane Doe"."""
    return len(text) < 60 and bool(_SIGNATURE.fullmatch(text))


def is_closing_note(text: str) -> bool:
    """Whether the block says where the whole interview is to be found, as it stands at the end of articles."""
    return len(text) < 200 and bool(_CLOSING_NOTE.match(text))


def announces_text(text: str) -> bool:
    """Whether the block only says that the text, or quotations from it, follow."""
    return len(text) < 200 and bool(_ANNOUNCES.match(text))


@lru_cache(maxsize=512)
def furniture_of(text: str) -> ParagraphKind | None:
    """Caption, promo or note where the words of the block say so by themselves."""
    if len(text) > _LONGEST:
        return None
    plain = text.strip("*_#> \t")
    if plain[:2] in _RULES and plain[-2:] in _RULES:
        plain = plain.strip("-–—=~* ")
    if _is_bare(plain) or _is_byline(plain):
        return ParagraphKind.NOTE
    if _is_caption(plain):
        return ParagraphKind.CAPTION
    if _is_promo(plain):
        return ParagraphKind.PROMO
    if (
        is_stage_direction(plain)
        or _INSERTED.fullmatch(plain)
        or _NOTE.match(plain.lstrip("(["))
        or is_closing_note(plain)
    ):
        return ParagraphKind.NOTE
    return None


def _is_byline(text: str) -> bool:
    by_then = text[:3].casefold() == "by " and ends_as_sentence(text)
    return len(text) < 120 and not by_then and bool(_BYLINE.match(text))


def _is_bare(text: str) -> bool:
    """Whether the block has no words of its own: a rule, a number, an address, a date."""
    return not text or bool(_NO_WORDS.fullmatch(text) or _ADDRESS.fullmatch(text)) or is_date(text)


def is_navigation(text: str) -> bool:
    """Whether the block is the bar of a site's sections: "Home News Video About"."""
    tokens = [token.casefold() for token in re.split(r"[\s|/·•»>]+", text) if token]
    known = sum(1 for token in tokens if token in words.SECTIONS)
    return known >= 3 and known * 4 >= len(tokens) and not ends_as_sentence(text)


def _is_promo(text: str) -> bool:
    if len(text) > 260:
        return False
    if is_navigation(text):
        return True
    return bool(_PROMO.match(text)) or (not ends_as_sentence(text) and bool(_PROMO_VERB.match(text)))


def is_roll(text: str) -> bool:
    """Whether the block only lists people, perhaps with what they are: "Dr Ana Roe, Director; Jon Lyle, clerk."."""
    tokens = [token for token in text.split() if token[0].isalpha()]
    if not 3 <= len(tokens) <= 120 or _FINITE.search(text) or not ("," in text or ";" in text):
        return False
    large = sum(1 for token in tokens if token[0].isupper() or token in _SMALL)
    return large >= 0.75 * len(tokens)


def _is_caption(text: str) -> bool:
    if _CAPTION.match(text) or _CREDIT_AT_END.search(text):
        return True
    return len(text) <= 170 and bool(_SCENE.search(text)) and not _FINITE.search(text)
