"""Dates as ISO 8601: parts into text, what lies so far from a document's date, what two dates have in common."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

_HALF_YEAR = 6
_LAST_CENTURY = 30


class Day(NamedTuple):
    """A date of which only the beginning may be known: 0 for a month or day that is not."""

    year: int
    month: int = 0
    day: int = 0


def iso(day: Day) -> str:
    """ISO 8601 year, month or date; empty where there is no such day (February 30)."""
    if not 1 <= day.year <= 9999:
        return ""
    if not day.month:
        return f"{day.year:04d}"
    if not 1 <= day.month <= 12:
        return ""
    if not day.day:
        return f"{day.year:04d}-{day.month:02d}"
    try:
        return date(*day).isoformat()
    except ValueError:
        return ""


def interval(first: str, last: str) -> str:
    """ISO 8601 interval; one date where both are the same; empty where one is missing or they are reversed."""
    if not first or not last or last < first[: len(last)]:
        return ""
    return first if first == last else f"{first}/{last}"


def parsed(text: str) -> Day | None:
    """The Day that an ISO 8601 date, month or year stands for, or None."""
    try:
        parts = [int(part) for part in text.split("-")]
    except ValueError:
        return None
    return Day(*parts) if 1 <= len(parts) <= 3 and iso(Day(*parts)) else None


def reference(text: str) -> Day | None:
    """What is certain of a document's date: of an interval, the parts in which both ends agree."""
    first, _, last = text.partition("/")
    one, other = parsed(first), parsed(last or first)
    if one is None or other is None or one.year != other.year:
        return None
    if one.month != other.month:
        return Day(one.year)
    return Day(one.year, one.month, one.day if one.day == other.day else 0)


def with_year(month: int, day: int, *, near: Day | None) -> Day | None:
    """The month or day of no stated year that is nearest to the document's date, or None where that has no year."""
    if near is None:
        return None
    year = near.year
    if near.month:
        distance = month - near.month
        year -= (distance > _HALF_YEAR) - (distance < -_HALF_YEAR)
    return Day(year, month, day)


def away(count: float, unit: str, *, start: Day | None) -> str:
    """The date `count` units after (below 0: before) `start`, as exactly as the unit and `start` tell; else empty."""
    if start is None or abs(count) > 9999:
        return ""
    if unit in _YEARS:
        return _years_away(count * _YEARS[unit], unit, start)
    if unit == "month" and start.month:
        months = start.year * 12 + start.month - 1 + round(count)
        return iso(Day(months // 12, months % 12 + 1))
    return _days_away(count, unit, start) if unit in ("day", "week") and start.day else ""


def _days_away(count: float, unit: str, start: Day) -> str:
    """The day, or the week from Monday to Sunday."""
    try:
        moved = date(*start) + timedelta(days=round(count * (7 if unit == "week" else 1)))
    except OverflowError:
        return ""
    if unit == "day":
        return moved.isoformat()
    monday = moved - timedelta(days=moved.weekday())
    return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


_YEARS = {"year": 1, "decade": 10, "century": 100}


def _years_away(years: float, unit: str, start: Day) -> str:
    year = start.year + round(years)
    if unit == "century":
        first = (year - 1) // 100 * 100 + 1
        return interval(iso(Day(first)), iso(Day(first + 99)))
    return iso(Day(year))


def century_years(number: float) -> str:
    """The years of a century by its number; empty where there is none of that number."""
    if not 1 <= number <= _LAST_CENTURY:
        return ""
    last = round(number) * 100
    return interval(iso(Day(last - 99)), iso(Day(last)))


def ends(text: str) -> tuple[str, str]:
    """First and last day of an ISO 8601 date or interval, as dates that can be ordered."""
    first, _, last = text.partition("/")
    return f"{first}-01-01"[:10], f"{last or first}-12-31"[:10]


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be the same one: the coarser holds the finer, or the intervals meet."""
    first, last = ends(one)
    other_first, other_last = ends(other)
    return first <= other_last and other_first <= last


def year_of(text: str) -> str:
    """The year of a date, or of an interval inside one year; else empty."""
    first, _, last = text.partition("/")
    return first[:4] if not last or last[:4] == first[:4] else ""
