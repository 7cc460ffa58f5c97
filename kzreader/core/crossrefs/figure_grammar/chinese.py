"""Figures in Chinese, which sets no spaces: dates with 年, 月, 日, numbers with 万 and 亿, money, percent, counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.calendar import Day, away, century_years, interval, iso, with_year
from kzreader.core.crossrefs.figure_grammar.chinese_signs import signs, spelled
from kzreader.core.crossrefs.figure_grammar.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LEAP_YEAR = 2000
_HAN = "\u3400-\u9fff"
_FIRST_HAN = "\u3400"


class ChineseFigure(NamedTuple):
    """A date (`date` is not None) or a quantity at code points `start` to `end`; `high` is set in a range."""

    start: int
    end: int
    value: float | None = None
    high: float | None = None
    comparator: str = "="
    approximate: bool = False
    unit: str = ""
    date: str | None = None


def has_han(text: str) -> bool:
    """Whether there are Chinese signs in `text`."""
    return max(text, default="") >= _FIRST_HAN and re.search(f"[{_HAN}]", text) is not None


def without_han(text: str, found: Iterable[ChineseFigure]) -> str:
    """`text` of the same length without Chinese signs, digits beside them, and the figures found."""
    characters = list(text)
    for figure in found:
        characters[figure.start : figure.end] = " " * (figure.end - figure.start)
    blank = re.sub(
        f"(?<=[{_HAN}])\\d{{1,30}}(?:[:：]\\d{{1,30}})?|\\d{{1,30}}(?= ?[{_HAN}])", _blank, "".join(characters)
    )
    return re.sub(f"[{_HAN}]", " ", blank)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def chinese_figures(text: str, near: Day | None) -> list[ChineseFigure]:
    """The figures that are written with Chinese signs, in order; `near` is the date of the document."""
    text = text.translate(signs().simplified)
    return [figure for match in signs().pattern.finditer(text) for figure in _figure(match, near)]


def _figure(match: re.Match[str], near: Day | None) -> Iterator[ChineseFigure]:
    kind = match.lastgroup or ""
    if kind in _DATES or match["ago"]:
        date = _ago(match, near) if match["ago"] else _DATES[kind](match, near)
        if date is not None:
            yield ChineseFigure(match.start(), match.end(), date=date)
        return
    quantity = _QUANTITIES[kind](match)
    if quantity is not None:
        yield quantity


def _number(digits: str | None, signs_of: str | None) -> float | None:
    return decimal(digits) if digits else spelled(signs_of or "")


def _made(match: re.Match[str], value: float | None, unit: str, mark: str | None = None) -> ChineseFigure | None:
    if value is None:
        return None
    mark = signs().tables["before"].get(mark or "", "")
    return ChineseFigure(
        match.start(), match.end(), value=value, unit=unit, comparator=mark.lstrip("~") or "=", approximate="~" in mark
    )


def _amount(match: re.Match[str]) -> ChineseFigure | None:
    """A number or a range with a unit, money, or what is counted. "一个" and the like mean nothing but "a"."""
    tables = signs().tables
    scale = tables["multipliers"].get(match["scale"], 1)
    value = _number(match["number"], match["numeral"])
    if value is None or (match["numeral"] and value * scale <= 1):
        return None
    unit = tables["units"].get(match["unit"]) or tables["currencies"].get(match["unit"]) or match["count"] or ""
    found = _made(match, value * scale, unit, match["before"])
    after = tables["after"].get(match["after"], "")
    if found is None:
        return None
    if after or match["more"] or match["also"]:
        mark = after or ">"
        found = found._replace(comparator=mark.lstrip("~") or "=", approximate="~" in mark)
    if not match["high"]:
        return found
    return _range(match, found, value)


def _range(match: re.Match[str], found: ChineseFigure, low: float) -> ChineseFigure | None:
    """The range of `low` to the second number, which has the scale of both where the first has none."""
    high = _number(match["high"] if match["high"][0].isdigit() else None, match["high"])
    scale = signs().tables["multipliers"].get(match["high_scale"], 1)
    if high is None:
        return None
    least = low * scale if not match["scale"] and low < high else found.value
    return found._replace(value=least, high=high * scale) if least and least < high * scale else None


def _plain(match: re.Match[str]) -> ChineseFigure | None:
    value, scale = decimal(match["plain_number"]), signs().tables["multipliers"][match["plain_scale"]]
    return None if value is None else _made(match, value * scale, "", match["plain_before"])


def _percent(match: re.Match[str]) -> ChineseFigure | None:
    whole, _, part = (match["percentage_spelled"] or "").partition("点")
    value = _number(match["percentage"], whole)
    if value is not None and part:
        value += float("0." + "".join(str(signs().tables["numbers"].get(sign, 0)) for sign in part))
    return _made(match, value, "%", match["percent_before"])


def _share(match: re.Match[str]) -> ChineseFigure | None:
    top, bottom = spelled(match["top"]), spelled(match["bottom"])
    return _made(match, top / bottom * 100, "%", match["share_before"]) if top and bottom and top < bottom else None


def _half(match: re.Match[str]) -> ChineseFigure | None:
    return _made(match, 50.0, "%", match["half_before"])


def _tenths(match: re.Match[str]) -> ChineseFigure | None:
    return _made(match, 10 * (spelled(match["tenth"]) or 0.0), "%", match["tenths_before"])


def _doubled(match: re.Match[str]) -> ChineseFigure | None:
    return _made(match, 2.0 ** (spelled(match["fold"] or "一") or 1.0), "times")


def _ranked(match: re.Match[str]) -> ChineseFigure | None:
    return _made(match, _number(match["rank"], match["rank_spelled"]), "ordinal")


def _quarter(match: re.Match[str]) -> ChineseFigure | None:
    return _made(match, spelled(match["quarter"][0]), "ordinal")


_QUANTITIES: dict[str, Callable[[re.Match[str]], ChineseFigure | None]] = {
    "amount": _amount, "plain": _plain, "percent": _percent, "share": _share, "half": _half, "tenths": _tenths,
    "doubled": _doubled, "ranked": _ranked, "quarter": _quarter,
}  # fmt: skip


def _ago(match: re.Match[str], near: Day | None) -> str | None:
    value = _number(match["number"], match["numeral"])
    scale = signs().tables["multipliers"].get(match["scale"], 1)
    return None if value is None or match["high"] else away(-value * scale, "year", start=near)


def _period(match: re.Match[str], near: Day | None) -> str | None:
    """ "21世纪", "20世纪90年代", "上世纪50年代初"."""
    named = match["century"]
    if named[0] in "上本":
        number = None if near is None else near.year // 100 + float(named[0] == "本")
    else:
        number = _number(named if named.isdigit() else None, named)
    years = "" if number is None else century_years(number)
    if number is None or not years or not match["decade"]:
        return years
    return _ten_years(round(number - 1) * 100, match["decade"], match["decade_part"])


def _years(match: re.Match[str], near: Day | None) -> str | None:
    latest = near.year if near else _LEAP_YEAR
    base = (latest - int(match["short_decade"])) // 100 * 100
    return _ten_years(base, match["short_decade"], match["short_decade_part"])


def _ten_years(base: int, decade: str, part: str | None) -> str:
    year = base + round(_number(decade if decade.isdigit() else None, decade) or 0)
    first, last = signs().tables["parts"].get(part or "", (0, 9))
    return interval(iso(Day(year + first)), iso(Day(year + last)))


def _reckoned(match: re.Match[str], near: Day | None) -> str | None:
    """ "今年", "去年12月", "今年1-2月", "上个月"."""
    unit, _, count = signs().tables["relative"][match["relative"]].partition(" ")
    if unit != "year" or near is None:
        return away(int(count), unit, start=near)
    return _in_year(match, near.year + int(count), month="relative_month", day="relative_day")


def _dated(match: re.Match[str], near: Day | None) -> str | None:
    """A year with what is known of the month and day, or the years from one to another."""
    del near
    year = round(_number(match["year"], match["year_spelled"]) or 0)
    if match["until"]:
        return interval(iso(Day(year)), iso(Day(int(match["until"])))) or None
    return _in_year(match, year, month="month", day="day")


def _in_year(match: re.Match[str], year: int, *, month: str, day: str) -> str | None:
    first = Day(year, int(match[month] or 0), int(match[day] or 0))
    if match[f"{month}_last"]:
        return interval(iso(Day(year, first.month)), iso(Day(year, int(match[f"{month}_last"])))) or None
    if match[f"{day}_last"]:
        last = Day(year, int(match[f"{day}_month"] or first.month), int(match[f"{day}_last"]))
        return interval(iso(first), iso(last)) or None
    return iso(first) or None


def _monthly(match: re.Match[str], near: Day | None) -> str | None:
    """A month, or a day and month without a year, or the days from one to another."""
    month, first = int(match["alone"]), int(match["alone_day"] or 0)
    if not iso(Day(_LEAP_YEAR, month, first)):
        return None
    day = with_year(month, first, near=near)
    if day is None:
        return ""
    if not match["alone_day_last"]:
        return iso(day) or None
    last = Day(day.year, int(match["alone_day_month"] or month), int(match["alone_day_last"]))
    return interval(iso(day), iso(last)) or None


def _months(match: re.Match[str], near: Day | None) -> str | None:
    """The months from one to another."""
    begin, end = int(match["begin"]), int(match["end"])
    if not iso(Day(_LEAP_YEAR, begin)) or not iso(Day(_LEAP_YEAR, end)) or begin >= end:
        return None
    day = with_year(end, 0, near=near)
    return "" if day is None else interval(iso(day._replace(month=begin)), iso(day))


def _sole(match: re.Match[str], near: Day | None) -> str | None:
    """A day of the month of the document."""
    if near is None or not near.month:
        return ""
    return iso(Day(near.year, near.month, int(match["sole_day"]))) or None


_DATES: dict[str, Callable[[re.Match[str], Day | None], str | None]] = {
    "period": _period, "years": _years, "reckoned": _reckoned, "dated": _dated, "monthly": _monthly, "months": _months,
    "sole": _sole,
}  # fmt: skip
