"""Figures: the quantities and dates of an interview, normalised, with what they measure.

A small grammar over word lists (`resources/figures`) for English, Russian, Kazakh and some Chinese; the general
libraries for it miss money, ranges and jubilees of interviews or read dates into anything. Time is linear in the length
of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzreader.core.crossrefs.figure_grammar.calendar import compatible, reference, year_of
from kzreader.core.crossrefs.figure_grammar.chinese import ChineseFigure, chinese_figures, has_han, without_han
from kzreader.core.crossrefs.figure_grammar.dates import Found, date_at
from kzreader.core.crossrefs.figure_grammar.numbers import TIME_UNITS
from kzreader.core.crossrefs.figure_grammar.quantities import Quantity, quantity_at
from kzreader.core.crossrefs.figure_grammar.relative import relative_at
from kzreader.core.crossrefs.figure_grammar.setting import Surroundings, sentences_with
from kzreader.core.crossrefs.figure_grammar.tokens import Kind, Tokens, tokenise
from kzreader.core.crossrefs.figure_grammar.vocabulary import Vocabulary, vocabulary
from kzreader.core.crossrefs.values import Figure
from kzreader.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzreader.core.interview import Interview

_KAZAKH_LETTERS = "әғқңөұүһі"
_SAMPLE = 20_000
_WHOLE_DATE = 10


class _Raw(NamedTuple):
    """A figure before it is known what it measures. `counted`: the words a count brings along."""

    figure: Figure
    counted: str = ""


def find_figures(interview: Interview) -> tuple[Figure, ...]:
    """The figures of `interview`, in order and without overlaps. Relative dates are resolved by the interview's date.

    A date that needs the document's date and does not find it there stays without one. Raises ResourceError where a
    word list is damaged.
    """
    words = vocabulary(interview.language[:2] if interview.language[:2] in ("kk", "ru") else _language(interview.text))
    raw = sorted(_raw(interview.text, words, interview.date), key=lambda one: one.figure.span)
    return tuple(_measured(interview, raw, words))


def _language(text: str) -> str:
    sample = text[:_SAMPLE].lower()
    letters = len(re.findall("[а-ӿ]", sample))
    if not letters:
        return "en"
    kazakh = sum(map(sample.count, _KAZAKH_LETTERS))
    return "kk" if kazakh * 30 > letters else "ru"


def _raw(text: str, words: Vocabulary, told: str) -> Iterator[_Raw]:
    read = text
    if has_han(text):
        chinese = chinese_figures(text, reference(told))
        yield from map(_chinese, chinese)
        read = without_han(text, chinese)
    yield from _Scan(read, words, told).figures()


def _chinese(found: ChineseFigure) -> _Raw:
    figure = Figure(
        span=Span(found.start, found.end), kind="quantity" if found.date is None else "date",
        value=found.value if found.high is None else None, low=found.value,
        high=found.value if found.high is None else found.high, comparator=found.comparator,
        approximate=found.approximate, unit=found.unit, date=found.date or "",
    )  # fmt: skip
    return _Raw(figure)


class _Scan:
    """One pass over the tokens of a text, with the year and the day that were last named."""

    def __init__(self, text: str, words: Vocabulary, told: str) -> None:
        self._tokens = Tokens(text, tokenise(text))
        self._words = words
        self._near = reference(told)
        self._told = told
        self._year = ""
        self._day = ""

    def figures(self) -> Iterator[_Raw]:
        """The figures in order."""
        at = done = 0
        while at < len(self._tokens):
            found = self._figure(at, done) if self._may_open(at) else None
            if found is None:
                at += 1
            else:
                raw, at = found
                done = at
                yield raw

    def _may_open(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind in (Kind.NUMBER, Kind.DATE):
            return True
        if token.kind is Kind.SKIPPED or not self._words.opens(token.word):
            return False
        return token.word not in self._words["articles"] or self._words.opens(self._tokens.word(at + 1))

    def _figure(self, at: int, done: int) -> tuple[_Raw, int] | None:
        """The figure at token `at` with the token behind it; it may reach back to token `done`."""
        tokens, words = self._tokens, self._words
        date = relative_at(tokens, at, words, self._near, self._year) or date_at(tokens, at, words, self._near)
        if date is not None:
            date = self._same_day(date)
            self._year = year_of(date.date) or self._year
            self._day = date.date if len(date.date) == _WHOLE_DATE else self._day
            return self._date(date, done), date.end
        quantity = quantity_at(tokens, at, words)
        return None if quantity is None else (self._quantity(quantity, done), quantity.end)

    def _same_day(self, found: Found) -> Found:
        """A document of uncertain day says "this very day" of the day it named last, where that is one of its own."""
        told = self._told
        if (
            found.date
            or found.unit != "day"
            or not found.relative
            or self._words["this_day"].at(self._tokens, found.start) is None
        ):
            return found
        return found._replace(date=self._day if self._day and told and compatible(self._day, told) else "")

    def _span(self, start: int, end: int) -> Span:
        return Span(self._tokens[start].start, self._tokens[end - 1].end)

    def _date(self, found: Found, done: int) -> _Raw:
        tokens = self._tokens
        before = self._words["date_before" if not found.relative else "before"].before(tokens, found.start)
        start, mark = max(done, found.start), ""
        if before is not None and before.start >= done and tokens[before.start].kind is Kind.WORD:
            start, mark = before.start, before.value
        figure = Figure(
            span=self._span(start, found.end), kind="date", value=found.value, low=found.value, high=found.value,
            comparator=mark.lstrip("~") or "=", approximate=found.approximate or "~" in mark,
            unit="" if found.value is None else found.unit, date=found.date,
        )  # fmt: skip
        return _Raw(figure)

    def _quantity(self, found: Quantity, done: int) -> _Raw:
        tokens = self._tokens
        before = self._words["before"].before(tokens, found.start)
        start, mark = found.start, found.comparator
        during = found.unit in TIME_UNITS and tokens.word(found.start - 1) == "over" and (found.value or 0) % 5 != 0
        if before is not None and before.start >= done and not during:
            start, mark = before.start, before.value
        figure = Figure(
            span=self._span(start, found.end), kind="quantity", value=found.value, low=found.low, high=found.high,
            comparator=mark.lstrip("~") or "=", approximate=found.vague or "~" in mark, unit=found.unit,
            counted=found.head,
        )  # fmt: skip
        return _Raw(figure, counted=found.counted)


def _measured(interview: Interview, raw: Sequence[_Raw], words: Vocabulary) -> Iterator[Figure]:
    """The figures with what they measure, and quantities with the date that their sentence gives them."""
    spans = [one.figure.span for one in raw]
    for sentence, inside in sentences_with(interview, spans):
        here = [raw[at] for at in inside]
        around = Surroundings(interview.text, sentence, [one.figure.span for one in here], words)
        for one in here:
            setting = around.setting(one.figure.span, one.counted)
            figure = one.figure._replace(
                measure=setting.measure,
                terms=setting.terms,
                around=setting.around,
                names=setting.names,
                sentence=sentence,
                told=interview.date,
            )
            if figure.kind == "quantity":
                figure = figure._replace(date=_date_of(figure, here))
            yield figure


def _date_of(figure: Figure, here: Sequence[_Raw]) -> str:
    """The date of the sentence that a quantity belongs to: the nearest one, where it is a single year or finer."""
    dates = [
        one.figure
        for one in here
        if one.figure.kind == "date" and year_of(one.figure.date) and one.figure.value is None
    ]
    if not dates:
        return ""
    return min(dates, key=lambda one: _distance(one.span, figure.span)).date


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
