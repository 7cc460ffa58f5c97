"""Types of entities in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzreader.core.crossrefs.values import EntityType


def kinds_in_words() -> Mapping[EntityType, str]:
    """What one of each type is called."""
    tr = partial(QCoreApplication.translate, "crossrefs")
    return {
        "person": tr("Person"),
        "place": tr("Place"),
        "organisation": tr("Organisation"),
        "initiative": tr("Initiative"),
        "event": tr("Event"),
        "work": tr("Work"),
        "concept": tr("Concept"),
    }
