"""A topic put on a passage is offered for the passages that report the same."""

from __future__ import annotations

from kzreader.core.text import Span


def linked(reader):
    """A link whose passage on the left has one counterpart, and words within it to select."""
    shown = reader.window.spread.links(0)
    link = next(one for one in shown if sum(two.a.overlaps(one.a) for two in shown) == 1 and one.a.start > 1000)
    return link, Span(link.a.start, link.a.end).of(reader.pane(0).interview.text)


def tagged(reader):
    """Where topics are on disk, as (start, end)."""
    return set(reader.rows('SELECT start, "end" FROM targets JOIN annotation_topics USING (annotation)'))


def test_the_banner_offers_a_topic_for_the_parallel_passage_as_one_step(reader):
    window = reader.start()
    link, words = linked(reader)
    span = reader.select(0, words)
    reader.put_topic("Visits and summits")
    assert reader.banner == "“Visits and summits” is on this passage. Apply it to the 1 parallel passage as well?"
    reader.click(window.banner.button)
    assert tagged(reader) == {(span.start, span.end), (link.b.start, link.b.end)}
    assert reader.banner == ""
    row = next(row for row in window.panels.topics.codebook.rows if row.texts[0].words == "Visits and summits")
    assert "2 passages, 1 distinct statement" in row.tip
    reader.press("Ctrl+Z")
    assert tagged(reader) == {(span.start, span.end)}


def test_nothing_is_offered_where_the_parallel_passage_has_the_topic_already(reader):
    reader.start()
    link, words = linked(reader)
    reader.select(1, link.b.of(reader.pane(1).interview.text))
    reader.put_topic("Visits and summits")
    reader.select(0, words)
    reader.put_topic("Visits and summits")
    assert reader.banner == ""
