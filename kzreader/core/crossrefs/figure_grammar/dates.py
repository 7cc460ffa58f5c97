"""Dates: days, months, years, decades and centuries, with their ranges, in any order a language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.calendar import Day, century_years, interval, iso, with_year
from kzreader.core.crossrefs.figure_grammar.numbers import number_at
from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens

if TYPE_CHECKING:
    from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary

_DASHES = frozenset("-–—")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_EARLIEST, _LATEST = 1000, 2100
_SURELY_A_YEAR = 1700
_THIS_CENTURY = 2030
_LEAP_YEAR = 2000
_DECADE_PARTS = {1: (0, 4), 2: (3, 7), 3: (5, 9)}


class Found(NamedTuple):
    """A date from token `start` to `end` (exclusive). `date`: ISO 8601, empty where it cannot be told."""

    start: int
    end: int
    date: str
    approximate: bool = False
    value: float | None = None
    unit: str = ""
    relative: bool = False


def date_at(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """The date that begins at token `at`; `near` is the date of the document."""
    token = tokens[at]
    if token.kind is Kind.DATE:
        return _in_digits(tokens, at)
    if token.kind is Kind.NUMBER:
        found = _day_first(tokens, at, words, near) or _decade(tokens, at, words, near)
        return found or _century(tokens, at, words) or _year(tokens, at, words, near)
    if token.kind is Kind.WORD:
        return _month_first(tokens, at, words, near) or _century(tokens, at, words)
    return None


def _in_digits(tokens: Tokens, at: int) -> Found | None:
    text = "".join(tokens[at].word.split())
    sign = next(mark for mark in "-./" if mark in text)
    first, second, third = (int(part) for part in text.split(sign))
    if first > 99:
        found = iso(Day(first, second, third))
    else:
        year = third if third > 99 else 2000 + third if third < 50 else 1900 + third
        found = iso(Day(year, second, first)) or iso(Day(year, first, second))
    return Found(at, at + 1, found) if found else None


def _whole(tokens: Tokens, at: int) -> int:
    """The whole number in digits at `at`, or -1."""
    text = tokens[at].word
    return int(text) if tokens.is_number(at) and len(text) <= 4 and text.isdigit() else -1


def _day(tokens: Tokens, at: int) -> tuple[int, int]:
    """A day of a month at `at`, and the token behind it; 0 where there is none."""
    day = _whole(tokens, at)
    if not 1 <= day <= 31 or len(tokens[at].word) > 2:
        return 0, at
    end = at + 1
    if tokens.glued(end) and tokens.word(end) in _ORDINAL_ENDINGS:
        return day, end + 1
    if tokens.word(end) == "-" and tokens.glued(end) and tokens.word(end + 1) in ("го", "е", "ші", "шы", "ое"):
        return day, end + 2
    if tokens.glued(end) and tokens[end].kind is Kind.WORD:
        return 0, at
    return day, end


def _month(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """The number of the month named at `at`, or 0. English months begin with a capital."""
    token = tokens[at]
    if token.kind is not Kind.WORD:
        return 0
    month = words["months"].get(token.word)
    if month is None or (token.word.isascii() and not tokens.capital(at)):
        return 0
    return int(month)


def _year_number(tokens: Tokens, at: int) -> int:
    year = _whole(tokens, at)
    return year if _EARLIEST <= year <= _LATEST and len(tokens[at].word) == 4 else 0


def _year_behind(tokens: Tokens, at: int, words: Vocabulary) -> tuple[int, int]:
    """A year at `at`, after a comma or "of", with the word for year; and the token behind it."""
    start = at
    if tokens.word(start) in (",", "of") or (tokens.word(start) == "." and tokens.glued(start)):
        start += 1
    year = _year_number(tokens, start)
    if not year or not tokens.on_one_line(at - 1, start):
        return 0, at
    return year, _with_year_word(tokens, start + 1, words)


def _with_year_word(tokens: Tokens, at: int, words: Vocabulary) -> int:
    """The token behind "года", "жылы" and the like at `at`; `at` where there is none."""
    here = (
        at + 2
        if tokens.word(at) == "-" and tokens.glued(at) and tokens.word(at + 1) in words["ordinal_endings"]
        else at
    )
    if tokens.word(here) in words["years"] and tokens.word(here) != "year":
        here += 1
        if (
            tokens.word(here) == "."
            and tokens.word(here - 1) in ("г", "гг", "ж", "жж")
            and not _ends_sentence(tokens, here)
        ):
            here += 1
        return here
    return here


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    return tokens.capital(at + 1) or at + 1 >= len(tokens)


def _day_first(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "17 May 2023", "18-19 мая", "9th of May", "May" not first."""
    first, end = _day(tokens, at)
    if not first:
        return None
    last = 0
    if tokens.word(end) in _DASHES or tokens.word(end) in words["connect"]:
        last, behind = _day(tokens, end + 1)
        end = behind if last else end
    if tokens.word(end) == "of":
        end += 1
    month = _month(tokens, end, words)
    if not month or not tokens.on_one_line(at, end):
        return None
    end = _dot(tokens, end + 1)
    day, behind = _day(tokens, end)
    if day and _year_behind(tokens, behind, words)[0]:
        return None
    year, end = _year_behind(tokens, end, words)
    days = (last, month) if last > first else None
    return _days(at, end, first=(first, month), last=days, year=year, near=near)


