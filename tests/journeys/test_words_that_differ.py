"""In the pages, the words in which parallel passages differ, for those who want to see them."""

from __future__ import annotations

from kzreader.ui.reading.layers import LayerName
from kzreader.ui.theme import load_theme


def marked(reader, number):
    """The words of a page that are marked as differing."""
    text = reader.pane(number).interview.text
    return [mark.span.of(text) for mark in reader.pane(number).page.layers[LayerName.DIFFERENCES].marks]


def test_they_are_marked_by_a_key_where_the_reader_looks_and_not_before(reader):
    window = reader.start()
    assert marked(reader, 0) == []
    link = max(window.spread.links(0), key=lambda link: link.score)
    reader.in_view(0, link.a)
    reader.press("W")
    reader.until(lambda: marked(reader, 0) and marked(reader, 1))
    shown = [mark.span for mark in reader.pane(0).page.layers[LayerName.DIFFERENCES].marks]
    linked = [one.a for one in window.spread.links(0)]
    assert all(any(passage.contains(span) for passage in linked) for span in shown)
    words = next(one.of(reader.pane(0).interview.text) for one in shown if reader.pane(0).visible_span().contains(one))
    assert load_theme("light").colour("link").name() in reader.colours(0, words)
    reader.restart()
    reader.until(lambda: marked(reader, 0) or marked(reader, 1))
    reader.press("W")
    reader.until(lambda: not marked(reader, 0) and not marked(reader, 1))


def test_what_comes_into_sight_is_marked_and_a_rejected_pair_no_longer(reader):
    window = reader.start()
    reader.press("W")
    shown = window.spread.links(0)
    alone = [link for link in shown if sum(other.a.overlaps(link.a) for other in shown) == 1 and link.score < 0.8]
    link = max(alone, key=lambda one: one.a.start)

    def is_marked():
        return any(link.a.contains(mark.span) for mark in reader.pane(0).page.layers[LayerName.DIFFERENCES].marks)

    assert not is_marked()
    reader.in_view(0, link.a)
    reader.until(is_marked)
    page = reader.pane(0).page
    place = page.page.map.to_page(link.a.start + 1)
    page.select(place, place)
    window.spread.activate(0)
    reader.press("R")
    reader.until(lambda: not is_marked())
