"""Notes as one HTML file that needs nothing else: own styles, light and dark, fit to print, and nothing to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kzreader.core.export.decided import DecidedGroup, DecidedItem, decided_groups_of
from kzreader.core.export.selection import Entry, ExportRequest, Group, Passage, Report, report_of
from kzreader.core.markdown import to_html
from kzreader.core.notebook.annotation import Style, Topic

_HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_GROUP_LEVEL, _DEEPEST_LEVEL = 2, 6

_STYLES = """
:root { color-scheme: light dark; --paper: #fffefb; --ink: #22211f; --quiet: #6a665f; --rule: #dcd8cf; --link: #1b5e8c;
  --yellow: #c99a00; --green: #3c8a4e; --blue: #2f75b5; --pink: #b8477f; --orange: #c8641b; --violet: #7556b0; }
@media (prefers-color-scheme: dark) { :root { --paper: #1d1e20; --ink: #e6e3dc; --quiet: #a29d93; --rule: #3b3c3f;
  --link: #8cc1ec; --yellow: #e0b93a; --green: #74c088; --blue: #7db4e6; --pink: #e28bb6; --orange: #eb9a5c;
  --violet: #b09be0; } }
body { margin: 0 auto; padding: 3rem 1.5rem; max-width: 42rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 "Source Serif 4", Charter, Georgia, "Noto Serif", serif; overflow-wrap: break-word; }
h1, h2 { line-height: 1.2; font-weight: 600; }
h1 { font-size: 2rem; margin: 0 0 .25rem; }
h2 { font-size: 1.375rem; margin: 3rem 0 .25rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
.details, .source, .made, .noted { color: var(--quiet); font-size: .9375rem; margin: 0; }
article { margin: 2rem 0; }
blockquote { margin: 0 0 .5rem; padding: .125rem 0 .125rem 1rem; border-left: 4px solid var(--mark, var(--rule)); }
article.underline > figure > blockquote { border-left-style: double; }
article.topic > figure > blockquote { border-left-style: dotted; }
figure { margin: 0 0 1rem; }
figcaption { padding-left: calc(1rem + 4px); }
blockquote p { margin: 0 0 .5rem; }
.note { margin: .75rem 0; }
.note h3, .note h4, .note h5, .note h6 { font-size: 1.0625rem; margin: 1rem 0 .25rem; }
.note pre { overflow-x: auto; }
.note table { border-collapse: collapse; }
.note th, .note td { border: 1px solid var(--rule); padding: .25rem .5rem; }
a { color: var(--link); }
.topics { margin: .5rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
.topics li { display: inline-block; margin: 0 .375rem .375rem 0; padding: .0625rem .625rem; border-radius: 1rem;
  border: 1px solid var(--rule); border-left: .625rem solid var(--topic, var(--rule)); }
@media print { :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } article, figure { break-inside: avoid; }
  h2 { break-after: avoid; } }
"""


def render(request: ExportRequest) -> str:
    """The chosen notes as one HTML document."""
    report, decided = report_of(request), decided_groups_of(request)
    title = escape(report.wording.title)
    body = "\n".join([*_body(report, decided), *(_decisions(decided, report) if decided else ())])
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(report.wording.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLES}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: Report, decided: Sequence[DecidedGroup]) -> Iterator[str]:
    wording = report.wording
    yield f"<h1>{escape(wording.title)}</h1>"
    yield f'<p class="made">{escape(wording.made.format(report.made))} {escape(wording.count.format(report.count))}</p>'
    if not report.groups and not decided:
        yield f"<p>{escape(wording.nothing)}</p>"
    for group in report.groups:
        yield from _group(group, report)


def _group(group: Group, report: Report) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(group.heading)}</h2>"
    if group.details:
        yield f'<p class="details">{escape(group.details)}</p>'
    for entry in group.entries:
        yield from _entry(entry, report)
    yield "</section>"


def _entry(entry: Entry, report: Report) -> Iterator[str]:
    mark = "" if entry.style is Style.TOPIC else f' style="--mark: var(--{escape(entry.colour)})"'
    yield f'<article class="{escape(entry.style)}"{mark}>'
    for passage in entry.passages:
        yield from _passage(passage)
    if entry.note:
        yield f'<div class="note">{_note(entry.note)}</div>'
    if entry.topics:
        chips = "".join(_chip(topic) for topic in entry.topics)
        yield f'<ul class="topics" aria-label="{escape(report.wording.topics)}">{chips}</ul>'
    yield f'<p class="noted">{escape(entry.noted)}</p>\n</article>'


def _decisions(groups: Iterable[DecidedGroup], report: Report) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(report.wording.decisions.title)}</h2>"
    for group in groups:
        yield f"<h3>{escape(group.heading)}</h3>"
        said = [f"<li>{escape(item.text)}</li>" for item in group.items if not item.passages]
        if said:
            yield f"<ul>{''.join(said)}</ul>"
        for item in group.items:
            if item.passages:
                yield from _decision(item)
    yield "</section>"


def _decision(item: DecidedItem) -> Iterator[str]:
    yield "<article>"
    for passage in item.passages:
        yield from _passage(passage)
    if item.text:
        yield f"<p>{escape(item.text)}</p>"
    yield f'<p class="noted">{escape(item.noted)}</p>\n</article>'


def _note(text: str) -> str:
    """A note as HTML, its headings below that of its group, so that the outline of the page holds."""
    return _HEADING.sub(
        lambda tag: f"<{tag[1]}h{min(int(tag[2]) + _GROUP_LEVEL, _DEEPEST_LEVEL)}>", to_html(text).strip()
    )


def _passage(passage: Passage) -> Iterator[str]:
    lines = "".join(f"<p>{escape(line.strip())}</p>" for line in passage.quote.splitlines() if line.strip())
    source = ", ".join([f"<cite>{escape(passage.title)}</cite>", *(escape(part) for part in passage.source)])
    yield f'<figure><blockquote>{lines}</blockquote>\n<figcaption class="source">{source}</figcaption></figure>'


def _chip(topic: Topic) -> str:
    # The colour is from the notebook, which may come from anywhere: nothing but a colour gets into the style.
    colour = f' style="--topic: {topic.colour}"' if _HEX_COLOUR.fullmatch(topic.colour) else ""
    return f"<li{colour}>{escape(topic.name)}</li>"
