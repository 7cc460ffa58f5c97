"""Facts of an interview as a reader says them: dates, lengths and kinds in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from kzreader.core.interview import Interview

WORDS_A_MINUTE = 220
"""Silent reading of English prose: 238 words a minute on average (Brysbaert 2019), a little slower with thought."""
CHARACTERS_A_MINUTE = 255
"""Silent reading of Chinese: about 255 characters a minute (Brysbaert 2019)."""
_UNSPACED = ("zh", "ja", "th")


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("wording", text, "", count)


def date_in_words(iso: str) -> str:
    """A date, month, year or interval (ISO 8601) in words: "12 May 2023", "12–18 May 2023"; "" where unknown.

    What is no such date is given back as it stands.
    """
    first, _, last = iso.partition("/")
    if not last or last == first:
        return _one_date(first)
    shorter = _within_one_month(first, last)
    return shorter or f"{_one_date(first)} – {_one_date(last)}"


def _within_one_month(first: str, last: str) -> str:
    if len(first) == len(last) == 10 and first[:7] == last[:7] and first[8:].isdecimal() and last[8:].isdecimal():
        return f"{int(first[8:])}–{_one_date(last)}"
    return ""


def _one_date(iso: str) -> str:
    locale = QLocale()
    try:
        if len(iso) == 10:
            day = date.fromisoformat(iso)
            return locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
        if len(iso) == 7:
            month = date.fromisoformat(f"{iso}-01")
            name = locale.standaloneMonthName(month.month, QLocale.FormatType.LongFormat)
            return f"{name} {month.year}"
    except ValueError:
        return iso
    return iso


def length_in_words(interview: Interview) -> str:
    """Its length as "1,950 words", or in characters where the script has no spaces."""
    if interview.language.startswith(_UNSPACED):
        return _tr("%Ln character(s)", _characters(interview))
    return _tr("%Ln word(s)", interview.word_count)


def minutes_in_words(interview: Interview) -> str:
    """How long an unhurried reader needs, "about 9 minutes"."""
    return _tr("about %Ln minute(s)", reading_minutes(interview))


def reading_minutes(interview: Interview) -> int:
    """Minutes that reading it takes, at least 1."""
    if interview.language.startswith(_UNSPACED):
        return max(1, round(_characters(interview) / CHARACTERS_A_MINUTE))
    return max(1, round(interview.word_count / WORDS_A_MINUTE))


def kind_in_words(interview: Interview) -> str:
    """ "transcript", "transcript, translated"; "" where unknown."""
    kinds = {"transcript": _tr("transcript"), "report": _tr("report"), "commentary": _tr("commentary")}
    kind = kinds.get(interview.kind, interview.kind)
    if interview.translated_from and kind:
        return _tr("{0}, translated").format(kind)
    return kind


def _characters(interview: Interview) -> int:
    return sum(1 for character in interview.text if character.isalnum())
