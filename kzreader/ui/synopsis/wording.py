"""The words of a synopsis in the reader's language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kzreader.core.crossrefs.synopsis import Badge
from kzreader.core.export.synopsis import Wording


def tr(text: str) -> str:
    """A word of the synopsis in the reader's language."""
    return QCoreApplication.translate("synopsis", text)


def table_wording() -> Wording:
    """The same for the table in the window, whose heads are narrow and whose base is in sight."""
    return replace(
        wording(),
        of_base=tr("{0} of the base is in this account"),
        of_account=tr("{0} of this account is in the base"),
    )


def wording() -> Wording:
    """What the table and its exports add to the words of the accounts."""
    return Wording(
        title=tr("Synopsis"),
        of_base=tr("{0} of {1} is in this account"),
        of_account=tr("{0} of this account is in {1}"),
        is_base=tr("Base: the rows follow its order"),
        percent=tr("{0} %"),
        rows=tr("Statements: {0}."),
        rows_of=tr("Statements: {0} of {1}."),
        legend=tr("{0}: words that the base has not. Number in brackets: the paragraph."),
        underlined=tr("Underlined"),
        bold=tr("Bold"),
        number=tr("No."),
        all_agree=tr("in all"),
        only_here=tr("only here"),
        figures_differ=tr("figures differ"),
        here_and_there=tr("≠ “{0}” here, “{1}” in {2}"),
        evolved=tr("→ “{0}” here, “{1}” in {2}: another time"),
        again=tr("as in row {0}: “{1}”"),
        nothing=tr("There are no such statements."),
        badges={
            Badge.VERBATIM: tr("verbatim"),
            Badge.PARTIAL: tr("partial quote"),
            Badge.PARAPHRASE: tr("paraphrase"),
            Badge.REPORTED: tr("only reported"),
        },
    )
