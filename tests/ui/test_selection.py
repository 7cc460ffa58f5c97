from __future__ import annotations

import pages
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication

from kzreader.core.text import Span

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_dragging_selects_words_and_offers_what_can_be_done(qtbot, pane, document):
    actions = [QAction("Highlight", pane), QAction("Note", pane)]
    pane.set_actions(selection=actions, context=())
    with qtbot.waitSignal(pane.selection_changed):
        pages.drag(qtbot, pane, "a letter takes")
    assert pane.selection() == pages.span_of(document, "a letter takes")
    bar = pane.page.bar
    assert bar.isVisible()
    assert [button.text() for button in bar.buttons()] == ["Highlight", "Note"]
    box = pane.span_rects(pane.selection())[0].translated(pane.page.viewport().pos())
    assert not bar.geometry().intersects(box)
    with qtbot.waitSignal(actions[1].triggered):
        qtbot.mouseClick(bar.buttons()[1], LEFT)
    pages.click(qtbot, pane, QPoint(pane.page.viewport().width() - 3, 5))
    assert not bar.isVisible()


def test_selecting_by_key_offers_the_same_and_tab_leads_there(qtbot, pane, document):
    action = QAction("Highlight", pane)
    pane.set_actions(selection=[action], context=())
    pages.click(qtbot, pane, pages.middle(pane, "It means") - QPoint(20, 0))
    pages.key(qtbot, pane, Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    qtbot.keyRelease(pane.page, Qt.Key.Key_Shift)
    assert pane.selection() is not None
    assert pane.page.bar.isVisible()
    pages.key(qtbot, pane, Qt.Key.Key_Tab)
    assert pane.page.bar.buttons()[0].hasFocus()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(pane.page.bar.buttons()[0], Qt.Key.Key_Space)


def test_copying_gives_the_plain_words(qtbot, pane, document):
    pane.select(Span(pages.span_of(document, "for the steppe").start, pages.span_of(document, "It means").end))
    pages.key(qtbot, pane, Qt.Key.Key_C, modifier=CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "for the steppe, Mr. Omarov?\n\nIt means"
    assert mime.formats() == ["text/plain"]


def test_a_name_alone_is_no_selection(qtbot, pane, document):
    pane.page.select(*(pane.page.page.map.to_page(pages.span_of(document, "What does").start) - n for n in (10, 2)))
    assert pane.selection() is None


def test_the_selection_outlives_a_change_of_style(pane, document):
    span = pages.span_of(document, "a letter takes a day")
    pane.select(span)
    pane.set_style(pages.page_style("sepia", size=20))
    assert pane.selection() == span


def test_a_paragraph_s_number_selects_it(qtbot, pane, document):
    box = pane.span_rects(pages.span_of(document, "It means"))[0]
    point = QPoint(pane.gutter.width() - 8, box.center().y())
    qtbot.mouseClick(pane.gutter, LEFT, pos=point)
    assert pane.selection() == document.paragraphs[3].body
