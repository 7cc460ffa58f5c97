"""Figures in Chinese, which sets no spaces: dates with 年, 月, 日, numbers with 万 and 亿, money, percent, counts."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kzreader import paths
from kzreader.core.crossrefs.figure_grammar.calendar import Day, away, interval, iso, with_year
from kzreader.core.crossrefs.figure_grammar.numbers import decimal
from kzreader.core.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAP_YEAR = 2000
_HAN = "\u3400-\u9fff"


class ChineseFigure(NamedTuple):
    """A date (`date` is not None) or a quantity at code points `start` to `end`."""

    start: int
    end: int
    value: float | None = None
    comparator: str = "="
    approximate: bool = False
    unit: str = ""
    date: str | None = None


class _Signs(NamedTuple):
    """The word list and the pattern made of it."""

    tables: dict[str, dict[str, Any]]
    pattern: re.Pattern[str]


def has_han(text: str) -> bool:
    """Whether there are Chinese signs in `text`."""
    return max(text, default="") >= "\u3400" and re.search(f"[{_HAN}]", text) is not None


def without_han(text: str, found: Iterable[ChineseFigure]) -> str:
    """`text` of the same length without Chinese signs, digits beside them, and the figures found."""
    signs = list(text)
    for figure in found:
        signs[figure.start : figure.end] = " " * (figure.end - figure.start)
    blank = re.sub(f"(?<=[{_HAN}])\\d{{1,30}}|\\d{{1,30}}(?=[{_HAN}])", _blank, "".join(signs))
    return re.sub(f"[{_HAN}]", " ", blank)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _signs() -> _Signs:
    path = paths.resources("figures", "zh.toml")
    try:
        tables: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(
            f"The word list {path.name} of figures is damaged: {error}.", "Install kzreader anew."
        ) from error
    number = r"(?<![\d.,])\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,9})?"
    numeral = f"(?<![{_either(tables['numbers'], sign=True)}])[{_either(tables['numbers'], sign=True)}]{{1,3}}"
    return _Signs(
        tables,
        re.compile(
            rf"(?P<relative>{_either(tables['relative'])})(?:(?P<rmonth>\d{{1,2}})月(?:(?P<rday>\d{{1,2}})日)?)?"
            r"|(?P<year>(?<!\d)\d{4})年(?!前|来|间)(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
            r"|(?P<alone>(?<!\d)\d{1,2})月(?P<first>\d{1,2})日(?:[至到—–-](?:(?P<othermonth>\d{1,2})月)?(?P<last>\d{1,2})日)?"
            r"|(?<!\d)(?P<sole>\d{1,2})日"
            rf"|(?P<before>{_either(tables['before'])})?(?:(?P<number>{number})|(?P<numeral>{numeral}))"
            rf"(?P<scale>{_either(tables['multipliers'])})?(?P<more>多|余)?"
            rf"(?:(?P<ago>年前)|(?P<unit>{_either({**tables['units'], **tables['currencies']})})"
            rf"|(?P<count>{_either(tables['classifiers'])}))"
        ),
    )


def _either(table: dict[str, Any], *, sign: bool = False) -> str:
    forms = sorted(table, key=len, reverse=True)
    return "".join(forms) if sign else "|".join(map(re.escape, forms))


def chinese_figures(text: str, near: Day | None) -> list[ChineseFigure]:
    """The figures that are written with Chinese signs, in order; `near` is the date of the document."""
    return [figure for match in _signs().pattern.finditer(text) for figure in _figure(match, near)]


def _figure(match: re.Match[str], near: Day | None) -> Iterator[ChineseFigure]:
    if any(match[name] for name in ("relative", "year", "alone", "sole", "ago")):
        date = _date(match, near)
        if date is not None:
            yield ChineseFigure(match.start(), match.end(), date=date)
        return
    value = _value(match)
    if value is None or (match["numeral"] and value == 1):
        return
    tables = _signs().tables
    unit = tables["units"].get(match["unit"]) or tables["currencies"].get(match["unit"]) or match["count"] or ""
    mark = tables["before"].get(match["before"], "")
    yield ChineseFigure(
        match.start(), match.end(), value=value, unit=unit, approximate="~" in mark,
        comparator=mark.lstrip("~") or (">" if match["more"] else "="),
    )  # fmt: skip


def _value(match: re.Match[str]) -> float | None:
    tables = _signs().tables
    value = decimal(match["number"]) if match["number"] else _spelled(match["numeral"], tables["numbers"])
    return None if value is None else value * tables["multipliers"].get(match["scale"], 1)


def _spelled(signs: str, numbers: dict[str, int]) -> float | None:
    """Up to 99: 三, 十五, 二十, 三十五."""
    before, ten, after = signs.partition("十")
    if not ten:
        return float(numbers[signs]) if len(signs) == 1 else None
    if len(before) > 1 or len(after) > 1 or "十" in after:
        return None
    return (numbers[before] if before else 1) * 10.0 + (numbers[after] if after else 0)


def _date(match: re.Match[str], near: Day | None) -> str | None:
    """ISO 8601; empty where the date of the document is needed and unknown, None where there is no such day."""
    if match["ago"]:
        value = _value(match)
        return None if value is None else away(-value, "year", start=near)
    if match["year"]:
        return iso(Day(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))) or None
    if match["alone"]:
        return _days(match, near)
    if near is None or not (match["relative"] or near.month):
        return ""
    if match["sole"]:
        return iso(Day(near.year, near.month, int(match["sole"]))) or None
    year = near.year + int(_signs().tables["relative"][match["relative"]])
    return iso(Day(year, int(match["rmonth"] or 0), int(match["rday"] or 0))) or None


def _days(match: re.Match[str], near: Day | None) -> str | None:
    """A day and month without a year, or the days from one to another."""
    month, first = int(match["alone"]), int(match["first"])
    day = with_year(month, first, near=near)
    if day is None:
        return "" if iso(Day(_LEAP_YEAR, month, first)) else None
    if not match["last"]:
        return iso(day) or None
    last = Day(day.year, int(match["othermonth"] or month), int(match["last"]))
    return interval(iso(day), iso(last)) or None
