"""Notes as Markdown that reads right in every viewer, whatever stands in the quotes."""

from __future__ import annotations

from collections.abc import Iterator

from kzreader.core.export.selection import Entry, ExportRequest, Group, Passage, Report, report_of
from kzreader.core.markdown import contained, escaped, quoted

_NOTE_LEVEL = 3


def render(request: ExportRequest) -> str:
    """The chosen notes as one Markdown document."""
    report = report_of(request)
    blocks = [f"# {escaped(report.wording.title)}", *_introduction(report)]
    for group in report.groups:
        blocks += _group(group, report)
    return "\n\n".join(blocks) + "\n"


def _introduction(report: Report) -> Iterator[str]:
    made, count = report.wording.made.format(report.made), report.wording.count.format(report.count)
    yield escaped(f"{made} {count}")
    if not report.groups:
        yield escaped(report.wording.nothing)


def _group(group: Group, report: Report) -> Iterator[str]:
    yield f"## {escaped(group.heading)}"
    if group.details:
        yield f"*{escaped(group.details)}*"
    for number, entry in enumerate(group.entries):
        if number:
            yield "* * *"
        yield from _entry(entry, report)


def _entry(entry: Entry, report: Report) -> Iterator[str]:
    for passage in entry.passages:
        yield quoted(passage.quote)
        yield f"— {_source(passage)}"
    if entry.note:
        yield contained(entry.note, below=_NOTE_LEVEL)
    if entry.topics:
        names = ", ".join(escaped(topic.name) for topic in entry.topics)
        yield f"**{escaped(report.wording.topics)}:** {names}"
    yield f"*{escaped(entry.noted)}*"


def _source(passage: Passage) -> str:
    return ", ".join([f"*{escaped(passage.title)}*", *(escaped(part) for part in passage.source)])
