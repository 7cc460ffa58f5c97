"""Notes are shown safely, and quotes are never taken for markup."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzreader.core.markdown import contained, escaped, quoted, to_html


def test_markdown_becomes_html():
    assert to_html("A **bold** claim\non two lines") == "<p>A <strong>bold</strong> claim<br>\non two lines</p>"
    assert "<li>one</li>" in to_html("- one\n- two")
    assert "<td>1</td>" in to_html("| a |\n|---|\n| 1 |")


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org", "mailto:a@example.org"])
def test_links_that_a_reader_may_follow_stay(address: str):
    assert f'<a href="{address}"' in to_html(f"[here]({address})")


HOSTILE = [
    "<script>alert(1)</script>",
    "<style>@import url(http://x)</style>",
    "<img src=x onerror=alert(1)>",
    "![picture](http://example.org/x.png)",
    "![](file:///dev/zero)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](//example.org/x)",
    "[x](relative.html)",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<iframe src=http://example.org></iframe>",
    "<svg onload=alert(1)>",
    "<svg><use href='http://example.org'/></svg>",
    "<p style='background:url(http://example.org)'>x</p>",
    "<div onclick=alert(1) class=x id=y>x</div>",
    "<object data=http://example.org></object>",
    "<video src=http://example.org poster=http://example.org></video>",
    "<link rel=stylesheet href=http://example.org>",
    "<meta http-equiv=refresh content='0;url=http://example.org'>",
    "<base href=http://example.org>",
    "<form action=http://example.org><input name=x></form>",
    "<math><mi xlink:href='javascript:x'>x</mi></math>",
    '"><script>alert(1)</script>',
    "<!-- comment --><![CDATA[x]]>",
    "`<script>` and ```<img>```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_note_acts_or_fetches(text: str):
    fragment = to_html(text)
    assert not re.search(r"<(?!/?(?:p|br|hr|em|strong|code|pre|a|blockquote)\b)", fragment)
    for tag in re.findall(r"<[a-z][^>]*>", fragment):
        assert not re.search(r"\b(?:src|on\w+|style|class|id|data|poster)\s*=", tag)
        assert "href" not in tag


def test_html_in_a_note_is_shown_as_it_was_typed():
    for text in ("<script>alert(1)</script>", "a <b and c> d", "<!-- why? -->", "2 < 3 > 1", "&copy; <u>x</u>"):
        words = html.unescape(re.sub(r"<[^>]*>", "", to_html(text)))
        assert words == html.unescape(text)


def test_a_picture_in_a_note_is_shown_as_it_was_typed():
    picture = "![picture](https://example.org/x.png)"
    assert to_html(picture) == f"<p>{picture}</p>"
    assert shown(contained(picture, below=3)) == picture
    reference = "![picture]\n\n[picture]: https://example.org/x.png"
    assert "<img" not in to_html(reference) + markdown.markdown(contained(reference, below=3))


def test_a_note_nested_beyond_reason_is_shown():
    assert "deep" in to_html("> " * 3000 + "deep")
    assert "deep" in to_html("- " * 3000 + "deep")


def shown(source: str) -> str:
    """The words that a reader sees of Markdown source."""
    words = re.sub(r"<[^>]*>", "", markdown.markdown(source, output_format="html"))
    return " ".join(html.unescape(words).split())


@pytest.mark.parametrize(
    "words",
    [
        "*not* _emphasis_ **here** ~~or here~~",
        "# no heading",
        "1. no list",
        "2024. A year",
        "1) no list",
        "- no list",
        "+ no list",
        "=====",
        "-----",
        "***",
        "> no quotation",
        "`no code` ```",
        "[no link](http://example.org) ![no picture](x) [no]: reference",
        "<b>no tag</b> &amp; &copy; <http://example.org>",
        "a | b",
        r"back\slash \* twice\\",
        "5 * 3 * 2 = 30 and a_b_c",
        "Xi’an “–” Қазақстан 采访 😀",
        "    no code",
    ],
)
def test_quoted_words_are_shown_as_they_are(words: str):
    for source in (escaped(words), quoted(words), f"*{escaped(words)}* after"):
        assert " ".join(words.split()) in shown(source)
    assert "<blockquote>" in markdown.markdown(quoted(words))


@given(st.text(st.sampled_from("ab1 *_`[]()<>#+-.!|~&\\=:\n\t"), max_size=40))
def test_any_words_are_shown_as_they_are(words: str):
    page = markdown.markdown(quoted(words), output_format="html")
    assert shown(quoted(words)) == " ".join(words.split())
    assert not re.search(r"<(?!/?(?:p|blockquote)>)", page)


def test_each_line_of_a_quotation_is_a_paragraph():
    assert quoted("One.\n\n Two.\n") == "> One.\n>\n> Two."


def test_a_note_keeps_its_markup_and_its_place():
    assert contained("# Title\n\n- *one*\n", below=3) == "#### Title\n\n- *one*"
    assert contained("###### six", below=3) == "###### six"
    assert contained("#hashtag", below=3) == "#hashtag"
    assert contained("Title\n=====\n\nPart\n---\ntext", below=3) == "#### Title\n\n##### Part\ntext"


@pytest.mark.parametrize(
    "note", ["- one\n---", "> said\n---", "***\n---", "text\n\n---", "| a |\n|---|", "```\ncode\n```\n---", "---", "=="]
)
def test_a_line_across_a_note_stays_one(note: str):
    assert contained(note, below=3) == note


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_note_acts_or_fetches_once_it_is_exported(text: str):
    page = markdown.markdown(contained(text, below=3), extensions=["fenced_code", "tables"])
    assert not re.search(r"<(?!/?(?:p|br|hr|em|strong|code|pre|a|blockquote)\b)", page)


@pytest.mark.parametrize(
    "note",
    [
        "`<b>` and ``a ` <i>``",
        "<https://example.org/a?b=1>",
        "<ann@example.org>",
        "1 < 2 and a <- b",
        "[a](https://b.org)",
    ],
)
def test_what_is_no_html_is_left_as_it_was_typed(note: str):
    assert contained(note, below=3) == note


def test_words_between_angle_brackets_are_not_lost_in_an_export():
    assert shown(contained("Ask <name> about <the pipeline>", below=3)) == "Ask <name> about <the pipeline>"


@pytest.mark.parametrize("note", ["```\ncode", "~~~~\n```\ncode", "```\n# no heading\n```\n```"])
def test_a_code_block_left_open_ends_with_its_note(note: str):
    page = markdown.markdown(contained(note, below=3) + "\n\n## After", extensions=["fenced_code"])
    assert "<h2>After</h2>" in page


def test_a_comment_left_open_ends_with_its_note():
    for note in ("<!-- open", "<script>", "<pre>", "<![CDATA[", "<?php", "<textarea rows=3>"):
        page = markdown.markdown(contained(note, below=3) + "\n\n## After")
        assert "<h2>After</h2>" in page
        assert note in shown(contained(note, below=3))
