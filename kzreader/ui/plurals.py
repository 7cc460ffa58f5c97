"""English singular and plural: "%n note(s)" of the source becomes "1 note" or "2 notes"."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from kzreader.ui.overriding import override


class EnglishPlurals(QTranslator):
    """Installed where the interface is in English, so that the source strings need no translation file."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source_text: str, disambiguation: str | bytes | None = None, n: int = -1
    ) -> str | None:
        if n < 0 or "(s)" not in source_text:
            return None
        return source_text.replace("(s)", "" if n == 1 else "s")
