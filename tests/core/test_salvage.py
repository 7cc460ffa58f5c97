"""What is made of the parts of a damaged notebook, and what the report says of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import FIRST, OWN, TRADE_GREW, TWENTY, digest, noted, old_notebook, open_workspace, records_on_disk

from kzreader.core.errors import NotebookError
from kzreader.core.notebook.annotation import Anchorage, Annotation, DocumentRecord
from kzreader.core.notebook.checking import findings
from kzreader.core.notebook.planning import snapshot
from kzreader.core.notebook.salvage import Salvage, salvage
from kzreader.core.notebook.schema import FIRST_VERSION_WITH_CHECKSUMS
from kzreader.core.text import Span

NOW = "2026-02-02T00:00:00.000Z"


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        note = noted(workspace, body="Салық туралы ескерту", topics=["energy"])
        workspace.annotate([TRADE_GREW, TWENTY], body="Both grew")
        workspace.decisions.accept_link(TRADE_GREW, TWENTY)
        workspace.add_target(note, *TWENTY)
        workspace.put_draft(note, "half a note")
    return path


def lose(path: Path, statement: str) -> None:
    """As damage would, without a trace but in what refers to it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(statement)


def saved(path: Path, **options: object) -> tuple[Salvage, dict[str, Annotation], dict[str, DocumentRecord]]:
    out = path.with_name("saved.kzn")
    before = digest(path)
    report = salvage(path, out, **{"known": lambda _: None, "now": NOW, **options})
    assert digest(path) == before
    assert findings(out) == ()
    records = records_on_disk(out)
    notes = {id_: record for (kind, id_), record in records.items() if kind == "Annotation"}
    documents = {id_: record for (kind, id_), record in records.items() if kind == "DocumentRecord"}
    return report, notes, documents


def test_a_passage_whose_note_is_lost_becomes_a_note(notebook: Path):
    lose(notebook, "DELETE FROM annotations WHERE id = 'id-1'")
    report, notes, _ = saved(notebook)
    note = notes["id-1"]
    assert [target.exact for target in note.targets] == ["Trade grew", "twenty per cent"]
    assert (note.topics, note.body) == (("energy",), "half a note")
    assert any("id-1" in one and "twenty per cent" in one for one in report.doubts)


def test_a_note_whose_passages_are_lost_stands_where_its_history_says(notebook: Path):
    lose(notebook, "DELETE FROM targets WHERE annotation = 'id-1'")
    report, notes, _ = saved(notebook)
    [target] = notes["id-1"].targets
    assert (target.document, target.exact, target.state) == ("second", "twenty per cent", Anchorage.MOVED)
    assert any("Салық туралы ескерту" in one for one in report.doubts)


def test_a_note_that_stands_nowhere_any_more_is_kept(notebook: Path):
    lose(notebook, "DELETE FROM targets WHERE annotation = 'id-2'")
    report, notes, documents = saved(notebook)
    [target] = notes["id-2"].targets
    assert target.state is Anchorage.UNPLACED
    assert documents[target.document].title == "Salvaged notes"
    assert notes["id-2"].body == "Both grew"
    assert any("Both grew" in one for one in report.doubts)


def test_passages_of_a_lost_document_keep_their_words(notebook: Path):
    lose(notebook, "DELETE FROM documents WHERE id = 'first'")
    report, notes, documents = saved(notebook)
    assert [target.exact for target in notes["id-2"].targets] == ["Trade grew", "twenty per cent"]
    assert [target.state for target in notes["id-2"].targets][1] is Anchorage.ATTACHED
    assert "Trade grew" in documents["first"].text
    assert any("first" in one for one in report.doubts)


def test_a_lost_document_of_the_readers_own_is_whole_again_once_it_is_opened(tmp_path: Path):
    path = tmp_path / "n.kzn"
    passages = [(OWN.id, Span(10, 14)), TRADE_GREW]
    with closing(open_workspace(path)) as workspace:
        workspace.add_documents([OWN])
        before = workspace.annotate(passages, body="Why").added_annotations[0]
        workspace.decisions.accept_link(*passages)
    lose(path, f"DELETE FROM documents WHERE id = '{OWN.id}'")
    _, notes, documents = saved(path)
    assert notes["id-1"].state is Anchorage.UNPLACED
    assert documents[OWN.id].text == "Why?"
    with closing(open_workspace(path.with_name("saved.kzn"))) as workspace:
        assert workspace.add_documents([OWN]) is not None
        assert workspace.annotation("id-1").targets == before.targets
        assert workspace.documents.get(OWN.id).text == OWN.text
        [link] = workspace.notebook.link_decisions.values()
        assert link.targets[0].state is Anchorage.ATTACHED
        workspace.undo()
        assert workspace.annotation("id-1").state is Anchorage.UNPLACED


def test_a_document_of_the_program_is_itself_again(notebook: Path):
    lose(notebook, "DELETE FROM documents WHERE id = 'first'")
    report, notes, documents = saved(notebook, known=lambda one: snapshot(FIRST) if one == "first" else None)
    assert documents["first"] == snapshot(FIRST)
    assert {target.state for target in notes["id-2"].targets} == {Anchorage.ATTACHED}
    assert (report.doubts, report.lost) == ((), ())


def test_the_rest_of_a_decision_is_said(notebook: Path):
    lose(notebook, "DELETE FROM decision_targets WHERE position = 1")
    report, _, _ = saved(notebook)
    assert any("decision" in one and "Trade grew" in one for one in report.lost)


def test_a_topic_that_is_lost_leaves_its_mark_on_the_notes(notebook: Path):
    lose(notebook, "DELETE FROM topics")
    report, notes, _ = saved(notebook)
    assert notes["id-1"].topics == ("energy",)
    assert any("energy" in one for one in report.doubts)


def test_what_was_removed_does_not_come_back(tmp_path: Path):
    path = tmp_path / "n.kzn"
    with closing(open_workspace(path)) as workspace:
        ids = [noted(workspace, body=f"Note {n} " * 40) for n in range(60)]
        workspace.remove(ids[::2])
        for one in ids[1::4]:
            workspace.edit_note(one, "Short.")
    _, notes, _ = saved(path)
    assert set(notes) == set(ids[1::2])


@pytest.mark.parametrize("version", range(1, FIRST_VERSION_WITH_CHECKSUMS))
def test_a_notebook_of_an_older_version_is_saved_from_its_pages(tmp_path: Path, version: int):
    path = old_notebook(tmp_path, version)
    whole = records_on_disk(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = bytes(3996)
    path.write_bytes(data)
    report, _, _ = saved(path)
    assert report.wrong
    assert records_on_disk(path.with_name("saved.kzn")) == whole


def test_nothing_that_is_there_is_written_over(notebook: Path, tmp_path: Path):
    out = tmp_path / "there.kzn"
    out.write_text("something")
    for taken in (out, notebook):
        with pytest.raises(NotebookError, match="already a file"):
            salvage(notebook, taken, known=lambda _: None, now=NOW)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotebookError, match="cannot be made"):
        salvage(notebook, tmp_path / "file" / "out.kzn", known=lambda _: None, now=NOW)
    assert out.read_text() == "something"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "n.kzn", "there.kzn"]
