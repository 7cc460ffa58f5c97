"""The ribbon: bands where both passages are near, stubs that point to the far ones, reached by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication

from kzreader.core.crossrefs.values import Link, Reason
from kzreader.core.text import Span
from kzreader.ui.reading.bands import Extent, Window, visible_bands
from kzreader.ui.reading.ribbon import WIDTH, Ribbon
from kzreader.ui.theme import load_theme

HEIGHT = 600


BECAUSE = (Reason("word", "trade"), Reason("figure", "31 billion"))


def link(place, kind="parallel", score=0.6, because=BECAUSE):
    return Link(kind, score, Span(place, place + 5), Span(place, place + 5), because)


@pytest.fixture
def ribbon(qtbot):
    made = Ribbon(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill(ribbon, rows, *, scrolled=0):
    """`rows`: link, top on the left page, top on the right page; every passage is two lines of 24 high."""
    ribbon.show_links(tuple(row[0] for row in rows), left="One", right="Other")
    ribbon.show_extents([Extent(row[1], row[1] + 48) for row in rows], [Extent(row[2], row[2] + 48) for row in rows])
    ribbon.show_windows(Window(0, HEIGHT, -scrolled), Window(0, HEIGHT, -scrolled))


def test_a_band_runs_from_passage_to_passage_at_their_heights(ribbon):
    first = link(0)
    fill(ribbon, [(first, 100, 200)])
    assert ribbon.link_at(QPointF(1, 104)) == ribbon.link_at(QPointF(1, 144)) == first
    assert ribbon.link_at(QPointF(WIDTH - 1, 204)) == ribbon.link_at(QPointF(WIDTH - 1, 244)) == first
    assert ribbon.link_at(QPointF(1, 90)) is ribbon.link_at(QPointF(1, 160)) is None
    assert ribbon.link_at(QPointF(WIDTH - 1, 190)) is None


def test_what_is_out_of_sight_on_both_pages_is_not_drawn(ribbon):
    fill(ribbon, [(link(0), 100, 120), (link(1), 2000, 2100)])
    assert [band.link for band in ribbon.bands()] == [0]
    ribbon.show_windows(Window(0, HEIGHT, -1900), Window(0, HEIGHT, -1900))
    assert [band.link for band in ribbon.bands()] == [1]


def test_a_far_counterpart_leaves_a_stub_that_points_to_it(ribbon):
    fill(ribbon, [(link(0), 100, 3000), (link(1), 3000, 400)])
    assert [(band.link, band.shown, band.towards) for band in ribbon.bands()] == [(0, "left", 1), (1, "right", 1)]
    ribbon.show_windows(Window(0, HEIGHT, -2800), Window(0, HEIGHT, -2800))
    assert [(band.link, band.shown, band.towards) for band in ribbon.bands()] == [(0, "right", -1), (1, "left", -1)]


def test_a_click_on_a_band_activates_its_link(ribbon, qtbot):
    first, second = link(0), link(1)
    fill(ribbon, [(first, 100, 120), (second, 300, 3000)])
    for each in (first, second):
        with qtbot.waitSignal(ribbon.link_activated) as activated:
            qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=ribbon.point_of(each).toPoint())
        assert activated.args == [each]


def test_a_click_beside_the_bands_activates_nothing(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120)])
    with qtbot.assertNotEmitted(ribbon.link_activated):
        qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH // 2, 500))


def test_dragging_moves_the_border_and_activates_nothing(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120)])
    start = ribbon.point_of(ribbon.links[0]).toPoint()
    with qtbot.assertNotEmitted(ribbon.link_activated), qtbot.waitSignal(ribbon.border_dragged) as dragged:
        qtbot.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(ribbon, start + QPoint(30, 0))
        qtbot.mouseRelease(ribbon, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert dragged.args == [30]


def test_keys_go_from_link_to_link_in_the_order_of_the_text_and_enter_activates(ribbon, qtbot):
    links = [link(40), link(10, score=0.9), link(90)]
    fill(ribbon, [(links[0], 200, 220), (links[1], 100, 120), (links[2], 300, 320)])
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(ribbon, key)
        seen.append(ribbon.current.a.start)
    assert seen == [10, 40, 90, 90, 40]
    with qtbot.waitSignal(ribbon.link_activated) as activated:
        qtbot.keyClick(ribbon, Qt.Key.Key_Return)
    assert activated.args == [links[0]]


def test_the_keys_ask_for_a_link_that_is_out_of_sight(ribbon, qtbot):
    far = link(50)
    fill(ribbon, [(link(0), 100, 120), (far, 5000, 5100)])
    qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    with qtbot.waitSignal(ribbon.link_reveal_requested) as asked:
        qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    assert asked.args == [far]


def test_pointing_at_a_band_and_leaving_it_is_told(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120)])
    point = ribbon.point_of(ribbon.links[0]).toPoint()
    with qtbot.waitSignal(ribbon.link_pointed) as pointed:
        qtbot.mouseMove(ribbon, point)
    assert pointed.args[0] == ribbon.links[0]
    with qtbot.waitSignal(ribbon.link_left):
        qtbot.mouseMove(ribbon, QPoint(2, 390))


def test_enter_and_the_menu_key_speak_of_the_current_link(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120)])
    qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    with qtbot.waitSignal(ribbon.link_asked) as asked:
        qtbot.keyClick(ribbon, Qt.Key.Key_Return)
    place = ribbon.mapToGlobal(ribbon.point_of(ribbon.links[0]).toPoint())
    assert asked.args == [ribbon.links[0], place]
    with qtbot.waitSignal(ribbon.menu_requested) as menu:
        QApplication.sendEvent(ribbon, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert menu.args == [ribbon.links[0], place]


def test_the_current_link_says_why_its_passages_are_joined(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120)])
    qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    assert "figures: 31 billion · words: trade" in ribbon.accessibleDescription()


def test_a_screen_reader_hears_what_is_joined_and_the_current_link(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 120), (link(1, kind="quote", score=0.97, because=()), 200, 220)])
    assert ribbon.accessibleName() == "Links between “One” and “Other”"
    qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    assert "Same statement · Very likely" in ribbon.accessibleDescription()
    assert "words: trade" in ribbon.accessibleDescription()
    qtbot.keyClick(ribbon, Qt.Key.Key_Down)
    assert "Same quotation" in ribbon.accessibleDescription()


def test_quotes_and_the_band_pointed_at_have_solid_edges(ribbon, qtbot):
    fill(ribbon, [(link(0), 100, 100), (link(1, kind="quote"), 300, 300)])

    def edge_stands_out(top):
        image = ribbon.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        edge, inside = image.pixelColor(WIDTH // 2, top), image.pixelColor(WIDTH // 2, top + 20)
        return edge.lightness() < inside.lightness() - 10

    assert not edge_stands_out(100)
    assert edge_stands_out(300)
    qtbot.mouseMove(ribbon, QPoint(WIDTH // 2, 120))
    assert edge_stands_out(100)


def test_a_stronger_link_is_darker(ribbon):
    fill(ribbon, [(link(0, score=0.2), 100, 100), (link(1, score=0.9), 300, 300)])
    image = ribbon.grab().toImage()
    weak, strong = (image.pixelColor(WIDTH // 2, top + 20).lightness() for top in (100, 300))
    assert strong < weak < load_theme("light").colour("window").lightness()


def test_bands_run_out_at_the_ends_of_the_page(ribbon):
    fill(ribbon, [(link(0), -20, -20), (link(1), 300, 300)])
    image = ribbon.grab().toImage()
    assert image.pixelColor(WIDTH // 2, 6).lightness() > image.pixelColor(WIDTH // 2, 24).lightness()


def test_of_many_links_only_those_in_sight_become_bands():
    tops = [Extent(40.0 * number, 40.0 * number + 24) for number in range(5000)]
    window = Window(0, HEIGHT, -100_000)
    assert len(visible_bands(tops, tops, left=window, right=window)) <= HEIGHT / 40 + 2