def _dot(tokens: Tokens, at: int) -> int:
    """Past the point of an abbreviated month before a number."""
    return at + 1 if tokens.word(at) == "." and tokens.glued(at) and tokens.is_number(at + 1) else at


def _month_first(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "May 17, 2023", "May 18-19", "May 30 – June 2", "September 2019", "February-June 1945", "in March"."""
    month = _month(tokens, at, words)
    if not month:
        return None
    after = _dot(tokens, at + 1)
    first, end = _day(tokens, after)
    if not first or not tokens.on_one_line(at, after):
        return _months(tokens, at, words, near)
    last: tuple[int, int] | None = None
    if tokens.word(end) in _DASHES or words["connect"].get(tokens.word(end)) in ("-", "&"):
        last, end = _last_day(tokens, end, month, words)
    year, end = _year_behind(tokens, end, words)
    if last is not None and last <= (first, month) and last[1] == month:
        return None
    return _days(at, end, first=(first, month), last=last, year=year, near=near)


def _last_day(tokens: Tokens, joint: int, month: int, words: Vocabulary) -> tuple[tuple[int, int] | None, int]:
    """The day that ends a range behind the word or dash at `joint`, and the token behind it."""
    other = _month(tokens, joint + 1, words)
    if other:
        day, end = _day(tokens, joint + 2)
        return ((day, other), end) if day else (None, joint)
    day, end = _day(tokens, joint + 1)
    if not day or tokens.word(end) in words["units"] or _month(tokens, end, words):
        return None, joint
    return (day, month), end


def _days(
    start: int, end: int, *, first: tuple[int, int], last: tuple[int, int] | None, year: int, near: Day | None
) -> Found | None:
    """The dates of a day and month, or of two; None where there is no such day."""
    one = Day(year, first[1], first[0]) if year else with_year(first[1], first[0], near=near)
    if one is None:
        return Found(start, end, "") if iso(Day(_LEAP_YEAR, first[1], first[0])) else None
    found = iso(one)
    if found and last is not None:
        found = interval(found, iso(Day(one.year + (last[1] < first[1]), last[1], last[0])))
    return Found(start, end, found) if found else None


def _months(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """A month with its year, two months, or a month alone where the words before it say that it is one."""
    month, end = _month(tokens, at, words), at + 1
    end += tokens.word(end) == "." and tokens.glued(end) and tokens.is_number(end + 1)
    last, behind = 0, end
    if tokens.word(end) in _DASHES or _spans_months(tokens, at, words):
        last = _month(tokens, end + 1, words)
        behind = end + 2 if last else end
    year, behind = _year_behind(tokens, behind, words)
    if year:
        first = iso(Day(year, month))
        other = _month(tokens, behind + 1, words) if tokens.word(behind) in _DASHES and not last else 0
        other_year, other_end = _year_behind(tokens, behind + 2, words) if other else (0, behind)
        if other_year:
            return Found(at, other_end, interval(first, iso(Day(other_year, other))))
        return Found(at, behind, interval(first, iso(Day(year, last))) if last else first)
    if last > month:
        start = with_year(month, 0, near=near)
        dates = interval(iso(start), iso(start._replace(month=last))) if start else ""
        return Found(at, end + 2, dates)
    sure = tokens.word(at - 1) in words["month_before"] or _in_brackets(tokens, at, end)
    if not sure and (tokens.word(at).isascii() or tokens.word(at) in words["uncertain_months"]):
        return None
    if tokens.is_number(end) and not tokens.glued(end):
        return None
    day = with_year(month, 0, near=near)
    return Found(at, end, iso(day) if day else "")


def _spans_months(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether "from" or "between" before a month and "to" or "and" behind it make it the first of two."""
    opened, joint = words["connect"].get(tokens.word(at - 1)), words["connect"].get(tokens.word(at + 1))
    return bool((opened == "from" and joint == "-") or (opened == "between" and joint == "&"))


def _in_brackets(tokens: Tokens, at: int, end: int) -> bool:
    return tokens.word(at - 1) == "(" and tokens.word(end) == ")"


def _decade(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "1950s", "the '30s", "1990-е годы", "90-х"."""
    value, end = _whole(tokens, at), at + 1
    start = at - 1 if tokens.word(at - 1) in ("'", "’", "‘") and tokens.glued(at) else at
    if value < 0 or value % 10 or (len(tokens[at].word) == 2 and value < 20) or len(tokens[at].word) not in (2, 4):
        return None
    apostrophe = tokens.word(end) in ("'", "’") and tokens.glued(end)
    if tokens.word(end + apostrophe) == "s" and tokens.glued(end + apostrophe):
        end += 1 + apostrophe
        if len(tokens[at].word) == 2 and start == at and not _opens_decade(tokens, at - 1):
            return None
    elif tokens.word(end) == "-" and tokens.glued(end) and tokens.word(end + 1) in ("е", "х", "ые", "ых"):
        end += 2
        end += tokens.word(end) in words["years"]
    elif tokens.word(end) in ("жылдары", "жылдарда", "жылдардың"):
        end += 1
    else:
        return None
    year = value if value >= 100 else _full_year(value, near)
    before = start - 1 - (tokens.word(start - 1) == "-")
    part = words["modifiers"].get(tokens.word(before))
    first, last = _DECADE_PARTS.get(part, (0, 9))
    start = before if part else start
    return Found(start, end, interval(iso(Day(year + first)), iso(Day(year + last))), approximate=part is not None)


def _opens_decade(tokens: Tokens, before: int) -> bool:
    """Whether what stands before "70s" makes it years: "the", "late", "the 1960s and"."""
    word = tokens.word(before)
    return word in ("the", "early", "late", "mid", "-") or (word in ("and", "or") and tokens.word(before - 1) == "s")


def _full_year(value: int, near: Day | None) -> int:
    """The year that two digits stand for: the last such year before the document's."""
    latest = near.year if near else _THIS_CENTURY
    year = latest // 100 * 100 + value
    return year if year <= latest else year - 100


def _century(tokens: Tokens, at: int, words: Vocabulary) -> Found | None:
    """ "XX век", "nineteenth century", "the 21st century"."""
    roman = words["romans"].get(tokens.word(at))
    number, end = roman, at + 1
    if roman is None and tokens[at].kind is Kind.NUMBER and tokens[at].word.isdigit():
        least = words["century_behind"].get(tokens.word(end))
        number = int(tokens[at].word) if least is not None and least <= int(tokens[at].word) else None
    if number is None:
        ordinal = number_at(tokens, at, words)
        if ordinal is None or not ordinal.ordinal:
            return None
        number, end = ordinal.value, ordinal.end
    end += tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1)
    if tokens.word(end) not in words["century_words"] or number is None:
        return None
    return Found(at, end + 1, century_years(number))


def _year(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """A year, or years from one to another: "1975-1979", "2021/22", "from 1985 to 1991"."""
    year = _year_number(tokens, at)
    if not year:
        return _short_year(tokens, at, words, near)
    named = _with_year_word(tokens, at + 1, words)
    last, end = _last_year(tokens, named, year, words)
    introduced = words["year_before"].get(tokens.word(at - 1)) is not None
    surely = last or named > at + 1 or introduced or tokens.word(at - 1) in words["years"]
    if not surely and (year < _SURELY_A_YEAR or _counts(tokens, at, words) or _is_named(tokens, at, words)):
        return None
    if tokens.glued(at + 1) and tokens[at + 1].kind is Kind.WORD:
        return None
    if introduced and not last and _measures(tokens, at + 1, words):
        return None
    dates = interval(iso(Day(year)), iso(Day(last))) if last else iso(Day(year))
    return Found(at, end, dates) if dates else None


def _last_year(tokens: Tokens, joint: int, first: int, words: Vocabulary) -> tuple[int, int]:
    """The second year of a range behind `joint`, and the token behind it; 0 where there is none."""
    sign = tokens.word(joint)
    meaning = words["connect"].get(sign)
    range_word = meaning == "-" or (meaning == "&" and tokens.word(joint - 2) == "between")
    if sign not in _DASHES and not range_word and not (sign == "/" and tokens.glued(joint)):
        return 0, joint
    year = _year_number(tokens, joint + 1)
    short = _whole(tokens, joint + 1)
    if (
        not year
        and sign != "—"
        and len(tokens[joint + 1].word) == 2
        and tokens.glued(joint + 1)
        and short > first % 100
    ):
        year = first // 100 * 100 + short
    if not year or year < first or tokens[joint + 2].word in ("%",):
        return 0, joint
    return year, _with_year_word(tokens, joint + 2, words)


def _short_year(tokens: Tokens, at: int, words: Vocabulary, near: Day | None) -> Found | None:
    """ "'28"."""
    if tokens.word(at - 1) not in ("'", "’", "‘") or not tokens.glued(at) or len(tokens[at].word) != 2:
        return None
    if (tokens.glued(at + 1) and tokens[at + 1].kind is Kind.WORD) or tokens.glued(at - 1):
        return None
    if tokens.word(at - 2) not in words["year_before"] and tokens.word(at - 2) != "of":
        return None
    value = _whole(tokens, at)
    return Found(at - 1, at + 1, iso(Day(_full_year(value, near)))) if value >= 0 else None


def _counts(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether the four digits at `at` count what follows: a unit, money, or something in the plural."""
    after = tokens[at + 1]
    if _measures(tokens, at + 1, words) or tokens.word(at - 1) in words["signs"]:
        return True
    plural = after.kind is Kind.WORD and after.word.endswith("s") and after.word not in words["stop"]
    return plural and tokens.word(at - 1) != "the" and not tokens.capital(at + 1)


def _measures(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    word = tokens.word(at)
    tables = ("multipliers", "units", "currencies", "codes", "people", "after")
    return word == "%" or (word not in words["years"] and any(word in words[table] for table in tables))


def _is_named(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether the year belongs to a name: "Expo 2017", "Vision-2030"."""
    before = at - 1
    if tokens.word(before) in _DASHES and tokens.glued(before) and tokens.glued(at):
        return tokens[before - 1].kind is Kind.WORD and tokens.word(before - 1) not in words["modifiers"]
    if tokens.capital(at + 1):
        return False
    return (
        tokens.capital(before)
        and not tokens.opens_line(before)
        and tokens.word(before - 1) not in (".", "?", "!", ":", '"', "“", "")
    )
