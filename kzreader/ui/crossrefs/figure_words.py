"""Figures as a reader says them: "more than 31 billion USD", "8 years", "September 2022"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from kzreader.ui.wording import date_in_words

if TYPE_CHECKING:
    from kzreader.core.crossrefs.values import Figure

_tr = partial(QCoreApplication.translate, "figures")
_MOST_DECIMALS = 3


def figure_in_words(figure: Figure) -> str:
    """Its value with its unit, and the date it is of where it has one."""
    if figure.kind == "date":
        return date_in_words(figure.date) or _amount(figure)
    dated = date_in_words(figure.date) if figure.date else ""
    return " · ".join(filter(None, (_amount(figure), dated)))


def _amount(figure: Figure) -> str:
    numbers = [number for number in (figure.low, figure.high) if number is not None]
    if figure.value is not None or not numbers:
        numbers = [] if figure.value is None else [figure.value]
    words = "–".join(number_in_words(number) for number in dict.fromkeys(numbers))
    if figure.unit == "ordinal":
        words = _tr("no. {0}").format(words)
    elif figure.unit:
        words = f"{words} {figure.unit}".strip()
    return _bounded(figure, words)


def _bounded(figure: Figure, words: str) -> str:
    bounds = {">": _tr("more than {0}"), ">=": _tr("at least {0}"), "<": _tr("less than {0}"), "<=": _tr("at most {0}")}
    words = bounds.get(figure.comparator, "{0}").format(words)
    return _tr("about {0}").format(words) if figure.approximate else words


def number_in_words(number: float) -> str:
    """A number as it is easily read, large ones in millions, billions and trillions."""
    large = ((1e12, _tr("{0} trillion")), (1e9, _tr("{0} billion")), (1e6, _tr("{0} million")))
    for size, words in large:
        if abs(number) >= size:
            return words.format(_plain(number / size))
    return _plain(number)


def _plain(number: float) -> str:
    locale = QLocale()
    if number == int(number):
        return locale.toString(int(number)) if abs(number) >= 10_000 else str(int(number))
    return locale.toString(
        round(number, _MOST_DECIMALS), "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest
    )
