"""The reader decides which passages are parallel: by keys and menus on the page, on a band and in the list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication

from kzreader.ui.crossrefs.passages_presenter import PassageKey
from kzreader.ui.parallels import STRENGTHS
from kzreader.ui.reading.layers import LayerName
from kzreader.ui.reading.values import PassageMark

VERDICTS = "SELECT verdict FROM decisions WHERE about = 'link' ORDER BY decided"


def verdicts(reader):
    """What is on disk of the reader's word on links."""
    return [verdict for (verdict,) in reader.rows(VERDICTS)]


def links(reader):
    """The pairs of passages that the ribbon joins."""
    return {(link.a, link.b) for link in reader.window.spread.links(0)}


def a_link(reader):
    """A link whose passage on the left has no other, put under the caret."""
    shown = reader.window.spread.links(0)
    alone = [link for link in shown if sum(one.a == link.a for one in shown) == 1 and link.a.start > 1000]
    link, page = alone[0], reader.pane(0).page
    first, last = page.page.map.bounds(link.a)
    place = next(at for at in range(first, last) if isinstance(page.layers.under(at)[0].value, PassageMark))
    page.select(place, place)
    reader.window.spread.activate(0)
    return link


def passages(reader):
    """The list of parallel passages, in front."""
    panels = reader.window.panels
    reader.window._right.setCurrentWidget(panels.crossrefs)
    panels.crossrefs.show_tab("passages")
    reader.until(lambda: panels.crossrefs.passages.rows)
    return panels.crossrefs.parallel


def test_a_rejected_link_is_gone_everywhere_until_the_banner_brings_it_back(reader):
    window = reader.start()
    view = passages(reader)
    link = a_link(reader)
    before, count = links(reader), len(view.rows.rows)
    reader.press("R")
    assert links(reader) == before - {(link.a, link.b)}
    assert len(view.rows.rows) == count - 1
    assert link.a not in {mark.span for mark in reader.pane(0).page.layers[LayerName.PASSAGES].marks}
    assert f"{len(before) - 1} parallel passages" in reader.status
    assert verdicts(reader) == ["rejected"]
    assert "no longer shown" in reader.banner
    reader.click(window.banner.button)
    assert links(reader) == before
    assert len(view.rows.rows) == count
    assert verdicts(reader) == []
    reader.press("Ctrl+Shift+Z")
    assert links(reader) == before - {(link.a, link.b)}


def test_rejected_ones_can_be_seen_again_and_taken_back(reader):
    reader.start()
    view = passages(reader)
    link = a_link(reader)
    reader.press("R")
    assert view.rejected_button.text() == "1 rejected"
    reader.click(view.rejected_button)
    row = view.rows.rows[-1]
    assert "Rejected by you" in row.words
    view.rows.choose(PassageKey(0, link))
    view.rows.setFocus()
    reader.press("F")
    assert (link.a, link.b) in links(reader)
    assert verdicts(reader) == []
    assert not view.rejected_button.isVisible()


def test_a_confirmed_link_stays_when_only_the_surest_are_shown(reader):
    reader.start()
    view = passages(reader)
    link = a_link(reader)
    reader.press("A")
    assert verdicts(reader) == ["accepted"]
    assert "Confirmed by you" in next(row.words for row in view.rows.rows if row.key == PassageKey(0, link))
    view.slider.setFocus()
    reader.press("Home")
    least = STRENGTHS[0]
    reader.until(lambda: all(one.score >= least for one in reader.window.spread.links(0)))
    assert (link.a, link.b) in links(reader)
    few = len(links(reader))
    reader.press("End")
    reader.until(lambda: len(links(reader)) > few)
    assert view.count_text.startswith(str(len(links(reader))))
    many = links(reader)
    reader.restart()
    assert links(reader) == many


def test_a_pinned_link_holds_the_pages_level(reader):
    window = reader.start()
    link = a_link(reader)
    reader.press("P")
    joint = window.spread.together._joints.between(*window.spread.panes)
    assert [(pin.a, pin.b) for pin in joint.pins] == [(link.a, link.b)]
    reader.press("P")
    assert joint.pins == ()
    assert verdicts(reader) == ["accepted"]


def test_l_joins_the_selections_of_two_panes(reader):
    reader.start()
    view = passages(reader)
    a = reader.select(0, "accepted an exclusive interview")
    b = reader.select(1, "one week before")
    reader.press("L")
    assert (a, b) in links(reader)
    assert verdicts(reader) == ["added"]
    assert reader.pane(0).selection() is reader.pane(1).selection() is None
    assert "Joined by you" in next(row.words for row in view.rows.rows if (row.key.link.a, row.key.link.b) == (a, b))
    reader.press("Ctrl+Z")
    assert (a, b) not in links(reader)


def test_l_without_two_passages_says_what_to_do(reader):
    reader.start()
    reader.select(0, "accepted an exclusive interview")
    reader.press("L")
    assert "click a sentence in each" in reader.banner
    assert verdicts(reader) == []


def test_several_rows_are_rejected_at_once_and_come_back_at_once(reader):
    window = reader.start()
    view = passages(reader)
    before = links(reader)
    first, second = (row.key for row in view.rows.rows[:2])
    reader.click_row(view.rows, first)
    reader.click_row(view.rows, second, modifier=Qt.KeyboardModifier.ControlModifier)
    reader.press("R")
    assert len(links(reader)) == len(before) - 2
    assert reader.banner == "2 pairs of passages no longer shown as parallel."
    reader.click(window.banner.button)
    assert links(reader) == before


