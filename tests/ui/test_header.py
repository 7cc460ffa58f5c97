from __future__ import annotations

import pages

from kzreader.ui.reading.header import Title

WORDS = "CGTN interview with Kazakh president Kassym-Jomart Tokayev"


def test_a_title_has_room_for_every_line_it_takes_at_any_width(qtbot):
    pages.page_style()
    title = Title()
    qtbot.addWidget(title)
    title.set_words(WORDS)
    one = title.fontMetrics().height()
    for width in range(240, 760):
        title.resize(width, title.heightForWidth(width))
        assert len(title.lines()) * one <= title.height(), width
        assert "".join(title.lines()).replace(" ", "") == WORDS.replace(" ", "") or title.lines()[-1].endswith("…")
