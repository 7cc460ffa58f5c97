"""Accounts of one interview side by side, statement by statement."""

from __future__ import annotations

import json
import re
import zipfile

import pytest
from journeys.reader import COMMENTARY, MIR, REPORT, TRANSCRIPT, XINHUA
from journeys.synopsis import Synopsis
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kzreader import paths
from kzreader.core.crossrefs.synopsis import Badge
from kzreader.ui.style import contrast


@pytest.fixture
def synopsis(reader):
    reader.start()
    return Synopsis(reader)


def test_a_key_shows_the_accounts_of_the_open_interview_and_leads_back(reader, synopsis):
    before = reader.open
    synopsis.open()
    assert synopsis.shown
    assert synopsis.documents == [TRANSCRIPT, REPORT, COMMENTARY]
    assert synopsis.content.base == 0
    assert re.fullmatch(r"\d+ % of the base is in this account", synopsis.content.columns[1].coverage[0])
    assert reader.window.actions_by_id["synopsis"].isChecked()
    assert not reader.window.actions_by_id["highlight_yellow"].isEnabled()
    reader.press("Escape")
    assert not synopsis.shown
    assert reader.open == before
    assert reader.window.actions_by_id["highlight_yellow"].isEnabled()
    reader.press("F8")
    assert synopsis.shown
    reader.press("F8")
    assert not synopsis.shown


def test_every_row_is_as_high_as_its_widest_wording_and_columns_are_equal(reader, synopsis):
    synopsis.open()
    table = synopsis.table
    widths = {table.columnWidth(column) for column in range(3)}
    assert max(widths) - min(widths) <= 1
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()
    for row in range(len(synopsis.content.rows)):
        needed = [table.layout_of(row, column).height for column in range(3)]
        assert table.rowHeight(row) == max(needed)
    assert "not in this account" in table.model().data(table.model().index(1, 0), Qt.ItemDataRole.AccessibleTextRole)


def test_filters_say_how_many_and_show_just_those(reader, synopsis):
    synopsis.open()
    total = len(synopsis.content.rows)
    bar = synopsis.view.bar
    assert bar.filters.button("everything").text() == f"All {total}"
    for key in ("all-agree", "only-here", "missing-here", "figures-differ"):
        synopsis.filter(key)
        assert bar.filters.button(key).text().endswith(f" {len(synopsis.content.rows)}")
    assert all(row.figures_differ for row in synopsis.content.rows)
    synopsis.filter("only-here")
    reader.click(bar.here)
    reader.choose_in_popup("The Astana Times: " + reader.window.session.interview(REPORT).title)
    synopsis.wait()
    assert {row.only_here for row in synopsis.content.rows} == {1}
    assert bar.filters.button("only-here").text() == f"Only here {len(synopsis.content.rows)}"


def test_a_badge_and_the_differing_words_are_seen_and_can_be_switched_off(reader, synopsis):
    synopsis.open()
    row = next(row for row in synopsis.content.rows if row.cells[0].passages and row.cells[1].differs)
    place = synopsis.content.rows.index(row)
    cell = synopsis.content.cell(place, 1)
    assert cell.badge in set(Badge)
    assert any(run.differs for passage in cell.passages for run in passage.runs)
    synopsis.table.choose(place, 0)
    box = synopsis.table.visualRect(synopsis.table.model().index(place, 1))
    marked = synopsis.table.viewport().grab(box).toImage()
    reader.click(synopsis.view.bar.differing)
    plain = synopsis.table.viewport().grab(box).toImage()
    assert marked != plain
    assert not reader.window.session.settings.synopsis_differing


def test_a_click_stands_the_pages_at_the_statement(reader, synopsis):
    synopsis.open()
    row = next(
        number for number, row in enumerate(synopsis.content.rows) if number > 20 and len(row.having) == 3
        and not any(cell.again for cell in row.cells)
    )  # fmt: skip
    spans = [cell.passages[0] for cell in synopsis.content.rows[row].cells]
    synopsis.click(row, 1)
    reader.settle()
    assert not synopsis.shown
    assert reader.open == [TRANSCRIPT, REPORT, COMMENTARY]
    assert reader.window.spread.active_index == 1
    for number, span in enumerate(spans):
        pane = reader.pane(number)
        box = pane.span_rects(span)[0]
        assert 0 <= box.top() < pane.page.viewport().height()
        assert box.width() > 0


