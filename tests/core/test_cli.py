"""The command line's answers, as other programs and people meet them."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest
from notebooks import BUNDLED, OTHER, OWN, open_workspace

from kzreader.core.library import bundled_ids
from kzreader.core.notebook.annotation import Anchorage, Annotation
from kzreader.core.notebook.edits import Replaced
from kzreader.core.notebook.store import Store

# show


def test_show_answers_with_the_document_and_its_paragraphs(ask, document: Path):
    answer = ask("show", document)
    assert list(answer) == [
        "id", "title", "outlet", "date", "language", "kind", "path", "text", "people", "paragraphs",
    ]  # fmt: skip
    text = "Question: Why 😀?\n\nAnswer: Because of the Silk Road.\n"
    assert answer["text"] == text
    assert answer["id"] == hashlib.sha256(text.encode()).hexdigest()
    assert answer["path"] == str(document)
    paragraphs = [(one["kind"], text[one["start"] : one["end"]]) for one in answer["paragraphs"]]
    assert paragraphs == [("question", "Question: Why 😀?"), ("answer", "Answer: Because of the Silk Road.")]


@pytest.mark.parametrize("name", [BUNDLED, f"{BUNDLED}.txt"])
def test_show_knows_bundled_interviews_by_id_and_file_name(ask, name: str):
    answer = ask("show", name)
    assert answer["id"] == BUNDLED
    assert {"name": "Kassym-Jomart Tokayev", "role": "interviewee"} in answer["people"]


@pytest.mark.parametrize("document_id", bundled_ids())
def test_paragraphs_cover_every_letter_once_and_in_order(ask, document_id: str):
    answer = ask("show", document_id)
    text, end = answer["text"], 0
    for paragraph in answer["paragraphs"]:
        assert list(paragraph) == ["kind", "speaker", "start", "end"]
        assert not text[end : paragraph["start"]].strip()
        end = paragraph["end"]
    assert not text[end:].strip()


def test_show_is_readable_without_json(run, document: Path):
    answer = run("show", document)
    assert "   1  question" in answer
    assert "      Answer: Because of the Silk Road." in answer


# compare


def test_compare_answers_with_passages_in_both_texts(ask):
    answer = ask("compare", BUNDLED, OTHER)
    assert list(answer) == ["a", "b", "passages", "figures", "only_a", "only_b"]
    assert answer["a"]["id"] == BUNDLED
    for pair in answer["figures"]:
        assert list(pair) == ["relation", "measure", "a", "b"]
        assert pair["relation"] in ("agrees", "differs", "evolved")
    texts = {side: ask("show", answer[side]["id"])["text"] for side in "ab"}
    assert answer["passages"]
    for passage in answer["passages"]:
        assert passage["kind"] in ("quote", "parallel")
        assert 0 <= passage["score"] <= 1
        for side in "ab":
            place = passage[side]
            assert place["text"] == texts[side][place["start"] : place["end"]]
    for side in "ab":
        shared = {(one[side]["start"], one[side]["end"]) for one in answer["passages"]}
        assert not shared & {(one["start"], one["end"]) for one in answer[f"only_{side}"]}


def test_compare_shows_figures_that_go_together(ask):
    answer = ask("compare", "001_fca01b70aa2bbb84", "002_1a1f7eff074f63d3")
    [trade] = [pair for pair in answer["figures"] if pair["a"]["unit"] == "USD"]
    assert (trade["relation"], trade["measure"]) == ("differs", "bilateral trade")
    assert trade["a"]["text"] == "31 billion US dollars"
    assert {key: trade["b"][key] for key in ("text", "value", "unit", "date")} == {
        "text": "$24 billion", "value": 24_000_000_000, "unit": "USD", "date": "2022",
    }  # fmt: skip


def test_compare_is_readable_without_json(run):
    answer = run("compare", BUNDLED, OTHER)
    assert "only in A" in answer
    assert "\nA " in answer


def test_what_a_document_says_is_shown_and_not_obeyed(ask, run, document: Path):
    document.write_text("Red \x1b[31m words.\n", encoding="utf-8")
    assert "Red ␛[31m words." in run("show", document)
    assert "\x1b" in ask("show", document)["text"]


# arguments that begin with a dash


def test_what_follows_two_dashes_is_no_option(ask, run, document: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(document.parent)
    document.rename(document.with_name("--json"))
    assert "Question: Why" in run("show", "--", "--json")
    [hit] = json.loads(run("search", "--json", "--", "Silk", "--json"))
    assert hit["text"] == "Silk"
    assert run("search", "--", "-silk", "--json") == "Nothing was found.\n"


# mentions


def test_mentions_answers_with_entities_and_their_places(ask):
    answer = ask("mentions", BUNDLED, OTHER, BUNDLED)
    texts = {document: ask("show", document)["text"] for document in (BUNDLED, OTHER)}
    kazakhstan = next(one for one in answer if one["name"] == "Kazakhstan")
    assert list(kazakhstan) == ["id", "name", "type", "aliases", "mentions"]
    assert kazakhstan["type"] == "place"
    assert {one["document"] for one in kazakhstan["mentions"]} == {BUNDLED, OTHER}
    for entity in answer:
        assert entity["mentions"]
        for place in entity["mentions"]:
            assert place["text"] == texts[place["document"]][place["start"] : place["end"]]


def test_mentions_are_readable_without_json(run, document: Path, tmp_path: Path):
    assert "Kazakhstan (place)" in run("mentions", BUNDLED)
    (tmp_path / "none.txt").write_text("Nothing here.")
    assert "None of the names" in run("mentions", tmp_path / "none.txt")


# figures


def test_figures_answers_with_quantities_and_dates(ask, document: Path):
    document.write_text("Answer: In 2022 more than 20 heads of state came, and a tenth of them left.", encoding="utf-8")
    answer = ask("figures", document)
    fields = "document start end text kind value low high comparator approximate unit date measure"
    assert [" ".join(one) for one in answer] == [fields] * 3
    assert [
        (one["text"], one["kind"], one["value"], one["comparator"], one["unit"], one["date"]) for one in answer
    ] == [
        ("2022", "date", None, "=", None, "2022"),
        ("more than 20 heads of state", "quantity", 20, ">", "heads", "2022"),
        ("a tenth", "quantity", 10, "=", "%", "2022"),
    ]


def test_figures_is_readable_without_json(run):
    answer = run("figures", "002_1a1f7eff074f63d3")
    assert "$24 billion                     24,000,000,000 USD        bilateral trade between" in answer


# search


def test_search_answers_with_hits_in_their_context(ask, document: Path):
    [hit] = ask("search", "silk road", document)
    assert list(hit) == ["document", "start", "end", "text", "left", "right"]
    text = ask("show", document)["text"]
    assert hit["text"] == "Silk Road" == text[hit["start"] : hit["end"]]
    assert hit["left"].endswith("Because of the ")
    assert hit["right"].startswith(".")


def test_search_looks_into_the_bundled_interviews_and_into_folders(ask, document: Path):
    assert {hit["document"] for hit in ask("search", "Kazakhstan")} == set(bundled_ids())
    assert len(ask("search", "silk road", document.parent)) == 1
    assert ask("search", "no such words anywhere", document) == []


def test_search_is_readable_without_json(run, document: Path):
    assert "Because of the [Silk Road]." in run("search", "silk road", document)
    assert run("search", "nowhere", document) == "Nothing was found.\n"


# notebook list


def test_notebook_list_answers_with_notes_and_their_passages(ask, notebook: Path):
    first, second = sorted(ask("notebook", "list", notebook), key=lambda one: len(one["targets"]))
    assert list(first) == [
        "id", "created", "modified", "author", "style", "colour", "topics", "body", "state", "targets",
    ]  # fmt: skip
    assert (first["body"], first["topics"], first["state"]) == ("A *note*\non him", ["Steppe"], "attached")
    assert (first["style"], first["colour"], first["author"]) == ("highlight", "yellow", "Reader")
    [target] = first["targets"]
    text = ask("show", BUNDLED)["text"]
    assert target == {"document": BUNDLED, "start": 0, "end": 21, "exact": text[:21], "score": 1.0}
    assert [one["document"] for one in second["targets"]] == [OWN.id, BUNDLED]


def test_notebook_list_changes_no_byte(ask, notebook: Path):
    before = (notebook.read_bytes(), notebook.stat().st_mtime_ns)
    ask("notebook", "list", notebook)
    assert (notebook.read_bytes(), notebook.stat().st_mtime_ns) == before
    assert [one.name for one in notebook.parent.iterdir()] == ["notes.kzn"]


def test_notebook_list_is_readable_without_json(run, notebook: Path, tmp_path: Path):
    answer = run("notebook", "list", notebook)
    assert "    | A *note*\n    | on him\n    Topics: Steppe" in answer
    open_workspace(tmp_path / "empty.kzn").close()
    assert run("notebook", "list", tmp_path / "empty.kzn") == "The notebook has no notes.\n"


def test_notebook_list_says_what_moved_and_what_is_not_placed(ask, run, notebook: Path):
    with closing(Store.open(notebook)) as store, store.transaction():
        for note in (one for one in store.load() if isinstance(one, Annotation)):
            first, *others = note.targets
            state = Anchorage.UNPLACED if others else Anchorage.MOVED
            first = first._replace(state=state, likeness=900, quoted="what was marked")
            store.write([Replaced(note, note._replace(targets=(first, *others)))])
    notes = {len(one["targets"]): one for one in ask("notebook", "list", notebook)}
    assert {count: one["state"] for count, one in notes.items()} == {1: "moved", 2: "unplaced"}
    assert [(one["start"], one["end"], one["score"]) for one in notes[1]["targets"]] == [(0, 21, 0.9)]
    assert [(one["start"], one["score"]) for one in notes[2]["targets"]] == [(None, 0.0), (0, 1.0)]
    answer = run("notebook", "list", notebook)
    assert answer.count("(moved: please check)") == answer.count("(not found in the text)") == 1


# export


def test_export_writes_the_notes(run, notebook: Path, tmp_path: Path):
    out = tmp_path / "notes.md"
    assert str(out) in run("export", notebook, "--format", "md", "-o", out)
    text = out.read_text(encoding="utf-8")
    assert "A *note*" in text
    assert "— *CGTN interview" in text
    run("export", notebook, "--format", "html", "-o", tmp_path / "notes.html", "--group", "topic")
    assert "<h2>Steppe</h2>" in (tmp_path / "notes.html").read_text(encoding="utf-8")


def test_export_takes_only_the_notes_that_are_asked_for(run, notebook: Path, tmp_path: Path):
    out = tmp_path / "notes.md"
    assert run("export", notebook, "--format", "md", "-o", out, "--topic", "steppe").startswith("Notes: 1.")
    assert run("export", notebook, "--format", "md", "-o", out, "--document", OWN.id).startswith("Notes: 1.")
    assert run("export", notebook, "--format", "md", "-o", out, "--document", f"{BUNDLED}.txt").startswith("Notes: 2.")
    assert run("export", notebook, "--format", "md", "-o", out, "--document", OTHER).startswith("Notes: 0.")


def test_an_export_that_fails_leaves_the_old_file(fail, notebook: Path, tmp_path: Path):
    out = tmp_path / "notes.md"
    out.write_text("old")
    assert "no topic “Nonsense”" in fail("export", notebook, "--format", "md", "-o", out, "--topic", "Nonsense")
    assert "no format “pdf”" in fail("export", notebook, "--format", "pdf", "-o", out)
    assert "no document “nowhere”" in fail("export", notebook, "--format", "md", "-o", out, "--document", "nowhere")
    assert "no folder" in fail("export", notebook, "--format", "md", "-o", tmp_path / "missing" / "notes.md")
    assert "is a folder" in fail("export", notebook, "--format", "md", "-o", tmp_path)
    assert out.read_text() == "old"


def test_an_export_never_replaces_a_notebook(fail, notebook: Path):
    words = notebook.read_bytes()
    assert "is a notebook, and stays as it is" in fail("export", notebook, "--format", "md", "-o", notebook)
    assert notebook.read_bytes() == words
