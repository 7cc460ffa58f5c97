"""Markdown as readers write it in notes: into HTML that can do nothing, or into a document without breaking it.

Notes can come from others with a shared notebook, so what comes out of `to_html` has no scripts, no styles, no pictures
and nothing else that a viewer would fetch; links are kept for http, https and mailto alone.
"""

from __future__ import annotations

import html
import re

_BLOCKS = {"p", "br", "hr", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {"em", "strong", "del", "code", "a", "sub", "sup"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_EXTENSIONS = ("fenced_code", "nl2br", "sane_lists", "tables")

# Python-Markdown knows a backslash before these alone; the rest is written as a character reference, which every
# Markdown shows as the character and never takes for markup.
_BACKSLASHED = frozenset(r"\`*_{}[]#")
_MARKUP = re.compile(r"[\\`*_{}\[\]#<>&~|]")
_LIST_MARK = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_OR_ACTIVE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<address><(?:(?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>)"
    r"|(?P<tag><(?=[a-z/!?]))"
    r"|(?P<picture>!\[)",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_NO_TITLE = re.compile(r"\s*$|\t| {4}| {0,3}(?:[>#|]|`{3}|~{3}|[-+*]\s|\d{1,9}[.)]\s|(?:[-*_]\s*){3,}$)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_DEEPEST_HEADING = 6


def to_html(text: str) -> str:
    """The note as a safe HTML fragment. Line breaks stay, and HTML in the note is shown as it was typed."""
    import markdown
    import nh3

    converter = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    try:
        fragment = converter.convert(text)
    except RecursionError:  # nested beyond reason: shown as typed
        fragment = f"<pre>{html.escape(text)}</pre>"
    return nh3.clean(
        fragment,
        tags=_BLOCKS | _INLINE | _TABLE,
        clean_content_tags={"script", "style"},
        attributes={"a": {"href", "title"}},
        attribute_filter=_kept_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _kept_attribute(_tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or _LINK.match(value) else None


def escaped(text: str) -> str:
    """Words that are no Markdown, written so that every Markdown shows them as they are. On one line: see `quoted`."""
    line = _MARKUP.sub(_escape, " ".join(text.split()))
    if line[:1] in ("-", "+"):
        return "\\" + line
    if line[:1] == "=":
        return f"&#61;{line[1:]}"
    return _LIST_MARK.sub(r"\1\\\2", line, count=1) if _LIST_MARK.match(line) else line


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in _BACKSLASHED else f"&#{ord(character)};"


def quoted(text: str) -> str:
    """Words of an interview as a block quotation, one paragraph a line of the text."""
    lines = [escaped(line) for line in text.splitlines()]
    return "\n>\n".join(f"> {line}" for line in lines if line)


def contained(text: str, *, below: int) -> str:
    """A note as part of a Markdown document: its headings go `below` a level, and nothing in it reaches beyond it.

    As in the window, HTML and pictures are shown as they were typed: no viewer fetches or runs anything.
    """
    lines: list[str] = []
    fence = ""
    for line in text.strip("\n").splitlines():
        mark = _FENCE.match(line)
        if fence:
            lines.append(line)
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif marks := _underlined(lines, line):
            lines[-1] = f"{_lowered(marks, below)} {lines[-1].strip()}"
        else:
            fence = mark[1] if mark else ""
            tame = _CODE_OR_ACTIVE.sub(_tamed, line)
            lines.append(_HEADING.sub(lambda found: _lowered(found[1], below), tame, count=1))
    return "\n".join([*lines, fence] if fence else lines)


def _underlined(before: list[str], line: str) -> str:
    """The marks of the heading that `line` makes of the one before it; empty where it makes none."""
    underline = _UNDERLINE.match(line)
    if underline is None or not before or _NO_TITLE.match(before[-1]):
        return ""
    return "#" if underline[1][0] == "=" else "##"


def _tamed(found: re.Match[str]) -> str:
    if found["tag"]:
        return "&lt;"
    return "!\\[" if found["picture"] else found[0]


def _lowered(marks: str, below: int) -> str:
    return "#" * min(_DEEPEST_HEADING, len(marks) + below)