def test_enter_on_a_statement_that_one_account_alone_has_shows_it(reader, synopsis):
    synopsis.open()
    row = next(number for number, row in enumerate(synopsis.content.rows) if row.only_here == 2)
    span = synopsis.content.rows[row].cells[2].passages[0]
    synopsis.table.choose(row, 0)
    reader.press("Return")
    reader.settle()
    assert reader.open == [TRANSCRIPT, REPORT, COMMENTARY]
    pane = reader.pane(2)
    assert 0 <= pane.span_rects(span)[0].top() < pane.page.viewport().height()
    assert reader.window.spread.active is pane


def test_columns_change_places_by_key_and_by_dragging_the_head(reader, synopsis):
    synopsis.open()
    synopsis.table.choose(0, 0)
    reader.press("Alt+Right")
    synopsis.wait()
    assert synopsis.documents == [REPORT, TRANSCRIPT, COMMENTARY]
    assert synopsis.content.documents[synopsis.content.base] == TRANSCRIPT
    heads = synopsis.table.heads
    start = QPoint(heads.sectionViewportPosition(2) + 60, 20)
    end = QPoint(heads.sectionViewportPosition(0) + 20, 20)
    viewport = heads.viewport()
    reader.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for point in (QPoint(start.x() - 40, 20), QPoint(end.x() + 30, 20), end):
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(viewport, move)
    reader.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    synopsis.wait()
    assert synopsis.documents == [COMMENTARY, REPORT, TRANSCRIPT]


def test_the_base_is_chosen_at_the_head_and_the_rows_follow_it(reader, synopsis):
    synopsis.open()
    heads = synopsis.table.heads
    reader.click(heads.viewport(), QPoint(heads.sectionViewportPosition(1) + 30, 20))
    reader.choose_in_popup("Let the rows follow this account")
    synopsis.wait()
    assert synopsis.content.base == 1
    firsts = [row.cells[1].passages[0].start for row in synopsis.content.rows if row.cells[1].passages
              and not row.cells[1].again]  # fmt: skip
    assert firsts == sorted(firsts)


def test_accounts_are_added_and_taken_out(reader, synopsis):
    synopsis.open()
    name = reader.window.session.interview(COMMENTARY)
    reader.click(synopsis.view.bar.accounts)
    reader.choose_in_popup(f"{name.outlet}: {name.title}")
    synopsis.wait()
    assert synopsis.documents == [TRANSCRIPT, REPORT]
    name = reader.window.session.interview(XINHUA)
    reader.click(synopsis.view.bar.accounts)
    reader.choose_in_popup(f"{name.outlet}: {name.title}")
    synopsis.wait()
    assert synopsis.documents == [TRANSCRIPT, REPORT, XINHUA]
    for column in (2, 1):
        heads = synopsis.table.heads
        reader.click(heads.viewport(), QPoint(heads.sectionViewportPosition(column) + 30, 20))
        reader.choose_in_popup("Take this account out")
        synopsis.wait()
    assert "two to six accounts" in synopsis.view.message


def test_where_an_interview_has_one_account_the_open_ones_are_set_side_by_side(reader):
    reader.start(paths.seeds(f"{MIR}.txt"), paths.seeds(f"{XINHUA}.txt"))
    synopsis = Synopsis(reader).open()
    assert synopsis.documents == [MIR, XINHUA]


def test_with_one_account_open_alone_the_page_says_what_to_do(reader):
    reader.start(paths.seeds(f"{MIR}.txt"))
    synopsis = Synopsis(reader).open()
    assert "Choose them at “Accounts”" in synopsis.view.message
    reader.press("Escape")
    assert not synopsis.shown


def test_the_words_of_cells_are_copied(reader, synopsis):
    synopsis.open()
    row = synopsis.row_with("bilateral trade")
    column = synopsis.content.rows[row].having[0]
    synopsis.table.choose(row, column)
    reader.press("Ctrl+C")
    assert QApplication.clipboard().text() == synopsis.words(row, column)


def test_ctrl_f_goes_from_hit_to_hit(reader, synopsis):
    synopsis.open()
    reader.press("Ctrl+F")
    reader.type("billion")
    reader.until(lambda: "billion" in synopsis.words(*here(synopsis)))
    first = here(synopsis)
    reader.press("Return")
    assert here(synopsis) != first
    assert "billion" in synopsis.words(*here(synopsis))
    reader.press("Escape", "Escape")
    assert synopsis.table.hasFocus()
    assert synopsis.shown


def here(synopsis):
    index = synopsis.table.currentIndex()
    return index.row(), index.column()


def test_letters_that_mark_passages_do_nothing_in_the_synopsis(reader, synopsis):
    reader.press("Ctrl+A")
    synopsis.open()
    reader.press("H", "N", "1", "Delete")
    assert not reader.notebook.exists() or reader.bodies() == []
    assert synopsis.shown


