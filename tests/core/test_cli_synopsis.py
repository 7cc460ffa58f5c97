"""`kzreader synopsis` as other programs and people meet it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from notebooks import BUNDLED, OTHER

from kzreader.core.library import bundled_ids

THIRD = bundled_ids()[2]


def test_the_answer_has_a_cell_an_account_and_a_row_a_statement(ask):
    answer = ask("synopsis", BUNDLED, OTHER, THIRD, "--base", OTHER)
    assert list(answer) == ["base", "accounts", "rows"]
    assert answer["base"] == OTHER
    assert [list(account) for account in answer["accounts"]] == [
        ["id", "title", "outlet", "date", "of_base", "of_account"]
    ] * 3
    assert [account["id"] for account in answer["accounts"]] == [BUNDLED, OTHER, THIRD]
    texts = {document: ask("show", document)["text"] for document in (BUNDLED, OTHER, THIRD)}
    for number, row in enumerate(answer["rows"], start=1):
        assert list(row) == ["number", "all_agree", "only_here", "missing", "figures_differ", "cells", "figures"]
        assert row["number"] == number
        assert [cell["document"] for cell in row["cells"]] == [BUNDLED, OTHER, THIRD]
        assert row["missing"] == [cell["document"] for cell in row["cells"] if not cell["passages"]]
        for cell in row["cells"]:
            assert list(cell) == ["document", "badge", "speaker", "passages", "differs"]
            assert cell["badge"] in ("verbatim", "partial quote", "paraphrase", "only reported", None)
            for passage in cell["passages"]:
                assert passage["text"] == texts[cell["document"]][passage["start"] : passage["end"]]
                assert 1 <= passage["first_row"] <= number


def test_figures_that_differ_between_accounts_are_told(ask):
    answer = ask("synopsis", OTHER, THIRD, "--only", "figures-differ")
    pairs = [{figure["a"]["text"], figure["b"]["text"]} for row in answer["rows"] for figure in row["figures"]]
    assert {"31 billion US dollars", "$24 billion"} in pairs
    assert all(row["figures_differ"] for row in answer["rows"])


@pytest.mark.parametrize("only", ["all-agree", "only-here", "missing-here"])
def test_filters_keep_the_numbers_of_rows(ask, only: str):
    every = {row["number"]: row for row in ask("synopsis", OTHER, THIRD)["rows"]}
    shown = ask("synopsis", OTHER, THIRD, "--only", only)["rows"]
    assert 0 < len(shown) < len(every)
    assert all(every[row["number"]] == row for row in shown)


def test_here_can_be_one_account(ask):
    shown = ask("synopsis", OTHER, THIRD, "--only", "only-here", "--account", THIRD)["rows"]
    assert {row["only_here"] for row in shown} == {THIRD}


def test_it_is_readable_without_an_option(run):
    answer = run("synopsis", OTHER, THIRD)
    assert answer.startswith("Synopsis: CGTN")
    assert " % of CCTV News is in this account" in answer
    assert "(only reported, Kassym-Jomart Tokayev)" in answer
    assert max(map(len, answer.split("\n\n", 2)[2].splitlines())) <= 88


def test_text_formats_go_to_standard_output_or_to_a_file(run, tmp_path: Path):
    page = run("synopsis", OTHER, THIRD, "--html")
    assert page.startswith("<!DOCTYPE html>")
    assert run("synopsis", OTHER, THIRD, "--html", "-o", tmp_path / "table").startswith("Statements: ")
    assert (tmp_path / "table").read_text(encoding="utf-8") == page
    run("synopsis", OTHER, THIRD, "-o", tmp_path / "table.json")
    assert json.loads((tmp_path / "table.json").read_text(encoding="utf-8")) == json.loads(
        run("synopsis", OTHER, THIRD, "--json")
    )
    assert run("synopsis", OTHER, THIRD, "--md").startswith("# Synopsis")


def test_a_word_document_goes_to_the_file_that_is_named(run, fail, tmp_path: Path):
    run("synopsis", OTHER, THIRD, "-o", tmp_path / "table.docx")
    assert docx.Document(io.BytesIO((tmp_path / "table.docx").read_bytes())).tables
    assert "Name the file to write with -o" in fail("synopsis", OTHER, THIRD, "--docx")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([OTHER], "2 to 6 accounts, not 1"),
        ([OTHER, OTHER], "is named twice"),
        ([OTHER] * 7, "2 to 6 accounts, not 7"),
        ([OTHER, THIRD, "--base", BUNDLED], "one of its accounts"),
        ([OTHER, THIRD, "--account", BUNDLED, "--only", "only-here"], "has no account"),
        ([OTHER, THIRD, "--account", THIRD], "Use it with --only"),
        ([OTHER, THIRD, "--only", "some"], "invalid choice"),
        ([OTHER, THIRD, "--json", "--md"], "not allowed with"),
        ([OTHER, "no such document"], "There is no document"),
        ([OTHER, THIRD, "--md", "-o", "/"], "is a folder"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(fail, arguments: list[str], sentence: str):
    assert sentence in fail("synopsis", *arguments)


def test_two_files_with_the_same_words_are_one_account(fail, tmp_path: Path):
    for name in ("one.txt", "other.txt"):
        (tmp_path / name).write_text("The bridge opens in May.\n", encoding="utf-8")
    assert "is named twice" in fail("synopsis", tmp_path / "one.txt", tmp_path / "other.txt")
