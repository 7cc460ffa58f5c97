"""Text into paragraphs: the steps in order."""

from __future__ import annotations

from collections.abc import Sequence

from kzreader.core.interview import SPOKEN, Paragraph, Person
from kzreader.core.interview import ParagraphKind as Kind
from kzreader.core.structure.blocks import Block, blocks_of
from kzreader.core.structure.cast import cast_of
from kzreader.core.structure.dashes import mark_dashed
from kzreader.core.structure.dialogue import join_lone_labels, mark_labelled
from kzreader.core.structure.labels import label_of
from kzreader.core.structure.marks import Mark
from kzreader.core.structure.names import Names
from kzreader.core.structure.openings import mark_opening_statement
from kzreader.core.structure.page import mark_page
from kzreader.core.structure.people import guess_people, role_names
from kzreader.core.structure.questions import mark_questions, mark_stamped
from kzreader.core.structure.reporting import mark_prose
from kzreader.core.structure.revision import revise
from kzreader.core.text import Span


def paragraphs_of(text: str, *, markdown: bool = False, people: Sequence[Person] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` with kind and speaker, in order, covering every character that is not white space.

    `people` are those of whom it is known that they take part; their names are preferred to what the text says.
    """
    marks = [Mark(block=block, label=label_of(block)) for block in blocks_of(text, markdown=markdown)]
    known = tuple(people) or guess_people([mark.block.text for mark in marks])
    names = Names(text, people=known, labels=[mark.label.name for mark in marks if mark.label])
    marks, dialogue = _with_turns(marks, names)
    mark_page(marks, dialogue=dialogue)
    revise(marks, names)
    _name_sides(marks, names, text)
    mark_prose(marks, names)
    return tuple(_paragraph(number, mark) for number, mark in enumerate(marks, start=1))


def _with_turns(marks: list[Mark], names: Names) -> tuple[list[Mark], bool]:
    cast = cast_of(marks, names)
    if cast:
        marks = join_lone_labels(marks, cast)
        mark_labelled(marks, cast)
    if mark_opening_statement(marks, names) or cast:
        return marks, True
    return marks, mark_dashed(marks) or mark_stamped(marks) or mark_questions(marks)


def _name_sides(marks: Sequence[Mark], names: Names, text: str) -> None:
    """Give turns that name nobody the name of whoever asks or answers, or of the role."""
    asker, answerer = role_names(text)
    asker = names.known_as("interviewer") or asker
    answerer = names.known_as("interviewee") or answerer
    for mark in marks:
        # Where nothing tells who asks from who answers, nobody is named.
        if mark.kind in SPOKEN and not mark.speaker and mark.kind is not Kind.TURN:
            mark.speaker = asker if mark.kind is Kind.QUESTION else answerer


def _paragraph(number: int, mark: Mark) -> Paragraph:
    block: Block = mark.block
    body = min(max(mark.body, block.start), block.end) if mark.opens_turn else block.start
    kind = mark.kind or Kind.NARRATION
    return Paragraph(number=number, kind=kind, speaker=mark.speaker, span=block.span, body=Span(body, block.end))