def test_opening_an_interview_from_the_list_shows_the_pages(reader, synopsis):
    synopsis.open()
    rows = reader.window.panels.library.interviews
    reader.click_row(rows, XINHUA, double=True)
    reader.settle()
    assert not synopsis.shown
    assert XINHUA in reader.open


def test_a_passage_in_the_inspector_leads_to_the_pages(reader, synopsis):
    synopsis.open()
    reader.window.reading.show_link(0, reader.window.spread.links(0)[0])
    assert not synopsis.shown


def test_comparing_can_be_cancelled_and_taken_up_again(reader, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nothing known"))
    reader.start(paths.seeds(f"{TRANSCRIPT}.txt"), paths.seeds(f"{COMMENTARY}.txt"))
    synopsis = Synopsis(reader)
    reader.press("F8")
    assert "are being compared" in synopsis.view.message
    reader.press("Space")
    assert "has not been made" in synopsis.view.message
    reader.settle()
    assert "has not been made" in synopsis.view.message
    reader.click(synopsis.view.message_button)
    synopsis.wait()
    assert synopsis.documents == [TRANSCRIPT, COMMENTARY, REPORT]
    assert synopsis.table.hasFocus()


def test_a_link_that_the_reader_rejects_leaves_the_synopsis_too(reader, synopsis):
    synopsis.open()
    session = reader.window.session
    link = next(link for link in session.links(TRANSCRIPT, REPORT) if link.kind == "parallel")
    session.do(session.workspace.decisions.reject_link, (TRANSCRIPT, link.a), (REPORT, link.b))
    synopsis.wait()
    row = next(row for row in synopsis.content.rows if link.a in row.cells[0].passages)
    assert link.b not in row.cells[1].passages or any(
        other.b == link.b or other.a == link.a for other in session.links(TRANSCRIPT, REPORT)
    )
    reader.press("Ctrl+Z")
    synopsis.wait()
    row = next(row for row in synopsis.content.rows if link.a in row.cells[0].passages)
    assert link.b in row.cells[1].passages


def test_size_and_theme_are_live(reader, synopsis):
    synopsis.open()
    before = synopsis.table.rowHeight(0)
    reader.press("Ctrl++", "Ctrl++", "Ctrl++")
    synopsis.wait()
    assert synopsis.table.rowHeight(0) > before
    reader.menu("theme_dark")
    synopsis.wait()
    picture = synopsis.table.viewport().grab().toImage()
    theme = synopsis.table.look.theme
    assert theme.dark
    assert picture.pixelColor(picture.width() // 2, 6).lightness() < 100
    assert contrast(theme.colour("muted"), theme.colour("panel")) >= 4.5


def test_the_next_session_shows_it_again(reader, synopsis):
    synopsis.open()
    synopsis.table.choose(0, 0)
    reader.press("Alt+Right")
    synopsis.wait()
    reader.restart()
    again = Synopsis(reader)
    reader.until(lambda: reader.window.synopsis.shown)
    again.wait()
    assert again.documents == [REPORT, TRANSCRIPT, COMMENTARY]
    assert again.content.base == 1
    assert json.loads(paths.user_config("places.json").read_text("utf-8"))["synopsis"]["shown"] is True


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_it_leaves_as_a_document(reader, synopsis, tmp_path, form):
    synopsis.open()
    synopsis.filter("figures-differ")
    file = tmp_path / f"table.{form}"
    synopsis.view.bar.export.setFocus()
    words = {"html": "Web page (HTML)…", "docx": "Word…", "md": "Markdown…"}[form]
    reader.click(synopsis.view.bar.export)
    reader.choose_in_popup(words)
    reader.answer_file_dialog(file)
    reader.until(file.exists, timeout=20_000)
    reader.until(lambda: "Written to" in reader.status)
    if form == "docx":
        with zipfile.ZipFile(file) as archive:
            text = archive.read("word/document.xml").decode()
    else:
        text = file.read_text("utf-8")
    assert "31 billion US dollars" in text
    assert "figures differ" in text


def test_the_table_follows_when_names_are_merged(reader, synopsis):
    synopsis.open()
    before = [synopsis.words(row, 1) for row in range(len(synopsis.content.rows))]
    session = reader.window.session
    china, kazakhstan = (session.entities[one] for one in ("china", "kazakhstan"))
    with reader.qtbot.waitSignal(session.links_ready, timeout=30_000):
        session.do(session.workspace.decisions.merge_entities, [kazakhstan], china)
    reader.settle()
    reader.until(lambda: [synopsis.words(row, 1) for row in range(len(synopsis.content.rows))] != before)
