"""What lists say, and whether widgets cover one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kzreader.ui.row_list import RowList


def words_of(rows: RowList, key: object) -> str:
    """Everything that a row of a list says."""
    row = next(row for row in rows.rows if row.key == key)
    return "\n".join([*(text.words for text in row.texts), row.body, *(chip.name for chip in row.chips), row.trailing])


def all_words(rows: RowList) -> str:
    """Everything that a list says."""
    return "\n".join(words_of(rows, row.key) for row in rows.rows)


def overlapping(widgets: Sequence[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """The pairs of neighbours that cover each other."""
    return [
        (one, other)
        for number, one in enumerate(widgets)
        for other in widgets[number + 1 :]
        if one.geometry().intersects(other.geometry())
    ]
