"""How figures are written in Chinese: the word list, the numbers in signs, and the pattern that finds them all."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader import paths
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = r"(?<!\d)(?<!\d[.,])\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,9})?"
_TO = "[至到~～–—-]"
_SPACE = "[ \u00a0]?"
_DAY = r"\d{1,2}"


class Signs(NamedTuple):
    """The word list, what makes traditional signs simplified ones, and the pattern made of the list.

    Each alternative of the pattern is a group of the name of what it finds: `Match.lastgroup`.
    """

    tables: dict[str, dict[str, Any]]
    simplified: dict[int, str]
    pattern: re.Pattern[str]


@cache
def signs() -> Signs:
    """The word list of Chinese, read once. Raises ResourceError where it is damaged."""
    path = paths.resources("figures", "zh.toml")
    try:
        tables: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(
            f"The word list {path.name} of figures is damaged: {error}.", "Install kzreader anew."
        ) from error
    pattern = "|".join([*_dates(tables), *_amounts(tables)])
    return Signs(tables, str.maketrans(tables["traditional"]), re.compile(pattern))


def _either(entries: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


def _numerals(tables: dict[str, dict[str, Any]]) -> tuple[str, str]:
    """A sign of a number, and a number of such signs before which none stands."""
    one = f"[{''.join(tables['numbers'])}{''.join(tables['places'])}]"
    return one, f"(?<!{one}){one}"


def _month(name: str) -> str:
    """A month, or the months from one to another."""
    return rf"{_SPACE}(?P<{name}>{_DAY})(?:月?{_TO}(?P<{name}_last>{_DAY}))?{_SPACE}月份?"


def _day(name: str) -> str:
    """A day, or the days from one to another, which may be in another month."""
    last = rf"{_TO}(?:(?P<{name}_month>{_DAY})月)?(?P<{name}_last>{_DAY})[日号]"
    return rf"(?:{_SPACE}(?P<{name}>{_DAY}){_SPACE}[日号](?:{last})?)?"


def _dates(tables: dict[str, dict[str, Any]]) -> list[str]:
    one, first = _numerals(tables)
    relative, part = _either(tables["relative"]), _either(tables["parts"])
    year = rf"(?<!\d)(?P<year>\d{{4}})|(?<!{one})(?P<year_spelled>[{''.join(tables['numbers'])}]{{4}})"
    until = rf"(?:年?{_TO}(?P<until>\d{{4}}){_SPACE})?"
    return [
        rf"(?P<period>(?P<century>上个?|本|(?<!\d)\d{{1,2}}|{first}{one}{{0,2}}){_SPACE}世纪"
        rf"(?:(?P<decade>[1-9]0|{one}十){_SPACE}年代(?P<decade_part>{part})?)?)",
        rf"(?P<years>(?<!\d)(?P<short_decade>[1-9]0){_SPACE}年代(?P<short_decade_part>{part})?)",
        rf"(?P<reckoned>(?P<relative>{relative})(?:{_month('relative_month')}{_day('relative_day')})?)",
        rf"(?P<dated>(?:{year}){_SPACE}{until}年(?!前|来|间)(?:{_month('month')}{_day('day')})?)",
        rf"(?P<monthly>(?<![\d.])(?P<alone>{_DAY}){_SPACE}月(?!龄)份?{_day('alone_day')})",
        rf"(?P<months>(?<![\d.])(?P<begin>{_DAY})月?{_TO}(?P<end>{_DAY})月份?)",
        rf"(?P<sole>(?<![\d.])(?P<sole_day>{_DAY})日(?![元本]))",
    ]


def _amounts(tables: dict[str, dict[str, Any]]) -> list[str]:
    one, first = _numerals(tables)
    before, after = _either(tables["before"]), _either(tables["after"])
    scale, classifiers = _either(tables["multipliers"]), _either(tables["classifiers"])
    measured = _either({**tables["units"], **tables["currencies"]})
    number = rf"(?<!第)(?:(?P<number>{_DIGITS})|(?P<numeral>{first}{one}{{0,8}}))"
    high = rf"(?P<high>\d{{1,15}}(?:\.\d{{1,9}})?|{one}{{1,9}}){_SPACE}(?P<high_scale>{scale})?"
    amount = rf"{number}(?P<more>[多余])?{_SPACE}(?P<scale>{scale})?(?P<also>[多余])?(?:[%％年]?{_TO}{high})?"
    kinds = rf"(?P<ago>年前)|(?P<unit>{measured})(?![级代])|(?P<count>{classifiers})(?![庆际级])"
    percent = rf"(?P<percentage>\d{{1,9}}(?:\.\d{{1,9}})?)|(?P<percentage_spelled>{one}{{1,9}}(?:点{one}{{1,5}})?)"
    name = f"{_SPACE}(?:{_either(tables['not_ranks'])})"
    rank = rf"(?:(?P<rank>\d{{1,4}})|(?P<rank_spelled>{one}{{1,5}}))(?!{one}|\d|{name})"
    return [
        rf"(?P<percent>(?P<percent_before>{before})?百分之(?:{percent}))",
        rf"(?P<share>(?P<share_before>{before})?(?P<bottom>{first}{one}{{0,4}})分之(?P<top>{one}{{1,3}}))",
        rf"(?P<half>(?P<half_before>{before})?(?:一半|半数))",
        rf"(?P<tenths>(?P<tenths_before>{before})?(?P<tenth>{first})成(?=[多以左的受,。、;；，]|$))",
        rf"(?P<doubled>翻了?(?P<fold>{one})?番)",
        rf"(?P<ranked>第{rank}{_SPACE}(?:季度|大|{classifiers})?)",
        r"(?P<quarter>(?<![前个第])[一二三四]季度)",
        rf"(?P<amount>(?P<before>{before})?{amount}{_SPACE}(?:{kinds})(?P<after>{after})?)",
        rf"(?P<plain>(?P<plain_before>{before})?(?P<plain_number>{_DIGITS}){_SPACE}(?P<plain_scale>{scale}))",
    ]


def spelled(text: str) -> float | None:
    """The number that signs spell: 三, 十五, 三百五十, 两千, also sign by sign as 二〇二三. None: no number."""
    tables = signs().tables
    numbers, places = tables["numbers"], tables["places"]
    if len(text) > 1 and not any(sign in places for sign in text):
        return float("".join(str(numbers[sign]) for sign in text))
    total, digit = 0.0, None
    least = 1e5
    for sign in text:
        place = places.get(sign)
        if place is None:
            digit = numbers[sign] if digit in (None, 0) else None
            if digit is None:
                return None
        elif place >= least:
            return None
        else:
            total, least, digit = total + (1 if digit is None else digit) * place, place, None
    return total + (digit or 0)