def test_chosen_rows_are_joined_and_split_again(reader):
    reader.start()
    view = passages(reader)
    first, second = (row.key for row in view.rows.rows[:2])
    reader.click_row(view.rows, first)
    reader.click_row(view.rows, second, modifier=Qt.KeyboardModifier.ControlModifier)
    reader.press("J")
    whole = next(row.key.link for row in view.rows.rows if "Joined by you" in row.words)
    assert whole.a.contains(first.link.a)
    assert whole.a.contains(second.link.a)
    assert view.rows.choose(PassageKey(0, whole))
    view.rows.setFocus()
    reader.press("/")
    assert (whole.a, whole.b) not in links(reader)
    assert sum(whole.a.contains(a) for a, _ in links(reader)) > 1


def test_a_link_is_split_at_the_selections_of_both_pages(reader):
    reader.start()
    texts = [reader.pane(number).interview.text for number in range(2)]
    link = next(
        one for one in reader.window.spread.links(0)
        if all("," in span.of(text)[9:-9] for span, text in zip((one.a, one.b), texts, strict=True))
        and all(text.count(span.of(text)) == 1 for span, text in zip((one.a, one.b), texts, strict=True))
        and len(one.a) < 250
    )  # fmt: skip
    halves = [span.of(text)[: span.of(text).index(",", 9)] for span, text in zip((link.a, link.b), texts, strict=True)]
    parts = [reader.select(number, half) for number, half in enumerate(halves)]
    before = links(reader)
    reader.press("/")
    after = links(reader)
    assert (link.a, link.b) not in after
    assert tuple(parts) in after
    [rest] = after - before - {tuple(parts)}
    assert [span.end for span in rest] <= [link.a.end, link.b.end]
    assert all(text[span.start].isalnum() for text, span in zip(texts, rest, strict=True))
    assert reader.pane(0).selection() is reader.pane(1).selection() is None
    reader.press("Ctrl+Z")
    assert links(reader) == before


def test_a_link_of_single_sentences_cannot_be_split_without_a_selection(reader):
    reader.start()
    link = a_link(reader)
    reader.press("/")
    assert "Select the part that belongs together" in reader.banner
    assert (link.a, link.b) in links(reader)


def test_the_menu_on_the_page_speaks_of_the_passage_under_it(reader):
    reader.start()
    link = a_link(reader)
    page = reader.pane(0).page
    place = reader.in_view(0, link.a).center()
    QApplication.sendEvent(
        page.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.viewport().mapToGlobal(place))
    )
    menu = QApplication.activePopupWidget()
    menu.findChild(QAction, "reject_link").trigger()
    menu.close()
    assert (link.a, link.b) not in links(reader)


def test_the_surest_come_first_where_the_reader_wants_that(reader):
    reader.start()
    view = passages(reader)
    by_place = [row.key.link for row in view.rows.rows]
    reader.click(view.order_button("sureness"))
    by_sureness = [row.key.link for row in view.rows.rows]
    assert by_sureness == sorted(by_place, key=lambda link: -link.score) != by_place


def test_enter_on_a_passage_opens_its_card_with_the_words_that_differ_and_the_verbs(reader):
    window = reader.start()
    link = a_link(reader)
    card = window.panels.link_card
    reader.press("Return")
    reader.settle()
    assert card.isVisible()
    said = "".join(words for words, _ in card.info.a.runs)
    assert said == link.a.of(reader.pane(0).interview.text)
    assert any(differs for side in (card.info.a, card.info.b) for _, differs in side.runs)
    assert card.button("accept_link").hasFocus()
    reader.press("Space")
    assert verdicts(reader) == ["accepted"]
    assert "Confirmed by you" in card.info.sureness
    reader.click(card.button("reject_link"))
    assert not card.isVisible()
    assert verdicts(reader) == ["rejected"]


def test_escape_gives_the_keys_back_to_the_page(reader):
    window = reader.start()
    a_link(reader)
    reader.press("Return")
    assert window.panels.link_card.isVisible()
    reader.press("Escape")
    assert not window.panels.link_card.isVisible()
    assert reader.pane(0).page.hasFocus()


def test_resting_on_a_band_or_on_the_bar_of_a_passage_opens_the_card(reader):
    window = reader.start()
    link = a_link(reader)
    card, ribbon = window.panels.link_card, window.spread.ribbons[0]
    reader.in_view(0, link.a)
    reader.settle()
    reader.qtbot.mouseMove(ribbon, ribbon.point_of(link).toPoint())
    reader.until(card.isVisible)
    assert not card.has_keyboard()
    reader.qtbot.mouseMove(window.status)
    reader.until(lambda: not card.isVisible())
    place = reader.in_view(0, link.a)
    reader.qtbot.mouseMove(reader.pane(0).page.viewport(), QPoint(2, place.center().y()))
    reader.until(card.isVisible)
    assert "".join(words for words, _ in card.info.a.runs) == link.a.of(reader.pane(0).interview.text)


def test_keys_on_a_band_speak_of_its_link(reader):
    window = reader.start()
    ribbon = window.spread.ribbons[0]
    ribbon.setFocus()
    reader.press("Down", "Down")
    link = ribbon.current
    reader.press("A")
    assert (ribbon.current.a, ribbon.current.b, ribbon.current.by) == (link.a, link.b, "reader")
    reader.press("R")
    assert (link.a, link.b) not in links(reader)
    assert verdicts(reader) == ["rejected"]
