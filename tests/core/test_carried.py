"""Which accounts carry the same words, in which wording, and whose words they are there."""

from __future__ import annotations

from kzreader.core.crossrefs.carried import carried
from kzreader.core.crossrefs.parallels import compare
from kzreader.core.crossrefs.voices import Manner, voices
from kzreader.core.library import bundled_library
from kzreader.core.text import Span

_TRANSCRIPT, _REPORT = "001_fca01b70aa2bbb84", "002_1a1f7eff074f63d3"
_ASKED = "China has been one of Kazakhstan’s largest trading partners"


def test_a_sentence_of_the_interviewer_that_a_report_gives_to_the_president_is_told():
    library = bundled_library()
    transcript, report = library.get(_TRANSCRIPT), library.get(_REPORT)
    start = transcript.text.index(_ASKED)
    links = {_REPORT: compare(transcript, report).links}
    heard = {one.id: voices(one) for one in (transcript, report)}
    (found,) = carried(_TRANSCRIPT, Span(start, start + len(_ASKED)), links, heard)
    assert "one of Kazakhstan’s major trading partners" in found.span.of(report.text)
    assert found.voice.manner is Manner.REPORTED
    assert found.voice.speaker == "Kassym-Jomart Tokayev"
    assert found.differs


def test_nobody_else_has_words_that_are_linked_to_nothing():
    library = bundled_library()
    heard = {one.id: voices(one) for one in library}
    assert carried(_TRANSCRIPT, Span(0, 5), {_REPORT: ()}, heard) == ()
