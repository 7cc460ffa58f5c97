"""Numbers that are no quantities: parts of names and codes, numbers of pages and lists, times of day, telephones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.figure_grammar.counted import counted
from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.numbers import Number
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary

_BEFORE_CODES = frozenset("#№_^@")
_JOINTS = frozenset("-–/.:\\'")
_BEHIND_CODES = frozenset("^_@")
_LONGEST_IN_NAME = 3


def is_label(tokens: Tokens, number: Number, end: int, words: Vocabulary) -> bool:
    """Whether what looks like an amount up to token `end` (exclusive) is none: "COVID-19", "page 5", "the Five"."""
    start = number.start
    if not number.digits:
        named = tokens.capital(start) and not _opens_sentence(tokens, start)
        joined = tokens.word(start - 1) == "-" and tokens.glued(start)
        return named or (joined and words["before"].before(tokens, start) is None)
    return _stands_alone(tokens, start) or (not number.ordinal and _is_code(tokens, start, end, words))


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    before = tokens[at - 1]
    in_heading = tokens.capital(at + 1) and tokens.capital(at + 2)  # else it is a name, as in "Erik Ten Hag"
    return tokens.opens_line(at) or (before.kind is Kind.SIGN and before.word != ",") or in_heading


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """A number of a page or a list: alone on its line, or first in it with a point or bracket behind it."""
    if tokens.opens_line(at):
        after = tokens.word(at + 1)
        if tokens.closes_line(at) or (
            after in (".", ")", ":") and tokens.glued(at + 1) and not tokens.is_number(at + 2)
        ):
            return True
        return after in ("\\", "|")
    return tokens.word(at - 1) == "[" and tokens.word(at + 1) == "]"


def _is_code(tokens: Tokens, at: int, end: int, words: Vocabulary) -> bool:
    """Whether the digits are part of a name, a code, a telephone number, a score or a time of day."""
    before, after = tokens.word(at - 1), tokens.word(end)
    return (
        before in _BEFORE_CODES
        or (before == "+" and tokens.glued(at))
        or (before == "(" and tokens.word(at - 3) == "+")
        or _is_designated(tokens, at, words)
        or _ends_name(tokens, at, end, words)
        or _in_a_row(tokens, at, end)
        or (tokens.glued(at) and _joined(tokens, at - 1, -1, words))
        or tokens.text[tokens[at].start - 1 : tokens[at].start] == "_"
        or (tokens.glued(end) and (after in _BEHIND_CODES or _joined(tokens, end, 1, words)))
        or (after in words["clock"] and _is_clock(tokens, end))
    )


def _is_designated(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether "page", "No." and the like stand before the number."""
    before = at - 2 if tokens.word(at - 1) == "." else at - 1
    if tokens[before].kind is not Kind.WORD or tokens.word(before) not in words["designators"]:
        return False
    return tokens.capital(before) or tokens.word(before) not in words["verbs"]


def _ends_name(tokens: Tokens, at: int, end: int, words: Vocabulary) -> bool:
    """Whether a small number belongs to the name before it: "Nord Stream 2", "Boeing 737 Max"."""
    if end != at + 1 or len(tokens[at].word) > _LONGEST_IN_NAME or not tokens[at].word.isdigit():
        return False
    if not _is_name(tokens, at - 1, words):
        return False
    if not _is_name(tokens, at - 2, words):
        noun = counted(tokens, end, words) if tokens.capital(end) else None
        return noun is not None and not noun.head.endswith("s") and noun.head not in words["people"]
    after = tokens.word(end)
    letter = len(after) == 1 and not tokens.glued(end)
    if after == "%" or any(
        not letter and after in words[table] for table in ("units", "currencies", "codes", "times", "people")
    ):
        return False
    return tokens.capital(end) or not (after.isalpha() and (len(tokens[at].word) > 2 or after.endswith("s")))


def _is_name(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    return tokens.capital(at) and tokens.word(at) not in words["stop"]


def _in_a_row(tokens: Tokens, at: int, end: int) -> bool:
    """Whether bare numbers follow each other, as in the list of a book's pages."""
    return end == at + 1 and any(
        tokens.is_number(other) and "\n" not in tokens.text[tokens[first].end : tokens[first + 1].start]
        for other, first in ((at - 1, at - 1), (end, at))
    )


def _joined(tokens: Tokens, sign: int, step: int, words: Vocabulary) -> bool:
    """Whether a sign glues the number to something else: "COVID-19", "9/11", "6.11.3", "74-55-55"."""
    mark = tokens.word(sign)
    other = sign + step
    if mark not in _JOINTS or not (tokens.glued(sign) and tokens.glued(sign + 1)):
        return False
    if mark == ".":
        named = tokens.text[tokens[other].start : tokens[other].end].isupper()  # "BA.2"
        return tokens.is_number(other) or tokens[other].word[-1:].isdigit() or (step < 0 and named)
    if tokens[other].kind is Kind.WORD:
        return step < 0 and (mark == "/" or tokens.word(other) not in words["modifiers"])
    return tokens.is_number(other) or tokens[other].kind in (Kind.DATE, Kind.SKIPPED)


def _is_clock(tokens: Tokens, at: int) -> bool:
    """Whether "a.m.", "pm", "ET" stands at `at`."""
    word = tokens.word(at)
    if len(word) == 1:
        return tokens.word(at + 1) == "." and tokens.word(at + 2) == "m"
    return word != "et" or tokens.text[tokens[at].start : tokens[at].end] == "ET"
