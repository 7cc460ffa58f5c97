"""Links in words: how sure they are, why they are there, and what the reader said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kzreader.ui.menus import QT_TRANSLATE_NOOP
from kzreader.ui.parallels import STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzreader.core.crossrefs.values import Link, Reason

_SURENESS: Sequence[tuple[float, str]] = (
    (0.8, QT_TRANSLATE_NOOP("links", "Almost certain")),
    (0.6, QT_TRANSLATE_NOOP("links", "Very likely")),
    (0.4, QT_TRANSLATE_NOOP("links", "Likely")),
    (0.25, QT_TRANSLATE_NOOP("links", "Possible")),
    (0.0, QT_TRANSLATE_NOOP("links", "Doubtful")),
)
_VERDICTS = {
    "accepted": QT_TRANSLATE_NOOP("links", "✓ Confirmed by you"),
    "pinned": QT_TRANSLATE_NOOP("links", "◆ Pinned by you"),
    "added": QT_TRANSLATE_NOOP("links", "+ Joined by you"),
    "rejected": QT_TRANSLATE_NOOP("links", "× Rejected by you"),
}
_REASONS = {
    "name": QT_TRANSLATE_NOOP("links", "names: {0}"),
    "figure": QT_TRANSLATE_NOOP("links", "figures: {0}"),
    "word": QT_TRANSLATE_NOOP("links", "words: {0}"),
}
_MOST = 6
"""Reasons of one kind that are said."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("links", text)


def sureness_in_words(score: float) -> str:
    """How sure the program is that two passages report the same statement: "Very likely"."""
    return _tr(next(words for least, words in _SURENESS if score >= least or not least))


def strengths_in_words() -> list[str]:
    """What is shown at each of STRENGTHS: "From “Likely” on (40 %)"."""
    return [_tr("From “{0}” on ({1} %)").format(sureness_in_words(one), round(100 * one)) for one in STRENGTHS]


def verdict_in_words(verdict: str) -> str:
    """What the reader said of a link, with a sign; "" where nothing."""
    return _tr(_VERDICTS[verdict]) if verdict else ""


def kind_in_words(link: Link) -> str:
    """What two passages have in common."""
    return _tr("Same quotation") if link.kind == "quote" else _tr("Same statement")


def why_in_words(because: Iterable[Reason]) -> str:
    """What speaks for a link: "names: Central Asia · words: trade, year · between parallel passages"; "" if nothing."""
    reasons = tuple(because)
    parts = []
    for kind, words in _REASONS.items():
        shared = list(dict.fromkeys(" ".join(one.text.split()) for one in reasons if one.kind == kind and one.text))
        if shared:
            parts.append(_tr(words).format(", ".join(shared[:_MOST])))
    if any(reason.kind == "neighbours" for reason in reasons):
        parts.append(_tr("stands beside other parallel passages"))
    return " · ".join(parts)
