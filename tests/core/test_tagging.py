"""Topics that the reader put on paragraphs."""

from kzreader.core.library import interview_from_text
from kzreader.core.notebook.annotation import Annotation, Colour, Style, Target
from kzreader.core.tagging import confirmed_topics
from kzreader.core.text import Span

TEXT = "Q: What about trade with the neighbours this year?\n\nA: Trade grew well.\n\nA: Schools opened."


def tagged(interview, span, *topics):
    return Annotation(
        id="1",
        created="",
        modified="",
        author="",
        style=Style.HIGHLIGHT,
        colour=Colour.YELLOW,
        body="",
        topics=topics,
        targets=(Target.of(interview, span),),
    )


def test_a_mark_with_a_topic_tags_every_paragraph_it_touches():
    interview = interview_from_text(TEXT)
    first, second = interview.paragraphs[0], interview.paragraphs[1]
    marks = [tagged(interview, Span(first.span.start + 3, second.span.end), "trade")]
    assert confirmed_topics(interview, marks) == {first.number: ("trade",), second.number: ("trade",)}
