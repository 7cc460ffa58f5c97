"""Topics of a paragraph: confirmed ones and those still only suggested."""

from kzreader.core.crossrefs.values import TopicSuggestion
from kzreader.core.library import interview_from_text
from kzreader.core.notebook.annotation import Annotation, Colour, Rejection, Style, Target
from kzreader.core.tagging import confirmed_topics, open_suggestions
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


def test_what_was_confirmed_or_refused_is_no_longer_suggested():
    interview = interview_from_text(TEXT)
    first, second, third = interview.paragraphs[:3]
    suggestions = [TopicSuggestion(topic="trade", paragraph=p.number, span=p.span) for p in (first, second, third)]
    refused = Rejection(id="r", document=interview.id, span=second.span, topic="trade")
    left = open_suggestions(suggestions, {first.number: ("trade",)}, [refused])
    assert [suggestion.paragraph for suggestion in left] == [third.number]
