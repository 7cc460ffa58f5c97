"""Dates that are reckoned from the date of the document: "this year", "ten years ago", "in March of last year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzreader.core.crossrefs.figure_grammar.calendar import Day, away, interval, iso
from kzreader.core.crossrefs.figure_grammar.dates import Found
from kzreader.core.crossrefs.figure_grammar.numbers import TIME_UNITS
from kzreader.core.crossrefs.figure_grammar.quantities import Amount, amount_at
from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary


def relative_at(tokens: Tokens, at: int, words: Vocabulary, near: Day | None, previous: str) -> Found | None:
    """The relative date that begins at token `at`. `near`: the document's date; `previous`: the year last named."""
    if tokens[at].kind is Kind.SIGN:
        return None
    return (
        _phrase(tokens, at, words, near, previous)
        or _month_of(tokens, at, words, near)
        or _ago(tokens, at, words, near)
    )


def _phrase(tokens: Tokens, at: int, words: Vocabulary, near: Day | None, previous: str) -> Found | None:
    found = words["relative"].at(tokens, at)
    if found is None:
        return None
    start = _with_modifier(tokens, at, words)
    unit, count = found.value.split()
    if count == "same":
        return Found(start, found.end, previous, relative=True)
    date = "" if count == "*" else away(int(count), unit, start=near)
    return Found(start, found.end, date, unit=unit, relative=True)


def _with_modifier(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """The token at which "later", "at the end of" and the like before `at` begin."""
    before = at - 1
    if tokens.word(before) == "the":
        before -= 1
    if tokens.word(before) == "of" and tokens.word(before - 1) in words["modifiers"]:
        return before - 1
    return at - 1 if tokens.word(at - 1) in words["modifiers"] else at


def _month_of(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "July 3 of this year", "in February this year", "last March"."""
    month, here, day = words["months"].get(tokens.word(at)), at + 1, 0
    if month is None and tokens.is_number(at) and tokens[at].word.isdigit() and len(tokens[at].word) <= 2:
        month, here, day = words["months"].get(tokens.word(at + 1)), at + 2, int(tokens[at].word)
    elif month is None:
        return _named_month(tokens, at, words, near)
    elif tokens.is_number(here) and tokens[here].word.isdigit() and len(tokens[here].word) <= 2:
        day, here = int(tokens[here].word), here + 1
    if month is None:
        return None
    here += tokens.word(here) in ("of", ",")
    here += tokens.word(here) == "the"
    year = words["relative"].at(tokens, here)
    if year is None or not year.value.startswith("year") or not year.value[5:].lstrip("-").isdigit():
        return None
    date = iso(Day(near.year + int(year.value[5:]), month, day)) if near else ""
    return Found(at, year.end, date, relative=True) if date or near is None else None


def _named_month(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "last March", "next June", "this May": the nearest one on that side."""
    step = words["this"].get(tokens.word(at))
    month = words["months"].get(tokens.word(at + 1)) if step is not None and tokens.capital(at + 1) else None
    if step is None or month is None or tokens.is_number(at + 2):
        return None
    if near is None or not near.month:
        return Found(at, at + 2, "", relative=True)
    year = near.year
    if step < 0 and month >= near.month:
        year -= 1
    if step > 0 and month <= near.month:
        year += 1
    return Found(at, at + 2, iso(Day(year, month)), relative=True)


def _ago(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    amount = amount_at(tokens, at, words)
    if amount is None or amount.number.ordinal or amount.number.share:
        return None
    unit = words["units"].at(tokens, amount.end)
    if unit is None or unit.value not in TIME_UNITS:
        return None
    end = unit.end + (tokens.word(unit.end) in ("тому", "or") and tokens.word(unit.end + 1) in ("назад", "so"))
    end += tokens.word(end) == "so"
    if tokens.word(end) not in words["ago"]:
        return None
    return Found(
        at, end + 1, _gone(amount, unit.value, near), approximate=amount.number.vague or amount.high != amount.low,
        value=amount.value, unit=unit.value, relative=True,
    )  # fmt: skip


def _gone(amount: Amount, unit: str, near: Day | None) -> str:
    if amount.low is None or amount.high is None or amount.number.vague:
        return ""
    if amount.low == amount.high:
        return away(-amount.low, unit, start=near)
    return interval(away(-amount.high, unit, start=near), away(-amount.low, unit, start=near))
