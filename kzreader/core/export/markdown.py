"""Notes as Markdown that reads right in every viewer, whatever stands in the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzreader.core.export.decided import DecidedGroup, DecidedItem, decided_groups_of
from kzreader.core.export.selection import Entry, ExportRequest, Group, Passage, Report, report_of
from kzreader.core.markdown import contained, escaped, quoted

_NOTE_LEVEL = 3


def render(request: ExportRequest) -> str:
    """The chosen notes as one Markdown document."""
    report, decided = report_of(request), decided_groups_of(request)
    blocks = [f"# {escaped(report.wording.title)}", _introduction(report)]
    if not report.groups and not decided:
        blocks.append(escaped(report.wording.nothing))
    for group in report.groups:
        blocks += _group(group, report)
    if decided:
        blocks += [f"## {escaped(report.wording.decisions.title)}", *_decisions(decided)]
    return "\n\n".join(blocks) + "\n"


def _introduction(report: Report) -> str:
    made, count = report.wording.made.format(report.made), report.wording.count.format(report.count)
    return escaped(f"{made} {count}")


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


def _decisions(groups: Iterable[DecidedGroup]) -> Iterator[str]:
    for group in groups:
        yield f"### {escaped(group.heading)}"
        said = [f"- {escaped(item.text)}" for item in group.items if not item.passages]
        if said:
            yield "\n".join(said)
        for number, item in enumerate(item for item in group.items if item.passages):
            if number:
                yield "* * *"
            yield from _decision(item)


def _decision(item: DecidedItem) -> Iterator[str]:
    for passage in item.passages:
        yield quoted(passage.quote)
        yield f"— {_source(passage)}"
    if item.text:
        yield escaped(item.text)
    yield f"*{escaped(item.noted)}*"


def _source(passage: Passage) -> str:
    return ", ".join([f"*{escaped(passage.title)}*", *(escaped(part) for part in passage.source)])
