"""Exports: byte for byte what they were, whole or not at all, and nothing in them that acts or fetches.

After a change that is meant: KZREADER_GOLDEN=write sh tests/run tests/core/test_export.py, and look at the difference.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from notebooks import FIRST, SECOND, open_workspace

from kzreader.core.crossrefs.values import Entity
from kzreader.core.errors import ExportError, RequestError
from kzreader.core.export import (
    FORMATS,
    DecisionWording,
    ExportRequest,
    Grouping,
    Wording,
    chosen,
    chosen_decisions,
    export_to,
    render,
)
from kzreader.core.notebook.annotation import Colour, Style
from kzreader.core.text import Span
from kzreader.core.workspace import Workspace

GOLDEN = Path(__file__).parents[1] / "golden"
MADE = "2026-01-02T03:04:05Z"


@pytest.fixture
def workspace() -> Workspace:
    """Notes of every kind: highlight, underline, topic, comparison, across paragraphs, with hostile words."""
    workspace = open_workspace()
    workspace.annotate(
        [("first", Span(0, 10))], body="A **fifth**?\nSays who?\n\n# Check\n\n- [source](https://example.org)"
    )
    workspace.annotate([("second", Span(14, 29))], style=Style.UNDERLINE, colour=Colour.BLUE, topics=["trade"])
    workspace.annotate([("first", Span(6, 36))], colour=Colour.PINK, topics=["energy", "trade"])
    workspace.annotate([("second", Span(0, 30)), ("first", Span(0, 22))], body="<script>alert('*')</script> 20 % = 1/5")
    workspace.annotate([("first", FIRST.paragraphs[1].span)], style=Style.TOPIC, topics=["energy"])
    return workspace


def request(workspace: Workspace, **fields: object) -> ExportRequest:
    values = {
        "annotations": workspace.notebook.ordered(),
        "documents": workspace.documents.by_id,
        "topics": workspace.topics,
        "made": MADE,
    }
    return ExportRequest(**{**values, **fields})


def assert_golden(path: Path, name: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("KZREADER_GOLDEN") == "write":
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes()


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("grouping", Grouping)
def test_an_export_is_byte_for_byte_what_it_was(
    workspace: Workspace, tmp_path: Path, format_name: str, grouping: Grouping
):
    path = tmp_path / "notes"
    export_to(path, format_name, request(workspace, grouping=grouping))
    assert_golden(path, f"notes by {grouping}.{format_name}")


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_note_says_what_it_is_on_and_where_that_stands(workspace: Workspace, format_name: str):
    text = render(format_name, request(workspace))
    assert text.count("Noted on 2026-01-01 by Reader.") == 5
    for words in ("Trade grew", "Star", "2024-07-01", "paragraph 1", "paragraphs 1–2", "Says who?", "Energy, Trade"):
        assert words.split(", ")[0] in text


def test_notes_on_an_interview_come_in_the_order_of_its_text(workspace: Workspace):
    text = render("md", request(workspace))
    places = [text.index(words) for words in ("## First", "Says who?", "paragraphs 1–2", "## Second", "alert")]
    assert places == sorted(places)
    assert re.findall("^## (.*)", text, re.MULTILINE) == ["First", "Second"]


def test_grouped_by_topic_a_note_stands_under_each_of_its_topics(workspace: Workspace):
    text = render("md", request(workspace, grouping=Grouping.TOPIC))
    assert re.findall("^## (.*)", text, re.MULTILINE) == ["Energy", "Trade", "Without a topic"]
    assert text.count("paragraphs 1–2") == 2


def test_grouped_by_comparison_the_interviews_are_named(workspace: Workspace):
    workspace.annotate([("first", Span(0, 5)), ("first", Span(6, 10))])
    text = render("md", request(workspace, grouping=Grouping.COMPARISON))
    assert re.findall("^## (.*)", text, re.MULTILINE) == [
        "Passages within First (Star)",
        "First (Star) ↔ Second (Moon)",
        "Notes on one interview",
    ]


def test_notes_are_chosen_by_id_topic_and_interview(workspace: Workspace):
    notes = workspace.notebook.ordered()
    assert [one.id for one in chosen(notes)] == [f"id-{number}" for number in range(1, 6)]
    assert [one.id for one in chosen(notes, topic="trade")] == ["id-2", "id-3"]
    assert [one.id for one in chosen(notes, document="second")] == ["id-2", "id-4"]
    assert [one.id for one in chosen(notes, ids=["id-2", "id-9"], topic="trade", document="second")] == ["id-2"]
    assert chosen(notes, ids=[]) == ()


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_notes_are_an_export_that_says_so(workspace: Workspace, format_name: str):
    assert "There are no notes to show." in render(format_name, request(workspace, annotations=()))


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_can_be_in_another_language(workspace: Workspace, format_name: str):
    wording = Wording(title="Жазбалар", paragraph="{0}-абзац", language="kk")
    text = render(format_name, request(workspace, wording=wording))
    assert "Жазбалар" in text
    assert "1-абзац" in text


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_needs_nothing_else_and_does_nothing(workspace: Workspace):
    page = render("html", request(workspace))
    tags = Tags(page).found
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & {tag for tag, _ in tags}
    for tag, attributes in tags:
        assert not {"src", "srcset", "background"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert "href" not in attributes or tag == "a"
    assert "url(" not in page
    assert "@import" not in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_a_doctored_notebook_gets_nothing_into_the_page(workspace: Workspace):
    workspace.create_topic("<b onclick=x>&", colour="#000000")
    workspace.annotate([("first", Span(0, 5))], topics=["id-6"])
    [topic] = [one for one in workspace.topics if one.id == "id-6"]
    hostile = type(topic)(topic.id, topic.name, "red; background: url(http://x)", topic.description)
    page = render("html", request(workspace, topics=(hostile,), grouping=Grouping.TOPIC))
    assert "http://x" not in page
    assert "&lt;b onclick=x&gt;&amp;" in page


@pytest.fixture
def decided() -> Workspace:
    """Decisions of every kind, and no note."""
    workspace, star = open_workspace(), Entity("star", "Star", "organisation", ("The *Star*",))
    decisions = workspace.decisions
    decisions.pin_link(("first", Span(0, 22)), ("second", Span(0, 30)))
    decisions.split_link(
        ("first", Span(0, 22)),
        ("second", Span(0, 30)),
        [(("first", Span(0, 10)), ("second", Span(0, 10))), (("first", Span(11, 22)), ("second", Span(11, 30)))],
    )
    decisions.accept_link(("first", FIRST.paragraphs[1].span), ("second", SECOND.paragraphs[1].span))
    decisions.check_figures(("first", Span(14, 21)), ("second", Span(14, 29)))
    decisions.rename_entity(star, "Daily <Star>")
    decisions.retype_entity(star, "work")
    decisions.remove_alias(star, "The *Star*")
    decisions.merge_entities([Entity("moon", "Moon", "organisation")], into=star)
    decisions.add_entity("Қазақстан", "place", aliases=["Kazakhstan", "K.*"])
    decisions.mark_mention(("first", Span(0, 5)), Entity("trade", "Trade", "concept"))
    decisions.unmark_mention(("second", Span(0, 5)))
    decisions.group_accounts(["first", "second"], name="One evening")
    decisions.add_sync_point([("first", Span(0, 5)), ("second", Span(0, 5))])
    decisions.set_synonyms(["multi-vector", "pluralistic"])
    decisions.refuse_name("Port *Rowan*")
    return workspace


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_the_reader_decided_is_byte_for_byte_what_it_was(decided: Workspace, tmp_path: Path, format_name: str):
    path = tmp_path / "decisions"
    export_to(path, format_name, request(decided, decisions=chosen_decisions(decided.notebook.decisions())))
    assert_golden(path, f"decisions.{format_name}")


def test_decisions_stand_after_the_notes_in_a_section_of_their_own(workspace: Workspace):
    workspace.decisions.dismiss_figures(("first", Span(14, 21)), ("second", Span(14, 29)))
    workspace.decisions.ungroup(["first", "second"])
    wording = Wording(decisions=DecisionWording(title="Шешімдер"))
    text = render("md", request(workspace, decisions=tuple(workspace.notebook.decisions()), wording=wording))
    headings = re.findall("^##+ (.*)", text, re.MULTILINE)
    assert headings[-3:] == ["Шешімдер", "Figures that do not go together", "Not accounts of one interview"]
    assert "- First (Star); Second (Moon)" in text
    assert "> twenty per cent" in text


def test_decisions_are_chosen_by_interview(decided: Workspace):
    decisions = tuple(decided.notebook.decisions())
    assert chosen_decisions(decisions) == decisions
    assert [type(one).__name__ for one in chosen_decisions(decisions, document="second")].count("MentionMark") == 1
    assert "EntityEdit" not in {type(one).__name__ for one in chosen_decisions(decisions, document="second")}
    text = render("md", request(decided, decisions=chosen_decisions(decisions, document="first")))
    assert "Names Trade." in text
    assert "Daily" not in text
    assert chosen_decisions(decisions, document="nowhere") == ()


def test_an_export_replaces_the_file_as_a_whole(workspace: Workspace, tmp_path: Path):
    path = tmp_path / "notes.md"
    path.write_text("old")
    export_to(path, "md", request(workspace))
    assert path.read_text(encoding="utf-8").startswith("# Notes")
    assert [one.name for one in tmp_path.iterdir()] == ["notes.md"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("missing/notes.md", "There is no folder"), ("folder", "is a folder"), ("file/notes.md", "There is no folder")],
)
def test_an_export_that_cannot_be_written_says_why(workspace: Workspace, tmp_path: Path, name: str, sentence: str):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(ExportError, match=sentence) as caught:
        export_to(tmp_path / name, "md", request(workspace))
    assert caught.value.hint
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "old"


def test_a_device_is_not_replaced(workspace: Workspace, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="regular file"):
        export_to(tmp_path / "pipe", "md", request(workspace))
    assert (tmp_path / "pipe").is_fifo()


def test_an_unknown_format_is_refused(workspace: Workspace, tmp_path: Path):
    with pytest.raises(RequestError, match="md, html"):
        export_to(tmp_path / "notes.pdf", "pdf", request(workspace))
    assert list(tmp_path.iterdir()) == []


def test_notes_on_a_document_that_is_gone_are_exported(tmp_path: Path):
    workspace = open_workspace(tmp_path / "n.kzn")
    workspace.annotate([("second", SECOND.paragraphs[1].span)], body="still here")
    workspace.close()
    from kzreader.core.library import Library

    reopened = Workspace.open(tmp_path / "n.kzn", Library(()))
    assert len(reopened.library) == 0
    text = render("md", request(reopened))
    assert "## Second" in text
    assert "still here" in text
    reopened.close()
